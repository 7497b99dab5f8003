import type { Actor, Role } from '@qihu/shared'
import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Database, Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { given, keptStatement, statement } from '../db/statement.ts'

export type UnitRow = Schema['units']['$inferSelect']
export type PersonRow = Schema['people']['$inferSelect']

const allUnits = keptStatement('units', (db, { units }) => db.select().from(units).orderBy(units.name))

export async function loadUnits({ read, schema }: Database): Promise<ReadonlyMap<string, UnitRow>> {
  return new Map((await allUnits(read, schema)).map((row) => [row.id, row]))
}

const personById = statement('person_by_id', (db, { people }) =>
  db
    .select()
    .from(people)
    .where(eq(people.id, given('id'))),
)

export async function findPerson(db: Db, schema: Schema, id: string): Promise<PersonRow | null> {
  const [row] = await personById(db, schema, { id })
  return row ?? null
}

const verifiedBonds = statement('verified_memberships', (db, { memberships }) =>
  db
    .select({ enterpriseId: memberships.enterpriseId })
    .from(memberships)
    .where(and(eq(memberships.personId, given('personId')), eq(memberships.verified, sql`true`))),
)

/** Who acts, with only those enterprises whose binding has been verified: nobody sees a stranger's requests by typing a code. */
export async function actorOf(db: Db, schema: Schema, person: PersonRow): Promise<Actor> {
  const bound = await verifiedBonds(db, schema, { personId: person.id })
  return actorFor(
    person,
    bound.map((row) => row.enterpriseId),
  )
}

export const actorFor = (person: PersonRow, enterpriseIds: readonly string[]): Actor => ({
  personId: person.id,
  roles: person.roles,
  unitId: person.unitId,
  enterpriseIds,
})

export type BoundEnterprise = { id: string; name: string; creditCode: string; verified: boolean }

const bondsOf = statement('memberships_of_person', (db, { enterprises, memberships }) =>
  db
    .select({
      id: enterprises.id,
      name: enterprises.name,
      creditCode: enterprises.creditCode,
      verified: memberships.verified,
    })
    .from(memberships)
    .innerJoin(enterprises, eq(enterprises.id, memberships.enterpriseId))
    .where(eq(memberships.personId, given('personId'))),
)

export const enterprisesOf = (db: Db, schema: Schema, personId: string): Promise<BoundEnterprise[]> =>
  bondsOf(db, schema, { personId })

export type Provider = 'WECHAT' | 'DINGTALK' | 'PHONE'

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

const identitiesOf = keptStatement('identities_of_person', (db, { identities }) =>
  db
    .select()
    .from(identities)
    .where(eq(identities.personId, given('personId'))),
)

/** Platform names of a person: where a push can reach him. */
export async function subjectsOf(db: Db, schema: Schema, personId: string): Promise<Partial<Record<Provider, string>>> {
  const rows = await identitiesOf(db, schema, { personId })
  return Object.fromEntries(rows.map((row) => [row.provider, row.subject]))
}

/** Staff with a role, each with the name by which DingTalk knows him, if it does. */
const staff = (db: Db, { people, identities }: Schema, place: SQL) =>
  db
    .select({ id: people.id, dingTalk: identities.subject })
    .from(people)
    .leftJoin(identities, and(eq(identities.personId, people.id), eq(identities.provider, sql`'DINGTALK'`)))
    .where(and(place, sql`CAST(${people.roles} AS TEXT) LIKE '%"' || ${given('role')} || '"%'`))

const peopleOfUnit = statement('people_of_unit', (db, schema) =>
  staff(db, schema, eq(schema.people.unitId, given('unitId'))),
)
const allStaff = statement('staff', (db, schema) => staff(db, schema, eq(schema.people.staff, sql`true`)))

/** Somebody who may be told something, and the name by which DingTalk knows him. */
export type Hearer = { readonly id: string; readonly dingTalk: string | null }

/** Those with a role, in one unit or anywhere. */
export function staffWith(db: Db, schema: Schema, role: Role, unitId: string | null): Promise<Hearer[]> {
  return unitId ? peopleOfUnit(db, schema, { unitId, role }) : allStaff(db, schema, { role })
}

/** Those who can be tried in demo mode. */
export const demoPeopleOf = ({ read, schema: { people } }: Database): Promise<PersonRow[]> =>
  read.select().from(people).where(isNotNull(people.demoKey)).orderBy(people.id)
