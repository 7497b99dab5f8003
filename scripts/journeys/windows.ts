import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { type Seat, sit } from './seat.ts'

/** One browser for the tests of a file, whose windows are closed after each of them. @returns how one is opened. */
export function windows(): (seat: Omit<Seat, 'browser'>) => Promise<BrowserContext> {
  let browser: Browser
  const left: BrowserContext[] = []
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterEach(async () => {
    for (const context of left.splice(0)) await context.close()
  })
  afterAll(() => browser.close())
  return async (seat) => {
    const context = await sit({ ...seat, browser })
    left.push(context)
    return context
  }
}
