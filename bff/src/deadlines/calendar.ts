import {
  apply,
  type Calendar,
  type CalendarDay,
  createCalendar,
  decideDue,
  type NoticeError,
  parseYearNotice,
  SHIPPED_DAYS,
} from '@qihu/shared'
import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import type { Services } from '../context.ts'
import type { Database, Db } from '../db/database.ts'
import { recordEvents, wakeAt } from '../requests/requests.record.ts'
import { findRequest } from '../requests/requests.store.ts'

type CalendarHolder = { current: Calendar }
type CalendarParts = Pick<Services, 'db' | 'clock' | 'reactions'> & {
  readonly config: { readonly profile: string }
  readonly calendar: CalendarHolder
}

const BATCH = 100

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
  await correctDeadlines(parts)
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
  const corrected = await correctDeadlines(parts)
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

/** Recomputes what depends on the calendar for every request that is still open. @returns how many limits moved. */
export async function correctDeadlines(parts: CalendarParts): Promise<number> {
  const { db } = parts
  const { requests } = db.schema
  let corrected = 0
  for (let after = ''; ; ) {
    const batch = await db.read
      .select({ id: requests.id })
      .from(requests)
      .where(
        and(
          inArray(requests.stage, ['SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS', 'RESOLVED']),
          gt(requests.id, after),
        ),
      )
      .orderBy(asc(requests.id))
      .limit(BATCH)
    const done = await Promise.all(batch.map(({ id }) => correctOne(parts, id)))
    corrected += done.filter(Boolean).length
    if (batch.length < BATCH) return corrected
    after = batch.at(-1)?.id ?? ''
  }
}

function correctOne(parts: CalendarParts, id: string): Promise<boolean> {
  const { db, clock, config, reactions } = parts
  const { schema } = db
  return db.write(async (tx) => {
    const now = clock.now()
    const calendar = parts.calendar.current
    const row = await findRequest(tx, schema, id)
    if (!row) return false
    const bodies = decideDue(row.state, { action: 'CORRECT_CALENDAR' }, { now, calendar, profile: config.profile })
    if (bodies.length > 0) {
      const decided = apply(row.state, bodies, { at: now, actorId: null, actorUnitId: null })
      return (await recordEvents(tx, row, decided, reactions, { schema, calendar, now })) !== null
    }
    // The limit stands, but half time, the end of a pause or the silent close may have moved.
    const wake = wakeAt(row.state, calendar)
    if (wake !== row.wakeAt) {
      await tx
        .update(schema.requests)
        .set({ wakeAt: wake })
        .where(and(eq(schema.requests.id, id), eq(schema.requests.version, row.version)))
    }
    return false
  })
}
