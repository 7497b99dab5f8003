import type { BrowserContext, Page } from 'playwright-core'
import { proven } from './measure.ts'
import type { Stage } from './pages.ts'
import type { Standing } from './route-states.ts'
import { between, sit } from './seat.ts'

/** By then something is shown, on the clock of the page: a machine that is busy with other things does not count. */
const PROGRESS_BY_MS = 500
const SLOW_AFTER_MS = 10_000
/** For drawing what the clock has brought about. */
const DRAWN_WITHIN_MS = 2_000

type Wait = {
  readonly what: string
  readonly who: string | null
  readonly path: string
  readonly width?: number
  /** The operation whose answer is waited for. */
  readonly operation: string
  /** What the page itself reads first, where it asks for the same. */
  readonly before?: (page: Page) => Promise<void>
  /** Leads up to it, where opening the page is not enough. */
  readonly until?: (page: Page) => Promise<void>
  /** What says that something is under way. */
  readonly progress?: string | RegExp
  /** What is said after ten seconds. */
  readonly slow?: string | RegExp
}

const LOADING = /正在加载/
const SENDING = '提交中…'
const SLOW_READ = '网络较慢，仍在加载。'
const SLOW_WRITE = /网络较慢，仍在等待回复/

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()
const press = (name: string | RegExp) => (page: Page) => button(page, name).click()

