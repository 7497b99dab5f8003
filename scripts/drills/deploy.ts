import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../../bff/src/db/open.ts'
import { connectTo } from '../benches/many-requests.ts'
import { hashOf } from '../operations.ts'
import { freePort, type Server, scratchDir, startServer } from '../server.ts'
import { filing, startClients } from './crash-clients.ts'
import { container } from './deploy/container.ts'
import { nginx } from './deploy/nginx.ts'
import type { Part, PartOptions, Tried } from './deploy/part.ts'
import { pgbouncer } from './deploy/pgbouncer.ts'
import { restoreAsRoot } from './deploy/restore.ts'
import { units } from './deploy/units.ts'
import type { Drill, DrillOptions, Outcome } from './drill.ts'
import { fillDrillTown, requestersOf, staffOf } from './drill-town.ts'
import { createCounts } from './kept-counts.ts'
import { startOutsidePlatforms } from './outside-platforms.ts'
import { startRoundRobin } from './round-robin.ts'
import { startPair } from './standby.ts'
import { readStored, type Stored } from './stored.ts'
import { drill as upgrade } from './upgrade.ts'

/**
 * The installation that docs/operations.md describes: two processes behind a proxy, a PostgreSQL that writes and one that
 * follows it. The one that writes is killed under load, and the follower takes its place. What stands around them is tried
 * part by part (`deploy/`), with the guide's own words.
 */

const CLIENTS = 6
const PAUSE_MS = 25
const LOAD_MS = { least: 300, most: 1_200 } as const
/** The follower takes nothing in for as long before the other one is killed. */
const BEHIND_MS = 400
/** From the kill to the next answer. */
const MOST_GAP_MS = 10_000
/** A database of the same server, whose waits nobody ends. */
const ELSEWHERE = 'elsewhere'
/** A commit's limit (bff/src/db/commit-wait.ts), and a little more: nobody waits longer for a follower that is away. */
const MOST_WAIT_MS = 15_000

const FILE = hashOf('fileRequest')

export const drill: Drill = {
  what: 'two processes, a PostgreSQL and its follower: the first is killed and the follower promoted, under load; the follower goes away. Then nginx, PgBouncer, systemd’s units and the container file of the guide, a restore by root, an upgrade and the way back',
  trials: 20,
  controlTrials: 4,
  engines: ['pg'],
  run,
}

/** From so many trials on, an earlier release is taken from the history, upgraded and gone back to. */
const MANY = 10
const upgraded: Part = {
  name: 'upgrade and back',
  run: async ({ trials, ...options }) =>
    options.protect && trials < MANY
      ? { skipped: 'in the long form, or by npm run drill -- upgrade' }
      : upgrade.run({ ...options, trials, engine: 'pg' }),
}
export const PARTS: readonly Part[] = [nginx, pgbouncer, units, restoreAsRoot, container, upgraded]

/** The database's end first, then each part by itself; what this machine cannot try is named. */
async function run(options: DrillOptions): Promise<Outcome> {
  const { trials, protect, progress } = options
  const taken = await takeover(options)
  const skipped: string[] = []
  const unproven: string[] = []
  const parts: Record<string, unknown> = {}
  let [lost, wrong] = [taken.lost, taken.wrong]
  for (const part of PARTS) {
    const tried = await tryPart(part, { trials, protect, progress })
    if ('skipped' in tried) {
      skipped.push(`${part.name}: ${tried.skipped}`)
      continue
    }
    parts[part.name] = tried
    if (!protect && tried.lost + tried.wrong === 0) unproven.push(part.name)
    if (!protect) continue
    lost += tried.lost
    wrong += tried.wrong
  }
  return { ...taken, lost, wrong, parts, skipped, ...(protect ? {} : { unproven }) }
}

export async function tryPart(part: Part, options: Omit<PartOptions, 'dir'>): Promise<Tried> {
  const scratch = scratchDir('part')
  // Other accounts look into it: the pooler's, and the service's.
  chmodSync(scratch.dir, 0o755)
  try {
    return await part.run({ ...options, dir: scratch.dir })
  } finally {
    scratch.remove()
  }
}

