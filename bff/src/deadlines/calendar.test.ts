import { type CalendarDay, headline } from '@qihu/shared'
import { noticeText, WHOLE_2027 } from '@qihu/shared/time/whole-year.fixture'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { historyOf } from '../life/history.store.ts'
import { openPost, type Post } from '../notifications/post.fixture.ts'
import { dueRowsOf, dueWordsOf } from '../requests/requests.view.ts'
import type { OrderRow } from '../supervision-orders/orders.served.ts'
import { importYearNotice, refreshCalendar, takeBackDays } from './calendar.ts'
import { runSweep } from './sweep.ts'

let post: Post
beforeEach(async () => {
  post = await openPost()
})
afterEach(() => post.close())

const at = (text: string) => Date.parse(`${text}+08:00`)

/** A whole notice, in which the Monday after New Year is off too. */
const DAYS: readonly CalendarDay[] = [
  { date: '2027-01-04', kind: 'HOLIDAY', name: '元旦', source: 'NOTICE' },
  ...WHOLE_2027,
]
const NOTICE = noticeText(DAYS)

const stored = () => post.db.read.select().from(post.db.schema.calendarDays)
const rowOf = async (id: string) => {
  const { requests } = post.db.schema
  const [row] = await post.db.read.select().from(requests).where(eq(requests.id, id))
  if (!row) throw new Error('no such request')
  return row
}

/** Accepted on Thursday 2026-12-31, simple: one working day, which lies in 2027. */
async function acrossTheYear() {
  post.time.now = at('2026-12-31T10:00:00')
  const { id } = await post.file()
  await post.act('officer', 'dispatchRequest', id)
  return id
}

describe('importing a yearly notice', () => {
  it('moves running limits by an event, and they are no longer provisional', async () => {
    const id = await acrossTheYear()
    expect((await rowOf(id)).state).toMatchObject({ dueAt: at('2027-01-04T17:00:00'), provisional: true })
    const report = await importYearNotice(post.services, NOTICE)
    expect(report).toMatchObject({ errors: [], unchanged: 0, kept: [], corrected: 1, horizon: 2027 })
    expect(report.changed).toHaveLength(DAYS.length)
    const row = await rowOf(id)
    expect(row.state).toMatchObject({ dueAt: at('2027-01-05T17:00:00'), provisional: false })
    // What is waited for first is the signature.
    expect(row.dueSort).toBe(row.state.signDueAt)
    const history = await historyOf(post.db.read, post.db.schema, id)
    expect(history.at(-1)).toMatchObject({
      type: 'CALENDAR_CORRECTED',
      dueAt: at('2027-01-05T17:00:00'),
      actorId: null,
    })
  })

  it('moves the limit of intake too, and the place in the queue with it', async () => {
    post.time.now = at('2026-12-31T10:00:00')
    const { id } = await post.file()
    expect((await rowOf(id)).dueSort).toBe(at('2027-01-04T17:00:00'))
    expect(await importYearNotice(post.services, NOTICE)).toMatchObject({ corrected: 1 })
    expect((await rowOf(id)).state).toMatchObject({ stage: 'SUBMITTED', intakeDueAt: at('2027-01-05T17:00:00') })
    expect((await rowOf(id)).dueSort).toBe(at('2027-01-05T17:00:00'))
  })

  it('a second time changes nothing', async () => {
    const id = await acrossTheYear()
    await importYearNotice(post.services, NOTICE)
    const before = await rowOf(id)
    const again = await importYearNotice(post.services, NOTICE)
    expect(again).toMatchObject({ changed: [], unchanged: DAYS.length, corrected: 0 })
    expect(await rowOf(id)).toEqual(before)
    expect(await stored()).toHaveLength(DAYS.length)
  })

  it('finishes what an import left that stored the days and then died', async () => {
    const id = await acrossTheYear()
    await post.db.write((tx) => tx.insert(post.db.schema.calendarDays).values(DAYS.map((day) => ({ ...day }))))
    const report = await importYearNotice(post.services, NOTICE)
    expect(report).toMatchObject({ changed: [], unchanged: DAYS.length, corrected: 1 })
    expect((await rowOf(id)).state.dueAt).toBe(at('2027-01-05T17:00:00'))
  })

  it('moves the silent close of an answered request, without an event', async () => {
    post.time.now = at('2026-12-28T10:00:00')
    const { id } = await post.file()
    await post.act('officer', 'dispatchRequest', id)
    await post.act('handler', 'signRequest', id)
    await post.act('handler', 'resolveRequest', id)
    const before = await rowOf(id)
    await importYearNotice(post.services, NOTICE)
    const after = await rowOf(id)
    expect(after.version).toBe(before.version)
    expect((after.wakeAt ?? 0) > (before.wakeAt ?? 0)).toBe(true)
  })

  it('stores nothing when a line is wrong, and names every wrong line', async () => {
    const id = await acrossTheYear()
    const wrong = `${NOTICE}\n2027-02-30,HOLIDAY,春节\n2027-02-17,上班,春节\n2027-02-06,WORKDAY,`
    const report = await importYearNotice(post.services, wrong)
    const last = NOTICE.split('\n').length
    expect(report.errors.map((error) => error.line - last)).toEqual([1, 3])
    expect(report.corrected).toBe(0)
    expect(await stored()).toEqual([])
    expect((await rowOf(id)).state.provisional).toBe(true)
  })

  it('leaves a local closure of the same date as it is', async () => {
    const { calendarDays } = post.db.schema
    const closure = { date: '2027-01-04', kind: 'HOLIDAY' as const, name: '台风停工', source: 'CLOSURE' }
    await post.db.write((tx) => tx.insert(calendarDays).values(closure))
    const report = await importYearNotice(post.services, NOTICE)
    expect(report.kept).toEqual(['2027-01-04'])
    expect((await stored()).find((day) => day.date === '2027-01-04')).toEqual(closure)
  })
})

