import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { KEYS_TODAY, playKeyboard } from './keyboard.ts'
import { inWords, type Step } from './measure.ts'
import { type Standing, standing } from './route-states.ts'
import { between, changing, sit } from './seat.ts'

const base = inject('base')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

it('carries a requester and an officer through the desktop without a pointer', async () => {
  const steps: Step[] = []
  await playKeyboard({ browser, base, tell: (step) => steps.push(step) })
  expect(steps.filter((step) => !step.held && !step.open).map(inWords)).toEqual([])
  expect(steps.map((step) => step.taps)).toEqual(steps.map(() => 0))
  expect(steps.find((step) => step.goal === 'G8')?.keys).toBeLessThanOrEqual(KEYS_TODAY)
})

describe('single keys of the queue', () => {
  let page: Page
  beforeAll(async () => {
    const context = await sit({ browser, base, who: 'officer', width: 1366 })
    page = await context.newPage()
    await page.goto(`${base}/staff/queue/queue`)
    await page.getByText(/^已显示/).waitFor()
    await page.keyboard.press('j')
    await page.getByText('基本情况').waitFor()
  })
  const dialog = () => page.locator('[aria-modal=true]')
  const opensNothing = async () => {
    await page.waitForTimeout(300)
    expect(await dialog().count()).toBe(0)
  }

  it('rest in a field', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('d?bt')
    await opensNothing()
    expect(await page.getByRole('textbox').first().inputValue()).toBe('d?bt')
    await page.getByRole('textbox').first().fill('')
    await page.keyboard.press('Escape')
    await page.getByText(/^已显示/).waitFor()
  })

  it('rest while an input method composes, in a field and outside', async () => {
    await page.evaluate(() => {
      document.body.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
      for (const key of ['d', '?', 'j']) {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, isComposing: true }))
      }
    })
    await opensNothing()
    // The same key without an input method: the test would notice.
    await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true })))
    await dialog().waitFor()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  })

  it('do not send a form while its text is being composed', async () => {
    await page.keyboard.press('d')
    const note = dialog().getByRole('textbox').first()
    await note.focus()
    let sent = 0
    page.on('request', (request) => {
      if (request.postData()?.includes('leadUnitId')) sent += 1
    })
    const session = await page.context().newCDPSession(page)
    await session.send('Input.imeSetComposition', { text: 'qing', selectionStart: 4, selectionEnd: 4 })
    await note.evaluate((field) => {
      for (const key of ['1', '2', 'Enter']) {
        field.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, isComposing: true, ctrlKey: key === 'Enter' }),
        )
      }
    })
    await page.waitForTimeout(300)
    expect(await dialog().getByRole('radio', { checked: true }).count()).toBe(1) // 紧急度 has its own
    expect(await dialog().getByText('请选择复杂度。').count()).toBe(0)
    await session.send('Input.insertText', { text: '请' })
    await page.keyboard.press('Control+Enter')
    await dialog().getByText('请选择复杂度。').waitFor()
    expect(sent).toBe(0)
    await note.fill('')
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  })

  it('can be switched off, all but Esc and the chords', async () => {
    await page.evaluate(() => localStorage.setItem('display.keysOff', JSON.stringify({ data: true })))
    await page.keyboard.press('?')
    await page.keyboard.press('d')
    await opensNothing()
    await page.evaluate(() => localStorage.removeItem('display.keysOff'))
    await page.keyboard.press('?')
    await dialog().waitFor()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  })
})

it('does once what a key began: buttons that come back do not begin it again', async () => {
  const at: Standing = await standing(base)
  const context = await sit({ browser, base, who: 'officer', width: 1366 })
  const page = await context.newPage()
  let actions = ['SIGN']
  await between(
    page,
    changing((data) => {
      Object.assign(data.request as object, { actions })
    }),
    ['StaffRequest'],
  )
  let signed = 0
  const refusal = { __typename: 'Refusal', code: 'STALE', message: '刚刚有新进展。', next: '查看最新' }
  await between(
    page,
    (route) => {
      signed += 1
      return route.fulfill({ json: { data: { signRequest: { ...refusal, step: 'LATEST', field: null } } } })
    },
    ['SignRequest'],
  )
  await page.goto(`${base}/staff/queue/queue?id=${at.submitted}`)
  const sign = page.getByRole('button', { name: /^签收/ })
  await sign.waitFor()
  await page.keyboard.press('s')
  await expect.poll(() => signed).toBe(1)
  actions = []
  await page.getByRole('button', { name: '查看最新' }).click()
  await sign.waitFor({ state: 'detached' })
  actions = ['SIGN']
  await sign.waitFor({ timeout: 30_000 })
  await page.waitForTimeout(500)
  expect(signed).toBe(1)
  await page.keyboard.press('s')
  await expect.poll(() => signed).toBe(2)
  await context.close()
})
