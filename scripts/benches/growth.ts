import { resolve } from 'node:path'
import { scratchDir } from '../server.ts'
import { type Bench, type BenchOptions, beside, type Figure } from './bench.ts'
import { sqliteUrl } from './many-requests.ts'
import { diskMb } from './traffic/machine.ts'
import { type Pass, takePass } from './traffic/passes.ts'
import { inPostgres, type Place } from './traffic/places.ts'
import { filled, type OwnSide, startSide } from './traffic/side.ts'
import { troublesOf } from './traffic/troubles.ts'

const OWN = resolve(import.meta.dirname, '../..')
const FEW = 10_000
const ROWS = 1_400_000
const SECONDS = 2
const PASSES = 5
const WARM_SECONDS = 3
const MOST = 1.3
const KINDS = ['look-up', 'detail', 'queue', 'filing'] as const
/** One in twenty comes due within this; what that costs is a figure of its own (`sweep`). */
const WINDOW_MS = 30 * 86_400_000

type Engine = 'sqlite' | 'pg'

/** The same server on few requests and on many, by turns: what an operation takes of the processor must hardly grow. */
export const bench: Bench = {
  what: `what ${ROWS} requests cost beside ${FEW} (takes an hour and a half: --engine takes one engine, --rows fewer)`,
  async run(progress, options) {
    process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143))
    const engines: readonly Engine[] = options.engine ? [options.engine] : ['sqlite', 'pg']
    const figures: Figure[] = []
    for (const engine of engines) figures.push(...(await onEngine(engine, progress, options)))
    return figures
  },
}

async function onEngine(
  engine: Engine,
  progress: (words: string) => void,
  { rows = ROWS, seconds = SECONDS, passes = PASSES, kind }: BenchOptions,
): Promise<Figure[]> {
  const kinds = KINDS.filter((each) => !kind || each === kind)
  if (kinds.length === 0) throw new Error(`--kind is one of ${KINDS.join(', ')}`)
  const scratch = scratchDir('growth')
  process.once('exit', scratch.remove)
  const postgres = engine === 'pg' ? await inPostgres(2) : null
  const sides: OwnSide[] = []
  const pids: (() => Promise<readonly number[]>)[] = []
  try {
    for (const [n, count] of [rows, FEW].entries()) {
      const from = performance.now()
      progress(`${engine}: filling ${count} requests`)
      const dir = `${scratch.dir}/${n}`
      const place: Place = postgres?.at[n] ?? { url: sqliteUrl(dir, 'qihu'), backends: async () => [] }
      const order = { tree: OWN, rows: count, scratch: dir, now: Date.now(), windowMs: WINDOW_MS, ...place }
      const requests = await filled(order)
      progress(`${engine}: filled in ${Math.round((performance.now() - from) / 1000)} s`)
      const side = await startSide({ ...order, requests })
      sides.push(side)
      pids.push(async () => [side.pid, ...(await place.backends())])
    }
    const turns: { kind: string; by: readonly Pass[] }[] = []
    const read = () => Promise.all(pids.map(async (all) => (await all()).reduce((sum, pid) => sum + diskMb(pid), 0)))
    const before = await read()
    for (let round = 0; round <= passes; round += 1) {
      progress(round === 0 ? `${engine}: warming up` : `${engine}: pass ${round} of ${passes}`)
      for (const [index, each] of kinds.entries()) {
        const length = round === 0 ? WARM_SECONDS : seconds
        const by = await takePass(sides, each, round * kinds.length + index, length)
        if (round > 0) turns.push({ kind: each, by })
      }
    }
    const [many = 0, few = 0] = (await read()).map((mb, n) => Math.round(mb - (before[n] ?? 0)))
    progress(`${engine}: read from the disk meanwhile: ${many} MB of ${rows} requests, ${few} MB of ${FEW}`)
    return figuresOf(engine, rows, turns, progress)
  } finally {
    for (const side of sides) await side.stop()
    await postgres?.drop()
    scratch.remove()
    process.off('exit', scratch.remove)
  }
}

function figuresOf(
  engine: Engine,
  rows: number,
  turns: readonly { kind: string; by: readonly Pass[] }[],
  progress: (words: string) => void,
): Figure[] {
  const figures = [...new Set(turns.map(({ kind }) => kind))].map((kind): Figure => {
    const of = (side: number) =>
      turns.flatMap((turn) => (turn.kind === kind ? [turn.by[side]?.busyMs ?? Number.NaN] : []))
    const name = `[growth] ${kind}, ${engine}: processor time at ${rows} beside ${FEW}`
    return beside(name, 'ms', of(0), of(1), { most: MOST })
  })
  const passes = turns.flatMap(({ by }) => by)
  return [...figures, ...troublesOf(passes, progress).map((each) => ({ ...each, name: `${each.name}, ${engine}` }))]
}
