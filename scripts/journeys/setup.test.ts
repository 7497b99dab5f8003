import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { adminCommand } from '../../bff/src/administration/admin.cli.ts'
import { shownBy } from '../../bff/src/people/authenticator.fixture.ts'
import { startSimulator } from '../../bff/src/simulator/simulator.server.ts'
import { createSimulatorState } from '../../bff/src/simulator/simulator-state.ts'
import { launchBrowser } from '../browser.ts'
import { fillForm } from './pages.ts'
import { Person } from './person.ts'
import { type Served, serve } from './served.ts'

/**
 * From an empty database to a second county that takes requests, through the pages alone: the one command is the first
 * administrator's. Platforms are simulated by another process, as real ones would be.
 */

const dir = mkdtempSync(join(tmpdir(), 'qihu-setup-'))
const DATABASE_URL = `file:${join(dir, 'qihu.sqlite')}`
/** Twenty minutes by the keystroke model. */
const LIMIT_S = 20 * 60
const ADMIN = '19900000901'
const VISITOR = '19900000990'

const CREDENTIALS = {
  wechat: { appId: 'wx-setup', appSecret: 'wx-secret-of-setup' },
  dingTalk: { appKey: 'dt-setup', appSecret: 'dt-secret-of-setup', agentId: 1001 },
  sms: { secret: 'sms-secret-of-setup' },
}
const people = [ADMIN, VISITOR, ...Array.from({ length: 6 }, (_, place) => `1990000091${place}`)].map((phone) => ({
  key: phone,
  name: phone,
  phone,
}))
const state = createSimulatorState({ now: () => Date.now(), random: Math.random, people, templates: [] })
let platforms: Awaited<ReturnType<typeof startSimulator>>
let served: Served
let browser: Browser
const env = () => ({
  DEMO: '0',
  DATA_DIR: dir,
  DATABASE_URL,
  SECRET: 'a-secret-of-this-journey-alone-0123456789',
  DIVISION: '330199',
  DESK: '云溪县兜底专窗',
  WX_API_BASE: platforms.hosts.wechat.apiBase,
  WX_APP_ID: CREDENTIALS.wechat.appId,
  WX_APP_SECRET: CREDENTIALS.wechat.appSecret,
  WX_TEMPLATE_INTAKE: 't1',
  WX_TEMPLATE_PROGRESS: 't2',
  WX_TEMPLATE_ANSWER: 't3',
  DT_OAPI_BASE: platforms.hosts.dingTalk.oapiBase,
  DT_API_BASE: platforms.hosts.dingTalk.apiBase,
  DT_APP_KEY: CREDENTIALS.dingTalk.appKey,
  DT_APP_SECRET: CREDENTIALS.dingTalk.appSecret,
  DT_AGENT_ID: '1001',
  DT_CORP_ID: 'corp',
  SMS_URL: platforms.hosts.sms.url,
  SMS_SECRET: CREDENTIALS.sms.secret,
})

beforeAll(async () => {
  platforms = await startSimulator({ state, ...CREDENTIALS })
  served = await serve(env())
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  await platforms?.close()
  rmSync(dir, { recursive: true, force: true })
})

/** Looked at by eye where `PICTURES` names a folder. */
async function picture(person: Person, name: string): Promise<void> {
  const to = process.env.PICTURES
  if (!to) return
  mkdirSync(to, { recursive: true })
  await person.page.waitForTimeout(400)
  await person.page.screenshot({ path: join(to, `${name}.png`), fullPage: true })
}

const button = (person: Person, name: string | RegExp): Locator =>
  person.page.getByRole('button', { name, exact: true }).filter({ visible: true }).first()
const link = (person: Person, name: string | RegExp): Locator =>
  person.page.getByRole('link', { name }).filter({ visible: true }).first()
const field = (person: Person, name: RegExp): Locator =>
  person.page.getByRole('textbox', { name }).filter({ visible: true }).first()
const radio = (person: Person, name: string): Locator =>
  person.page.getByRole('radio', { name, exact: true }).filter({ visible: true }).first()
const tab = (person: Person, name: string): Locator =>
  person.page.getByRole('tab', { name }).filter({ visible: true }).first()
const words = (person: Person, text: string | RegExp): Locator =>
  person.page.getByText(text).filter({ visible: true }).first()

/** The newest text to a number. */
async function textTo(phone: string, pattern: RegExp): Promise<string> {
  for (let tries = 0; tries < 60; tries += 1) {
    const found = state.outbox.findLast(({ content }) => content.channel === 'sms' && content.phone === phone)
    const text = found?.content.channel === 'sms' ? pattern.exec(found.content.text) : null
    if (text) return text[1] ?? ''
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`no text to ${phone}`)
}

