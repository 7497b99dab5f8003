import { setTimeout as sleep } from 'node:timers/promises'
import {
  addDays,
  type Calendar,
  type CalendarDay,
  createCalendar,
  instantAt,
  isPlain,
  localDate,
  missingFestivals,
  type NoticeError,
  type NoticeLine,
  noticeYearOf,
  parseYearNotice,
  SHIPPED_DAYS,
  takenBack,
  worksAnyway,
} from '@qihu/shared'
import { asc } from 'drizzle-orm'
import { loadCentres } from '../centres/centres.store.ts'
import type { Database, Db } from '../db/database.ts'
import { FIRST_CENTRE, type Schema } from '../db/schema.ts'
import { newId } from '../ids.ts'
import { nameOf, recount, type TimeParts } from '../life/pass-time.ts'
import { type Calendars, calendarOf } from './calendars.ts'
import { noteCounted, uncountedSince } from './counted.store.ts'

type ClosureRow = Schema['closures']['$inferSelect']

type CalendarParts = TimeParts & { readonly calendar: Calendars }

const storedDays = (db: Database): Promise<CalendarDay[]> =>
  db.read.select().from(db.schema.calendarDays).orderBy(asc(db.schema.calendarDays.date)) as Promise<CalendarDay[]>

/**
 * Puts the imported days over the shipped ones, and over these what centres have closed.
 * @returns the first day on which a calendar in force has changed.
 */
export async function loadCalendar(db: Database, holder: Calendars): Promise<string | null> {
  const days = [...SHIPPED_DAYS, ...(await storedDays(db))]
  const current = createCalendar(days)
  const local = await localCalendars(db, current)
  const ids = new Set([...(holder.local?.keys() ?? []), ...local.keys()])
  const then = { current, local }
  const changes = [
    firstChange(holder.current, current),
    ...[...ids].map((id) => firstChange(calendarOf(holder, id), calendarOf(then, id))),
  ]
  const [first = null] = changes.flatMap((date) => date ?? []).sort()
  if (first !== null) Object.assign(holder, then)
  return first
}

/** Of each centre that has closed days, or lies below one that has. */
async function localCalendars(db: Database, national: Calendar): Promise<Map<string, Calendar>> {
  const { closures } = db.schema
  const closed = Map.groupBy(await db.read.select().from(closures), ({ centreId }) => centreId)
  const local = new Map<string, Calendar>()
  if (closed.size === 0) return local
  const centres = await loadCentres(db.read, db.schema)
  for (const [id, rows] of closed) {
    const there = centres.all.find((each) => each.id === id)
    for (const centre of there ? [there, ...centres.below(id)] : []) {
      // On top of what one above it has closed, in whichever order they come.
      const before = local.get(centre.id) ?? national
      const days = rows.flatMap((row) => closedDays(row, before))
      if (days.length > 0) local.set(centre.id, createCalendar([...before.days, ...days]))
    }
  }
  return local
}

/** What is off anyway keeps its own name. */
function closedDays({ fromDate, untilDate, name, document }: ClosureRow, before: Calendar): CalendarDay[] {
  const days: CalendarDay[] = []
  for (let date = fromDate; date <= untilDate; date = addDays(date, 1)) {
    if (before.isWorkday(date)) days.push({ date, kind: 'HOLIDAY', name: `${name}（${document}）`, source: 'CLOSURE' })
  }
  return days
}

function firstChange(from: Calendar, to: Calendar): string | null {
  const [before, after] = [entriesOf(from), entriesOf(to)]
  const changed = [
    ...[...before].filter((day) => !after.has(day)),
    ...[...after].filter((day) => !before.has(day)),
  ].sort()
  return changed[0]?.slice(0, 10) ?? null
}

const entriesOf = ({ days }: Calendar): Set<string> =>
  new Set(days.map(({ date, kind, name, source }) => `${date} ${kind} ${name} ${source}`))

