import type { Page, Route } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { between, changing } from './seat.ts'
import { windows } from './windows.ts'

/** The work list of a desk, in the windows of two usual screens. */

const base = inject('base')
const opened = windows()

const MATTERS = [
  '仓库消防验收等了两个月没有结论，要不要重做检测',
  '食品经营许可换地址',
  '厂区外排水管网堵塞，反复报修没有人来处理过',
]
const LIMITS = ['今天 17:00', '12月27日（周日，上班）17:00', '2027年1月4日（周一）17:00', '11月27日（周五）17:00']
const NAMES = ['云溪新能源材料科技股份有限公司', '个人', '桥下老面馆（未核验）']

/** A desk with more to do than one window shows: what the demo's officer has, several times over. */
async function busyDesk(width: number, height: number): Promise<Page> {
  const context = await opened({ base, who: 'officer', width, height })
  const page = await context.newPage()
  const many = changing((data) => {
    const queue = data.queue as { items: Record<string, unknown>[]; endCursor: string | null; total: number }
    const [first] = queue.items
    if (!first) throw new Error('the demo’s desk has nothing to do')
    queue.items = Array.from({ length: 20 }, (_, n) => ({
      ...first,
      id: `${String(first.id).slice(0, -2)}${n + 10}`,
      title: MATTERS[n % MATTERS.length],
      requesterName: NAMES[n % NAMES.length],
      lamp: { ...(first.lamp as object), limit: LIMITS[n % LIMITS.length] },
      conditions: ['URGED', 'SUPERVISED', 'REDISPATCHED'].slice(0, n % 4),
      round: n % 4 === 3 ? 2 : 1,
    }))
    queue.total = 38
  })
  await between(page, many, ['Queue'])
  await page.goto(`${base}/staff/queue/queue`, { waitUntil: 'domcontentloaded' })
  await expect.poll(() => page.locator('.qh-work').count()).toBe(20)
  return page
}

const SCREENS = [
  { width: 1366, height: 768, rows: 14 },
  { width: 1440, height: 900, rows: 17 },
]

describe.each(SCREENS)('the work list at $width × $height', ({ width, height, rows }) => {
  it(`shows ${rows} rows whole, and no date, number, ask or mark is cut`, async () => {
    const page = await busyDesk(width, height)
    const seen = await page.locator('.qh-work').evaluateAll((all) => {
      const box = document.querySelector('.qh-queue__rows')?.getBoundingClientRect() ?? new DOMRect()
      return all.filter((row) => {
        const { top, bottom } = row.getBoundingClientRect()
        return top >= box.top - 1 && bottom <= Math.min(box.bottom, window.innerHeight) + 1
      }).length
    })
    expect(seen).toBeGreaterThanOrEqual(rows)
    const cut = await page
      .locator('.qh-work__limit > *, .qh-work__ask, .qh-work__number, .qh-work__marks')
      .evaluateAll((all) =>
        all.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent),
      )
    expect(cut).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  })
})

describe('the rail of a desk', () => {
  it('says how much waits, and leads to the boards and the messages', async () => {
    const context = await opened({ base, who: 'officer', width: 1366, height: 768 })
    const page = await context.newPage()
    await page.goto(`${base}/staff/queue/queue`, { waitUntil: 'domcontentloaded' })
    const rail = page.getByRole('navigation', { name: '工作台导航' }).filter({ visible: true })
    const tab = page.getByRole('tab', { name: /^现在要做/ }).filter({ visible: true })
    const numberIn = async () => /\d+/.exec((await tab.textContent()) ?? '')?.[0] ?? ''
    await expect.poll(numberIn).toMatch(/^[1-9]/)
    const waiting = await numberIn()
    await expect.poll(() => rail.getByRole('link', { name: /^待办/ }).textContent()).toContain(waiting)
    for (const [name, path] of [
      ['督办', '/supervision/orders/orders'],
      ['指数', '/smile/board/board'],
      ['待办', '/staff/queue/queue'],
      ['消息', '/pages/messages/messages'],
    ] as const) {
      await rail.getByRole('link', { name: new RegExp(`^${name}`) }).click()
      await page.waitForURL(`**${path}**`)
    }
  })

  it('leaves the keys to the page in front: a queue below it does nothing', async () => {
    const context = await opened({ base, who: 'officer', width: 1366, height: 768 })
    const page = await context.newPage()
    const acted: string[] = []
    const noted = async (route: Route, operation: string) => {
      acted.push(operation)
      await route.fallback()
    }
    await between(page, noted, ['AcceptRequest', 'SignRequest'])
    await page.goto(`${base}/staff/queue/queue`, { waitUntil: 'domcontentloaded' })
    await page.locator('.qh-work', { hasText: '受理并派单' }).first().click()
    await page
      .getByRole('button', { name: /^受理\b|^受理 A|^受理A/ })
      .first()
      .waitFor()
    const rail = () => page.getByRole('navigation', { name: '工作台导航' }).filter({ visible: true })
    await rail().getByRole('link', { name: /^督办/ }).click()
    await page.waitForURL('**/supervision/orders/orders**')
    await page.waitForTimeout(500)
    for (const key of ['a', 's', '?']) await page.keyboard.press(key)
    await page.waitForTimeout(500)
    expect(acted).toEqual([])
    expect(await page.locator('[aria-modal=true]').count()).toBe(0)
    await rail().getByRole('link', { name: /^待办/ }).click()
    await page.waitForURL('**/staff/queue/queue**')
    await page.locator('.qh-work').filter({ visible: true }).first().waitFor()
    await page.waitForTimeout(500)
    await page.keyboard.press('j')
    await expect.poll(() => page.locator('.qh-work--current').filter({ visible: true }).count()).toBe(1)
    expect(acted).toEqual([])
  })
})
