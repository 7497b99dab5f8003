import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, createCalendar, instantAt, localDate, localTime, SHIPPED_CALENDAR, SHIPPED_DAYS } from './calendar.ts'
import {
  DEFAULT_PROFILE_ID,
  dueAt,
  intakeDue,
  lamp,
  MAX_PAUSED_WORKING_DAYS,
  type Pause,
  PROFILES,
  reminderAt,
  signDue,
  TIERS,
} from './deadline.ts'
import { WORKING_HOURS, WORKING_MINUTES_PER_DAY, workingMinutesBetween } from './working-hours.ts'

const at = (date: string, time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return instantAt(date, hours * 60 + minutes)
}
const shown = (instant: number) => `${localDate(instant)} ${localTime(instant)}`
const due = (date: string, time: string, days: number, pauses: readonly Pause[] = []) =>
  dueAt(SHIPPED_CALENDAR, at(date, time), days, pauses)

const MINUTE = 60_000
const accepted = fc
  .integer({ min: at('2024-01-01', '00:00') / MINUTE, max: at('2026-10-31', '00:00') / MINUTE })
  .map((minute) => minute * MINUTE)
const days = fc.integer({ min: 1, max: 12 })
const pausesAfter = (start: number) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -600, max: 30 * 1440 }), fc.integer({ min: 1, max: 8 * 1440 }))
      .map(([offset, length]) => ({ from: start + offset * MINUTE, to: start + (offset + length) * MINUTE })),
    { maxLength: 4 },
  )
const cases = fc
  .tuple(accepted, days)
  .chain(([start, n]) => fc.tuple(fc.constant(start), fc.constant(n), pausesAfter(start)))

