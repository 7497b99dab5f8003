import { clean, isStaffRole, normalisePhone, ROLE_WORDS, ROLES, WORKING_HOURS } from '@qihu/shared'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { loadCategories } from '../centres/categories.store.ts'
import type { CentreRow } from '../centres/centres.store.ts'
import type { HallRow } from '../halls/halls.store.ts'
import { spansOf, spanWords } from '../halls/hours.ts'
import { findByIdentity, findPerson, type PersonRow, personWithOwn } from '../people/people.store.ts'
import { AdminFault } from './admin-fault.ts'
import type { Parts } from './changes.store.ts'
import type { AdminCommand, AdminInput, AdminText } from './commands.ts'
import { staffNamed } from './posts.ts'
import { staffOfCentre } from './reading.store.ts'

/** Lists of a centre as tables: what a row says, and which commands make it so. */

export const TABLES = ['UNITS', 'STAFF', 'HALLS', 'WINDOWS', 'CATEGORIES'] as const
export type TableName = (typeof TABLES)[number]

type ColumnName = AdminText | 'leads' | 'offered'
export type Column = { readonly name: ColumnName; readonly title: string; readonly required?: true }
/** What a row says, by the names of its columns; what is empty is not said. */
export type RowSaid = { readonly [N in ColumnName]?: string }

/** One command of those that make a row true. */
export type Step = {
  readonly command: AdminCommand
  readonly input: AdminInput
  /** What becomes another, where that is worth a look before it is stored. */
  readonly says?: string
}

/** What earlier rows of the same file said, by what they name. */
export type Memory = Map<string, string>

export type Table = {
  readonly word: string
  readonly columns: readonly Column[]
  /** An invented row, so that an empty table shows what is meant; never taken. */
  readonly example: RowSaid
  /** What names a row in a report. */
  readonly called: (said: RowSaid) => string
  /** None where the row is true already. @throws {AdminFault} where it cannot be meant. */
  readonly steps: (parts: Parts, centre: CentreRow, said: RowSaid, memory: Memory) => Promise<readonly Step[]>
  /** What is worth knowing of a row that is true already. */
  readonly besides?: (parts: Parts, said: RowSaid) => Promise<string>
  /** All that there are, in the words in which they are taken again. */
  readonly rows: (parts: Parts, centre: CentreRow) => Promise<RowSaid[]>
}

/** Of two rows about the same the second would undo the first. @throws {AdminFault} */
function saidOnce(memory: Memory, names: readonly (string | undefined)[], about: string, fault: AdminFault): void {
  const keys = names.filter((name) => name !== undefined)
  if (keys.some((key) => (memory.get(key) ?? about) !== about)) throw fault
  for (const key of keys) memory.set(key, about)
}

const ofOneName = (memory: Memory, name: string, said: RowSaid): void =>
  saidOnce(
    memory,
    [name],
    JSON.stringify(Object.entries(said).toSorted()),
    new AdminFault(`“${name}”在表里有几行，内容不一样。请只留一行。`, 'name'),
  )

const YES = ['是', '接办', '在用', '对', '√', '✓', 'true', '1', 'y', 'yes']
const NO = ['否', '不接办', '停用', '不', '×', '✗', 'false', '0', 'n', 'no']

function truth(text: string | undefined, { name, title }: Column): boolean | undefined {
  if (text === undefined) return undefined
  const word = text.toLowerCase()
  if (YES.includes(word)) return true
  if (NO.includes(word)) return false
  throw new AdminFault(`“${title}”请写 是 或 否，这里是“${text}”。`, name)
}

type Stored = Readonly<Partial<Record<ColumnName, string | null>>>

/** Only what differs from what is stored; a table that leaves something out takes nothing away. */
const differing = (said: RowSaid, stored: Stored): ColumnName[] =>
  (Object.keys(stored) as ColumnName[]).filter((name) => {
    const text = said[name]
    return text !== undefined && text !== (stored[name] ?? '')
  })

/** Old → new, of what everybody may read. */
const wordsOf = (columns: readonly Column[], names: readonly ColumnName[], said: RowSaid, stored: Stored): string =>
  names
    .map((name) => `${columns.find((each) => each.name === name)?.title} ${stored[name] || '（空）'} → ${said[name]}`)
    .join('；')

const picked = (said: RowSaid, names: readonly ColumnName[]): AdminInput =>
  Object.fromEntries(names.map((name) => [name, said[name]]))

