import { randomUUID } from 'node:crypto'
import type { Database } from '../../bff/src/db/database.ts'
import { openDatabase } from '../../bff/src/db/open.ts'
import { runSweep, type SweepParts } from '../../bff/src/deadlines/sweep.ts'
import { notify } from '../../bff/src/life/notify.ts'
import { servedLives } from '../../bff/src/lives.ts'
import { findRequest } from '../../bff/src/requests/requests.store.ts'
import { createCalendar, SHIPPED_DAYS } from '../../shared/src/index.ts'
import { scratchDir } from '../server.ts'
import { type Bench, beside, type Figure, median, rounded } from './bench.ts'
import { makeDue, type Seeded, seedRequests, sqliteUrl } from './many-requests.ts'
import { openTownIn } from './town-app.ts'
import { filing } from './traffic/actions.ts'
import { ownMs, processorMs } from './traffic/machine.ts'
import { inPostgres, type Place } from './traffic/places.ts'

const ROWS = 1_400_000
const DUE = 500
const FEW = 50
const ROUNDS = 5
const IDLE_TURNS = 10
const LEAST = DUE + ROUNDS * (FEW + DUE)
const MOST_TIMES = 12
const MOST_IDLE_MS = 1
const MOST_OF_A_FILING = 1 / 3
/** As many as ask at once. */
const AT_ONCE = 16

/**
 * Not counted: the disk, and processes of PostgreSQL that serve nobody in particular. What time has brought about is
 * beside a filing that comes over GraphQL, in the same process, sixteen at once.
 */
export const bench: Bench = {
  what: `one sweep of the deadlines at ${ROWS} open requests: ${DUE} due beside filings and beside ${FEW} due, and none`,
  async run(progress, { rows = ROWS, engine: only }) {
    if (rows < LEAST) throw new Error(`--rows is at least ${LEAST}: each is due once`)
    const scratch = scratchDir('sweep')
    try {
      const figures: Figure[] = []
      for (const engine of only ? [only] : (['sqlite', 'pg'] as const)) {
        const postgres = engine === 'pg' ? await inPostgres(1) : null
        try {
          const place: Place = postgres?.at[0] ?? { url: sqliteUrl(scratch.dir, 'open'), backends: async () => [] }
          progress(`${engine}: storing ${rows} open requests`)
          const seeded = await seedRequests(place.url, rows, 'open')
          const db = await openDatabase(place.url)
          progress(`${engine}: measuring`)
          figures.push(...(await measure(`${rows} open, ${engine}`, db, place, seeded)))
        } finally {
          await postgres?.drop()
        }
      }
      return figures
    } finally {
      scratch.remove()
    }
  },
}

async function measure(where: string, db: Database, { backends }: Place, { templateId, url }: Seeded) {
  const template = await findRequest(db.read, db.schema, templateId)
  if (!template?.wakeAt) throw new Error('the stored request waits for nothing')
  // All are copies of one request: what is due is its reminder.
  const now = template.wakeAt
  const town = await openTownIn(db, ['owner'], () => now)
  const parts: SweepParts = {
    db,
    clock: { now: () => now },
    calendar: { current: createCalendar(SHIPPED_DAYS) },
    lives: servedLives,
    reactions: [notify],
    notifier: { wake: () => {} } as SweepParts['notifier'],
    config: { profile: 'QT-135' },
  }
  const busy = async () => (await backends()).reduce((sum, each) => sum + processorMs(each), ownMs())
  let begin = 1
  const sweepOf = async (due: number) => {
    await makeDue(url, begin, due, now)
    begin += due
    const [busyBefore, started] = [await busy(), performance.now()]
    const changed = await runSweep(parts)
    const took = performance.now() - started
    if (changed < due || changed > due + 1) throw new Error(`${changed} changed where ${due} were due`)
    return { took, eachMs: ((await busy()) - busyBefore) / due }
  }
  const filings = async (count: number) => {
    const before = await busy()
    let left = count
    const keepFiling = async () => {
      while (left-- > 0) {
        const input = filing(randomUUID(), { phone: '19900000001', enterpriseId: 'e-art' }, String(left))
        const { fileRequest } = await town.ask('owner', 'FileRequest', { input })
        if (!(fileRequest as { request?: object }).request) throw new Error(JSON.stringify(fileRequest))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, keepFiling))
    return ((await busy()) - before) / count
  }
  const idle = async () => {
    const started = performance.now()
    if ((await runSweep(parts)) !== 0) throw new Error('something was due')
    return performance.now() - started
  }
  try {
    await sweepOf(DUE)
    await filings(DUE)
    const rounds: { few: number; many: number; eachMs: number; filing: number; idle: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const few = await sweepOf(FEW)
      const many = await sweepOf(DUE)
      const turns: number[] = []
      for (let turn = 0; turn < IDLE_TURNS; turn += 1) turns.push(await idle())
      rounds.push({
        few: few.took,
        many: many.took,
        eachMs: many.eachMs,
        filing: await filings(DUE),
        idle: median(turns),
      })
    }
    const of = (name: keyof (typeof rounds)[0]) => rounds.map((round) => round[name])
    return [
      beside(
        `[sweep] one of ${DUE} due beside one filing: processor time, ${where}`,
        'ms',
        of('eachMs'),
        of('filing'),
        { most: MOST_OF_A_FILING },
      ),
      beside(`sweep of ${DUE} due beside ${FEW}, ${where}`, 'ms', of('many'), of('few'), { most: MOST_TIMES }),
      {
        name: `[sweep] nothing due, ${where}`,
        value: rounded(median(of('idle'))),
        unit: 'ms',
        baseline: null,
        ratio: null,
        spread: [rounded(Math.min(...of('idle'))), rounded(Math.max(...of('idle')))],
        limit: `value <= ${MOST_IDLE_MS}`,
        held: median(of('idle')) <= MOST_IDLE_MS,
      } satisfies Figure,
    ]
  } finally {
    await town.close()
  }
}
