import { execFileSync, fork } from 'node:child_process'
import { chmodSync, copyFileSync, globSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { scratchDir } from '../server.ts'
import type { BuilderResult } from './wechat-builder.ts'

const home = dirname(createRequire(import.meta.url).resolve('miniprogram-compiler/package.json'))
const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'mac', win32: 'windows' }

/** Runs one of WeChat's own compilers on files of the folder; what it writes. Throws what it complains of. */
function compile(program: 'wcc' | 'wcsc', options: string[], folder: string): string {
  const name = process.platform === 'win32' ? `${program}.exe` : program
  const { dir, remove } = scratchDir(program)
  try {
    // As they come from npm they may not be executed, and what lies in node_modules is not ours to change.
    const own = join(dir, name)
    copyFileSync(join(home, 'bin', SYSTEMS[process.platform] ?? '', name), own)
    chmodSync(own, 0o755)
    return execFileSync(own, options, { cwd: folder, encoding: 'utf8', stdio: 'pipe', maxBuffer: 64 * 1024 * 1024 })
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string }
    // Not for every processor; npm has them for x86-64.
    throw new Error(`${program} ${code ? `cannot run on ${process.platform} ${process.arch}: ${code}` : stderr}`)
  } finally {
    remove()
  }
}

const filesOf = (folder: string, pattern: string) => globSync(pattern, { cwd: folder }).sort()

/** The templates and scripts of the package as the script that WeChat's compiler makes of them; it defines `$gwx`. */
export const compileWxml = (dist: string): string =>
  compile('wcc', ['-d', ...filesOf(dist, '**/*.{wxml,wxs}'), '-gn', '$gwx'], dist)

export const compileWxss = (dist: string): string =>
  compile('wcsc', ['-db', '-pc', '0', ...filesOf(dist, '**/*.wxss')], dist)

/** Has WeChat's package builder make of each folder what would be uploaded, without network. */
export async function buildPackages(folders: readonly string[]): Promise<BuilderResult[]> {
  const preloaded = pathToFileURL(join(import.meta.dirname, 'no-network.ts')).href
  // It leaves folders behind where it runs.
  const { dir, remove } = scratchDir('builder')
  const child = fork(join(import.meta.dirname, 'wechat-builder.ts'), folders, {
    cwd: dir,
    execArgv: ['--import', preloaded],
    silent: true,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  try {
    return await new Promise((resolve, reject) => {
      child.on('message', (results) => resolve(results as BuilderResult[])).on('error', reject)
      child.on('exit', (code) => reject(new Error(`the package builder ended with ${code}:\n${said}`)))
    })
  } finally {
    remove()
  }
}