/** What has to be counted again: since which day, null for what has not ended; and when the calendar was read. */
type Owed = { readonly since: string | null; readonly readAt: number }
/** By the calendars of a process. */
const owedBy = new WeakMap<Calendars, Owed>()
const turns = new WeakMap<Calendars, Promise<unknown>>()

function owe(calendar: Calendars, { since, readAt }: Owed): void {
  const before = owedBy.get(calendar)?.since
  const days = [before, since].flatMap((day) => day ?? []).sort()
  owedBy.set(calendar, { since: days[0] ?? null, readAt })
}

/** One count after the other; what breaks off stays owed. @returns how many limits moved. */
function countOwed(parts: CalendarParts): Promise<number> {
  const { calendar, db } = parts
  const count = async () => {
    const owed = owedBy.get(calendar)
    if (!owed) return 0
    const moved = await recount(parts, owed.since === null ? undefined : instantAt(owed.since, 0))
    if (owedBy.get(calendar) === owed) owedBy.delete(calendar)
    await noteCounted(db, owed.readAt)
    return moved
  }
  const counting = (turns.get(calendar) ?? Promise.resolve()).then(count)
  turns.set(
    calendar,
    counting.catch(() => {}),
  )
  return counting
}

/**
 * Takes up days that were imported meanwhile, also by another process, and corrects what this process may have counted
 * with the old ones. @returns whether there was anything to count.
 */
export async function refreshCalendar(parts: CalendarParts): Promise<boolean> {
  const readAt = parts.clock.now()
  const since = await loadCalendar(parts.db, parts.calendar)
  if (since !== null) owe(parts.calendar, { since, readAt })
  if (!owedBy.has(parts.calendar)) return false
  await countOwed(parts)
  return true
}

/** The same without waiting for the last limit: of hundreds of thousands that takes minutes, and whoever asks has none. */
export async function refreshCalendarSoon(parts: CalendarParts): Promise<void> {
  const counting = refreshCalendar(parts).catch((error: unknown) => brokeOff(parts, error))
  await Promise.race([counting, sleep(PATIENCE_MS, undefined, { ref: false })])
}
/** As long as somebody waits for a page without wondering. */
const PATIENCE_MS = 3_000

/** Counts what a process that was ended had not counted yet. @returns whether there was anything. */
export async function countWhatBrokeOff(parts: CalendarParts): Promise<boolean> {
  const readAt = parts.clock.now()
  const since = await uncountedSince(parts.db, readAt)
  if (since === null) return false
  await loadCalendar(parts.db, parts.calendar)
  owe(parts.calendar, { since, readAt })
  await countOwed(parts)
  return true
}

const brokeOff = ({ log }: CalendarParts, error: unknown): null => {
  log?.error({ error: nameOf(error) }, 'limits not counted to the end')
  return null
}

/** Who enters days, and why: it stands in the record of changes. */
export type EnteredBy = {
  readonly personId: string | null
  readonly why: string | null
  /** Only looked at: nothing is stored, and no limit moves. */
  readonly dry?: boolean
  /** The answer does not wait for the last limit. */
  readonly soon?: boolean
  /** Asked once more where it is stored. @throws where whoever enters them may not. */
  readonly allowed?: (tx: Db) => Promise<void>
}
const BY_COMMAND: EnteredBy = { personId: null, why: null }

export type DayChange = { readonly before: CalendarDay | null; readonly after: CalendarDay }

export const DAY_KIND_WORDS: Readonly<Record<CalendarDay['kind'], string>> = { HOLIDAY: '放假', WORKDAY: '上班' }

/** What a day is now, and what it was. */
export const dayChangeWords = ({ before, after }: DayChange): string =>
  `${dayWords(after)}${before ? `（原为：${dayWords(before)}）` : ''}`

const dayWords = ({ kind, name }: Pick<CalendarDay, 'kind' | 'name'>): string =>
  name === '' ? '平日' : `${DAY_KIND_WORDS[kind]} ${name}`

