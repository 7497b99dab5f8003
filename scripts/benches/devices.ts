import { cpSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Copy } from '../additions/copy.ts'
import { scratchDir } from '../server.ts'
import { type Bench, beside, type Figure } from './bench.ts'
import { sqliteUrl } from './many-requests.ts'
import { type Pass, takePass } from './traffic/passes.ts'
import { inPostgres, type Place } from './traffic/places.ts'
import { KnownRequests } from './traffic/requests.ts'
import { filled, type OwnSide, startSide } from './traffic/side.ts'
import { disturbedOf } from './traffic/troubles.ts'

const OWN = resolve(import.meta.dirname, '../..')
const ROWS = 20_000
const SECONDS = 2
const PASSES = 5
const WARM_SECONDS = 1
const CONNECTIONS = [16, 64] as const
const WINDOW_MS = 3_600_000

type Engine = 'sqlite' | 'pg'
/** What stands in the code and what would stand there without it. */
type Edit = { readonly file: string; readonly from: string; readonly to: string }
type Device = {
  readonly name: string
  readonly on: readonly Engine[]
  readonly kinds: readonly ('look-up' | 'detail' | 'queue' | 'filing')[]
  readonly without: readonly Edit[]
}

const DB = 'bff/src/db'
const BOTH = ['sqlite', 'pg'] as const

/** Everything that is there for speed alone (docs/decisions.md 60 to 70), by how it is taken away. */
const DEVICES: readonly Device[] = [
  {
    name: 'kept statements',
    on: BOTH,
    kinds: ['look-up', 'detail', 'queue', 'filing'],
    without: [
      {
        file: `${DB}/statement.ts`,
        from: 'bound(name, build, selectedBy, true)',
        to: 'bound(name, build, selectedBy, false)',
      },
    ],
  },
  {
    name: 'statements built once',
    on: BOTH,
    kinds: ['look-up', 'detail', 'queue', 'filing'],
    without: [
      { file: `${DB}/statement.ts`, from: 'let run = built.get(db)', to: 'let run: Run<T> | undefined' },
      {
        file: `${DB}/statement.ts`,
        from: 'if (postgres && known) return (values) => known(db, postgres, values)',
        to: 'void known',
      },
    ],
  },
  {
    name: 'texts cast in statements',
    on: ['sqlite'],
    kinds: ['look-up', 'detail', 'queue'],
    without: [
      {
        file: `${DB}/statement.ts`,
        from: 'export const given = (name: string): SQL =>',
        to: 'export const given = (name: string): SQL =>\n  (sql.placeholder(name) as unknown as SQL) ??',
      },
    ],
  },
  {
    name: 'commits shared by commands',
    on: ['sqlite'],
    kinds: ['filing'],
    without: [{ file: `${DB}/sqlite.ts`, from: 'const MAX_GROUP = 256', to: 'const MAX_GROUP = 1' }],
  },
  {
    name: 'inserts and changes past drizzle',
    on: ['sqlite'],
    kinds: ['filing'],
    without: [
      {
        file: `${DB}/insert.ts`,
        from: 'const connection = sqliteBelow(db)',
        to: 'const connection = null as ReturnType<typeof sqliteBelow>',
      },
    ],
  },
  {
    name: 'inserts that nobody waits for',
    on: ['pg'],
    kinds: ['filing'],
    without: [
      {
        file: `${DB}/insert.ts`,
        from: 'if (!behind) return void (await sent)',
        to: 'if (behind !== null) return void (await sent)',
      },
    ],
  },
  {
    name: 'numbers taken ahead, together',
    on: ['pg'],
    kinds: ['filing'],
    without: [
      {
        file: `${DB}/postgres.ts`,
        from: 'takeNext: takeTogether(',
        to: "takeNext: ((await import('./sequence.ts')).takeInCommand(schema)) ?? takeTogether(",
      },
    ],
  },
]

