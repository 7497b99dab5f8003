import { type Actor, isStaffRole, type Post, ROLES, type Role, type StaffRole } from '@qihu/shared'
import { and, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Database, Db } from '../db/database.ts'
import { madeOnce } from '../db/made-once.ts'
import { FIRST_CENTRE, type Schema } from '../db/schema.ts'
import { given, keptStatement } from '../db/statement.ts'
import { together } from '../db/together.ts'

export type UnitRow = Schema['units']['$inferSelect']
/** A person as he is stored, without what is kept for earlier releases. */
export type PersonRow = Omit<Schema['people']['$inferSelect'], 'formerRoles' | 'formerUnitId'>
/** What he may be: as staff somewhere, or as a requester, which he is everywhere. */
export type Held = { readonly role: Role; readonly centreId: string; readonly unitId: string }
export type Person = PersonRow & { readonly roles: readonly Role[]; readonly posts: readonly Post[] }

/** In one order, whatever order the rows came in: pages show the unit of the first post. */
export function withHeld(row: PersonRow, held: readonly Held[]): Person {
  const place = ({ role, centreId, unitId }: Held) => `${ROLES.indexOf(role) + 10} ${centreId} ${unitId}`
  const once = new Map(held.map((each) => [place(each), each]))
  const ordered = [...once.values()].toSorted((a, b) => (place(a) < place(b) ? -1 : 1))
  return {
    ...row,
    roles: [...new Set(ordered.map(({ role }) => role))],
    posts: ordered.flatMap(({ role, centreId, unitId }) =>
      isStaffRole(role) ? [{ role, centreId, unitId: unitId || null }] : [],
    ),
  }
}

const allUnits = keptStatement('units', (db, { units }) => db.select().from(units).orderBy(units.name))

const byId = madeOnce(
  (rows: readonly UnitRow[]): ReadonlyMap<string, UnitRow> => new Map(rows.map((row) => [row.id, row])),
)

export async function loadUnits({ read, schema }: Database): Promise<ReadonlyMap<string, UnitRow>> {
  return byId(await allUnits(read, schema))
}

const personById = keptStatement('person_by_id', (db, { people }) =>
  db
    .select()
    .from(people)
    .where(eq(people.id, given('id'))),
)

export async function findPerson(db: Db, schema: Schema, id: string): Promise<PersonRow | null> {
  const [row] = await personById(db, schema, { id })
  return row ?? null
}

const verifiedBonds = keptStatement('verified_memberships', (db, { memberships }) =>
  db
    .select({ enterpriseId: memberships.enterpriseId })
    .from(memberships)
    .where(and(eq(memberships.personId, given('personId')), eq(memberships.verified, sql`true`))),
)

/** Who acts, with only those enterprises whose binding has been verified: nobody sees a stranger's requests by typing a code. */
export async function actorOf(db: Db, schema: Schema, person: Person): Promise<Actor> {
  return actorFor(person, await verifiedFor(db, schema, person.id))
}

/** Enterprises of which somebody is a verified member. */
export const verifiedFor = async (db: Db, schema: Schema, personId: string): Promise<string[]> =>
  (await verifiedBonds(db, schema, { personId })).map((row) => row.enterpriseId)

export const actorFor = (person: Person, enterpriseIds: readonly string[]): Actor => ({
  personId: person.id,
  posts: person.posts,
  enterpriseIds,
})

export type BoundEnterprise = { id: string; name: string; creditCode: string; verified: boolean }

const bondsOf = keptStatement('memberships_of_person', (db, { enterprises, memberships }) =>
  db
    .select({
      id: enterprises.id,
      name: enterprises.name,
      givenName: memberships.givenName,
      creditCode: enterprises.creditCode,
      verified: memberships.verified,
    })
    .from(memberships)
    .innerJoin(enterprises, eq(enterprises.id, memberships.enterpriseId))
    .where(eq(memberships.personId, given('personId'))),
)

/** Of a binding that is not verified the person reads the name he typed himself, never one that somebody else typed. */
export async function enterprisesOf(db: Db, schema: Schema, personId: string): Promise<BoundEnterprise[]> {
  const bonds = await bondsOf(db, schema, { personId })
  return bonds.map(({ givenName, ...bond }) => ({ ...bond, name: nameOf(bond, givenName) }))
}

