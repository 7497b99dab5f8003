import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { adminCommand } from '../../bff/src/administration/admin.cli.ts'
import { launchBrowser } from '../browser.ts'
import { sit } from './seat.ts'
import { type Served, serve } from './served.ts'

/** A second county and the city above both, entered by commands beside the running service. */

const dir = mkdtempSync(join(tmpdir(), 'qihu-counties-'))
const DATABASE_URL = `file:${join(dir, 'qihu.sqlite')}`
let served: Served
let browser: Browser
const left: BrowserContext[] = []

const LINES = [
  'centre add --division 330100 --name 溪州市 --level CITY',
  'centre change --centre 330199 --under 330100',
  'centre add --division 330198 --name 澄江县 --under 330100',
  'unit add --centre 330198 --name 澄江县兜底专窗 --not-leading',
  'unit add --centre 330198 --name 澄江县住建局',
  'post add --centre 330198 --person d-smile --role CASE_OFFICER --unit 澄江县兜底专窗',
  'post add --centre 330198 --person d-handler2 --role UNIT_HANDLER --unit 澄江县住建局',
  'post add --centre 330100 --person d-leader --role LEADER',
]

async function admin(line: string): Promise<void> {
  const said: string[] = []
  const output = { out: () => {}, err: (text: string) => void said.push(text) }
  expect([line, await adminCommand(line.split(' '), { DATABASE_URL, DATA_DIR: dir }, output), said]).toEqual([
    line,
    0,
    [],
  ])
}

beforeAll(async () => {
  served = await serve({ DATA_DIR: dir, DATABASE_URL })
  browser = await launchBrowser()
  for (const line of LINES) await admin(line)
})
afterAll(async () => {
  for (const context of left) await context.close()
  await browser?.close()
  await served?.stop()
  rmSync(dir, { recursive: true, force: true })
})

async function open(who: string, path: string, width = 390, elder: 0 | 3 = 0): Promise<Page> {
  const context = await sit({ browser, base: served.base, who, elder, width, height: width > 1000 ? 900 : 844 })
  left.push(context)
  const page = await context.newPage()
  await page.goto(served.base + path, { waitUntil: 'domcontentloaded' })
  return page
}
const text = (page: Page, words: string | RegExp) => page.getByText(words).filter({ visible: true }).first()
const radio = (page: Page, name: string) => page.getByRole('radio', { name }).filter({ visible: true }).first()
/** Looked at by eye where `PICTURES` names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const to = process.env.PICTURES
  if (!to) return
  mkdirSync(to, { recursive: true })
  await page.screenshot({ path: join(to, `${name}.png`), fullPage: true })
}

it('a request is filed where its matter is to be done, and is in no other county’s lists', async () => {
  const form = await open('owner', '/enterprise/file/file')
  // Where the enterprise is registered, by its credit code.
  await expect.poll(() => radio(form, '云溪县').getAttribute('aria-checked')).toBe('true')
  const words = `跨县的厂房消防验收卡住了，${Date.now()}`
  await form
    .getByRole('textbox', { name: /说清一件事/ })
    .filter({ visible: true })
    .fill(words)
  await form.getByRole('checkbox', { name: '卡住办不成' }).filter({ visible: true }).click()
  await radio(form, '澄江县').click()
  await picture(form, 'file-390')
  await form.getByRole('button', { name: '提交' }).filter({ visible: true }).first().click()
  await text(form, /QH330198-\d{6}-0001-\d/).waitFor()
  await text(form, /澄江县兜底专窗/).waitFor()
  await picture(form, 'filed-390')

  const there = await open('smile', '/staff/queue/queue', 1440)
  await text(there, /跨县的厂房消防验收/).waitFor()
  await picture(there, 'queue-1440')
  const here = await open('officer', '/staff/queue/queue', 1440)
  await text(here, /^QH330199-|受理/).waitFor()
  expect(await here.getByText(/跨县的厂房消防验收/).count()).toBe(0)
})

it('in the largest size the place is asked in the last step, of somebody of whom it is not known', async () => {
  const form = await open('owner', '/enterprise/file/file', 390, 3)
  const press = async (name: string) => {
    await form.getByRole('button', { name, exact: true }).filter({ visible: true }).first().click()
    // A button takes a second tap within a moment for a slip.
    await form.waitForTimeout(400)
  }
  const words = `再一件跨县的事项没有人受理，${Date.now()}`
  await form
    .getByRole('textbox', { name: /说清一件事/ })
    .filter({ visible: true })
    .fill(words)
  await form.getByRole('checkbox', { name: '卡住办不成' }).filter({ visible: true }).click()
  await press('下一步')
  await press('没有材料，下一步')
  await radio(form, '我是个人').click()
  await expect.poll(() => radio(form, '澄江县').getAttribute('aria-checked')).toBe('false')
  await press('提交')
  await text(form, '请选这件事在哪个地区办。').waitFor()
  await picture(form, 'file-elder')
  await radio(form, '澄江县').click()
  await press('提交')
  await text(form, /QH330198-\d{6}-0002-\d/).waitFor()
})

it('a leader of the city chooses whose figures he reads', async () => {
  for (const width of [390, 1440]) {
    const page = await open('leader', '/smile/board/board', width)
    await radio(page, '澄江县').click()
    await text(page, '澄江县住建局').waitFor()
    await expect.poll(() => page.getByText('市场监管局').filter({ visible: true }).count()).toBe(0)
    await picture(page, `board-${width}`)
    await page.reload()
    await text(page, '澄江县住建局').waitFor()
    await radio(page, '云溪县').click()
    await text(page, '市场监管局').waitFor()
  }
})
