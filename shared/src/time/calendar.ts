import { remembered } from '../remembered.ts'
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
  /** The entries in force, one a date. */
  readonly days: readonly CalendarDay[]
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

const utcOf = remembered((date: LocalDate): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))),
)

const dateOfDay = remembered((day: number): LocalDate => new Date(day * DAY).toISOString().slice(0, 10))

const dateOfUtc = (ms: number): LocalDate => dateOfDay(Math.floor(ms / DAY))

export function localDate(instantMs: number): LocalDate {
  return dateOfUtc(instantMs + OFFSET)
}

const MINUTES_OF_DAY = 24 * 60
const timeOfMinute = remembered((minute: number): string => new Date(minute * MINUTE).toISOString().slice(11, 16))

/** 'HH:MM', the minute that has begun. */
export function localTime(instantMs: number): string {
  return timeOfMinute(Math.floor((instantMs + OFFSET) / MINUTE) % MINUTES_OF_DAY)
}

/** The instant in milliseconds at so many minutes after local midnight. */
export function instantAt(date: LocalDate, minutesOfDay: number): number {
  return utcOf(date) - OFFSET + minutesOfDay * MINUTE
}

/** 0 is Sunday, as in Date. */
export function weekdayOf(date: LocalDate): number {
  // The first day of 1970 was a Thursday.
  const weekday = (utcOf(date) / DAY + 4) % 7
  return weekday < 0 ? weekday + 7 : weekday
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

export function isWeekday(date: LocalDate): boolean {
  const weekday = weekdayOf(date)
  return weekday >= 1 && weekday <= 5
}

/** Off in every year, announced or not. 2 May has been since 2025. */
const OFF_BY_LAW: Readonly<Record<string, string>> = {
  '01-01': '元旦',
  '05-01': '劳动节',
  '05-02': '劳动节',
  '10-01': '国庆',
  '10-02': '国庆',
  '10-03': '国庆',
}

/** The name of the day off that the law makes of a date, or undefined. The lunar ones are known only when announced. */
export function offByLaw(date: LocalDate): string | undefined {
  const day = date.slice(5)
  return day === '05-02' && date < '2025' ? undefined : OFF_BY_LAW[day]
}

/** What every yearly notice contains, and so many days of it at least. */
const FESTIVALS: readonly { readonly name: string; readonly called: RegExp; readonly days: number }[] = [
  { name: '元旦', called: /元旦|新年/, days: 1 },
  { name: '春节', called: /春节|除夕/, days: 4 },
  { name: '清明', called: /清明/, days: 1 },
  { name: '劳动节', called: /劳动|五一/, days: 1 },
  { name: '端午', called: /端午/, days: 1 },
  { name: '中秋', called: /中秋/, days: 1 },
  { name: '国庆', called: /国庆|十一/, days: 1 },
]

/** The year whose notice a day stands in: the last days of December may belong to the next New Year. */
export function noticeYearOf({ date, name }: Pick<CalendarDay, 'date' | 'name'>): number {
  const year = Number(date.slice(0, 4))
  return date.slice(5, 7) === '12' && /元旦|新年/.test(name) ? year + 1 : year
}

/** Festivals of which these days lack what a notice of the year says; none where it is whole. */
export function missingFestivals(days: readonly CalendarDay[], year: number): string[] {
  const off = days.filter((day) => day.source === 'NOTICE' && day.kind === 'HOLIDAY' && noticeYearOf(day) === year)
  return FESTIVALS.filter((each) => off.filter(({ name }) => each.called.test(name)).length < each.days).map(
    ({ name }) => name,
  )
}

/**
 * The last of the years known without a gap, counted on from the shipped ones: a year that lies before them changes
 * nothing. A year is known when the days of its notice are whole; a single day, a local closure or half a notice must
 * not pass for one.
 */
function horizonOf(days: readonly CalendarDay[]): number {
  const years = [...new Set(days.map(noticeYearOf))].sort((a, b) => a - b)
  const known = years.filter((year) => missingFestivals(days, year).length === 0)
  const shipped = Number(NOTICE_HOLIDAYS.at(-1)?.from.slice(0, 4))
  let year = known.filter((each) => each <= shipped).at(-1) ?? known[0] ?? 0
  while (known.includes(year + 1)) year += 1
  return year
}

/** A day that was taken back: the plain week holds again. It stays on record so that every process learns of it. */
export const takenBack = (date: LocalDate): CalendarDay => ({
  date,
  kind: isWeekday(date) ? 'WORKDAY' : 'HOLIDAY',
  name: '',
  source: 'NOTICE',
})

/**
 * Later entries win over earlier ones for the same date, so overrides and closures go after the notices. No notice makes
 * a day off by law a working day; an override does.
 */
export function createCalendar(days: readonly CalendarDay[]): Calendar {
  const byDate = new Map(days.map((day) => [day.date, day]))
  const inForce = [...byDate.values()]
  const horizon = horizonOf(inForce)
  const dayOf = (date: LocalDate): CalendarDay | undefined => {
    const day = byDate.get(date)
    const law = offByLaw(date)
    if (law === undefined || day?.kind === 'HOLIDAY' || (day && day.source !== 'NOTICE')) return day
    return { date, kind: 'HOLIDAY', name: law, source: 'NOTICE' }
  }
  const isWorkday = remembered((date: LocalDate): boolean => {
    const kind = dayOf(date)?.kind
    return kind === undefined ? isWeekday(date) : kind === 'WORKDAY'
  })
  return {
    days: inForce,
    horizon,
    isWorkday,
    isProvisional: (date) => Number(date.slice(0, 4)) > horizon,
    dayInfo: (date) => {
      const workday = isWorkday(date)
      const day = dayOf(date)
      const adjusted = workday !== isWeekday(date)
      return day?.name ? { workday, name: day.name, source: day.source, adjusted } : { workday, adjusted }
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
export const SHIPPED_DAYS: readonly CalendarDay[] = /* @__PURE__ */ NOTICE_HOLIDAYS.flatMap(expand)

export const SHIPPED_CALENDAR: Calendar = /* @__PURE__ */ createCalendar(SHIPPED_DAYS)
