import { oneLine } from '../clean.ts'
import { type CalendarDay, type DayKind, isLocalDate, isWeekday, offByLaw, weekdayName } from './calendar.ts'

/** A line of a file of calendar days. NORMAL takes a day back: the plain week holds again. */
export interface NoticeLine {
  /** Counted from 1. */
  readonly line: number
  readonly date: string
  readonly kind: DayKind | 'NORMAL'
  readonly name: string
}

export interface NoticeError {
  /** Counted from 1; 0 where it concerns the whole file. */
  readonly line: number
  /** What is wrong, whichever the line, so that many of them are told as one. */
  readonly what: 'FILE' | 'JSON' | 'DATE' | 'YEAR' | 'KIND' | 'NAME' | 'TWICE' | 'WORKS_ANYWAY' | 'BY_LAW'
  readonly message: string
}

export const ACCEPTED_FILES =
  '可以用：每行“日期,类型,名称”的文本（如 2027-01-01,放假,元旦），' +
  '公开的放假安排 JSON（days 里有 name、date、isOffDay），或日历文件 ics（标题写明放假或补班）。'

const KIND_WORDS: Readonly<Record<string, NoticeLine['kind']>> = {
  HOLIDAY: 'HOLIDAY',
  放假: 'HOLIDAY',
  休: 'HOLIDAY',
  休息: 'HOLIDAY',
  休假: 'HOLIDAY',
  假: 'HOLIDAY',
  假期: 'HOLIDAY',
  节假日: 'HOLIDAY',
  TRUE: 'HOLIDAY',
  WORKDAY: 'WORKDAY',
  上班: 'WORKDAY',
  班: 'WORKDAY',
  补班: 'WORKDAY',
  调休上班: 'WORKDAY',
  FALSE: 'WORKDAY',
  NORMAL: 'NORMAL',
  平日: 'NORMAL',
  正常: 'NORMAL',
  撤销: 'NORMAL',
  取消: 'NORMAL',
}

type Cells = { readonly date: string; readonly kind: string; readonly name: string }
type Row = Cells & { readonly line: number }
type Read = { readonly rows: readonly Row[]; readonly errors: readonly NoticeError[] }

const HEADINGS: readonly (readonly [keyof Cells, RegExp])[] = [
  ['date', /^(date|日期|时间)/i],
  ['kind', /^(kind|type|isoffday|类型|类别|安排|状态)/i],
  ['name', /^(name|holiday|名称|节日|节假日|说明)/i],
]

const bare = (text: string): string => text.replace(/\p{Cf}/gu, '').trim()

