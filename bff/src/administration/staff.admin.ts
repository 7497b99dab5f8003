import {
  ADMIN_DUTIES,
  heldTogether,
  isStaffRole,
  KEEPER_OF,
  normalisePhone,
  ROLE_WORDS,
  type Role,
  type StaffRole,
} from '@qihu/shared'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { addFirstCentre, type CentreRow, loadCentres } from '../centres/centres.store.ts'
import { newId } from '../ids.ts'
import { endAllOf } from '../people/devices.ts'
import { addPeople, findByIdentity, type PersonRow, personWithOwn } from '../people/people.store.ts'
import { handOutCode } from '../people/second-factor.ts'
import { AdminFault } from './admin-fault.ts'
import { centreAt, divisionCode, inCentre } from './centres.admin.ts'
import { type Change, demand, noted, type Parts } from './changes.store.ts'
import { endLent } from './deputies.admin.ts'
import { nameOf, nameOrNone } from './names.ts'
import {
  demandOfAll,
  isSame,
  officesOf,
  type PostInput,
  type PostOfPlace,
  postOf,
  postToGive,
  staffNamed,
} from './posts.ts'
import { type PassedOn, passOn } from './successors.ts'

export type StaffInput = {
  readonly name?: string
  readonly title?: string
  readonly phone?: string
  /** The user id in DingTalk, by which he signs in and is pushed. */
  readonly dingtalk?: string
}
/** Somebody who was entered, and the code with which he sets up an authenticator, where he comes by telephone. */
export type Entered = PersonRow & { readonly code: string | null }

/** Who takes over what he carries; nobody: the heads of his units name somebody. */
type GoneInput = PostInput & { readonly successor?: string }
type MoveInput = GoneInput & { readonly to?: string }
export type Gone = PersonRow & { readonly passedOn: PassedOn }

/** Enters somebody of the staff with his first office. */
export const addStaff = (change: Change, division: string, input: StaffInput & PostInput): Promise<Entered> =>
  noted(change, { subject: 'PERSON', deed: 'ADDED', duty: 'PEOPLE' }, inCentre(division), (centre, parts) =>
    enter(change, parts, centre, input),
  )

/**
 * Enters the first administrator, with the first centre where there is none: both or neither.
 * @param division of his centre; null for the first one.
 */
export function addFirstAdmin(
  change: Change,
  division: string | null,
  input: StaffInput,
  place: { readonly division: string | undefined; readonly desk: string | undefined },
): Promise<Entered> {
  const at = async (parts: Parts): Promise<CentreRow> => {
    const { tx, schema } = parts
    if (parts.centres.first === null) {
      const code = divisionCode(place.division, '请在服务的配置里写 DIVISION，再运行一次：它是每个编号的一部分。')
      const desk = nameOf(place.desk, '专窗名称（--desk，或服务配置里的 DESK），例如 某区兜底专窗', 'desk')
      await addFirstCentre(tx, schema, { division: code, desk, now: change.now })
    }
    const centres = await loadCentres(tx, schema)
    return centreAt(centres, division ?? centres.first?.division ?? '')
  }
  return noted(change, { subject: 'PERSON', deed: 'ADDED', duty: 'PEOPLE' }, at, (centre, parts) =>
    enter(change, parts, centre, { ...input, role: 'CENTRE_ADMIN' }),
  )
}

async function enter(change: Change, parts: Parts, centre: CentreRow, input: StaffInput & PostInput) {
  const { tx, schema } = parts
  const { now } = change
  const name = nameOf(input.name, '姓名', 'name')
  const post = await postToGive(parts, centre, input)
  const phone = await freePhone(change, parts, input.phone, null)
  const dingTalk = await freeDingTalk(change, parts, input.dingtalk, null)
  if (!dingTalk && !phone) {
    throw new AdminFault('请写钉钉 userid 或手机号：工作人员从那里登录，通知也发到那里。', 'phone')
  }
  const row = {
    ...{ id: newId(now), name, phone, staff: true, demoKey: null, createdAt: now },
    title: nameOrNone(input.title, '职务', 'title') ?? ROLE_WORDS[post.role],
  }
  const { role, centreId, unitId } = post
  await addPeople(tx, schema, [{ ...row, roles: [role], unitId: unitId || null, centreId }])
  if (dingTalk) await addDingTalk(parts, row.id, dingTalk)
  const code = dingTalk ? null : await handOutCode(tx, schema, row.id, now)
  return { row: { ...row, code }, detail: post }
}

