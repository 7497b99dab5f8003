import { randomBytes } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { buildIfStale } from '../build.ts'
import { type Server, scratchDir, startServer } from '../server.ts'
import { fillLists } from './page-weights.ts'

let server: Server
let browser: Browser
const scratch = scratchDir('h5-pages')

beforeAll(async () => {
  await buildIfStale('h5')
  server = await startServer({ dataDir: scratch.dir })
  await fillLists(server.base)
  browser = await launchBrowser()
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  scratch.remove()
})

async function owner(path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto(`${server.base}/sim/phone/owner/open-wx?page=pages/home/home`)
  await page.getByText('附近专窗').waitFor()
  await page.goto(`${server.base}${path}`)
  return page
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).filter({ visible: true })

/** A request that is still open, reached through the list, with its sheet of further actions open. */
async function withSheet(): Promise<Page> {
  const page = await owner('/pages/requests/requests')
  await page.getByRole('tab', { name: /^办理中/ }).click()
  await page
    .getByRole('link', { name: /前告知您是否受理/ })
    .first()
    .click()
  await page.getByText('诉求原文').waitFor()
  await button(page, '更多').click()
  await page.getByRole('dialog').waitFor()
  return page
}

/** A page that was built anew has lost the mark. */
const mark = (page: Page) =>
  page.evaluate(() => document.querySelector('.taro_page:last-of-type')?.setAttribute('data-mark', ''))
const isMarked = (page: Page) => page.evaluate(() => document.querySelector('[data-mark]') !== null)

const onRequest = (page: Page) => new URL(page.url()).pathname === '/enterprise/request/request'
const left = (page: Page) => page.waitForURL((url) => url.pathname === '/pages/requests/requests')

it('opens my requests where something waits, with one read', async () => {
  const page = await owner('/pages/me/me')
  const reads: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql')) reads.push(request.postData() ?? '')
  })
  await page.goto(`${server.base}/pages/requests/requests`)
  await page.getByText(/^已显示 5 件/).waitFor()
  await page.waitForTimeout(500)
  expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('等我处理 5')
  expect(reads.filter((read) => read.includes('"after":null'))).toHaveLength(1)
})

it('closes an open sheet by going back, and leaves the page only by the next step', async () => {
  const page = await withSheet()
  await mark(page)
  await page.goBack()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(onRequest(page)).toBe(true)
  expect(await page.getByText('诉求原文').isVisible()).toBe(true)
  expect(await isMarked(page)).toBe(true)
  await page.goBack()
  await left(page)
})

it('needs no second step back for a sheet that was closed by its button', async () => {
  const page = await withSheet()
  await mark(page)
  await button(page, '关闭').click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.waitForTimeout(500)
  expect(onRequest(page)).toBe(true)
  expect(await isMarked(page)).toBe(true)
  await page.goBack()
  await left(page)
})

it('says that a code is unknown as an error, with two ways on', async () => {
  const page = await owner('/pages/scan/scan?code=XXXXXXXX')
  await page.getByRole('alert').filter({ hasText: '这个二维码已失效或不是本系统的。' }).waitFor()
  await button(page, '附近专窗').waitFor()
  await button(page, '手动输入编号').click()
  await page.waitForURL((url) => url.pathname === '/enterprise/lookup/lookup')
})

it('names the window that receives what is filed from its code', async () => {
  const poster = await fetch(`${server.base}/halls/windows/stuck/poster`).then((answer) => answer.text())
  const page = await owner(/\/s\/w\.[\w.~-]+/.exec(poster)?.[0] ?? '')
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page.getByRole('button', { name: /^我要提诉求/ }).click()
  await page.getByText(/^由.+接收$/).waitFor()
  expect(name).not.toBe('')
})

it('takes a link that names no step for none, and leads to the request', async () => {
  const page = await owner('/enterprise/respond/respond?id=none&as=other')
  await page.getByRole('alert').filter({ hasText: '链接不完整' }).waitFor()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('打不开这一步')
  await button(page, '查看诉求').waitFor()
})