const LEADS: Column = { name: 'leads', title: '是否接办' }
const OFFERED: Column = { name: 'offered', title: '是否使用' }
const UNIT_COLUMNS: readonly Column[] = [
  { name: 'name', title: '单位名称', required: true },
  { name: 'phone', title: '联系电话' },
  LEADS,
]
const STAFF_COLUMNS: readonly Column[] = [
  { name: 'name', title: '姓名', required: true },
  { name: 'role', title: '角色', required: true },
  { name: 'unit', title: '单位' },
  { name: 'phone', title: '手机号' },
  { name: 'dingtalk', title: '钉钉userid' },
  { name: 'title', title: '职务' },
  // By which somebody is known again whose number or name has changed; empty for whoever is new.
  { name: 'person', title: '编号' },
]
const HALL_COLUMNS: readonly Column[] = [
  { name: 'name', title: '大厅名称', required: true },
  { name: 'address', title: '地址', required: true },
  { name: 'phone', title: '电话', required: true },
  { name: 'hours', title: '工作日开放时间' },
  { name: 'saturdays', title: '周六开放时间' },
]
const WINDOW_COLUMNS: readonly Column[] = [
  { name: 'hall', title: '大厅', required: true },
  { name: 'name', title: '窗口名称', required: true },
  { name: 'services', title: '能办的事' },
]

const CATEGORY_COLUMNS: readonly Column[] = [
  { name: 'name', title: '类别', required: true },
  OFFERED,
  // By which one is known again whose name has changed; empty for a new one.
  { name: 'category', title: '编号' },
]

const UNITS: Table = {
  word: '单位',
  columns: UNIT_COLUMNS,
  example: { name: '样例局', phone: '0571-00000011', leads: '是' },
  called: ({ name = '' }) => name,
  async steps({ tx, schema: { units } }, centre, { leads, ...said }, memory) {
    const handles = truth(leads, LEADS)
    ofOneName(memory, said.name ?? '', { ...said, leads: String(handles) })
    const [unit] = await tx
      .select()
      .from(units)
      .where(and(eq(units.centreId, centre.id), eq(units.name, said.name ?? '')))
    const at = { centre: centre.division }
    if (!unit) {
      return [{ command: 'UNIT_ADD', input: { ...at, ...said, ...(handles !== undefined && { leads: handles }) } }]
    }
    const stored = { phone: unit.phone }
    const names = differing(said, stored)
    const turns = handles !== undefined && handles !== unit.leads
    if (names.length === 0 && !turns) return []
    const says = [wordsOf(UNIT_COLUMNS, names, said, stored), turns ? `改为${handles ? '接办' : '不接办'}诉求` : '']
    const input = { ...at, unit: unit.id, ...picked(said, names), ...(turns && { leads: handles }) }
    return [{ command: 'UNIT_CHANGE', input, says: says.filter(Boolean).join('；') }]
  },
  async rows({ tx, schema: { units } }, centre) {
    const all = await tx.select().from(units).where(eq(units.centreId, centre.id)).orderBy(asc(units.name))
    return all.map(({ name, phone, leads }) => ({ name, phone: phone ?? '', leads: leads ? '是' : '否' }))
  },
}

const STAFF: Table = {
  word: '人员',
  columns: STAFF_COLUMNS,
  example: { name: '样例', role: '经办', unit: '样例局', phone: '19900000102', title: '科员' },
  called: ({ name = '', role = '' }) => `${name} ${role}`.trim(),
  async steps(parts, centre, said, memory) {
    const { leads: _, offered: __, person: id, ...texts } = said
    if (!said.name) throw new AdminFault('请写姓名。', 'name')
    const { tx, schema } = parts
    const at = { centre: centre.division }
    const byId = id ? await staffNamed(parts, id) : null
    const known = byId ?? (await knownHere(parts, centre, said))
    const about = JSON.stringify([said.name, said.title, numberIn(said), said.dingtalk])
    const names = [known?.id, numberIn(said), said.dingtalk]
    if (!known) {
      saidOnce(memory, names, about, severalOf(said))
      return [{ command: 'STAFF_ADD', input: { ...at, ...texts } }]
    }
    if (!byId && known.name !== said.name) {
      const words = '请核对；改名的，请填他的编号（导出的表里有）。'
      throw new AdminFault(`手机号或钉钉 userid 是${known.name}的，姓名写的是${said.name}，${words}`, 'name')
    }
    saidOnce(memory, names, about, severalOf(said))
    const steps: Step[] = []
    const stored = {
      name: known.name,
      title: known.title,
      phone: known.phone,
      dingtalk: await dingTalkOf(parts, known),
    }
    const others = differing({ ...said, phone: numberIn(said) }, stored)
    if (others.length > 0) {
      const labels = others.map((name) => STAFF_COLUMNS.find((each) => each.name === name)?.title)
      const input = { ...at, person: known.id, ...picked(said, others) }
      steps.push({ command: 'STAFF_CHANGE', input, says: `修改${labels.join('、')}` })
    }
    const { posts } = await personWithOwn(tx, schema, known)
    const unit = await unitOf(parts, centre, said.unit)
    const role = ROLES.find((each) => each === said.role?.toUpperCase() || ROLE_WORDS[each] === said.role)
    const holds = posts.some(
      (post) => post.role === role && post.centreId === centre.id && (post.unitId ?? '') === (unit ?? ''),
    )
    if (!holds) {
      const office = { role: said.role ?? '', ...(said.unit && { unit: said.unit }) }
      steps.push({ command: 'POST_ADD', input: { ...at, person: known.id, ...office } })
    }
    return steps
  },
  async besides(parts, { phone, person }) {
    const number = normalisePhone(phone ?? '')
    const { people, secondFactors } = parts.schema
    const [known] = person
      ? [await findPerson(parts.tx, parts.schema, person)]
      : number
        ? await parts.tx
            .select()
            .from(people)
            .where(and(eq(people.staff, true), eq(people.phone, number)))
        : []
    if (!known || (await dingTalkOf(parts, known))) return ''
    const [factor] = await parts.tx.select().from(secondFactors).where(eq(secondFactors.personId, known.id))
    return factor?.confirmedAt ? '' : '；还没有设置动态码，需要时请在人员名单里重新发开通码'
  },
  async rows({ tx, schema }, centre) {
    const units = await tx.select().from(schema.units).where(eq(schema.units.centreId, centre.id))
    const names = new Map(units.map((unit) => [unit.id, unit.name]))
    // Known again by the number of the row: whole telephone numbers leave on no list.
    return (await staffOfCentre(tx, schema, centre.id)).flatMap(({ id, name, title, dingTalk, posts }) =>
      posts
        .filter(({ role }) => isStaffRole(role))
        .map(({ role, unitId }) => ({
          ...{ name, role: ROLE_WORDS[role], unit: names.get(unitId ?? '') ?? '', phone: '' },
          ...{ dingtalk: dingTalk ?? '', title, person: id },
        })),
    )
  },
}

