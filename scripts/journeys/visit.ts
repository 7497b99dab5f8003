import type { Browser, BrowserContext, Page } from 'playwright-core'
import { axeFindings, reflowFindings, structureFindings, targetFindings } from './inspect.ts'
import { proven } from './measure.ts'
import type { Stage } from './pages.ts'
import { isWay, ROUTE_STATES, type Standing, type States, type Way } from './route-states.ts'
import { handOver, sit } from './seat.ts'

export type Elder = 0 | 3

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
 * Devices in one type size, one for each person: what a closed page still writes reaches nobody else. They are wiped
 * before each visit; their caches stay warm.
 */
export function lane(browser: Browser, base: string, elder: Elder) {
  const devices = new Map<string | null, BrowserContext>()

  async function deviceOf(who: string | null): Promise<BrowserContext> {
    const context = devices.get(who) ?? (await sit({ browser, base, who, elder }))
    context.setDefaultTimeout(45_000)
    devices.set(who, context)
    return context
  }

  async function visit(way: Way): Promise<Page> {
    const page = await (await deviceOf(way.who)).newPage()
    await handOver(page, { base, who: way.who, elder })
    await page.setViewportSize({ width: way.only === 'desktop' ? 1366 : 375, height: 768 })
    await way.before?.(page)
    await page.goto(base + way.path, { waitUntil: 'domcontentloaded' })
    await way.act?.(page)
    await page.getByText(way.see).filter({ visible: true }).first().waitFor()
    return page
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
    await page.close()
    return found
  }

  const close = async () => {
    for (const context of devices.values()) await context.close()
  }
  return { visit, look, close }
}

export type Lane = ReturnType<typeof lane>

async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: width >= 1024 ? 768 : 667 })
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/** Every state of a page in both type sizes, side by side. */
export async function lookAt(lanes: readonly Lane[], states: States): Promise<Found> {
  const found: Found = { axe: [], reflow: [], targets: [], structure: [], titles: [] }
  const walk = async ({ look }: Lane) => {
    for (const [state, way] of Object.entries(states)) {
      if (!isWay(way)) continue
      const here = await look(way)
      for (const kind of ['axe', 'reflow', 'targets', 'structure'] as const) {
        found[kind].push(...here[kind].map((finding) => `${state} ${finding}`))
      }
      found.titles.push(...here.titles)
    }
  }
  await Promise.all(lanes.map(walk))
  return found
}

/** Every page in every state, and what of it does not hold. */
export async function playRoutes({ browser, base, tell }: Stage, at: Standing): Promise<void> {
  const lanes = [lane(browser, base, 0), lane(browser, base, 3)]
  for (const [route, statesOf] of Object.entries(ROUTE_STATES)) {
    const states = statesOf(at)
    const { axe, reflow, targets, structure } = await lookAt(lanes, states)
    const count = Object.values(states).filter(isWay).length
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
  for (const { close } of lanes) await close()
}
