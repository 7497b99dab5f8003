import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantAt, localDate, localTime, SHIPPED_CALENDAR } from './calendar.ts'
import { addWorkingMinutes, WORKING_MINUTES_PER_DAY, workingMinutesBetween } from './working-hours.ts'

const at = (date: string, time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return instantAt(date, hours * 60 + minutes)
}
const shown = (instant: number) => `${localDate(instant)} ${localTime(instant)}`

const anyMinute = fc
  .integer({ min: instantAt('2025-12-01', 0) / 60_000, max: instantAt('2026-11-30', 0) / 60_000 })
  .map((minute) => minute * 60_000)
const anyDuration = fc.integer({ min: 0, max: 12 * WORKING_MINUTES_PER_DAY })

describe('workingMinutesBetween', () => {
  it.each([
    ['a working day', '2026-09-24', '00:00', '2026-09-25', '00:00', 390],
    ['the lunch break', '2026-09-24', '11:00', '2026-09-24', '14:00', 90],
    ['a holiday and a weekend', '2026-09-24', '16:20', '2026-09-28', '09:30', 70],
    ['a worked Sunday', '2026-09-19', '08:00', '2026-09-20', '10:00', 60],
    ['an evening', '2026-09-24', '18:00', '2026-09-24', '20:00', 0],
    ['time backwards', '2026-09-24', '12:00', '2026-09-24', '09:00', 0],
  ])('counts %s', (_name, fromDate, from, toDate, to, minutes) => {
    expect(workingMinutesBetween(SHIPPED_CALENDAR, at(fromDate, from), at(toDate, to))).toBe(minutes)
  })

  it('is the sum of its parts', () => {
    fc.assert(
      fc.property(anyMinute, anyMinute, anyMinute, (x, y, z) => {
        const [a = 0, b = 0, c = 0] = [x, y, z].sort((first, second) => first - second)
        const between = (from: number, to: number) => workingMinutesBetween(SHIPPED_CALENDAR, from, to)
        expect(between(a, b) + between(b, c)).toBe(between(a, c))
      }),
      { numRuns: 50 },
    )
  })
})

describe('addWorkingMinutes', () => {
  it.each([
    ['2026-09-24', '10:00', 60, '2026-09-24 11:00'],
    ['2026-09-24', '11:00', 60, '2026-09-24 12:00'],
    ['2026-09-24', '11:00', 61, '2026-09-24 13:31'],
    ['2026-09-24', '16:20', 240, '2026-09-28 13:50'],
    ['2026-09-24', '16:00', 60, '2026-09-24 17:00'],
    ['2026-09-25', '10:00', 0, '2026-09-28 09:00'],
    ['2026-09-24', '17:00', 0, '2026-09-24 17:00'],
    ['2026-09-24', '12:30', 0, '2026-09-24 13:30'],
  ])('from %s %s by %i minutes comes to %s', (date, time, minutes, expected) => {
    expect(shown(addWorkingMinutes(SHIPPED_CALENDAR, at(date, time), minutes))).toBe(expected)
  })

  it('is undone by measuring', () => {
    fc.assert(
      fc.property(anyMinute, anyDuration, (from, minutes) => {
        const to = addWorkingMinutes(SHIPPED_CALENDAR, from, minutes)
        expect(workingMinutesBetween(SHIPPED_CALENDAR, from, to)).toBe(minutes)
      }),
      { numRuns: 50 },
    )
  })

  it('may be done in two steps', () => {
    fc.assert(
      fc.property(anyMinute, anyDuration, anyDuration, (from, first, second) => {
        const inTwo = addWorkingMinutes(SHIPPED_CALENDAR, addWorkingMinutes(SHIPPED_CALENDAR, from, first), second)
        // Two steps of nothing from closing time stay there, so the second step has to take time.
        fc.pre(second > 0)
        expect(inTwo).toBe(addWorkingMinutes(SHIPPED_CALENDAR, from, first + second))
      }),
      { numRuns: 50 },
    )
  })

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d minutes', (minutes) => {
    expect(() => addWorkingMinutes(SHIPPED_CALENDAR, at('2026-09-24', '10:00'), minutes)).toThrow(RangeError)
  })
})
