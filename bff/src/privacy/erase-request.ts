import type { AnyHappening } from '@qihu/shared/life/life'
import { withoutPersonal } from '@qihu/shared/personal'
import { request } from '@qihu/shared/requests/request.life'
import { OWN } from '@qihu/shared/requests/request.standing'
import { and, eq, gte, inArray, lt, or } from 'drizzle-orm'
import { FORGOTTEN } from '../attachments/attachments.store.ts'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { firstIdAt } from '../ids.ts'
import { changeTexts, historyOf } from '../life/history.store.ts'
import type { Reaction } from '../life/record.ts'
import { findPerson } from '../people/people.store.ts'
import type { RequestRow } from '../requests/requests.store.ts'

/** In place of a title that was made of what is not there any more. */
export const ERASED_TITLE = '（内容已删除）'

/**
 * Carries out what an ERASED says, in its transaction: name and number, what its requester wrote, and his files go; what
 * staff wrote stays without what leads to a person; nobody's messages keep its title. Where it is an enterprise's and one
 * person of it asks, what he wrote is the enterprise's too, and stays in the same way, like the files of his colleagues.
 * The files themselves go within the hour (`attachments/purge-attachments.ts`); until then nobody reads them. When the time is over for
 * which it is kept, the enterprise's part goes as well.
 */
export const eraseRequest: Reaction = async (tx, { of, row, event }, { schema }) => {
  if (of.life.kind !== 'REQUEST' || event.type !== 'ERASED') return
  await erase(tx, schema, row as unknown as RequestRow, event.actorId !== null)
}

/** What only the requester's side does: the texts of these are his. */
const OWN_ACTS: ReadonlySet<string> = (() => {
  const madeBy = (own: boolean) =>
    request.actions
      .filter(({ by }) => by.every((relation) => OWN.some((each) => each === relation)) === own)
      .flatMap(({ makes }) => makes.map(({ type }) => String(type)))
  const others = new Set(madeBy(false))
  return new Set(madeBy(true).filter((type) => !others.has(type)))
})()

async function erase(tx: Db, schema: Schema, row: RequestRow, asked: boolean): Promise<void> {
  const { contacts, requests, things, texts, ratings, ratingIdentities, attachments, idempotency } = schema
  const keepsWords = asked && row.enterpriseId !== null
  const children = await tx.select().from(things).where(eq(things.parentId, row.id))
  const ids = [row.id, ...children.map(({ id }) => id)]
  const history = await historyOf(tx, schema, row.id)
  const events = [...history]
  for (const { id } of children) events.push(...(await historyOf(tx, schema, id)))
  const [contact] = await tx.select().from(contacts).where(eq(contacts.id, row.contactId))
  const person = await findPerson(tx, schema, row.requesterId)
  const names = [contact?.name, person?.name].flatMap((name) => name || [])

  const title = keepsWords ? withoutPersonal(row.title, names) : ERASED_TITLE
  await tx.delete(contacts).where(eq(contacts.id, row.contactId))
  // The name that somebody typed who was never verified may be his own.
  const unclaimed = { claimedName: null, claimedEnterpriseId: null }
  await tx
    .update(requests)
    .set({ title, ...unclaimed })
    .where(eq(requests.id, row.id))
  await tx.update(things).set({ title }).where(eq(things.parentId, row.id))
  const own = keepsWords ? [] : [row.state.descriptionId, ...ownTexts(history)]
  if (own.length > 0) await tx.delete(texts).where(inArray(texts.id, own))
  await changeTexts(tx, schema, ids, (body) => withoutPersonal(body, names))
  const files = and(
    inArray(attachments.thingId, ids),
    keepsWords ? eq(attachments.ownerId, row.requesterId) : undefined,
  )
  await tx.update(attachments).set(FORGOTTEN).where(files)
  const given = await tx.delete(ratingIdentities).where(eq(ratingIdentities.requestId, row.id)).returning()
  const ratingIds = given.map(({ ratingId }) => ratingId)
  if (ratingIds.length > 0) await tx.update(ratings).set({ text: null }).where(inArray(ratings.id, ratingIds))
  // Of what was sent a hash is kept, and a number can be tried out.
  const sent = and(eq(idempotency.personId, row.requesterId), eq(idempotency.thingId, row.id))
  await tx.delete(idempotency).where(sent)
  await forgetMessages(tx, schema, ids, [...new Set(events.map(({ at }) => at))])
}

const ownTexts = (history: readonly AnyHappening[]): string[] =>
  history
    .filter(({ type }) => OWN_ACTS.has(type))
    .flatMap((event) => ('textId' in event && event.textId ? [String(event.textId)] : []))

/**
 * Messages are written at the moments of events, and their ids begin with it: found by that, without an index by what they
 * are about, which every message would pay for.
 */
async function forgetMessages(tx: Db, schema: Schema, ids: readonly string[], moments: readonly number[]) {
  const { messages, outbox } = schema
  for (let from = 0; from < moments.length; from += MOMENTS) {
    const then = moments
      .slice(from, from + MOMENTS)
      .map((at) => and(gte(messages.id, firstIdAt(at)), lt(messages.id, firstIdAt(at + 1))))
    await tx.delete(messages).where(and(or(...then), inArray(messages.thingId, [...ids])))
  }
  await tx.delete(outbox).where(inArray(outbox.thingId, [...ids]))
}

const MOMENTS = 20
