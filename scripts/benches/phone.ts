import { join } from 'node:path'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { launchBrowser } from '../browser.ts'
import { buildIfStale } from '../build.ts'
import { sit } from '../journeys/seat.ts'
import { type Server, scratchDir, startServer } from '../server.ts'
import { BUILT, buildServerIfStale } from '../server-build.ts'
import type { Bench, Figure } from './bench.ts'
import { median, rounded } from './bench.ts'

const root = join(import.meta.dirname, '../..')

/** An address with anything in it asks when the page has been drawn (miniapp/src/first-question.h5.ts): the control. */
const LATE = '?asks=late'

/** A phone on a poor line, four times as slow as this machine. */
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }
const SLOWER = 4
const SIZE = { width: 390, height: 844 }

const LIMITS = { first: 2_000, repeat: 1_200, shift: 0.05 }
const ROUNDS = 5

const SCREENS = [
  { name: 'home of a visitor', who: null, path: 'pages/home/home', sign: '附近专窗' },
  { name: 'home of an owner', who: 'owner', path: 'pages/home/home', sign: '附近专窗' },
  { name: "the officer's queue", who: 'officer', path: 'staff/queue/queue', sign: '共' },
] as const
type Screen = (typeof SCREENS)[number]

type Visit = {
  readonly paintMs: number
  readonly shift: number
  /** What went over the line, by the kind of thing; `document 304` is one that was not sent again. */
  readonly asked: readonly string[]
  /** When each step was over, in milliseconds from the beginning. */
  readonly steps: Readonly<Record<string, number>>
}
type Pair = { readonly first: Visit; readonly repeat: Visit }

const SIDES = ['own', 'other'] as const
type Side = (typeof SIDES)[number]
type At = { readonly base: string; readonly search: string }

/** By turns with the same pages when they ask late, or with those of another checkout (both built there). */
export const bench: Bench = {
  what: 'the pages in a slow phone at 1.6 Mbit/s: largest paint and shifts of a first and a repeat visit, what that asks for',
  async run(progress, { passes = ROUNDS, kind, beside }) {
    await buildIfStale('h5')
    await buildServerIfStale()
    const scratch = scratchDir('phone')
    const servers: Server[] = []
    const browser = await launchBrowser()
    try {
      const start = async (tree: string) => {
        // Building leaves NODE_ENV behind, and there is no demo in production.
        const env = { ...BUILT.env, H5_DIR: join(tree, 'miniapp/dist/h5'), NODE_ENV: 'development' }
        const program = join(tree, 'bff/dist/server.cjs')
        const server = await startServer({ ...BUILT, program, dataDir: join(scratch.dir, `${servers.length}`), env })
        servers.push(server)
        return server.base
      }
      const own = await start(root)
      const at: Record<Side, At> = {
        own: { base: own, search: '' },
        other: beside ? { base: await start(beside), search: '' } : { base: own, search: LATE },
      }
      const figures: Figure[] = []
      for (const screen of SCREENS.filter(({ name }) => !kind || name.includes(kind))) {
        const pairs: Record<Side, Pair[]> = { own: [], other: [] }
        for (let round = 0; round <= passes; round += 1) {
          progress(`${screen.name}: ${round === 0 ? 'once unmeasured' : `round ${round} of ${passes}`}`)
          for (const side of round % 2 === 0 ? SIDES : SIDES.toReversed()) {
            const pair = await visitTwice(browser, at[side], screen)
            // The first one finds the browser's own files cold.
            if (round > 0) pairs[side].push(pair)
          }
        }
        for (const side of SIDES) progress(`${screen.name}, ${side}: ${stepsOf(pairs[side])}`)
        figures.push(...figuresOf(screen, pairs))
      }
      return figures
    } finally {
      await browser.close()
      for (const server of servers) await server.stop()
      scratch.remove()
    }
  },
}

async function visitTwice(browser: Browser, at: At, screen: Screen): Promise<Pair> {
  const context = await sit({ browser, base: at.base, who: screen.who, ...SIZE })
  context.setDefaultTimeout(60_000)
  try {
    return { first: await visit(context, at, screen), repeat: await visit(context, at, screen) }
  } finally {
    await context.close()
  }
}

async function visit(context: BrowserContext, { base, search }: At, { path, sign }: Screen): Promise<Visit> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', LINE)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const asked = await askedOf(session)
  await page.addInitScript(watch)
  await page.goto(`${base}/${path}${search}`)
  await page.getByText(sign).filter({ visible: true }).first().waitFor()
  await page.waitForLoadState('networkidle')
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: { paintMs: number; shift: number } }).seen)
  const steps = await timesOf(page)
  await page.close()
  return { ...seen, asked: asked(), steps }
}

