import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildApp } from '../../bff/src/app.ts'
import { systemClock } from '../../bff/src/clock.ts'
import { readConfig } from '../../bff/src/config.ts'
import type { Database } from '../../bff/src/db/database.ts'
import { openDatabase } from '../../bff/src/db/open.ts'
import { inLanes } from '../../bff/src/notifications/timing.ts'
import { hashOf } from '../operations.ts'
import { startPostgres } from '../postgres.ts'
import { type Server, scratchDir, startServer } from '../server.ts'
import { filing } from './crash-clients.ts'
import type { Drill, DrillOptions, Outcome } from './drill.ts'
import { fillDrillTown, idOf, requestersOf, staffOf } from './drill-town.ts'
import { insist } from './insist.ts'
import { startOutsidePlatforms } from './outside-platforms.ts'
import { pushesOf, untold } from './pushes.ts'
import { RACE_STEPS, type RaceStep } from './race-steps.ts'
import { readStored, tornParts } from './stored.ts'

const AT_ONCE = 4
const DELIVERED_WITHIN_MS = 300_000

export const drill: Drill = {
  what: 'eight of staff try the same steps on the same requests at once, on PostgreSQL through two server processes',
  trials: 500,
  controlTrials: 30,
  engines: ['sqlite', 'pg'],
  run,
}

type Done = { readonly requestId: string; readonly type: RaceStep; readonly key: string; readonly who: string }

async function run({ trials, protect, engine, progress }: DrillOptions): Promise<Outcome> {
  const scratch = scratchDir('race')
  const postgres = engine === 'pg' ? await startPostgres() : null
  const databaseUrl = postgres?.url ?? `file:${join(scratch.dir, 'qihu.sqlite')}`
  const staff = [
    ...staffOf(4, 'housing', ['CASE_OFFICER', 'UNIT_HANDLER'], 'housing'),
    ...staffOf(4, 'market', ['CASE_OFFICER', 'UNIT_HANDLER'], 'market'),
  ]
  const requesters = requestersOf(20, Math.max(5, Math.ceil(trials / 8)))
  const platforms = await startOutsidePlatforms([...staff, ...requesters], Date.now)
  const program = join(import.meta.dirname, protect ? 'drill-server.ts' : 'race-naive.ts')
  const env = { DATABASE_URL: databaseUrl, PLATFORMS: platforms.mountUrl }
  const db = await openDatabase(databaseUrl)
  // SQLite belongs to one process.
  const servers: Server[] = []
  const sentBy: number[] = []
  try {
    const tokens = await fillDrillTown(db, [...staff, ...requesters], Date.now())
    const ids = await fileAll(
      db,
      databaseUrl,
      requesters.map(({ key }) => tokens.get(key) ?? ''),
      trials,
    )
    for (let n = 0; n < (engine === 'pg' ? 2 : 1); n += 1)
      servers.push(await startServer({ dataDir: scratch.dir, program, env }))
    const bases = servers.map(({ base }) => base)
    const done: Done[] = []
    let disagreeing = 0
    let raced = 0
    let tries = 0

    async function attempt(base: string, type: RaceStep, n: number, on: object): Promise<number | null> {
      tries += 1
      const { hash, input } = RACE_STEPS[type]
      const token = tokens.get(staff[n]?.key ?? '') ?? ''
      const reply = await insist({ base }, hash, token, { on, ...input(n) })
      return reply.request?.version ?? null
    }

    async function race(requestId: string): Promise<void> {
      let version = 1
      for (const type of Object.keys(RACE_STEPS) as RaceStep[]) {
        const versions = await Promise.all(
          staff.map(async ({ key: who }, n) => {
            const key = randomUUID()
            const on = { id: requestId, version, key }
            // The first two send everything twice, the copy by the other process where there is one.
            const copies = n < 2 ? 2 : 1
            const answers = await Promise.all(
              Array.from({ length: copies }, (_, copy) => attempt(bases[(n + copy) % bases.length] ?? '', type, n, on)),
            )
            if (answers.some((answer) => answer !== answers[0])) disagreeing += 1
            const made = answers.find((answer) => answer !== null) ?? null
            if (made !== null) done.push({ requestId, type, key, who })
            return made
          }),
        )
        const made = versions.filter((each) => each !== null)
        if (made.length === 0) return
        version = Math.max(...made)
      }
      raced += 1
      if (raced % 50 === 0) progress(`${raced} requests raced`)
    }
    await inLanes(ids, AT_ONCE, race)
    if (protect) await untilSent(db)
    for (const server of servers.splice(0)) {
      await server.stop()
      await sleep(50)
      sentBy.push(Number(/sent (\d+) messages/.exec(server.output())?.[1] ?? 0))
    }
    const stored = await readStored(db)
    const count = (id: string, type: string) =>
      (stored.eventsOf.get(id) ?? []).filter((each) => each.type === type).length
    let twice = 0
    let lost = 0
    for (const id of ids) {
      for (const type of Object.keys(RACE_STEPS) as RaceStep[]) {
        const claims = done.filter((each) => each.requestId === id && each.type === type)
        const mine = (stored.eventsOf.get(id) ?? []).filter((each) => each.type === type)
        if (count(id, type) > 1 || claims.length > 1) twice += 1
        if (claims.some(({ who }) => !mine.some(({ event }) => event.actorId === idOf(who)))) lost += 1
      }
    }
    const shared = { trials, tries, done: done.length, finished: raced, doneTwice: twice }
    if (!protect) return { ...shared, lost: 0, wrong: twice }
    const pushes = pushesOf(platforms.state.outbox)
    const [duplicates = 0] = pushes.duplicatesPerInterval([])
    const unnoticed = untold(stored, pushes, [...staff, ...requesters])
    const torn = stored.requests.flatMap((row) => tornParts(stored, row, true))
    const idle = sentBy.filter((sent) => sent === 0).length
    const stuck = ids.length - raced
    return {
      ...shared,
      lost: lost + unnoticed.length,
      wrong: twice + disagreeing + duplicates + torn.length + idle + stuck,
      disagreeing,
      torn: torn.length,
      pushes: pushes.count,
      duplicatePushes: duplicates,
      lostNotices: unnoticed.length,
      sentByProcess: sentBy,
      ...(torn.length + unnoticed.length > 0 ? { examples: [...torn, ...unnoticed].slice(0, 5) } : {}),
    }
  } finally {
    for (const server of servers) await server.kill()
    await db.close()
    await platforms.close()
    await postgres?.stop()
    scratch.remove()
  }
}

/** Requests as the product files them, before anybody races for them. */
async function fileAll(db: Database, url: string, tokens: readonly string[], count: number): Promise<string[]> {
  const config = readConfig({ DEMO: '1', DATABASE_URL: url })
  const app = await buildApp({ config, clock: systemClock, db: { ...db, close: async () => {} }, logger: false })
  const base = await app.listen({ host: '127.0.0.1', port: 0 })
  const ids: string[] = []
  const lanes = Array.from({ length: count }, (_, n) => n)
  await inLanes(lanes, AT_ONCE, async (n) => {
    const token = tokens[n % tokens.length] ?? ''
    const { request } = await insist({ base }, hashOf('fileRequest'), token, { input: filing(randomUUID()) })
    if (request) ids.push(request.id)
  })
  await app.close()
  return ids
}

async function untilSent({ read, schema }: Database): Promise<void> {
  for (const end = Date.now() + DELIVERED_WITHIN_MS; Date.now() < end; await sleep(200)) {
    const rows = await read.select({ state: schema.outbox.state }).from(schema.outbox)
    if (rows.every(({ state }) => state !== 'WAITING')) return
  }
}