/** Everything on the pages that asks the server and makes somebody wait. */
export const waitsOf = (at: Standing): readonly Wait[] => [
  { what: 'home', who: 'owner', path: '/pages/home/home', operation: 'Home' },
  { what: 'my requests', who: 'owner', path: '/pages/requests/requests', operation: 'MyRequests' },
  { what: 'messages', who: 'owner', path: '/pages/messages/messages', operation: 'Messages' },
  { what: 'a window’s code', who: null, path: at.window, operation: 'ScanLanding' },
  { what: 'a request', who: 'owner', path: `/enterprise/request/request?id=${at.handled}`, operation: 'MyRequest' },
  {
    what: 'the form of an answer',
    who: 'owner',
    path: `/enterprise/respond/respond?id=${at.asked}&as=supplement`,
    operation: 'RequestToAnswer',
  },
  {
    what: 'the form of a rating',
    who: 'owner',
    path: `/enterprise/rate/rate?id=${at.rateable}`,
    operation: 'RequestToAnswer',
  },
  { what: 'the queue', who: 'officer', path: '/staff/queue/queue', operation: 'Queue' },
  {
    what: 'a request of staff',
    who: 'officer',
    path: `/staff/request/request?id=${at.submitted}`,
    operation: 'StaffRequest',
  },
  {
    what: 'a request beside the queue',
    who: 'officer',
    path: `/staff/queue/queue?id=${at.submitted}`,
    width: 1366,
    operation: 'StaffRequest',
  },
  {
    what: 'a form of staff',
    who: 'officer',
    path: `/staff/act/act?id=${at.submitted}&as=dispatch`,
    operation: 'StaffRequest',
  },
  {
    what: 'the units of a form',
    who: 'officer',
    path: `/staff/act/act?id=${at.submitted}&as=dispatch`,
    operation: 'Units',
  },
  { what: 'the board', who: 'smile', path: '/smile/board/board', operation: 'Board' },
  {
    what: 'looking a number up',
    who: null,
    path: '/enterprise/lookup/lookup',
    operation: 'LookUpRequest',
    until: async (page) => {
      await page.getByRole('textbox', { name: /编号/ }).fill('QH330199-261122-0042-7')
      await page.getByRole('textbox', { name: /查询码/ }).fill('123456')
      await button(page, '查询').click()
    },
    progress: SENDING,
    slow: SLOW_WRITE,
  },
  {
    what: 'filing',
    who: 'owner',
    path: '/enterprise/file/file',
    operation: 'FileRequest',
    until: async (page) => {
      await page
        .getByRole('textbox', { name: /说清一件事/ })
        .fill('仓库门口的消防栓没有水压，报修三次没有人来，请帮忙。')
      await page.getByRole('checkbox', { name: '卡住办不成' }).click()
      await button(page, '提交').click()
    },
    progress: SENDING,
    slow: SLOW_WRITE,
  },
  {
    what: 'urging',
    who: 'owner',
    path: `/enterprise/request/request?id=${at.handled}`,
    operation: 'UrgeRequest',
    until: press('催办'),
    progress: SENDING,
    slow: SLOW_WRITE,
  },
  {
    what: 'disputing',
    who: 'owner',
    path: `/enterprise/respond/respond?id=${at.answered}&as=dispute`,
    operation: 'DisputeRequest',
    until: async (page) => {
      await page.getByRole('radio', { name: '没解决' }).click()
      await button(page, '提交').click()
    },
    progress: SENDING,
    slow: SLOW_WRITE,
  },
  {
    what: 'rating',
    who: 'owner',
    path: `/enterprise/rate/rate?id=${at.rateable}`,
    operation: 'RateRequest',
    until: async (page) => {
      await page.getByRole('radio', { name: /^非常满意/ }).click()
      await page.getByRole('radio', { name: '解决了' }).click()
      await button(page, /^提交/).click()
    },
    progress: SENDING,
    slow: SLOW_WRITE,
  },
  {
    what: 'taking a request in',
    who: 'officer',
    path: `/staff/request/request?id=${at.submitted}`,
    operation: 'AcceptRequest',
    until: press(/^受理$/),
    progress: SENDING,
    slow: SLOW_WRITE,
  },
  {
    what: 'declining',
    who: 'officer',
    path: `/staff/act/act?id=${at.submitted}&as=decline`,
    operation: 'DeclineRequest',
    until: async (page) => {
      await page.getByRole('radio').first().click()
      await page.getByRole('textbox').first().fill('已由法院受理，可向承办法官申请先予执行。')
      await button(page, /^不予受理/).click()
      await button(page, '确认不予受理').click()
    },
    progress: SENDING,
    slow: SLOW_WRITE,
  },
  {
    what: 'asking for a code',
    who: null,
    path: '/pages/me/me',
    operation: 'SendPhoneCode',
    until: async (page) => {
      await page.getByRole('textbox', { name: /手机号/ }).fill('19900000009')
      await button(page, '获取验证码').click()
    },
    progress: SENDING,
    slow: SLOW_WRITE,
  },
  {
    what: 'signing in with a code',
    who: null,
    path: '/pages/me/me',
    operation: 'SignInWithPhone',
    until: async (page) => {
      const sent = { __typename: 'PhoneCodeSent', validSeconds: 600, retryAfterSeconds: 60 }
      await between(page, (route) => route.fulfill({ json: { data: { sendPhoneCode: sent } } }), ['SendPhoneCode'])
      await page.getByRole('textbox', { name: /手机号/ }).fill('19900000009')
      await button(page, '获取验证码').click()
      await page.getByRole('textbox', { name: /验证码/ }).fill('000000')
    },
    progress: '正在登录…',
    slow: '正在登录…',
  },
  {
    what: 'becoming a person of the demo',
    who: null,
    path: '/pages/me/me',
    operation: 'SignInAsDemoPerson',
    until: press(/^陈经理/),
    progress: SENDING,
    slow: SLOW_WRITE,
  },
  {
    what: 'signing out',
    who: 'owner',
    path: '/pages/me/me',
    operation: 'SignOut',
    until: async (page) => {
      await button(page, '退出登录').click()
      await page.getByRole('alertdialog').getByRole('button', { name: '退出登录' }).click()
    },
    progress: SENDING,
    slow: SLOW_WRITE,
  },
  {
    what: 'marking all messages as read',
    who: 'owner2',
    path: '/pages/messages/messages',
    operation: 'MarkMessagesRead',
    until: press('全部已读'),
    progress: SENDING,
    slow: SLOW_WRITE,
  },
  {
    what: 'another month of the board',
    who: 'smile',
    path: '/smile/board/board',
    operation: 'Board',
    before: (page) => page.getByText(/您看到的是/).waitFor(),
    until: press('上一个月'),
  },
]

type Held = { readonly asked: Promise<void>; drop(): Promise<void> }

/** Keeps one operation from the server, from the moment `from` says so; `drop` ends it before the page goes. */
async function holdBack(page: Page, operation: string, from: () => boolean): Promise<Held> {
  const asked = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const dropped = Promise.withResolvers<void>()
  await between(
    page,
    async (route) => {
      if (!from()) return route.fallback()
      asked.resolve()
      await released.promise
      // What it would have done to the demo is not wanted.
      await route.abort('connectionreset').finally(dropped.resolve)
    },
    [operation],
  )
  const drop = () => {
    released.resolve()
    // A page that no longer asks leaves nothing to end.
    return Promise.race([dropped.promise, new Promise<void>((resolve) => setTimeout(resolve, 500))])
  }
  return { asked: asked.promise, drop }
}

