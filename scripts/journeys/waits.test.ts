import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { send, signInAs } from '../operations.ts'
import { inWords, type Step } from './measure.ts'
import { type Standing, standing } from './route-states.ts'
import { between, delaying, dropping, hashNamed, sit } from './seat.ts'
import { playUploads } from './uploads.ts'
import { playWaits, waitFor, waitsOf } from './waits.ts'

/** Every wait and every upload, one after another: a minute on a free machine, more on a busy one. */
const PATIENCE_MS = 300_000

const base = inject('base')
let browser: Browser
let at: Standing

beforeAll(async () => {
  browser = await launchBrowser()
  at = await standing(base)
})
afterAll(() => browser.close())

const missed = (steps: Step[]) => steps.filter((step) => !step.held).map(inWords)

it(
  'shows of every wait that it lasts, and after ten seconds what still happens',
  async () => {
    const steps: Step[] = []
    const waited = await playWaits({ browser, base, tell: (step) => steps.push(step) }, at)
    expect(missed(steps)).toEqual([])
    expect(waited.length).toBe(waitsOf(at).length)
  },
  PATIENCE_MS,
)

it.each(['my requests', 'urging'])('notices a wait that nobody is told of: %s', async (name) => {
  const context = await sit({ browser, base, who: 'owner' })
  await context.addInitScript(() => {
    const mute = new CSSStyleSheet()
    mute.replaceSync('.qh-skeleton, .qh-button__busy, .qh-button__reason { display: none !important }')
    document.adoptedStyleSheets = [mute]
  })
  const wait = waitsOf(at).find(({ what }) => what === name)
  if (!wait) throw new Error('no such wait')
  expect(await waitFor(context, base, wait)).toEqual({ what: name, shown: false, slowly: false })
  await context.close()
})

/** What the owner of the request has in hand to look it up with. */
async function numberAndCode(): Promise<{ number: string; code: string }> {
  const { data } = await send(base, hashNamed('MyRequest'), { id: at.handled }, await signInAs(base, 'owner'))
  const { number, lookupCode } = data?.request ?? {}
  if (typeof number !== 'string' || typeof lookupCode !== 'string') throw new Error('the owner sees no look-up code')
  return { number, code: lookupCode }
}

// Right ones alone: the fifth wrong one closes the look-up to this address, and so to all the tests of a run.
describe('an answer that comes', () => {
  let number: string
  let code: string
  beforeAll(async () => {
    ;({ number, code } = await numberAndCode())
  })

  /** Before it comes the number stands in its field alone. */
  const answered = (page: Page) => page.getByText(number).filter({ visible: true }).first().waitFor()

  const lookUp = async (context: BrowserContext, handler: Parameters<typeof between>[1]) => {
    const page = await context.newPage()
    await between(page, handler, ['LookUpRequest'])
    await page.goto(`${base}/enterprise/lookup/lookup`)
    await page.getByRole('textbox', { name: /编号/ }).fill(number)
    await page.getByRole('textbox', { name: /查询码/ }).fill(code)
    return page
  }

  it('within 300 ms shows no sign of waiting', async () => {
    const context = await sit({ browser, base, who: null })
    const page = await lookUp(context, delaying(300))
    await page.evaluate(() => {
      const seen = { busy: false }
      Object.assign(globalThis, { seen })
      new MutationObserver(() => {
        seen.busy ||= document.body.textContent?.includes('提交中…') ?? false
      }).observe(document.body, { childList: true, subtree: true, characterData: true })
    })
    // Its timers stand still: whatever the machine is busy with, no more than 300 ms pass for the page.
    await page.clock.install()
    await page.clock.pauseAt(Date.now() + 1_000)
    await page.getByRole('button', { name: '查询' }).click()
    await page.clock.runFor(300)
    await answered(page)
    expect(await page.evaluate(() => (globalThis as unknown as { seen: { busy: boolean } }).seen.busy)).toBe(false)
    await context.close()
  })

  it('after 3 s was waited for with words', async () => {
    const context = await sit({ browser, base, who: null })
    const page = await lookUp(context, delaying(3_000))
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByText('提交中…').waitFor()
    await answered(page)
    expect(await page.getByText('提交中…').count()).toBe(0)
    await context.close()
  })

  it('after 15 s, or never, ends in words with 重试 and what was typed; trying again succeeds', async () => {
    for (const lose of [delaying(600_000), dropping]) {
      const context = await sit({ browser, base, who: null })
      let lost = true
      const page = await lookUp(context, async (route, operation) => {
        if (!lost) return route.fallback()
        lost = false
        await (lose === dropping ? lose(route, operation) : undefined)
      })
      await page.clock.install()
      await page.getByRole('button', { name: '查询' }).click()
      if (lose !== dropping) await page.clock.fastForward(15_000)
      const retry = page.getByRole('button', { name: '重试' })
      await retry.waitFor()
      expect(await page.getByRole('textbox', { name: /编号/ }).inputValue()).toBe(number)
      await page.clock.fastForward(1_000)
      await retry.click()
      await answered(page)
      await context.close()
    }
  })
})

it(
  'shows of every upload percent, size, 取消 and 重试, and lets no file stop another',
  async () => {
    const steps: Step[] = []
    await playUploads({ browser, base, tell: (step) => steps.push(step) })
    expect(missed(steps)).toEqual([])
    expect(steps.length).toBeGreaterThan(6)
  },
  PATIENCE_MS,
)
