import type { Browser, BrowserContext, Page, Request, Response } from 'playwright-core'
import { axeFindings, reflowFindings, structureFindings, targetFindings } from './inspect.ts'
import { proven } from './measure.ts'
import type { Stage } from './pages.ts'
import { isWay, ROUTE_STATES, type Standing, type Way } from './route-states.ts'
import { handOver, sit } from './seat.ts'

export type Elder = 0 | 3

const ELDERS: readonly Elder[] = [0, 3]
const KINDS = ['axe', 'reflow', 'targets', 'structure'] as const
/** In each type size. */
const WALKERS = 2

const TRIES = 4
/** The pages ask once more by themselves within this time. */
const BUSY_FOR_GOOD_MS = 4_000

/** What was found on one state of one page, by what it was looked at for; each line says where it was seen. */
export type Found = {
  readonly axe: string[]
  readonly reflow: string[]
  readonly targets: string[]
  readonly structure: string[]
  readonly titles: string[]
}

const PHONE = { side: 44, gap: 8 }
const ELDER_PHONE = { side: 60, gap: 8 }
const DESKTOP = { side: 24, gap: 0 }

/**
 * One tab in one type size that is handed from person to person and wiped before each visit: a tab that stays keeps
 * its scripts compiled, which is most of what a visit costs.
 */
export function lane(browser: Browser, base: string, elder: Elder) {
  let tab: { context: BrowserContext; page: Page; leave: () => Promise<void> } | undefined

  async function close(): Promise<void> {
    // After the last page nobody waits for it, and the browser may be gone.
    await tab?.context.close().catch(() => undefined)
    tab = undefined
  }

  /** The tab as if nobody had used it: nothing stands between it and the server, nobody listens. */
  async function tabFor(way: Way) {
    if (tab?.page.isClosed()) await close()
    await tab?.leave()
    const context = tab?.context ?? (await sit({ browser, base, who: null, elder }))
    context.setDefaultTimeout(45_000)
    const page = tab?.page ?? (await context.newPage())
    await handOver(page, { base, who: way.who, elder })
    const heard = listenTo(page)
    const leave = async () => {
      heard.stop()
      await page.unrouteAll({ behavior: 'ignoreErrors' })
    }
    tab = { context, page, leave }
    return { page, heard }
  }

  /** Opens the state. A server that had too much to do is asked again, as a person would ask it. */
  async function visit(way: Way): Promise<Page> {
    for (let tries = 1; ; tries += 1) {
      const { page, heard } = await tabFor(way)
      await page.setViewportSize({ width: way.only === 'desktop' ? 1366 : 375, height: 768 })
      const reached = reach(page, base, way)
      reached.catch(() => undefined)
      try {
        const end = await Promise.race([reached, heard.busyForGood])
        if (end !== 'busy') return page
        if (tries === TRIES) throw new Error(`the server was too busy ${TRIES} times`)
      } catch (error) {
        const shown = await page
          .locator('body')
          .ariaSnapshot({ timeout: 2_000 })
          .catch(() => '')
        await close()
        const words = [...heard.troubles, `shown: ${shown.replaceAll(/\s+/g, ' ').slice(0, 300)}`].join('\n')
        throw new Error(`${(error as Error).message}\n${words}`)
      }
      await close()
    }
  }

  /** One state at every width it has. */
  async function look(way: Way): Promise<Found> {
    const found: Found = { axe: [], reflow: [], targets: [], structure: [], titles: [] }
    const page = await visit(way)
    for (const width of way.only === 'desktop' ? [1366] : [375, 320, 1366]) {
      await resize(page, width)
      const here = (findings: string[]) =>
        findings.map((finding) => `${width} ${elder ? 'largest' : 'standard'}: ${finding}`)
      const rules = width >= 1024 ? DESKTOP : elder ? ELDER_PHONE : PHONE
      found.targets.push(...here(await targetFindings(page, rules)))
      if (width !== 375) found.reflow.push(...here(await reflowFindings(page)))
      // At 320 px a screen reader finds what it finds at 375.
      if (width === 320) continue
      found.axe.push(...here(await axeFindings(page)))
      found.structure.push(...here(await structureFindings(page)))
    }
    found.titles.push(await page.title())
    return found
  }

  return { visit, look, close }
}

