import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

const root = join(import.meta.dirname, '../..')
const PARTS = ['bff', 'miniapp', 'shared', 'scripts', 'docs', 'package.json', 'tsconfig.json']
export const PACKAGES = ['.', 'bff', 'miniapp', 'shared']
const LEFT_OUT = ['node_modules', 'dist', 'screenshots']

/** A new file, or lines put in before others of an old one. */
export type Edit = { readonly file: string; readonly text: string; readonly before?: string }
export type Ran = { readonly failed: boolean; readonly said: string }

/** The project once more, in which something is added as a developer would add it. */
export class Copy {
  readonly dir = mkdtempSync(join(tmpdir(), 'qihu-additions-'))

  constructor() {
    const filter = (source: string) => !LEFT_OUT.some((name) => source.endsWith(`/${name}`))
    for (const part of PARTS) {
      if (existsSync(join(root, part))) cpSync(join(root, part), join(this.dir, part), { recursive: true, filter })
    }
    for (const each of PACKAGES) this.linkPackages(each)
  }

  /** The packages that are installed, and those of the project as they stand in the copy. */
  private linkPackages(of: string): void {
    const installed = join(root, of, 'node_modules')
    if (!existsSync(installed)) return
    const target = join(this.dir, of, 'node_modules')
    mkdirSync(target, { recursive: true })
    for (const name of readdirSync(installed)) {
      if (name !== '@qihu') symlinkSync(realpathSync(join(installed, name)), join(target, name))
    }
    if (!existsSync(join(installed, '@qihu'))) return
    mkdirSync(join(target, '@qihu'))
    for (const name of readdirSync(join(installed, '@qihu'))) {
      symlinkSync(join(this.dir, name), join(target, '@qihu', name))
    }
  }

  edit({ file, text, before }: Edit): void {
    if (before !== undefined) {
      this.replace({ file, from: before, to: text + before })
      return
    }
    const path = join(this.dir, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }

  /** @throws where what is to be replaced does not stand there once. */
  replace({ file, from, to }: { readonly file: string; readonly from: string; readonly to: string }): void {
    const path = join(this.dir, file)
    const old = readFileSync(path, 'utf8')
    if (old.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`)
    writeFileSync(
      path,
      old.replace(from, () => to),
    )
  }

  private run(script: string, ...args: string[]): Promise<Ran> {
    const { VITEST: _, ...env } = process.env
    const options = { cwd: this.dir, env: { ...env, NO_COLOR: '1', FORCE_COLOR: '0' }, maxBuffer: 64 * 1024 * 1024 }
    return new Promise((resolve) => {
      execFile(process.execPath, [join(this.dir, script), ...args], options, (error, out, err) =>
        resolve({ failed: error !== null, said: `${out}\n${err}` }),
      )
    })
  }

  codegen = (): Promise<Ran> => this.run('scripts/codegen.ts')

  /** Files of which the compiler complains. */
  async mistyped(): Promise<string[]> {
    const ran = await Promise.all(
      PACKAGES.map((of) => this.run('node_modules/typescript/bin/tsc', '-p', of, '--pretty', 'false')),
    )
    return [...new Set(ran.flatMap((each) => filesIn(each, /^([\w/.-]+\.tsx?)\(\d+,\d+\): error/gm)))].toSorted()
  }

  tests = (project: string, ...files: string[]): Promise<Ran> =>
    this.run(
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      'scripts/vitest.config.ts',
      '--project',
      project,
      ...files,
    )

  /** What was changed by hand by now: what is printed does not count. */
  byHand(): string[] {
    const files = (directory: string): string[] =>
      readdirSync(join(this.dir, directory), { withFileTypes: true }).flatMap((entry) => {
        const path = join(directory, entry.name)
        if (LEFT_OUT.includes(entry.name) || entry.name.startsWith('.')) return []
        return entry.isDirectory() ? files(path) : [path]
      })
    const same = (file: string) =>
      existsSync(join(root, file)) && readFileSync(join(root, file)).equals(readFileSync(join(this.dir, file)))
    return files('.')
      .map((file) => relative('.', file))
      .filter((file) => !same(file) && !isPrinted(file))
      .toSorted()
  }

  remove = (): void => rmSync(this.dir, { recursive: true, force: true })
}

const isPrinted = (file: string): boolean => file.includes('/generated/') || file.startsWith('docs/lives/')

const filesIn = ({ said }: Ran, pattern: RegExp): string[] => [
  ...new Set([...said.matchAll(pattern)].map(([, file]) => file ?? '')),
]
/** Files of which a test has failed. */
export const failing = (ran: Ran): string[] => filesIn(ran, /FAIL\s+(?:\S+\s+)?([\w/.-]+\.test\.ts)/g).toSorted()

export const filesOf = (edits: readonly Edit[]): string[] => [...new Set(edits.map(({ file }) => file))].toSorted()
