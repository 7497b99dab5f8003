import { withoutPersonal } from '@qihu/shared/personal'
import { and, eq, gte, inArray, lt, or } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { firstIdAt } from '../ids.ts'
import { historyOf } from '../life/history.store.ts'
import type { Reaction } from '../life/record.ts'
import type { RequestRow } from '../requests/requests.store.ts'

/** In place of a title that was made of what is not there any more. */
export const ERASED_TITLE = '（内容已删除）'

/**
 * Carries out what an ERASED says, in its transaction: name and number, what its requester wrote, and his files go; what
 * staff wrote stays without what leads to a person; nobody's messages keep its title. Where it is an enterprise's and one
 * person of it asks, what he wrote is the enterprise's too, and stays in the same way, like the files of his colleagues.
 * The files themselves go with the next hour (`attachments/purge-attachments.ts`).
 */
export const eraseRequest: Reaction = async (tx, { of, row, event }, { schema }) => {
  if (of.life.kind !== 'REQUEST' || event.type !== 'ERASED') return
  await erase(tx, schema, row as unknown as RequestRow, event.actorId !== null)
}

async function erase(tx: Db, schema: Schema, row: RequestRow, asked: boolean): Promise<void> {
  const { contacts, requests, things, texts, ratings, ratingIdentities, attachments } = schema
  const keepsWords = asked && row.enterpriseId !== null
  const children = await tx.select().from(things).where(eq(things.parentId, row.id))
  const ids = [row.id, ...children.map(({ id }) => id)]
  const [contact] = await tx.select().from(contacts).where(eq(contacts.id, row.contactId))
  const names = contact ? [contact.name] : []
  const history = await historyOf(tx, schema, row.id)
  const events = [...history]
  for (const { id } of children) events.push(...(await historyOf(tx, schema, id)))
  const own = keepsWords ? [] : ownTexts(row, history)

  const title = keepsWords ? withoutPersonal(row.title, names) : ERASED_TITLE
  await tx.delete(contacts).where(eq(contacts.id, row.contactId))
  await tx.update(requests).set({ title }).where(eq(requests.id, row.id))
  await tx.update(things).set({ title }).where(eq(things.parentId, row.id))
  if (own.length > 0) await tx.delete(texts).where(inArray(texts.id, own))
  for (const { id, body } of await tx.select().from(texts).where(inArray(texts.thingId, ids))) {
    const less = withoutPersonal(body, names)
    if (less !== body) await tx.update(texts).set({ body: less }).where(eq(texts.id, id))
  }
  const files = and(
    inArray(attachments.thingId, ids),
    keepsWords ? eq(attachments.ownerId, row.requesterId) : undefined,
  )
  // As one that was never attached, of long ago.
  await tx.update(attachments).set({ thingId: null, createdAt: 0, name: '' }).where(files)
  const given = await tx.delete(ratingIdentities).where(eq(ratingIdentities.requestId, row.id)).returning()
  const ratingIds = given.map(({ ratingId }) => ratingId)
  if (ratingIds.length > 0) await tx.update(ratings).set({ text: null }).where(inArray(ratings.id, ratingIds))
  await forgetMessages(tx, schema, ids, [...new Set(events.map(({ at }) => at))])
}

/** What its requester wrote: the description, and whatever stands with what he did later. */
function ownTexts({ requesterId, state }: RequestRow, history: readonly { readonly actorId: string | null }[]) {
  const his = history.filter(({ actorId }) => actorId === requesterId)
  return [state.descriptionId, ...his.flatMap((event) => ('textId' in event ? String(event.textId ?? '') : []))]
}

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