/** Signs in by telephone and authenticator, the first time with the code that was handed over. */
async function signIn(person: Person, phone: string, handed: string): Promise<string> {
  await person.open(`${served.base}/pages/me/me`)
  await person.type(phone, field(person, /手机号/))
  await person.tap(button(person, '获取验证码'))
  await person.sees(field(person, /验证码/))
  await person.type(await textTo(phone, /验证码 (\d{6})/), field(person, /验证码/))
  await person.type(handed, field(person, /开通码/))
  await picture(person, 'handed-code')
  await person.tap(button(person, '下一步'))
  await person.sees(words(person, /手动输入密钥/))
  await picture(person, 'authenticator')
  const key = ((await person.page.locator('.qh-factor__letters').textContent()) ?? '').trim()
  await person.type(shownBy(key), field(person, /动态码/))
  return key
}

async function firstAdmin(): Promise<string> {
  const said: string[] = []
  const output = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) }
  const line = ['create', '--name', '方主任', '--phone', ADMIN]
  expect([await adminCommand(line, { ...env() }, output), said.join('')]).toEqual([0, expect.stringMatching(/开通码/)])
  return /开通码 ([\w-]+)/.exec(said.join(''))?.[1] ?? ''
}

it('a second county is set up through the pages alone, within twenty minutes', async () => {
  const handed = await firstAdmin()
  const person = await Person.sitDown(browser, 'desk')
  await signIn(person, ADMIN, handed)
  await person.sees(words(person, '从这里开始'))
  await picture(person, 'admin-empty-1440')
  await person.tap(link(person, /核对中心和专窗的名称/))
  await person.tap(button(person, /^保存/))
  await person.tap(button(person, '完成'))
  await person.sees(words(person, '已完成 1 / 5'))

  await person.tap(button(person, '新建区划'))
  await person.type('澄江县', field(person, /^名称/))
  await person.type('330198', field(person, /区划代码/))
  await picture(person, 'centre-add-1440')
  await person.tap(button(person, /^建立/))
  await person.tap(button(person, '完成'))
  await person.tap(link(person, '管理澄江县'))

  await person.tap(link(person, /建立承办单位/))
  for (const [place, unit] of ['澄江县兜底专窗', '住建局', '市场监管局'].entries()) {
    if (place > 0) await person.tap(button(person, '再加一个'))
    await person.type(unit, field(person, /单位名称/))
    if (place === 0) await person.tap(radio(person, '不接办（专窗等）'))
    await person.tap(button(person, /^保存/))
    await person.sees(words(person, `已建立单位：${unit}`))
  }
  await person.tap(button(person, '完成'))

  await person.tap(link(person, /录入兜底办专员/))
  const STAFF = [
    ['林专员', '兜底办专员', '澄江县兜底专窗'],
    ['王工', '经办', '住建局'],
    ['李局', '部门负责人', '住建局'],
    ['赵工', '经办', '市场监管局'],
    ['何窗口', '窗口人员', '澄江县兜底专窗'],
    ['邻管', '中心管理员', '澄江县兜底专窗'],
  ] as const
  const codes: string[] = []
  for (const [place, [name, role, unit]] of STAFF.entries()) {
    if (place > 0) await person.tap(button(person, '再加一个'))
    await person.type(name, field(person, /姓名/))
    await person.tap(radio(person, role))
    await person.tap(radio(person, unit))
    await person.type(`1990000091${place}`, field(person, /手机号/))
    if (place === 0) await picture(person, 'staff-add-1440')
    await person.tap(button(person, /^保存/))
    await person.sees(words(person, /^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/))
    codes.push((await words(person, /^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/).textContent())?.trim() ?? '')
  }
  await picture(person, 'staff-added-1440')
  await person.tap(button(person, '完成'))

  await person.tap(link(person, /建立大厅和窗口/))
  await person.type('澄江县政务服务中心', field(person, /大厅名称/))
  await person.type('澄江县一号路 1 号', field(person, /地址/))
  await person.type('0571-00000010', field(person, /电话/))
  await person.tap(button(person, /^保存/))
  await person.tap(button(person, '完成'))
  await person.tap(link(person, /建立大厅和窗口/))
  for (const [place, window] of ['“办不成事”兜底专窗', '企业专窗'].entries()) {
    if (place > 0) await person.tap(button(person, '再加一个'))
    await person.type(window, field(person, /窗口名称/))
    await person.type('说明流程、材料和时限\n受理办不成的事', field(person, /能办的事/))
    await person.tap(button(person, /^保存/))
    await person.sees(words(person, `已建立窗口：${window}`))
  }
  await person.tap(button(person, '完成'))
  await person.tap(tab(person, '大厅和窗口'))
  await picture(person, 'halls-1440')
  const sheets: string[] = []
  for (const window of ['“办不成事”兜底专窗', '企业专窗']) {
    const opened = person.context.waitForEvent('page')
    await person.tap(button(person, `打印二维码，${window}`))
    const sheet = await opened
    await sheet.waitForLoadState('domcontentloaded')
    sheets.push(/https?:\S+\/s\/[\w.%-]+/.exec((await sheet.locator('body').textContent()) ?? '')?.[0] ?? '')
    await sheet.close()
  }
  expect(new Set(sheets).size).toBe(2)
  const effort = person.took()
  console.info(
    `[setup] ${effort.taps} taps, ${effort.keys} keys, ${effort.typed} typed, ${Math.round(effort.seconds)}/${LIMIT_S} s, of which ${effort.waited.toFixed(1)} s waited`,
  )
  expect(effort.seconds).toBeLessThan(LIMIT_S)
  await person.leave()
  made.codes = codes
  made.sheet = sheets[0] ?? ''
}, 180_000)

