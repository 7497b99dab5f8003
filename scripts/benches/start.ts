import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../../bff/src/db/open.ts'
import { fillTown } from '../../bff/src/testing/town.fixture.ts'
import { hashOf } from '../operations.ts'
import { freePort, type ServerOptions, scratchDir } from '../server.ts'
import { BUILT, buildServerIfStale } from '../server-build.ts'
import { type Bench, type BenchOptions, beside, type Figure } from './bench.ts'
import { sqliteUrl } from './many-requests.ts'
import { PRODUCTION } from './production.ts'
import { storeRequest } from './stored-request.ts'
import { processorMs } from './traffic/machine.ts'
import { type Pass, takePass } from './traffic/passes.ts'
import { inPostgres, type Place } from './traffic/places.ts'
import { type OwnSide, startSide } from './traffic/side.ts'

const OWN = resolve(import.meta.dirname, '../..')
const ROUNDS = 9
const ROWS = 20_000
const SECONDS = 30
/** Of so many seconds each, so that their ratios show what a figure is worth. */
const PASS_SECONDS = 5
/** At rest is what takes less than this share of a processor: what traffic has left in the outbox is sent by then. */
const AT_REST = 0.15
const LOOK_MS = 5_000
const MOST_LOOKS = 30
/** Until it has given back what it can, twice (bff/src/operations/rest.ts). */
const REST_MS = 45_000
const TOO_LONG_MS = 60_000
const MOST_TIMES = 2.5
const MOST_MB = 130
/** What choosing memory may cost in processor time. */
const MOST_COST = 1.03

type Run = Required<Pick<ServerOptions, 'program'>> & Pick<ServerOptions, 'flags' | 'env'>
const NAMES = ['built', 'plain', 'sources'] as const
type Name = (typeof NAMES)[number]
type Started = { readonly ms: number; readonly mb: number }

/** Plain Fastify is JavaScript, from its packages and without flags, as one would run it. */
const RUNS: Readonly<Record<Name, Run>> = {
  built: BUILT,
  plain: { program: join(import.meta.dirname, 'plain-server.js') },
  sources: { program: join(OWN, 'bff/src/server.ts') },
}

export const bench: Bench = {
  what: 'the built server on both engines: to its first answered look-up beside plain Fastify, and its memory then and at rest',
  async run(progress, options) {
    await buildServerIfStale()
    const scratch = scratchDir('start')
    process.once('exit', scratch.remove)
    const postgres = options.engine === 'sqlite' ? null : await inPostgres(3)
    try {
      const figures: Figure[] = []
      for (const engine of options.engine ? [options.engine] : (['sqlite', 'pg'] as const)) {
        const dirs = [0, 1, 2].map((n) => `${scratch.dir}/${engine}-${n}`)
        const places =
          engine === 'pg'
            ? (postgres?.at ?? [])
            : dirs.map((dir) => ({ url: sqliteUrl(dir, 'qihu'), backends: async () => [] }))
        const [first, ...others] = places.map((place, n) => ({ place, dir: dirs[n] ?? '' }))
        if (!first) throw new Error('no databases')
        const say = (words: string) => progress(`${engine}: ${words}`)
        for (const figure of [
          ...(await starts(engine, first, say)),
          ...(await traffic(engine, others, options, say)),
        ]) {
          const { name, value, unit, baseline, ratio, limit, held } = figure
          progress(
            `${name}: ${value} beside ${baseline} ${unit}, ratio ${ratio}; ${limit}: ${held ? 'held' : 'missed'}`,
          )
          figures.push(figure)
        }
      }
      return figures
    } finally {
      await postgres?.drop()
      scratch.remove()
      process.off('exit', scratch.remove)
    }
  },
}

type At = { readonly place: Place; readonly dir: string }
type Say = (words: string) => void

/** The three by turns, each round in another order. */
async function starts(engine: string, { place: { url }, dir }: At, say: Say): Promise<Figure[]> {
  const db = await openDatabase(url)
  await fillTown(db, Date.now())
  const { number, lookupCode: code } = await storeRequest(db, Date.now())
  await db.close()
  const body = JSON.stringify({ id: hashOf('lookUpRequest'), variables: { number, code } })
  const env = { ...PRODUCTION, DATABASE_URL: url, DATA_DIR: dir, DRAIN_SECONDS: '0' }
  const rounds: Record<Name, Started>[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    say(round === 0 ? 'starting once' : `start ${round} of ${ROUNDS}`)
    const by = {} as Record<Name, Started>
    for (const name of NAMES.map((_, n) => NAMES[(n + round) % NAMES.length] as Name)) {
      by[name] = await firstAnswer(RUNS[name], body, name === 'plain' ? 'hello' : 'PublicProgress', env)
    }
    // The files are read from the disk once.
    if (round > 0) rounds.push(by)
  }
  const of = (name: Name, what: keyof Started) => rounds.map((by) => by[name][what])
  const uncounted = 'building, migrating, and the platforms are not counted'
  return [
    beside(
      `start to the first look-up, ${engine}, beside plain Fastify; ${uncounted}`,
      'ms',
      of('built', 'ms'),
      of('plain', 'ms'),
      {
        most: MOST_TIMES,
      },
    ),
    beside(`the same of the sources, ${engine}`, 'ms', of('sources', 'ms'), of('plain', 'ms'), {}),
    atMost(
      `memory after the first look-up, ${engine}, beside the sources; ${OTHERS[engine]}`,
      of('built', 'mb'),
      of('sources', 'mb'),
    ),
    beside(`the same of plain Fastify, ${engine}, beside the sources`, MB, of('plain', 'mb'), of('sources', 'mb'), {}),
  ]
}

