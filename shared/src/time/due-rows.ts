import { addDays, type Calendar, instantAt, type LocalDate, localDate, localTime, weekdayName } from './calendar.ts'
import { type Clock, MAX_PAUSED_MINUTES, type Pause, runClock, type Stop } from './deadline.ts'
import { END_OF_BUSINESS, WORKING_MINUTES_PER_DAY, workingMinutesBetween } from './working-hours.ts'

export const DUE_ROW_KINDS = ['ACCEPTED', 'NOT_COUNTED', 'COUNTED', 'PAUSED', 'EXTENDED', 'RULE'] as const
export type DueRowKind = (typeof DUE_ROW_KINDS)[number]

/** One line of “why is it due then”; rows of days follow each other without gap from acceptance to the due date. */
export interface DueRow {
  readonly kind: DueRowKind
  readonly from: LocalDate
  readonly to: LocalDate
  readonly text: string
  /** Working minutes this row counts; together they are the limit. */
  readonly minutes: number
  /** Which working day of the limit this is, on the row where it begins. */
  readonly dayNumber?: number
}

export interface Extension {
  readonly workingDays: number
  readonly reason: string
  readonly approver?: string
}

export interface DueQuestion {
  readonly acceptedAt: number
  /** The limit without extensions. */
  readonly workingDays: number
  /** The rule in words, from the profile. */
  readonly rule: string
  readonly pauses?: readonly Pause[]
  readonly extensions?: readonly Extension[]
  /** Working minutes beside the days, and why. */
  readonly extra?: readonly { readonly minutes: number; readonly why: string }[]
}

/** '9/24', with the year where it is not the year given. */
function shortDate(date: LocalDate, year: string): string {
  const day = `${Number(date.slice(5, 7))}/${Number(date.slice(8, 10))}`
  return date.startsWith(year) ? day : `${date.slice(0, 4)}/${day}`
}

function dateWithWeekday(date: LocalDate, year: string): string {
  return `${shortDate(date, year)} ${weekdayName(date)}`
}

/** Working time in words: '3 个工作日 1 小时 30 分钟'; without days, hours go on counting. */
function duration(minutes: number, inDays = false): string {
  const days = inDays ? Math.floor(minutes / WORKING_MINUTES_PER_DAY) : 0
  const rest = minutes - days * WORKING_MINUTES_PER_DAY
  const parts = [
    days > 0 && `${days} 个工作日`,
    rest >= 60 && `${Math.floor(rest / 60)} 小时`,
    rest % 60 > 0 && `${rest % 60} 分钟`,
  ]
  return parts.filter(Boolean).join(' ')
}

function whyOff(calendar: Calendar, date: LocalDate): string {
  const { name, source } = calendar.dayInfo(date)
  if (name === undefined) return '周末'
  return source === 'CLOSURE' ? `停工日（${name}）` : `${name}假期`
}

/** What one working day adds to the limit, after `before` minutes were counted. */
interface DayCount {
  readonly date: LocalDate
  readonly before: number
  readonly counted: number
  readonly paused: number
  readonly reasons: string
}

function countDay(calendar: Calendar, clock: Clock, date: LocalDate, before: number): DayCount {
  const start = instantAt(date, 0)
  const end = Math.min(instantAt(addDays(date, 1), 0), clock.open?.from ?? clock.due.dueAt)
  const lost = (stop: Stop) => workingMinutesBetween(calendar, Math.max(start, stop.from), Math.min(end, stop.to))
  const stops = clock.stops.filter((stop) => lost(stop) > 0)
  const paused = stops.reduce((sum, stop) => sum + lost(stop), 0)
  const reasons = [...new Set(stops.flatMap((stop) => stop.reason ?? []))].join('、')
  return { date, before, counted: workingMinutesBetween(calendar, start, end) - paused, paused, reasons }
}

const inBrackets = (reason: string | undefined) => (reason ? `（${reason}）` : '')

function countedRow(calendar: Calendar, clock: Clock, day: DayCount, year: string): DueRow {
  const { date, before, counted } = day
  const number = Math.ceil((before + counted) / WORKING_MINUTES_PER_DAY)
  const begins = number > Math.ceil(before / WORKING_MINUTES_PER_DAY)
  let text = dateWithWeekday(date, year)
  if (calendar.dayInfo(date).adjusted) text += ' 调休上班'
  text += begins ? ` 第 ${number} 个工作日` : ` 补足 ${duration(counted)}`
  if (day.paused > 0) text += `，其中暂停 ${duration(day.paused)}${inBrackets(day.reasons)}不计`
  if (!clock.open && date === clock.due.dueDate) {
    const atClose = clock.due.dueAt === instantAt(date, END_OF_BUSINESS)
    text += atClose ? ' 到期' : ` ${localTime(clock.due.dueAt)} 到期`
  }
  const row: DueRow = { kind: 'COUNTED', from: date, to: date, text, minutes: counted }
  return begins ? { ...row, dayNumber: number } : row
}

interface Skipped {
  readonly kind: 'NOT_COUNTED' | 'PAUSED'
  readonly from: LocalDate
  readonly to: LocalDate
  readonly why: string
}