describe('a limit that had not passed after all', () => {
  /** Accepted on Friday 2026-12-04, simple, overdue on the Monday evening: and the Monday was off. */
  async function overdue() {
    post.time.now = at('2026-12-04T10:00:00')
    const { id } = await post.file()
    await post.act('officer', 'dispatchRequest', id)
    await post.act('handler', 'signRequest', id)
    await runSweep({ ...post.services, clock: { now: () => at('2026-12-07T17:00:01') } })
    post.time.now = at('2026-12-07T18:00:00')
    expect((await rowOf(id)).state.triggers).toEqual([{ kind: 'OVERDUE', round: 1 }])
    return id
  }
  const MONDAY = '2026-12-07,HOLIDAY,台风停工'
  const typesOf = async (id: string) => (await historyOf(post.db.read, post.db.schema, id)).map(({ type }) => type)

  it('is withdrawn by events, and whoever was told is told', async () => {
    const id = await overdue()
    expect(await importYearNotice(post.services, MONDAY)).toMatchObject({ corrected: 1 })
    expect((await rowOf(id)).state).toMatchObject({ overdueAt: null, triggers: [], dueAt: at('2026-12-08T17:00:00') })
    const types = await typesOf(id)
    for (const type of ['OVERDUE', 'DISCIPLINE_TRIGGERED', 'OVERDUE_WITHDRAWN', 'DISCIPLINE_WITHDRAWN']) {
      expect(types).toContain(type)
    }
    for (const told of ['handler', 'head'] as const) {
      expect(await post.messagesTo(told)).toContain('OVERDUE_WITHDRAWN')
    }
    expect(await post.messagesTo('owner')).toContain('DATE_MOVED')
  })

  it('also where it was answered in time and has ended since; others that have ended are left alone', async () => {
    const id = await overdue()
    post.time.now = at('2026-12-08T10:00:00')
    await post.act('handler', 'resolveRequest', id)
    await post.act('owner', 'confirmRequest', id)
    const late = await overdue()
    post.time.now = at('2026-12-09T10:00:00')
    await post.act('handler', 'resolveRequest', late)
    await post.act('owner', 'confirmRequest', late)
    const before = await rowOf(late)
    expect(await importYearNotice(post.services, MONDAY)).toMatchObject({ corrected: 1 })
    expect((await rowOf(id)).state).toMatchObject({ stage: 'CLOSED', overdueAt: null, triggers: [] })
    expect(await rowOf(late)).toEqual(before)
  })

  it('leaves an answered request its date, and explains no other', async () => {
    const id = await overdue()
    post.time.now = at('2026-12-09T10:00:00')
    await post.act('handler', 'resolveRequest', id)
    const context = { calendar: post.services.calendar }
    expect(dueRowsOf(context, await rowOf(id)).length).toBeGreaterThan(3)
    await importYearNotice(post.services, MONDAY)
    expect((await rowOf(id)).state.dueAt).toBe(at('2026-12-07T17:00:00'))
    expect(dueRowsOf(context, await rowOf(id)).map(({ text }) => text)).toEqual([
      '答复之后工作日安排有更新，期限仍以当时的为准',
    ])
  })
})

