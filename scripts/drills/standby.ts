import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connectTo } from '../benches/many-requests.ts'
import { type Postgres, startPostgres } from '../postgres.ts'
import { freePort } from '../server.ts'

/**
 * Two PostgreSQL: one that writes, and one that follows it. What an operator, or his Patroni, does by hand when one of
 * them is gone is done here by its name.
 */

const WAIT_MS = 20_000

type Node = { readonly dataDir: string; readonly port: number; server: Postgres | null }

export type Pair = {
  /** As `DATABASE_URL` names both. */
  readonly url: string
  /** The one that writes, by itself. */
  writer(): string
  /** Commits wait for the follower from now on, or do not. */
  synchronous(on: boolean): Promise<void>
  /** The follower takes nothing in for a while. */
  freeze(): Promise<void>
  /** kill -9 of the one that writes. */
  killWriter(): Promise<void>
  /** The follower writes from now on. */
  promote(): Promise<void>
  /** A new follower in the place of the one that is gone. */
  follow(): Promise<void>
  stopFollower(): Promise<void>
  stop(): Promise<void>
}

export async function startPair(dir: string): Promise<Pair> {
  mkdirSync(dir, { recursive: true })
  // PostgreSQL does not run as root, and its own account must come to its files.
  for (const each of [dirname(dir), dir]) chmodSync(each, 0o755)
  const node = async (name: string): Promise<Node> => ({
    dataDir: join(dir, name),
    port: await freePort(),
    server: null,
  })
  let [writer, follower] = [await node('a'), await node('b')]
  let frozen: number | null = null
  const urlOf = ({ port }: Node) => `postgres://postgres@127.0.0.1:${port}/postgres`
  const SETTINGS = [
    'wal_level=replica',
    'max_wal_senders=4',
    'wal_keep_size=256MB',
    'hot_standby=on',
    'wal_receiver_status_interval=1',
  ]

  const start = async (one: Node, settings: readonly string[] = []) => {
    const { dataDir, port } = one
    one.server = await startPostgres({ dataDir, port, durable: true, settings: [...SETTINGS, ...settings] })
  }
  /** One statement on one of them. */
  const ask = async (one: Node, words: string): Promise<readonly Record<string, unknown>[]> => {
    const sql = connectTo(urlOf(one))
    try {
      return await sql.unsafe(words)
    } finally {
      await sql.end()
    }
  }
  const until = async (what: string, is: () => Promise<boolean>) => {
    for (const end = Date.now() + WAIT_MS; ; await sleep(20)) {
      if (await is().catch(() => false)) return
      if (Date.now() > end) throw new Error(`${what}: not within ${WAIT_MS} ms`)
    }
  }
  const follows = async () => {
    const [row] = await ask(writer, `SELECT count(*)::int AS n FROM pg_stat_replication WHERE state = 'streaming'`)
    return row?.n === 1
  }

  /** The files of the one that writes, as they are while it runs (pg_basebackup is no part of the package). */
  async function copy(): Promise<void> {
    rmSync(follower.dataDir, { recursive: true, force: true })
    const sql = connectTo(urlOf(writer))
    try {
      await sql.unsafe(`SELECT pg_backup_start('copy', true)`)
      // Files that go away meanwhile are no part of it.
      spawnSync('cp', ['-a', writer.dataDir, follower.dataDir], { stdio: 'ignore' })
      const [stopped] = await sql.unsafe('SELECT labelfile FROM pg_backup_stop(false)')
      for (const name of ['postmaster.pid', 'postmaster.opts', 'standby.signal'])
        rmSync(join(follower.dataDir, name), { force: true })
      const owner = spawnSync('stat', ['-c', '%u:%g', writer.dataDir]).stdout.toString().trim()
      writeFileSync(join(follower.dataDir, 'backup_label'), String(stopped?.labelfile))
      writeFileSync(join(follower.dataDir, 'standby.signal'), '')
      if (process.getuid?.() === 0) spawnSync('chown', ['-R', owner, follower.dataDir])
    } finally {
      await sql.end()
    }
  }

  const pair: Pair = {
    url: `postgres://postgres@127.0.0.1:${writer.port},127.0.0.1:${follower.port}/postgres?target_session_attrs=read-write`,
    writer: () => urlOf(writer),
    async synchronous(on) {
      await ask(writer, `ALTER SYSTEM SET synchronous_standby_names = '${on ? '*' : ''}'`)
      await ask(writer, 'SELECT pg_reload_conf()')
      if (!on) return
      await until('the follower is waited for', async () => {
        const [row] = await ask(writer, `SELECT count(*)::int AS n FROM pg_stat_replication WHERE sync_state = 'sync'`)
        return row?.n === 1
      })
    },
    async freeze() {
      const [row] = await ask(follower, 'SELECT pid FROM pg_stat_wal_receiver')
      frozen = Number(row?.pid)
      if (frozen) process.kill(frozen, 'SIGSTOP')
    },
    async killWriter() {
      const pid = Number(readFileSync(join(writer.dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])
      process.kill(pid, 'SIGKILL')
      await writer.server?.stop()
      writer.server = null
      if (!frozen) return
      // What was still on its way to it is lost with the machine: it is ended before it goes on.
      process.kill(frozen, 'SIGTERM')
      process.kill(frozen, 'SIGCONT')
      frozen = null
    },
    async promote() {
      await ask(follower, 'SELECT pg_promote(true, 20)')
      ;[writer, follower] = [follower, writer]
      await ask(writer, `ALTER SYSTEM SET synchronous_standby_names = ''`)
      await ask(writer, 'SELECT pg_reload_conf()')
    },
    async follow() {
      await copy()
      const conninfo = `host=127.0.0.1 port=${writer.port} user=postgres application_name=follower`
      await start(follower, [`primary_conninfo=${conninfo}`])
      await until('the follower streams', follows)
    },
    async stopFollower() {
      await follower.server?.stop()
      follower.server = null
    },
    async stop() {
      for (const one of [follower, writer]) await one.server?.stop()
    },
  }
  if (!existsSync(join(writer.dataDir, 'PG_VERSION'))) await start(writer)
  await pair.follow()
  return pair
}
