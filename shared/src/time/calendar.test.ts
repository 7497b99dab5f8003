import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  createCalendar,
  instantAt,
  isLocalDate,
  localDate,
  localTime,
  parseYearNotice,
  SHIPPED_CALENDAR,
  SHIPPED_DAYS,
  weekdayName,
  weekdayOf,
} from './calendar.ts'

const anyInstant = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2100, 0, 1) })
const anyDate = anyInstant.map(localDate)

describe('local dates', () => {
  it('turns over at midnight in Shanghai, which is 16:00 UTC', () => {
    expect(localDate(Date.UTC(2026, 8, 24, 15, 59, 59))).toBe('2026-09-24')
    expect(localDate(Date.UTC(2026, 8, 24, 16))).toBe('2026-09-25')
    expect(localTime(Date.UTC(2026, 8, 24, 8, 20, 59))).toBe('16:20')
    expect(instantAt('2026-09-24', 17 * 60)).toBe(Date.UTC(2026, 8, 24, 9))
  })

  it('reads back from date and minute the minute an instant lies in', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const [hours = 0, minutes = 0] = localTime(instant).split(':').map(Number)
        const begun = instantAt(localDate(instant), hours * 60 + minutes)
        expect(instant - begun).toBeGreaterThanOrEqual(0)
        expect(instant - begun).toBeLessThan(60_000)
      }),
    )
  })

  it('adds and takes away days across months, years and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date)
        expect(weekdayOf(addDays(date, 7))).toBe(weekdayOf(date))
      }),
    )
  })

  it('names weekdays', () => {
    expect(weekdayOf('2026-09-27')).toBe(0)
    expect(['2026-09-24', '2026-09-26', '2026-09-27'].map(weekdayName)).toEqual(['周四', '周六', '周日'])
  })

  it('knows which dates exist', () => {
    expect(['2024-02-29', '2026-12-31'].every(isLocalDate)).toBe(true)
    expect(['2025-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', 'x'].some(isLocalDate)).toBe(false)
  })
})

describe('the shipped calendar', () => {
  it('knows 2024 to 2026 and calls the days after provisional', () => {
    expect(SHIPPED_CALENDAR.horizon).toBe(2026)
    expect(SHIPPED_CALENDAR.isProvisional('2026-12-31')).toBe(false)
    expect(SHIPPED_CALENDAR.isProvisional('2027-01-01')).toBe(true)
  })

  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('has in %i the %i working days of the notice', (year, count) => {
    let workdays = 0
    for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1)) {
      if (SHIPPED_CALENDAR.isWorkday(date)) workdays += 1
    }
    expect(workdays).toBe(count)
  })

  it('names each date once, and works only on weekend days in exchange', () => {
    expect(new Set(SHIPPED_DAYS.map((day) => day.date)).size).toBe(SHIPPED_DAYS.length)
    const worked = SHIPPED_DAYS.filter((day) => day.kind === 'WORKDAY')
    expect(worked.every((day) => [0, 6].includes(weekdayOf(day.date)))).toBe(true)
  })

  it('tells a holiday, a worked weekend, a weekend inside a holiday and a plain day apart', () => {
    const info = SHIPPED_CALENDAR.dayInfo
    expect(info('2026-09-25')).toEqual({ workday: false, name: '中秋', source: 'NOTICE', adjusted: true })
    expect(info('2026-09-20')).toEqual({ workday: true, name: '国庆', source: 'NOTICE', adjusted: true })
    expect(info('2026-09-26')).toEqual({ workday: false, name: '中秋', source: 'NOTICE', adjusted: false })
    expect(info('2026-09-28')).toEqual({ workday: true, adjusted: false })
    expect(info('2026-11-21')).toEqual({ workday: false, adjusted: false })
  })
})

describe('overrides and closures', () => {
  const closure = { date: '2026-09-28', kind: 'HOLIDAY', name: '台风', source: 'CLOSURE' } as const

  it('win over what stands before them', () => {
    const closed = createCalendar([...SHIPPED_DAYS, closure])
    expect(closed.isWorkday('2026-09-28')).toBe(false)
    expect(closed.dayInfo('2026-09-28')).toMatchObject({ name: '台风', source: 'CLOSURE' })
    const reopened = createCalendar([...SHIPPED_DAYS, closure, { ...closure, kind: 'WORKDAY', source: 'OVERRIDE' }])
    expect(reopened.isWorkday('2026-09-28')).toBe(true)
  })

  it('do not make an unknown year known', () => {
    const closed = createCalendar([...SHIPPED_DAYS, { ...closure, date: '2027-10-01' }])
    expect(closed.horizon).toBe(2026)
  })

  it('leave a year with a gap before it unknown', () => {
    const later = { date: '2028-10-01', kind: 'HOLIDAY', name: '国庆', source: 'NOTICE' } as const
    expect(createCalendar([...SHIPPED_DAYS, later]).horizon).toBe(2026)
    expect(createCalendar([...SHIPPED_DAYS, { ...later, date: '2027-10-01' }, later]).horizon).toBe(2028)
    expect(createCalendar([]).horizon).toBe(0)
  })
})

describe('parseYearNotice', () => {
  it('reads comma separated lines with heading, quotes, comments and Windows line ends', () => {
    const text = '\uFEFFdate,kind,name\r\n# 2027\r\n2027-01-01,HOLIDAY,"元旦"\r\n\r\n2027-01-02, 上班 ,元旦\r\n'
    expect(parseYearNotice(text)).toEqual({
      days: [
        { date: '2027-01-01', kind: 'HOLIDAY', name: '元旦', source: 'NOTICE' },
        { date: '2027-01-02', kind: 'WORKDAY', name: '元旦', source: 'NOTICE' },
      ],
      errors: [],
    })
  })

  it('reads JSON lines', () => {
    const { days, errors } = parseYearNotice('{"date":"2027-10-01","kind":"HOLIDAY","name":"国庆"}')
    expect(errors).toEqual([])
    expect(days).toEqual([{ date: '2027-10-01', kind: 'HOLIDAY', name: '国庆', source: 'NOTICE' }])
  })

  it.each([
    ['2027-02-30,HOLIDAY,春节', 'date（日期）'],
    ['2027-02-05,OFF,春节', 'kind（类型）'],
    ['2027-02-05,HOLIDAY,', 'name（名称）'],
    ['2027-02-05', 'kind（类型）'],
    ['2027-02-05,WORKDAY,春节', '周五，本来就上班'],
    ['{"date":"2027-02-05"', 'JSON'],
    ['{"date":20270205,"kind":"HOLIDAY","name":"春节"}', 'date（日期）'],
  ])('names the field and the line of %s', (bad, said) => {
    const { days, errors } = parseYearNotice(`2027-01-01,HOLIDAY,元旦\n${bad}\n2027-10-01,HOLIDAY,国庆`)
    expect(days.map((day) => day.date)).toEqual(['2027-01-01', '2027-10-01'])
    expect(errors).toHaveLength(1)
    expect(errors[0]?.line).toBe(2)
    expect(errors[0]?.message).toContain(said)
  })

  it('refuses a date that comes twice, and a file without days', () => {
    const twice = parseYearNotice('2027-01-01,HOLIDAY,元旦\n2027-01-01,HOLIDAY,春节')
    expect(twice.days).toHaveLength(1)
    expect(twice.errors.map((error) => error.line)).toEqual([2])
    expect(parseYearNotice('date,kind,name\n').errors).toHaveLength(1)
  })
})