/** Signs somebody out wherever he is signed in: a device was lost. */
export function signOutStaff(change: Change, division: string, who: string): Promise<PersonRow> {
  const sort = { subject: 'PERSON', deed: 'SIGNED_OUT', duty: 'PEOPLE' } as const
  return noted(change, sort, inCentre(division), async (centre, parts) => {
    const row = await staffHere(change, parts, centre, who)
    await endAllOf(parts.tx, parts.schema, row.id)
    return { row, detail: {} }
  })
}

/** A code to set up an authenticator with, in place of the one he has: for a new telephone, or a lost one. */
export function handOut(change: Change, division: string, who: string): Promise<Entered> {
  const sort = { subject: 'PERSON', deed: 'CHANGED', duty: 'PEOPLE' } as const
  return noted(change, sort, inCentre(division), async (centre, parts) => {
    const { tx, schema } = parts
    const row = await staffHere(change, parts, centre, who)
    if (!row.phone) throw new AdminFault(`${row.name}还没有手机号，开通码用不上。请先填写手机号。`, 'phone')
    const code = await handOutCode(tx, schema, row.id, change.now)
    // Whoever has the old telephone is out.
    await endAllOf(tx, schema, row.id)
    return { row: { ...row, code }, detail: { changed: ['secondFactor'] } }
  })
}

/** Somebody else, by his name where whoever asks sees to people in each of his centres. */
async function nameOfOther(change: Change, parts: Parts, id: string): Promise<string> {
  const [row] = await parts.tx.select().from(parts.schema.people).where(eq(parts.schema.people.id, id))
  if (!row) return '别人'
  for (const { centreId } of await officesOf(parts, row)) {
    if (!(await change.may('PEOPLE', parts.centres.of(centreId), parts))) return '另一位工作人员'
  }
  return row.name
}

/** A number must lead to one person. @param own who may have it already. */
async function freePhone(
  change: Change,
  parts: Parts,
  given: string | undefined,
  own: string | null,
): Promise<string | null> {
  const { tx, schema } = parts
  if (!given?.trim()) return null
  const phone = normalisePhone(given)
  if (!phone) throw new AdminFault('手机号应为 1 开头的 11 位数字，请核对。', 'phone')
  const { people } = schema
  const others = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.staff, true), eq(people.phone, phone)))
  // Or one that another of the staff signs in with besides.
  const joined = await findByIdentity(tx, schema, 'PHONE', phone)
  const other = [...others, ...(joined?.staff ? [joined] : [])].find(({ id }) => id !== own)
  if (other) {
    const name = await nameOfOther(change, parts, other.id)
    throw new AdminFault(`这个手机号已是${name}的。要再加职务，请在他的名下添加。`, 'phone')
  }
  return phone
}

async function freeDingTalk(change: Change, parts: Parts, given: string | undefined, own: string | null) {
  const { tx, schema } = parts
  const dingTalk = nameOrNone(given, '钉钉 userid', 'dingtalk')
  if (dingTalk && normalisePhone(dingTalk)) {
    throw new AdminFault('这里写钉钉 userid，不是手机号。手机号请写在“手机号”里。', 'dingtalk')
  }
  const other = dingTalk ? await findByIdentity(tx, schema, 'DINGTALK', dingTalk) : null
  if (other && other.id !== own) {
    const name = await nameOfOther(change, parts, other.id)
    throw new AdminFault(`钉钉 userid ${dingTalk} 已是${name}的。要再加职务，请在他的名下添加。`, 'dingtalk')
  }
  return dingTalk
}

/** Somebody of this centre's staff, for whoever may change what is his. @throws {AdminFault} where he has no office in it. */
async function staffHere(change: Change, parts: Parts, centre: CentreRow, who: string): Promise<PersonRow> {
  const row = await staffNamed(parts, who)
  const held = await demandOfAll(change, parts, row)
  if (held.some((post) => post.centreId === centre.id)) return row
  throw new AdminFault(`${row.name}在这个中心没有职务。`, 'person')
}

