import { instantAt, localDate } from '@qihu/shared'
import { and, desc, eq, gt, gte, inArray, isNull, sql } from 'drizzle-orm'
import type { Config } from '../config.ts'
import type { Database, Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { mac, sameText } from '../ids.ts'

export type AttachmentRow = Schema['attachments']['$inferSelect']

export type AttachmentView = AttachmentFacts & { readonly url: string }

const VALID_MS = 60 * 60_000
const STEP_MS = 10 * 60_000

const signature = (config: Pick<Config, 'secret'>, id: string, expiry: string): string =>
  mac(config.secret, 'attachment', `${id}.${expiry}`, 32)

/** A link that works for an hour or a little more and stays the same for ten minutes, so that phones can cache it. */
export function signedUrl(config: Pick<Config, 'secret'>, id: string, now: number): string {
  const expiry = String(Math.ceil(now / STEP_MS) * STEP_MS + VALID_MS)
  return `/attachments/${id}?e=${expiry}&s=${signature(config, id, expiry)}`
}

export function isSigned(
  config: Pick<Config, 'secret'>,
  id: string,
  expiry: string,
  given: string,
  now: number,
): boolean {
  return sameText(given, signature(config, id, expiry)) && now <= Number(expiry)
}

export type AttachmentFacts = Pick<AttachmentRow, 'id' | 'name' | 'mime' | 'bytes'>

export const attachmentView = (config: Pick<Config, 'secret'>, row: AttachmentFacts, now: number): AttachmentView => ({
  id: row.id,
  name: row.name,
  mime: row.mime,
  bytes: row.bytes,
  url: signedUrl(config, row.id, now),
})

export async function findAttachment(db: Db, schema: Schema, id: string): Promise<AttachmentRow | null> {
  const [row] = await db.select().from(schema.attachments).where(eq(schema.attachments.id, id)).limit(1)
  return row && row.createdAt > FORGOTTEN.createdAt ? row : null
}

export async function findByKey(db: Db, schema: Schema, ownerId: string, key: string): Promise<AttachmentRow | null> {
  const { attachments } = schema
  const [row] = await db
    .select()
    .from(attachments)
    .where(and(eq(attachments.ownerId, ownerId), eq(attachments.clientKey, key)))
    .limit(1)
  return row ?? null
}

/** A person's files that belong to no request yet; beyond these the oldest give way, so nobody fills the disk. */
export const MAX_UNLINKED = 30

/** What one person may store in a day of China: nine files of the largest kind, and then some. */
export const DAY_BYTES = 200 * 1024 * 1024

/** Thrown inside the transaction, so that the row goes with it. */
export class OverQuota extends Error {}

/** Bytes that a person may still store today; below 0 where he has stored too many. */
export async function quotaLeft(db: Db, schema: Schema, ownerId: string, now: number): Promise<number> {
  const { attachments } = schema
  const [today] = await db
    .select({ bytes: sql`coalesce(sum(${attachments.bytes}), 0)`.mapWith(Number) })
    .from(attachments)
    .where(and(eq(attachments.ownerId, ownerId), gte(attachments.createdAt, instantAt(localDate(now), 0))))
  return DAY_BYTES - (today?.bytes ?? 0)
}

/**
 * Adds the row unless the same upload was faster.
 * @returns the row that stands, and the ids whose files are no longer needed.
 * @throws {OverQuota} when the owner has stored as much as he may in a day.
 */
export function addAttachment(db: Database, row: AttachmentRow): Promise<{ row: AttachmentRow; dropped: string[] }> {
  const { attachments } = db.schema
  return db.write(async (tx) => {
    const [added] = await tx
      .insert(attachments)
      .values(row)
      .onConflictDoNothing({ target: [attachments.ownerId, attachments.clientKey] })
      .returning()
    if (!added) {
      const earlier = await findByKey(tx, db.schema, row.ownerId, row.clientKey)
      if (!earlier) throw new Error('an attachment vanished while it was sent again')
      return { row: earlier, dropped: [row.id] }
    }
    if ((await quotaLeft(tx, db.schema, row.ownerId, row.createdAt)) < 0) throw new OverQuota()
    const unlinked = and(eq(attachments.ownerId, row.ownerId), isNull(attachments.thingId))
    const beyond = await tx
      .select({ id: attachments.id })
      .from(attachments)
      .where(unlinked)
      .orderBy(desc(attachments.createdAt), desc(attachments.id))
      .offset(MAX_UNLINKED)
      .limit(MAX_UNLINKED)
    if (beyond.length === 0) return { row: added, dropped: [] }
    const ids = beyond.map(({ id }) => id)
    const gone = await tx
      .delete(attachments)
      .where(and(inArray(attachments.id, ids), isNull(attachments.thingId)))
      .returning({ id: attachments.id })
    return { row: added, dropped: gone.map(({ id }) => id) }
  })
}

/** Attachments are taken only from their owner and only once; false when one of them is not to be had. */
/** As it stands until its file is cleared away: of nobody's matter, read by nobody, and never attached again. */
export const FORGOTTEN = { thingId: null, createdAt: 0, name: '' } as const

export async function linkAttachments(
  tx: Db,
  schema: Schema,
  ownerId: string,
  ids: readonly string[],
  thingId: string,
): Promise<boolean> {
  if (ids.length === 0) return true
  const { attachments } = schema
  const mine = and(
    inArray(attachments.id, [...ids]),
    eq(attachments.ownerId, ownerId),
    isNull(attachments.thingId),
    gt(attachments.createdAt, FORGOTTEN.createdAt),
  )
  const linked = await tx.update(attachments).set({ thingId }).where(mine).returning({ id: attachments.id })
  return linked.length === new Set(ids).size
}
