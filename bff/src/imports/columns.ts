import { RESOLUTION, type Resolution } from '@qihu/shared'
import { ImportFault } from './file-row.ts'

/** What an imported work order is made of, with the headings by which a column is known. The earlier name wins. */
export const FIELDS = {
  externalId: [
    ...['编号', '工单编号', '工单号', '诉求编号', '留言编号', '受理编号', '受理单号', '事项编号', '流水号'],
    ...['externalid', 'id', 'caseid', 'ticketid', 'orderid', 'no', 'number'],
  ],
  title: ['标题', '主题', '工单标题', '诉求标题', '留言主题', '问题标题', 'title', 'subject'],
  description: [
    ...['诉求内容', '问题描述', '工单内容', '留言内容', '留言详情', '反映内容', '内容', '描述', '详情'],
    ...['description', 'body', 'content', 'text', 'detail'],
  ],
  filedAt: [
    ...['提交时间', '诉求时间', '留言时间', '受理时间', '登记时间', '来电时间', '创建时间', '提交日期', '受理日期'],
    ...['filedat', 'submittedat', 'postedat', 'createdat', 'created', 'date'],
  ],
  answer: [
    ...['答复内容', '答复意见', '答复', '回复内容', '回复', '办理结果', '处理结果', '办理意见'],
    ...['answer', 'reply', 'response', 'result'],
  ],
  answeredAt: [
    ...['答复时间', '回复时间', '办结时间', '结案时间', '办结日期', '答复日期'],
    ...['answeredat', 'repliedat', 'closedat', 'resolvedat'],
  ],
  category: ['诉求类别', '类别', '分类', '一级分类', '一级标签', '事项类别', 'category'],
  resolution: ['办理结论', '办结结论', '办结情况', '结论', 'resolution'],
  unit: ['承办单位', '办理单位', '责任单位', '主办单位', '牵头单位', '单位', '部门', 'unit', 'department'],
  enterprise: ['企业名称', '企业', '公司名称', '公司', 'enterprise', 'company'],
  contactName: ['联系人', '姓名', '诉求人', '来电人', '申请人', 'contactname', 'contact', 'name'],
  contactPhone: [
    '联系电话',
    '手机号码',
    '手机号',
    '手机',
    '电话',
    '来电号码',
    'contactphone',
    'phone',
    'mobile',
    'tel',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type Field = keyof typeof FIELDS
export const FIELD_NAMES = Object.keys(FIELDS) as Field[]

const FIELD_WORDS: Readonly<Record<Field, string>> = {
  externalId: '原编号',
  title: '标题',
  description: '内容',
  filedAt: '提交时间',
  answer: '答复',
  answeredAt: '答复时间',
  category: '类别',
  resolution: '办理结论',
  unit: '承办单位',
  enterprise: '企业',
  contactName: '联系人',
  contactPhone: '电话',
}
export const fieldWord = (field: Field): string => FIELD_WORDS[field]

export type Columns = Readonly<Partial<Record<Field, string>>>

/** What `--map` says: which column is which field, and what the values of the earlier system mean here. */
export type Mapping = {
  readonly columns: Columns
  /** To ids of categories, or to their names here. */
  readonly categories: ReadonlyMap<string, string>
  readonly resolutions: ReadonlyMap<string, Resolution>
  /** To ids of units. */
  readonly units: ReadonlyMap<string, string>
}

export const NO_MAPPING: Mapping = { columns: {}, categories: new Map(), resolutions: new Map(), units: new Map() }

/** @throws {ImportFault} naming the entry that means nothing. */
export function readMapping(text: string): Mapping {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    throw new ImportFault(`对应表不是 JSON：${(error as Error).message}`)
  }
  const parts = asRecord(given, '对应表')
  for (const part of Object.keys(parts)) {
    if (!Object.hasOwn(NO_MAPPING, part))
      throw new ImportFault(`对应表里没有“${part}”这一项，只有 ${Object.keys(NO_MAPPING).join('、')}。`)
  }
  const texts = <T extends string>(part: keyof Mapping, allowed?: readonly T[]): Map<string, T> => {
    const entries = Object.entries(asRecord(parts[part] ?? {}, part))
    for (const [key, value] of entries) {
      if (typeof value !== 'string') throw new ImportFault(`对应表 ${part} 里“${key}”的值应是文字。`)
      if (allowed && !(allowed as readonly string[]).includes(value)) {
        throw new ImportFault(`对应表 ${part} 里“${key}”的值“${value}”不认识，可用：${allowed.join('、')}。`)
      }
    }
    return new Map(entries as [string, T][])
  }
  const columns = texts('columns')
  const strange = [...columns.keys()].find((field) => !Object.hasOwn(FIELDS, field))
  if (strange) throw new ImportFault(`对应表 columns 里的“${strange}”不认识，可用：${FIELD_NAMES.join('、')}。`)
  return {
    columns: Object.fromEntries(columns),
    categories: texts('categories'),
    resolutions: texts('resolutions', RESOLUTION.values),
    units: texts('units'),
  }
}

function asRecord(value: unknown, name: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new ImportFault(`${name} 应是 JSON 对象。`)
}

/** Forgives case, spaces, marks of required columns and units in brackets. */
const simplified = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/\(.*\)/g, '')
    .replace(/[\s_\-*:[\]【】'"`]/g, '')
    .toLowerCase()

/** Whether a line is that of the headings rather than a title above them: it names a number and a date. */
export const areHeadings = (cells: readonly string[]): boolean =>
  ([FIELDS.externalId, FIELDS.filedAt] as readonly (readonly string[])[]).every((names) =>
    cells.some((cell) => names.includes(simplified(cell))),
  )

/** A heading that comes again is known by this name. */
export const secondOf = (heading: string, time = 2): string => `${heading}#${time}`

/**
 * Which column holds which field: what `given` says, else what the headings are called.
 * @throws {ImportFault} when a column of `given` is not there, or a field that is needed has none.
 */
export function findColumns(headings: readonly string[], given: Columns): Columns {
  const found: Partial<Record<Field, string>> = {}
  const taken = new Set<string>(Object.values(given))
  for (const field of FIELD_NAMES) {
    const wanted = given[field]
    if (wanted !== undefined) {
      if (!headings.includes(wanted)) throw new ImportFault(`没有“${wanted}”这一列。文件里有：${headings.join('、')}。`)
      found[field] = wanted
      continue
    }
    const names: readonly string[] = FIELDS[field]
    const fits = headings.filter((heading) => !taken.has(heading) && names.includes(simplified(heading)))
    const best = fits.toSorted((a, b) => names.indexOf(simplified(a)) - names.indexOf(simplified(b)))[0]
    if (best === undefined) continue
    found[field] = best
    taken.add(best)
  }
  for (const heading of Object.values(found)) {
    if (!headings.includes(secondOf(heading))) continue
    throw new ImportFault(`列名“${heading}”出现了两次，请把不要的一列改名后再导入。`)
  }
  const missing = (['externalId', 'filedAt'] as const).filter((field) => !found[field])
  const needed = missing.map((field) => `${fieldWord(field)}（${field}）`)
  if (!found.description && !found.title) needed.push('内容（description）或标题（title）')
  if (needed.length > 0) {
    throw new ImportFault(
      `认不出这些列：${needed.join('、')}。文件里${headings.length > 0 ? `有：${headings.join('、')}` : '没有标题行'}。请用 --map 指明，例如 {"columns":{"externalId":"列名"}}。`,
    )
  }
  return found
}

/**
 * What `--map` says of values means nothing without the column they stand in: a work order could not be given its unit later.
 * @throws {ImportFault}
 */
export function meantFor(mapping: Mapping, columns: Columns, headings: readonly string[]): void {
  const parts = { units: 'unit', categories: 'category', resolutions: 'resolution' } as const
  for (const [part, field] of Object.entries(parts) as [keyof typeof parts, Field][]) {
    if (mapping[part].size === 0 || columns[field] !== undefined) continue
    throw new ImportFault(
      `对应表写了 ${part}，但认不出${fieldWord(field)}（${field}）是哪一列。文件里有：${headings.join('、')}。请在对应表里指明，例如 {"columns":{"${field}":"列名"}}。`,
    )
  }
}
