import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { delaying, fileOne } from './seat.ts'
import { windows } from './windows.ts'

/** A browser answers a step back later than it is asked, and drops one of two that meet. */

const base = inject('base')
const opened = windows()

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()
const dialog = (page: Page) => page.locator('[aria-modal=true]')

/** Steps back that the pages ask for, as a busy browser takes them. */
const BROWSERS: Readonly<Record<string, () => void>> = {
  'that takes its time': () => {
    const { go, pushState } = History.prototype
    let pushed = 0
    History.prototype.pushState = function (...entry) {
      pushed += 1
      pushState.apply(this, entry)
    }
    // Where it goes is settled when it is asked, whatever is put on top meanwhile.
    History.prototype.go = function (by = 0) {
      const before = pushed
      setTimeout(() => go.call(this, by - (pushed - before)), 300)
    }
    History.prototype.back = function () {
      this.go(-1)
    }
  },
  'that drops the first': () => {
    const { go } = History.prototype
    let asked = 0
    History.prototype.go = function (by) {
      asked += 1
      if (asked > 1) go.call(this, by)
    }
    History.prototype.back = function () {
      this.go(-1)
    }
  },
}

/** Where whoever came from nowhere is led back to. */
const FIRST_PAGES = /^\/(pages\/home|staff\/queue)\//

describe.each(Object.keys(BROWSERS))('a browser %s', (kind) => {
  async function open(path: string): Promise<Page> {
    const context = await opened({ base, who: 'officer', width: 390, height: 844 })
    await context.addInitScript(BROWSERS[kind] as () => void)
    const page = await context.newPage()
    await page.goto(`${base}/pages/home/home`)
    await page.goto(base + path, { waitUntil: 'domcontentloaded' })
    return page
  }
  const at = (page: Page, path: RegExp) =>
    expect.poll(() => new URL(page.url()).pathname, { timeout: 5_000 }).toMatch(path)

  it('brings whoever came from a sheet and sent a form back to the request', async () => {
    const page = await open(`/staff/request/request?id=${(await fileOne(base)).id}`)
    await button(page, '更多').click()
    // The page is there before the step is, and would be stepped back from.
    await page.route('**/js/*.js', (route) => delaying(100)(route, ''))
    await dialog(page).getByRole('button', { name: '不予受理' }).click()
    await at(page, /^\/staff\/act\//)
    await page.getByRole('radio', { name: '属于信访事项' }).click()
    await page.getByRole('textbox').filter({ visible: true }).first().fill('请到县信访局一楼大厅办理。')
    await button(page, '不予受理').click()
    await button(page, /^确认/).click()
    await button(page, '看这件诉求').click()
    await at(page, /^\/staff\/request\//)
    await button(page, '看这件诉求').waitFor({ state: 'hidden' })
    await button(page, '返回').click()
    await at(page, FIRST_PAGES)
  })

  it('leaves a page by its own button once, after a sheet was closed', async () => {
    const page = await open(`/staff/request/request?id=${(await fileOne(base)).id}`)
    await button(page, '更多').click()
    await dialog(page).getByRole('button', { name: '关闭' }).click()
    await button(page, '返回').click()
    await at(page, FIRST_PAGES)
  })
})