/** Name, title, and the doors by which he comes in; where these change, he signs in anew. */
export function changeStaff(change: Change, division: string, who: string, input: StaffInput): Promise<PersonRow> {
  const sort = { subject: 'PERSON', deed: 'CHANGED', duty: 'PEOPLE' } as const
  return noted(change, sort, inCentre(division), async (centre, parts) => {
    const { tx, schema } = parts
    const row = await staffHere(change, parts, centre, who)
    const { people, identities } = schema
    const before = (await dingTalkOf(parts, row.id)) ?? null
    const phone = input.phone === undefined ? row.phone : await freePhone(change, parts, input.phone, row.id)
    const dingTalk = input.dingtalk === undefined ? before : await freeDingTalk(change, parts, input.dingtalk, row.id)
    if (!phone && !dingTalk) throw new AdminFault('手机号和钉钉 userid 至少留一个，否则无法登录。', 'phone')
    const said = {
      ...(input.name !== undefined && { name: nameOf(input.name, '姓名', 'name') }),
      ...(input.title !== undefined && { title: nameOf(input.title, '职务', 'title') }),
      ...(phone !== row.phone && { phone }),
    }
    if (Object.keys(said).length === 0 && dingTalk === before)
      throw new AdminFault('没有写要改什么，例如姓名或手机号。')
    if (Object.keys(said).length > 0) await tx.update(people).set(said).where(eq(people.id, row.id))
    if (dingTalk !== before) {
      await tx.delete(identities).where(and(eq(identities.personId, row.id), eq(identities.provider, 'DINGTALK')))
      if (dingTalk) await addDingTalk(parts, row.id, dingTalk)
    }
    if (dingTalk !== before || phone !== row.phone) await endAllOf(tx, schema, row.id)
    const changed = [...Object.keys(said), ...(dingTalk === before ? [] : ['dingtalk'])]
    return { row: { ...row, ...said }, detail: { changed } }
  })
}

const addDingTalk = ({ tx, schema }: Parts, personId: string, subject: string) =>
  tx.insert(schema.identities).values({ provider: 'DINGTALK', subject, personId })

async function dingTalkOf({ tx, schema }: Parts, personId: string): Promise<string | undefined> {
  const { identities } = schema
  const [row] = await tx
    .select({ subject: identities.subject })
    .from(identities)
    .where(and(eq(identities.personId, personId), eq(identities.provider, 'DINGTALK')))
  return row?.subject
}

/** Somebody who had left: his past is his last centre's to answer for, and his number may be another's by now. */
async function comeBack(change: Change, parts: Parts, row: PersonRow): Promise<void> {
  const { adminChanges } = parts.schema
  const [last] = await parts.tx
    .select({ centreId: adminChanges.centreId })
    .from(adminChanges)
    .where(and(eq(adminChanges.subjectId, row.id), inArray(adminChanges.subject, ['PERSON', 'POST'])))
    .orderBy(desc(adminChanges.id))
    .limit(1)
  const { centres } = parts
  const at = last ? centres.of(last.centreId) : centres.first
  if (at) await demand(change, 'PEOPLE', at, parts)
  await freePhone(change, parts, row.phone ?? undefined, row.id)
}

/** A further office of somebody who is here already. */
export function addPost(change: Change, division: string, who: string, input: PostInput): Promise<PersonRow> {
  const sort = { subject: 'POST', deed: 'ADDED', duty: 'PEOPLE' } as const
  return noted(change, sort, inCentre(division), async (centre, parts) => {
    const { tx, schema } = parts
    const row = await staffNamed(parts, who)
    const post = await postToGive(parts, centre, input)
    const { roles } = await personWithOwn(tx, schema, row)
    if (roles.some((role) => !isStaffRole(role))) {
      throw new AdminFault(`${row.name}是申请人的账号，不能授予职务。请另外录入他为工作人员。`, 'person')
    }
    const held = await demandOfAll(change, parts, row)
    if (held.some((each) => isSame(each, post))) throw new AdminFault(`${row.name}已有这个职务。`, 'role')
    if (held.length === 0) await comeBack(change, parts, row)
    const together = heldTogether([...held.map((each) => each.role), post.role])
    if (together) {
      const [one, other] = together.map((role) => ROLE_WORDS[role])
      throw new AdminFault(`${one}和${other}不能由同一个人担任（GB/T 22239-2019）。请授予另一个人。`, 'role')
    }
    // Signed in when he was nobody here: staff sit down anew.
    if (held.length === 0) await endAllOf(tx, schema, row.id)
    await tx.insert(schema.personRoles).values({ personId: row.id, ...post })
    await keepForEarlier(parts, row)
    return { row, detail: post }
  })
}

/**
 * Takes an office away; whoever has none left is no staff any more, and his sessions end.
 * @throws {AdminFault} where nobody would be left to administer the centre.
 */
export function endPost(change: Change, division: string, who: string, input: GoneInput): Promise<Gone> {
  const sort = { subject: 'POST', deed: 'ENDED', duty: 'PEOPLE' } as const
  return noted(change, sort, inCentre(division), async (centre, parts) => {
    const row = await staffNamed(parts, who)
    const post = await postOf(parts, centre, input)
    if (!(await officesOf(parts, row)).some((each) => isSame(each, post))) {
      throw new AdminFault(`${row.name}没有这个职务。`, 'role')
    }
    const passedOn = await takeAway(change, parts, centre, row, [post], input)
    return { row: { ...row, passedOn }, detail: { ...post, ...detailOf(passedOn) } }
  })
}

