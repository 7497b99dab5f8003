import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../../bff/src/db/open.ts'
import { startPostgres } from '../postgres.ts'
import { freePort, type Server, scratchDir, startServer } from '../server.ts'
import { startClients } from './crash-clients.ts'
import { deliverRest } from './deliver-rest.ts'
import type { Drill, DrillOptions, Outcome } from './drill.ts'
import { fillDrillTown, requestersOf, staffOf } from './drill-town.ts'
import { createCounts } from './kept-counts.ts'
import { startOutsidePlatforms } from './outside-platforms.ts'
import { pushesOf, untold } from './pushes.ts'
import { readStored, type Stored } from './stored.ts'

const CLIENTS = 6
const PAUSE_MS = 25
const MANY = 10
/** A kill comes at a random moment of so much load. */
const LOAD_MS = { least: 100, most: 1_200 } as const

export const drill: Drill = {
  what: 'the server is killed (-9) at random moments under load and started again on what it left',
  trials: 200,
  controlTrials: 20,
  engines: ['sqlite', 'pg'],
  run,
}

async function run({ trials, protect, engine, progress }: DrillOptions): Promise<Outcome> {
  const scratch = scratchDir('crash')
  const postgres = engine === 'pg' ? await startPostgres() : null
  const databaseUrl = postgres?.url ?? `file:${join(scratch.dir, 'qihu.sqlite')}`
  let ahead = 0
  const now = () => Date.now() + ahead
  const officers = staffOf(2, 'officer', ['CASE_OFFICER'], 'desk')
  const handlers = staffOf(2, 'handler', ['UNIT_HANDLER'], 'housing')
  // A telephone takes twenty texts a day, so there are many of them.
  const requesters = requestersOf(30, Math.max(30, trials * 3))
  const townsmen = [...officers, ...handlers, ...requesters]
  const platforms = await startOutsidePlatforms(townsmen, now)
  const look = async (): Promise<Stored> => {
    const db = await openDatabase(databaseUrl)
    try {
      return await readStored(db)
    } finally {
      await db.close()
    }
  }
  try {
    const db = await openDatabase(databaseUrl)
    const tokens = await fillDrillTown(db, townsmen, Date.now())
    await db.close()
    const port = await freePort()
    const program = join(import.meta.dirname, protect ? 'drill-server.ts' : 'crash-naive.ts')
    const env = {
      DATABASE_URL: databaseUrl,
      PLATFORMS: platforms.mountUrl,
      // Starts are most of a trial's time; an orderly end keeps the compiled modules for them.
      NODE_COMPILE_CACHE: join(scratch.dir, 'compiled'),
    }
    const start = (): Promise<Server> => startServer({ dataDir: scratch.dir, port, program, env })
    if (trials >= MANY) await (await start()).stop()
    let server = await start()
    let up: Promise<unknown> = Promise.resolve()
    const [base, keysOf] = [server.base, (list: readonly { key: string }[]) => list.map(({ key }) => key)]
    const people = { requesters: keysOf(requesters), officers: keysOf(officers), handlers: keysOf(handlers) }
    const clients = startClients({ base, up: () => up, tokens, ...people, clients: CLIENTS, pauseMs: PAUSE_MS })
    const { journal } = clients
    const counts = createCounts(protect)
    const killedAt: number[] = []
    const restarts: number[] = []
    for (let trial = 1; trial <= trials; trial += 1) {
      await sleep(LOAD_MS.least + Math.random() * (LOAD_MS.most - LOAD_MS.least))
      const told = journal.acknowledged.length
      const restarted = Promise.withResolvers<void>()
      await server.kill()
      up = restarted.promise
      killedAt.push(now())
      const since = performance.now()
      // Read while nothing runs: what is there was left by the killed process.
      counts.look(await look(), journal.acknowledged.slice(0, told))
      const looked = performance.now()
      server = await start()
      restarts.push(performance.now() - looked)
      restarted.resolve()
      if (trial % 10 === 0) progress(`${trial} kills, ${told} acknowledged, ${Math.round(looked - since)} ms to look`)
    }
    await clients.stop()
    await server.kill()
    const left = await openDatabase(databaseUrl)
    const letPass = async (ms: number) => {
      ahead += ms
    }
    await deliverRest({ db: left, platforms: platforms.mountUrl, publicBase: base, now, sleep: letPass })
    await left.close()
    const stored = await look()
    counts.look(stored, journal.acknowledged)
    const pushes = pushesOf(platforms.state.outbox)
    const duplicates = pushes.duplicatesPerInterval(killedAt)
    const unnoticed = untold(stored, pushes, townsmen)
    const most = Math.max(0, ...duplicates)
    const { lost, torn, twice } = counts
    // A repeat that the naive server answers is not counted against it: only what the two have in common is.
    const refused = protect ? journal.refused.length : 0
    return {
      trials,
      lost: lost.size + unnoticed.length,
      wrong: torn.size + twice.size + refused + (protect ? duplicates.filter((count) => count > 1).length : 0),
      acknowledged: journal.acknowledged.length,
      lostWrites: lost.size,
      lostNotices: unnoticed.length,
      torn: torn.size,
      doneTwice: twice.size,
      repeats: journal.repeats,
      pushes: pushes.count,
      duplicatePushes: duplicates.reduce((sum, count) => sum + count, 0),
      mostDuplicatesOfOneKill: most,
      medianRestartMs: Math.round(restarts.sort((a, b) => a - b)[restarts.length >> 1] ?? 0),
      ...(torn.size + refused + unnoticed.length > 0 && protect
        ? { examples: [...torn, ...journal.refused, ...unnoticed].slice(0, 5) }
        : {}),
    }
  } finally {
    await platforms.close()
    await postgres?.stop()
    scratch.remove()
  }
}
