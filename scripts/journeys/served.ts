import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../server.ts'

const root = join(import.meta.dirname, '../..')
const START_MS = 60_000

export type Served = { readonly base: string; readonly output: () => string; stop(): Promise<void> }

/** What `npm start` serves, on a free port and a data directory of its own that goes away at the end. */
export async function serve(env: Record<string, string> = {}): Promise<Served> {
  const dir = mkdtempSync(join(tmpdir(), 'qihu-served-'))
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const server = spawn(process.execPath, [join(root, 'scripts/start.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dir,
      DATABASE_URL: `file:${join(dir, 'qihu.sqlite')}`,
      LOG_LEVEL: 'warn',
      ...env,
    },
  })
  let said = ''
  const keep = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-20_000)
  }
  server.stdout.on('data', keep)
  server.stderr.on('data', keep)
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
    rmSync(dir, { recursive: true, force: true })
  }
  for (const until = Date.now() + START_MS; ; ) {
    if (server.exitCode !== null) throw new Error(`the server ended by itself:\n${said}`)
    const ready = await fetch(`${base}/readyz`)
      .then((answer) => answer.ok)
      .catch(() => false)
    if (ready) return { base, output: () => said, stop }
    if (Date.now() > until) {
      await stop()
      throw new Error(`the server was not ready within ${START_MS / 1000} s:\n${said}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
}
