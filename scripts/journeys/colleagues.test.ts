import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { send, signInAs } from '../operations.ts'
import { fileOne, hashNamed } from './seat.ts'
import { windows } from './windows.ts'

/** What one person does while another one looks, and what one key or tap does too much. */

const base = inject('base')
const opened = windows()

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()
const text = (page: Page, words: string | RegExp) => page.getByText(words).filter({ visible: true }).first()
const dialog = (page: Page) => page.locator('[aria-modal=true]')

async function open(who: string, path: string, width = 1440): Promise<Page> {
  const context = await opened({ base, who, width, height: 900 })
  const page = await context.newPage()
  await page.goto(base + path, { waitUntil: 'domcontentloaded' })
  return page
}

const requestAs = async (who: string, id: string) => {
  const { data } = await send(base, hashNamed('StaffRequest'), { id }, await signInAs(base, who))
  return data?.request as { version: number; stage: string; leadUnit: { name: string } | null } & Record<
    string,
    unknown
  >
}
async function act(who: string, operation: string, id: string, more: object = {}): Promise<void> {
  const { version } = await requestAs(who, id)
  const on = { id, version, key: randomUUID() }
  const { data } = await send(base, hashNamed(operation), { on, ...more }, await signInAs(base, who))
  expect(JSON.stringify(data)).toContain('ActionDone')
}
const unitNamed = async (name: string) => {
  const { data } = await send(base, hashNamed('Units'), {}, await signInAs(base, 'officer'))
  const units = (data?.units ?? []) as unknown as { id: string; name: string }[]
  return units.find((unit) => unit.name === name)?.id
}
const dispatched = async (id: string) =>
  act('officer', 'DispatchRequest', id, {
    grading: { tier: 'MAJOR', urgency: 'NORMAL', category: 'OTHER', cause: 'OTHER' },
    leadUnitId: await unitNamed('市场监管局'),
  })

async function fillDispatch(page: Page): Promise<void> {
  const form = dialog(page).or(page.getByRole('main'))
  for (const name of [/^简单/, '消防', '职能边界不清', '住建局']) {
    await form.getByRole('radio', { name }).filter({ visible: true }).first().click()
  }
}

describe('a form that a colleague has overtaken', () => {
  it('on the desktop says at once who did what, sends nothing, and closes', async () => {
    const { id } = await fileOne(base)
    const page = await open('officer', `/staff/queue/queue?id=${id}`)
    await text(page, '基本情况').waitFor()
    await page.keyboard.press('d')
    await fillDispatch(page)
    await dispatched(id)
    await page.keyboard.press('Control+Enter')
    const alert = dialog(page).getByRole('alert')
    await alert.filter({ hasText: /云溪县兜底专窗.*派单/ }).waitFor()
    await expect.poll(() => alert.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await alert.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0)
    const before = await requestAs('officer', id)
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('Control+Enter')
    await page.waitForTimeout(500)
    expect((await requestAs('officer', id)).version).toBe(before.version)
    await alert.getByRole('button', { name: '查看最新' }).click()
    await dialog(page).waitFor({ state: 'detached' })
    await button(page, /^改派/).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.waitForTimeout(500)
    expect(await requestAs('officer', id)).toMatchObject({ version: before.version, leadUnit: { name: '市场监管局' } })
    // To move it is another act, under its own name; what was filled in is not lost.
    await button(page, /^改派/).click()
    await dialog(page).getByText('已恢复上次没有提交的内容。').waitFor()
    await dialog(page).getByRole('button', { name: /^改派/ }).waitFor()
  })

  it('says so without being sent, as soon as the list has read it', async () => {
    const { id } = await fileOne(base)
    const page = await open('officer', `/staff/queue/queue?id=${id}`)
    await text(page, '基本情况').waitFor()
    await page.keyboard.press('b')
    await dialog(page).getByRole('textbox').fill('已由法院受理。')
    await dispatched(id)
    await dialog(page)
      .getByRole('alert')
      .filter({ hasText: /云溪县兜底专窗.*派单.*不能再提交/ })
      .waitFor()
    expect(
      await dialog(page)
        .getByRole('button', { name: /不予受理/ })
        .count(),
    ).toBe(0)
  })

  it('on a phone leads back to the request', async () => {
    const { id } = await fileOne(base)
    const page = await open('officer', `/staff/act/act?id=${id}&as=dispatch`, 390)
    await page.getByRole('radio', { name: '住建局' }).waitFor()
    await fillDispatch(page)
    await dispatched(id)
    await button(page, /受理并派单/).click()
    const alert = page.getByRole('alert').filter({ hasText: /最近一步：云溪县兜底专窗林专员/ })
    await alert.waitFor()
    await alert.getByRole('button', { name: '查看最新' }).click()
    await page.waitForURL(/staff\/request\/request/)
    await button(page, /^改派/).waitFor()
    expect(await requestAs('officer', id)).toMatchObject({ leadUnit: { name: '市场监管局' } })
  })
})