it('a date is said in one way, by the imported days too', async () => {
  const days = '2026-11-29,HOLIDAY,周日\n2026-12-04,HOLIDAY,演练\n2026-12-05,WORKDAY,演练调休'
  expect(await importYearNotice(post.services, days)).toMatchObject({ errors: [] })
  post.time.now = at('2026-12-03T10:00:00')
  const { id } = await post.file()
  await post.act('officer', 'dispatchRequest', id)
  await post.act('handler', 'signRequest', id)
  const { state } = await rowOf(id)
  const { calendar } = post.services
  const due = dueWordsOf(state, post.time.now, calendar.current)
  expect(due).toBe('12月5日（周六，上班）17:00')
  const names = { desk: '专窗', leadUnit: '住建局' }
  expect(headline(state, names, post.time.now, calendar.current)).toContain(due)
})

describe('an order', () => {
  it('is counted anew too, from when it was given or climbed', async () => {
    post.time.now = at('2026-12-04T10:00:00')
    const { id } = await post.file()
    await post.act('officer', 'dispatchRequest', id)
    await runSweep({ ...post.services, clock: { now: () => at('2026-12-07T17:00:01') } })
    const orderOf = async () => {
      const [row] = await post.db.read.select().from(post.db.schema.things)
      return row as unknown as OrderRow
    }
    expect((await orderOf()).state.replyDueAt).toBe(at('2026-12-08T17:00:00'))
    post.time.now = at('2026-12-08T10:00:00')
    const row = await orderOf()
    expect(await importYearNotice(post.services, '2026-12-08,HOLIDAY,台风停工')).toMatchObject({ corrected: 1 })
    const moved = await orderOf()
    expect(moved.state.replyDueAt).toBe(at('2026-12-09T17:00:00'))
    expect([moved.version, moved.wakeAt, moved.dueSort]).toEqual([
      row.version + 1,
      at('2026-12-09T17:00:00') + 1,
      at('2026-12-09T17:00:00'),
    ])
    await runSweep({ ...post.services, clock: { now: () => at('2026-12-09T17:00:01') } })
    expect((await orderOf()).state).toMatchObject({ level: 2, replyDueAt: at('2026-12-10T17:00:00') })
    post.time.now = at('2026-12-10T09:00:00')
    await importYearNotice(post.services, '2026-12-10,HOLIDAY,台风停工')
    expect((await orderOf()).state.replyDueAt).toBe(at('2026-12-11T17:00:00'))
    // Nobody is late by a correction alone: on the Friday the limit cannot come to have been the Thursday.
    post.time.now = at('2026-12-11T09:00:00')
    await takeBackDays(post.services, ['2026-12-10'])
    expect((await orderOf()).state.replyDueAt).toBe(at('2026-12-11T17:00:00'))
  })
})

