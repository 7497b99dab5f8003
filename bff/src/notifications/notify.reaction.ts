import { type Audience, inAppMessage, type Notice, noticesOf } from '@qihu/shared'
import { eq } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import { insertInto } from '../db/insert.ts'
import type { NoticeChannel, Schema } from '../db/schema.ts'
import { given, statement } from '../db/statement.ts'
import { newId } from '../ids.ts'
import { type Hearer, staffWith, subjectsOf } from '../people/people.store.ts'
import type { Reaction } from '../requests/requests.record.ts'
import type { RequestRow } from '../requests/requests.store.ts'
import { phoneFor } from './addresses.store.ts'
import type { MessageRow } from './messages.store.ts'
import { outboxRow } from './outbox.store.ts'

/**
 * Tells people what happened: an in-app message each and, where a push is due, an outbox row, all in the transaction of
 * the event, so that neither can exist without the other. Sending comes after the commit.
 */
export const notify: Reaction = async (tx, { row, event }, { schema, calendar, now }) => {
  const told = new Map<string, { notice: Notice; hearer: Hearer }>()
  for (const notice of noticesOf(event, row.state)) {
    for (const hearer of await audience(tx, schema, notice.audience, row)) {
      if (hearer.id === event.actorId && notice.kind !== 'RECEIVED') continue
      // Somebody who is both handler and head hears of it once, in the stronger way.
      const key = `${hearer.id} ${notice.kind}`
      if (told.get(key)?.notice.reach !== 'PUSH') told.set(key, { notice, hearer })
    }
  }
  if (told.size === 0) return
  const unitName = await leadUnitName(tx, schema, row)
  const facts = { number: row.number, title: row.title, unitName, state: row.state, now, calendar }
  const messages: MessageRow[] = []
  const outbox: ReturnType<typeof outboxRow>[] = []
  for (const { notice, hearer } of told.values()) {
    const personId = hearer.id
    const messageId = newId(now)
    const { title, body } = inAppMessage(notice.kind, facts)
    messages.push({
      id: messageId,
      personId,
      requestId: row.id,
      kind: notice.kind,
      title,
      body,
      createdAt: now,
      readAt: null,
    })
    const channel = notice.reach === 'PUSH' ? await channelFor(tx, schema, notice.audience, hearer, row) : null
    if (channel) outbox.push(outboxRow(messageId, personId, row, notice.kind, channel, now))
  }
  await insertInto(tx, schema.messages, messages)
  await insertInto(tx, schema.outbox, outbox)
}

async function audience(tx: Db, schema: Schema, who: Audience, row: RequestRow): Promise<Hearer[]> {
  if (who === 'REQUESTER') return [{ id: row.requesterId, dingTalk: null }]
  if (who === 'DESK') return staffWith(tx, schema, 'CASE_OFFICER', null)
  if (row.leadUnitId === null) return []
  const role = who === 'HEAD' ? 'UNIT_HEAD' : 'UNIT_HANDLER'
  return staffWith(tx, schema, role, row.leadUnitId)
}

/** Staff are reached in DingTalk, requesters in WeChat or by SMS; null leaves the in-app message alone. */
async function channelFor(
  tx: Db,
  schema: Schema,
  who: Audience,
  hearer: Hearer,
  row: RequestRow,
): Promise<NoticeChannel | null> {
  if (who !== 'REQUESTER') return hearer.dingTalk ? 'DINGTALK' : null
  if ((await subjectsOf(tx, schema, hearer.id)).WECHAT) return 'WECHAT'
  return (await phoneFor(tx, schema, hearer.id, row.contactId)) ? 'SMS' : null
}

const unitNameById = statement('unit_name_by_id', (db, { units }) =>
  db
    .select({ name: units.name })
    .from(units)
    .where(eq(units.id, given('id'))),
)

async function leadUnitName(tx: Db, schema: Schema, row: RequestRow): Promise<string> {
  if (row.leadUnitId === null) return ''
  const [unit] = await unitNameById(tx, schema, { id: row.leadUnitId })
  return unit?.name ?? ''
}
