import { and, asc, count, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { findByIdentity, findPerson } from '../people/people.store.ts'

/** Who is bound to which enterprise, and what follows for its requests. */

export type MemberRow = Schema['memberships']['$inferSelect']
export type MemberOf = MemberRow & {
  readonly name: string
  readonly phone: string | null
  /** The name of whoever invited him. */
  readonly inviter: string | null
}
export type EnterpriseRow = Schema['enterprises']['$inferSelect']

/** Those who wait to be verified first, and then by how long they have been bound. */
export async function membersOf(db: Db, schema: Schema, enterpriseId: string): Promise<MemberOf[]> {
  const { memberships, people } = schema
  const rows = await db
    .select({ member: memberships, name: people.name, phone: people.phone })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(eq(memberships.enterpriseId, enterpriseId))
    .orderBy(asc(memberships.verified), asc(memberships.verifiedAt), asc(memberships.personId))
  const inviters = new Set(
    rows.flatMap(({ member }) => (member.verifiedBy === 'INVITATION' ? (member.verifierId ?? []) : [])),
  )
  const named = await Promise.all([...inviters].map((id) => findPerson(db, schema, id)))
  const names = new Map(named.flatMap((person) => (person ? [[person.id, person.name] as const] : [])))
  return rows.map(({ member, name, phone }) => ({
    ...{ ...member, name, phone },
    inviter: names.get(member.verifierId ?? '') ?? null,
  }))
}

/** Codes that nobody has used, also those whose time is over; of one person, or of all. */
export const openInvitations = ({ invitations }: Schema, enterpriseId: string, personId?: string) =>
  and(
    eq(invitations.enterpriseId, enterpriseId),
    isNull(invitations.usedBy),
    personId === undefined ? undefined : eq(invitations.personId, personId),
  )

export const ofMember = ({ memberships }: Schema, enterpriseId: string, personId: string) =>
  and(eq(memberships.personId, personId), eq(memberships.enterpriseId, enterpriseId))

/** How many codes can still be used. */
export async function invitationsOf(db: Db, schema: Schema, enterpriseId: string, now: number): Promise<number> {
  const { invitations } = schema
  const open = and(openInvitations(schema, enterpriseId), gt(invitations.untilAt, now))
  const [row] = await db.select({ open: count() }).from(invitations).where(open)
  return row?.open ?? 0
}

export async function memberOf(
  db: Db,
  schema: Schema,
  enterpriseId: string,
  personId: string,
): Promise<MemberRow | null> {
  const { memberships } = schema
  const [row] = await db
    .select()
    .from(memberships)
    .where(ofMember(schema, enterpriseId, personId))
  return row ?? null
}

/** Enterprises that somebody is bound to, verified ones first. He has few: each is read by its key. */
export async function bondsOf(db: Db, schema: Schema, personId: string) {
  const { memberships } = schema
  const bonds = await db
    .select()
    .from(memberships)
    .where(eq(memberships.personId, personId))
    .orderBy(desc(memberships.verified), asc(memberships.enterpriseId))
  const found = await Promise.all(bonds.map(({ enterpriseId }) => enterpriseById(db, schema, enterpriseId)))
  return bonds.flatMap((member, place) => {
    const enterprise = found[place]
    return enterprise ? [{ member, enterprise }] : []
  })
}

export async function enterpriseById(db: Db, schema: Schema, id: string): Promise<EnterpriseRow | null> {
  const [row] = await db.select().from(schema.enterprises).where(eq(schema.enterprises.id, id))
  return row ?? null
}

export async function enterpriseByCode(db: Db, schema: Schema, code: string): Promise<EnterpriseRow | null> {
  const [row] = await db.select().from(schema.enterprises).where(eq(schema.enterprises.creditCode, code))
  return row ?? null
}

/** Enterprises to which whoever signs in with this number is bound. */
export async function enterprisesOfPhone(db: Db, schema: Schema, phone: string): Promise<EnterpriseRow[]> {
  const person = await findByIdentity(db, schema, 'PHONE', phone)
  return person ? (await bondsOf(db, schema, person.id)).map(({ enterprise }) => enterprise) : []
}

/** The enterprise for which a request of these centres was filed, verified or not. */
export async function enterpriseOfRequest(
  db: Db,
  schema: Schema,
  number: string,
  centreIds: readonly string[],
): Promise<EnterpriseRow | null> {
  const { requests } = schema
  const [row] = await db
    .select({ own: requests.enterpriseId, claimed: requests.claimedEnterpriseId, centreId: requests.centreId })
    .from(requests)
    .where(eq(requests.number, number))
  const id = row?.own ?? row?.claimed
  // An office is nothing in another centre (docs/decisions.md 32).
  return row && id && centreIds.includes(row.centreId) ? enterpriseById(db, schema, id) : null
}

export async function boundTo(db: Db, { memberships }: Schema, personId: string): Promise<number> {
  const [row] = await db.select({ bound: count() }).from(memberships).where(eq(memberships.personId, personId))
  return row?.bound ?? 0
}

/**
 * What somebody filed for an enterprise before he was verified is the enterprise's from now on: its members see it, under its
 * own name, by which it is found again.
 */
export async function settleClaimsOf(tx: Db, schema: Schema, enterpriseId: string, personId: string): Promise<void> {
  const { requests } = schema
  const claims = and(eq(requests.requesterId, personId), eq(requests.claimedEnterpriseId, enterpriseId))
  await indexAnew(tx, schema, claims)
  await tx.update(requests).set({ enterpriseId, claimedEnterpriseId: null, claimedName: null }).where(claims)
}

/** The name of an enterprise is printed with its requests. */
export const nameIsNew = (tx: Db, schema: Schema, enterpriseId: string): Promise<void> =>
  indexAnew(tx, schema, eq(schema.requests.enterpriseId, enterpriseId))

async function indexAnew(tx: Db, { requests, wordsDue }: Schema, which: SQL | undefined): Promise<void> {
  const changed = tx.select({ number: requests.number, version: requests.version }).from(requests).where(which)
  await tx.insert(wordsDue).select(changed).onConflictDoNothing()
}

/** Those who see to the members of an enterprise, without one person. */
export async function otherOwners(tx: Db, { memberships }: Schema, enterpriseId: string, personId: string) {
  return tx
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.enterpriseId, enterpriseId),
        eq(memberships.verified, sql`true`),
        eq(memberships.role, 'OWNER'),
        sql`${memberships.personId} <> ${personId}`,
      ),
    )
}
