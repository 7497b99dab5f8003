import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { send, signInAs } from '../operations.ts'
import { between, changing, dropping, failing, hashNamed } from './seat.ts'

/** How one state of a page is reached; everything through the address bar and what can be pressed. */
export type Way = {
  /** A person of the demo; null: nobody has signed in. */
  readonly who: string | null
  readonly path: string
  /** Stands in the server's way, before the page is opened. */
  readonly before?: (page: Page) => Promise<void>
  /** What is done on the page once it is there. */
  readonly act?: (page: Page) => Promise<void>
  /** Text that is seen once the state is reached. */
  readonly see: string | RegExp
  /** Only there from 1024 px on, or only below. */
  readonly only?: 'desktop' | 'phone'
}

/** A state that a page cannot be in, and why. */
export type Without = { readonly without: string }

/** The four states of every page; more under names of their own. */
export type States = Readonly<Record<'normal' | 'empty' | 'error' | 'sheet', Way | Without>> &
  Readonly<Record<string, Way | Without>>

export const isWay = (state: Way | Without): state is Way => 'path' in state

/** What the demo holds, by where it stands. */
export type Standing = {
  readonly handled: string
  readonly answered: string
  readonly asked: string
  readonly rateable: string
  readonly submitted: string
  readonly window: string
  /** A supervision order that waits for its reply. */
  readonly order: string
}

type Rows = { readonly items: readonly { readonly id: string; readonly actions: readonly string[] }[] }

/** Looks the requests up that the ways below lead to. */
export async function standing(base: string): Promise<Standing> {
  const rowsOf = async (key: string, field: string, tab: string): Promise<Rows['items']> => {
    const token = await signInAs(base, key)
    const { data } = await send(
      base,
      hashNamed(field === 'queue' ? 'Queue' : 'MyRequests'),
      { tab, after: null, search: null },
      token,
    )
    return (data?.[field] as Rows | undefined)?.items ?? []
  }
  const tabs = ['OPEN', 'WAITING_FOR_ME', 'ENDED']
  const mine = (await Promise.all(tabs.map((tab) => rowsOf('owner', 'requests', tab)))).flat()
  const queued = await rowsOf('officer', 'queue', 'NOW')
  const offering = (rows: Rows['items'], action: string) => {
    const found = rows.find((row) => row.actions.includes(action))
    if (!found) throw new Error(`the demo has no request that offers ${action}`)
    return found.id
  }
  const { data: ordered } = await send(
    base,
    hashNamed('SupervisionOrders'),
    { stage: 'ISSUED', after: null },
    await signInAs(base, 'officer'),
  )
  const [order] = (ordered?.supervisionOrders as Rows | undefined)?.items ?? []
  if (!order) throw new Error('the demo has no supervision order')
  await causeMessage(base)
  const poster = await fetch(`${base}/halls/windows/stuck/poster`).then((answer) => answer.text())
  return {
    handled: offering(mine, 'URGE'),
    answered: offering(mine, 'CONFIRM'),
    asked: offering(mine, 'SUPPLEMENT'),
    rateable: offering(mine, 'RATE'),
    submitted: offering(queued, 'ACCEPT'),
    order: order.id,
    window: /\/s\/w\.[\w.~-]+/.exec(poster)?.[0] ?? '',
  }
}

