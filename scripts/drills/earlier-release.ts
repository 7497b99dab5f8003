import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { scratchDir } from '../server.ts'

const root = join(import.meta.dirname, '../..')

/** The first commit of this issue: the release that clients lived on from. */
export const EARLIER = '5d92ea9'
/** The documents of its clients, as they are kept for a year. */
const DOCUMENTS = 'bff/src/graphql/released/2026-11-23.json'

export type EarlierRelease = {
  /** Its server; null where only its clients are played. */
  readonly program: string | null
  readonly h5Dir: string
  readonly documents: Readonly<Record<string, string>>
}

const read = (file: string): Record<string, string> => JSON.parse(readFileSync(file, 'utf8'))

/** Without history and without a build: the documents it sent, and pages of one script. */
export function playedRelease(dir: string, name: string): EarlierRelease {
  const hash = Buffer.from(name.padEnd(4, '0').slice(0, 4)).toString('hex')
  const files = {
    'index.html': `<html lang="zh-CN"><link href="/css/app.${hash}.css" rel="stylesheet"><script src="/js/app.${hash}.js"></script></html>`,
    [`js/app.${hash}.js`]: `console.log('${name}')`,
    [`js/page.${hash}.js`]: `console.log('${name}, a page')`,
    [`css/app.${hash}.css`]: `body { content: '${name}' }`,
  }
  const h5Dir = join(dir, `pages-${name}`)
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(h5Dir, file)), { recursive: true })
    writeFileSync(join(h5Dir, file), content)
    writeFileSync(join(h5Dir, `${file}.gz`), gzipSync(content))
    writeFileSync(join(h5Dir, `${file}.br`), brotliCompressSync(content))
  }
  return { program: null, h5Dir, documents: read(join(root, DOCUMENTS)) }
}

let built: EarlierRelease | null = null

/**
 * Server and pages of that release, from the history of this clone, on the packages that are installed; built once, for the
 * drill and its control, and gone with this process.
 * @throws {Error} saying what to do where the history is not there.
 */
export function builtRelease(progress: (words: string) => void, commit = EARLIER): EarlierRelease {
  if (built) return built
  const found = spawnSync('git', ['-C', root, 'cat-file', '-e', `${commit}^{commit}`], { stdio: 'ignore' })
  if (found.status !== 0) {
    throw new Error(
      `This clone does not hold commit ${commit}: it is shallow, or no clone. Fetch the history (git fetch --unshallow) ` +
        'and run the drill again, or run its short form, which needs none: npm run drill -- upgrade --trials 2',
    )
  }
  const scratch = scratchDir('earlier')
  process.once('exit', () => scratch.remove())
  const tree = scratch.dir
  must('sh', ['-c', `git -C '${root}' archive ${commit} | tar -x -C '${tree}'`])
  for (const part of ['.', 'bff', 'miniapp', 'shared']) linkPackages(part, tree)
  if (readFileSync(join(tree, 'pnpm-lock.yaml'), 'utf8') !== readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8'))
    progress('its packages are not quite those that are installed; it runs on these')
  progress(`building the pages of ${commit}`)
  must(process.execPath, [join(tree, 'scripts/build.ts'), 'h5'])
  const documents = read(join(tree, 'bff/src/graphql/generated/persisted-documents.json'))
  built = { program: join(tree, 'bff/src/server.ts'), h5Dir: join(tree, 'miniapp/dist/h5'), documents }
  return built
}

/** Every package as it is installed here, but our own, which is the tree's. */
function linkPackages(part: string, tree: string): void {
  const from = join(root, part, 'node_modules')
  if (!existsSync(from)) return
  const to = join(tree, part, 'node_modules')
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    if (name !== '@qihu') symlinkSync(realpathSync(join(from, name)), join(to, name))
  }
  if (!existsSync(join(from, '@qihu'))) return
  mkdirSync(join(to, '@qihu'))
  for (const name of readdirSync(join(from, '@qihu'))) symlinkSync(join(tree, name), join(to, '@qihu', name))
}

function must(command: string, args: readonly string[]): void {
  const done = spawnSync(command, args, { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}\n${done.stdout}${done.stderr}`)
}
