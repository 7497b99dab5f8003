import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { type Standing, standing } from './route-states.ts'
import { sit } from './seat.ts'

const base = inject('base')
let browser: Browser
let at: Standing
const left: BrowserContext[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  at = await standing(base)
})
afterEach(async () => {
  for (const context of left.splice(0)) await context.close()
})
afterAll(() => browser.close())

async function open(who: string | null, path: string, width = 375): Promise<Page> {
  const context = await sit({ browser, base, who, width })
  left.push(context)
  const page = await context.newPage()
  await page.goto(base + path, { waitUntil: 'domcontentloaded' })
  return page
}
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()
const hasFocus = (target: Locator) =>
  expect.poll(() => target.evaluate((element) => element === document.activeElement), { timeout: 5_000 }).toBe(true)
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).filter({ visible: true })

describe('after a change of page', () => {
  it('the focus is on the heading, forward and back', async () => {
    const page = await open('owner', '/pages/home/home')
    await button(page, '查进度').focus()
    await page.keyboard.press('Enter')
    await hasFocus(heading(page, '查进度'))
    await button(page, '返回').focus()
    await page.keyboard.press('Enter')
    await hasFocus(heading(page, '企呼我应'))
    await page
      .getByRole('link', { name: /我的诉求/ })
      .filter({ visible: true })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    await hasFocus(heading(page, '我的诉求'))
  })

  it('a form puts it into its first field instead, where writing begins', async () => {
    const page = await open('owner', '/pages/home/home')
    await button(page, '我要提诉求').click()
    await hasFocus(page.getByRole('textbox', { name: /说清一件事/ }))
    const asked = await open('owner', `/enterprise/request/request?id=${at.asked}`)
    await button(asked, '补充材料').click()
    await hasFocus(asked.getByRole('textbox').filter({ visible: true }).first())
  })

  it('the first stop of every page is the way past the title, and leads to the content', async () => {
    for (const path of ['/pages/home/home', '/enterprise/lookup/lookup']) {
      const page = await open(null, path)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await page.keyboard.press('Tab')
      const skip = page.getByRole('button', { name: '跳到内容' })
      await hasFocus(skip)
      expect(await skip.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0)
      await page.keyboard.press('Enter')
      await hasFocus(page.getByRole('main'))
    }
  })
})

describe('after a sheet is closed', () => {
  const ways: [string, string, () => string, string | RegExp, string | RegExp][] = [
    ['owner', 'the question before signing out', () => '/pages/me/me', '退出登录', '关闭'],
    ['owner', 'what happens to personal data', () => '/enterprise/file/file', /详细/, '关闭'],
    ['owner', 'further actions', () => `/enterprise/request/request?id=${at.handled}`, '更多', '关闭'],
    ['officer', 'further actions of staff', () => `/staff/request/request?id=${at.submitted}`, '更多', '关闭'],
  ]
  it.each(ways)('the focus is back on what opened it: %s, %s', async (who, _what, path, opener, closer) => {
    for (const way of ['button', 'Escape'] as const) {
      const page = await open(who, path())
      // A form takes the focus when it opens.
      if (path() === '/enterprise/file/file') await hasFocus(page.getByRole('textbox').first())
      const target = button(page, opener)
      await target.focus()
      await page.keyboard.press('Enter')
      const dialog = page.locator('[aria-modal=true]')
      await dialog.waitFor()
      if (way === 'Escape') await page.keyboard.press('Escape')
      else await dialog.getByRole('button', { name: closer }).first().click()
      await dialog.waitFor({ state: 'detached' })
      await hasFocus(target)
    }
  })

  it('it goes back to the button of a form of the desktop', async () => {
    const page = await open('officer', '/staff/queue/queue', 1366)
    await page
      .getByRole('link', { name: /受理并派单/ })
      .first()
      .click()
    const opener = button(page, /^受理并派单/)
    await opener.focus()
    await page.keyboard.press('Enter')
    await page.locator('[aria-modal=true]').waitFor()
    await page.keyboard.press('Escape')
    await hasFocus(opener)
  })
})

describe('while a sheet is open', () => {
  it('Tab goes round inside it, both ways', async () => {
    const page = await open('officer', '/staff/queue/queue', 1366)
    await page
      .getByRole('link', { name: /受理并派单/ })
      .first()
      .click()
    await button(page, /^受理并派单/).click()
    const dialog = page.locator('[aria-modal=true]')
    await dialog.getByRole('radio', { name: '住建局' }).waitFor()
    const inside = () => dialog.evaluate((element) => element.contains(document.activeElement))
    for (const key of [...Array(14).fill('Tab'), ...Array(14).fill('Shift+Tab')]) {
      await page.keyboard.press(key)
      expect(await inside()).toBe(true)
    }
  })
})

describe('after a form was sent with something wrong', () => {
  it('the focus is in the summary, and its entries lead to the fields', async () => {
    const page = await open('owner', '/enterprise/file/file')
    await page.getByRole('textbox', { name: /说清一件事/ }).waitFor()
    await button(page, '提交').click()
    await hasFocus(
      page
        .getByRole('alert')
        .filter({ hasText: /还差 2 处/ })
        .getByRole('button')
        .first(),
    )
    await page.keyboard.press('Enter')
    await hasFocus(page.getByRole('textbox', { name: /说清一件事/ }))
  })

  it('a form of one question puts it on the question', async () => {
    const page = await open('owner', `/enterprise/rate/rate?id=${at.rateable}`)
    await button(page, '提交评价').click()
    await hasFocus(page.getByRole('radio', { name: /^非常不满意/ }))
    await page.getByText('请选一个满意程度。').waitFor()
  })

  it('a form of staff puts it on the first answer that is missing, where a number key gives it', async () => {
    const page = await open('officer', `/staff/act/act?id=${at.submitted}&as=dispatch`)
    await page.getByRole('radio', { name: '住建局' }).waitFor()
    await button(page, /受理并派单/).click()
    await hasFocus(page.getByRole('radio', { name: /^简单/ }))
    await page.getByText('请选择复杂度。').waitFor()
  })
})
