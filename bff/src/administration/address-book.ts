import { ROLE_WORDS } from '@qihu/shared'
import { noteAudit } from '../audit/audit.store.ts'
import type { Context } from '../context.ts'
import { spend } from '../limits/counters.store.ts'
import type { Department, DepartmentMember, DingTalk } from '../platforms/dingtalk.client.ts'
import { PlatformError } from '../platforms/platform-error.ts'
import { AdminFault } from './admin-fault.ts'
import { type StaffOfCentre, staffOfCentre } from './reading.store.ts'
import type { FileRow } from './table-files.ts'
import { type By, centreFor, type Taken, takeRows } from './take-table.ts'

/** Staff out of DingTalk's address book: looked through by departments, and entered like the rows of a table. */

/** The whole organisation. */
export const WHOLE = 1

const HOUR = 3_600_000
/** Each look is two calls at least of those that the organisation has a month: a hundred people are one more. */
const LOOKS_AN_HOUR = 60

export type BookPart = Pick<Context, 'outside'> & {
  readonly dingTalk: DingTalk
  /** Where the look comes from. */
  readonly address: string
}

export type Book = {
  readonly departments: readonly Department[]
  readonly people: readonly (DepartmentMember & {
    /** What he holds in the centre already, or who there may be the same one, in words; null for whoever is new. */
    readonly here: string | null
  })[]
}

/** A department: what is right below it, and who belongs to it. @throws {AdminFault} */
export async function lookInBook(by: By, parts: BookPart, division: string, department: number): Promise<Book> {
  const [centre] = await centreFor(by, 'STAFF', division, by.db.read)
  await noteLook(by, parts, centre.id)
  const { dingTalk } = parts
  const [departments, members] = await asked(parts, () =>
    Promise.all([dingTalk.departmentsBelow(department), dingTalk.membersOf(department)]),
  )
  const staff = await staffOfCentre(by.db.read, by.db.schema, centre.id)
  return { departments, people: members.map((each) => ({ ...each, here: hereWords(each, staff) })) }
}

export type BookChoice = {
  readonly department: number
  /** User ids; null for everybody of the department. */
  readonly people: readonly string[] | null
  readonly role: string
  readonly unit: string | null
}

/** Enters them with one office, all or none. Names are DingTalk's of this moment, and not the page's. @throws {AdminFault} */
export async function takeFromBook(
  by: By,
  parts: BookPart,
  division: string,
  { department, people, role, unit }: BookChoice,
  dry: boolean,
): Promise<Taken> {
  const [centre] = await centreFor(by, 'STAFF', division, by.db.read)
  if (people?.length === 0) throw new AdminFault('请选要录入的人。', 'people')
  await noteLook(by, parts, centre.id)
  const members = await asked(parts, () => parts.dingTalk.membersOf(department))
  const chosen = members.filter(({ userId }) => people === null || people.includes(userId))
  const gone = (people ?? []).filter((id) => !members.some(({ userId }) => userId === id))
  if (gone.length > 0)
    throw new AdminFault(`钉钉的这个部门里已没有 ${gone.length} 个所选的人。请重新打开部门再选。`, 'people')
  if (chosen.length === 0) throw new AdminFault('钉钉的这个部门里没有人。请选下级部门。', 'people')
  const staff = await staffOfCentre(by.db.read, by.db.schema, centre.id)
  const rows = chosen.map((each): FileRow => {
    const { userId, name, title } = each
    const known = staff.find(({ dingTalk }) => dingTalk === userId)
    // Who is here already keeps the name that he has here.
    const who = known ? { name: known.name, person: known.id } : { name, ...(title && { title }) }
    const fault = !known && namesake(each, staff) ? NAMESAKE : null
    return { line: 0, said: { ...who, role, dingtalk: userId, ...(unit && { unit }) }, fault }
  })
  return takeRows(by, division, 'STAFF', rows, dry)
}

const NAMESAKE =
  '这里已有同名的人用手机号登录。是同一个人的，请在人员里给他填写钉钉 userid；不是的，请在人员里单独录入。'

/** Somebody of the same name who is not known by DingTalk: he may be the same one. */
const namesake = ({ name }: DepartmentMember, staff: readonly StaffOfCentre[]): StaffOfCentre | undefined =>
  staff.find((each) => each.dingTalk === null && each.name === name)

function hereWords(each: DepartmentMember, staff: readonly StaffOfCentre[]): string | null {
  const known = staff.find(({ dingTalk }) => dingTalk === each.userId)
  if (known) return `已是${officesOf(known)}`
  const other = namesake(each, staff)
  return other ? `有同名的${officesOf(other)}，用手机号登录` : null
}

const officesOf = ({ posts }: StaffOfCentre): string => posts.map(({ role }) => ROLE_WORDS[role]).join('、')

/** Each look is written down, and they end before the organisation's calls do. */
async function noteLook({ db, byPersonId: personId, now }: By, { address }: BookPart, centreId: string): Promise<void> {
  if (personId === null) return
  const spent = { key: `address-book:${personId}`, most: LOOKS_AN_HOUR, ms: HOUR }
  await db.write(async (tx) => {
    if ((await spend(tx, db.schema, spent, now)) === null) {
      throw new AdminFault('通讯录看得太多了，请一小时后再试：钉钉每月的调用次数有限。')
    }
    await noteAudit(tx, db.schema, { kind: 'BOOK_READ', personId, centreIds: [centreId], address }, now)
  })
}

/** By the codes of the old API and those of our client. */
const FAULTS: Readonly<Record<string, string>> = {
  NOT_SET_UP: '还没有配置钉钉，不能读通讯录。可以用表格导入人员。',
  60011: '钉钉应用没有通讯录权限。请在钉钉开放平台给应用开通“通讯录部门信息读权限”和“成员信息读权限”。',
  60003: '钉钉里没有这个部门，可能已删除。请从上级部门重新打开。',
  TOO_MANY: '这个部门超过 1000 人。请打开它的下级部门，或用表格导入。',
  90020: '钉钉本月的调用次数已用完。可以用表格导入人员，或下个月再试。',
}

async function asked<T>({ outside }: BookPart, work: () => Promise<T>): Promise<T> {
  try {
    return await outside(work)
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    throw new AdminFault(FAULTS[error.code] ?? `钉钉暂时读不到通讯录（${error.code}）。请稍后再试。`)
  }
}
