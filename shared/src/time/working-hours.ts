import { addDays, type Calendar, instantAt, localDate } from './calendar.ts'

/** Office hours of a working day in minutes after local midnight: 09:00–12:00 and 13:30–17:00. */
export const WORKING_HOURS = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 13 * 60 + 30, to: 17 * 60 },
] as const

export const END_OF_BUSINESS = 17 * 60

export const WORKING_MINUTES_PER_DAY = WORKING_HOURS.reduce((sum, span) => sum + span.to - span.from, 0)

const MINUTE = 60_000

/** Working time in minutes (a fraction where instants do not fall on whole minutes); 0 when b is not after a. */
export function workingMinutesBetween(calendar: Calendar, a: number, b: number): number {
  if (!(b > a)) return 0
  const last = localDate(b)
  let total = 0
  for (let date = localDate(a); date <= last; date = addDays(date, 1)) {
    if (!calendar.isWorkday(date)) continue
    for (const span of WORKING_HOURS) {
      const from = Math.max(a, instantAt(date, span.from))
      const to = Math.min(b, instantAt(date, span.to))
      if (to > from) total += to - from
    }
  }
  return total / MINUTE
}

/**
 * The first instant inside office hours by which so many working minutes have passed. Closing time belongs to office
 * hours: what ends at 17:00 ends then, not at 09:00 of the next working day.
 * @throws RangeError for a negative or infinite number of minutes
 */
export function addWorkingMinutes(calendar: Calendar, fromMs: number, minutes: number): number {
  if (!Number.isFinite(minutes) || minutes < 0) throw new RangeError(`working minutes must be 0 or more: ${minutes}`)
  let left = Math.ceil(minutes * MINUTE)
  for (let date = localDate(fromMs); ; date = addDays(date, 1)) {
    if (!calendar.isWorkday(date)) continue
    for (const span of WORKING_HOURS) {
      const from = Math.max(fromMs, instantAt(date, span.from))
      const to = instantAt(date, span.to)
      if (from > to) continue
      if (to - from >= left) return from + left
      left -= to - from
    }
  }
}
