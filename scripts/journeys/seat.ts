import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { hashOf, persistedDocuments, send, signInAs } from '../operations.ts'

/** What a device remembers of the person who uses it. */
export type Device = {
  readonly base: string
  /** A person of the demo, or nobody. */
  readonly who: string | null
  /** 0 is the standard version, 1 to 3 the sizes of the elder version. */
  readonly elder?: 0 | 1 | 2 | 3
}

/** What a device keeps on which the person has signed in before, and nothing else. */
async function keptOf({ base, who, elder = 0 }: Device): Promise<Record<string, string>> {
  const kept: Record<string, string> = {}
  if (who) kept['qihu.session'] = JSON.stringify(await sessionOf(base, who))
  if (elder > 0) kept['display.elderLevel'] = JSON.stringify({ data: elder })
  return kept
}

/** A document of the server's origin that runs nothing. */
const NOTHING = '/nothing-runs-here'

/** Makes the device of this tab another person's: its document goes, and then whatever is on the device. */
export async function handOver(page: Page, device: Device): Promise<void> {
  const kept = await keptOf(device)
  const blank = (route: Route) => route.fulfill({ contentType: 'text/html', body: '' })
  await page.route(device.base + NOTHING, blank)
  await page.goto(device.base + NOTHING)
  await page.unroute(device.base + NOTHING, blank)
  await page.evaluate(async (items) => {
    sessionStorage.clear()
    localStorage.clear()
    await new Promise((done, fail) => {
      const gone = indexedDB.deleteDatabase('qihu')
      gone.onsuccess = done
      gone.onerror = fail
    })
    for (const [name, value] of Object.entries(items)) localStorage.setItem(name, value)
  }, kept)
}

export type Seat = Device & { readonly browser: Browser; readonly width?: number; readonly height?: number }

/** A browser window of its own for that device. */
export async function sit(seat: Seat): Promise<BrowserContext> {
  const { browser, width = 375, height = width >= 1024 ? 768 : 667 } = seat
  const localStorage = Object.entries(await keptOf(seat)).map(([name, value]) => ({ name, value }))
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    storageState: { cookies: [], origins: [{ origin: seat.base, localStorage }] },
  })
  context.setDefaultTimeout(15_000)
  return context
}

const sessions = new Map<string, Promise<{ token: unknown; viewer: unknown }>>()

function sessionOf(base: string, who: string) {
  const known = sessions.get(`${base} ${who}`) ?? signIn(base, who)
  sessions.set(`${base} ${who}`, known)
  return known
}

async function signIn(base: string, who: string): Promise<{ token: unknown; viewer: unknown }> {
  const { data } = await send(base, hashOf('signInAsDemoPerson'), { key: who })
  const answer = data?.signInAsDemoPerson
  if (!answer?.token) throw new Error(`the demo knows no ${who}`)
  return { token: answer.token, viewer: answer.viewer }
}

const names = new Map(
  Object.entries(persistedDocuments()).map(([hash, text]) => [
    hash,
    /^\s*(?:query|mutation)\s+(\w+)/.exec(text)?.[1] ?? '',
  ]),
)

/** The hash under which the server knows the operation of that name. */
export function hashNamed(name: string): string {
  const found = [...names].find(([, each]) => each === name)
  if (!found) throw new Error(`no client operation is called ${name}`)
  return found[0]
}

/** A new request of owner2's. */
export async function fileOne(base: string): Promise<{ id: string; title: string }> {
  const input = {
    key: randomUUID(),
    description: `厂区${Math.random().toString().slice(2, 8)}号路灯不亮报修没有人来，请明确由谁负责。`,
    intakeReasons: ['STUCK'],
    contactName: '周经理',
    contactPhone: '19900000002',
    noticeVersion: '2026-11',
  }
  const { data } = await send(base, hashNamed('FileRequest'), { input }, await signInAs(base, 'owner2'))
  const request = data?.fileRequest?.request as { id: string } | undefined
  if (!request) throw new Error(JSON.stringify(data))
  return { id: request.id, title: input.description.slice(0, 10) }
}

/** The name of the operation that a request to the server carries. */
export const operationOf = (route: Route): string =>
  names.get((route.request().postDataJSON() as { id: string }).id) ?? ''

type Handler = (route: Route, operation: string) => Promise<void>

/** Stands between the page and the server for the operations given, or for all. */
export async function between(page: Page, handler: Handler, operations?: readonly string[]): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const operation = operationOf(route)
    if (operations && !operations.includes(operation)) return route.fallback()
    // A page that goes away meanwhile takes its requests with it.
    await handler(route, operation).catch(() => undefined)
  })
}

const INTERNAL = {
  errors: [{ message: '系统出了点问题，内容已保存在本机。', extensions: { code: 'INTERNAL', id: 'e-0042' } }],
}

/** The server answers, with a failure. */
export const failing: Handler = (route) => route.fulfill({ status: 500, json: INTERNAL })

/** The network is gone. */
export const dropping: Handler = (route) => route.abort('connectionreset')

/** The answer comes late. */
export const delaying =
  (ms: number): Handler =>
  async (route) => {
    await new Promise((resolve) => setTimeout(resolve, ms))
    await route.continue()
  }

/** The server's own answer, changed on the way. */
export const changing =
  (change: (data: Record<string, unknown>) => void): Handler =>
  async (route) => {
    const response = await route.fetch()
    const json = (await response.json()) as { data?: Record<string, unknown> | null }
    if (json.data) change(json.data)
    await route.fulfill({ response, json })
  }
