import { and, eq, gte, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Database, Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { locked as enterpriseLocked } from '../enterprises/bindings.ts'
import { settleClaimsOf } from '../enterprises/members.store.ts'
import { firstIdAt } from '../ids.ts'
import { CLOSED_TITLE } from '../notifications/addresses.store.ts'
import { ofThingTo } from '../notifications/outbox.store.ts'
import { endAllOf } from './devices.ts'
import { findPerson, identitiesOf, type PersonRow } from './people.store.ts'

/** What belonged to one account of a person becomes another's; what was done with it stays under the name that did it. */

type Into = Pick<PersonRow, 'id' | 'staff'>

/**
 * All of it, in the transaction in which both people are locked. Into a member of staff no door but the number that he has
 * shown comes along: whoever holds another of them would come in without a second factor. Nobody stays signed in to it.
 * @param phone the number that was shown to be his; null where the doors have moved before.
 */
export async function takeIn(tx: Db, schema: Schema, to: Into, from: string, phone: string | null): Promise<void> {
  const { people, requests } = schema
  await endAllOf(tx, schema, from)
  await moveDoors(tx, schema, to, from, phone)
  await moveKept(tx, schema, to.id, from)
  await moveBonds(tx, schema, to.id, from)
  await moveRoles(tx, schema, to, from)
  await tx.update(requests).set({ requesterId: to.id }).where(eq(requests.requesterId, from))
  await settleClaims(tx, schema, to.id)
  await tx
    .update(people)
    .set({ name: '已合并的账号', title: CLOSED_TITLE, phone: null, demoKey: null })
    .where(eq(people.id, from))
}

async function moveDoors(tx: Db, schema: Schema, { id: personId, staff }: Into, from: string, phone: string | null) {
  const { identities, subscriptions } = schema
  const of = eq(identities.personId, from)
  const inWeChat = (await identitiesOf(tx, schema, personId)).some(({ provider }) => provider === 'WECHAT')
  if (staff) {
    await tx
      .update(identities)
      .set({ personId })
      .where(and(of, eq(identities.provider, 'PHONE'), eq(identities.subject, phone ?? '')))
    await tx.delete(identities).where(of)
  } else await tx.update(identities).set({ personId }).where(of)
  // What was agreed to was for messages to that account of WeChat.
  if (staff || inWeChat) {
    await tx.delete(subscriptions).where(eq(subscriptions.personId, from))
    return
  }
  await tx.delete(subscriptions).where(eq(subscriptions.personId, personId))
  await tx.update(subscriptions).set({ personId }).where(eq(subscriptions.personId, from))
}

/** Messages, what is still to be sent, files, and by which keys what was sent is known again. */
async function moveKept(tx: Db, schema: Schema, personId: string, from: string): Promise<void> {
  const { attachments, idempotency, invitations, messages, outbox, requests, things } = schema
  // One device has sent the same thing as both: it is known by one of them.
  const both = [personId, from]
  const keys = await tx
    .select({ of: idempotency.personId, key: idempotency.key })
    .from(idempotency)
    .where(inArray(idempotency.personId, both))
  const known = twice(keys, from)
  if (known.length > 0) {
    await tx.delete(idempotency).where(and(eq(idempotency.personId, from), inArray(idempotency.key, known)))
  }
  const files = await tx
    .select({ of: attachments.ownerId, key: attachments.clientKey })
    .from(attachments)
    .where(inArray(attachments.ownerId, both))
  const named = twice(files, from)
  if (named.length > 0) {
    await tx
      .update(attachments)
      .set({ clientKey: sql`${attachments.id}` })
      .where(and(eq(attachments.ownerId, from), inArray(attachments.clientKey, named)))
  }
  await tx.update(attachments).set({ ownerId: personId }).where(eq(attachments.ownerId, from))
  for (const table of [invitations, messages, idempotency, things]) {
    await tx.update(table).set({ personId }).where(eq(table.personId, from))
  }
  const filed = await tx.select({ id: requests.id }).from(requests).where(eq(requests.requesterId, from))
  const ids = filed.map(({ id }) => id)
  if (ids.length > 0) {
    await tx
      .update(outbox)
      .set({ personId })
      .where(ofThingTo(schema, from, ids))
  }
}

/** Keys of one that the other has as well. */
function twice(rows: readonly { readonly of: string; readonly key: string }[], from: string): string[] {
  const theirs = new Set(rows.filter(({ of }) => of === from).map(({ key }) => key))
  return rows.filter(({ of, key }) => of !== from && theirs.has(key)).map(({ key }) => key)
}

/** Of two bonds with one enterprise the better one stays. */
async function moveBonds(tx: Db, schema: Schema, personId: string, from: string): Promise<void> {
  const { memberships } = schema
  const ofBoth = () =>
    tx
      .select()
      .from(memberships)
      .where(inArray(memberships.personId, [personId, from]))
  const enterprises = new Set((await ofBoth()).map(({ enterpriseId }) => enterpriseId))
  // One change of an enterprise's members after the other, as everywhere.
  for (const id of [...enterprises].toSorted()) await enterpriseLocked(tx, schema, id)
  const bonds = await ofBoth()
  for (const theirs of bonds.filter((each) => each.personId === from)) {
    const mine = bonds.find((each) => each.personId === personId && each.enterpriseId === theirs.enterpriseId)
    const better = !mine || (theirs.verified && (!mine.verified || (theirs.role === 'OWNER' && mine.role !== 'OWNER')))
    const of = (id: string) => and(eq(memberships.enterpriseId, theirs.enterpriseId), eq(memberships.personId, id))
    await tx.delete(memberships).where(of(better ? personId : from))
    if (better) await tx.update(memberships).set({ personId }).where(of(from))
  }
}

/** A requester's roles make nobody of the staff a requester. */
async function moveRoles(tx: Db, { personRoles }: Schema, { id: personId, staff }: Into, from: string): Promise<void> {
  const roles = await tx.select().from(personRoles).where(eq(personRoles.personId, from))
  if (roles.length === 0) return
  if (!staff) {
    const own = roles.map((role) => ({ ...role, personId }))
    await tx.insert(personRoles).values(own).onConflictDoNothing()
  }
  await tx.delete(personRoles).where(eq(personRoles.personId, from))
}

/** What either of them had filed for an enterprise that one of them belongs to. */
async function settleClaims(tx: Db, schema: Schema, personId: string): Promise<void> {
  const { memberships } = schema
  const verified = await tx
    .select({ id: memberships.enterpriseId })
    .from(memberships)
    .where(and(eq(memberships.personId, personId), eq(memberships.verified, true)))
  for (const { id } of verified) await settleClaimsOf(tx, schema, id, personId)
}

/** As long as a process may stand still, and more. */
const LATELY_MS = 86_400_000

/**
 * What an operation has left under an account that became another's while it went on: it had been let in before.
 * Looked for every hour (`operations/purge.ts`); where there is nothing, nothing changes.
 */
export async function takeLeftovers({ read, write, schema }: Database, now: number): Promise<void> {
  const { auditEntries } = schema
  const joined = await read
    .select({ to: auditEntries.personId, from: auditEntries.subjectId })
    .from(auditEntries)
    .where(
      and(
        gte(auditEntries.id, firstIdAt(now - LATELY_MS)),
        eq(auditEntries.kind, 'DOOR_ADDED'),
        isNotNull(auditEntries.subjectId),
      ),
    )
  for (const { to, from } of joined) {
    if (from === null) continue
    await write(async (tx) => {
      await locked(tx, schema, [to, from])
      const person = await findPerson(tx, schema, to)
      if (person && person.title !== CLOSED_TITLE) await takeIn(tx, schema, person, from, null)
    })
  }
}

/** Of two people at once the same way round, so that two who join each other do not wait for each other. */
export async function locked(tx: Db, { people }: Schema, ids: readonly string[]): Promise<void> {
  for (const id of ids.toSorted()) await tx.update(people).set({ id }).where(eq(people.id, id))
}