describe('a limit without pauses', () => {
  const columns = [1, 2, 3, 5, 10]
  it.each([
    ['2025-12-31', ['2026-01-04', '2026-01-05', '2026-01-06', '2026-01-08', '2026-01-15']],
    ['2026-02-13', ['2026-02-14', '2026-02-24', '2026-02-25', '2026-02-27', '2026-03-05']],
    ['2026-02-14', ['2026-02-24', '2026-02-25', '2026-02-26', '2026-02-28', '2026-03-06']],
    ['2026-04-03', ['2026-04-07', '2026-04-08', '2026-04-09', '2026-04-13', '2026-04-20']],
    ['2026-04-30', ['2026-05-06', '2026-05-07', '2026-05-08', '2026-05-11', '2026-05-18']],
    ['2026-06-18', ['2026-06-22', '2026-06-23', '2026-06-24', '2026-06-26', '2026-07-03']],
    ['2026-09-18', ['2026-09-20', '2026-09-21', '2026-09-22', '2026-09-24', '2026-10-09']],
    ['2026-09-24', ['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-09', '2026-10-15']],
    ['2026-09-30', ['2026-10-08', '2026-10-09', '2026-10-10', '2026-10-13', '2026-10-20']],
    ['2026-11-20', ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-27', '2026-12-04']],
  ])('from %s ends after 1, 2, 3, 5 and 10 working days on %j', (date, expected) => {
    for (const time of ['00:00', '16:20', '23:59']) {
      const found = columns.map((column) => due(date, time, column))
      expect(found.map((one) => one.dueDate)).toEqual(expected)
      expect(found.map((one) => shown(one.dueAt))).toEqual(expected.map((day) => `${day} 17:00`))
    }
  })

  it('has exactly n working days after the day of acceptance, the last being the due date', () => {
    fc.assert(
      fc.property(accepted, days, (start, n) => {
        const found = dueAt(SHIPPED_CALENDAR, start, n, [])
        let counted = 0
        for (let date = addDays(localDate(start), 1); date <= found.dueDate; date = addDays(date, 1)) {
          if (SHIPPED_CALENDAR.isWorkday(date)) counted += 1
        }
        expect(counted).toBe(n)
        expect(SHIPPED_CALENDAR.isWorkday(found.dueDate)).toBe(true)
        expect(localTime(found.dueAt)).toBe('17:00')
      }),
    )
  })

  it('is never earlier for a later acceptance or a longer limit', () => {
    fc.assert(
      fc.property(accepted, fc.nat({ max: 20_000 }), days, (start, later, n) => {
        const first = dueAt(SHIPPED_CALENDAR, start, n)
        expect(dueAt(SHIPPED_CALENDAR, start + later * MINUTE, n).dueAt).toBeGreaterThanOrEqual(first.dueAt)
        expect(dueAt(SHIPPED_CALENDAR, start, n + 1).dueAt).toBeGreaterThan(first.dueAt)
      }),
    )
  })

  it('counts from a day off as from the day before', () => {
    expect(due('2026-09-26', '10:00', 1).dueDate).toBe('2026-09-28')
  })

  it('is provisional once it ends in a year without notice', () => {
    expect(due('2026-12-30', '10:00', 1)).toMatchObject({ dueDate: '2026-12-31', provisional: false })
    expect(due('2026-12-31', '10:00', 1)).toMatchObject({ dueDate: '2027-01-04', provisional: true })
  })

  it('heeds a local closure', () => {
    const closure = { date: '2026-09-28', kind: 'HOLIDAY', name: '台风', source: 'CLOSURE' } as const
    const closed = createCalendar([...SHIPPED_DAYS, closure])
    expect(dueAt(closed, at('2026-09-24', '16:20'), 1, []).dueDate).toBe('2026-09-29')
  })

  it.each([0, -1, 1.5, Number.NaN])('refuses a limit of %d days', (n) => {
    expect(() => due('2026-09-24', '10:00', n)).toThrow(RangeError)
  })
})

describe('pauses', () => {
  const pause = (fromDate: string, from: string, toDate: string, to: string): Pause => ({
    from: at(fromDate, from),
    to: at(toDate, to),
  })

  it.each([
    ['an hour', [pause('2026-11-24', '10:00', '2026-11-24', '11:00')], '2026-11-30 10:00', 60],
    ['a whole working day', [pause('2026-11-24', '00:00', '2026-11-25', '00:00')], '2026-11-30 17:00', 390],
    ['a noon', [pause('2026-11-24', '12:00', '2026-11-24', '13:30')], '2026-11-27 17:00', 0],
    ['a weekend', [pause('2026-11-21', '09:00', '2026-11-22', '18:00')], '2026-11-27 17:00', 0],
    ['the day of acceptance', [pause('2026-11-20', '10:00', '2026-11-20', '18:00')], '2026-11-27 17:00', 0],
    ['days across the due date', [pause('2026-11-27', '16:00', '2026-12-02', '12:00')], '2026-12-02 14:30', 1020],
    ['time after the limit has passed', [pause('2026-11-27', '17:00', '2026-12-02', '12:00')], '2026-11-27 17:00', 0],
    [
      'two that overlap, once',
      [pause('2026-11-24', '10:00', '2026-11-24', '11:00'), pause('2026-11-24', '10:30', '2026-11-24', '12:00')],
      '2026-11-30 11:00',
      120,
    ],
  ])('move the limit by what they took: %s', (_name, pauses, expected, minutes) => {
    const found = due('2026-11-20', '16:20', 5, pauses)
    expect(shown(found.dueAt)).toBe(expected)
    expect(found.pausedMinutes).toBe(minutes)
    expect(found.pausedSince).toBeNull()
  })

  it('count begun minutes whole', () => {
    const from = at('2026-11-24', '10:00') + 30_000
    const found = due('2026-11-20', '16:20', 5, [{ from, to: from + 1 }])
    expect(shown(found.dueAt)).toBe('2026-11-30 09:01')
  })

  it('while they last stop the clock, and say since when and until when at most', () => {
    const from = at('2026-11-24', '10:00')
    const found = due('2026-11-20', '16:20', 5, [{ from, to: null }])
    expect(found).toMatchObject({ dueDate: '2026-11-27', pausedSince: from, pausedMinutes: 0 })
    expect(shown(found.pauseEndsAt ?? 0)).toBe('2026-12-08 10:00')
  })

  it('together move the limit by no more than the cap', () => {
    const long = [pause('2026-11-23', '09:00', '2026-12-31', '17:00')]
    expect(due('2026-11-20', '16:20', 5, long)).toMatchObject({
      pausedMinutes: MAX_PAUSED_WORKING_DAYS * WORKING_MINUTES_PER_DAY,
      dueDate: '2026-12-11',
    })
    const again = due('2026-11-20', '16:20', 5, [...long, { from: at('2026-12-10', '09:00'), to: null }])
    expect(again).toMatchObject({ dueDate: '2026-12-11', pausedSince: null, pauseEndsAt: null })
  })

  it('never bring a limit forward, whatever is added to them', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ([start, n, pauses], left) => {
        const fewer = pauses.filter((_, index) => index !== left % Math.max(1, pauses.length))
        const without = dueAt(SHIPPED_CALENDAR, start, n, fewer).dueAt
        expect(dueAt(SHIPPED_CALENDAR, start, n, pauses).dueAt).toBeGreaterThanOrEqual(without)
      }),
    )
  })

  it('leave exactly the limit as unpaused working time, ending within office hours', () => {
    fc.assert(
      fc.property(cases, ([start, n, pauses]) => {
        const found = dueAt(SHIPPED_CALENDAR, start, n, pauses)
        const dayOne = instantAt(addDays(localDate(start), 1), 0)
        const elapsed = workingMinutesBetween(SHIPPED_CALENDAR, dayOne, found.dueAt)
        expect(elapsed - found.pausedMinutes).toBe(n * WORKING_MINUTES_PER_DAY)
        const minute = (found.dueAt - instantAt(found.dueDate, 0)) / MINUTE
        expect(WORKING_HOURS.some((span) => span.from <= minute && minute <= span.to)).toBe(true)
        expect(found.pausedMinutes).toBeLessThanOrEqual(MAX_PAUSED_WORKING_DAYS * WORKING_MINUTES_PER_DAY)
      }),
    )
  })

  it('do not depend on the order in which they are given', () => {
    fc.assert(
      fc.property(cases, ([start, n, pauses]) => {
        const found = dueAt(SHIPPED_CALENDAR, start, n, pauses)
        expect(dueAt(SHIPPED_CALENDAR, start, n, [...pauses].reverse())).toEqual(found)
      }),
    )
  })
})