/** Takes all offices of a person in a centre away: he has gone, or gone elsewhere. */
export function endStaff(change: Change, division: string, who: string, input: GoneInput): Promise<Gone> {
  const sort = { subject: 'PERSON', deed: 'ENDED', duty: 'PEOPLE' } as const
  return noted(change, sort, inCentre(division), async (centre, parts) => {
    const row = await staffNamed(parts, who)
    const here = (await officesOf(parts, row)).filter((post) => post.centreId === centre.id)
    if (here.length === 0) throw new AdminFault(`${row.name}在这个中心没有职务。`, 'person')
    const passedOn = await takeAway(change, parts, centre, row, here, input)
    return { row: { ...row, passedOn }, detail: { posts: here, ...detailOf(passedOn) } }
  })
}

async function takeAway(
  change: Change,
  parts: Parts,
  centre: CentreRow,
  row: PersonRow,
  posts: readonly PostOfPlace[],
  { successor }: GoneInput,
): Promise<PassedOn> {
  const { tx, schema } = parts
  const { personRoles } = schema
  for (const { role, centreId, unitId } of posts) {
    await tx
      .delete(personRoles)
      .where(
        and(
          eq(personRoles.personId, row.id),
          eq(personRoles.role, role),
          eq(personRoles.centreId, centreId),
          eq(personRoles.unitId, unitId),
        ),
      )
  }
  await endLent(change, parts, row, posts)
  for (const { role } of posts) await keepAdministered(parts, centre, row, role)
  if ((await keepForEarlier(parts, row)) === 0) await endAllOf(tx, schema, row.id)
  return passOn(change, parts, row, posts, successor)
}

/**
 * Moves somebody to another unit of the same centre in one step: the office there in the place of the one here, what he
 * carries to a successor; he signs in anew.
 */
export function movePost(change: Change, division: string, who: string, input: MoveInput): Promise<Gone> {
  const sort = { subject: 'POST', deed: 'MOVED', duty: 'PEOPLE' } as const
  return noted(change, sort, inCentre(division), async (centre, parts) => {
    const { tx, schema } = parts
    const row = await staffHere(change, parts, centre, who)
    const from = await postOf(parts, centre, input)
    const held = await officesOf(parts, row)
    if (!held.some((each) => isSame(each, from))) throw new AdminFault(`${row.name}没有这个职务。`, 'role')
    const to = await postToGive(parts, centre, { role: from.role, ...(input.to ? { unit: input.to } : {}) }, 'to')
    if (held.some((each) => isSame(each, to))) throw new AdminFault(`${row.name}在那个单位已有这个职务。`, 'to')
    await tx.insert(schema.personRoles).values({ personId: row.id, ...to })
    const passedOn = await takeAway(change, parts, centre, row, [from], input)
    await endAllOf(tx, schema, row.id)
    return { row: { ...row, passedOn }, detail: { ...to, fromUnitId: from.unitId, ...detailOf(passedOn) } }
  })
}

/** What stands in the record: how many, and who took them over; how many wait for the head. */
function detailOf({ count, asked, successor }: PassedOn) {
  if (count === 0) return asked === 0 ? {} : { handed: asked }
  return { handed: count, successorId: successor?.id, ...(asked > 0 && { asked }) }
}

/** @throws {AdminFault} where what this office saw to would be seen to by nobody in the centre. */
async function keepAdministered({ tx, schema }: Parts, centre: CentreRow, row: PersonRow, role: StaffRole) {
  const { personRoles } = schema
  const duties = ADMIN_DUTIES.filter((duty) => role === 'CENTRE_ADMIN' || role === KEEPER_OF[duty])
  for (const duty of duties) {
    const [other] = await tx
      .select({ personId: personRoles.personId })
      .from(personRoles)
      .where(and(eq(personRoles.centreId, centre.id), inArray(personRoles.role, [KEEPER_OF[duty], 'CENTRE_ADMIN'])))
      .limit(1)
    if (other) continue
    throw new AdminFault(`${row.name}是${centre.name}唯一的${ROLE_WORDS[role]}。请先把这个职务授予另一个人。`, 'person')
  }
}

/** What processes of the release before read. @returns how many offices he holds. */
async function keepForEarlier({ tx, schema }: Parts, row: PersonRow): Promise<number> {
  const { people } = schema
  const { posts, roles } = await personWithOwn(tx, schema, row)
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