/** A message for owner2: the officer takes in what that person has filed. */
async function causeMessage(base: string): Promise<void> {
  const input = {
    key: randomUUID(),
    description: '园区道路夜里没有路灯，三次报修没有人来，请明确由谁负责。',
    intakeReasons: ['STUCK'],
    contactName: '周经理',
    contactPhone: '19900000002',
    noticeVersion: '2026-11',
  }
  const filed = await send(base, hashNamed('FileRequest'), { input }, await signInAs(base, 'owner2'))
  const request = filed.data?.fileRequest?.request as { id: string } | undefined
  if (!request) throw new Error(`nothing was filed: ${JSON.stringify(filed)}`)
  const on = { id: request.id, version: 1, key: randomUUID() }
  await send(base, hashNamed('AcceptRequest'), { on }, await signInAs(base, 'officer'))
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()

/** Chooses a table of this machine. */
async function choosing(page: Page, text: string): Promise<void> {
  const chosen = page.waitForEvent('filechooser')
  await button(page, '选择文件并检查').click()
  await (await chosen).setFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
}

/** A browser that stores nothing more. Runs in the page. */
export function fullStorage(): void {
  Storage.prototype.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
}

const everything = (page: Page) => between(page, failing)
const nobody = (operations: readonly string[], change: (data: Record<string, unknown>) => void) => (page: Page) =>
  between(page, changing(change), operations)

/** As where he is signed in at his desk and on a phone as well. */
function withOthers(data: Record<string, unknown>): void {
  const at = Date.now() - 3_600_000
  const other = {
    id: '0123456789abcdef',
    text: '浏览器，Windows 电脑',
    signedInAt: at,
    seenAt: at + 600_000,
    here: false,
  }
  const phone = { ...other, id: '0123456789abcdee', text: '钉钉，安卓设备' }
  data.devices = [...(data.devices as { here: boolean }[]).filter(({ here }) => here), other, phone]
}

/** As of somebody with two telephones. */
function withNumbers(data: Record<string, unknown>): void {
  const door = { __typename: 'Door', id: '0123456789abcd01', text: '手机号 199****0002', texts: true, removable: true }
  const second = { ...door, id: '0123456789abcd02', text: '手机号 199****0555', texts: false }
  data.doors = [{ ...door, id: '0123456789abcd00', text: '微信', texts: false, removable: false }, door, second]
}

/** A number that another account has, and its code. */
export async function addTakenNumber(page: Page): Promise<void> {
  const sent = { __typename: 'PhoneCodeSent', validSeconds: 600, retryAfterSeconds: 60 }
  const text = '这个手机号另有一个账号：提过 2 件诉求，绑定了 1 家企业。合并以后都在您现在的账号里，不能再分开。'
  const asked = { __typename: 'DoorAsked', ticket: 'x', text }
  await between(page, (route) => route.fulfill({ json: { data: { sendPhoneCode: sent } } }), ['SendPhoneCode'])
  await between(page, (route) => route.fulfill({ json: { data: { joinPhone: asked } } }), ['JoinPhone'])
  await button(page, '加一个手机号').click()
  await page.getByRole('textbox', { name: /手机号/ }).fill('19900000009')
  await button(page, '获取验证码').click()
  await page.getByRole('textbox', { name: /验证码/ }).fill('000000')
}

/** As in a county that a typhoon has closed. */
function withClosures(data: Record<string, unknown>): void {
  const closure = { id: '1', from: '2026-12-01', until: '2026-12-02', name: '台风停工', document: '防指〔2026〕7 号' }
  const past = { ...closure, id: '2', from: '2026-09-08', until: '2026-09-08', name: '停电检修' }
  const centre = data.administeredCentre as { closures: object[] }
  centre.closures = [
    { ...closure, text: '还没有开始' },
    { ...past, text: '已结束' },
  ]
}

/** As in a county below a city, each of which has said something. */
function withCategories(data: Record<string, unknown>): void {
  const centre = data.administeredCentre as { categories: { id: string }[] }
  const change = (id: string, more: object) =>
    Object.assign(centre.categories.find((each) => each.id === id) ?? {}, more)
  change('TAX', { name: '税务', offered: false, about: '系统自带，本中心停用', mayEnd: false, mayRestore: true })
  change('FIRE_SAFETY', { name: '消防审验', about: '系统自带，杭城市改名' })
  const added = { id: '1', name: '跨境电商', offered: true, about: '本中心增加', mayEnd: true, mayRestore: false }
  centre.categories.splice(-1, 0, added as never)
}

/** As in a county that has said something itself, twice, under a city that has. */
function withTexts(data: Record<string, unknown>): void {
  const centre = data.administeredCentre as {
    texts: { kind: string; text: string; versions: object[]; from: unknown }[]
  }
  for (const each of centre.texts) {
    if (each.kind === 'FILING') Object.assign(each, { text: '火灾、人身危险请打 119、110。', from: { name: '云溪市' } })
    if (each.kind !== 'ACCEPTED') continue
    const versions = [
      { version: 3, at: Date.now() - 60_000, text: '{原文}急事请打 {专窗电话}。' },
      { version: 2, at: Date.now() - 120_000, text: '' },
      { version: 1, at: Date.now() - 180_000, text: '您好，{原文}' },
    ]
    Object.assign(each, { text: '{原文}急事请打 {专窗电话}。', versions })
  }
}

/** As of whoever has nothing open, agreed in WeChat, and was looked up twice. */
function withLooks(data: Record<string, unknown>): void {
  const look = {
    id: '1',
    at: Date.now() - 7_200_000,
    who: '住建局',
    what: '核实情况',
    number: 'QH330199-261120-0001-8',
  }
  const looks = [look, { ...look, id: '2', at: look.at - 90_000_000, who: '云溪县兜底专窗' }]
  data.myData = { ...(data.myData as object), looks, consents: 3, closing: null }
}

/** As where a gateway refuses, and a secret was changed. */
function withLost(data: Record<string, unknown>): void {
  const operations = data.operations as { checks: object[]; failed: object[]; failedTotal: number }
  const next = '请核对 WX_APP_ID 和 WX_APP_SECRET：后者重置过的话，要改成新的。'
  const refused = { name: 'WECHAT', title: '微信', level: 'BAD', text: '微信拒绝了这个服务（代码 40125）。', next }
  operations.checks = operations.checks.map((each) => ((each as { name: string }).name === 'WECHAT' ? refused : each))
  const one = {
    id: '1',
    at: Date.now() - 3_600_000,
    word: '短信',
    why: '被拒收',
    number: '330199-20261123-0007',
    title: '请确认办理结果',
    to: '申请人',
  }
  operations.failed = [one]
  operations.failedTotal = 1
}

/** Fills the form in, through its three steps where it has them, up to the button that sends it. */
async function fillIn(page: Page): Promise<void> {
  await page
    .getByRole('textbox', { name: /说清一件事/ })
    .fill('仓库门口的消防栓没有水压，报修三次没有人来，请帮忙确定由谁修。')
  await page.getByRole('checkbox', { name: '卡住办不成' }).click()
  for (const step of [2, 3]) {
    if (await button(page, '提交').isVisible()) return
    await button(page, /下一步/).click()
    await page.getByText(`第 ${step} 步，共 3 步`).waitFor()
    // The same button, which takes a second tap within a moment for a slip.
    await page.waitForTimeout(320)
  }
}

async function fileOne(page: Page): Promise<void> {
  await fillIn(page)
  await button(page, '提交').click()
}

const FILED_FAILS = (page: Page) => between(page, dropping, ['FileRequest'])
const askToCancel = async (page: Page) => {
  await fileOne(page)
  await page.getByText('已保存，尚未提交').filter({ visible: true }).waitFor()
  await button(page, '取消').click()
}
const readsNothing = (what: string): Without => ({ without: `reads nothing from the server: ${what}` })
const noSheet: Without = { without: 'opens no sheet' }

/** Every page of the browser and how each of its states is reached. A new page belongs here before it is shipped. */
export const ROUTE_STATES: Readonly<Record<string, (at: Standing) => States>> = {
  'pages/home/home': () => ({
    normal: { who: 'owner', path: '/pages/home/home', see: /^办理中/ },
    empty: { who: null, path: '/pages/home/home', see: '附近专窗' },
    error: { who: 'owner', path: '/pages/home/home', before: everything, see: /错误编号/ },
    sheet: {
      who: 'owner2',
      path: '/enterprise/file/file',
      before: FILED_FAILS,
      act: async (page) => {
        await fileOne(page)
        await button(page, '回首页').click()
        await button(page, '取消').click()
      },
      see: '继续等待',
    },
  }),
  'pages/requests/requests': () => ({
    normal: { who: 'owner', path: '/pages/requests/requests', see: /^已显示/ },
    empty: {
      who: 'owner',
      path: '/pages/requests/requests',
      before: nobody(['MyRequests'], (data) => {
        const none = { items: [], total: 0, endCursor: null }
        Object.assign(data, { requests: none, waiting: none, open: none, ended: none })
      }),
      see: /没有正在办理的诉求/,
    },
    visitor: { who: null, path: '/pages/requests/requests', see: '去登录' },
    error: { who: 'owner', path: '/pages/requests/requests', before: everything, see: '重试' },
    sheet: { without: 'the only one is the card of home (a submission that waits), which it shows as well' },
  }),
  'pages/messages/messages': () => ({
    normal: { who: 'owner2', path: '/pages/messages/messages', see: /条未读/ },
    empty: {
      who: 'owner',
      path: '/pages/messages/messages',
      before: nobody(['Messages'], (data) =>
        Object.assign(data, { messages: { items: [], endCursor: null, unread: 0 } }),
      ),
      see: '有新进展会出现在这里。',
    },
    error: { who: 'owner', path: '/pages/messages/messages', before: everything, see: '重试' },
    sheet: noSheet,
  }),
  'pages/me/me': () => ({
    normal: { who: 'owner', path: '/pages/me/me', see: '当前身份' },
    empty: { who: null, path: '/pages/me/me', see: '用手机号登录' },
    error: {
      who: null,
      path: '/pages/me/me',
      before: (page) => between(page, failing, ['SendPhoneCode']),
      act: async (page) => {
        await page.getByRole('textbox', { name: /手机号/ }).fill('19900000009')
        await button(page, '获取验证码').click()
      },
      see: '系统出了点问题，内容已保存在本机。',
    },
    sheet: {
      who: 'owner',
      path: '/pages/me/me',
      act: (page) => button(page, '退出登录').click(),
      see: '不退出',
    },
  }),
  'pages/scan/scan': ({ window }) => ({
    normal: { who: null, path: window, see: '这个窗口办什么' },
    empty: { who: null, path: '/pages/scan/scan', see: /扫描大厅或窗口的二维码/ },
    error: { who: null, path: '/pages/scan/scan?code=w%3Dnone', see: '这个二维码已失效或不是本系统的。' },
    sheet: noSheet,
  }),
  'enterprise/file/file': ({ window }) => ({
    normal: { who: 'owner', path: '/enterprise/file/file', see: /说清一件事/ },
    visitor: { who: null, path: `/enterprise/file/file?window=${window.slice(3)}`, see: '由您扫码的窗口接收。' },
    empty: readsNothing('an empty form is its normal state'),
    error: {
      who: null,
      path: '/enterprise/file/file',
      act: (page) => button(page, /^提交|下一步/).click(),
      see: /还差 \d 处/,
    },
    tooLong: {
      who: 'owner',
      path: '/enterprise/file/file',
      act: (page) => page.getByRole('textbox', { name: /说清一件事/ }).fill('长'.repeat(2100)),
      see: '最多 2000 个字，超出 100 个。',
    },
    notKept: {
      who: 'owner',
      path: '/enterprise/file/file',
      act: async (page) => {
        const description = page.getByRole('textbox', { name: /说清一件事/ })
        await description.waitFor()
        await page.evaluate(fullStorage)
        await description.fill('仓库门口的消防栓没有水压。')
      },
      see: /本机没有存下草稿/,
    },
    sheet: {
      who: 'owner',
      path: '/enterprise/file/file',
      act: async (page) => {
        await fillIn(page)
        await button(page, /详细/).click()
      },
      see: '个人信息怎么用',
    },
  }),
  'enterprise/filed/filed': () => ({
    normal: { who: 'owner2', path: '/enterprise/file/file', act: fileOne, see: '接下来' },
    waiting: {
      who: 'owner2',
      path: '/enterprise/file/file',
      before: FILED_FAILS,
      act: fileOne,
      see: '已保存，尚未提交',
    },
    empty: { who: 'owner', path: '/enterprise/filed/filed?key=none', see: /没有找到刚提交的诉求/ },
    error: readsNothing('it shows what the device keeps'),
    sheet: { who: 'owner2', path: '/enterprise/file/file', before: FILED_FAILS, act: askToCancel, see: '继续等待' },
  }),
  'enterprise/request/request': ({ handled, answered }) => ({
    normal: {
      who: 'owner',
      path: `/enterprise/request/request?id=${handled}`,
      act: (page) => button(page, '为什么是这一天').click(),
      see: /受理，当天不计/,
    },
    answered: { who: 'owner', path: `/enterprise/request/request?id=${answered}`, see: /只有您能说解决/ },
    asksFirst: {
      who: 'owner',
      path: `/enterprise/request/request?id=${answered}`,
      act: (page) => button(page, /^已解决/).click(),
      see: '确认已解决',
    },
    empty: { who: null, path: `/enterprise/request/request?id=${handled}`, see: /没有找到/ },
    error: { who: 'owner', path: `/enterprise/request/request?id=${handled}`, before: everything, see: '重试' },
    sheet: {
      who: 'owner',
      path: `/enterprise/request/request?id=${handled}`,
      act: async (page) => {
        await button(page, '更多').click()
        await button(page, '撤回').click()
      },
      see: /撤回后不再办理/,
    },
  }),
  'enterprise/lookup/lookup': () => ({
    normal: { who: null, path: '/enterprise/lookup/lookup', see: /不用登录/ },
    empty: readsNothing('before it is asked, it is the form'),
    error: {
      who: null,
      path: '/enterprise/lookup/lookup',
      act: async (page) => {
        await page.getByRole('textbox', { name: /编号/ }).fill('QH330199-261122-0042-7')
        await page.getByRole('textbox', { name: /查询码/ }).fill('123456')
        await button(page, '查询').click()
      },
      see: '没有找到这件诉求。',
    },
    invalid: {
      who: null,
      path: '/enterprise/lookup/lookup',
      act: (page) => button(page, '查询').click(),
      see: '请填编号。',
    },
    sheet: noSheet,
  }),
  'enterprise/respond/respond': ({ asked, answered }) => ({
    normal: { who: 'owner', path: `/enterprise/respond/respond?id=${asked}&as=supplement`, see: '需要您补充' },
    dispute: { who: 'owner', path: `/enterprise/respond/respond?id=${answered}&as=dispute`, see: '哪里没解决' },
    correct: {
      who: 'owner',
      path: `/enterprise/respond/respond?id=${asked}&as=correct-contact`,
      act: (page) => button(page, '更正').click(),
      see: /手机号/,
    },
    empty: { who: 'owner', path: `/enterprise/respond/respond?id=${answered}&as=supplement`, see: '查看诉求' },
    error: {
      who: 'owner',
      path: `/enterprise/respond/respond?id=${answered}&as=dispute`,
      act: (page) => button(page, '提交').click(),
      see: '请选择哪里没解决。',
    },
    failed: {
      who: 'owner',
      path: `/enterprise/respond/respond?id=${asked}&as=supplement`,
      before: everything,
      see: '重试',
    },
    sheet: noSheet,
  }),
  'enterprise/rate/rate': ({ rateable, handled }) => ({
    normal: { who: 'owner', path: `/enterprise/rate/rate?id=${rateable}`, see: '您满意吗' },
    dissatisfied: {
      who: 'owner',
      path: `/enterprise/rate/rate?id=${rateable}`,
      act: async (page) => {
        await page.getByRole('radio', { name: /^不满意/ }).click()
        await page.getByRole('radio', { name: '没有解决' }).click()
        await button(page, /^提交/).click()
      },
      see: '请至少选一个不满意的原因。',
    },
    empty: { who: 'owner', path: `/enterprise/rate/rate?id=${handled}`, see: /现在没有要您评价的/ },
    error: { who: 'owner', path: `/enterprise/rate/rate?id=${rateable}`, before: everything, see: '重试' },
    sheet: noSheet,
  }),
  'staff/queue/queue': () => ({
    normal: { who: 'officer', path: '/staff/queue/queue', see: /^已显示/ },
    opened: {
      who: 'officer',
      path: '/staff/queue/queue',
      act: async (page) => {
        await page.getByText(/^已显示/).waitFor()
        await page.keyboard.press('j')
      },
      see: '基本情况',
      only: 'desktop',
    },
    empty: { who: 'officer', path: '/staff/queue/queue?search=没有这样的诉求', see: '清除查找' },
    found: { who: 'officer', path: '/staff/queue/queue?search=消防', see: /^找到 \d+ 件/ },
    tooShort: { who: 'officer', path: '/staff/queue/queue?search=消', see: '再写一个字就开始查找。' },
    stranger: { who: 'owner', path: '/staff/queue/queue', see: '去我的诉求' },
    error: { who: 'officer', path: '/staff/queue/queue', before: everything, see: '重试' },
    sheet: {
      who: 'officer',
      path: '/staff/queue/queue',
      act: async (page) => {
        await page.getByText(/^已显示/).waitFor()
        await page.keyboard.press('j')
        await page.getByText('基本情况').waitFor()
        await page.keyboard.press('d')
      },
      see: '定级并派单',
      only: 'desktop',
    },
    keys: {
      who: 'officer',
      path: '/staff/queue/queue',
      act: async (page) => {
        await page.getByText(/^已显示/).waitFor()
        await page.keyboard.press('?')
      },
      see: '提交打开的表单',
      only: 'desktop',
    },
  }),
  'staff/request/request': ({ submitted }) => ({
    normal: { who: 'officer', path: `/staff/request/request?id=${submitted}`, see: '基本情况' },
    empty: { who: 'officer', path: '/staff/request/request?id=none', see: /没有找到这件诉求/ },
    error: { who: 'officer', path: `/staff/request/request?id=${submitted}`, before: everything, see: '重试' },
    sheet: {
      who: 'officer',
      path: `/staff/request/request?id=${submitted}`,
      act: (page) => button(page, '更多').click(),
      see: '不予受理',
    },
  }),
  'enterprise/bind/bind': () => ({
    normal: { who: 'owner', path: '/enterprise/bind/bind', see: '邀请同事' },
    empty: { who: 'leader', path: '/enterprise/bind/bind', see: /还没有绑定企业/ },
    visitor: { who: null, path: '/enterprise/bind/bind', see: '去登录' },
    error: { who: 'owner', path: '/enterprise/bind/bind', before: everything, see: '重试' },
    sheet: {
      who: 'owner',
      path: '/enterprise/bind/bind',
      act: (page) => button(page, '绑定企业').click(),
      see: '营业执照上的 18 位。',
    },
    joining: {
      who: 'owner',
      path: '/enterprise/bind/bind',
      act: async (page) => {
        await button(page, '用邀请码加入').click()
        // As slowly as people: a second tap at the place of the first, half a second after the sheet, is let go by.
        await page.getByRole('textbox').filter({ visible: true }).pressSequentially('123', { delay: 200 })
        await button(page, /^加入$/).click()
      },
      see: '邀请码是 10 位数字',
    },
    leaving: {
      who: 'owner',
      path: '/enterprise/bind/bind',
      act: (page) => button(page, /^离开/).click(),
      see: '确认离开企业',
    },
  }),
  'staff/act/act': ({ submitted, handled }) => ({
    normal: { who: 'officer', path: `/staff/act/act?id=${submitted}&as=dispatch`, see: '住建局' },
    empty: { who: 'officer', path: `/staff/act/act?id=${submitted}&as=none`, see: /没有这种操作/ },
    error: {
      who: 'officer',
      path: `/staff/act/act?id=${submitted}&as=dispatch`,
      act: async (page) => {
        await page.getByText('住建局').waitFor()
        await button(page, /受理并派单/).click()
      },
      see: '请选择复杂度。',
    },
    assign: { who: 'head', path: `/staff/act/act?id=${handled}&as=assign`, see: /在办/ },
    final: {
      who: 'officer',
      path: `/staff/act/act?id=${submitted}&as=decline`,
      act: async (page) => {
        await page.getByRole('radio').first().click()
        await page.getByRole('textbox').first().fill('已由法院受理，可向承办法官申请先予执行。')
        await button(page, /^不予受理/).click()
      },
      see: '确认不予受理',
    },
    failed: { who: 'officer', path: `/staff/act/act?id=${submitted}&as=dispatch`, before: everything, see: '重试' },
    sheet: { without: 'is itself what the desktop shows as a sheet of the queue' },
  }),
  'staff/unit/unit': () => ({
    normal: { who: 'head', path: '/staff/unit/unit', see: '全部转给别人' },
    empty: { who: 'handler', path: '/staff/unit/unit', see: /您不是部门负责人/ },
    visitor: { who: null, path: '/staff/unit/unit', see: '去登录' },
    error: { who: 'head', path: '/staff/unit/unit', before: everything, see: '重试' },
    opened: {
      who: 'head',
      path: '/staff/unit/unit',
      act: (page) =>
        button(page, /^看是哪些/)
          .first()
          .click(),
      see: '收起',
    },
    sheet: {
      who: 'head',
      path: '/staff/unit/unit',
      act: (page) =>
        button(page, /^全部转给别人/)
          .first()
          .click(),
      see: '转给谁',
    },
  }),
  'staff/bindings/bindings': () => ({
    normal: {
      who: 'officer',
      path: '/staff/bindings/bindings?search=91330199MA2QH00158',
      see: '重新核验',
    },
    empty: { who: 'officer', path: '/staff/bindings/bindings?search=19900000009', see: /没有找到/ },
    visitor: { who: null, path: '/staff/bindings/bindings', see: '去登录' },
    stranger: { who: 'owner', path: '/staff/bindings/bindings', see: '企业核验由窗口人员和兜底办专员办理。' },
    error: {
      who: 'officer',
      path: '/staff/bindings/bindings?search=91330199MA2QH00158',
      before: (page) => between(page, dropping, ['Bindings']),
      see: /网络|没有连上|重试/,
    },
    sheet: {
      who: 'officer',
      path: '/staff/bindings/bindings?search=91330199MA2QH00158',
      act: (page) =>
        button(page, /^重新核验/)
          .first()
          .click(),
      see: '看过的材料',
    },
    ending: {
      who: 'officer',
      path: '/staff/bindings/bindings?search=91330199MA2QH00158',
      act: (page) => button(page, /^解除/).first().click(),
      see: '为什么解除',
    },
    slip: {
      who: 'officer',
      path: '/staff/bindings/bindings?search=91330199MA2YX0052F',
      act: async (page) => {
        await button(page, '发绑定码（没带手机的）').click()
        await page
          .locator('[aria-modal=true]')
          .getByRole('textbox', { name: /企业名称/ })
          .fill('溪畔制衣')
        await page
          .locator('[aria-modal=true]')
          .getByRole('radio', { name: /法定代表人身份证/ })
          .click()
        await page.waitForTimeout(400)
        await button(page, '生成绑定码').click()
      },
      see: '只显示这一次。请当面交给本人，不要拍照转发。',
    },
  }),
  'supervision/orders/orders': () => ({
    normal: { who: 'officer', path: '/supervision/orders/orders', see: /应在.*前回复/ },
    empty: { who: 'officer', path: '/supervision/orders/orders?stage=CLOSED', see: '还没有办结的督办。' },
    stranger: { who: 'owner', path: '/supervision/orders/orders', see: '督办只有兜底办和办理单位能看。' },
    error: { who: 'officer', path: '/supervision/orders/orders', before: everything, see: '重试' },
    sheet: noSheet,
  }),
  'supervision/order/order': ({ order }) => ({
    normal: { who: 'head', path: `/supervision/order/order?id=${order}`, see: '超过期限，自动下达' },
    empty: { who: 'head', path: '/supervision/order/order?id=none', see: /没有找到这件督办/ },
    error: { who: 'head', path: `/supervision/order/order?id=${order}`, before: everything, see: '重试' },
    sheet: {
      who: 'head',
      path: `/supervision/order/order?id=${order}`,
      act: (page) => button(page, /回复督办/).click(),
      see: '几个工作日内办结',
    },
  }),
  'smile/board/board': () => ({
    normal: { who: 'smile', path: '/smile/board/board', see: /您看到的是/ },
    empty: { who: 'owner', path: '/smile/board/board', see: /满意度只有办理单位/ },
    unrated: {
      who: 'smile',
      path: '/smile/board/board',
      act: async (page) => {
        for (let months = 0; months < 6; months += 1) await button(page, '上一个月').click({ delay: 320 })
      },
      see: /还没有满 5 份评价的单位/,
    },
    error: { who: 'smile', path: '/smile/board/board', before: everything, see: '重试' },
    sheet: noSheet,
  }),
  'admin/home/home': () => ({
    normal: { who: 'admin', path: '/admin/home/home', see: '从这里开始' },
    staff: { who: 'admin', path: '/admin/home/home?tab=STAFF', see: '用钉钉登录' },
    halls: { who: 'admin', path: '/admin/home/home?tab=HALLS', see: '打印二维码' },
    changes: { who: 'admin', path: '/admin/home/home?tab=CHANGES', see: '还没有变更。' },
    accesses: { who: 'admin', path: '/admin/home/home?tab=ACCESSES', see: /^登录/ },
    empty: { who: 'owner', path: '/admin/home/home', see: '管理只有各地的管理员能打开。' },
    error: { who: 'admin', path: '/admin/home/home', before: everything, see: '重试' },
    half: {
      who: 'admin',
      path: '/admin/home/home',
      before: (page) => between(page, failing, ['AdminCentre']),
      see: '重试',
    },
    further: {
      who: 'admin',
      path: '/admin/home/home?tab=ACCESSES',
      before: nobody(['AdminAccesses'], (data) => {
        const { accesses } = data.administeredCentre as { accesses: { endCursor: string | null } }
        accesses.endCursor = 'more'
      }),
      act: async (page) => {
        await button(page, '加载更多').waitFor()
        await between(page, failing, ['AdminAccesses'])
        await button(page, '加载更多').click()
      },
      see: /没有读到内容/,
    },
    sheet: noSheet,
  }),
  'admin/centre/centre': () => ({
    normal: { who: 'admin', path: '/admin/centre/centre?at=330199', see: '新增单位' },
    search: {
      who: 'admin',
      path: '/admin/centre/centre?at=330199&tab=STAFF',
      act: (page) => page.getByRole('textbox', { name: '查找人员' }).filter({ visible: true }).fill('没有的人'),
      see: /没有找到“没有的人”/,
    },
    closures: {
      who: 'admin',
      path: '/admin/centre/centre?at=330199&tab=CLOSURES',
      before: nobody(['AdminCentre'], withClosures),
      see: '依据：防指〔2026〕7 号',
    },
    texts: {
      who: 'admin',
      path: '/admin/centre/centre?at=330199&tab=TEXTS',
      before: nobody(['AdminCentre'], withTexts),
      act: (page) => button(page, '历次版本：消息：已受理').click(),
      see: '您好，{原文}',
    },
    categories: {
      who: 'admin',
      path: '/admin/centre/centre?at=330199&tab=CATEGORIES',
      before: nobody(['AdminCentre'], withCategories),
      see: '税务（已停用）',
    },
    empty: { who: 'admin', path: '/admin/centre/centre?at=110101', see: '管理只有各地的管理员能打开。' },
    error: { who: 'admin', path: '/admin/centre/centre?at=330199', before: everything, see: '重试' },
    sheet: noSheet,
  }),
  'account/devices/devices': () => ({
    normal: { who: 'owner', path: '/account/devices/devices', see: '当前设备' },
    several: {
      who: 'officer',
      path: '/account/devices/devices',
      before: nobody(['Devices'], withOthers),
      see: '退出其他全部设备',
    },
    sheet: {
      who: 'officer',
      path: '/account/devices/devices',
      before: nobody(['Devices'], withOthers),
      act: (page) => button(page, '退出其他全部设备').click(),
      see: /其他 2 台设备马上退出登录/,
    },
    adding: {
      who: 'owner',
      path: '/account/devices/devices',
      act: (page) => button(page, '加一个手机号').click(),
      see: '验证以后，也可以用它登录。',
    },
    joining: {
      who: 'owner',
      path: '/account/devices/devices',
      act: addTakenNumber,
      see: '这个手机号另有一个账号',
    },
    removing: {
      who: 'owner',
      path: '/account/devices/devices',
      before: nobody(['Devices'], withNumbers),
      act: (page) => button(page, '移除手机号 199****0002').click(),
      see: '以后不能登录这个账号',
    },
    empty: { who: null, path: '/account/devices/devices', see: '登录后可以看到用什么登录、登录在哪些设备上。' },
    error: { who: 'owner', path: '/account/devices/devices', before: everything, see: '重试' },
  }),
  'account/data/data': () => ({
    normal: { who: 'owner', path: '/account/data/data', see: '保存了什么、保存多久' },
    looked: {
      who: 'owner',
      path: '/account/data/data',
      before: nobody(['MyData'], withLooks),
      see: '撤回同意',
    },
    copy: {
      who: 'owner',
      path: '/account/data/data',
      act: (page) => button(page, '生成导出页').click(),
      see: '打开导出页',
    },
    sheet: {
      who: 'owner',
      path: '/account/data/data',
      before: nobody(['MyData'], withLooks),
      act: (page) => button(page, '注销账号').click(),
      see: '先不注销',
    },
    empty: { who: null, path: '/account/data/data', see: '登录后可以看到保存了您的哪些信息、谁查看过。' },
    error: { who: 'owner', path: '/account/data/data', before: everything, see: '重试' },
  }),
  'admin/operations/operations': () => ({
    normal: { who: 'admin', path: '/admin/operations/operations', see: '期限推进' },
    lost: {
      who: 'admin',
      path: '/admin/operations/operations',
      before: nobody(['Operations'], withLost),
      see: '重新发送',
    },
    dry: {
      who: 'admin',
      path: '/admin/operations/operations',
      before: nobody(['Operations'], (data) => {
        withLost(data)
        const operations = data.operations as { dry: boolean; held: object[]; failed: object[] }
        operations.dry = true
        operations.held = operations.failed
      }),
      see: '试运行：本来会发出的消息',
    },
    again: {
      who: 'admin',
      path: '/admin/operations/operations',
      before: async (page) => {
        await nobody(['Operations'], withLost)(page)
        await between(page, failing, ['Administer'])
      },
      act: (page) => button(page, /重新发送/).click(),
      see: /没有成功/,
    },
    empty: { who: 'owner', path: '/admin/operations/operations', see: '管理只有各地的管理员能打开。' },
    error: { who: 'admin', path: '/admin/operations/operations', before: everything, see: '重试' },
    sheet: noSheet,
  }),
  'admin/table/table': () => ({
    normal: { who: 'admin', path: '/admin/table/table?at=330199', see: '选择文件并检查' },
    empty: { who: 'owner', path: '/admin/table/table?at=330199', see: '回首页' },
    error: { who: 'admin', path: '/admin/table/table?at=330199', before: everything, see: '重试' },
    report: {
      who: 'admin',
      path: '/admin/table/table?at=330199&table=UNITS',
      act: (page) => choosing(page, '单位名称,联系电话\n消防大队,0571-00000021\n住建局,0571-00000099\n'),
      see: /可以导入：新增 1 行，修改 1 行/,
    },
    days: {
      who: 'admin',
      path: '/admin/table/table?at=330199&table=DAYS',
      act: (page) => choosing(page, '日期,类型,名称\n2027-01-01,放假,元旦\n'),
      see: /可以导入：1 天有变化/,
    },
    faults: {
      who: 'admin',
      path: '/admin/table/table?at=330199&table=STAFF',
      act: (page) => choosing(page, '姓名,角色,单位,手机号\n钱工,经办,没有的局,19900000301\n'),
      see: /有误 1 行。全部没有写入/,
    },
    sheet: noSheet,
  }),
  'admin/book/book': () => ({
    normal: { who: 'admin', path: '/admin/book/book?at=330199', see: '教育和文广旅体局' },
    empty: { who: 'owner', path: '/admin/book/book?at=330199', see: '回首页' },
    error: { who: 'admin', path: '/admin/book/book?at=330199', before: everything, see: '重试' },
    department: {
      who: 'admin',
      path: '/admin/book/book?at=330199',
      act: (page) => button(page, '住建局').click(),
      see: '王工（已是经办）',
    },
    checked: {
      who: 'admin',
      path: '/admin/book/book?at=330199',
      act: async (page) => {
        await button(page, '住建局').click()
        await button(page, '审批科').click()
        await button(page, '选全部 3 人').click()
        await page.getByRole('radio', { name: '经办', exact: true }).click()
        await page.getByRole('radio', { name: '住建局', exact: true }).click()
        await button(page, '检查 3 人').click()
      },
      see: '可以导入：新增 3 行。还没有写入。',
    },
    lacking: {
      who: 'admin',
      path: '/admin/book/book?at=330199',
      act: async (page) => {
        await button(page, '住建局').click()
        await button(page, '检查').click()
      },
      see: '请选要录入的人。',
    },
    sheet: noSheet,
  }),
  'admin/edit/edit': () => ({
    normal: { who: 'admin', path: '/admin/edit/edit?do=STAFF_ADD&at=330199', see: '钉钉 userid' },
    missing: {
      who: 'admin',
      path: '/admin/edit/edit?do=UNIT_ADD&at=330199',
      act: (page) => button(page, '保存').click(),
      see: '请写单位名称。',
    },
    refused: {
      who: 'admin',
      path: '/admin/edit/edit?do=UNIT_ADD&at=330199',
      act: async (page) => {
        await page
          .getByRole('textbox', { name: /单位名称/ })
          .filter({ visible: true })
          .fill('住建局')
        await button(page, '保存').click()
      },
      see: /已有“住建局”/,
    },
    lending: {
      who: 'admin',
      path: '/admin/edit/edit?do=DEPUTY_ADD&at=330199&on=demo-04-handler&role=UNIT_HANDLER&unit=housing',
      see: /由谁代理/,
    },
    moving: {
      who: 'admin',
      path: '/admin/edit/edit?do=POST_MOVE&at=330199&on=demo-04-handler&role=UNIT_HANDLER&unit=housing',
      see: /手上有 \d+ 件在办的诉求/,
    },
    leaving: {
      who: 'admin',
      path: '/admin/edit/edit?do=STAFF_END&at=330199&on=demo-04-handler',
      see: '在办的诉求由谁接手',
    },
    wording: {
      who: 'admin',
      path: '/admin/edit/edit?do=TEXT_CHANGE&at=330199&on=ACCEPTED',
      see: '“门口路灯不亮”已受理，12月7日（周一）17:00 前答复。',
    },
    sorting: {
      who: 'admin',
      path: '/admin/edit/edit?do=CATEGORY_END&at=330199&on=TAX',
      see: /不能再选/,
    },
    ending: { who: 'admin', path: '/admin/edit/edit?do=WINDOW_REVOKE&at=330199&on=stuck', see: /马上失效，不能恢复/ },
    unsent: {
      who: 'admin',
      path: '/admin/edit/edit?do=HALL_ADD&at=330199',
      before: (page) => between(page, dropping, ['Administer']),
      act: async (page) => {
        for (const name of [/大厅名称/, /地址/, /电话/])
          await page.getByRole('textbox', { name }).filter({ visible: true }).fill('1')
        await button(page, '保存').click()
      },
      see: '重试',
    },
    empty: { who: 'admin', path: '/admin/edit/edit?do=UNIT_CHANGE&at=330199&on=none', see: /没有找到要修改的内容/ },
    error: { who: 'admin', path: '/admin/edit/edit?do=UNIT_ADD&at=330199', before: everything, see: '重试' },
    sheet: noSheet,
  }),
}
