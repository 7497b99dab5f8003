import { isStaffRole, normalisePhone, ROLE_WORDS, ROLES, type Role, STAFF_ROLES, type StaffRole } from '@qihu/shared'
import { and, eq, ne } from 'drizzle-orm'
import { addFirstCentre, type CentreRow, loadCentres } from '../centres/centres.store.ts'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { newId } from '../ids.ts'
import { addPeople, findByIdentity, type PersonRow, personWithHeld } from '../people/people.store.ts'
import { AdminFault } from './admin-fault.ts'
import { centreAt, divisionCode } from './centres.admin.ts'
import { type Change, noted } from './changes.store.ts'
import { nameOf, nameOrNone } from './names.ts'
import { unitNamed } from './units.admin.ts'

export type StaffInput = {
  readonly name?: string
  readonly title?: string
  readonly phone?: string
  /** The user id in DingTalk, by which he signs in and is pushed. */
  readonly dingtalk?: string
}
export type PostInput = { readonly role?: string; readonly unit?: string }

/** Offices that are a unit's: nobody holds them without one. */
const OF_UNITS: readonly StaffRole[] = ['UNIT_HANDLER', 'UNIT_HEAD']

/** An office by its name or its word. @throws {AdminFault} for any other, and for what is no office. */
function roleOf(given: string | undefined): StaffRole {
  const text = (given ?? '').trim()
  const found = ROLES.find((role) => role === text.toUpperCase() || ROLE_WORDS[role] === text)
  if (found && isStaffRole(found)) return found
  const known = STAFF_ROLES.map((role) => `${role}（${ROLE_WORDS[role]}）`).join('、')
  throw new AdminFault(`${text ? `角色 ${text} 不能授予或认不出` : '请写角色'}。可用：${known}。`, 'role')
}

type Post = { readonly role: StaffRole; readonly centreId: string; readonly unitId: string }

async function postOf(tx: Db, schema: Schema, centre: CentreRow, input: PostInput): Promise<Post> {
  const role = roleOf(input.role)
  if (!input.unit && OF_UNITS.includes(role)) {
    throw new AdminFault(`${ROLE_WORDS[role]}属于一个单位，请用 --unit 写明。`, 'unit')
  }
  const unit = input.unit ? await unitNamed(tx, schema, centre.id, input.unit) : null
  if (unit && OF_UNITS.includes(role) && !unit.leads) {
    throw new AdminFault(
      `${unit.name}不接办诉求，不能有${ROLE_WORDS[role]}。请换一个单位，或把它改为可以接办。`,
      'unit',
    )
  }
  return { role, centreId: centre.id, unitId: unit?.id ?? '' }
}

/** Enters somebody of the staff with his first office. */
export const addStaff = (change: Change, division: string, input: StaffInput & PostInput): Promise<PersonRow> =>
  noted(change, 'PERSON', 'ADDED', (tx, schema) => enter(tx, schema, change, division, input))

/**
 * Enters the first administrator, with the first centre where there is none: both or neither.
 * @param division of his centre; null for the first one.
 */
export function addFirstAdmin(
  change: Change,
  division: string | null,
  input: StaffInput,
  place: { readonly division: string | undefined; readonly desk: string | undefined },
): Promise<PersonRow> {
  return noted(change, 'PERSON', 'ADDED', async (tx, schema) => {
    if ((await loadCentres(tx, schema)).first === null) {
      const code = divisionCode(place.division, '请在服务的配置里写 DIVISION，再运行一次：它是每个编号的一部分。')
      const desk = nameOf(place.desk, '专窗名称（--desk，或服务配置里的 DESK），例如 某区兜底专窗', 'desk')
      await addFirstCentre(tx, schema, { division: code, desk, now: change.now })
    }
    const at = division ?? (await loadCentres(tx, schema)).first?.division ?? ''
    return enter(tx, schema, change, at, { ...input, role: 'CENTRE_ADMIN' })
  })
}

async function enter(tx: Db, schema: Schema, change: Change, division: string, input: StaffInput & PostInput) {
  const centre = centreAt(await loadCentres(tx, schema), division)
  const name = nameOf(input.name, '姓名', 'name')
  const post = await postOf(tx, schema, centre, input)
  const phone = input.phone ? await freePhone(tx, schema, input.phone) : null
  const dingTalk = nameOrNone(input.dingtalk, '钉钉 userid', 'dingtalk')
  if (!dingTalk) throw new AdminFault('请写钉钉 userid：工作人员从钉钉登录，通知也发到那里。', 'dingtalk')
  const other = await findByIdentity(tx, schema, 'DINGTALK', dingTalk)
  if (other)
    throw new AdminFault(`钉钉 userid ${dingTalk} 已是${other.name}的。要再加职务，请用 post add。`, 'dingtalk')
  const row = {
    ...{ id: newId(change.now), name, phone, staff: true, demoKey: null, createdAt: change.now },
    title: nameOrNone(input.title, '职务', 'title') ?? ROLE_WORDS[post.role],
  }
  const { role, centreId, unitId } = post
  await addPeople(tx, schema, [{ ...row, roles: [role], unitId: unitId || null, centreId }])
  await tx.insert(schema.identities).values({ provider: 'DINGTALK', subject: dingTalk, personId: row.id })
  return { row, centreId: centre.id, detail: post }
}

