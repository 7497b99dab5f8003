import { resolve } from 'node:path'
import { scratchDir } from '../server.ts'
import { type Bench, type Figure, median, rounded } from './bench.ts'
import { sqliteUrl } from './many-requests.ts'
import { startPeer, startPlain } from './traffic/outsiders.ts'
import { type Pass, takePass } from './traffic/passes.ts'
import { inPostgres } from './traffic/places.ts'
import { type Side, startSide } from './traffic/side.ts'
import { troublesOf } from './traffic/troubles.ts'

const OWN = resolve(import.meta.dirname, '../..')
const ROWS = 100_000
const SECONDS = 2
const PASSES = 5
const WARM_SECONDS = 1
const CONNECTIONS = [16, 64, 1] as const
const FILL_MS = 60_000
/** What a second of measuring takes with what stands between. */
const TAKES_MS = 1300

const NAMES = ['sqlite', 'pg', 'plain', 'peer'] as const
type Name = (typeof NAMES)[number]
type Sides = Readonly<Record<Name, Side>>

/** What is measured, who else can do it, and what ours may take of the other's processor time, at how many connections. */
type Limit = {
  readonly of: 'sqlite' | 'pg'
  readonly beside: 'plain' | 'peer'
  readonly most: number
  readonly at: readonly number[]
}
const WORK: readonly { readonly kind: string; readonly also: readonly Name[]; readonly limits: readonly Limit[] }[] = [
  {
    kind: 'look-up',
    also: ['plain', 'peer'],
    limits: [
      { of: 'sqlite', beside: 'plain', most: 3, at: [16] },
      { of: 'pg', beside: 'peer', most: 0.5, at: [16] },
    ],
  },
  {
    kind: 'detail',
    also: ['peer'],
    limits: [
      { of: 'sqlite', beside: 'peer', most: 0.5, at: [16] },
      { of: 'pg', beside: 'peer', most: 1, at: [16] },
    ],
  },
  {
    kind: 'queue',
    also: ['peer'],
    limits: [
      { of: 'sqlite', beside: 'peer', most: 0.5, at: [16] },
      { of: 'pg', beside: 'peer', most: 1.3, at: [16] },
    ],
  },
  {
    kind: 'filing',
    also: ['peer'],
    limits: [
      { of: 'sqlite', beside: 'peer', most: 1, at: [16, 64] },
      { of: 'pg', beside: 'peer', most: 3, at: [16, 64] },
    ],
  },
]
/** Of the peer's filings a second, at least. */
const LEAST_RATE = 0.3

type Turn = { readonly kind: string; readonly connections: number; readonly by: Partial<Record<Name, Pass>> }

export const bench: Bench = {
  what: `random traffic at ${ROWS} requests on both engines, beside plain Fastify and a generated API on the same rows`,
  async run(progress, options) {
    process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143))
    const { rows = ROWS, seconds = SECONDS, passes = PASSES, kind } = options
    const work = WORK.filter((each) => !kind || each.kind === kind)
    if (work.length === 0) throw new Error(`--kind is one of ${WORK.map((each) => each.kind).join(', ')}`)
    const scratch = scratchDir('peer')
    process.once('exit', scratch.remove)
    const postgres = await inPostgres(2)
    const started: Side[] = []
    try {
      const columns = work.reduce((sum, { also }) => sum + 2 + also.length, 0)
      const measuredMs = columns * CONNECTIONS.length * TAKES_MS * (seconds * passes + WARM_SECONDS)
      const now = Date.now()
      const order = (name: Name) => ({
        tree: OWN,
        rows,
        now,
        windowMs: 3 * FILL_MS + measuredMs,
        scratch: `${scratch.dir}/${name}`,
      })
      const begin = async (name: Name, start: () => Promise<Side>): Promise<Side> => {
        progress(`filling ${rows} requests for ${name}`)
        const side = await start()
        started.push(side)
        return side
      }
      const [own, other] = postgres.at
      if (!own || !other) throw new Error('no databases')
      const onSqlite = { ...order('sqlite'), url: sqliteUrl(`${scratch.dir}/sqlite`, 'qihu'), backends: async () => [] }
      const sides: Sides = {
        sqlite: await begin('sqlite', () => startSide(onSqlite)),
        pg: await begin('pg', () => startSide({ ...order('pg'), ...own })),
        peer: await begin('peer', () => startPeer({ ...order('peer'), ...other })),
        plain: await begin('plain', () => startPlain(scratch.dir)),
      }
      const turns = await takeTurns(sides, work, seconds, passes, progress)
      return figuresOf(work, turns, progress)
    } finally {
      for (const side of started) await side.stop()
      await postgres.drop()
      scratch.remove()
      process.off('exit', scratch.remove)
    }
  },
}

