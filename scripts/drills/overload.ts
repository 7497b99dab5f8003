import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openDatabase } from '../../bff/src/db/open.ts'
import { hashNamed, hashOf, signInAs } from '../operations.ts'
import { startPostgres } from '../postgres.ts'
import { scratchDir, startServer } from '../server.ts'
import type { Drill } from './drill.ts'
import type { Load, Loaded } from './overload-generator.ts'
import { preferred } from './preferred.ts'

const GENERATOR = join(import.meta.dirname, 'overload-generator.ts')
const UNLIMITED = join(import.meta.dirname, 'overload-unlimited.ts')
const WARM_UP = { atOnce: 8, seconds: 1.5 }
const SATURATION = { atOnce: 8, seconds: 3 }
const P99_MS = 500
const RECOVERED_MS = 2_000

/**
 * Saturation is measured first, with 8 callers who wait for their answers; then twice as much comes, whatever the
 * server does. `wrong` counts what was not answered, refused without a time to come back, or failed otherwise, and one
 * each for a p99 of the accepted above 500 ms and for not being itself again 2 s later.
 */
export const drill: Drill = {
  what: 'twice the load the server can carry: some are answered in time, the others told to come back',
  trials: 40_000,
  controlTrials: 12_000,
  engines: ['sqlite', 'pg'],
  async run({ trials, protect, engine, progress }) {
    const { dir, remove } = scratchDir('overload')
    const pg = engine === 'pg' ? await startPostgres({ durable: true }) : null
    const env = { LOG_LEVEL: 'fatal', ...(pg ? { DATABASE_URL: pg.url } : {}) }
    const server = await startServer({ dataDir: dir, env, ...(protect ? {} : { program: UNLIMITED }) })
    preferred(server.process.pid)
    try {
      const { base } = server
      const owner = await signInAs(base, 'owner')
      const officer = await signInAs(base, 'officer')
      const load = (pace: Load['pace']): Promise<Loaded> =>
        generate({
          base,
          pace,
          reads: [
            { token: owner, body: JSON.stringify({ id: hashNamed('Home') }) },
            { token: officer, body: JSON.stringify({ id: hashOf('queue'), variables: { tab: 'NOW' } }) },
          ],
          filing: { id: hashOf('fileRequest'), input: FILING, token: owner },
        })
      await load(WARM_UP)
      const saturation = await load(SATURATION)
      const aSecond = Math.round(saturation.acceptedASecond * 2)
      progress(`${Math.round(aSecond / 2)} a second saturate it; now ${trials} requests at ${aSecond} a second`)
      const over = await load({ aSecond, n: trials })
      const recoveredMs = await untilItself(base, officer)
      await server.stop()
      const filed = [...saturation.filed, ...over.filed]
      const lost = await missing(pg?.url ?? `file:${join(dir, 'qihu.sqlite')}`, filed)
      return {
        trials: over.sent,
        lost,
        wrong:
          over.unanswered +
          over.refusedWithoutRetryAfter +
          over.otherwise +
          Number(over.p99 > P99_MS) +
          Number(recoveredMs > RECOVERED_MS),
        saturationASecond: aSecond / 2,
        accepted: over.accepted,
        refused: over.refused,
        unanswered: over.unanswered,
        failed: over.otherwise,
        p50: over.p50,
        p99: over.p99,
        refusedP99: over.refusedP99,
        goodput: Number((over.acceptedASecond / saturation.acceptedASecond).toFixed(2)),
        recoveredMs,
        confirmed: filed.length,
      }
    } finally {
      if (server.process.exitCode === null) await server.kill()
      await pg?.stop()
      remove()
    }
  },
}

const FILING = {
  description: '艺术培训场所消防验收卡在执照之前，三个单位互相要对方先办，请帮忙协调。',
  intakeReasons: ['STUCK'],
  contactName: '陈经理',
  contactPhone: '19900000001',
  noticeVersion: '2026-11',
}

async function generate(load: Load): Promise<Loaded> {
  const child = spawn(process.execPath, [GENERATOR, JSON.stringify(load)], { stdio: ['ignore', 'pipe', 'inherit'] })
  preferred(child.pid)
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  await once(child, 'close')
  return JSON.parse(text) as Loaded
}

/** How long until a read is answered as promptly as in quiet times. */
async function untilItself(base: string, token: string): Promise<number> {
  const from = performance.now()
  const body = JSON.stringify({ id: hashOf('queue'), variables: { tab: 'NOW' } })
  for (;;) {
    const asked = performance.now()
    const answer = await fetch(`${base}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
    }).catch(() => null)
    const now = performance.now()
    if (answer?.status === 200 && now - asked < 200) return Math.round(now - from)
    if (now - from > 60_000) return Math.round(now - from)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function missing(url: string, ids: readonly string[]): Promise<number> {
  const db = await openDatabase(url)
  const { requests } = db.schema
  const rows = await db.read.select({ id: requests.id }).from(requests)
  await db.close()
  const stored = new Set(rows.map((row) => row.id))
  return ids.filter((id) => !stored.has(id)).length
}
