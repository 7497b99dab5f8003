import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'

/** Keystroke-level model: seconds for a key, a tap, and making up one's mind before a tap. */
const KEY = 0.2
const TAP = 1.1
const DECIDE = 1.35

const VIEWPORTS = {
  phone: { width: 390, height: 844 },
  desk: { width: 1440, height: 900 },
  laptop: { width: 1366, height: 768 },
}

export type Effort = { taps: number; keys: number; typed: number; waited: number; requests: number }

/** One person at one device: counts what the hand does and how long the pages let it wait. */
export class Person {
  readonly page: Page
  readonly context: BrowserContext
  private effort: Effort = { taps: 0, keys: 0, typed: 0, waited: 0, requests: 0 }

  private constructor(context: BrowserContext, page: Page) {
    this.context = context
    this.page = page
    this.watch(page)
  }

  static async sitDown(browser: Browser, device: keyof typeof VIEWPORTS): Promise<Person> {
    const viewport = VIEWPORTS[device]
    const context = await browser.newContext({
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      ...(device === 'phone' ? { hasTouch: true, isMobile: true } : {}),
    })
    context.setDefaultTimeout(15_000)
    return new Person(context, await context.newPage())
  }

  /** The same person after the app was killed: storage stays, pages are gone. */
  async reopen(): Promise<Person> {
    await this.page.close()
    return new Person(this.context, await this.context.newPage())
  }

  private watch(page: Page): void {
    page.on('request', (request) => {
      if (new URL(request.url()).pathname === '/graphql') this.effort.requests += 1
    })
    page.on('dialog', (dialog) => dialog.accept())
  }

  async open(address: string): Promise<void> {
    await this.waiting(() => this.page.goto(address, { waitUntil: 'domcontentloaded' }))
  }

  async tap(target: Locator): Promise<void> {
    await this.sees(target)
    this.effort.taps += 1
    await target.click()
  }

  /** Writes into a field: into the one that has the focus by itself, or after tapping it. */
  async type(text: string, target: Locator): Promise<void> {
    await this.sees(target)
    if (!(await this.gotFocus(target))) await this.tap(target)
    this.effort.typed += [...text].length
    await this.page.keyboard.insertText(text)
  }

  /** Writes where the focus is. */
  async write(text: string): Promise<void> {
    this.effort.typed += [...text].length
    await this.page.keyboard.insertText(text)
  }

  /** A page that puts the cursor into a field does so within a moment; whoever sees no cursor taps. */
  private async gotFocus(target: Locator): Promise<boolean> {
    for (let tries = 0; tries < 8; tries += 1) {
      if (await target.evaluate((field) => field === document.activeElement)) return true
      await this.page.waitForTimeout(100)
    }
    return false
  }

  async press(key: string): Promise<void> {
    this.effort.keys += 1
    await this.page.keyboard.press(key)
  }

  /** Waits until something is there; the time counts as waiting. */
  async sees(target: Locator): Promise<void> {
    await this.waiting(() => target.first().waitFor({ state: 'visible' }))
  }

  private async waiting(work: () => Promise<unknown>): Promise<void> {
    const from = performance.now()
    await work()
    this.effort.waited += (performance.now() - from) / 1000
  }

  /** What it took since the last call. */
  took(): Effort & { seconds: number } {
    const { taps, keys, typed, waited } = this.effort
    const seconds = (keys + typed) * KEY + taps * (TAP + DECIDE) + waited
    const effort = { ...this.effort, seconds }
    this.effort = { taps: 0, keys: 0, typed: 0, waited: 0, requests: 0 }
    return effort
  }

  async leave(): Promise<void> {
    await this.context.close()
  }
}
