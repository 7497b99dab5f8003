import { resolve } from 'node:path'
import { scratchDir } from '../server.ts'
import type { Bench, BenchOptions, Figure } from './bench.ts'
import { sqliteUrl } from './many-requests.ts'
import { figuresOf, type Turn } from './traffic/figures.ts'
import { KINDS } from './traffic/operations.ts'
import { takePass } from './traffic/passes.ts'
import { inPostgres, type Place } from './traffic/places.ts'
import { type OwnSide, type SideOrder, startSide } from './traffic/side.ts'

const OWN = resolve(import.meta.dirname, '../..')
const ROWS = 100_000
const SECONDS = 4
const PASSES = 5
const WARM_SECONDS = 1
/** What filling takes at most, and what a second of measuring takes with what stands between: rows come due meanwhile. */
const FILL_MS = 60_000
const TAKES_MS = 1300
const SHOWN = 5

type Progress = (words: string) => void

export const bench: Bench = {
  what: `the server as it is used, ${ROWS} requests and random traffic; --beside DIR stands another checkout beside it`,
  async run(progress, options) {
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
  const sides: OwnSide[] = []
  try {
    const measuredMs = Object.keys(KINDS).length * TAKES_MS * (seconds * passes + WARM_SECONDS)
    const windowMs = trees.length * (FILL_MS + measuredMs)
    // One for both, so that the same rows come due at the same moments.
    const now = Date.now()
    for (const [index, tree] of trees.entries()) {
      progress(`filling ${rows} requests by ${tree}`)
      const dir = `${scratch.dir}/${index}`
      const place: Place = places?.at[index] ?? { url: sqliteUrl(dir, 'qihu'), backends: async () => [] }
      const order: SideOrder = { tree, rows, scratch: dir, now, windowMs, ...place }
      sides.push(await startSide(order))
    }
    const turns = await takeTurns(sides, seconds, passes, progress)
    const pushes = await Promise.all(sides.map((side) => side.pushes()))
    const wrong = turns.flatMap(({ bySide }) => bySide.flatMap((each) => each.wrong))
    for (const example of wrong.slice(0, SHOWN)) progress(`wrong: ${example}`)
    return figuresOf(engine, turns, pushes, progress)
  } finally {
    for (const side of sides) await side.stop()
    await places?.drop()
    scratch.remove()
    process.off('exit', scratch.remove)
  }
}

/** Every kind in every pass; the first one only warms up. */
async function takeTurns(
  sides: readonly OwnSide[],
  seconds: number,
  passes: number,
  progress: Progress,
): Promise<Turn[]> {
  const turns: Turn[] = []
  for (let round = 0; round <= passes; round += 1) {
    const warm = round === 0
    progress(warm ? 'warming up' : `pass ${round} of ${passes}`)
    for (const [index, kind] of Object.keys(KINDS).entries()) {
      const seed = Object.keys(KINDS).length * round + index
      turns.push({ kind, warm, bySide: await takePass(sides, kind, seed, warm ? WARM_SECONDS : seconds) })
    }
  }
  return turns
}
