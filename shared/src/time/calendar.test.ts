import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  createCalendar,
  instantAt,
  isLocalDate,
  localDate,
  localTime,
  missingFestivals,
  SHIPPED_CALENDAR,
  SHIPPED_DAYS,
  takenBack,
  weekdayName,
  weekdayOf,
} from './calendar.ts'
import { WHOLE_2027 } from './whole-year.fixture.ts'

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
})

describe('the years that are known', () => {
  const day = (date: string, name: string) => ({ date, kind: 'HOLIDAY', name, source: 'NOTICE' }) as const
  const later = WHOLE_2027.map((each) => ({ ...each, date: each.date.replace('2027', '2028') }))

  it('are those whose notice is whole: no single day makes one', () => {
    expect(createCalendar([...SHIPPED_DAYS, day('2027-10-01', '国庆')]).horizon).toBe(2026)
    expect(createCalendar([...SHIPPED_DAYS, ...WHOLE_2027]).horizon).toBe(2027)
    for (const festival of ['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆']) {
      const rest = WHOLE_2027.filter(({ name }) => name !== festival)
      expect(missingFestivals(rest, 2027)).toEqual([festival])
      expect(createCalendar([...SHIPPED_DAYS, ...rest]).horizon, festival).toBe(2026)
    }
    // One day of the Spring Festival is no Spring Festival.
    const hasty = WHOLE_2027.filter(({ name, date }) => name !== '春节' || date === '2027-02-06')
    expect(missingFestivals(hasty, 2027)).toEqual(['春节'])
  })

  it('are one after the other: neither an earlier one nor one beyond a gap changes the horizon', () => {
    expect(createCalendar([...SHIPPED_DAYS, day('2017-10-01', '国庆节')]).horizon).toBe(2026)
    const earlier = WHOLE_2027.map((each) => ({ ...each, date: each.date.replace('2027', '2017') }))
    expect(createCalendar([...SHIPPED_DAYS, ...earlier]).horizon).toBe(2026)
    expect(createCalendar([...earlier, ...SHIPPED_DAYS, ...later]).horizon).toBe(2026)
    expect(createCalendar([...SHIPPED_DAYS, ...WHOLE_2027, ...later]).horizon).toBe(2028)
    expect(createCalendar([]).horizon).toBe(0)
  })

  it('take 31 December as part of the next New Year where it is called so', () => {
    const eve = [...WHOLE_2027.filter(({ name }) => name !== '元旦'), day('2026-12-31', '元旦')]
    expect(missingFestivals(eve, 2027)).toEqual([])
  })
})

describe('days off by law', () => {
  it('are off in every year, known or not', () => {
    const calendar = createCalendar([])
    for (const year of [2025, 2031, 2044]) {
      const off = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((day) => `${year}-${day}`)
      expect(off.filter((date) => calendar.isWorkday(date))).toEqual([])
    }
    expect(SHIPPED_CALENDAR.dayInfo('2027-01-01')).toMatchObject({ workday: false, name: '元旦', adjusted: true })
    // 2 May has been since 2025: in 2024, a plain Thursday.
    expect(calendar.isWorkday('2024-05-02')).toBe(true)
  })

  it('stay off whatever a notice says, and what was taken back falls back to them', () => {
    const worked = { date: '2027-10-01', kind: 'WORKDAY', name: '国庆', source: 'NOTICE' } as const
    expect(createCalendar([...SHIPPED_DAYS, worked]).isWorkday('2027-10-01')).toBe(false)
    expect(createCalendar([...SHIPPED_DAYS, { ...worked, source: 'OVERRIDE' }]).isWorkday('2027-10-01')).toBe(true)
    const back = createCalendar([...SHIPPED_DAYS, takenBack('2026-10-01'), takenBack('2026-10-05')])
    expect(back.dayInfo('2026-10-01')).toMatchObject({ workday: false, name: '国庆' })
    expect(back.dayInfo('2026-10-05')).toEqual({ workday: true, adjusted: false })
  })
})

it('a day that was taken back is a plain one: worked in the week, off at its end', () => {
  const calendar = createCalendar([...SHIPPED_DAYS, ...['2026-09-25', '2026-09-20', '2026-09-28'].map(takenBack)])
  expect(calendar.dayInfo('2026-09-25')).toEqual({ workday: true, adjusted: false })
  expect(calendar.dayInfo('2026-09-20')).toEqual({ workday: false, adjusted: false })
  expect(calendar.dayInfo('2026-09-28')).toEqual({ workday: true, adjusted: false })
})
