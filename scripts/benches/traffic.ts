import { resolve } from 'node:path'
import { scratchDir } from '../server.ts'
import type { Bench, BenchOptions, Figure } from './bench.ts'
import { sqliteUrl } from './many-requests.ts'
import { figuresOf, READING, type Turn, WRITING } from './traffic/figures.ts'
import { KINDS } from './traffic/operations.ts'
import { takePass } from './traffic/passes.ts'
import { inPostgres, type Place } from './traffic/places.ts'
import { filled, type OwnSide, type SideOrder, startSide } from './traffic/side.ts'

const OWN = resolve(import.meta.dirname, '../..')
const ROWS = 100_000
const SECONDS = 2
const PASSES = 5
const WARM_SECONDS = 1
/** What filling takes at most, starting, and a second of measuring with what stands between: rows come due meanwhile. */
const FILL_MS = 60_000
const START_MS = 15_000
const TAKES_MS = 1300
/** What was filed before is still being pushed then, on both sides. */
const SETTLE_MS = 6_000
const SHOWN = 5

type Progress = (words: string) => void

export const bench: Bench = {
  what: `the server as it is used, ${ROWS} requests and random traffic; --beside DIR stands another checkout beside it`,
  async run(progress, options) {
    const kinds = Object.keys(KINDS)
    if (options.kind !== undefined && !kinds.includes(options.kind))
      throw new Error(`--kind is one of ${kinds.join(', ')}`)
    process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143))
    const figures: Figure[] = []
    for (const engine of options.engine ? [options.engine] : (['sqlite', 'pg'] as const)) {
      figures.push(...(await onEngine(engine, options, (words) => progress(`${engine}: ${words}`))))
    }
    return figures
  },
}

async function onEngine(engine: 'sqlite' | 'pg', options: BenchOptions, progress: Progress): Promise<Figure[]> {
  const { rows = ROWS, seconds = SECONDS, passes = PASSES } = options
  const trees = options.beside ? [OWN, resolve(options.beside)] : [OWN]
  const scratch = scratchDir('traffic')
  process.once('exit', scratch.remove)
  const places = engine === 'pg' ? await inPostgres(trees.length) : null
  try {
    const measuredMs = passes * (2 * START_MS + Object.keys(KINDS).length * TAKES_MS * (seconds + WARM_SECONDS))
    const windowMs = trees.length * (FILL_MS + measuredMs)
    // One for both, so that the same rows come due at the same moments.
    const now = Date.now()
    const orders: SideOrder[] = []
    for (const [index, tree] of trees.entries()) {
      progress(`filling ${rows} requests by ${tree}`)
      const dir = `${scratch.dir}/${index}`
      const place: Place = places?.at[index] ?? { url: sqliteUrl(dir, 'qihu'), backends: async () => [] }
      const order: SideOrder = { tree, rows, scratch: dir, now, windowMs, settleMs: SETTLE_MS, ...place }
      orders.push({ ...order, requests: await filled(order) })
    }
    const { turns, pushes } = await takeTurns(orders, { seconds, passes, kind: options.kind }, progress)
    const wrong = turns.flatMap(({ bySide }) => bySide.flatMap((each) => each.wrong))
    for (const example of wrong.slice(0, SHOWN)) progress(`wrong: ${example}`)
    return figuresOf(engine, turns, pushes, progress)
  } finally {
    await places?.drop()
    scratch.remove()
    process.off('exit', scratch.remove)
  }
}

/**
 * Every kind in every pass, each pass by processes of its own: two of one program differ by a tenth and more in how fast
 * they are, for as long as they run, so that what one pair of processes says of two programs says nothing.
 */
async function takeTurns(
  orders: readonly SideOrder[],
  { seconds, passes, kind: only }: { seconds: number; passes: number; kind: string | undefined },
  progress: Progress,
) {
  const turns: Turn[] = []
  const pushes = orders.map(() => 0)
  let seed = 0
  for (const group of [READING, WRITING]) {
    const kinds = group.filter((kind) => only === undefined || kind === only)
    for (let round = 0; round < passes && kinds.length > 0; round += 1) {
      progress(`${kinds.join(', ')}: pass ${round + 1} of ${passes}`)
      const sides: OwnSide[] = []
      try {
        // Each is started first as often as the other.
        const first = round % orders.length
        for (const index of [first, ...orders.keys()].filter((each, at) => at === 0 || each !== first)) {
          sides[index] = await startSide(orders[index] as SideOrder)
        }
        for (const warm of [true, false]) {
          for (const kind of kinds) {
            turns.push({ kind, warm, bySide: await takePass(sides, kind, seed, warm ? WARM_SECONDS : seconds) })
            seed += 1
          }
        }
        for (const [index, side] of sides.entries()) pushes[index] = (pushes[index] ?? 0) + (await side.pushes())
      } finally {
        for (const side of sides) await side?.stop()
      }
    }
  }
  return { turns, pushes }
}
