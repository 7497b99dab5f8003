import { eq } from 'drizzle-orm'
import type { Schema } from '../db/schema.ts'
import { sendAgain } from '../notifications/outbox.store.ts'
import { AdminFault } from './admin-fault.ts'
import { type Change, noted, type Parts } from './changes.store.ts'

type OutboxRow = Schema['outbox']['$inferSelect']

/** A dry installation would hold it back, and end it. */
export const NO_RESEND = '正在试运行（DRY=1），不发通知：请在正式运行以后再重新发送。'

/** @throws {AdminFault} where there is none. */
async function noticeNumbered({ tx, schema }: Parts, number: string): Promise<OutboxRow> {
  const { outbox } = schema
  const id = Number(number.trim())
  const [row] = Number.isSafeInteger(id) ? await tx.select().from(outbox).where(eq(outbox.id, id)) : []
  if (!row) throw new AdminFault(`没有编号为 ${number} 的消息。`, 'notice')
  return row
}

const centreOfNotice = (number: string) => async (parts: Parts) => {
  const { tx, schema, centres } = parts
  const { thingId } = await noticeNumbered(parts, number)
  for (const table of [schema.requests, schema.things] as const) {
    const things = table as Schema['things']
    const [thing] = await tx.select({ centreId: things.centreId }).from(things).where(eq(things.id, thingId))
    if (thing) return centres.of(thing.centreId)
  }
  throw new AdminFault('这条消息所说的事已经不在了。', 'notice')
}

/** Tries once more what did not arrive; what is no longer true by then is not sent. */
export function resendNotice(change: Change, number: string): Promise<{ readonly id: string }> {
  const sort = { subject: 'NOTICE', deed: 'SENT_AGAIN', duty: 'PLACES' } as const
  return noted(change, sort, centreOfNotice(number), async (_, parts) => {
    const row = await noticeNumbered(parts, number)
    if (!(await sendAgain(parts.tx, parts.schema, row.id, change.now))) {
      throw new AdminFault('这条消息不在没有送到的里面，可能已经重新发送。请刷新后再看。', 'notice')
    }
    return { row: { id: String(row.id) }, detail: { channel: row.channel, kind: row.kind, thingId: row.thingId } }
  })
}
