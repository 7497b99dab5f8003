import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../../../bff/src/db/open.ts'
import { connectTo } from '../../benches/many-requests.ts'
import { startPostgres } from '../../postgres.ts'
import { freePort, type Server, startServer } from '../../server.ts'
import { fillDrillTown, requestersOf } from '../drill-town.ts'
import { startRoundRobin } from '../round-robin.ts'
import type { Part, PartOptions, Tried } from './part.ts'
import { comparedWith, press } from './press.ts'

const LOAD_MS = 4_000
const START_MS = 15_000
const MOST_ROUNDS = 4
/** It does not run as root. */
const NOBODY = 65_534

/**
 * Two processes on a PostgreSQL behind PgBouncer in transaction mode, without prepared statements, as the guide has it. The
 * control leaves `?prepare=false` out, which a pooler that knows no prepared statements does not take.
 */
export const pgbouncer: Part = { name: 'PgBouncer', run }

async function run({ trials, protect, progress, dir }: PartOptions): Promise<Tried> {
  const version = spawnSync('pgbouncer', ['--version'], { encoding: 'utf8' })
  if (version.error) return { skipped: 'not installed (apt-get install pgbouncer)' }
  const [, release = ''] = /PgBouncer (\d+\.\d+)/i.exec(version.stdout) ?? []
  if (!protect && knowsStatements(release)) return { skipped: `PgBouncer ${release} knows prepared statements` }
  progress('behind PgBouncer')
  const postgres = await startPostgres({ settings: [] })
  const servers: Server[] = []
  let stopPooler = async () => {}
  let stopProxy = async () => {}
  try {
    const db = await openDatabase(postgres.url)
    const tokens = await fillDrillTown(db, requestersOf(0, 60), Date.now())
    await db.close()
    // As the guide has it: the pooler does not pass it on.
    await asked(postgres.url, 'ALTER ROLE postgres SET statement_timeout = 15000')
    const dataDir = join(dir, 'data')
    mkdirSync(dataDir, { recursive: true })
    const pooler = await startPooler(dir, Number(new URL(postgres.url).port))
    stopPooler = pooler.stop
    const DATABASE_URL = `postgres://postgres@127.0.0.1:${pooler.port}/qihu${protect ? '?prepare=false' : ''}`
    const env = { DATABASE_URL, NODE_COMPILE_CACHE: join(dir, 'compiled') }
    const ports = [await freePort(), await freePort()] as const
    for (const port of ports) {
      const started = await startServer({ dataDir, port, env, startMs: START_MS }).catch((error: Error) => error)
      if (started instanceof Error) return { lost: 0, wrong: 1, didNotStart: started.message.slice(-300) }
      servers.push(started)
    }
    const proxy = await startRoundRobin(ports, () => false)
    stopProxy = proxy.stop
    const clients = press(proxy.base, [...tokens.values()])
    await sleep(LOAD_MS * Math.min(trials, MOST_ROUNDS))
    await clients.stop()
    const { lost, twice } = await comparedWith(postgres.url, clients.pressed)
    const { acknowledged, failed, busy } = clients.pressed
    const [limit] = await asked(DATABASE_URL, 'SHOW statement_timeout')
    return {
      ...{ lost, wrong: failed.length + twice, acknowledged: acknowledged.length, refused: failed.length },
      ...{ doneTwice: twice, busy, release, statementLimit: limit?.statement_timeout },
      ...(failed.length > 0 ? { examples: [...new Set(failed)].slice(0, 3) } : {}),
    }
  } finally {
    await stopProxy()
    for (const server of servers) await server.kill()
    await stopPooler()
    await postgres.stop()
  }
}

async function asked(url: string, words: string): Promise<readonly Record<string, unknown>[]> {
  const sql = connectTo(url)
  try {
    return await sql.unsafe(words)
  } finally {
    await sql.end()
  }
}

/** From 1.21 on. */
function knowsStatements(release: string): boolean {
  const [major = 0, minor = 0] = release.split('.').map(Number)
  return major > 1 || minor >= 21
}

async function startPooler(dir: string, database: number) {
  const port = await freePort()
  const file = join(dir, 'pgbouncer.ini')
  writeFileSync(
    file,
    `[databases]
qihu = host=127.0.0.1 port=${database} dbname=postgres user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 12
max_client_conn = 200
`,
  )
  const isRoot = process.getuid?.() === 0
  if (isRoot) chownSync(file, NOBODY, NOBODY)
  const account = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const child = spawn('pgbouncer', [file], { ...account, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000)
    })
  }
  const ended = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  for (const until = Date.now() + START_MS; ; await sleep(50)) {
    if (await listens(port)) return { port, stop }
    if (child.exitCode !== null || Date.now() > until) throw new Error(`PgBouncer does not listen:\n${said}`)
  }
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