it('shows staff a masked number, and the whole one for a reason that the requester reads', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const queue = encodeURIComponent(`${server.base}/staff/queue/queue`)
  await page.goto(`${server.base}/sim/phone/officer/open?url=${queue}`)
  await page
    .getByRole('link', { name: /第 \d+ 间/ })
    .first()
    .click()
  await page.getByText('139****0001').waitFor()
  await button(page, '显示号码').click()
  await button(page, '核实情况').click()
  await button(page, '拨打 13900000001').waitFor()
  const id = new URL(page.url()).searchParams.get('id')
  const owners = await owner(`/enterprise/request/request?id=${id}`)
  await owners.getByText('查看联系电话：核实情况').waitFor()
})

/** A PNG of noise, which no compression makes smaller. */
function noise(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const ends = Buffer.alloc(8)
    ends.writeUInt32BE(data.length, 0)
    ends.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = randomBytes((width * 3 + 1) * height)
  for (let row = 0; row < height; row += 1) rows[row * (width * 3 + 1)] = 0
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 0 })), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}

async function addPhoto(page: Page, name: string, buffer: Buffer) {
  const chooser = page.waitForEvent('filechooser')
  await button(page, '添加照片').click()
  await (await chooser).setFiles([{ name, mimeType: 'image/png', buffer }])
  return page.getByRole('listitem').filter({ hasText: name })
}

it('makes a photo over the limit smaller before it is sent', async () => {
  const page = await owner('/enterprise/file/file')
  const large = noise(2400, 1800)
  expect(large.length).toBeGreaterThan(12_000_000)
  const row = await addPhoto(page, '现场.png', large)
  await row.locator('.qh-upload__state', { hasText: /^已上传$/ }).waitFor()
  const megabytes = Number(/([\d.]+) MB/.exec((await row.textContent()) ?? '')?.[1])
  expect(megabytes).toBeGreaterThan(0.5)
  expect(megabytes).toBeLessThan(10)
  await page.context().close()
})

it('says what a file of a wrong kind is, and offers no second try at it', async () => {
  const page = await owner('/enterprise/file/file')
  const row = await addPhoto(page, '动图.png', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'))
  await row.locator('.qh-upload__state', { hasText: '是GIF 动图，不能接收。' }).waitFor()
  expect(await row.getByRole('button', { name: /重试/ }).count()).toBe(0)
  expect(await row.getByRole('button', { name: /删除/ }).count()).toBe(1)
  await page.context().close()
})

const signedInAs = (page: Page) =>
  page.evaluate(() => JSON.parse(localStorage.getItem('qihu.session') ?? '{}').viewer?.name ?? null)

it('takes a code from the address only where this very tab has asked for it, and never in the place of who is signed in', async () => {
  /** A link that somebody else made, with a fresh code of his own. */
  const link = async (state?: string) => {
    const url = `${server.base}/sim/phone/officer/open?url=${encodeURIComponent(`${server.base}/pages/me/me`)}`
    const answer = await fetch(url, { redirect: 'manual' })
    const address = new URL(answer.headers.get('location') ?? '')
    expect(address.searchParams.get('dt_code')).toMatch(/^[0-9a-f]{32}$/)
    if (state) address.searchParams.set('state', state)
    return address.href
  }
  const page = await owner('/pages/me/me')
  const name = await signedInAs(page)
  expect(name).not.toBeNull()
  for (const state of [undefined, 'guessed']) {
    await page.goto(await link(state))
    await page.waitForLoadState('networkidle')
    expect(await signedInAs(page)).toBe(name)
    expect(page.url()).not.toMatch(/dt_code|state/)
  }
  const visitor = await (await browser.newContext()).newPage()
  await visitor.goto(await link('guessed'))
  await visitor.waitForLoadState('networkidle')
  expect(await signedInAs(visitor)).toBeNull()
})
