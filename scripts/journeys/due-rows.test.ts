import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../bff/src/testing/test-app.ts'
import { addDays, explainDue, instantAt, PROFILES, SHIPPED_CALENDAR, whenWords } from '../../shared/src/index.ts'
import { launchBrowser } from '../browser.ts'
import { between, hashNamed } from './seat.ts'

/** 1, 3 and 5 working days; the other columns of the table have no tier and come by the same words from the same rows. */
const PROFILE = 'QT-135-by-name'
const TIERS = { 1: 'SIMPLE', 3: 'COMPLEX', 5: 'MAJOR' } as const
const COLUMNS = [1, 2, 3, 5, 10] as const

/** Accepted, then due after 1, 2, 3, 5 and 10 working days (docs/decisions.md 4); the bureau's own notices of holidays. */
const TABLE = [
  ['2025-12-31', '2026-01-04', '2026-01-05', '2026-01-06', '2026-01-08', '2026-01-15'],
  ['2026-02-13', '2026-02-14', '2026-02-24', '2026-02-25', '2026-02-27', '2026-03-05'],
  ['2026-02-14', '2026-02-24', '2026-02-25', '2026-02-26', '2026-02-28', '2026-03-06'],
  ['2026-04-03', '2026-04-07', '2026-04-08', '2026-04-09', '2026-04-13', '2026-04-20'],
  ['2026-04-30', '2026-05-06', '2026-05-07', '2026-05-08', '2026-05-11', '2026-05-18'],
  ['2026-06-18', '2026-06-22', '2026-06-23', '2026-06-24', '2026-06-26', '2026-07-03'],
  ['2026-09-18', '2026-09-20', '2026-09-21', '2026-09-22', '2026-09-24', '2026-10-09'],
  ['2026-09-24', '2026-09-28', '2026-09-29', '2026-09-30', '2026-10-09', '2026-10-15'],
  ['2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10', '2026-10-13', '2026-10-20'],
  ['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-27', '2026-12-04'],
] as const

let app: TestApp
let browser: Browser
let base: string