describe('the list that moves on', () => {
  it('takes focus, highlight and address with it, and keys rest until a person has chosen', async () => {
    const [first, second] = [await fileOne(base), await fileOne(base)]
    const page = await open('officer', `/staff/queue/queue?id=${first.id}`)
    await text(page, '基本情况').waitFor()
    let accepted = 0
    page.on('request', (request) => {
      if (request.postData()?.includes(hashNamed('AcceptRequest'))) accepted += 1
    })
    await page.keyboard.press('a')
    await page.keyboard.press('a')
    await text(page, /已受理/).waitFor()
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('a')
    await page.waitForTimeout(800)
    expect(accepted).toBe(1)
    await text(page, /下面是列表里的下一件/).waitFor()
    const standing = () =>
      page.evaluate(() => ({
        address: new URL(location.href).searchParams.get('id'),
        focused: document.activeElement === document.querySelector('[role=link][aria-current=true]'),
        highlighted: document.querySelectorAll('[role=link][aria-current=true]').length,
      }))
    const moved = await standing()
    expect(moved).toMatchObject({ focused: true, highlighted: 1 })
    expect(moved.address).not.toBe(first.id)
    const title = await page.locator('[role=link][aria-current=true] .qh-work__title').textContent()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.qh-staff-request__title').textContent()).toBe(title)
    expect((await standing()).address).toBe(moved.address)
    await expect.poll(() => page.getByText(/下面是列表里的下一件/).count()).toBe(0)
    // Chosen by a person, the same key works again.
    await page.keyboard.press('d')
    await dialog(page).waitFor()
    expect(second.id).not.toBe(first.id)
  })

  it('by J and K takes the focus along', async () => {
    const page = await open('officer', '/staff/queue/queue')
    await text(page, /^已显示/).waitFor()
    for (const key of ['j', 'j', 'j', 'k']) {
      await page.keyboard.press(key)
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-current'))).toBe('true')
    }
  })
})

describe('what cannot be taken back', () => {
  async function answered(): Promise<string> {
    const { id } = await fileOne(base)
    await act('officer', 'DispatchRequest', id, {
      grading: { tier: 'SIMPLE', urgency: 'NORMAL', category: 'OTHER', cause: 'OTHER' },
      leadUnitId: await unitNamed('住建局'),
    })
    await act('handler', 'SignRequest', id)
    return id
  }

  it('已解决 is asked about with its effect, and 取消 leaves it as it was', async () => {
    const id = await answered()
    await act('handler', 'ResolveRequest', id, { resolution: 'SOLVED', text: '路灯已修好，今晚通电。' })
    const page = await open('owner2', `/enterprise/request/request?id=${id}`, 390)
    await button(page, '已解决').click()
    await page.getByRole('alertdialog').getByText('不能再改成“未解决”').waitFor()
    await page.waitForTimeout(400)
    await page.getByRole('alertdialog').getByRole('button', { name: '取消' }).click()
    await button(page, '未解决').waitFor()
    expect(await requestAs('officer', id)).toMatchObject({ stage: 'RESOLVED' })
    await button(page, '已解决').click()
    await button(page, '确认已解决').click()
    await button(page, '去评价').waitFor()
    expect(await requestAs('officer', id)).toMatchObject({ stage: 'CLOSED' })
  })

  it('an answer needs a second act, which no key does', async () => {
    const id = await answered()
    const page = await open('handler', `/staff/queue/queue?tab=OPEN&id=${id}`)
    await text(page, '基本情况').waitFor()
    await page.keyboard.press('f')
    await dialog(page).getByRole('radio', { name: '已办成' }).click()
    await dialog(page).getByRole('textbox').fill('路灯已修好，今晚通电。')
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('Control+Enter')
    await dialog(page).getByText('不能收回，也不能改').waitFor()
    await page.waitForTimeout(500)
    expect(await requestAs('handler', id)).toMatchObject({ stage: 'IN_PROGRESS' })
    await dialog(page).getByRole('button', { name: '返回修改' }).click()
    await dialog(page).getByRole('textbox').fill('路灯已修好，今晚起通电。')
    await dialog(page)
      .getByRole('button', { name: /^提交答复/ })
      .click()
    await dialog(page).getByRole('button', { name: '确认提交答复' }).click()
    await text(page, /已提交答复/).waitFor()
    expect(await requestAs('handler', id)).toMatchObject({ stage: 'RESOLVED' })
  })

  it('an answer goes on where only a step was made meanwhile, which the form names', async () => {
    const id = await answered()
    const page = await open('handler', `/staff/queue/queue?tab=OPEN&id=${id}`)
    await text(page, '基本情况').waitFor()
    await page.keyboard.press('f')
    await dialog(page).getByRole('radio', { name: '已办成' }).click()
    await dialog(page).getByRole('textbox').fill('路灯已修好，今晚通电。')
    await act('handler', 'AddProgress', id, { text: '电工已到现场。' })
    await dialog(page)
      .getByText(/刚刚有新进展：/)
      .waitFor({ timeout: 40_000 })
    await dialog(page)
      .getByRole('button', { name: /^提交答复/ })
      .click()
    await dialog(page).getByRole('button', { name: '确认提交答复' }).click()
    await text(page, /已提交答复/).waitFor()
    expect(await requestAs('handler', id)).toMatchObject({ stage: 'RESOLVED' })
  })
})