function skippedRow({ kind, from, to, why }: Skipped, year: string): DueRow {
  const span = from === to ? dateWithWeekday(from, year) : `${shortDate(from, year)}–${shortDate(to, year)}`
  return { kind, from, to, text: `${span} ${why} 不计`, minutes: 0 }
}

/** Days after the day of acceptance, up to the due date or to the pause that still lasts. */
function dayRows(calendar: Calendar, clock: Clock, accepted: LocalDate): DueRow[] {
  const year = accepted.slice(0, 4)
  const last = clock.due.pausedSince === null ? clock.due.dueDate : localDate(clock.due.pausedSince)
  const rows: DueRow[] = []
  let counted = 0
  let skipped: Skipped | null = null
  const flush = () => {
    if (skipped) rows.push(skippedRow(skipped, year))
    skipped = null
  }
  const skip = (kind: Skipped['kind'], date: LocalDate, why: string) => {
    if (skipped?.kind === kind && skipped.why === why) {
      skipped = { ...skipped, to: date }
      return
    }
    flush()
    skipped = { kind, from: date, to: date, why }
  }
  for (let date = addDays(accepted, 1); date <= last; date = addDays(date, 1)) {
    if (!calendar.isWorkday(date)) {
      skip('NOT_COUNTED', date, whyOff(calendar, date))
      continue
    }
    const day = countDay(calendar, clock, date, counted)
    if (day.counted > 0) {
      flush()
      rows.push(countedRow(calendar, clock, day, year))
      counted += day.counted
    } else if (day.paused > 0) {
      skip('PAUSED', date, `暂停${inBrackets(day.reasons)}`)
    }
  }
  flush()
  return rows
}

function openPauseRow(calendar: Calendar, clock: Clock, open: Stop, year: string): DueRow {
  const since = clock.due.pausedSince ?? open.from
  const date = localDate(since)
  const left = duration(workingMinutesBetween(calendar, open.from, clock.due.dueAt), true)
  const text = `${dateWithWeekday(date, year)} ${localTime(since)} 起暂停${inBrackets(open.reason)}，还剩 ${left}，继续后接着算`
  return { kind: 'PAUSED', from: date, to: date, text, minutes: 0 }
}

function extensionRows(calendar: Calendar, question: DueQuestion, year: string): DueRow[] {
  const dueDate = (days: number) => runClock(calendar, question.acceptedAt, days, question.pauses).due.dueDate
  let days = question.workingDays
  return (question.extensions ?? []).map(({ workingDays, reason, approver }) => {
    const from = dueDate(days)
    days += workingDays
    const by = approver ? `，${approver}批准` : ''
    const text = `延期 ${workingDays} 个工作日：${reason}${by}，原定 ${dateWithWeekday(from, year)}`
    return { kind: 'EXTENDED', from, to: dueDate(days), text, minutes: 0 }
  })
}

function extraRows(question: DueQuestion, from: LocalDate, to: LocalDate): DueRow[] {
  return (question.extra ?? []).map(({ minutes, why }) => {
    return { kind: 'EXTENDED', from, to, text: `顺延 ${duration(minutes, true)}：${why}`, minutes: 0 }
  })
}

function ruleRows(calendar: Calendar, clock: Clock, question: DueQuestion, accepted: LocalDate): DueRow[] {
  const pauses = clock.stops.length + (clock.open ? 1 : 0)
  const atCap = clock.due.pausedMinutes === MAX_PAUSED_MINUTES ? '（已到上限）' : ''
  const texts = [`规则：${question.rule}`, `暂停 ${pauses} 次${atCap} · 延期 ${question.extensions?.length ?? 0} 次`]
  if (clock.due.provisional) {
    const unknown = Math.max(calendar.horizon + 1, Number(accepted.slice(0, 4)))
    texts.push(`◇ 暂定 ${unknown} 年放假安排公布后会重新计算并告知您`)
  }
  return texts.map((text) => ({ kind: 'RULE', from: accepted, to: clock.due.dueDate, text, minutes: 0 }))
}

/**
 * Tells day by day why a limit ends when it does, by the same arithmetic as dueAt (its limit is workingDays plus the
 * extensions and the extra minutes). While a pause lasts there is no due date to reach: the days end with the pause and what is left.
 */
export function explainDue(calendar: Calendar, question: DueQuestion): DueRow[] {
  const accepted = localDate(question.acceptedAt)
  const year = accepted.slice(0, 4)
  const extended = (question.extensions ?? []).reduce((sum, extension) => sum + extension.workingDays, 0)
  const extra = (question.extra ?? []).reduce((sum, { minutes }) => sum + minutes, 0)
  const clock = runClock(calendar, question.acceptedAt, question.workingDays + extended, question.pauses, extra)
  const first = `${dateWithWeekday(accepted, year)} ${localTime(question.acceptedAt)} 受理，当天不计`
  return [
    { kind: 'ACCEPTED', from: accepted, to: accepted, text: first, minutes: 0 },
    ...dayRows(calendar, clock, accepted),
    ...(clock.open ? [openPauseRow(calendar, clock, clock.open, year)] : []),
    ...extensionRows(calendar, question, year),
    ...extraRows(question, accepted, clock.due.dueDate),
    ...ruleRows(calendar, clock, question, accepted),
  ]
}
