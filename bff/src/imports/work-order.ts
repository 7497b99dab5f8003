import {
  CATEGORY,
  type Category,
  cut,
  localDate,
  NAME_MAX,
  normalisePhone,
  RESOLUTION,
  type Resolution,
  TITLE_MAX,
  titleOf,
} from '@qihu/shared'
import { sha256 } from '../ids.ts'
import { type Columns, FIELD_NAMES, type Field, fieldWord, type Mapping } from './columns.ts'
import { readMoment } from './dates.ts'

/** A work order of an earlier system as it will be stored. */
export type WorkOrder = {
  readonly externalId: string
  readonly rowHash: string
  readonly title: string
  readonly description: string
  readonly filedAt: number
  readonly closedAt: number
  readonly answer: string | null
  readonly category: Category | null
  readonly resolution: Resolution | null
  readonly leadUnitId: string | null
  readonly contact: { readonly name: string; readonly phone: string } | null
}

export type RowFault = { readonly field: Field; readonly reason: string; readonly remedy: string }
/** A value that means nothing here: the row is taken without it. */
export type RowNote = { readonly field: Field; readonly value: string }

export type ReadOrder =
  | { readonly order: WorkOrder; readonly notes: readonly RowNote[] }
  | { readonly externalId: string; readonly faults: readonly RowFault[] }

export type Known = {
  readonly columns: Columns
  readonly mapping: Mapping
  /** Ids and names of units, to ids. */
  readonly units: ReadonlyMap<string, string>
  readonly now: number
}

const TEXT_MAX = 20_000
const ID_MAX = 100
/** Request numbers carry two digits of the year. */
const EARLIEST = Date.parse('2000-01-01T00:00:00+08:00')

/** Reads one row; all that is wrong with it is named at once. */
export function readOrder(cells: Readonly<Record<string, string>>, known: Known): ReadOrder {
  const { columns, mapping, units, now } = known
  const faults: RowFault[] = []
  const notes: RowNote[] = []
  const fault = (field: Field, reason: string, remedy: string) => void faults.push({ field, reason, remedy })
  const cell = (field: Field): string => clean(columns[field] === undefined ? '' : (cells[columns[field]] ?? ''))

  const externalId = cell('externalId')
  if (externalId === '') fault('externalId', '没有原编号', '补上原系统里的编号')
  if (externalId.length > ID_MAX) fault('externalId', `原编号超过 ${ID_MAX} 个字符`, '核对是不是别的列')

  const instant = (field: 'filedAt' | 'answeredAt') => {
    const text = cell(field)
    const read = text === '' ? null : readMoment(text)
    if (text !== '' && !read) fault(field, `${fieldWord(field)}看不懂或有歧义`, '写成 2024-01-31 09:30 这样')
    if (read && read.at > now) fault(field, `${fieldWord(field)}在将来`, '核对年份')
    return read
  }
  const filed = instant('filedAt')
  if (cell('filedAt') === '') fault('filedAt', '没有提交时间', '补上提交时间')
  if (filed && filed.at < EARLIEST) fault('filedAt', '提交时间早于 2000 年', '核对年份')
  const filedAt = filed?.at ?? 0
  const answered = instant('answeredAt')
  const sameDay = answered !== null && localDate(answered.at) === localDate(filedAt)
  if (answered && filed && answered.at < filedAt && !(sameDay && answered.wholeDay)) {
    fault('answeredAt', '答复时间早于提交时间', '核对两个时间')
  }

  const title = cell('title')
  const body = cell('description')
  const text = body === '' ? title : body
  if (text === '') fault('description', '没有内容', '补上内容或标题')
  const answer = cell('answer')
  for (const [field, written] of [['description', text] as const, ['answer', answer] as const]) {
    const over = written.length - TEXT_MAX
    if (over > 0) fault(field, `${fieldWord(field)}超过 ${TEXT_MAX} 个字`, `缩短 ${over} 个字，或核对引号`)
  }
  if (faults.length > 0) return { externalId, faults }

  const meant = <T>(field: Field, found: (value: string) => T | undefined): T | null => {
    const value = cell(field)
    if (value === '') return null
    const meaning = found(value)
    if (meaning === undefined) notes.push({ field, value })
    return meaning ?? null
  }
  const category = meant(
    'category',
    (value) => mapping.categories[value] ?? named(CATEGORY.values, CATEGORY.words, value),
  )
  const resolution = meant(
    'resolution',
    (value) => mapping.resolutions[value] ?? named(RESOLUTION.values, RESOLUTION.words, value),
  )
  const leadUnitId = meant('unit', (value) => mapping.units[value] ?? units.get(value))
  const phone = cell('contactPhone')
  const name = [cell('enterprise'), cell('contactName')].filter(Boolean).join(' ')
  return {
    notes,
    order: {
      externalId,
      rowHash: sha256(JSON.stringify(FIELD_NAMES.map((field) => cell(field)))),
      title: title === '' ? titleOf(text) : cut(title, TITLE_MAX),
      // A title is cut to what lists can show; what is lost there is kept here.
      description: body !== '' && [...title].length > TITLE_MAX ? `${title}\n${body}` : text,
      filedAt,
      closedAt: Math.max(filedAt, answered?.at ?? filedAt),
      answer: answerOf(answer, leadUnitId === null ? cell('unit') : ''),
      category,
      resolution,
      leadUnitId,
      contact: name || phone ? { name: cut(name, NAME_MAX), phone: normalisePhone(phone) ?? cut(phone, 40) } : null,
    },
  }
}

/** A unit that is not here any more is named with its answer. */
function answerOf(answer: string, formerUnit: string): string | null {
  const parts = [answer, formerUnit && `（原承办单位：${formerUnit}）`].filter(Boolean)
  return parts.length > 0 ? parts.join('\n') : null
}

const named = <T extends string>(codes: readonly T[], words: Readonly<Record<T, string>>, value: string) =>
  codes.find((code) => code === value || words[code] === value)

/** PostgreSQL stores no NUL, and neither engine half a character. */
const clean = (text: string): string => text.replaceAll('\u0000', '').toWellFormed().trim()
