import { NOTICE_HOLIDAYS, type NoticeHoliday } from './calendar-days.ts'

/** A date of the local calendar, 'YYYY-MM-DD'. */
export type LocalDate = string

export const DAY_KINDS = ['HOLIDAY', 'WORKDAY'] as const
export type DayKind = (typeof DAY_KINDS)[number]

/** NOTICE: the yearly national notice. OVERRIDE: a correction of it. CLOSURE: work stopped locally, as in a typhoon. */
export const DAY_SOURCES = ['NOTICE', 'OVERRIDE', 'CLOSURE'] as const
export type DaySource = (typeof DAY_SOURCES)[number]

export interface CalendarDay {
  readonly date: LocalDate
  readonly kind: DayKind
  readonly name: string
  readonly source: DaySource
}

export interface DayInfo {
  readonly workday: boolean
  readonly name?: string
  readonly source?: DaySource
  /** Differs from the plain week: a weekday off or a weekend day worked. */
  readonly adjusted: boolean
}

export interface Calendar {
  isWorkday(date: LocalDate): boolean
  dayInfo(date: LocalDate): DayInfo
  /** Last year whose notice is known; 0 when none is. */
  readonly horizon: number
  /** Whether the date lies beyond the known notices, so that only the plain week could be applied. */
  isProvisional(date: LocalDate): boolean
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
// Asia/Shanghai has been UTC+8 without daylight saving since 1992.
const OFFSET = 8 * 60 * MINUTE

/** Working days are counted day by day, so the same few hundred days are asked for over and over. */
function remembered<K, V>(of: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = of(key)
    if (known.size >= 4096) known.clear()
    known.set(key, made)
    return made
  }
}

const utcOf = remembered((date: LocalDate): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))),
)

const dateOfDay = remembered((day: number): LocalDate => new Date(day * DAY).toISOString().slice(0, 10))

const dateOfUtc = (ms: number): LocalDate => dateOfDay(Math.floor(ms / DAY))

export function localDate(instantMs: number): LocalDate {
  return dateOfUtc(instantMs + OFFSET)
}

/** 'HH:MM', the minute that has begun. */
export function localTime(instantMs: number): string {
  return new Date(instantMs + OFFSET).toISOString().slice(11, 16)
}

/** The instant in milliseconds at so many minutes after local midnight. */
export function instantAt(date: LocalDate, minutesOfDay: number): number {
  return utcOf(date) - OFFSET + minutesOfDay * MINUTE
}

/** 0 is Sunday, as in Date. */
export function weekdayOf(date: LocalDate): number {
  return new Date(utcOf(date)).getUTCDay()
}

export function weekdayName(date: LocalDate): string {
  return `周${'日一二三四五六'.charAt(weekdayOf(date))}`
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfUtc(utcOf(date) + days * DAY)
}

/** Whether the text is a date that exists, written YYYY-MM-DD. */
export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOfUtc(utcOf(text)) === text
}

function isWeekday(date: LocalDate): boolean {
  const weekday = weekdayOf(date)
  return weekday >= 1 && weekday <= 5
}

/**
 * The last of the years known without a gap. A year counts as known when its 1 October is off by the notice:
 * every notice contains it, and a local closure or half a notice must not pass for one.
 */
function horizonOf(days: readonly CalendarDay[]): number {
  const years = new Set(
    days
      .filter((day) => day.source === 'NOTICE' && day.kind === 'HOLIDAY' && day.date.endsWith('-10-01'))
      .map((day) => Number(day.date.slice(0, 4))),
  )
  if (years.size === 0) return 0
  let year = Math.min(...years)
  while (years.has(year + 1)) year += 1
  return year
}