/** An enterprise that was verified and not named yet is called by its code. */
const nameOf = ({ verified, name, creditCode }: BoundEnterprise, givenName: string | null): string =>
  verified && name !== creditCode ? name : (givenName ?? creditCode)

const PROVIDERS = ['WECHAT', 'DINGTALK', 'PHONE'] as const
export type Provider = (typeof PROVIDERS)[number]
type Platform = Exclude<Provider, 'PHONE'>

export async function findByIdentity(
  db: Db,
  schema: Schema,
  provider: Provider,
  subject: string,
): Promise<PersonRow | null> {
  const { identities, people } = schema
  const [row] = await db
    .select({ person: people })
    .from(identities)
    .innerJoin(people, eq(people.id, identities.personId))
    .where(and(eq(identities.provider, provider), eq(identities.subject, subject)))
    .limit(1)
  return row?.person ?? null
}

/** Who works here and has one of these numbers: the one he was entered with, or one that he signs in with besides. */
export async function staffOfNumber(db: Db, schema: Schema, phones: readonly string[]): Promise<PersonRow | null> {
  const { people, identities } = schema
  if (phones.length === 0) return null
  const [entered] = await db
    .select()
    .from(people)
    .where(and(eq(people.staff, true), inArray(people.phone, [...phones])))
    .limit(1)
  if (entered) return entered
  const [known] = await db
    .select({ person: people })
    .from(identities)
    .innerJoin(people, eq(people.id, identities.personId))
    .where(and(eq(identities.provider, 'PHONE'), inArray(identities.subject, [...phones]), eq(people.staff, true)))
    .limit(1)
  return known?.person ?? null
}

/** Whether one of these telephone numbers is known as that of somebody who works here. */
export const isStaffNumber = async (db: Db, schema: Schema, phones: readonly string[]): Promise<boolean> =>
  (await staffOfNumber(db, schema, phones)) !== null

const identitiesById = keptStatement('identities_of_person', (db, { identities }) =>
  db
    .select()
    .from(identities)
    .where(eq(identities.personId, given('personId'))),
)

/** What somebody signs in with: platforms first, each of them and his telephones always in the same order. */
export async function identitiesOf(db: Db, schema: Schema, personId: string) {
  const rows = await identitiesById(db, schema, { personId })
  const place = ({ provider }: (typeof rows)[number]) => PROVIDERS.indexOf(provider)
  return rows.toSorted((a, b) => place(a) - place(b) || (a.subject < b.subject ? -1 : 1))
}

/** Whether somebody was ever entered as one of the staff who comes in: he keeps his DingTalk or his second factor when he goes. */
export async function wasStaff(db: Db, schema: Schema, personId: string): Promise<boolean> {
  if ((await identitiesOf(db, schema, personId)).some(({ provider }) => provider === 'DINGTALK')) return true
  return hasFactor(db, schema, personId)
}

export async function hasFactor(db: Db, { secondFactors }: Schema, personId: string): Promise<boolean> {
  const [factor] = await db
    .select({ id: secondFactors.personId })
    .from(secondFactors)
    .where(eq(secondFactors.personId, personId))
  return factor !== undefined
}

/** As a platform knows a person, so that a push reaches him; of two accounts that he has there always the same. */
export async function knownAs(db: Db, schema: Schema, personId: string, provider: Platform): Promise<string | null> {
  return (await identitiesOf(db, schema, personId)).find((row) => row.provider === provider)?.subject ?? null
}

/** Telephones that somebody signs in with: he may have several. */
export const numbersOf = async (db: Db, schema: Schema, personId: string): Promise<string[]> =>
  (await identitiesOf(db, schema, personId)).flatMap(({ provider, subject }) => (provider === 'PHONE' ? subject : []))

/** As DingTalk knows a person, where it does. */
const inDingTalk = ({ people, identities }: Schema): SQL =>
  and(eq(identities.personId, people.id), eq(identities.provider, sql`'DINGTALK'`)) as SQL

/** Of whom an office is for some days alone; null at both ends where it is his own. */
type Days = { readonly fromAt: number | null; readonly untilAt: number | null }

const isHeldAt = ({ fromAt, untilAt }: Days, now: number): boolean =>
  fromAt === null || untilAt === null || (fromAt <= now && now < untilAt)