const seen = (page: Page, words: string | RegExp) =>
  page
    .getByText(words)
    .filter({ visible: true })
    .first()
    .waitFor({ timeout: DRAWN_WITHIN_MS })
    .then(() => true)
    .catch(() => false)

/** The grey layout for the eye, and words for whoever hears the page. */
const sketched = async (page: Page) => {
  const skeleton = page.locator('.qh-skeleton').filter({ visible: true }).first()
  await skeleton.waitFor({ timeout: DRAWN_WITHIN_MS }).catch(() => undefined)
  return (await skeleton.isVisible()) && LOADING.test((await skeleton.getByRole('status').first().textContent()) ?? '')
}

const AT_ONCE = 3

export type Waited = { readonly what: string; readonly shown: boolean; readonly slowly: boolean }

/** From here on only the test lets time pass for the page. */
async function stopClock(page: Page): Promise<void> {
  // Time goes on while this is asked, on a busy machine by more.
  for (const ahead of [20, 100, 400, 2_000]) {
    const now = await page.evaluate(() => Date.now())
    const stopped = await page.clock.pauseAt(now + ahead).then(
      () => true,
      () => false,
    )
    if (stopped) return
  }
  throw new Error('the clock of the page does not stop')
}

const never = (why: string): Promise<never> =>
  new Promise((_resolve, reject) => setTimeout(() => reject(new Error(why)), 20_000).unref())

/** One wait, in a context of its own (its clock is stopped): whether something is seen of it in time, and what is said after ten seconds. */
export async function waitFor(context: BrowserContext, base: string, wait: Wait): Promise<Waited> {
  const page = await context.newPage()
  await page.setViewportSize({ width: wait.width ?? 375, height: 768 })
  await page.clock.install()
  let holding = wait.until === undefined
  const held = await holdBack(page, wait.operation, () => holding)
  await page.goto(base + wait.path, { waitUntil: 'domcontentloaded' })
  if (wait.until) {
    await wait.before?.(page)
    holding = true
    await wait.until(page)
  }
  await Promise.race([held.asked, never(`nobody asked for ${wait.operation}`)])
  // Home and queue ask before there is anything to look at (docs/decisions.md 76): a wait begins with the page.
  await page.getByRole('main').filter({ visible: true }).first().waitFor()
  await stopClock(page)
  await page.clock.runFor(PROGRESS_BY_MS)
  const shown = wait.progress ? await seen(page, wait.progress) : await sketched(page)
  await page.clock.runFor(SLOW_AFTER_MS - PROGRESS_BY_MS)
  const said = await seen(page, wait.slow ?? SLOW_READ)
  // A write ends by itself after 15 s, with 重试; a second one beside it would only ask the same again.
  const slowly = said && (wait.progress !== undefined || (await button(page, '重试').isVisible()))
  await held.drop()
  await page.close()
  return { what: wait.what, shown, slowly }
}

/** Every wait, a few at a time: each has a device of its own, and the clock of its page stands still. */
export async function playWaits({ browser, base, tell }: Stage, at: Standing): Promise<Waited[]> {
  const results: Waited[] = []
  const queue = waitsOf(at).values()
  const play = async () => {
    for (const wait of queue) {
      const context = await sit({ browser, base, who: wait.who })
      results.push(await waitFor(context, base, wait))
      await context.close()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, play))
  const tellOf = (words: string, missing: readonly Waited[]) => {
    const names = missing.length > 0 ? ` (not: ${missing.map(({ what }) => what).join(', ')})` : ''
    const share = `${results.length - missing.length} of ${results.length} waits`
    tell(proven(`${share} ${words}${names}`, 'G12', missing.length === 0))
  }
  tellOf(
    `show by ${PROGRESS_BY_MS} ms that something is under way`,
    results.filter(({ shown }) => !shown),
  )
  tellOf(
    'say after 10 s what still happens',
    results.filter(({ slowly }) => !slowly),
  )
  return results
}