describe('a day that was imported', () => {
  /** Accepted on Friday 2026-12-04, simple: due on the Monday. */
  async function dueOnMonday() {
    post.time.now = at('2026-12-04T10:00:00')
    const { id } = await post.file()
    await post.act('officer', 'dispatchRequest', id)
    expect((await rowOf(id)).state.dueAt).toBe(at('2026-12-07T17:00:00'))
    return id
  }
  const dueOf = async (id: string) => (await rowOf(id)).state.dueAt
  const typesOf = async (id: string) => (await historyOf(post.db.read, post.db.schema, id)).map(({ type }) => type)

  it.each([
    ['by a line that says it is worked', '2026-12-07,WORKDAY,更正'],
    ['by a line that says it is as any other', '2026-12-07,NORMAL,'],
    ['in Chinese', '日期,类型,名称\n2026/12/7,平日,'],
  ])('is taken back %s, and limits move back by an event', async (_, correction) => {
    const id = await dueOnMonday()
    await importYearNotice(post.services, '2026-12-07,HOLIDAY,误录')
    expect(await dueOf(id)).toBe(at('2026-12-08T17:00:00'))
    const report = await importYearNotice(post.services, correction)
    expect(report).toMatchObject({ errors: [], corrected: 1 })
    expect(report.changes).toEqual([
      {
        before: { date: '2026-12-07', kind: 'HOLIDAY', name: '误录', source: 'NOTICE' },
        after: { date: '2026-12-07', kind: 'WORKDAY', name: '', source: 'NOTICE' },
      },
    ])
    expect(await dueOf(id)).toBe(at('2026-12-07T17:00:00'))
    expect((await typesOf(id)).slice(-2)).toEqual(['CALENDAR_CORRECTED', 'CALENDAR_CORRECTED'])
    expect(await importYearNotice(post.services, correction)).toMatchObject({ errors: [], changed: [], corrected: 0 })
    // And off once more.
    await importYearNotice(post.services, '2026-12-07,HOLIDAY,演练')
    expect(await dueOf(id)).toBe(at('2026-12-08T17:00:00'))
  })

  it('is taken back from the shipped ones too, and by every process', async () => {
    const { services } = post
    expect(services.calendar.current.isWorkday('2026-10-05')).toBe(false)
    const other = { ...services, calendar: { current: services.calendar.current } }
    await takeBackDays(other, ['2026-10-05', '2026-10-10'])
    expect(await refreshCalendar(services)).toBe(true)
    expect(['2026-10-05', '2026-10-10'].map(services.calendar.current.isWorkday)).toEqual([true, false])
    expect(await refreshCalendar(services)).toBe(false)
  })

  it('goes when the whole notice of its year comes again without it; part of one takes nothing back', async () => {
    const id = await acrossTheYear()
    await importYearNotice(post.services, NOTICE)
    expect(await dueOf(id)).toBe(at('2027-01-05T17:00:00'))
    const part = await importYearNotice(post.services, '2027-02-21,HOLIDAY,春节')
    expect(part).toMatchObject({ changed: [{ date: '2027-02-21' }], corrected: 0, horizon: 2027, lacking: [] })
    const report = await importYearNotice(post.services, noticeText(WHOLE_2027))
    expect(report.changes.map(({ before, after }) => [after.date, before?.name, after.name])).toEqual([
      ['2027-01-04', '元旦', ''],
      ['2027-02-21', '春节', ''],
    ])
    expect(report).toMatchObject({ corrected: 1, horizon: 2027 })
    expect(await dueOf(id)).toBe(at('2027-01-04T17:00:00'))
  })

  it('alone makes no year known: the limit stays provisional, and the report says what is lacking', async () => {
    const id = await acrossTheYear()
    const report = await importYearNotice(post.services, '2027-01-04,放假,元旦\n2027-10-01,放假,国庆')
    expect(report).toMatchObject({ corrected: 1, horizon: 2026 })
    expect(report.lacking).toEqual([{ year: 2027, missing: ['春节', '清明', '劳动节', '端午', '中秋'] }])
    expect((await rowOf(id)).state).toMatchObject({ dueAt: at('2027-01-05T17:00:00'), provisional: true })
    await importYearNotice(post.services, NOTICE)
    expect((await rowOf(id)).state).toMatchObject({ dueAt: at('2027-01-05T17:00:00'), provisional: false })
  })

  it('of an earlier year changes nothing for today', async () => {
    const id = await acrossTheYear()
    const monday = await dueOnMonday()
    const before = [await rowOf(id), await rowOf(monday)]
    const report = await importYearNotice(post.services, '2017-10-01,HOLIDAY,国庆节\n2017-10-05,HOLIDAY,国庆节')
    expect(report).toMatchObject({ errors: [], corrected: 0, horizon: 2026, lacking: [] })
    expect([await rowOf(id), await rowOf(monday)]).toEqual(before)
  })

  it.each([
    ['2072-01-04,HOLIDAY,元旦', '年份'],
    ['1949-10-03,HOLIDAY,国庆', '年份'],
    ['2026-12-08,WORKDAY,春节', '本来就上班'],
  ])('%s is refused and nothing stored', async (line, said) => {
    const report = await importYearNotice(post.services, `2026-12-07,HOLIDAY,误录\n${line}`)
    expect(report.errors.map((error) => error.line)).toEqual([2])
    expect(report.errors[0]?.message).toContain(said)
    expect(await stored()).toEqual([])
  })
})

describe('a server that is running', () => {
  it('takes up days that another process imported, and corrects what it had counted without them', async () => {
    const { services } = post
    const stale = { current: services.calendar.current }
    await importYearNotice({ ...services, calendar: { current: services.calendar.current } }, NOTICE)
    const id = await acrossTheYear()
    expect((await rowOf(id)).state.dueAt).toBe(at('2027-01-04T17:00:00'))
    expect(await refreshCalendar(services)).toBe(true)
    expect(services.calendar.current).not.toBe(stale.current)
    expect((await rowOf(id)).state.dueAt).toBe(at('2027-01-05T17:00:00'))
    expect(await refreshCalendar(services)).toBe(false)
  })
})