/** Somebody who holds an office, and whose it is: his own, or that of whom he stands in for. */
type Holder = Colleague & Hearer & Days & { readonly ofId: string }

/** Those who hold an office in a place, and those who do so for one of them, on whichever days. */
const holdersIn = (name: string, place: 'unitId' | 'centreId') =>
  keptStatement(name, (db, schema) => {
    const { people, personRoles, deputies, identities } = schema
    const ever = sql<number | null>`CAST(NULL AS BIGINT)`
    const { id, name, title, phone } = people
    const own = { id, ofId: id, name, title, dingTalk: identities.subject, phone, fromAt: ever, untilAt: ever }
    const where = given(place)
    return db
      .select(own)
      .from(personRoles)
      .innerJoin(people, eq(people.id, personRoles.personId))
      .leftJoin(identities, inDingTalk(schema))
      .where(and(eq(personRoles[place], where), eq(personRoles.role, given('role'))))
      .unionAll(
        db
          .select({ ...own, ofId: deputies.personId, fromAt: deputies.fromAt, untilAt: deputies.untilAt })
          .from(deputies)
          .innerJoin(people, eq(people.id, deputies.deputyId))
          .leftJoin(identities, inDingTalk(schema))
          .where(and(eq(deputies[place], where), eq(deputies.role, given('role')))),
      )
  })
const holdersInUnit = holdersIn('holders_of_role_in_unit', 'unitId')
const holdersInCentre = holdersIn('holders_of_role_in_centre', 'centreId')

/** Somebody who may be told something; of staff the name by which DingTalk knows him, and his telephone. */
export type Hearer = { readonly id: string; readonly dingTalk: string | null; readonly phone: string | null }

/** Those of them who hold it now, once each: in however many units, in however many ways. */
function holdersNow(holders: readonly Holder[], now: number): Hearer[] {
  const held = holders.filter((each) => isHeldAt(each, now))
  return [...new Map(held.map(({ id, dingTalk, phone }) => [id, { id, dingTalk, phone }])).values()]
}

/** Those who hold an office in one unit now, each with the name by which DingTalk knows him. */
export const staffOfUnit = async (
  db: Db,
  schema: Schema,
  role: StaffRole,
  unitId: string,
  now: number,
): Promise<Hearer[]> => holdersNow(await holdersInUnit(db, schema, { unitId, role }), now)

/** Those who can carry what the unit has, in whichever of its offices. */
async function ableIn(db: Db, schema: Schema, unitId: string, now: number): Promise<Holder[]> {
  const [handlers, heads] = await together(db, [
    () => holdersInUnit(db, schema, { unitId, role: 'UNIT_HANDLER' }),
    () => holdersInUnit(db, schema, { unitId, role: 'UNIT_HEAD' }),
  ])
  return [...handlers, ...heads].filter((each) => isHeldAt(each, now))
}

export type Colleague = { readonly id: string; readonly name: string; readonly title: string }

/** Whom its head can name: those who handle for the unit now, also in somebody's place, and itself; by name, once each. */
export async function colleaguesOf(db: Db, schema: Schema, unitId: string, now: number): Promise<Colleague[]> {
  const able = await ableIn(db, schema, unitId, now)
  const once = new Map(able.map(({ id, name, title }) => [id, { id, name, title }]))
  return [...once.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1))
}

/** Somebody who carries a thing for a unit, and who stands in for him now; nobody where he is not of it any more. */
export async function carrierOf(
  db: Db,
  schema: Schema,
  unitId: string | null,
  personId: string | null,
  now: number,
): Promise<Hearer[]> {
  if (unitId === null || personId === null) return []
  const able = await ableIn(db, schema, unitId, now)
  return holdersNow(
    able.filter(({ id, ofId }) => id === personId || ofId === personId),
    now,
  )
}

/** The same in one centre, of whichever units. */
export const staffOfCentre = async (
  db: Db,
  schema: Schema,
  role: StaffRole,
  centreId: string,
  now: number,
): Promise<Hearer[]> => holdersNow(await holdersInCentre(db, schema, { centreId, role }), now)

const heldBy = keptStatement('roles_of_person', (db, { personRoles }) =>
  db
    .select({ role: personRoles.role, centreId: personRoles.centreId, unitId: personRoles.unitId })
    .from(personRoles)
    .where(eq(personRoles.personId, given('personId'))),
)