export type ImportReport = {
  readonly errors: readonly NoticeError[]
  /** Days that were not known, or known differently; those taken back are plain days afterwards. */
  readonly changed: readonly CalendarDay[]
  /** The same, with what stood there before. */
  readonly changes: readonly DayChange[]
  readonly unchanged: number
  /** Local closures and corrections of the same date, which a national notice does not touch. */
  readonly kept: readonly string[]
  /** Requests whose limit was recomputed by an event; null while that goes on. */
  readonly corrected: number | null
  readonly horizon: number
  /** Years of the file, from this one on, that are not whole yet, and the festivals that they lack. */
  readonly lacking: readonly { readonly year: number; readonly missing: readonly string[] }[]
}

/**
 * Stores calendar days and recomputes every running limit, each by an event. With a line that cannot be read nothing is
 * stored. A file that holds the whole notice of a year replaces that year: what it leaves out is taken back. Any other file
 * adds its days. Importing the same file again changes nothing, and finishes what an interrupted import left.
 */
export async function importYearNotice(
  parts: CalendarParts,
  text: string,
  by: EnteredBy = BY_COMMAND,
): Promise<ImportReport> {
  const { lines, errors } = parseYearNotice(text)
  const now = Number(localDate(parts.clock.now()).slice(0, 4))
  const outside = lines.filter(({ date }) => date > `${now + YEARS_AHEAD}-99` || date < `${now - YEARS_BACK}`)
  return storeLines(parts, lines, [...errors, ...outside.map(wrongYear)], by)
}

/** Takes days back that were imported or shipped. */
export const takeBackDays = (parts: CalendarParts, dates: readonly string[]): Promise<ImportReport> =>
  importYearNotice(parts, dates.map((date) => `${date},NORMAL,`).join('\n'))

/** Notices are published in the year before; old ones may be wanted for old work orders. */
const YEARS_AHEAD = 2
const YEARS_BACK = 30

const wrongYear = ({ line, date }: NoticeLine): NoticeError => ({
  line,
  what: 'YEAR',
  message: `date（日期）${date} 的年份离今年太远。请核对年份。`,
})

async function storeLines(
  parts: CalendarParts,
  lines: readonly NoticeLine[],
  unusable: readonly NoticeError[],
  by: EnteredBy,
): Promise<ImportReport> {
  const { db, calendar } = parts
  const { horizon } = calendar.current
  const refused = (errors: readonly NoticeError[]): ImportReport => ({
    ...{ errors, changed: [], changes: [], unchanged: 0, kept: [], corrected: 0, horizon, lacking: [] },
  })
  if (unusable.length > 0) return refused(unusable)
  const stored = await enter(parts, lines, by)
  if ('errors' in stored) return refused(stored.errors)
  const { changes, unchanged, kept } = stored
  const changed = changes.map(({ after }) => after)
  let corrected: number | null = 0
  let then = createCalendar([...calendar.current.days, ...changed])
  if (!by.dry) {
    const readAt = parts.clock.now()
    owe(calendar, { since: await loadCalendar(db, calendar), readAt })
    const counting = countOwed(parts)
    then = calendar.current
    corrected = by.soon
      ? await Promise.race([
          counting.catch((error: unknown) => brokeOff(parts, error)),
          sleep(PATIENCE_MS, null, { ref: false }),
        ])
      : await counting
  }
  const thisYear = Number(localDate(parts.clock.now()).slice(0, 4))
  const lacking = yearsOf(lines)
    .filter((year) => year >= thisYear)
    .map((year) => ({ year, missing: missingFestivals(then.days, year) }))
    .filter(({ missing }) => missing.length > 0)
  return { errors: [], changed, changes, unchanged, kept, corrected, horizon: then.horizon, lacking }
}

/** Undoes what was only looked at. */
class Looked extends Error {
  readonly found: Stored

