import { resolve } from 'node:path'
import { scratchDir } from '../server.ts'
import { type Bench, beside, type Figure } from './bench.ts'
import { processorMs } from './traffic/machine.ts'
import { type Pass, takePass } from './traffic/passes.ts'
import { inPostgres } from './traffic/places.ts'
import { KnownRequests } from './traffic/requests.ts'
import { filled, type OwnSide, type Side, startSide } from './traffic/side.ts'
import { troublesOf } from './traffic/troubles.ts'

const OWN = resolve(import.meta.dirname, '../..')
const ROWS = 100_000
const SECONDS = 2
const PASSES = 5
const WARM_SECONDS = 1
const WINDOW_MS = 3_600_000
const KINDS = ['look-up', 'detail', 'queue', 'filing'] as const
const MOST = 1.1

const WAYS = ['one process', 'two processes', 'one without prepared statements'] as const

/**
 * On PostgreSQL. Not counted: the disk, and processes of the database that serve nobody in particular. Rates tell nothing of
 * two processes where there are fewer than four processors.
 */
export const bench: Bench = {
  what: `two processes on one PostgreSQL, and one that prepares no statements, beside one, at ${ROWS} requests`,
  async run(progress, { rows = ROWS, seconds = SECONDS, passes = PASSES, kind }) {
    process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143))
    const kinds = KINDS.filter((each) => !kind || each === kind)
    if (kinds.length === 0) throw new Error(`--kind is one of ${KINDS.join(', ')}`)
    const scratch = scratchDir('processes')
    process.once('exit', scratch.remove)
    const postgres = await inPostgres(WAYS.length)
    const servers: OwnSide[] = []
    try {
      const order = { tree: OWN, rows, now: Date.now(), windowMs: WINDOW_MS }
      const [first, second, third] = postgres.at
      if (!first || !second || !third) throw new Error('no databases')
      progress(`filling ${rows} requests`)
      const stored = await filled({ ...order, scratch: `${scratch.dir}/filled`, ...first })
      await postgres.copyFirst()
      const start = async (name: string, { url, backends }: typeof first, requests: KnownRequests) => {
        const side = await startSide({ ...order, scratch: `${scratch.dir}/${name}`, url, backends, requests })
        servers.push(side)
        return side
      }
      const known = () => new KnownRequests(structuredClone(stored.all))
      const shared = known()
      const pair = [await start('two-a', second, shared), await start('two-b', second, shared)] as const
      const sides = [
        await start('one', first, known()),
        together(...pair, second.backends),
        await start('bare', { ...third, url: `${third.url}?prepare=false` }, known()),
      ]
      const turns: { kind: string; by: readonly Pass[] }[] = []
      for (let round = 0; round <= passes; round += 1) {
        progress(round === 0 ? 'warming up' : `pass ${round} of ${passes}`)
        for (const [index, each] of kinds.entries()) {
          const by = await takePass(sides, each, round * kinds.length + index, round === 0 ? WARM_SECONDS : seconds)
          if (round > 0) turns.push({ kind: each, by })
        }
      }
      return figuresOf(turns, progress)
    } finally {
      for (const side of servers) await side.stop()
      await postgres.drop()
      scratch.remove()
      process.off('exit', scratch.remove)
    }
  },
}

/** Two servers on one database as one, its connections shared out among them. */
function together(one: OwnSide, other: OwnSide, backends: () => Promise<readonly number[]>): Side {
  const both = [one, other] as const
  return {
    ...one,
    ports: both.flatMap(({ ports }) => ports),
    async busyMs() {
      const [sum, own] = [await one.busyMs(), await other.busyMs()]
      // Each counts the database that they share.
      return sum + own - (await busyOf(await backends()))
    },
    async wakeUp() {
      await Promise.all(both.map((each) => each.wakeUp()))
    },
    rest() {
      for (const each of both) each.rest()
    },
  }
}

const busyOf = async (pids: readonly number[]) => pids.reduce((sum, pid) => sum + processorMs(pid), 0)

function figuresOf(turns: readonly { kind: string; by: readonly Pass[] }[], progress: (words: string) => void) {
  const figures: Figure[] = []
  for (const kind of new Set(turns.map((turn) => turn.kind))) {
    const here = turns.filter((turn) => turn.kind === kind)
    for (const [way, name] of WAYS.entries()) {
      if (way === 0) continue
      const of = (side: number) => here.map(({ by }) => by[side]?.busyMs ?? Number.NaN)
      const limit = way === 1 ? { most: MOST } : {}
      figures.push(beside(`[two] ${kind}, ${name} beside one process: processor time`, 'ms', of(way), of(0), limit))
    }
  }
  const passes = turns.flatMap(({ by }) => by)
  return [...figures, ...troublesOf(passes, progress)]
}
