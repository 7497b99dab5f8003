import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sqliteUrl } from '../benches/many-requests.ts'
import { hashesOf } from '../benches/traffic/actions.ts'
import { KINDS, type Operation, type OperationName, wrongUnless } from '../benches/traffic/operations.ts'
import { takePass } from '../benches/traffic/passes.ts'
import { inPostgres } from '../benches/traffic/places.ts'
import { weighted } from '../benches/traffic/random.ts'
import { type OwnSide, startSide } from '../benches/traffic/side.ts'
import { HANDLERS, handlerId, tokenOf, UNITS } from '../benches/traffic/town.ts'
import { scratchDir } from '../server.ts'
import type { Drill, DrillOptions, Outcome } from './drill.ts'
import { type Asked, oneCaller, openLoop } from './open-loop.ts'
import { preferred } from './preferred.ts'

const OWN = resolve(import.meta.dirname, '../..')
const FIRST_COME = join(import.meta.dirname, 'fair-first-come.ts')
/** A town of a hundred thousand requests, where so many are asked for in all. */
const ROWS_A_TRIAL = 5
const WINDOW_MS = 600_000
const SATURATION_SECONDS = 3
const STAFF = 16
const MODEST = 20
const GREEDY = 100
const OVER = 2
/** Of what the modest ask while one asks a hundred times as much. */
const MAY_BE_REFUSED = 0.01

/**
 * Who is refused, by random traffic on many requests: at half of what saturates, nobody; when sixteen of the staff open
 * home and queue within a second, nobody; when one person asks for twice what saturates, he alone. The control asks for
 * twice what saturates, lets a hundred times as many open, and serves who comes first.
 */
export const drill: Drill = {
  what: 'nobody is refused without overload, and who asks a hundred times as much as others is refused in their place',
  trials: 20_000,
  controlTrials: 20_000,
  engines: ['sqlite', 'pg'],
  run,
}

async function run({ trials, protect, engine, progress }: DrillOptions): Promise<Outcome> {
  const scratch = scratchDir('fair')
  const postgres = engine === 'pg' ? await inPostgres(1) : null
  const url = sqliteUrl(scratch.dir, 'qihu')
  const place = postgres?.at[0] ?? { url, backends: async () => [] }
  const rows = trials * ROWS_A_TRIAL
  progress(`filling ${rows} requests`)
  const side = await startSide({
    tree: OWN,
    rows,
    scratch: scratch.dir,
    now: Date.now(),
    windowMs: WINDOW_MS,
    ...place,
    ...(protect ? {} : { run: { program: FIRST_COME } }),
  })
  preferred(side.pid)
  preferred(process.pid)
  try {
    const saturation = await saturationOf(side, 'mixed')
    const share = protect ? 0.5 : OVER
    const halfSeconds = trials / 2 / (saturation * share)
    progress(`${Math.round(saturation)} a second saturate it; now ${share} of that for ${Math.round(halfSeconds)} s`)
    const half = await atRest(side, () =>
      openLoop(side.ports[0] as number, [{ aSecond: saturation * share, ask: mixed(side) }], halfSeconds),
    )

    const people = protect ? STAFF : STAFF * GREEDY
    const rounds = protect ? Math.ceil(trials / 2000) : 1
    progress(`${people} people open their queue within a second, ${rounds} times`)
    const opening: Asked[] = []
    for (let round = 0; round < rounds; round += 1) {
      opening.push(...(await atRest(side, () => openWithinASecond(side.ports[0] as number, people))))
    }

    const queues = await saturationOf(side, 'queue')
    const greedySeconds = trials / 4 / (queues * OVER)
    progress(`${Math.round(queues)} queues a second saturate it; one person asks for ${OVER} times as many`)
    const greedyPace = queues * OVER
    const callers = [greedyPace, ...Array.from({ length: MODEST }, () => greedyPace / GREEDY)]
    const [greedy, ...modest] = await atRest(side, async () => {
      const asking = callers.map((aSecond, n) => ({ aSecond, ask: queueOf(staffOf(n)) }))
      // Who has never been answered is not known yet.
      await openLoop(
        side.ports[0] as number,
        asking.map((each) => ({ ...each, aSecond: 5 })),
        1,
      )
      return openLoop(side.ports[0] as number, asking, greedySeconds)
    })
    const [atHalf, atStart, ofModest] = [sum(half), sum(opening), sum(modest)]
    const faults = atHalf.wrong + atStart.wrong + ofModest.wrong + (greedy?.wrong ?? 0)
    const refusedModest = Math.max(0, ofModest.refused - Math.floor(ofModest.sent * MAY_BE_REFUSED))
    const unfair = [atHalf.refused, atStart.refused, refusedModest]
    // A control of which one part goes well proves nothing of that part.
    const wrong = protect || unfair.every((count) => count > 0) ? unfair.reduce((a, b) => a + b) + faults : 0
    return {
      trials: atHalf.sent + atStart.sent + ofModest.sent + (greedy?.sent ?? 0),
      lost: 0,
      wrong,
      faults,
      fault: [half, opening, modest].flat().find((each) => each.fault)?.fault ?? greedy?.fault ?? null,
      saturationASecond: Math.round(saturation),
      half: atHalf,
      opening: atStart,
      greedy: greedy && { sent: greedy.sent, refused: greedy.refused, p99: greedy.p99 },
      modest: ofModest,
    }
  } finally {
    await side.stop()
    await postgres?.drop()
    scratch.remove()
  }
}

