import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const START_MS = 60_000

export type Server = {
  readonly base: string
  readonly process: ChildProcess
  /** The last of what it said. */
  readonly output: () => string
  /** kill -9: no hook runs. */
  kill(): Promise<void>
  /** A graceful end. */
  stop(): Promise<void>
}

export type ServerOptions = {
  /** Database and files; keep it to start again on what was left. */
  readonly dataDir: string
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
  /** False: it has none of this process's variables. */
  readonly inherits?: boolean
  /** Another program in the place of the server: a drill's control. */
  readonly program?: string
  /** What Node is started with. */
  readonly flags?: readonly string[]
  readonly args?: readonly string[]
  /** As whom it runs; root alone may say so. */
  readonly account?: { readonly uid: number; readonly gid: number }
  /** How long it may take until it is ready. */
  readonly startMs?: number
}

/** One server process on this machine, the API alone (no build is needed), ready to answer. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const port = options.port ?? (await freePort())
  const base = `http://127.0.0.1:${port}`
  const {
    flags = [],
    program = join(root, 'bff/src/server.ts'),
    args = [],
    inherits = true,
    account,
    startMs = START_MS,
  } = options
  const child = spawn(process.execPath, [...flags, program, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
    env: {
      ...(inherits ? process.env : {}),
      DEMO: '1',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: options.dataDir,
      DATABASE_URL: `file:${join(options.dataDir, 'qihu.sqlite')}`,
      LOG_LEVEL: 'warn',
      // Drills and benches file by the thousand as one person.
      FILINGS_A_DAY: '1000000',
      ...options.env,
    },
  })
  let said = ''
  const keep = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-20_000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const ended = once(child, 'exit')
  const endBy = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    await ended
  }
  for (const until = Date.now() + startMs; ; ) {
    if (child.exitCode !== null) throw new Error(`the server ended by itself:\n${said}`)
    const ready = await fetch(`${base}/readyz`)
      .then((answer) => answer.ok)
      .catch(() => false)
    if (ready) break
    if (Date.now() > until) {
      await endBy('SIGKILL')
      throw new Error(`the server was not ready within ${startMs / 1000} s:\n${said}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { base, process: child, output: () => said, kill: () => endBy('SIGKILL'), stop: () => endBy('SIGTERM') }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** A directory of its own for one trial. */
export function scratchDir(name: string): { readonly dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), `qihu-${name}-`))
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}
