import {
  type CategoryId,
  clean,
  cut,
  localDate,
  localTime,
  NAME_MAX,
  normalisePhone,
  oneLine,
  RESOLUTION,
  type Resolution,
  TITLE_MAX,
  titleOf,
} from '@qihu/shared'
import { sha256 } from '../ids.ts'
import { type Columns, FIELD_NAMES, type Field, fieldWord, type Mapping } from './columns.ts'
import { type DateOrder, readMoment, THOUSANDS } from './dates.ts'
import type { FileRow } from './file-row.ts'
import { hasNoDate, hasNoValue } from './no-value.ts'
import { isSheetError, type Rounding, spoiled } from './spoiled.ts'

/** A work order of an earlier system as it will be stored. */
export type WorkOrder = {
  readonly externalId: string
  readonly rowHash: string
  readonly title: string
  readonly description: string
  readonly filedAt: number
  readonly closedAt: number
  readonly answer: string | null
  readonly category: CategoryId | null
  readonly resolution: Resolution | null
  readonly leadUnitId: string | null
  readonly contact: { readonly name: string; readonly phone: string } | null
}

/** Of no field where the whole row is meant. */
export type RowFault = { readonly field: Field | ''; readonly reason: string; readonly remedy: string }
/** A value that means nothing here: the row is taken without it. A telephone's is not repeated. */
export type RowNote = { readonly field: Field; readonly value: string }

export type ReadOrder =
  | { readonly order: WorkOrder; readonly notes: readonly RowNote[] }
  | { readonly externalId: string; readonly faults: readonly RowFault[] }

export type Known = {
  readonly columns: Columns
  readonly mapping: Mapping
  /** Ids and names of categories, to ids. */
  readonly categories: ReadonlyMap<string, CategoryId>
  /** Ids and names of units, to ids. */
  readonly units: ReadonlyMap<string, string>
  readonly now: number
  /** What a date means that may be two. */
  readonly dateOrder: DateOrder | undefined
  /** Null where numbers that look rounded are to be taken as they are. */
  readonly rounding: Rounding | null
}

const TEXT_MAX = 20_000
const ID_MAX = 100
/** Request numbers carry two digits of the year. */
const EARLIEST = Date.parse('2000-01-01T00:00:00+08:00')

const AGAIN = '从原系统重新导出；用表格软件打开时先把这一列设为文本，不要用打开保存过的文件'