/** Later entries win over earlier ones for the same date, so overrides and closures go after the notices. */
export function createCalendar(days: readonly CalendarDay[]): Calendar {
  const byDate = new Map(days.map((day) => [day.date, day]))
  const horizon = horizonOf(days)
  const isWorkday = (date: LocalDate): boolean => {
    const kind = byDate.get(date)?.kind
    return kind === undefined ? isWeekday(date) : kind === 'WORKDAY'
  }
  return {
    horizon,
    isWorkday,
    isProvisional: (date) => Number(date.slice(0, 4)) > horizon,
    dayInfo: (date) => {
      const workday = isWorkday(date)
      const day = byDate.get(date)
      const adjusted = workday !== isWeekday(date)
      return day ? { workday, name: day.name, source: day.source, adjusted } : { workday, adjusted }
    },
  }
}

function expand(holiday: NoticeHoliday): CalendarDay[] {
  const days: CalendarDay[] = []
  for (let date = holiday.from; date <= holiday.to; date = addDays(date, 1)) {
    days.push({ date, kind: 'HOLIDAY', name: holiday.name, source: 'NOTICE' })
  }
  for (const date of holiday.worked) days.push({ date, kind: 'WORKDAY', name: holiday.name, source: 'NOTICE' })
  return days
}

/** The days of the shipped notices; append overrides and closures, then createCalendar. */
export const SHIPPED_DAYS: readonly CalendarDay[] = NOTICE_HOLIDAYS.flatMap(expand)

export const SHIPPED_CALENDAR: Calendar = createCalendar(SHIPPED_DAYS)

export interface NoticeError {
  /** Counted from 1. */
  readonly line: number
  readonly message: string
}

const KIND_WORDS: Readonly<Record<string, DayKind>> = {
  HOLIDAY: 'HOLIDAY',
  WORKDAY: 'WORKDAY',
  放假: 'HOLIDAY',
  上班: 'WORKDAY',
}

function noticeFields(line: string): Record<'date' | 'kind' | 'name', string> | null {
  if (!line.startsWith('{')) {
    const [date = '', kind = '', ...name] = line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
    return { date, kind, name: name.join(',') }
  }
  try {
    const row = JSON.parse(line) as Record<string, unknown>
    const field = (key: string) => (typeof row[key] === 'string' ? row[key].trim() : '')
    return { date: field('date'), kind: field('kind'), name: field('name') }
  } catch {
    return null
  }
}

function noticeRow(line: string, seen: ReadonlySet<string>): CalendarDay | string {
  const fields = noticeFields(line)
  if (!fields) return '这一行不是完整的 JSON。请写成 {"date":"2027-01-01","kind":"HOLIDAY","name":"元旦"}。'
  const { date, name } = fields
  if (!isLocalDate(date)) return `date（日期）是“${date}”，不是真实日期。请写成 2027-01-01 这样。`
  const kind = KIND_WORDS[fields.kind.toUpperCase()]
  if (!kind) return `kind（类型）是“${fields.kind}”，认不出。放假请写 HOLIDAY，上班请写 WORKDAY。`
  if (!name) return 'name（名称）是空的。请写节日名称，如 春节。'
  if (kind === 'WORKDAY' && isWeekday(date)) {
    return `date（日期）${date} 是${weekdayName(date)}，本来就上班。请核对日期，或删去这一行。`
  }
  if (seen.has(date)) return `date（日期）${date} 前面已经出现过。请只保留一行。`
  return { date, kind, name, source: 'NOTICE' }
}

/**
 * Reads the days of a yearly notice, one a line: `date,kind,name` (a heading is allowed) or one JSON object.
 * Lines that cannot be used are reported and left out; blank lines and lines starting with # are passed over.
 */
export function parseYearNotice(text: string): { days: CalendarDay[]; errors: NoticeError[] } {
  const days: CalendarDay[] = []
  const errors: NoticeError[] = []
  const seen = new Set<string>()
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  lines.forEach((raw, index) => {
    const line = raw.trim()
    if (!line || line.startsWith('#') || /^"?date"?\s*,/i.test(line)) return
    const row = noticeRow(line, seen)
    if (typeof row === 'string') {
      errors.push({ line: index + 1, message: row })
      return
    }
    seen.add(row.date)
    days.push(row)
  })
  if (days.length === 0 && errors.length === 0) {
    errors.push({ line: 1, message: '文件里没有任何一天。请每行写一天：date,kind,name。' })
  }
  return { days, errors }
}
