import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { hashOfFiles } from './hash-of-files.ts'
import { hashNamed, send, signInAs } from './operations.ts'
import { lasting } from './progress.ts'
import { scratchDir, startServer } from './server.ts'
import { SERVER_ENV, SERVER_FLAGS } from './server-flags.ts'

const root = join(import.meta.dirname, '..')
const bff = join(root, 'bff')
const source = join(bff, 'src')
const parts = join(import.meta.dirname, 'server-build')

/** A sister of the sources, so that both find what they read at the same places (bff/src/files.ts). */
const OUTPUT = join(bff, 'dist')

const BUILT_SERVER = join(OUTPUT, 'server.cjs')

/** As production starts it. */
export const BUILT = { program: BUILT_SERVER, flags: SERVER_FLAGS, env: SERVER_ENV } as const

/** Native ones, and with sharp what finds its binary by itself. */
const OUTSIDE = ['better-sqlite3', 'sharp']

/** What the server reads of its own while it runs. */
const READ = ['**/*.graphql', 'graphql/generated/*.json', 'graphql/released/*.json', 'simulator/*.{js,css}']

/** Puts the server together into a few files unless they came from the same sources. */
export async function buildServerIfStale(): Promise<'built' | 'fresh'> {
  const stamp = join(OUTPUT, '.sources')
  const sources = hashOfFiles(
    [
      'bff/src/**',
      'bff/package.json',
      'bff/patches/**',
      'shared/src/**',
      'scripts/server-build*',
      'scripts/server-*/**',
    ],
    [process.version, process.arch, ...SERVER_FLAGS],
  )
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return 'fresh'
  rmSync(OUTPUT, { recursive: true, force: true })
  await lasting('Building server', async () => {
    await bundle()
    for (const file of globSync('*.cjs', { cwd: OUTPUT })) escapeLetters(join(OUTPUT, file))
    for (const file of globSync(READ, { cwd: source })) {
      mkdirSync(join(OUTPUT, dirname(file)), { recursive: true })
      copyFileSync(join(source, file), join(OUTPUT, file))
    }
    copyFileSync(join(parts, 'server.cjs'), BUILT_SERVER)
    await keepCompiled()
  })
  writeFileSync(join(OUTPUT, 'release.txt'), `${new Date().toISOString().slice(0, 10)} ${sources.slice(0, 8)}\n`)
  writeFileSync(stamp, sources)
  return 'built'
}

/** Building for production, Vite says so to the whole process, and to every server that it starts later. */
async function bundle(): Promise<void> {
  const { NODE_ENV } = process.env
  try {
    await bundled()
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
}

async function bundled(): Promise<void> {
  const { build } = await import('vite')
  const graphql = dirname(createRequire(join(bff, 'package.json')).resolve('graphql'))
  await build({
    configFile: false,
    root: bff,
    logLevel: 'warn',
    ssr: { noExternal: true, external: OUTSIDE, target: 'node' },
    resolve: {
      // One copy: what imports it gets the one that is required as well (bff/src/graphql/graphql-js.ts).
      alias: [
        { find: /^graphql$/, replacement: join(graphql, 'index.js') },
        { find: /^graphql\/(.*?)(\.m?js)?$/, replacement: `${graphql}/$1.js` },
      ],
    },
    plugins: [
      {
        name: 'one-graphql',
        enforce: 'pre',
        load: (id) =>
          id === join(source, 'graphql/graphql-js.ts') ? "export { default as graphql } from 'graphql'" : null,
      },
    ],
    build: {
      ssr: join(source, 'server.ts'),
      outDir: OUTPUT,
      emptyOutDir: false,
      target: 'node24',
      // Names and lines stay, for the log's sake.
      minify: false,
      rolldownOptions: {
        output: { format: 'cjs', comments: false, entryFileNames: 'main.cjs', chunkFileNames: '[name].cjs' },
      },
    },
  })
}

/** V8 keeps the text of a program, with two bytes for each letter as soon as one of them is Chinese. */
function escapeLetters(file: string): void {
  const code = readFileSync(file, 'utf8')
  if (/\\[^\0-\x7f]/.test(code)) throw new Error(`${file} holds an escape of a letter that needs none`)
  const escaped = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  writeFileSync(file, code.replace(/[^\0-\x7f]/g, escaped))
}

/** The second time an operation is compiled, the third time that runs. */
const ROUNDS = 3

async function ask(base: string): Promise<void> {
  const token = await signInAs(base, 'owner')
  await send(base, hashNamed('LookUpRequest'), { number: 'QH330199-000000-0000-0', code: '0000000000' })
  await send(base, hashNamed('Home'), {}, token)
  await send(base, hashNamed('MyRequests'), {}, token)
}

/** Starts it once and lets it answer, so that what V8 compiles for that is kept with it. */
async function keepCompiled(): Promise<void> {
  const scratch = scratchDir('compile')
  try {
    const server = await startServer({
      ...BUILT,
      dataDir: scratch.dir,
      args: ['--keep-compiled'],
      inherits: false,
    })
    for (let round = 0; round < ROUNDS; round += 1) await ask(server.base)
    await server.stop()
  } finally {
    scratch.remove()
  }
}
