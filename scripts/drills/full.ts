import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../bff/src/db/open.ts'
import { endBackends } from '../../bff/src/testing/end-backends.ts'
import { hashNamed, hashOf, signInAs } from '../operations.ts'
import { type Postgres, startPostgres } from '../postgres.ts'
import { type Server, scratchDir, startServer } from '../server.ts'
import { startCuttingProxy } from './cutting-proxy.ts'
import type { Drill } from './drill.ts'

const PROGRAM = join(import.meta.dirname, '../../bff/src/testing/trouble.server.ts')
const WRITERS = 6
const BACK_MS = 5_000

/**
 * The database in trouble while forms are filed. SQLite: its file may not grow, then no file of the process may.
 * PostgreSQL: every connection is ended five times a second, then the server is away for two seconds. `lost`: confirmed
 * and not stored. `wrong`: answers that are neither done nor 503 with a code and a time to come back, reads that fail
 * while the file is full, forms stored twice, ends of the process, and not being back 5 s after the trouble.
 */
export const drill: Drill = {
  what: 'the database is full, fails, or goes away, and comes back',
  trials: 4_000,
  controlTrials: 2_000,
  engines: ['sqlite', 'pg'],
  async run({ trials, protect, engine, progress }) {
    const { dir, remove } = scratchDir('full')
    chmodSync(dir, 0o755)
    const pgDir = join(dir, 'pg')
    let pg = engine === 'pg' ? await startPostgres({ dataDir: pgDir, durable: true }) : null
    const line = pg
      ? await startCuttingProxy(
          () => portOf(pg),
          { before: 0, after: 0 },
          () => 1,
        )
      : null
    const database = pg && line ? pg.url.replace(/:\d+\//, `:${new URL(line.base).port}/`) : null
    const server = await startServer({
      dataDir: dir,
      program: PROGRAM,
      env: {
        LOG_LEVEL: 'error',
        ...(database ? { DATABASE_URL: database } : {}),
        ...(protect ? {} : { ACKNOWLEDGE: 'early' }),
      },
    })
    try {
      const owner = await signInAs(server.base, 'owner')
      const counts = { confirmed: 0, refused: 0, uncoded: 0, reads: 0, readsFailed: 0 }
      const filed: string[] = []
      let sent = 0
      let stopped = false
      let fullNow = false
      let lastConfirmed = 0
      const writer = async () => {
        while (!stopped) {
          const key = randomUUID()
          for (let id = ''; !id && !stopped; ) {
            sent += 1
            const said = await ask(server, owner, hashOf('fileRequest'), { input: { ...FORM, key } })
            if (said.status === 200 && said.filed) {
              id = said.filed
              filed.push(id)
              counts.confirmed += 1
              lastConfirmed = performance.now()
            } else if (said.status === 503 && said.coded) {
              counts.refused += 1
              await pause(20)
            } else {
              counts.uncoded += 1
              progress(`uncoded: ${said.status} ${said.text.slice(0, 200)}\n${server.output().slice(-1500)}`)
              if (server.process.exitCode !== null) return
            }
          }
        }
      }
      const reader = async () => {
        while (!stopped) {
          const during = fullNow
          const said = await ask(server, owner, hashNamed('MyRequests'), { tab: 'OPEN' })
          const busy = said.text.includes('"BUSY"')
          if (during && fullNow && !busy) {
            counts.reads += 1
            if (said.status !== 200) counts.readsFailed += 1
          }
          await pause(20)
        }
      }
      const workers = [...Array.from({ length: WRITERS }, writer), reader()]
      const until = async (n: number) => {
        const mark = sent + n
        while (sent < mark && server.process.exitCode === null) await pause(5)
      }
      const refusedBefore = () => counts.refused
      const backIn = async (): Promise<number> => {
        const from = performance.now()
        while (lastConfirmed < from && performance.now() - from < 30_000 && server.process.exitCode === null)
          await pause(5)
        return Math.round(performance.now() - from)
      }
      const backMs: number[] = []
      const refusedBy: Record<string, number> = {}
      const trouble = async (name: string, begin: () => unknown, end: () => unknown) => {
        await until(trials / 8)
        const before = refusedBefore()
        await begin()
        await until(trials / 4)
        await end()
        backMs.push(await backIn())
        refusedBy[name] = counts.refused - before
        progress(`${name}: ${refusedBy[name]} refused, back after ${backMs.at(-1)} ms`)
      }
      if (!pg) {
        await trouble(
          'full',
          () => (fullNow = server.process.kill('SIGUSR2')),
          () => {
            fullNow = false
            server.process.kill('SIGHUP')
          },
        )
        if (mayLimit())
          await trouble(
            'fails',
            () => limitFiles(server, 4096),
            () => limitFiles(server, null),
          )
      } else {
        const url = pg.url
        let ending: NodeJS.Timeout | undefined
        let last = Promise.resolve()
        await trouble(
          'ended',
          () => {
            ending = setInterval(() => {
              last = last.then(() => endBackends(url).then(() => {}))
            }, 200)
          },
          async () => {
            clearInterval(ending)
            await last
          },
        )
        const old = pg
        await trouble(
          'away',
          async () => {
            await old.stop()
            await pause(2000)
          },
          async () => {
            pg = await startPostgres({ dataDir: pgDir, durable: true })
          },
        )
      }
      await until(trials / 8)
      stopped = true
      await Promise.all(workers)
      const ended = server.process.exitCode !== null
      if (ended) progress(`the server ended:\n${server.output().slice(-3000)}`)
      else await server.stop()
      const stored = await storedIds(pg?.url ?? `file:${join(dir, 'qihu.sqlite')}`)
      const lost = filed.filter((id) => !stored.has(id)).length
      const twice = filed.length - new Set(filed).size
      const late = backMs.filter((ms) => ms > BACK_MS).length
      const untroubled = Object.values(refusedBy).filter((n) => n === 0).length
      return {
        trials: sent,
        lost,
        wrong: counts.uncoded + counts.readsFailed + twice + Number(ended) + late + untroubled,
        ...counts,
        refusedBy,
        backMs,
      }
    } finally {
      if (server.process.exitCode === null && server.process.signalCode === null) await server.kill()
      await line?.stop()
      await pg?.stop()
      remove()
    }
  },
}

const FORM = {
  description: '艺术培训场所消防验收卡在执照之前，三个单位互相要对方先办，请帮忙协调。',
  intakeReasons: ['STUCK'],
  contactName: '陈经理',
  contactPhone: '19900000001',
  noticeVersion: '2026-11',
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const portOf = (pg: Postgres | null): number => Number(pg ? new URL(pg.url).port : 0)

type Said = {
  readonly status: number
  readonly text: string
  readonly coded: boolean
  readonly filed: string | undefined
}

async function ask(server: Server, token: string, id: string, variables: object): Promise<Said> {
  try {
    const answer = await fetch(`${server.base}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ id, variables }),
    })
    const text = await answer.text()
    const coded = /"code":"(STORAGE_FULL|DATABASE_AWAY|BUSY)"/.test(text) && answer.headers.has('retry-after')
    return { status: answer.status, text, coded, filed: /"Filed".*?"id":"([^"]+)"/.exec(text)?.[1] }
  } catch (error) {
    return { status: 0, text: String(error), coded: false, filed: undefined }
  }
}

/** util-linux has it; elsewhere this part of the trouble is left out, and the result names the parts that took place. */
function mayLimit(): boolean {
  try {
    execFileSync('prlimit', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Every write past so many bytes of any file fails with an I/O error. */
function limitFiles({ process: { pid } }: Server, bytes: number | null): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes ?? 'unlimited'}:unlimited`])
}

async function storedIds(url: string): Promise<ReadonlySet<string>> {
  const db = await openDatabase(url)
  const { requests } = db.schema
  const rows = await db.read.select({ id: requests.id }).from(requests)
  await db.close()
  return new Set(rows.map((row) => row.id))
}
