import { resolve } from 'node:path'
import { scratchDir } from '../../server.ts'
import { type BenchOptions, beside, type Figure } from '../bench.ts'
import { sqliteUrl } from '../many-requests.ts'
import { diskMb, readThrough } from './machine.ts'
import { type Pass, takePass } from './passes.ts'
import { inPostgres, type Place } from './places.ts'
import { filled, type OwnSide, startSide } from './side.ts'
import { troublesOf } from './troubles.ts'

const OWN = resolve(import.meta.dirname, '../../..')
const SECONDS = 2
const WARM_SECONDS = 3
/** One in twenty comes due within this; what that costs is a figure of its own (`sweep`). */
const WINDOW_MS = 30 * 86_400_000

export type Engine = 'sqlite' | 'pg'
export const enginesOf = ({ engine }: BenchOptions): readonly Engine[] => (engine ? [engine] : ['sqlite', 'pg'])

export type Filling = {
  readonly rows: number
  readonly centres?: number
  readonly oneCentre?: boolean
  readonly called: string
}

export type Comparison = {
  /** Of the folder for what is only needed meanwhile. */
  readonly name: string
  readonly fillings: readonly [Filling, Filling]
  readonly kinds: readonly string[]
  readonly passes: number
  /** What the processor's time of the first may be of the second's. */
  readonly most: number
  readonly figure: (kind: string) => string
}

/** One server on two fillings of its database, by turns: what an operation takes of the processor. */
export async function twoFillings(
  engine: Engine,
  { name, fillings, kinds: all, passes: usual, most, figure }: Comparison,
  progress: (words: string) => void,
  { seconds = SECONDS, passes = usual, kind }: BenchOptions,
): Promise<Figure[]> {
  const kinds = all.filter((each) => !kind || each === kind)
  if (kinds.length === 0) throw new Error(`--kind is one of ${all.join(', ')}`)
  const scratch = scratchDir(name)
  process.once('exit', scratch.remove)
  const postgres = engine === 'pg' ? await inPostgres(2) : null
  const sides: OwnSide[] = []
  const urls: string[] = []
  const pids: (() => Promise<readonly number[]>)[] = []
  try {
    for (const [n, { called, ...filling }] of fillings.entries()) {
      const from = performance.now()
      progress(`${engine}: filling ${called}`)
      const dir = `${scratch.dir}/${n}`
      const place: Place = postgres?.at[n] ?? { url: sqliteUrl(dir, 'qihu'), backends: async () => [] }
      const order = { tree: OWN, scratch: dir, now: Date.now(), windowMs: WINDOW_MS, ...filling, ...place }
      const requests = await filled(order)
      urls.push(place.url)
      progress(`${engine}: filled in ${Math.round((performance.now() - from) / 1000)} s`)
      const side = await startSide({ ...order, requests })
      sides.push(side)
      pids.push(async () => [side.pid, ...(await place.backends())])
    }
    for (const url of urls) await readThrough(url)
    const turns: { kind: string; by: readonly Pass[] }[] = []
    const read = () => Promise.all(pids.map(async (each) => (await each()).reduce((sum, pid) => sum + diskMb(pid), 0)))
    const before = await read()
    for (let round = 0; round <= passes; round += 1) {
      progress(round === 0 ? `${engine}: warming up` : `${engine}: pass ${round} of ${passes}`)
      for (const [index, each] of kinds.entries()) {
        const by = await takePass(sides, each, round * kinds.length + index, round === 0 ? WARM_SECONDS : seconds)
        if (round > 0) turns.push({ kind: each, by })
      }
    }
    const [first = 0, second = 0] = (await read()).map((mb, n) => Math.round(mb - (before[n] ?? 0)))
    const [one, other] = fillings
    progress(`${engine}: read from the disk meanwhile: ${first} MB of ${one.called}, ${second} MB of ${other.called}`)
    const figures = kinds.map((each): Figure => {
      const of = (side: number) =>
        turns.flatMap((turn) => (turn.kind === each ? [turn.by[side]?.busyMs ?? Number.NaN] : []))
      return beside(figure(`${each}, ${engine}`), 'ms', of(0), of(1), { most })
    })
    const passed = turns.flatMap(({ by }) => by)
    return [...figures, ...troublesOf(passed, progress).map((each) => ({ ...each, name: `${each.name}, ${engine}` }))]
  } finally {
    for (const side of sides) await side.stop()
    await postgres?.drop()
    scratch.remove()
    process.off('exit', scratch.remove)
  }
}