async function reach(page: Page, base: string, way: Way): Promise<'reached'> {
  await way.before?.(page)
  await page.goto(base + way.path, { waitUntil: 'domcontentloaded' })
  await way.act?.(page)
  await page.getByText(way.see).filter({ visible: true }).first().waitFor()
  return 'reached'
}

/** What goes wrong between a page and the server: it sheds load that it cannot carry, and here it shares the machine. */
function listenTo(page: Page) {
  const troubles: string[] = []
  const busy = Promise.withResolvers<'busy'>()
  const onResponse = (response: Response) => {
    const status = response.status()
    if (status < 400) return
    troubles.push(`${status} ${response.request().method()} ${new URL(response.url()).pathname}`)
    if (status === 503) setTimeout(() => busy.resolve('busy'), BUSY_FOR_GOOD_MS).unref()
  }
  const onFailed = (request: Request) => troubles.push(`${request.failure()?.errorText} ${request.url()}`)
  const onThrown = (error: Error) => troubles.push(`thrown: ${error.message}`)
  page.on('response', onResponse).on('requestfailed', onFailed).on('pageerror', onThrown)
  const stop = () => page.off('response', onResponse).off('requestfailed', onFailed).off('pageerror', onThrown)
  return { troubles, busyForGood: busy.promise, stop }
}

async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: width >= 1024 ? 768 : 667 })
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/**
 * Every state of every page in both type sizes, a few at a time in the order of the table: much of a visit is waiting.
 * A page that has a state which cannot be reached rejects, and the others are looked at all the same.
 */
export function lookAtAll({ browser, base }: Pick<Stage, 'browser' | 'base'>, at: Standing) {
  const pages = Object.entries(ROUTE_STATES).map(([route, statesOf]) => {
    const found: Found = { axe: [], reflow: [], targets: [], structure: [], titles: [] }
    const ways = Object.entries(statesOf(at)).flatMap(([state, way]) => (isWay(way) ? [{ state, way }] : []))
    const end = Promise.withResolvers<Found>()
    // Whoever asks for the page hears of it.
    end.promise.catch(() => undefined)
    return { route, found, ways, left: ways.length * ELDERS.length, end }
  })

  const walk = async (elder: Elder, queue: { page: (typeof pages)[number]; state: string; way: Way }[]) => {
    const { look, close } = lane(browser, base, elder)
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { page, state, way } = next
      try {
        const here = await look(way)
        for (const kind of KINDS) page.found[kind].push(...here[kind].map((each) => `${state} ${each}`))
        page.found.titles.push(...here.titles)
      } catch (error) {
        const size = elder ? 'largest' : 'standard'
        page.end.reject(new Error(`${page.route}, state ${state}, ${size} type: ${(error as Error).message}`))
      }
      page.left -= 1
      if (page.left === 0) page.end.resolve(page.found)
    }
    await close()
  }
  const walks = ELDERS.flatMap((elder) => {
    const queue = pages.flatMap((page) => page.ways.map((each) => ({ page, ...each })))
    return Array.from({ length: WALKERS }, () => walk(elder, queue))
  })
  const done = Promise.all(walks)
  return { pages: new Map(pages.map(({ route, end }) => [route, end.promise])), done }
}

/** Every page in every state, and what of it does not hold. */
export async function playRoutes({ browser, base, tell }: Stage, at: Standing): Promise<void> {
  const { pages, done } = lookAtAll({ browser, base }, at)
  for (const [route, statesOf] of Object.entries(ROUTE_STATES)) {
    const { axe, reflow, targets, structure } = (await pages.get(route)) as Found
    const count = Object.values(statesOf(at)).filter(isWay).length
    tell(
      proven(
        `${route}: ${axe.length} findings of axe-core in ${count} states, 2 widths, 2 type sizes`,
        'G19',
        axe.length === 0,
      ),
    )
    const others = [...reflow, ...targets, ...structure]
    const first = others.length > 0 ? ` (${others.length}, such as ${others[0]})` : ''
    tell(proven(`${route}: reflow, targets, names and landmarks hold${first}`, '§7', others.length === 0))
  }
  await done
}
