import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { historyOf } from '../life/history.store.ts'
import { openPost, type Post } from '../notifications/post.fixture.ts'
import { importYearNotice, refreshCalendar } from './calendar.ts'

let post: Post
beforeEach(async () => {
  post = await openPost()
})
afterEach(() => post.close())

const at = (text: string) => Date.parse(`${text}+08:00`)

/** Days of a year that is not known yet, invented for the test; 1 October is what makes a notice whole. */
const NOTICE = `date,kind,name
2027-01-01,HOLIDAY,元旦
2027-01-04,放假,元旦
2027-01-09,上班,元旦
2027-10-01,HOLIDAY,国庆`

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
    expect((await rowOf(id)).state).toMatchObject({ dueAt: at('2027-01-01T17:00:00'), provisional: true })
    const report = await importYearNotice(post.services, NOTICE)
    expect(report).toMatchObject({ errors: [], unchanged: 0, kept: [], corrected: 1, horizon: 2027 })
    expect(report.changed).toHaveLength(4)
    const row = await rowOf(id)
    expect(row.state).toMatchObject({ dueAt: at('2027-01-05T17:00:00'), provisional: false })
    expect(row.dueSort).toBe(row.state.dueAt)
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
    expect((await rowOf(id)).dueSort).toBe(at('2027-01-01T17:00:00'))
    expect(await importYearNotice(post.services, NOTICE)).toMatchObject({ corrected: 1 })
    expect((await rowOf(id)).state).toMatchObject({ stage: 'SUBMITTED', intakeDueAt: at('2027-01-05T17:00:00') })
    expect((await rowOf(id)).dueSort).toBe(at('2027-01-05T17:00:00'))
  })

  it('a second time changes nothing', async () => {
    const id = await acrossTheYear()
    await importYearNotice(post.services, NOTICE)
    const before = await rowOf(id)
    const again = await importYearNotice(post.services, NOTICE)
    expect(again).toMatchObject({ changed: [], unchanged: 4, corrected: 0 })
    expect(await rowOf(id)).toEqual(before)
    expect(await stored()).toHaveLength(4)
  })

  it('finishes what an import left that stored the days and then died', async () => {
    const id = await acrossTheYear()
    const { calendarDays } = post.db.schema
    const day = (date: string) => ({ date, kind: 'HOLIDAY' as const, name: '元旦', source: 'NOTICE' })
    await post.db.write((tx) =>
      tx.insert(calendarDays).values([day('2027-01-01'), day('2027-01-04'), { ...day('2027-10-01'), name: '国庆' }]),
    )
    const report = await importYearNotice(post.services, NOTICE)
    expect(report).toMatchObject({ unchanged: 3, corrected: 1 })
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
    expect(report.errors.map((error) => error.line)).toEqual([6, 7, 8])
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

describe('a server that is running', () => {
  it('takes up days that another process imported, and corrects what it had counted without them', async () => {
    const { services } = post
    const stale = { current: services.calendar.current }
    await importYearNotice({ ...services, calendar: { current: services.calendar.current } }, NOTICE)
    const id = await acrossTheYear()
    expect((await rowOf(id)).state.dueAt).toBe(at('2027-01-01T17:00:00'))
    expect(await refreshCalendar(services)).toBe(true)
    expect(services.calendar.current).not.toBe(stale.current)
    expect((await rowOf(id)).state.dueAt).toBe(at('2027-01-05T17:00:00'))
    expect(await refreshCalendar(services)).toBe(false)
  })
})
