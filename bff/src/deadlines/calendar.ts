import {
  type Calendar,
  type CalendarDay,
  createCalendar,
  type NoticeError,
  parseYearNotice,
  SHIPPED_DAYS,
} from '@qihu/shared'
import { asc } from 'drizzle-orm'
import type { Database, Db } from '../db/database.ts'
import { recount, type TimeParts } from '../life/pass-time.ts'

type CalendarHolder = { current: Calendar }
type CalendarParts = TimeParts & { readonly calendar: CalendarHolder }

const storedDays = (db: Database): Promise<CalendarDay[]> =>
  db.read.select().from(db.schema.calendarDays).orderBy(asc(db.schema.calendarDays.date)) as Promise<CalendarDay[]>

/** Puts the imported days over the shipped ones. @returns whether the calendar in force has changed. */
export async function loadCalendar(db: Database, holder: CalendarHolder): Promise<boolean> {
  const days = [...SHIPPED_DAYS, ...(await storedDays(db))]
  const calendar = createCalendar(days)
  const same =
    calendar.horizon === holder.current.horizon &&
    days.every(({ date }) => sameDay(calendar.dayInfo(date), holder.current.dayInfo(date)))
  if (!same) holder.current = calendar
  return !same
}

const sameDay = (a: ReturnType<Calendar['dayInfo']>, b: ReturnType<Calendar['dayInfo']>): boolean =>
  a.workday === b.workday && a.name === b.name && a.source === b.source

/**
 * Takes up days that were imported meanwhile, also by another process, and corrects what this process may have counted
 * with the old ones. @returns whether there was anything new.
 */
export async function refreshCalendar(parts: CalendarParts): Promise<boolean> {
  if (!(await loadCalendar(parts.db, parts.calendar))) return false
  await recount(parts)
  return true
}

export type ImportReport = {
  readonly errors: readonly NoticeError[]
  /** Days of the file that were not known, or known differently. */
  readonly changed: readonly CalendarDay[]
  readonly unchanged: number
  /** Local closures and corrections of the same date, which a national notice does not touch. */
  readonly kept: readonly string[]
  /** Requests whose limit was recomputed by an event. */
  readonly corrected: number
  readonly horizon: number
}

/**
 * Stores the days of a yearly notice and recomputes every running limit, each by an event. With a line that cannot be
 * read nothing is stored. Importing the same file again changes nothing, and finishes what an interrupted import left.
 */
export async function importYearNotice(parts: CalendarParts, text: string): Promise<ImportReport> {
  const { db, calendar } = parts
  const { days, errors } = parseYearNotice(text)
  if (errors.length > 0) {
    return { errors, changed: [], unchanged: 0, kept: [], corrected: 0, horizon: calendar.current.horizon }
  }
  const stored = await db.write((tx) => storeDays(tx, db, days))
  await loadCalendar(db, calendar)
  const corrected = await recount(parts)
  return { errors, ...stored, corrected, horizon: calendar.current.horizon }
}

async function storeDays(tx: Db, { schema }: Database, days: readonly CalendarDay[]) {
  const { calendarDays } = schema
  const held = await tx.select().from(calendarDays)
  const known = new Map<string, { kind: string; name: string; source: string }>(
    [...SHIPPED_DAYS, ...held].map((day) => [day.date, day]),
  )
  const changed: CalendarDay[] = []
  const kept: string[] = []
  for (const day of days) {
    const before = known.get(day.date)
    if (before && before.source !== 'NOTICE') kept.push(day.date)
    else if (before?.kind !== day.kind || before.name !== day.name) changed.push(day)
  }
  for (const day of changed) {
    await tx
      .insert(calendarDays)
      .values({ ...day })
      .onConflictDoUpdate({ target: calendarDays.date, set: { kind: day.kind, name: day.name } })
  }
  return { changed, unchanged: days.length - changed.length - kept.length, kept }
}