/** Reads one row; all that is wrong with it is named at once. */
export function readOrder({ cells, damaged }: Pick<FileRow, 'damaged' | 'cells'>, known: Known): ReadOrder {
  const { columns, mapping, categories, units, now } = known
  const faults: RowFault[] = []
  const notes: RowNote[] = []
  const fault = (field: Field, reason: string, remedy: string) => void faults.push({ field, reason, remedy })
  const written = (field: Field): string => cellOf(cells, columns[field])
  const values = new Map(FIELD_NAMES.map((field) => [field, valueIn(field, written(field))]))
  const cell = (field: Field): string => values.get(field) ?? ''

  const externalId = idIn(cells, columns)
  if (externalId === '') fault('externalId', '没有原编号', '补上原系统里的编号')
  if (externalId.length > ID_MAX) fault('externalId', `原编号超过 ${ID_MAX} 个字符`, '核对是不是别的列')
  if (known.rounding?.isRounded(externalId)) {
    const remedy = `${AGAIN}；编号确实如此时加 --as-is`
    fault('externalId', '原编号末尾全是 0 或正好是取整后的数，像是位数太多被改过', remedy)
  }
  for (const field of FIELD_NAMES) {
    const bad = damaged || field === 'externalId' ? cell(field).includes('\ufffd') : false
    if (bad) fault(field, `${fieldWord(field)}里有坏字节，读不出原来的字`, '从原系统重新导出，或把这一格改好再导入')
  }
  for (const field of ['externalId', 'filedAt', 'answeredAt'] as const) {
    const how = spoiled(cell(field))
    if (how) fault(field, `${fieldWord(field)}${how}`, AGAIN)
  }
  for (const field of ['title', 'description', 'answer'] as const) {
    if (isSheetError(cell(field))) fault(field, `${fieldWord(field)}是表格软件的错误值`, AGAIN)
  }
  const phoneLost = spoiled(cell('contactPhone'))
  if (phoneLost && known.rounding) {
    fault('contactPhone', `电话${phoneLost}`, `${AGAIN}；没有别的文件时加 --as-is，照样导入而电话留空`)
  }

  const dateIn = (field: 'filedAt' | 'answeredAt') => (hasNoDate(cell(field)) ? '' : cell(field))
  const instant = (field: 'filedAt' | 'answeredAt') => {
    const text = dateIn(field)
    const read = text === '' ? null : readMoment(text, known.dateOrder)
    if (text !== '' && !read && !spoiled(text)) {
      const remedy = '写成 2024-01-31 09:30 这样；日、月在前的用 --date-format 指明，例如 DD/MM/YYYY'
      fault(field, `${fieldWord(field)}看不懂或有歧义`, remedy)
    }
    if (read && read.at > now) fault(field, `${fieldWord(field)}在将来`, '核对年份')
    return read
  }
  const filed = instant('filedAt')
  if (dateIn('filedAt') === '') fault('filedAt', '没有提交时间', '补上提交时间')
  if (filed && filed.at < EARLIEST) fault('filedAt', '提交时间早于 2000 年', '核对年份')
  const filedAt = filed?.at ?? 0
  const answered = instant('answeredAt')
  const sameDay = answered !== null && localDate(answered.at) === localDate(filedAt)
  // Spreadsheets write a day as its midnight.
  const wholeDay = answered !== null && (answered.wholeDay || localTime(answered.at) === '00:00')
  if (answered && filed && answered.at < filedAt && !(sameDay && wholeDay)) {
    fault('answeredAt', '答复时间早于提交时间', '核对两个时间')
  }

  const title = cell('title')
  const body = cell('description')
  const text = body === '' ? title : body
  if (text === '') fault('description', '没有内容', '补上内容或标题')
  const answer = cell('answer')
  for (const [field, words] of [['description', text] as const, ['answer', answer] as const]) {
    const over = words.length - TEXT_MAX
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
  const category = meant('category', (value) => categories.get(mapping.categories.get(value) ?? value))
  const resolution = meant(
    'resolution',
    (value) => mapping.resolutions.get(value) ?? named(RESOLUTION.values, RESOLUTION.words, value),
  )
  const leadUnitId = meant('unit', (value) => mapping.units.get(value) ?? units.get(value))
  if (phoneLost) notes.push({ field: 'contactPhone', value: '' })
  const phone = phoneLost ? '' : phoneOf(cell('contactPhone'))
  const name = [cell('enterprise'), cell('contactName')].filter(Boolean).join(' ')
  return {
    notes,
    order: {
      externalId,
      // Of what is written, whatever is made of it: so a row is known again by a later release too.
      rowHash: sha256(JSON.stringify(FIELD_NAMES.map((field) => asHashed(written(field))))),
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

/** A telephone as it is dialled, where a spreadsheet or a program of statistics took it for a number. */
const phoneOf = (text: string): string =>
  text.replace(/^(\d{7,})\.0+$/, '$1').replace(THOUSANDS, (digits) => digits.replaceAll(',', ''))

/** Fields that may have several lines. */
const LONG: readonly Field[] = ['description', 'answer']

/** How a row is known again: as the first release read it, or everything imported before would count as changed. */
const asHashed = (text: string): string => text.replaceAll('\u0000', '').toWellFormed().trim()

/** A column without a heading is nobody's. */
const cellOf = (cells: FileRow['cells'], column: string | undefined): string =>
  (column === undefined ? undefined : cells?.get(column)) ?? ''

/** What a cell says, without what cannot be seen at its ends and the ="…" by which a spreadsheet is kept from counting. */
function valueIn(field: Field, text: string): string {
  const seen = (LONG.includes(field) ? clean : oneLine)(text)
  const plain = seen.replace(/^="(.*)"$/s, '$1').replace(/^'(?=[\d+])/, '')
  return hasNoValue(plain) ? '' : plain
}

/** The number of a row, the same however wide its characters are and whatever stands between them unseen. */
export function idIn(cells: FileRow['cells'], columns: Columns): string {
  const text = valueIn('externalId', cellOf(cells, columns.externalId))
  return text
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .trim()
}