  constructor(found: Stored) {
    super('looked')
    this.found = found
  }
}

async function enter({ db, clock }: CalendarParts, lines: readonly NoticeLine[], by: EnteredBy) {
  try {
    return await db.write(async (tx) => {
      await by.allowed?.(tx)
      const stored = await storeDays(tx, db, lines)
      if ('errors' in stored) return stored
      if (by.dry) throw new Looked(stored)
      const dates = stored.changes.map(({ after }) => after.date).sort()
      const [fromDate, untilDate] = [dates[0], dates.at(-1)]
      if (fromDate === undefined) return stored
      const at = clock.now()
      await tx.insert(db.schema.adminChanges).values({
        ...{ id: newId(at), at, subject: 'DAYS', subjectId: FIRST_CENTRE, deed: 'CHANGED', centreId: FIRST_CENTRE },
        detail: { days: dates.length, fromDate, untilDate },
        ...{ why: by.why, byPersonId: by.personId, key: null, said: null },
      })
      return stored
    })
  } catch (error) {
    if (error instanceof Looked) return error.found
    throw error
  }
}

const yearsOf = (lines: readonly NoticeLine[]): number[] => [...new Set(lines.map(noticeYearOf))].sort()

/** What a line makes of its day. */
const dayOf = ({ date, kind, name }: NoticeLine): CalendarDay =>
  kind === 'NORMAL' || (isPlain({ date, kind: kind }) && kind === 'WORKDAY')
    ? takenBack(date)
    : { date, kind, name, source: 'NOTICE' }

type Stored = { readonly changes: DayChange[]; readonly unchanged: number; readonly kept: string[] }

async function storeDays(
  tx: Db,
  { schema }: Database,
  lines: readonly NoticeLine[],
): Promise<Stored | { readonly errors: NoticeError[] }> {
  const { calendarDays } = schema
  const held = (await tx.select().from(calendarDays)) as CalendarDay[]
  const known = new Map([...SHIPPED_DAYS, ...held].map((day) => [day.date, day]))
  // To work on a day of which nothing was ever said is a slip of the date, not a correction.
  const errors = lines.filter((each) => each.kind === 'WORKDAY' && isPlain(dayOf(each)) && !known.has(each.date))
  if (errors.length > 0) return { errors: errors.map(worksAnyway) }
  const days = [...lines.map(dayOf), ...leftOut(lines, [...known.values()])]
  const explicit = new Set(lines.filter(({ kind }) => kind === 'NORMAL').map(({ date }) => date))
  const changes: DayChange[] = []
  const kept: string[] = []
  for (const after of days) {
    const before = known.get(after.date) ?? null
    if (before && before.source !== 'NOTICE' && !explicit.has(after.date)) kept.push(after.date)
    else if (!sameDay(before ?? takenBack(after.date), after)) changes.push({ before, after })
  }
  for (const { after } of changes) {
    const { kind, name, source } = after
    await tx
      .insert(calendarDays)
      .values({ ...after })
      .onConflictDoUpdate({ target: calendarDays.date, set: { kind, name, source } })
  }
  return { changes, unchanged: days.length - changes.length - kept.length, kept }
}

const sameDay = (a: CalendarDay, b: CalendarDay): boolean =>
  a.kind === b.kind && a.name === b.name && a.source === b.source

/** Days of a year that its whole notice, brought again, does not have any more. */
function leftOut(lines: readonly NoticeLine[], known: readonly CalendarDay[]): CalendarDay[] {
  const brought = lines.map(dayOf)
  const whole = yearsOf(lines).filter((year) => missingFestivals(brought, year).length === 0)
  const dates = new Set(lines.map(({ date }) => date))
  return known
    .filter((day) => day.source === 'NOTICE' && day.name !== '' && whole.includes(noticeYearOf(day)))
    .filter(({ date }) => !dates.has(date))
    .map(({ date }) => takenBack(date))
}