const made = { codes: [] as string[], sheet: '' }
const ABOUT = '注册地址和经营地址不在一个镇，两个窗口互相要对方先出证明。'

it('the people who were entered carry a request from its printed code to the rating', async () => {
  const visitor = await Person.sitDown(browser, 'phone')
  await visitor.open(served.base + new URL(made.sheet).pathname)
  await visitor.sees(words(visitor, '澄江县政务服务中心'))
  await visitor.tap(button(visitor, /我要提诉求/))
  await visitor.type(ABOUT, field(visitor, /说清一件事/))
  await visitor.tap(visitor.page.getByRole('checkbox', { name: '卡住办不成' }).filter({ visible: true }))
  await visitor.type('周先生', field(visitor, /联系人姓名/))
  await visitor.type(VISITOR, field(visitor, /手机号/))
  await visitor.tap(button(visitor, '获取验证码'))
  await visitor.sees(field(visitor, /验证码/))
  await visitor.type(await textTo(VISITOR, /验证码 (\d{6})/), field(visitor, /验证码/))
  await visitor.sees(words(visitor, /199\*{4}0990|已验证|已登录/))
  await visitor.tap(radio(visitor, '我是个人'))
  await visitor.tap(button(visitor, '提交'))
  await visitor.sees(words(visitor, /QH330198-\d{6}-0001-\d/))

  // Told by text they are by day alone (some-platforms.test.ts); the queue has it at any hour.
  const officer = await Person.sitDown(browser, 'desk')
  await signIn(officer, '19900000910', made.codes[0] ?? '')
  await officer.tap(link(officer, /注册地址和经营地址/))
  await officer.tap(button(officer, /受理并派单/))
  for (const choice of [/^简单/, '消防', '职能边界不清', '住建局'])
    await officer.tap(officer.page.getByRole('radio', { name: choice }).filter({ visible: true }).first())
  const form = officer.page.getByRole('dialog').filter({ visible: true })
  await officer.tap(form.getByRole('button', { name: /^受理并派单/ }))
  await officer.sees(words(officer, /住建局牵头/))
  await picture(officer, 'officer-1440')
  await officer.leave()

  const handler = await Person.sitDown(browser, 'phone')
  await signIn(handler, '19900000911', made.codes[1] ?? '')
  await handler.tap(link(handler, /注册地址和经营地址/))
  await handler.tap(button(handler, /^签收/))
  await handler.sees(words(handler, /办理中/))
  await fillForm(handler, /提交答复/, '两个窗口已说好，由住建局出具证明，明天可来领取。', '已办成')
  await handler.sees(words(handler, /已答复/))
  await handler.leave()

  await visitor.open(`${served.base}/pages/home/home`)
  await visitor.tap(link(visitor, /注册地址和经营地址/))
  await visitor.tap(button(visitor, /^已解决/))
  await visitor.tap(button(visitor, '确认已解决'))
  await visitor.tap(button(visitor, /去评价/))
  await visitor.tap(visitor.page.getByRole('radio', { name: /非常满意/ }).last())
  await visitor.tap(radio(visitor, '解决了'))
  await visitor.tap(button(visitor, /^提交/))
  await visitor.sees(words(visitor, /已收到/))
  await visitor.leave()

  // The county's own administrator sees all five steps done: the list is gone.
  const admin = await Person.sitDown(browser, 'phone')
  await signIn(admin, '19900000915', made.codes[5] ?? '')
  await admin.sees(tab(admin, '单位'))
  await expect.poll(() => admin.page.getByText('从这里开始').filter({ visible: true }).count()).toBe(0)
  await picture(admin, 'admin-390')
  for (const name of ['人员', '大厅和窗口', '变更记录']) {
    await admin.tap(tab(admin, name))
    await picture(admin, `admin-390-${name}`)
  }
  await admin.leave()
}, 180_000)