/**
 * Each device is taken away from a copy of the sources, and both are measured by turns on the same rows. Not counted: the
 * disk, and processes of PostgreSQL that serve nobody in particular.
 */
export const bench: Bench = {
  what: `what each device that is there for speed alone earns, by taking it away (${ROWS} requests; --kind is its name)`,
  async run(progress, options) {
    process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143))
    const devices = DEVICES.filter(({ name }) => !options.kind || name.includes(options.kind))
    if (devices.length === 0) throw new Error(`--kind is one of ${DEVICES.map(({ name }) => name).join(', ')}`)
    const figures: Figure[] = []
    for (const engine of options.engine ? [options.engine] : BOTH) {
      const here = devices.filter(({ on }) => on.includes(engine))
      if (here.length > 0) figures.push(...(await onEngine(engine, here, options, progress)))
    }
    return figures
  },
}

async function onEngine(
  engine: Engine,
  devices: readonly Device[],
  { rows = ROWS, seconds = SECONDS, passes = PASSES }: { rows?: number; seconds?: number; passes?: number },
  progress: (words: string) => void,
): Promise<Figure[]> {
  const scratch = scratchDir('devices')
  process.once('exit', scratch.remove)
  // The first is filled and copied; the two others are served, anew for each device.
  const places = engine === 'pg' ? await inPostgres(3) : null
  const placeOf = (n: number): Place & { dir: string } => {
    const dir = join(scratch.dir, String(n))
    return { dir, ...(places?.at[n] ?? { url: sqliteUrl(dir, 'qihu'), backends: async () => [] }) }
  }
  try {
    const order = { rows, now: Date.now(), windowMs: WINDOW_MS }
    progress(`${engine}: filling ${rows} requests`)
    const { dir, ...first } = placeOf(0)
    const stored = await filled({ ...order, tree: OWN, scratch: dir, ...first })
    const figures: Figure[] = []
    for (const device of devices) {
      const copy = new Copy()
      const sides: OwnSide[] = []
      try {
        for (const edit of device.without) copy.replace(edit)
        await places?.copyFirst()
        for (const [n, tree] of [OWN, copy.dir].entries()) {
          const { dir: own, url, backends } = placeOf(n + 1)
          mkdirSync(own, { recursive: true })
          if (!places) cpSync(dir, own, { recursive: true })
          const requests = new KnownRequests(structuredClone(stored.all))
          sides.push(await startSide({ ...order, tree, scratch: own, url, backends, requests }))
        }
        for (const kind of device.kinds) {
          for (const connections of CONNECTIONS) {
            const pairs: (readonly [Pass, Pass])[] = []
            for (let round = 0; round <= passes; round += 1) {
              const length = round === 0 ? WARM_SECONDS : seconds
              const [own, without] = await takePass(sides, kind, round, length, connections)
              if (round > 0 && own && without) pairs.push([own, without])
            }
            const figure = figureOf(`${device.name}, ${engine}, ${kind}, ${connections} at once`, pairs)
            progress(`${figure.name}: ${figure.ratio} (${figure.spread?.join(' to ')})`)
            figures.push(figure)
          }
        }
      } finally {
        for (const side of sides) await side.stop()
        copy.remove()
      }
    }
    return figures
  } finally {
    await places?.drop()
    scratch.remove()
    process.off('exit', scratch.remove)
  }
}

function figureOf(name: string, pairs: readonly (readonly [Pass, Pass])[]): Figure {
  const wrong = pairs.flat().flatMap((pass) => pass.wrong)
  if (wrong.length > 0) throw new Error(`${name}: ${wrong[0]}`)
  const disturbed = disturbedOf(pairs.flat())
  const words = disturbed > 0 ? ` (${disturbed} of ${2 * pairs.length} passes disturbed)` : ''
  const [own, without] = [0, 1].map((side) => pairs.map((pair) => pair[side]?.busyMs ?? Number.NaN)) as [
    number[],
    number[],
  ]
  return beside(`${name}: processor time without it beside with it${words}`, 'ms', without, own)
}
