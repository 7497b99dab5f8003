import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { buildIfStale } from './build.ts'
import { BUILT, buildServerIfStale } from './server-build.ts'

const root = join(import.meta.dirname, '..')
const host = process.env.HOST ?? '127.0.0.1'
const port = process.env.PORT ?? '3000'

// Before the build: a minute of building only to learn that the port is taken would be unkind.
const obstacle = await portObstacle()
if (obstacle) {
  console.error(obstacle)
  process.exit(1)
}

if (!existsSync(join(root, 'bff/src/graphql/generated')) || !existsSync(join(root, 'miniapp/src/api/generated'))) {
  const { generateAll, write } = await import('./codegen.ts')
  write(await generateAll())
}

try {
  await buildIfStale('h5')
  await buildServerIfStale()
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}

mkdirSync(join(root, '.data'), { recursive: true })
const server = spawn(process.execPath, [...BUILT.flags, BUILT.program], {
  cwd: root,
  stdio: 'inherit',
  env: { ...BUILT.env, DEMO: '1', DATABASE_URL: 'file:.data/qihu.sqlite', ...process.env, HOST: host, PORT: port },
})
// On a terminal Ctrl-C reaches the server by itself; it closes gracefully and this process follows it.
process.on('SIGINT', () => process.stdin.isTTY || server.kill('SIGINT'))
process.on('SIGTERM', () => server.kill('SIGTERM'))
process.on('SIGHUP', () => server.kill('SIGHUP'))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)))

/** Why the server could not listen, in words that say what to do. */
function portObstacle(): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        resolve(`Port ${port} of ${host} is in use. Choose another one: PORT=3001 npm start`)
      else resolve(`Cannot listen on HOST=${host} PORT=${port}: ${error.message}`)
    })
    probe.listen({ host, port: Number(port) }, () => probe.close(() => resolve(undefined)))
  })
}
