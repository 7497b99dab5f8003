import { isStaffRole, ROLE_WORDS, STAFF_ROLES, type StaffRole, wordOf } from '@qihu/shared'
import { CENTRE_TEXT } from '@qihu/shared/centre-texts'
import { and, asc, count, desc, eq, gt, inArray, lt, type SQL } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { AdminDeed, AdminSubject, Schema } from '../db/schema.ts'
import { daysWords as closureDays } from './closures.admin.ts'
import { daysWords } from './deputies.admin.ts'

/** What pages of administration show. */

const SUBJECT_WORDS: Readonly<Record<AdminSubject, string>> = {
  CENTRE: '中心',
  UNIT: '单位',
  PERSON: '人员',
  POST: '职务',
  DEPUTY: '代理',
  CLOSURE: '停办',
  TEXT: '文字',
  CATEGORY: '类别',
  DAYS: '放假安排',
  HALL: '大厅',
  WINDOW: '窗口',
  NOTICE: '消息',
}
const DEED_WORDS: Readonly<Record<AdminDeed, string>> = {
  ADDED: '新增',
  CHANGED: '修改',
  ENDED: '停用',
  SENT_AGAIN: '重新发送',
  SIGNED_OUT: '登出',
  MOVED: '调动',
  RESTORED: '恢复',
}
/** What was done, and to what kind of thing; a word of a newer release says nothing here. */
const deedWords = ({ deed, subject }: Pick<ChangeRow, 'deed' | 'subject'>): string =>
  subject === 'CLOSURE' && deed === 'ENDED'
    ? '取消或缩短停办'
    : `${DEED_WORDS[deed] ?? '改动'}${SUBJECT_WORDS[subject] ?? ''}`

export type StaffPost = { readonly role: StaffRole; readonly unitId: string | null }
export type StaffOfCentre = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly phone: string | null
  readonly dingTalk: string | null
  readonly enrolled: boolean
  readonly posts: readonly StaffPost[]
}

/** Everybody who holds an office in a centre, by name. */
export async function staffOfCentre(db: Db, schema: Schema, centreId: string): Promise<StaffOfCentre[]> {
  const { personRoles, people, identities, secondFactors } = schema
  const rows = await db
    .select({
      id: people.id,
      name: people.name,
      title: people.title,
      phone: people.phone,
      dingTalk: identities.subject,
      confirmedAt: secondFactors.confirmedAt,
      role: personRoles.role,
      unitId: personRoles.unitId,
    })
    .from(personRoles)
    .innerJoin(people, eq(people.id, personRoles.personId))
    .leftJoin(identities, and(eq(identities.personId, people.id), eq(identities.provider, 'DINGTALK')))
    .leftJoin(secondFactors, eq(secondFactors.personId, people.id))
    // By their roles, which the index goes by: every requester has one as well.
    .where(and(eq(personRoles.centreId, centreId), inArray(personRoles.role, [...STAFF_ROLES])))
    .orderBy(asc(people.name), asc(people.id))
  const staff = new Map<string, StaffOfCentre & { posts: StaffPost[] }>()
  for (const { role, unitId, confirmedAt, ...person } of rows) {
    if (!isStaffRole(role)) continue
    const known = staff.get(person.id) ?? { ...person, enrolled: confirmedAt !== null, posts: [] }
    known.posts.push({ role, unitId: unitId || null })
    staff.set(person.id, known)
  }
  return [...staff.values()]
}

const MOST_CHANGES = 50

export type ChangeRow = Schema['adminChanges']['$inferSelect'] & { readonly byName: string | null }

/** Changes in a centre, the newest first; a page of them after the given one. */
export async function changesOf(db: Db, schema: Schema, centreId: string, after: string | null, most = MOST_CHANGES) {
  const { adminChanges, people } = schema
  const older: SQL | undefined = after === null ? undefined : lt(adminChanges.id, after)
  const rows = await db
    .select({ change: adminChanges, byName: people.name })
    .from(adminChanges)
    .leftJoin(people, eq(people.id, adminChanges.byPersonId))
    .where(and(eq(adminChanges.centreId, centreId), older))
    .orderBy(desc(adminChanges.id))
    .limit(most + 1)
  const items = rows.slice(0, most).map(({ change, byName }): ChangeRow => ({ ...change, byName }))
  return { items, endCursor: rows.length > most ? (items.at(-1)?.id ?? null) : null }
}

/** What the things are called that changes were made to, and those who stand in. */
export async function namesOf(db: Db, schema: Schema, changes: readonly ChangeRow[]): Promise<Map<string, string>> {
  const ids = (...subjects: AdminSubject[]) => [
    ...new Set(changes.filter(({ subject }) => subjects.includes(subject)).map(({ subjectId }) => subjectId)),
  ]
  const { centres, units, people, halls, windows } = schema
  const read = async (
    table: typeof units | typeof centres | typeof people | typeof halls | typeof windows,
    of: string[],
  ) =>
    of.length === 0
      ? []
      : await db
          .select({ id: table.id, name: table.name })
          .from(table as typeof units)
          .where(inArray(table.id, of))
  const rows = await Promise.all([
    read(centres, ids('CENTRE')),
    read(units, ids('UNIT')),
    read(people, [...ids('PERSON', 'POST', 'DEPUTY'), ...changes.flatMap(othersIn)]),
    read(halls, ids('HALL')),
    read(windows, ids('WINDOW')),
  ])
  return new Map(rows.flat().map(({ id, name }) => [id, name]))
}

