import { isStaffRole, normalisePhone, ROLE_WORDS, ROLES, STAFF_ROLES, type StaffRole } from '@qihu/shared'
import { and, eq } from 'drizzle-orm'
import type { CentreRow } from '../centres/centres.store.ts'
import { findByIdentity, type PersonRow, personWithOwn } from '../people/people.store.ts'
import { AdminFault } from './admin-fault.ts'
import { type Change, demand, type Parts } from './changes.store.ts'
import { unitNamed } from './units.admin.ts'

/** Offices and those who hold them, as commands name them. */

export type PostInput = { readonly role?: string; readonly unit?: string }

/** Offices that are a unit's: nobody holds them without one. */
export const OF_UNITS: readonly StaffRole[] = ['UNIT_HANDLER', 'UNIT_HEAD']

/** An office by its name or its word. @throws {AdminFault} for any other, and for what is no office. */
function roleOf(given: string | undefined): StaffRole {
  const text = (given ?? '').trim()
  const found = ROLES.find((role) => role === text.toUpperCase() || ROLE_WORDS[role] === text)
  if (found && isStaffRole(found)) return found
  const known = STAFF_ROLES.map((role) => `${role}（${ROLE_WORDS[role]}）`).join('、')
  throw new AdminFault(`${text ? `角色 ${text} 不能授予或认不出` : '请写角色'}。可用：${known}。`, 'role')
}

/** An office as it is stored: the unit is empty where it is no unit's. */
export type PostOfPlace = { readonly role: StaffRole; readonly centreId: string; readonly unitId: string }

async function named(parts: Parts, centre: CentreRow, input: PostInput, field: 'unit' | 'to' = 'unit') {
  const role = roleOf(input.role)
  if (!input.unit && OF_UNITS.includes(role)) {
    throw new AdminFault(`${ROLE_WORDS[role]}属于一个单位，请写明单位。`, field)
  }
  const unit = input.unit ? await unitNamed(parts, centre.id, input.unit, field) : null
  return { unit, post: { role, centreId: centre.id, unitId: unit?.id ?? '' } satisfies PostOfPlace }
}

/** An office of the centre as it is named. @throws {AdminFault} */
export const postOf = async (parts: Parts, centre: CentreRow, input: PostInput): Promise<PostOfPlace> =>
  (await named(parts, centre, input)).post

/** One that is to be given to somebody. @throws {AdminFault} also where the unit handles nothing. */
export async function postToGive(
  parts: Parts,
  centre: CentreRow,
  input: PostInput,
  field: 'unit' | 'to' = 'unit',
): Promise<PostOfPlace> {
  const { unit, post } = await named(parts, centre, input, field)
  if (unit && OF_UNITS.includes(post.role) && !unit.leads) {
    throw new AdminFault(
      `${unit.name}不接办诉求，不能有${ROLE_WORDS[post.role]}。请换一个单位，或把它改为可以接办。`,
      field,
    )
  }
  return post
}

/** As people say it: the unit, where it is one's, and the role. */
export const officeWords = (role: StaffRole, unit: string | undefined): string =>
  (unit ? `${unit} ` : '') + ROLE_WORDS[role]

/** Somebody of the staff by id, DingTalk user id or telephone. @throws {AdminFault} where there is none. */
export async function staffNamed(
  { tx, schema }: Parts,
  who: string,
  field: 'person' | 'deputy' | 'successor' = 'person',
): Promise<PersonRow> {
  const text = who.trim()
  const { people } = schema
  const phone = normalisePhone(text)
  // An id is nobody else's; what somebody is called in DingTalk was typed by an administrator, and comes last.
  const [byId] = await tx.select().from(people).where(eq(people.id, text)).limit(1)
  const [byPhone] = phone
    ? await tx
        .select()
        .from(people)
        .where(and(eq(people.staff, true), eq(people.phone, phone)))
        .limit(1)
    : []
  const found = byId ?? byPhone ?? (await findByIdentity(tx, schema, 'DINGTALK', text))
  if (!found) throw new AdminFault(`没有找到工作人员 ${who}。请写编号、钉钉 userid 或手机号。`, field)
  return found
}

/**
 * What a person is and how he signs in is his in all his centres: whoever changes it sees to people in each of them.
 * @returns the offices he holds.
 */
export async function demandOfAll(change: Change, parts: Parts, row: PersonRow): Promise<PostOfPlace[]> {
  const held = await officesOf(parts, row)
  for (const centreId of new Set(held.map((post) => post.centreId))) {
    await demand(change, 'PEOPLE', parts.centres.of(centreId), parts)
  }
  return held
}

export const isSame = (a: PostOfPlace, b: PostOfPlace): boolean =>
  a.role === b.role && a.centreId === b.centreId && a.unitId === b.unitId

/** The offices that are his own. */
export const officesOf = async ({ tx, schema }: Parts, row: PersonRow): Promise<PostOfPlace[]> =>
  (await personWithOwn(tx, schema, row)).posts.map((post) => ({ ...post, unitId: post.unitId ?? '' }))