/** Runs in the page, before it. */
function watch() {
  const seen = { paintMs: 0, shift: 0 }
  Object.assign(globalThis, { seen })
  const each = (type: string, use: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true })
  each('largest-contentful-paint', ({ startTime }) => {
    seen.paintMs = startTime
  })
  each('layout-shift', (entry) => {
    seen.shift += (entry as PerformanceEntry & { value: number }).value
  })
}

/** What is asked of the server, without what the browser has at hand. */
async function askedOf(session: CDPSession): Promise<() => readonly string[]> {
  const kinds = new Map<string, string>()
  const atHand = new Set<string>()
  session.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    kinds.set(requestId, new URL(request.url).pathname === '/graphql' ? 'graphql' : (type ?? 'other').toLowerCase())
  })
  session.on('Network.requestServedFromCache', ({ requestId }) => atHand.add(requestId))
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache || response.url.startsWith('data:')) atHand.add(requestId)
  })
  session.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => {
    if (statusCode !== 304) return
    atHand.delete(requestId)
    kinds.set(requestId, `${kinds.get(requestId)} 304`)
  })
  return () => [...kinds].flatMap(([id, kind]) => (!atHand.has(id) || kind.endsWith('304') ? [kind] : [])).sort()
}

const timesOf = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(() => {
    const ends = (part: RegExp) =>
      performance.getEntriesByType('resource').filter(({ name }) => part.test(name)) as PerformanceResourceTiming[]
    const last = (part: RegExp) => Math.max(0, ...ends(part).map(({ responseEnd }) => responseEnd))
    const [document] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    const [query] = ends(/\/graphql$/)
    return {
      html: document?.responseEnd ?? 0,
      'app.js': last(/\/js\/(app|663)\./),
      'all scripts': last(/\/js\//),
      'scripts begun': document?.domInteractive ?? 0,
      'first paint': performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      asked: query?.startTime ?? 0,
      answered: query?.responseEnd ?? 0,
    }
  })

function stepsOf(pairs: readonly Pair[]): string {
  return (['first', 'repeat'] as const)
    .map((which) => {
      const visits = pairs.map((pair) => pair[which])
      const names = Object.keys(visits[0]?.steps ?? {})
      const each = names.map((name) => `${name} ${Math.round(median(visits.map(({ steps }) => steps[name] ?? 0)))}`)
      const painted = `largest paint ${Math.round(median(visits.map(({ paintMs }) => paintMs)))}`
      return `${which} visit: ${[...each, painted].join(', ')} ms, asked: ${visits[0]?.asked.join(', ')}`
    })
    .join('; ')
}

function figuresOf({ name }: Screen, pairs: Record<Side, Pair[]>): Figure[] {
  const figures: Figure[] = []
  for (const which of ['first', 'repeat'] as const) {
    const paints = (side: Side) => pairs[side].map((pair) => pair[which].paintMs)
    const [own, others] = [paints('own'), paints('other')]
    const ratios = own.map((value, n) => value / (others[n] ?? Number.NaN))
    const value = median(own)
    figures.push({
      name: `largest paint of a ${which} visit: ${name}; from ${Math.round(Math.min(...own))} to ${Math.round(Math.max(...own))}`,
      value: rounded(value),
      unit: 'ms',
      baseline: rounded(median(others)),
      ratio: rounded(median(ratios)),
      spread: [rounded(Math.min(...ratios)), rounded(Math.max(...ratios))],
      limit: `<= ${LIMITS[which]}`,
      held: value <= LIMITS[which],
    })
    const shifts = (side: Side) => Math.max(...pairs[side].map((pair) => pair[which].shift))
    figures.push(
      counted(`most shift of a ${which} visit: ${name}`, 'CLS', shifts('own'), shifts('other'), LIMITS.shift),
    )
  }
  const again = (side: Side) =>
    Math.max(...pairs[side].map(({ repeat }) => repeat.asked.filter((kind) => !EXPECTED.includes(kind)).length))
  figures.push(
    counted(`asked for by a repeat visit beside page and query: ${name}`, 'requests', again('own'), again('other'), 0),
  )
  const queries = (side: Side) =>
    Math.max(...pairs[side].map(({ repeat }) => repeat.asked.filter((kind) => kind === 'graphql').length))
  figures.push(counted(`queries of a repeat visit: ${name}`, 'requests', queries('own'), queries('other'), 1))
  return figures
}

/** Of a repeat visit: the page, not sent again, and its query. */
const EXPECTED = ['document 304', 'graphql']

const counted = (name: string, unit: string, value: number, baseline: number, limit: number): Figure => ({
  name,
  value: rounded(value),
  unit,
  baseline: rounded(baseline),
  ratio: null,
  limit: `<= ${limit}`,
  held: value <= limit,
})
