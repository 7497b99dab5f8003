import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { fileOne } from './seat.ts'
import { windows } from './windows.ts'

/** Who belongs to an enterprise, and who of a unit carries what: two people, and then a third, each at a page of his own. */

const base = inject('base')
const opened = windows()

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()
const text = (page: Page, words: string | RegExp) => page.getByText(words).filter({ visible: true }).first()
const field = (page: Page, name: string | RegExp) =>
  page.getByRole('textbox', { name }).filter({ visible: true }).first()
const dialog = (page: Page) => page.locator('[aria-modal=true]')
/** A press in a sheet, as late as a person's: what comes right after another one is the second of two. */
const press = async (page: Page, name: string | RegExp) => {
  await page.waitForTimeout(500)
  await dialog(page).getByRole('button', { name }).click()
}

async function open(who: string, path: string, width = 390): Promise<Page> {
  const context = await opened({ base, who, width, height: 844 })
  const page = await context.newPage()
  await page.goto(base + path, { waitUntil: 'domcontentloaded' })
  return page
}

const SNACKS = '91330199MA2YX0036R'
const GARMENTS = '91330199MA2YX0052F'

describe('an enterprise', () => {
  it('is bound on the phone, verified at the window, joined with a code, and left', async () => {
    const owner = await open('owner', '/enterprise/bind/bind')
    await button(owner, '绑定企业').click()
    await field(owner, /统一社会信用代码/).fill(SNACKS)
    await field(owner, /企业名称/).fill('小满食品')
    await press(owner, '绑定企业')
    await text(owner, /已绑定小满食品，等待核验/).waitFor()
    const six = (await text(owner, /^\d{3} \d{3}$/).textContent()) ?? ''

    const window = await open('officer', `/staff/bindings/bindings?search=${SNACKS}`)
    await text(window, '他填写的名称：小满食品').waitFor()
    await button(window, '核验陈经理').click()
    await field(window, /核验码/).fill('000000')
    await field(window, /企业名称/).fill('小满食品有限公司')
    await dialog(window).getByRole('radio', { name: '营业执照和法定代表人身份证' }).click()
    await press(window, /^确认核验/)
    await dialog(window)
      .getByText(/核验码不对/)
      .waitFor()
    await field(window, /核验码/).fill(six)
    await press(window, /^确认核验/)
    await text(window, /已核验：小满食品有限公司的企业管理员/).waitFor()

    await owner.reload()
    await text(owner, '小满食品有限公司').waitFor()
    await button(owner, '邀请同事加入小满食品有限公司').click()
    const code = (await text(owner, /^\d{3} \d{3} \d{4}$/).textContent()) ?? ''

    const colleague = await open('owner2', '/enterprise/bind/bind')
    await button(colleague, '用邀请码加入').click()
    await field(colleague, /邀请码/).fill(code)
    // Twice, since the first tap was not felt.
    await colleague.waitForTimeout(500)
    await dialog(colleague).getByRole('button', { name: '加入' }).dblclick()
    await text(colleague, '已加入小满食品有限公司，可以看到企业的诉求。').waitFor()
    await button(colleague, '离开企业：小满食品有限公司').click()
    await press(colleague, '确认离开企业')
    await text(colleague, /已离开/).waitFor()
    await expect.poll(() => colleague.getByText('小满食品有限公司').filter({ visible: true }).count()).toBe(0)
  })

  it('is joined with a code on paper by somebody who had no telephone at the window', async () => {
    const window = await open('officer', '/staff/bindings/bindings', 1440)
    await button(window, '发绑定码（没带手机的）').click()
    await dialog(window)
      .getByRole('textbox', { name: /统一社会信用代码/ })
      .fill(GARMENTS)
    await dialog(window)
      .getByRole('textbox', { name: /企业名称/ })
      .fill('溪畔制衣')
    await dialog(window)
      .getByRole('radio', { name: /法定代表人身份证/ })
      .click()
    await press(window, '生成绑定码')
    const code =
      (await dialog(window)
        .getByText(/^\d{3} \d{3} \d{4}$/)
        .textContent()) ?? ''
    await dialog(window).getByText('溪畔制衣 · 企业管理员').waitFor()
    // What is printed is the slip, and nothing else of the page.
    await window.emulateMedia({ media: 'print' })
    expect(await dialog(window).getByText(code).isVisible()).toBe(true)
    expect(await window.getByRole('heading', { name: '企业核验' }).first().isVisible()).toBe(false)
    await window.emulateMedia({ media: 'screen' })
    await button(window, '完成').click()

    const owner = await open('owner2', '/enterprise/bind/bind')
    await button(owner, '用邀请码加入').click()
    await field(owner, /邀请码/).fill(code)
    await press(owner, '加入')
    await text(owner, '已加入溪畔制衣，可以看到企业的诉求。').waitFor()
    await button(owner, '邀请同事加入溪畔制衣').waitFor()
  })

  it('has no member by a code that was made up, and says so at the field', async () => {
    const page = await open('owner2', '/enterprise/bind/bind')
    await button(page, '用邀请码加入').click()
    await field(page, /邀请码/).fill('1234567890')
    await press(page, '加入')
    await dialog(page).getByText('邀请码不对，或已经用过、已过期。').waitFor()
    await expect.poll(() => field(page, /邀请码/).getAttribute('aria-invalid')).toBe('true')
  })
})

describe('a head', () => {
  it('names who handles a request by keyboard, reads it as his, and hands all of it back', async () => {
    const { id } = await fileOne(base)
    const officer = await open('officer', `/staff/queue/queue?id=${id}`, 1440)
    await text(officer, '基本情况').waitFor()
    await officer.keyboard.press('d')
    for (const name of [/^简单/, '消防', '职能边界不清', '住建局']) {
      await dialog(officer).getByRole('radio', { name }).filter({ visible: true }).first().click()
    }
    await officer.keyboard.press('Control+Enter')
    await dialog(officer).waitFor({ state: 'detached' })

    const head = await open('head', `/staff/queue/queue?tab=OPEN&id=${id}`, 1440)
    await text(head, '基本情况').waitFor()
    await head.keyboard.press('h')
    await dialog(head).getByRole('radio', { name: /^李局/ }).click()
    await head.keyboard.press('Control+Enter')
    await dialog(head).waitFor({ state: 'detached' })
    const own = await open('head', `/staff/request/request?id=${id}`)
    await text(own, '指定由李局经办').waitFor()

    const unit = await open('head', '/staff/unit/unit')
    await button(unit, '看是哪些：李局').click()
    await unit.getByRole('list').filter({ visible: true }).first().waitFor()
    await button(unit, '全部转给别人：李局').click()
    await dialog(unit).getByRole('radio', { name: /^王工/ }).click()
    await button(unit, /^转给他/).click()
    await text(unit, '1 件已转给王工。').waitFor()

    const handler = await open('handler', `/staff/request/request?id=${id}`)
    await text(handler, '改由王工经办').waitFor()
  })
})
