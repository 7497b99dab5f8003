import { ROLE_WORDS } from '@qihu/shared'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { spend } from '../limits/counters.store.ts'
import type { Department, DepartmentMember, DingTalk } from '../platforms/dingtalk.client.ts'
import { PlatformError } from '../platforms/platform-error.ts'
import { AdminFault } from './admin-fault.ts'
import { staffOfCentre } from './reading.store.ts'
import { type By, centreFor, type Taken, takeRows } from './take-table.ts'

/** Staff out of DingTalk's address book: looked through by departments, and entered like the rows of a table. */

/** The whole organisation. */
export const WHOLE = 1

const HOUR = 3_600_000
/** Each look is two calls of those that the organisation has a month. */
const LOOKS_AN_HOUR = 60

export type BookPart = Pick<Context, 'db' | 'now' | 'outside'> & { readonly dingTalk: DingTalk }

export type Book = {
  readonly departments: readonly Department[]
  readonly people: readonly (DepartmentMember & {
    /** What he holds in the centre already, in words; null for whoever holds nothing. */
    readonly here: string | null
  })[]
}

/** A department: what is right below it, and who belongs to it. @throws {AdminFault} */
export async function lookInBook(by: By, parts: BookPart, division: string, department: number): Promise<Book> {
  const [centre] = await centreFor(by, 'STAFF', division, by.db.read)
  await spendLook(by)
  const { dingTalk } = parts
  const [departments, members] = await asked(parts, () =>
    Promise.all([dingTalk.departmentsBelow(department), dingTalk.membersOf(department)]),
  )
  const held = await officesByUserId(by.db.read, by.db.schema, centre.id)
  return { departments, people: members.map((each) => ({ ...each, here: held.get(each.userId) ?? null })) }
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
  await centreFor(by, 'STAFF', division, by.db.read)
  if (people?.length === 0) throw new AdminFault('请选要录入的人。', 'people')
  await spendLook(by)
  const members = await asked(parts, () => parts.dingTalk.membersOf(department))
  const chosen = members.filter(({ userId }) => people === null || people.includes(userId))
  const gone = (people ?? []).filter((id) => !members.some(({ userId }) => userId === id))
  if (gone.length > 0)
    throw new AdminFault(`钉钉的这个部门里已没有 ${gone.length} 个所选的人。请重新打开部门再选。`, 'people')
  if (chosen.length === 0) throw new AdminFault('钉钉的这个部门里没有人。请选下级部门。', 'people')
  const rows = chosen.map(({ userId, name, title }) => ({
    line: 0,
    said: { name, role, dingtalk: userId, ...(unit && { unit }), ...(title && { title }) },
    fault: null,
  }))
  return takeRows(by, division, 'STAFF', rows, dry)
}

async function spendLook({ db, byPersonId, now }: By): Promise<void> {
  if (byPersonId === null) return
  const spent = { key: `address-book:${byPersonId}`, most: LOOKS_AN_HOUR, ms: HOUR }
  const left = await db.write((tx) => spend(tx, db.schema, spent, now))
  if (left === null) throw new AdminFault('通讯录看得太多了，请一小时后再试：钉钉每月的调用次数有限。')
}

async function officesByUserId(db: Db, schema: Schema, centreId: string): Promise<Map<string, string>> {
  const staff = await staffOfCentre(db, schema, centreId)
  return new Map(
    staff.flatMap(({ dingTalk, posts }) =>
      dingTalk ? [[dingTalk, posts.map(({ role }) => ROLE_WORDS[role]).join('、')] as const] : [],
    ),
  )
}

/** Of the old API: no permission, and no such department. */
const FAULTS: Readonly<Record<string, string>> = {
  NOT_SET_UP: '还没有配置钉钉，不能读通讯录。可以用表格导入人员。',
  60011: '钉钉应用没有通讯录权限。请在钉钉开放平台给应用开通“通讯录部门信息读权限”和“成员信息读权限”。',
  60003: '钉钉里没有这个部门，可能已删除。请从上级部门重新打开。',
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