/** A number must lead to one person. */
async function freePhone(tx: Db, schema: Schema, given: string): Promise<string> {
  const phone = normalisePhone(given)
  if (!phone) throw new AdminFault('手机号应为 1 开头的 11 位数字，请核对。', 'phone')
  const { people } = schema
  const [other] = await tx
    .select({ name: people.name })
    .from(people)
    .where(and(eq(people.staff, true), eq(people.phone, phone)))
    .limit(1)
  if (other) throw new AdminFault(`这个手机号已是${other.name}的。要再加职务，请用 post add。`, 'phone')
  return phone
}

/** Somebody of the staff by id, DingTalk user id or telephone. @throws {AdminFault} where there is none. */
export async function staffNamed(tx: Db, schema: Schema, who: string): Promise<PersonRow> {
  const text = who.trim()
  const { people } = schema
  const inDingTalk = await findByIdentity(tx, schema, 'DINGTALK', text)
  if (inDingTalk) return inDingTalk
  const phone = normalisePhone(text)
  const [found] = await tx
    .select()
    .from(people)
    .where(phone ? and(eq(people.staff, true), eq(people.phone, phone)) : eq(people.id, text))
    .limit(1)
  if (!found)
    throw new AdminFault(`没有找到工作人员 ${who}。请写编号、钉钉 userid 或手机号（list staff 可查）。`, 'person')
  return found
}

/** A further office of somebody who is here already. */
export function addPost(change: Change, division: string, who: string, input: PostInput): Promise<PersonRow> {
  return noted(change, 'POST', 'ADDED', async (tx, schema) => {
    const centre = centreAt(await loadCentres(tx, schema), division)
    const row = await staffNamed(tx, schema, who)
    const post = await postOf(tx, schema, centre, input)
    const { roles } = await personWithHeld(tx, schema, row)
    if (roles.some((role) => !isStaffRole(role))) {
      throw new AdminFault(`${row.name}是申请人的账号，不能授予职务。请用 staff add 另外录入。`, 'person')
    }
    const held = await heldBy(tx, schema, row)
    if (held.some((each) => isSame(each, post))) throw new AdminFault(`${row.name}已有这个职务。`, 'role')
    // Signed in when he was nobody here: staff sit down anew.
    if (held.length === 0) await tx.delete(schema.sessions).where(eq(schema.sessions.personId, row.id))
    await tx.insert(schema.personRoles).values({ personId: row.id, ...post })
    await keepForEarlier(tx, schema, row)
    return { row, centreId: centre.id, detail: post }
  })
}

/**
 * Takes an office away; whoever has none left is no staff any more, and his sessions end.
 * @throws {AdminFault} where nobody would be left to administer the centre.
 */
export function endPost(change: Change, division: string, who: string, input: PostInput): Promise<PersonRow> {
  return noted(change, 'POST', 'ENDED', async (tx, schema) => {
    const centre = centreAt(await loadCentres(tx, schema), division)
    const row = await staffNamed(tx, schema, who)
    const post = await postOf(tx, schema, centre, input)
    if (!(await heldBy(tx, schema, row)).some((each) => isSame(each, post))) {
      throw new AdminFault(`${row.name}没有这个职务（list staff 可查）。`, 'role')
    }
    if (post.role === 'CENTRE_ADMIN' && !(await hasAnotherAdmin(tx, schema, centre.id, row.id))) {
      throw new AdminFault(`${row.name}是${centre.name}唯一的中心管理员。请先用 post add 授予另一个人。`, 'person')
    }
    const { personRoles, sessions } = schema
    await tx
      .delete(personRoles)
      .where(
        and(
          eq(personRoles.personId, row.id),
          eq(personRoles.role, post.role),
          eq(personRoles.centreId, post.centreId),
          eq(personRoles.unitId, post.unitId),
        ),
      )
    const left = await keepForEarlier(tx, schema, row)
    if (left === 0) await tx.delete(sessions).where(eq(sessions.personId, row.id))
    return { row, centreId: centre.id, detail: post }
  })
}

const isSame = (a: Post, b: Post) => a.role === b.role && a.centreId === b.centreId && a.unitId === b.unitId

const heldBy = async (tx: Db, schema: Schema, row: PersonRow): Promise<Post[]> =>
  (await personWithHeld(tx, schema, row)).posts.map((post) => ({ ...post, unitId: post.unitId ?? '' }))

async function hasAnotherAdmin(tx: Db, schema: Schema, centreId: string, personId: string): Promise<boolean> {
  const { personRoles } = schema
  const [other] = await tx
    .select({ personId: personRoles.personId })
    .from(personRoles)
    .where(
      and(eq(personRoles.centreId, centreId), eq(personRoles.role, 'CENTRE_ADMIN'), ne(personRoles.personId, personId)),
    )
    .limit(1)
  return other !== undefined
}

/** What processes of the release before read. @returns how many offices he holds. */
async function keepForEarlier(tx: Db, schema: Schema, row: PersonRow): Promise<number> {
  const { people } = schema
  const { posts, roles } = await personWithHeld(tx, schema, row)
  await tx
    .update(people)
    .set({
      staff: posts.length > 0,
      formerRoles: [...(roles as Role[])],
      formerUnitId: posts.find((post) => post.unitId)?.unitId ?? null,
    })
    .where(eq(people.id, row.id))
  return posts.length
}