async function saturationOf(side: OwnSide, kind: string): Promise<number> {
  await takePass([side], kind, 1, 1)
  const [pass] = await takePass([side], kind, 2, SATURATION_SECONDS)
  return pass?.rate ?? Number.NaN
}

/** The server is awake meanwhile and has nothing of before in hand. */
async function atRest<T>(side: OwnSide, work: () => Promise<T>): Promise<T> {
  await side.wakeUp()
  await sleep(500)
  const value = await work()
  side.rest()
  return value
}

const mixed =
  (side: OwnSide): Operation =>
  (via, random) => {
    const name = weighted(random, KINDS.mixed as Record<OperationName, number>)
    const operation = side.operations[name]
    if (!operation) throw new Error(`${name} cannot be asked`)
    return operation(via, random)
  }

/** Handlers of all units, one after the other. */
const staffOf = (n: number): string => handlerId(n % UNITS, Math.floor(n / UNITS) % HANDLERS)

const hashes = hashesOf(OWN)

const queueOf =
  (who: string): Operation =>
  async (via) => {
    const answer = await via.ask(hashes.queue, { tab: 'NOW' }, tokenOf(who))
    return wrongUnless(answer.body.includes('"items":['), answer)
  }

/** As the client does when it is opened: home, and from there the queue. */
const openingOf =
  (who: string): Operation =>
  async (via, random) => {
    const home = await via.ask(hashes.home, {}, tokenOf(who))
    return wrongUnless(home.body.includes(`"viewer":{"id":"${who}"`), home) ?? queueOf(who)(via, random)
  }

/** Each once, at a moment of his own. */
async function openWithinASecond(port: number, people: number): Promise<readonly Asked[]> {
  const each = Array.from({ length: people }, async (_, n) => {
    await sleep(Math.random() * 1000)
    const caller = oneCaller(port, openingOf(staffOf(n)), n, Math.random)
    await caller.go()
    return caller.end()
  })
  return Promise.all(each)
}

const sum = (all: readonly Asked[]) => ({
  sent: all.reduce((total, { sent }) => total + sent, 0),
  refused: all.reduce((total, { refused }) => total + refused, 0),
  wrong: all.reduce((total, { wrong }) => total + wrong, 0),
  p99: Math.max(0, ...all.map(({ p99 }) => p99)),
})