const severalOf = ({ name }: RowSaid) =>
  new AdminFault(`${name}在表里有几行，姓名、职务或联系方式不一样。请改成一样的。`, 'name')

/** In the one form in which it is stored; as it was written, where it is none. */
const numberIn = ({ phone }: RowSaid): string | undefined => (phone ? (normalisePhone(phone) ?? phone) : undefined)

/** Somebody who holds an office here, by his number or his name in DingTalk; of others nothing is learned. */
async function knownHere(parts: Parts, centre: CentreRow, { phone, dingtalk }: RowSaid): Promise<PersonRow | null> {
  const { tx, schema } = parts
  const { people } = schema
  const number = normalisePhone(phone ?? '')
  const [byPhone] = number
    ? await tx
        .select()
        .from(people)
        .where(and(eq(people.staff, true), eq(people.phone, number)))
    : []
  const known = byPhone ?? (dingtalk ? await findByIdentity(tx, schema, 'DINGTALK', dingtalk) : null)
  if (!known) return null
  const { posts } = await personWithOwn(tx, schema, known)
  return posts.some(({ centreId }) => centreId === centre.id) ? known : null
}

async function dingTalkOf({ tx, schema: { identities } }: Parts, { id }: PersonRow): Promise<string | null> {
  const [row] = await tx
    .select({ subject: identities.subject })
    .from(identities)
    .where(and(eq(identities.personId, id), eq(identities.provider, 'DINGTALK')))
  return row?.subject ?? null
}

async function unitOf({ tx, schema: { units } }: Parts, centre: CentreRow, name: string | undefined) {
  if (!name) return null
  const all = await tx.select().from(units).where(eq(units.centreId, centre.id))
  return all.find((each) => each.name === name || each.id === name)?.id ?? name
}

const hoursOf = ({ openHours }: HallRow) => ({
  hours: spanWords(openHours?.workdays ?? WORKING_HOURS),
  saturdays: spanWords(openHours?.saturdays ?? []),
})
/** In one spelling, so that another one is no change; what cannot be read is left to the command. */
const spelt = (text: string): string => {
  const spans = spansOf(text)
  return 'fault' in spans ? text : spanWords(spans)
}

const HALLS: Table = {
  word: '大厅',
  columns: HALL_COLUMNS,
  example: { name: '样例政务服务中心', address: '某路 1 号', phone: '0571-00000001' },
  called: ({ name = '' }) => name,
  async steps({ tx, schema: { halls } }, centre, { leads: _, offered: __, ...row }, memory) {
    const said = {
      ...row,
      ...(row.hours && { hours: spelt(row.hours) }),
      ...(row.saturdays && { saturdays: spelt(row.saturdays) }),
    }
    ofOneName(memory, said.name ?? '', said)
    const [hall] = await tx
      .select()
      .from(halls)
      .where(and(eq(halls.centreId, centre.id), eq(halls.name, said.name ?? '')))
    const at = { centre: centre.division }
    if (!hall) return [{ command: 'HALL_ADD', input: { ...at, ...said } }]
    const stored = { address: hall.address, phone: hall.phone, ...hoursOf(hall) }
    const names = differing(said, stored)
    if (names.length === 0) return []
    const says = wordsOf(HALL_COLUMNS, names, said, stored)
    return [{ command: 'HALL_CHANGE', input: { ...at, hall: hall.id, ...picked(said, names) }, says }]
  },
  async rows({ tx, schema: { halls } }, centre) {
    const all = await tx.select().from(halls).where(eq(halls.centreId, centre.id)).orderBy(asc(halls.name))
    return all.map((hall) => ({ name: hall.name, address: hall.address, phone: hall.phone, ...hoursOf(hall) }))
  },
}