/** @param protect false: commits do not wait for the follower, and nothing bounds a wait. */
export async function takeover({ trials, protect, progress }: DrillOptions): Promise<Outcome> {
  const scratch = scratchDir('deploy')
  const pair = await startPair(join(scratch.dir, 'pg')).catch((error: unknown) => {
    scratch.remove()
    throw error
  })
  const servers: Server[] = []
  const officers = staffOf(2, 'officer', ['CASE_OFFICER'], 'desk')
  const handlers = staffOf(2, 'handler', ['UNIT_HANDLER'], 'housing')
  const requesters = requestersOf(30, Math.max(30, trials * 3))
  const townsmen = [...officers, ...handlers, ...requesters]
  const platforms = await startOutsidePlatforms(townsmen, Date.now)
  const look = async (): Promise<Stored> => {
    const db = await openDatabase(pair.writer())
    try {
      return await readStored(db)
    } finally {
      await db.close()
    }
  }
  try {
    const db = await openDatabase(pair.url)
    const tokens = await fillDrillTown(db, townsmen, Date.now())
    await db.close()
    await pair.synchronous(protect)
    const dataDir = join(scratch.dir, 'data')
    mkdirSync(dataDir)
    const env = {
      DATABASE_URL: pair.url,
      PLATFORMS: platforms.mountUrl,
      NODE_COMPILE_CACHE: join(scratch.dir, 'compiled'),
    }
    const program = join(import.meta.dirname, 'drill-server.ts')
    const ports = [await freePort(), await freePort()] as const
    for (const port of ports) servers.push(await startServer({ dataDir, port, program, env }))
    const proxy = await startRoundRobin(ports, () => false)
    const keysOf = (list: readonly { key: string }[]) => list.map(({ key }) => key)
    const people = { requesters: keysOf(requesters), officers: keysOf(officers), handlers: keysOf(handlers) }
    const up = async () => {}
    const clients = startClients({ base: proxy.base, up, tokens, ...people, clients: CLIENTS, pauseMs: PAUSE_MS })
    const { journal } = clients
    const counts = createCounts(true)
    const gaps: number[] = []
    for (let trial = 1; trial <= trials; trial += 1) {
      await sleep(LOAD_MS.least + Math.random() * (LOAD_MS.most - LOAD_MS.least))
      await pair.freeze()
      await sleep(BEHIND_MS)
      const told = journal.acknowledged.length
      const killed = performance.now()
      await pair.killWriter()
      await pair.promote()
      while (journal.acknowledged.length === told && performance.now() - killed < 3 * MOST_GAP_MS) await sleep(10)
      gaps.push(performance.now() - killed)
      await pair.follow()
      await pair.synchronous(protect)
      if (trial % 5 === 0)
        progress(`${trial} times killed, ${told} acknowledged, gap ${Math.round(gaps.at(-1) ?? 0)} ms`)
    }
    progress('the follower goes away')
    const away = await whileAway(protect)
    await clients.stop()
    counts.look(await look(), journal.acknowledged)
    for (const server of servers.splice(0)) await server.stop()
    await proxy.stop()
    const sorted = gaps.toSorted((a, b) => a - b)
    const late = sorted.filter((gap) => gap > MOST_GAP_MS).length
    const { lost, torn, twice } = counts
    return {
      trials,
      lost: lost.size,
      wrong: torn.size + twice.size + journal.refused.length + late + (away.hung ? 1 : 0),
      acknowledged: journal.acknowledged.length,
      repeats: journal.repeats,
      torn: torn.size,
      doneTwice: twice.size,
      refused: journal.refused.length,
      medianGapMs: Math.round(sorted[sorted.length >> 1] ?? 0),
      longestGapMs: Math.round(sorted.at(-1) ?? 0),
      longestWaitWhileFollowerAwayMs: away.longestMs,
      answeredAfterItWasGivenUpMs: away.afterMs,
      ...(protect && lost.size + torn.size + journal.refused.length > 0
        ? { examples: [...lost, ...torn, ...journal.refused].slice(0, 5) }
        : {}),
    }

    /** Commits wait for a follower that is not there; each wait ends by itself. */
    async function whileAway(bounded: boolean) {
      const sql = connectTo(pair.writer())
      if (!bounded) await sql.unsafe(`CREATE DATABASE ${ELSEWHERE}`)
      await sql.end()
      await pair.synchronous(true)
      await pair.stopFollower()
      const from = performance.now()
      const before = journal.acknowledged.length
      const one = bounded ? answered() : unbounded()
      const longest = await Promise.race([one.then(() => performance.now() - from), sleep(MOST_WAIT_MS, null)])
      const given = performance.now()
      await pair.synchronous(false)
      await one
      while (journal.acknowledged.length <= before + CLIENTS) await sleep(20)
      return {
        hung: longest === null,
        longestMs: longest === null ? null : Math.round(longest),
        afterMs: Math.round(performance.now() - given),
      }
    }

    /** Whether it was done or not: somebody is told. */
    async function answered(): Promise<void> {
      const token = tokens.get(people.requesters[0] ?? '') ?? ''
      const body = JSON.stringify({ id: FILE, variables: { input: filing(randomUUID()) } })
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
      await fetch(`${proxy.base}/graphql`, { method: 'POST', headers, body }).then((answer) => answer.text())
    }

    /** As a connection without our limit waits. */
    async function unbounded(): Promise<void> {
      const sql = connectTo(pair.writer().replace(/\w+$/, ELSEWHERE))
      await sql.unsafe('CREATE TABLE IF NOT EXISTS waited (n int)')
      await sql.end()
    }
  } finally {
    for (const server of servers) await server.kill()
    await platforms.close()
    await pair.stop()
    scratch.remove()
  }
}
