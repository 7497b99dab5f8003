import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/**
 * Server and pages at one address while both are worked on: the server starts again and the page is read again when a
 * file of theirs has changed. The demo's data stay in .data/dev.
 */

const root = join(import.meta.dirname, '..')
const miniapp = join(root, 'miniapp')
const port = Number(process.env.PORT ?? 3000)
const data = join(root, '.data', 'dev')

const isFree = (each: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.on('error', () => resolve(false))
    probe.listen({ host: '127.0.0.1', port: each }, () => probe.close(() => resolve(true)))
  })
if (!(await isFree(port))) {
  console.error(`Port ${port} is in use. Choose another one: PORT=3001 npm run dev`)
  process.exit(1)
}
let apiPort = port + 1
while (!(await isFree(apiPort))) apiPort += 1

mkdirSync(data, { recursive: true })
const watched = ['bff/src', 'shared/src'].map((path) => `--watch-path=${join(root, path)}`)
const children: ChildProcess[] = [
  spawn(process.execPath, [...watched, '--watch-preserve-output', join(root, 'bff/src/server.ts')], {
    cwd: root,
    stdio: 'inherit',
    env: {
      DEMO: '1',
      DATABASE_URL: `file:${join(data, 'qihu.sqlite')}`,
      DATA_DIR: data,
      GRAPHQL: 'open',
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(apiPort),
      PUBLIC_BASE: `http://127.0.0.1:${port}`,
    },
  }),
  spawn(process.execPath, [join(miniapp, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', 'h5', '--watch'], {
    cwd: miniapp,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DEV_API: `http://127.0.0.1:${apiPort}`,
      DEV_PORT: String(port),
    },
  }),
]
console.log(`Pages and server: http://127.0.0.1:${port} (once the pages are built; the server alone: ${apiPort})`)

let ending = false
const end = (code: number) => {
  if (ending) return
  ending = true
  for (const child of children) child.kill('SIGTERM')
  process.exitCode = code
}
for (const child of children) child.on('exit', (code) => end(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0))