/** Every kind of work at every number of connections in every pass; the first one only warms up. */
async function takeTurns(
  sides: Sides,
  work: typeof WORK,
  seconds: number,
  passes: number,
  progress: (words: string) => void,
): Promise<Turn[]> {
  const turns: Turn[] = []
  for (let round = 0; round <= passes; round += 1) {
    progress(round === 0 ? 'warming up' : `pass ${round} of ${passes}`)
    for (const [index, { kind, also }] of work.entries()) {
      for (const [place, connections] of CONNECTIONS.entries()) {
        const names: Name[] = ['sqlite', 'pg', ...also]
        const seed = (round * work.length + index) * CONNECTIONS.length + place
        const measured = names.map((name) => sides[name])
        const took = await takePass(measured, kind, seed, round === 0 ? WARM_SECONDS : seconds, connections)
        if (round === 0) continue
        for (const [n, { refused }] of took.entries())
          if (refused > 0) progress(`refused ${refused} times: ${kind}, ${names[n]}, ${connections} at once`)
        turns.push({ kind, connections, by: Object.fromEntries(names.map((name, n) => [name, took[n]])) })
      }
    }
  }
  return turns
}

function figuresOf(work: typeof WORK, turns: readonly Turn[], progress: (words: string) => void): Figure[] {
  const figures: Figure[] = []
  const add = (figure: Figure) => {
    const { name, value, unit, baseline, ratio, spread, limit, held } = figure
    const judged = limit === 'printed' ? '' : `; ${limit}: ${held ? 'held' : 'missed'}`
    const from = spread ? ` (${spread[0]} to ${spread[1]})` : ''
    progress(`${name}: ${value} beside ${baseline} ${unit}, ratio ${ratio}${from}${judged}`)
    figures.push(figure)
  }
  for (const { kind, also, limits } of work) {
    for (const connections of [...CONNECTIONS].sort((a, b) => a - b)) {
      const here = turns.filter((turn) => turn.kind === kind && turn.connections === connections)
      for (const engine of ['sqlite', 'pg'] as const) {
        for (const beside of also as ('plain' | 'peer')[]) {
          const pairs = here.map(({ by }) => [by[engine] as Pass, by[beside] as Pass] as const)
          const limit = limits.find(
            (each) => each.of === engine && each.beside === beside && each.at.includes(connections),
          )
          const name = `${kind}, ${engine} beside ${beside}, ${connections} at once`
          add(comparedBy('busyMs', `${name}: processor time`, 'ms', pairs, limit ? { most: limit.most } : {}))
          const least = kind === 'filing' && engine === 'pg' && connections > 1 ? { least: LEAST_RATE } : {}
          add(comparedBy('rate', `${name}: operations`, 'a second', pairs, least))
        }
        const own = here.map(({ by }) => by[engine] as Pass)
        progress(`  ${engine}: half within ${ms(own, 'p50')}, 99 of 100 within ${ms(own, 'p99')} ms`)
      }
    }
  }
  const passes = turns.flatMap(({ by }) => Object.values(by))
  return [...figures, ...troublesOf(passes, progress)]
}

const ms = (passes: readonly Pass[], of: 'p50' | 'p99') => rounded(median(passes.map((pass) => pass[of])))

function comparedBy(
  of: 'busyMs' | 'rate',
  name: string,
  unit: string,
  pairs: readonly (readonly [Pass, Pass])[],
  { most, least }: { readonly most?: number; readonly least?: number },
): Figure {
  const ratios = pairs.map(([own, other]) => own[of] / other[of])
  const ratio = rounded(median(ratios))
  return {
    name,
    value: rounded(median(pairs.map(([own]) => own[of]))),
    unit,
    baseline: rounded(median(pairs.map(([, other]) => other[of]))),
    ratio,
    spread: [rounded(Math.min(...ratios)), rounded(Math.max(...ratios))],
    limit: most !== undefined ? `ratio <= ${most}` : least !== undefined ? `ratio >= ${least}` : 'printed',
    held: (most === undefined || ratio <= most) && (least === undefined || ratio >= least),
  }
}