type Detail = {
  readonly role?: string
  readonly deputyId?: string
  readonly fromAt?: number
  readonly untilAt?: number
  readonly handed?: number
  readonly fromDate?: string
  readonly untilDate?: string
  readonly name?: string
  readonly before?: string
  readonly document?: string
  readonly days?: number
  readonly kind?: string
  readonly version?: number
  readonly asked?: number
  readonly successorId?: string
}

/** People besides the one whom it is about. */
const othersIn = ({ detail }: ChangeRow): string[] => {
  const { deputyId, successorId } = detail as Detail
  return [deputyId ?? [], successorId ?? []].flat()
}

/** Which office, by whom and when; nothing where the name says all. */
function detailWords(change: ChangeRow, names: ReadonlyMap<string, string>): string {
  const { role, deputyId, fromAt, untilAt, handed, asked, successorId, kind, version, days, before, ...closed } =
    change.detail as Detail
  const { fromDate, untilDate, name, document } = closed
  const said = [
    ...(role && role in ROLE_WORDS ? [ROLE_WORDS[role as StaffRole]] : []),
    ...(deputyId ? [`由${names.get(deputyId) ?? ''}`] : []),
    ...(fromAt !== undefined && untilAt !== undefined ? [daysWords({ fromAt, untilAt })] : []),
    ...(fromDate && untilDate
      ? [name ?? '', document ?? '', closureDays({ fromDate, untilDate }), days ? `${days} 天` : ''].filter(Boolean)
      : []),
    ...(before ? [`原名${before}`] : []),
    ...(kind && version ? [wordOf(CENTRE_TEXT, kind), `第 ${version} 版`] : []),
    ...(handed ? [`${handed} 件诉求${successorId ? `转给${names.get(successorId) ?? ''}` : '待重新指定经办人'}`] : []),
    ...(asked ? [`${asked} 件诉求待重新指定经办人`] : []),
  ]
  return said.length === 0 ? '' : `（${said.join('，')}）`
}

/** What was done, to what as it is called now, and by whom. */
export const changeWords = (change: ChangeRow, names: ReadonlyMap<string, string>) => ({
  what: `${deedWords(change)}${detailWords(change, names)}`,
  // A category is called otherwise in each centre, and here as it was then.
  of: names.get(change.subjectId) ?? (change.subject === 'CATEGORY' ? ((change.detail as Detail).name ?? '') : ''),
  by: change.byPersonId === null ? '命令行' : (change.byName ?? ''),
})

export type Lent = Schema['deputies']['$inferSelect'] & { readonly name: string; readonly deputyName: string }

/** Offices of a centre that are lent now or will be, by the day on which that begins. */
export async function lentIn(db: Db, schema: Schema, centreId: string, now: number): Promise<Lent[]> {
  const { deputies, people } = schema
  const rows = await db
    .select({ lent: deputies, name: people.name })
    .from(deputies)
    .innerJoin(people, eq(people.id, deputies.personId))
    .where(and(eq(deputies.centreId, centreId), inArray(deputies.role, [...STAFF_ROLES]), gt(deputies.untilAt, now)))
    .orderBy(asc(deputies.fromAt), asc(deputies.id))
  if (rows.length === 0) return []
  const ids = [...new Set(rows.map(({ lent }) => lent.deputyId))]
  const found = await db.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids))
  const names = new Map(found.map((each) => [each.id, each.name]))
  return rows.map(({ lent, name }) => ({ ...lent, name, deputyName: names.get(lent.deputyId) ?? '' }))
}

/** How many offices there are in each unit of a centre. */
export async function peopleInUnits(db: Db, schema: Schema, centreId: string): Promise<Map<string, number>> {
  const { personRoles } = schema
  const rows = await db
    .select({ unitId: personRoles.unitId, people: count() })
    .from(personRoles)
    .where(and(eq(personRoles.centreId, centreId), inArray(personRoles.role, [...STAFF_ROLES])))
    .groupBy(personRoles.unitId)
  return new Map(rows.map(({ unitId, people }) => [unitId, people]))
}

/** Halls of a centre by name, each with its windows: those in use, and then those that were revoked. */
export async function hallsOfCentre(db: Db, schema: Schema, centreId: string) {
  const { halls, windows } = schema
  const [hallRows, windowRows] = await Promise.all([
    db.select().from(halls).where(eq(halls.centreId, centreId)).orderBy(asc(halls.name)),
    db
      .select({ window: windows })
      .from(windows)
      .innerJoin(halls, eq(halls.id, windows.hallId))
      .where(eq(halls.centreId, centreId))
      .orderBy(asc(windows.name)),
  ])
  return hallRows.map((hall) => {
    const own = windowRows.map(({ window }) => window).filter(({ hallId }) => hallId === hall.id)
    return { ...hall, windows: own.toSorted((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null)) }
  })
}

/** Whether anything was ever filed with a centre. */
export async function hasRequests(db: Db, { requests }: Schema, centreId: string): Promise<boolean> {
  const [one] = await db.select({ id: requests.id }).from(requests).where(eq(requests.centreId, centreId)).limit(1)
  return one !== undefined
}

/** Whether somebody has looked at name and desk of a centre: whoever saves them says they are right. */
export async function centreWasSaid(db: Db, { adminChanges }: Schema, centreId: string): Promise<boolean> {
  const [one] = await db
    .select({ id: adminChanges.id })
    .from(adminChanges)
    .where(and(eq(adminChanges.centreId, centreId), eq(adminChanges.subject, 'CENTRE')))
    .limit(1)
  return one !== undefined
}