/** 2027-01-01 from the ways in which tables and people write it; what is none stays as it is. */
function dateIn(text: string): string {
  const [, year, month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}

function cellsOf(line: string): string[] {
  return line.split(/[,，;；\t]/).map((cell) => bare(cell.trim().replace(/^"(.*)"$/, '$1')))
}

function fromTable(lines: readonly string[]): Read {
  const rows: Row[] = []
  const errors: NoticeError[] = []
  let places: Readonly<Record<keyof Cells, number>> = { date: 0, kind: 1, name: 2 }
  lines.forEach((raw, index) => {
    const text = bare(raw)
    const line = index + 1
    if (!text || text.startsWith('#')) return
    if (text.startsWith('{')) {
      const row = objectIn(text)
      if (row) rows.push({ line, ...row })
      else {
        const message = '这一行不是完整的 JSON。请写成 {"date":"2027-01-01","kind":"HOLIDAY","name":"元旦"}。'
        errors.push({ line, what: 'JSON', message })
      }
      return
    }
    const cells = cellsOf(text)
    const [first = ''] = cells
    if (rows.length === 0 && cells.some((cell) => /^(date|日期)/i.test(cell)) && !/\d/.test(first)) {
      const at = (heading: RegExp) => cells.findIndex((cell) => heading.test(cell))
      places = Object.fromEntries(HEADINGS.map(([key, heading]) => [key, at(heading)])) as typeof places
      return
    }
    // A name without a heading of its own may hold commas.
    const name = places.name === 2 && cells.length > 3 ? cells.slice(2).join(',') : (cells[places.name] ?? '')
    rows.push({ line, date: cells[places.date] ?? '', kind: cells[places.kind] ?? '', name })
  })
  return { rows, errors }
}

function objectIn(text: string): Cells | null {
  try {
    return cellsIn(JSON.parse(text))
  } catch {
    return null
  }
}

function cellsIn(value: unknown): Cells {
  const row = (value ?? {}) as Record<string, unknown>
  const field = (key: string) => (typeof row[key] === 'string' ? bare(row[key]) : '')
  const kind = typeof row.isOffDay === 'boolean' ? String(row.isOffDay) : field('kind')
  return { date: field('date'), kind, name: field('name') }
}

/** One JSON value for the whole file: a list of days, or an object that has one. */
function fromJson(text: string): Read | null {
  try {
    const value = JSON.parse(text) as { days?: unknown } | unknown[]
    const days = Array.isArray(value) ? value : value.days
    if (!Array.isArray(days)) return null
    return { rows: days.map((day, index) => ({ line: index + 1, ...cellsIn(day) })), errors: [] }
  } catch {
    return null
  }
}

/** Events of a calendar file. One that does not say whether it is off, such as a solar term, is passed over. */
function fromCalendarFile(lines: readonly string[]): Read {
  const rows: Row[] = []
  let event: { line: number; from: string; to: string; summary: string } | null = null
  lines.forEach((line, index) => {
    const [, key = '', value = ''] = /^([A-Z-]+)[^:]*:(.*)$/.exec(line.trim()) ?? []
    if (key === 'BEGIN' && value === 'VEVENT') event = { line: index + 1, from: '', to: '', summary: '' }
    if (!event) return
    if (key === 'DTSTART') event = { ...event, from: value.slice(0, 8) }
    if (key === 'DTEND') event = { ...event, to: value.slice(0, 8) }
    if (key === 'SUMMARY') event = { ...event, summary: bare(value) }
    if (key !== 'END') return
    const { summary, from, to } = event
    const kind = /班/.test(summary) ? 'WORKDAY' : /假|休/.test(summary) ? 'HOLIDAY' : null
    const [name = ''] = summary.split(/[\s（(【[]/)
    if (kind) for (const date of daysFrom(from, to)) rows.push({ line: event.line, date, kind, name })
    event = null
  })
  return { rows, errors: [] }
}

/** The end of an event is the day after it. */
function daysFrom(from: string, to: string): string[] {
  const time = (day: string) => Date.parse(`${dateIn(day)}T00:00:00Z`)
  const last = Math.max(time(from), (time(to) || 0) - 86_400_000)
  if (Number.isNaN(last)) return [from]
  const days: string[] = []
  for (let at = time(from); at <= last && days.length < 32; at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10))
  }
  return days
}

function judge({ line, ...cells }: Row, seen: ReadonlyMap<string, number>): NoticeLine | NoticeError {
  const wrong = (what: NoticeError['what'], message: string): NoticeError => ({ line, what, message })
  const date = dateIn(cells.date)
  if (!isLocalDate(date)) return wrong('DATE', `date（日期）是“${cells.date}”，不是真实日期。请写成 2027-01-01 这样。`)
  const kind = KIND_WORDS[cells.kind.toUpperCase()]
  if (!kind) {
    return wrong(
      'KIND',
      `kind（类型）是“${cells.kind}”，认不出。放假请写 HOLIDAY，上班请写 WORKDAY，撤回已导入的一天请写 NORMAL。`,
    )
  }
  const name = oneLine(cells.name)
  if (kind !== 'NORMAL' && !name) return wrong('NAME', 'name（名称）是空的。请写节日名称，如 春节。')
  if (kind === 'WORKDAY' && offByLaw(date)) {
    return wrong('BY_LAW', `date（日期）${date} 是法定放假的${offByLaw(date)}，不能改为上班。请核对日期。`)
  }
  const before = seen.get(date)
  if (before !== undefined) {
    return wrong('TWICE', `date（日期）${date} 在第 ${before} 行已经出现过。请只保留一行。`)
  }
  return { line, date, kind, name }
}

/**
 * Reads calendar days from the forms in which they are published or typed. Lines that cannot be used are reported and
 * left out; blank lines and lines starting with # are passed over. A file of which nothing can be used is told in one
 * sentence.
 */
export function parseYearNotice(text: string): { lines: NoticeLine[]; errors: NoticeError[] } {
  const plain = text.replace(/^\uFEFF/, '').trim()
  const rawLines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const { rows, errors: unread } =
    (/^[[{]/.test(plain) ? fromJson(plain) : null) ??
    (plain.startsWith('BEGIN:VCALENDAR') ? fromCalendarFile(rawLines) : fromTable(rawLines))
  const lines: NoticeLine[] = []
  const errors: NoticeError[] = [...unread]
  const seen = new Map<string, number>()
  for (const row of rows) {
    const judged = judge(row, seen)
    if ('what' in judged) errors.push(judged)
    else {
      seen.set(judged.date, judged.line)
      lines.push(judged)
    }
  }
  if (lines.length > 0) return { lines, errors: errors.sort((a, b) => a.line - b.line) }
  const message = rows.length + unread.length === 0 ? '文件里没有任何一天。' : '这个文件里没有一行能认作放假安排。'
  // A single line that is wrong says more of itself.
  if (errors.length === 1) return { lines, errors }
  return { lines, errors: [{ line: 0, what: 'FILE', message: `${message}${ACCEPTED_FILES}` }] }
}

/** Why a day that is to be worked needs no line, where nothing was ever said of it. */
export const worksAnyway = ({ line, date }: NoticeLine): NoticeError => ({
  line,
  what: 'WORKS_ANYWAY',
  message: `date（日期）${date} 是${weekdayName(date)}，本来就上班。请核对日期，或删去这一行。`,
})

/** Whether the plain week says the same of the day. */
export const isPlain = ({ date, kind }: Pick<CalendarDay, 'date' | 'kind'>): boolean =>
  (kind === 'WORKDAY') === isWeekday(date)
