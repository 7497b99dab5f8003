import { cpSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { scratchDir } from '../server.ts'
import { type Bench, type BenchOptions, type Figure, median, rounded } from './bench.ts'
import { sqliteUrl } from './many-requests.ts'
import { leaveUnsent, unsentIn } from './traffic/backlog.ts'
import { type Pass, takePass } from './traffic/passes.ts'
import { inPostgres } from './traffic/places.ts'
import { KnownRequests } from './traffic/requests.ts'
import { filled, type OwnSide, type SideOrder, startSide } from './traffic/side.ts'
import { troublesOf } from './traffic/troubles.ts'

const OWN = resolve(import.meta.dirname, '../..')
const ROWS = 100_000
/** Half as many notices as requests wait. */
const UNSENT_A_ROW = 0.5
const SECONDS = 2
const PASSES = 5
const WARM_SECONDS = 1
/** Within which the rows come due that the clock owes something: so few that nobody is told of them meanwhile. */
const WINDOW_MS = 365 * 86_400_000
const MOST = 1.2

/** Filings last and by themselves: what they leave to send is work on whichever side. */
const KINDS = [['look-up', 'detail', 'queue', 'home', 'messages'], ['filing']] as const

/** Beside a server that has nothing unsent, and whose platforms answer: what is unsent of which channel, and who is away. */
const SIDES = [
  { name: 'nothing unsent', unsent: false, only: null, away: [] },
  { name: 'all platforms away', unsent: true, only: null, away: ['WX', 'DT', 'SMS'] },
  { name: 'DingTalk away', unsent: true, only: 'DINGTALK', away: ['DT'] },
] as const

type Progress = (words: string) => void
type Turn = { readonly kind: string; readonly by: readonly Pass[] }

/**
 * Not counted: the disk, processes of PostgreSQL that serve nobody in particular, and what sending costs once the
 * platforms are back. A filing of the baseline is sent to platforms that answer, which the others are spared.
 */
export const bench: Bench = {
  what: `what ${ROWS * UNSENT_A_ROW} unsent notices cost every page while the platforms refuse connections`,
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
  const courses = KINDS.map((kinds) => kinds.filter((kind) => !options.kind || kind === options.kind))
  if (courses.flat().length === 0) throw new Error(`--kind is one of ${KINDS.flat().join(', ')}`)
  const scratch = scratchDir('backlog')
  process.once('exit', scratch.remove)
  const places = engine === 'pg' ? await inPostgres(SIDES.length) : null
  const sides: OwnSide[] = []
  try {
    const now = Date.now()
    const ways = SIDES.map((_, index) => {
      const dir = `${scratch.dir}/${index}`
      const place = places?.at[index] ?? { url: sqliteUrl(dir, 'qihu'), backends: async () => [] }
      return { tree: OWN, rows, scratch: dir, now, windowMs: WINDOW_MS, ...place }
    })
    const urls = ways.map(({ url }) => url)
    const [first, ...others] = ways as [(typeof ways)[0], ...typeof ways]
    progress(`filling ${rows} requests`)
    const stored = await filled(first)
    await places?.copyFirst()
    for (const { scratch: dir } of others) {
      mkdirSync(dir, { recursive: true })
      if (!places) cpSync(first.scratch, dir, { recursive: true })
    }
    for (const [index, { name, unsent, only, away }] of SIDES.entries()) {
      const way = ways[index] as SideOrder
      if (unsent) await leaveUnsent(way.url, rows * UNSENT_A_ROW, now, only)
      const requests = new KnownRequests(structuredClone(stored.all))
      sides.push(await startSide({ ...way, requests, away }))
      progress(`${name}: ${JSON.stringify(await unsentIn(way.url))} unsent`)
    }
    const turns: Turn[] = []
    for (const kinds of courses) {
      for (let round = 0; round <= passes; round += 1) {
        progress(`${kinds.join(', ')}: ${round === 0 ? 'warming up' : `pass ${round} of ${passes}`}`)
        for (const [index, kind] of kinds.entries()) {
          const by = await takePass(sides, kind, round * kinds.length + index, round === 0 ? WARM_SECONDS : seconds)
          if (round > 0) turns.push({ kind, by })
        }
      }
    }
    for (const [index, url] of urls.entries()) {
      progress(`unsent in the end, ${SIDES[index]?.name}: ${JSON.stringify(await unsentIn(url))}`)
    }
    return figuresOf(engine, turns, progress)
  } finally {
    for (const side of sides) await side.stop()
    await places?.drop()
    scratch.remove()
    process.off('exit', scratch.remove)
  }
}

function figuresOf(engine: string, turns: readonly Turn[], progress: Progress): Figure[] {
  const figures: Figure[] = []
  for (const kind of new Set(turns.map((turn) => turn.kind))) {
    const here = turns.filter((turn) => turn.kind === kind)
    for (const [side, { name }] of SIDES.entries()) {
      if (side === 0) continue
      for (const [of, what] of [
        ['busyMs', 'processor time'],
        ['p50', 'time of half of them'],
      ] as const) {
        const pairs = here.map(({ by }) => [by[side]?.[of] ?? Number.NaN, by[0]?.[of] ?? Number.NaN] as const)
        const ratios = pairs.map(([own, none]) => own / none)
        const ratio = rounded(median(ratios))
        const figure: Figure = {
          name: `${kind}, ${engine}, ${name}: ${what}`,
          value: rounded(median(pairs.map(([own]) => own))),
          unit: 'ms',
          baseline: rounded(median(pairs.map(([, none]) => none))),
          ratio,
          spread: [rounded(Math.min(...ratios)), rounded(Math.max(...ratios))],
          limit: `ratio <= ${MOST}`,
          held: ratio <= MOST,
        }
        figures.push(figure)
        const { value, baseline, spread, held } = figure
        progress(
          `${figure.name}: ${value} beside ${baseline} ms, ratio ${ratio} (${spread?.join(' to ')}): ${held ? 'held' : 'missed'}`,
        )
      }
    }
  }
  const passes = turns.flatMap(({ by }) => by)
  return [...figures, ...troublesOf(passes, progress).map((each) => ({ ...each, name: `${each.name}, ${engine}` }))]
}
