import { and, asc, count, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Database, Db } from '../db/database.ts'
import { type Schema, UNREAD } from '../db/schema.ts'
import { given, statement } from '../db/statement.ts'
import { newId } from '../ids.ts'
import { alsoSent, type Dispatch } from './also-sent.ts'
import { ofThingTo } from './outbox.store.ts'

export type MessageRow = Schema['messages']['$inferSelect']
export type MessagePage = { items: (MessageRow & { alsoSent: string | null })[]; endCursor: string | null }

/** A message in the app that is about no request; it opens nothing. */
export const messageTo = (
  personId: string,
  kind: string,
  said: { title: string; body: string },
  now: number,
): MessageRow => ({
  ...{ id: newId(now), personId, thingId: null, thingKind: 'REQUEST', kind },
  ...{ title: said.title, body: said.body, createdAt: now, readAt: null },
})

const MAX_PAGE = 50
const MAX_IDS = 100

const MESSAGE_STATES = ['UNREAD', 'READ'] as const

/** In the words of the index, which has what is unread and what is read apart: who wants both asks for one after the other. */
const messagesOfPerson = (
  { messages }: Pick<Schema, 'messages'>,
  personId: string | SQL,
  state: (typeof MESSAGE_STATES)[number],
): SQL => and(eq(messages.personId, personId), sql`${UNREAD} = ${sql.raw(state === 'UNREAD' ? '1' : '0')}`) as SQL

/** Nobody reads the thousandth, and this is counted with every page of everybody. */
const COUNTED_TO = 1000

const unreadCount = statement('unread_of_person', (db, { messages }) => {
  const unread = messagesOfPerson({ messages }, given('personId'), 'UNREAD')
  const most = sql.raw(String(COUNTED_TO))
  return db
    .select({ unread: count() })
    .from(sql`(SELECT ${messages.id} FROM ${messages} WHERE ${unread} LIMIT ${most}) AS first_ones`)
})

/** How many messages somebody has not read; up to a thousand. */
export async function unreadOf({ read, schema }: Database, personId: string): Promise<number> {
  const [counted] = await unreadCount(read, schema, { personId })
  return counted?.unread ?? 0
}

/** The newest of a person's messages, from both parts of the index. */
async function newestOf(
  { read, schema }: Database,
  personId: string,
  beyond: SQL | undefined,
  most: number,
): Promise<MessageRow[]> {
  const { messages } = schema
  const [unread, others] = await Promise.all(
    MESSAGE_STATES.map((state) =>
      read
        .select()
        .from(messages)
        .where(and(messagesOfPerson(schema, personId, state), beyond))
        .orderBy(desc(messages.createdAt), desc(messages.id))
        .limit(most),
    ),
  )
  const newestFirst = (a: MessageRow, b: MessageRow) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1)
  return [...(unread ?? []), ...(others ?? [])].sort(newestFirst).slice(0, most)
}

/** A person's messages, newest first. The cursor is the last row's place, so new messages do not shift it. */
export async function messagesOf(
  db: Database,
  personId: string,
  { after, first }: { after?: string | null; first: number },
): Promise<MessagePage> {
  const { messages } = db.schema
  const size = Math.max(1, Math.min(first, MAX_PAGE))
  const place = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(after ?? '')
  const beyond = place ? sql`(${messages.createdAt}, ${messages.id}) < (${Number(place[1])}, ${place[2]})` : undefined
  const rows = await newestOf(db, personId, beyond, size + 1)
  const page = rows.slice(0, size)
  const last = rows.length > size ? page.at(-1) : undefined
  const pushes = await pushesOf(db, personId, page)
  return {
    items: page.map((row) => ({ ...row, alsoSent: alsoSent(pushes.get(row.id) ?? []) })),
    endCursor: last ? `${last.createdAt}_${last.id}` : null,
  }
}

async function pushesOf(
  { read, schema }: Database,
  personId: string,
  page: readonly MessageRow[],
): Promise<Map<string, Dispatch[]>> {
  const byMessage = new Map<string, Dispatch[]>(page.map(({ id }) => [id, []]))
  const thingIds = [...new Set(page.flatMap(({ thingId }) => thingId ?? []))]
  if (thingIds.length === 0) return byMessage
  const { outbox } = schema
  const rows = await read
    .select({ messageId: outbox.messageId, channel: outbox.channel, state: outbox.state, outcome: outbox.outcome })
    .from(outbox)
    .where(ofThingTo(schema, personId, thingIds))
    .orderBy(asc(outbox.id))
  for (const row of rows) byMessage.get(row.messageId)?.push(row)
  return byMessage
}

/**
 * Marks a person's messages read; null means all of them. A push to several people carries the id of one of their
 * messages, so an id also stands for the reader's own copy of the same notice.
 * @returns how many were unread before.
 */
export async function markRead(
  tx: Db,
  schema: Schema,
  personId: string,
  ids: readonly string[] | null,
  now: number,
): Promise<number> {
  const { messages } = schema
  const mark = async (which: SQL | undefined): Promise<number> => {
    const marked = await tx
      .update(messages)
      .set({ readAt: now })
      .where(and(messagesOfPerson(schema, personId, 'UNREAD'), which))
      .returning({ id: messages.id })
    return marked.length
  }
  if (ids === null) return mark(undefined)
  if (ids.length === 0) return 0
  const named = await tx
    .select()
    .from(messages)
    .where(inArray(messages.id, ids.slice(0, MAX_IDS)))
  let total = 0
  for (const { thingId, kind, createdAt } of named) {
    const same = thingId === null ? isNull(messages.thingId) : eq(messages.thingId, thingId)
    total += await mark(and(same, eq(messages.kind, kind), eq(messages.createdAt, createdAt)))
  }
  return total
}