beforeAll(async () => {
  app = await openTestApp({ profile: PROFILE, graphql: 'persisted' })
  base = await app.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

async function told(who: string, operation: string, variables: object) {
  const { data, errors } = await app.send({ id: hashNamed(operation), variables }, await app.tokenOf(who))
  const [answer] = Object.values(data ?? {}) as [{ __typename: string; request: { id: string; version: number } }]
  if (!answer?.request) throw new Error(`${operation}: ${JSON.stringify(errors ?? data)}`)
  return answer.request
}

const grading = (tier: string) => ({ tier, urgency: 'NORMAL', category: 'FIRE_SAFETY', cause: 'UNCLEAR_COMPETENCE' })

/** Filed and taken in on that day, as the server's clock has it. */
async function acceptedOn(date: string): Promise<{ id: string; version: number }> {
  app.time.now = instantAt(date, 16 * 60 + 20)
  const input = {
    key: app.newKey(),
    description: '艺术培训场所消防验收卡在执照之前，三个单位互相要对方先办，请帮忙协调。',
    intakeReasons: ['STUCK'],
    contactName: '陈经理',
    contactPhone: '19900000001',
    enterpriseId: 'e-art',
    noticeVersion: '2026-11',
  }
  const filed = await told('owner', 'FileRequest', { input })
  const on = { id: filed.id, version: filed.version ?? 1, key: app.newKey() }
  return told('officer', 'DispatchRequest', { on, grading: grading('SIMPLE'), leadUnitId: 'housing', text: null })
}

/**
 * The page with the rows open. For it it is weeks before: a day that is near has another name (明天), which is not
 * what is looked at here. `instead` replaces part of the server's answer.
 */
async function openRequest(id: string, accepted: string, instead: () => object | null) {
  const token = await app.tokenOf('owner')
  const { data } = await app.send({ id: hashNamed('Viewer'), variables: {} }, token)
  const session = { name: 'qihu.session', value: JSON.stringify({ token, viewer: data.viewer }) }
  const context = await browser.newContext({
    viewport: { width: 375, height: 667 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    storageState: { cookies: [], origins: [{ origin: base, localStorage: [session] }] },
  })
  const page = await context.newPage()
  const before = instantAt(addDays(accepted, -20), 9 * 60)
  await page.clock.install({ time: before })
  await between(page, async (route, operation) => {
    const response = await route.fetch()
    const json = await response.json()
    if (operation === 'MyRequest') Object.assign(json.data.request, instead() ?? {})
    const headers = { 'content-type': 'application/json', date: new Date(before).toUTCString() }
    await route.fulfill({ status: response.status(), json, headers })
  })
  await page.goto(`${base}/enterprise/request/request?id=${id}`)
  await page.getByRole('button', { name: '为什么是这一天' }).click()
  return { page, context }
}

type Drawn = { readonly day: string; readonly what: string; readonly counted: string; readonly due: boolean }

const drawn = (page: Page): Promise<Drawn[]> =>
  page.locator('.qh-due__row').evaluateAll((rows) =>
    rows.map((row) => {
      const [day = '', what = '', counted = ''] = [...row.children].map((cell) => cell.textContent ?? '')
      return { day, what, counted, due: row.className.includes('--due') }
    }),
  )

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
/** As the rows write a day: the year only where it is not that of the acceptance. */
const asDrawn = (date: string, accepted: string): string => {
  const [year, month, day] = date.split('-').map(Number)
  const short = `${month}/${day}`
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]
  return `${date.slice(0, 4) === accepted.slice(0, 4) ? '' : `${year}/`}${short} ${weekday}`
}

/** Every day that the rows speak of, in their order. */
function daysOf(rows: readonly Drawn[], accepted: string): string[] {
  const year = accepted.slice(0, 4)
  const whole = (short: string) => {
    const parts = short.split('/')
    const [month = '', day = ''] = parts.slice(-2)
    return `${parts.length === 3 ? parts[0] : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  }
  return rows.flatMap(({ day }) => {
    const [from = '', to = from] = (day.split(' ')[0] ?? '').split('–').map(whole)
    const days = [from]
    while ((days.at(-1) ?? to) < to) days.push(addDays(days.at(-1) ?? to, 1))
    return days
  })
}

describe('“why is it due then”, as the page draws it', () => {
  it.each(TABLE)('from %s leads day by day to the dates of the table', async (accepted, ...dates) => {
    let { id, version } = await acceptedOn(accepted)
    let instead: object | null = null
    const { page, context } = await openRequest(id, accepted, () => instead)
    for (const [place, days] of COLUMNS.entries()) {
      const date = dates[place] ?? ''
      const tier = (TIERS as Record<number, string>)[days]
      if (tier && days > 1) {
        const on = { id, version, key: app.newKey() }
        ;({ id, version } = await told('officer', 'RegradeRequest', { on, grading: grading(tier) }))
      }
      const question = { acceptedAt: instantAt(accepted, 16 * 60 + 20), workingDays: days, rule: `${days} 个工作日` }
      instead = tier
        ? null
        : {
            dueAt: instantAt(date, 17 * 60),
            dueWords: whenWords(instantAt(date, 17 * 60), 0, SHIPPED_CALENDAR),
            dueRows: explainDue(SHIPPED_CALENDAR, question).map(({ kind, text }) => ({ kind, text })),
          }
      // The page reads again by itself.
      await expect
        .poll(
          async () => {
            await page.clock.runFor(5_000)
            return (await drawn(page)).find(({ due }) => due)?.day
          },
          { timeout: 15_000 },
        )
        .toBe(asDrawn(date, accepted))

      const rows = await drawn(page)
      expect(rows[0]).toMatchObject({ day: `${asDrawn(accepted, accepted)} 16:20`, what: '受理，当天不计' })
      expect(rows.at(-1)).toMatchObject({ due: true, what: expect.stringMatching(/到期$/) })
      const numbers = rows.flatMap(({ what }) => /第 (\d+) 个工作日/.exec(what)?.[1] ?? [])
      expect(numbers).toEqual(Array.from({ length: days }, (_, number) => String(number + 1)))
      expect(rows.filter(({ counted }) => counted === '不计').length + days + 1).toBe(rows.length)

      const spoken = daysOf(rows, accepted)
      const wanted = [accepted as string]
      while ((wanted.at(-1) ?? date) < date) wanted.push(addDays(wanted.at(-1) ?? date, 1))
      expect(spoken).toEqual(wanted)
      const [, month, day] = date.split('-').map(Number)
      // The date in the server's words: what is told by it is told on the day of acceptance.
      const tomorrow = days === 1 && date === addDays(accepted, 1)
      await page
        .getByText(tomorrow ? '明天 17:00' : new RegExp(`${month}月${day}日（周[^）]*）17:00`))
        .first()
        .waitFor()
    }
    await context.close()
  })

  it('has a tier of the profile for each limit that is told by the server', () => {
    for (const [days, tier] of Object.entries(TIERS)) {
      expect(PROFILES[PROFILE].tiers[tier].workingDays).toBe(Number(days))
    }
  })
})
