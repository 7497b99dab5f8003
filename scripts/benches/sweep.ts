import type { Database } from '../../bff/src/db/database.ts'
import { openDatabase } from '../../bff/src/db/open.ts'
import { runSweep, type SweepParts } from '../../bff/src/deadlines/sweep.ts'
import { notify } from '../../bff/src/life/notify.ts'
import { servedLives } from '../../bff/src/lives.ts'
import { findRequest } from '../../bff/src/requests/requests.store.ts'
import { createCalendar, SHIPPED_DAYS } from '../../shared/src/index.ts'
import { scratchDir } from '../server.ts'
import { type Bench, type Figure, median, rounded } from './bench.ts'
import { makeDue, type Seeded, seedRequests, sqliteUrl } from './many-requests.ts'

const ROWS = 1_000_000
const DUE = 100
const ROUNDS = 5
const MOST_TIMES = 12
const MOST_IDLE_MS = 1

export const bench: Bench = {
  what: `one sweep of the deadlines at ${ROWS} open requests: ten times as many due, and none`,
  async run(progress) {
    const scratch = scratchDir('sweep')
    try {
      progress('seeding')
      const seeded = await seedRequests(sqliteUrl(scratch.dir, 'open'), ROWS, 'open')
      const db = await openDatabase(seeded.url)
      try {
        progress('measuring')
        return await measure(db, seeded)
      } finally {
        await db.close()
      }
    } finally {
      scratch.remove()
    }
  },
}

async function measure(db: Database, { templateId, url }: Seeded): Promise<Figure[]> {
  const template = await findRequest(db.read, db.schema, templateId)
  if (!template?.wakeAt) throw new Error('the stored request waits for nothing')
  // All are copies of one request: what is due is its reminder.
  const now = template.wakeAt
  const parts: SweepParts = {
    db,
    clock: { now: () => now },
    calendar: { current: createCalendar(SHIPPED_DAYS) },
    lives: servedLives,
    reactions: [notify],
    notifier: { wake: () => {} } as SweepParts['notifier'],
    config: { profile: 'QT-135' },
  }
  let begin = 1
  const sweepOf = async (due: number): Promise<number> => {
    makeDue(url, begin, due, now)
    // Written past the server: it sees that from the next turn of the event loop on.
    await new Promise(setImmediate)
    begin += due
    const started = performance.now()
    const changed = await runSweep(parts)
    const took = performance.now() - started
    if (changed < due || changed > due + 1) throw new Error(`${changed} changed where ${due} were due`)
    return took
  }
  await sweepOf(DUE)
  const [few, many, idle]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    few.push(await sweepOf(DUE))
    many.push(await sweepOf(10 * DUE))
    for (let turn = 0; turn < 10; turn += 1) {
      const started = performance.now()
      if ((await runSweep(parts)) !== 0) throw new Error('something was due')
      idle.push(performance.now() - started)
    }
  }
  const ratio = median(many.map((time, index) => time / (few[index] ?? time)))
  return [
    {
      name: `sweep of ${10 * DUE} due beside ${DUE}, ${ROWS} open`,
      value: rounded(median(many)),
      unit: 'ms',
      baseline: rounded(median(few)),
      ratio: rounded(ratio),
      limit: `ratio <= ${MOST_TIMES}`,
      held: ratio <= MOST_TIMES,
    },
    {
      name: `sweep of nothing due, ${ROWS} open`,
      value: rounded(median(idle)),
      unit: 'ms',
      baseline: MOST_IDLE_MS,
      ratio: rounded(median(idle) / MOST_IDLE_MS),
      limit: `value <= ${MOST_IDLE_MS}`,
      held: median(idle) <= MOST_IDLE_MS,
    },
  ]
}