/** With the offices that are his own, and not those he holds for somebody else. */
export const personWithOwn = async (db: Db, schema: Schema, row: PersonRow): Promise<Person> =>
  withHeld(row, await heldBy(db, schema, { personId: row.id }))

const heldFor = keptStatement('roles_held_for_others', (db, { deputies }) =>
  db
    .select({
      role: deputies.role,
      centreId: deputies.centreId,
      unitId: deputies.unitId,
      fromAt: deputies.fromAt,
      untilAt: deputies.untilAt,
    })
    .from(deputies)
    .where(eq(deputies.deputyId, given('personId'))),
)

/** With all that he holds at this moment, also for somebody else. */
export async function personWithHeld(db: Db, schema: Schema, row: PersonRow, now: number): Promise<Person> {
  const [own, others] = await together(db, [
    () => heldBy(db, schema, { personId: row.id }),
    () => heldFor(db, schema, { personId: row.id }),
  ])
  return withHeld(row, allHeld(own, others, now))
}

/**
 * Offices of his own with those he holds for others at this moment. Whoever has none of his own in a centre stands in for
 * nobody there: a process of the release before, which knows of no deputies, takes away his own alone.
 */
export function allHeld(own: readonly Held[], lent: readonly (Held & Days)[], now: number): Held[] {
  const staffIn = new Set(own.filter(({ role }) => isStaffRole(role)).map(({ centreId }) => centreId))
  return [...own, ...lent.filter((each) => staffIn.has(each.centreId) && isHeldAt(each, now))]
}

/** Somebody to be entered, with what he is in one unit of one centre, the first where none is named. */
export type NewPerson = PersonRow & {
  readonly roles: readonly Role[]
  readonly unitId: string | null
  readonly centreId?: string
}

/** Enters people together with their roles. */
export async function addPeople(tx: Db, schema: Schema, people: readonly NewPerson[]): Promise<void> {
  if (people.length === 0) return
  const rows = people.map(({ roles, unitId, centreId: _, ...person }) => ({
    ...person,
    formerRoles: [...roles],
    formerUnitId: unitId,
  }))
  await tx.insert(schema.people).values(rows)
  const held = people.flatMap(({ id: personId, roles, unitId, centreId = FIRST_CENTRE }) =>
    roles.map((role) => ({ personId, role, centreId, unitId: isStaffRole(role) ? (unitId ?? '') : '' })),
  )
  if (held.length > 0) await tx.insert(schema.personRoles).values(held)
}

const leading = keptStatement('unit_that_leads', (db, { units }) =>
  db
    .select({ leads: units.leads, centreId: units.centreId })
    .from(units)
    .where(eq(units.id, given('id'))),
)

/** Whether a unit is there and may be handed a request of this centre. */
export async function unitThatLeads(tx: Db, schema: Schema, id: string, centreId: string): Promise<boolean> {
  const [unit] = await leading(tx, schema, { id })
  return unit?.centreId === centreId && unit.leads
}

export const headsOf = async (db: Db, schema: Schema, unitId: string | null, now: number): Promise<Hearer[]> =>
  unitId === null ? [] : staffOfUnit(db, schema, 'UNIT_HEAD', unitId, now)

/** Its handlers; where it has none, its head, who may do whatever they may. */
export async function handlersOf(db: Db, schema: Schema, unitId: string | null, now: number): Promise<Hearer[]> {
  const handlers = unitId === null ? [] : await staffOfUnit(db, schema, 'UNIT_HANDLER', unitId, now)
  return handlers.length > 0 ? handlers : headsOf(db, schema, unitId, now)
}

/** Whether anybody in a unit could sign for what it is handed. */
export const unitIsManned = async (tx: Db, schema: Schema, id: string, now: number): Promise<boolean> =>
  (await handlersOf(tx, schema, id, now)).length > 0

/** Those who can be tried in demo mode. */
export async function demoPeopleOf({ read, schema }: Database, now: number): Promise<Person[]> {
  const { people } = schema
  const rows = await read.select().from(people).where(isNotNull(people.demoKey)).orderBy(people.id)
  return Promise.all(rows.map((row) => personWithHeld(read, schema, row, now)))
}