describe('profiles', () => {
  it.each([
    ['QT-135', [1, 5, 5]],
    ['QT-135-by-name', [1, 3, 5]],
    ['ZJ-policy', [1, 3, 5]],
  ] as const)('%s allows %j working days', (id, expected) => {
    expect(PROFILES[id].id).toBe(id)
    expect(TIERS.map((tier) => PROFILES[id].tiers[tier].workingDays)).toEqual(expected)
  })

  it('say their limit in words', () => {
    for (const profile of Object.values(PROFILES)) {
      for (const tier of TIERS) {
        const { rule, workingDays } = profile.tiers[tier]
        expect(rule).toContain(`${workingDays} 个工作日内`)
      }
    }
  })

  it('give over the Spring Festival of 2026 the three dates of the default', () => {
    const { tiers } = PROFILES[DEFAULT_PROFILE_ID]
    const found = TIERS.map((tier) => due('2026-02-13', '11:00', tiers[tier].workingDays).dueDate)
    expect(found).toEqual(['2026-02-14', '2026-02-27', '2026-02-27'])
    expect(due('2026-02-13', '11:00', tiers.COMPLEX.coordinatedWithin).dueDate).toBe('2026-02-24')
  })
})

describe('other clocks', () => {
  it('tell within one working day of submission whether a request is accepted', () => {
    expect(shown(intakeDue(SHIPPED_CALENDAR, at('2026-09-24', '22:00')).dueAt)).toBe('2026-09-28 17:00')
  })

  it('sign within four working hours, a critical request within one', () => {
    const dispatched = at('2026-09-24', '16:20')
    expect(shown(signDue(SHIPPED_CALENDAR, dispatched, 'NORMAL'))).toBe('2026-09-28 13:50')
    expect(shown(signDue(SHIPPED_CALENDAR, dispatched, 'URGENT'))).toBe('2026-09-28 13:50')
    expect(shown(signDue(SHIPPED_CALENDAR, dispatched, 'CRITICAL'))).toBe('2026-09-28 09:20')
  })
})

describe('the lamp', () => {
  // Five days of 390 minutes and 60 on the day of acceptance: 2010 minutes, a quarter is 502.5.
  const clock = { startAt: at('2026-11-20', '16:00'), dueAt: at('2026-11-27', '17:00') }
  const shownAt = (date: string, time: string, more = {}) =>
    lamp(SHIPPED_CALENDAR, at(date, time), { ...clock, paused: false, ended: false, ...more })

  it.each([
    ['2026-11-20', '16:00', 'GREEN'],
    ['2026-11-24', '17:00', 'GREEN'],
    ['2026-11-26', '15:07', 'GREEN'],
    ['2026-11-26', '15:08', 'AMBER'],
    ['2026-11-27', '17:00', 'AMBER'],
    ['2026-11-27', '17:01', 'RED'],
  ])('on %s at %s is %s', (date, time, expected) => {
    expect(shownAt(date, time)).toBe(expected)
  })

  it('shows a pause before the colour, and nothing once all is over', () => {
    expect(shownAt('2026-11-28', '09:00', { paused: true })).toBe('PAUSED')
    expect(shownAt('2026-11-28', '09:00', { paused: true, ended: true })).toBe('NONE')
  })

  it('takes its quarter from the time that ran, not from the time it stood still', () => {
    expect(shownAt('2026-11-26', '15:30', { pausedMinutes: 0 })).toBe('AMBER')
    expect(shownAt('2026-11-26', '15:30', { pausedMinutes: 390 })).toBe('GREEN')
  })

  it('is green at the half-way reminder and amber from the one at three quarters', () => {
    const { half, threeQuarters } = reminderAt(SHIPPED_CALENDAR, clock)
    expect(shown(half)).toBe('2026-11-25 11:45')
    expect(localDate(threeQuarters)).toBe('2026-11-26')
    fc.assert(
      fc.property(accepted, days, (startAt, n) => {
        const { dueAt: end } = dueAt(SHIPPED_CALENDAR, startAt, n)
        const reminders = reminderAt(SHIPPED_CALENDAR, { startAt, dueAt: end })
        const colour = (now: number) =>
          lamp(SHIPPED_CALENDAR, now, { startAt, dueAt: end, paused: false, ended: false })
        expect(colour(reminders.half)).toBe('GREEN')
        expect(colour(reminders.threeQuarters - MINUTE)).toBe('GREEN')
        expect(colour(reminders.threeQuarters)).toBe('AMBER')
        expect(colour(end)).toBe('AMBER')
        expect(colour(end + 1)).toBe('RED')
      }),
    )
  })
})