const servicesIn = (text: string): string =>
  text
    .split(/[;；\n]/)
    .map((each) => clean(each))
    .filter(Boolean)
    .join('；')

const WINDOWS: Table = {
  word: '窗口',
  columns: WINDOW_COLUMNS,
  example: { hall: '样例政务服务中心', name: '“办不成事”兜底专窗', services: '说明流程；受理办不成的事' },
  called: ({ hall = '', name = '' }) => `${hall} ${name}`.trim(),
  async steps({ tx, schema: { halls, windows } }, centre, { leads: _, offered: __, ...said }, memory) {
    ofOneName(memory, `${said.hall} ${said.name}`, said)
    const [found] = await tx
      .select({ window: windows })
      .from(windows)
      .innerJoin(halls, eq(halls.id, windows.hallId))
      .where(
        and(
          eq(halls.centreId, centre.id),
          eq(halls.name, said.hall ?? ''),
          eq(windows.name, said.name ?? ''),
          isNull(windows.revokedAt),
        ),
      )
    if (!found) return [{ command: 'WINDOW_ADD', input: { centre: centre.division, ...said } }]
    const stored = { services: found.window.services.join('；') }
    const services = servicesIn(said.services ?? stored.services)
    if (services === stored.services) return []
    const says = wordsOf(WINDOW_COLUMNS, ['services'], { services }, stored)
    return [{ command: 'WINDOW_CHANGE', input: { window: found.window.id, services }, says }]
  },
  async rows({ tx, schema: { halls, windows } }, centre) {
    const all = await tx
      .select({ window: windows, hall: halls.name })
      .from(windows)
      .innerJoin(halls, eq(halls.id, windows.hallId))
      .where(and(eq(halls.centreId, centre.id), isNull(windows.revokedAt)))
      .orderBy(asc(halls.name), asc(windows.name))
    return all.map(({ window, hall }) => ({ hall, name: window.name, services: window.services.join('；') }))
  },
}

const CATEGORIES: Table = {
  word: '类别',
  columns: CATEGORY_COLUMNS,
  example: { name: '样例类别', offered: '是' },
  called: ({ name = '' }) => name,
  async steps({ tx, schema }, centre, { name = '', offered: text, category: id }, memory) {
    const offered = truth(text, OFFERED)
    const categories = await loadCategories(tx, schema)
    const all = categories.of(centre.id)
    const one = id ? all.find((each) => each.id === id) : all.find((each) => each.name === name)
    if (id && !one) throw new AdminFault(`没有编号“${id}”的类别。新增的请不写编号。`, 'category')
    const about = JSON.stringify([name, offered, one?.id])
    const several = new AdminFault(`“${name}”在表里有几行，内容不一样。请只留一行。`, 'name')
    saidOnce(memory, [name, one?.id], about, several)
    const at = { centre: centre.division }
    if (!one) {
      if (offered === false) throw new AdminFault(`这里没有“${name}”，不用停用。请删去这一行。`, 'name')
      return [{ command: 'CATEGORY_ADD', input: { ...at, name } }]
    }
    const of = { ...at, category: one.id }
    const renamed: Step = { command: 'CATEGORY_CHANGE', input: { ...of, name }, says: `改名：${one.name} → ${name}` }
    const turned: Step =
      offered === false
        ? { command: 'CATEGORY_END', input: of, says: '会停用' }
        : { command: 'CATEGORY_RESTORE', input: of, says: '会恢复使用' }
    const turns = offered !== undefined && offered !== one.offered
    // What is restored has its name of above again.
    const called =
      turns && offered && one.addedBy?.id !== centre.id ? categories.nameAbove(centre.id, one.id) : one.name
    return [...(turns ? [turned] : []), ...(called === name ? [] : [renamed])]
  },
  async rows({ tx, schema }, centre) {
    const all = (await loadCategories(tx, schema)).of(centre.id)
    return all.map(({ id, name, offered }) => ({ name, offered: offered ? '是' : '否', category: id }))
  },
}

export const TABLE: Readonly<Record<TableName, Table>> = { UNITS, STAFF, HALLS, WINDOWS, CATEGORIES }