const MB = 'MiB resident, pages of programs and files that others share included'
const OTHERS: Readonly<Record<string, string>> = {
  sqlite: 'what the system keeps of the file is not counted',
  pg: 'the processes of PostgreSQL are not counted',
}

/** Mixed traffic on the built server and on the sources by turns, then rest. */
async function traffic(
  engine: string,
  at: readonly At[],
  { rows = ROWS, seconds = SECONDS }: BenchOptions,
  say: Say,
): Promise<Figure[]> {
  const sides: OwnSide[] = []
  try {
    for (const [n, name] of (['built', 'sources'] as const).entries()) {
      const { place, dir } = at[n] ?? {}
      if (!place || !dir) throw new Error('no databases')
      say(`filling ${rows} requests for ${name === 'built' ? 'the built server' : 'the sources'}`)
      const order = { tree: OWN, rows, scratch: dir, now: Date.now(), windowMs: 600_000, run: RUNS[name], ...place }
      sides.push(await startSide(order))
    }
    say(`${seconds} seconds of mixed traffic for each`)
    await takePass(sides, 'mixed', 0, 1)
    const passes: (readonly Pass[])[] = []
    for (let left = seconds; left > 0; left -= PASS_SECONDS)
      passes.push(await takePass(sides, 'mixed', left, Math.min(left, PASS_SECONDS)))
    const wrong = passes.flat().flatMap((pass) => pass.wrong)
    if (wrong[0]) say(`wrong: ${wrong[0]}`)
    for (const side of sides) await side.wakeUp()
    await comeToRest(sides)
    const [own, sources] = sides.map(({ pid }) => ({ mb: residentMb(pid), most: residentMb(pid, 'VmHWM') }))
    const busy = (side: number) => passes.map((pass) => pass[side]?.busyMs ?? Number.NaN)
    if (!own || !sources) throw new Error('nothing measured')
    const under = `${seconds} s of random traffic, ${engine}`
    return [
      atMost(`memory at rest after ${under}, beside the sources; ${OTHERS[engine]}`, [own.mb], [sources.mb]),
      beside(`most memory under ${under}, beside the sources`, MB, [own.most], [sources.most]),
      beside(`processor time of ${under}, beside the sources; the database's included`, 'ms', busy(0), busy(1), {
        most: MOST_COST,
      }),
      {
        name: `wrong answers, ${under}`,
        value: wrong.length,
        unit: 'in all',
        ...ALONE,
        limit: 'none',
        held: wrong.length === 0,
      },
    ]
  } finally {
    for (const side of sides) await side.stop()
  }
}

async function comeToRest(sides: readonly OwnSide[]): Promise<void> {
  const busyMs = () => sides.map((side) => processorMs(side.pid))
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const before = busyMs()
    await sleep(LOOK_MS)
    const after = busyMs()
    if (after.every((ms, n) => ms - (before[n] ?? 0) < AT_REST * LOOK_MS)) break
  }
  await sleep(REST_MS)
}

const ALONE = { baseline: null, ratio: null } as const

function atMost(name: string, own: readonly number[], others: readonly number[]): Figure {
  const figure = beside(name, MB, own, others)
  return { ...figure, limit: `<= ${MOST_MB}`, held: figure.value <= MOST_MB }
}

function residentMb(pid: number | undefined, which: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
  const [, kb] = new RegExp(`${which}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kb) / 1024
}

/** From spawning to the end of the first right answer. */
async function firstAnswer(run: Run, body: string, sign: string, env: Record<string, string>): Promise<Started> {
  const port = await freePort()
  const begin = performance.now()
  const child = spawn(process.execPath, [...(run.flags ?? []), run.program], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...run.env, ...env, HOST: '127.0.0.1', PORT: String(port) },
  })
  const ended = once(child, 'exit')
  try {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
        .then((response) => response.text())
        .catch(() => '')
      if (answer.includes(sign)) break
      if (child.exitCode !== null || performance.now() - begin > TOO_LONG_MS) throw new Error(`no answer: ${answer}`)
      await sleep(2)
    }
    return { ms: performance.now() - begin, mb: residentMb(child.pid) }
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}
