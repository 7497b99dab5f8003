import { and, asc, eq, gt, inArray, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Database, Db } from '../db/database.ts'
import type { NoticeChannel, Schema } from '../db/schema.ts'
import { LONGEST_BACKOFF } from './timing.ts'

export type OutboxRow = Schema['outbox']['$inferSelect']

/** How long a claimed row is left to whoever claimed it: longer than a call with its token and its timeouts. */
export const LEASE_MS = 60_000
const CLAIM = 50

/**
 * What became of one try. `counted: false` waits without having used up a try; `missed` begins anew after it was lost
 * for that reason, which happens once.
 */
export type Result =
  | { readonly state: 'SENT' | 'FAILED' | 'UNKNOWN'; readonly outcome: string; readonly platformRef?: string }
  /** No longer true; with an outcome: not sent for that reason. */
  | { readonly state: 'OBSOLETE'; readonly outcome?: string }
  | { readonly state: 'ACCEPTED'; readonly platformRef: string; readonly pollAt: number }
  | { readonly state: 'WAITING'; readonly nextAt: number; readonly counted: boolean; readonly missed?: string }

export const outboxRow = (
  messageId: string,
  personId: string,
  about: { readonly id: string; readonly kind: string; readonly version: number; readonly dueSort: number },
  kind: string,
  channel: NoticeChannel,
  now: number,
) => ({
  messageId,
  personId,
  thingId: about.id,
  thingKind: about.kind,
  thingVersion: about.version,
  kind,
  channel,
  state: 'WAITING' as const,
  dueSort: about.dueSort,
  attempts: 0,
  nextAt: now,
  leaseUntil: 0,
  createdAt: now,
})

/**
 * Takes due rows for this process, earliest deadline first; what is still to be sent goes before asking what became of
 * what was, so that a backlog is sent at the full pace. The conditions stand in the outer WHERE too: a second
 * process that chose the same rows waits for the first one's locks, looks at them again and gets none.
 * @param most of each channel.
 * @param known which rows this release knows; those of a newer one are left to its processes.
 */
export async function claimDue(
  db: Database,
  channels: readonly NoticeChannel[],
  now: number,
  most = CLAIM,
  known: SQL | undefined = undefined,
): Promise<readonly OutboxRow[]> {
  if (channels.length === 0) return []
  const { outbox } = db.schema
  const rows = await db.write(async (tx) => {
    const claimed: OutboxRow[] = []
    // One state and channel at a time, so that each reads its part of the index in the order wanted, and no other.
    for (const state of ['WAITING', 'ACCEPTED'] as const) {
      const free = and(lte(outbox.nextAt, now), lte(outbox.leaseUntil, now), known)
      const earliest = channels.flatMap((channel) => {
        const room = most - claimed.filter((row) => row.channel === channel).length
        if (room <= 0) return []
        const own = tx
          .select({ id: outbox.id })
          .from(outbox)
          .where(and(eq(outbox.state, state), eq(outbox.channel, channel), free))
          .orderBy(asc(outbox.dueSort), asc(outbox.id))
          .limit(room)
        return sql`SELECT id FROM ${own} AS earliest`
      })
      if (earliest.length === 0) break
      const own = await tx
        .update(outbox)
        .set({ leaseUntil: now + LEASE_MS, attempts: sql`${outbox.attempts} + 1` })
        // The state as an expression: by its index SQLite would read all that wait once more, in place of these few.
        .where(
          and(
            sql`${outbox.id} IN (${sql.join(earliest, sql` UNION ALL `)})`,
            sql`${outbox.state} || '' = ${state}`,
            free,
          ),
        )
        .returning()
      claimed.push(...own)
    }
    return claimed
  })
  const asks = (row: OutboxRow) => (row.state === 'ACCEPTED' ? 1 : 0)
  return rows.sort((a, b) => asks(a) - asks(b) || a.dueSort - b.dueSort || a.id - b.id)
}

/**
 * A platform is back: what was put off in its absence is due at once, so that the earliest deadline goes first again and
 * not whatever had not been tried yet.
 */
export async function hurry(db: Database, channel: NoticeChannel, now: number): Promise<void> {
  const { outbox } = db.schema
  const putOff = and(
    eq(outbox.state, 'WAITING'),
    eq(outbox.channel, channel),
    gt(outbox.attempts, 0),
    gt(outbox.nextAt, now),
    lte(outbox.nextAt, now + LONGEST_BACKOFF),
  )
  await db.write((tx) => tx.update(outbox).set({ nextAt: now }).where(putOff))
}

/** Writes down what became of a claimed row; false when the claim was lost meanwhile and somebody else's result counts. */
export async function settle(tx: Db, schema: Schema, row: OutboxRow, result: Result, now: number): Promise<boolean> {
  const { outbox } = schema
  const settled = await tx
    .update(outbox)
    .set({ leaseUntil: 0, ...columnsOf(row, result, now) })
    .where(and(eq(outbox.id, row.id), eq(outbox.state, row.state), eq(outbox.leaseUntil, row.leaseUntil)))
    .returning({ id: outbox.id })
  return settled.length === 1
}

function columnsOf(row: OutboxRow, result: Result, now: number) {
  switch (result.state) {
    case 'WAITING': {
      const { nextAt, missed } = result
      if (missed !== undefined) return { state: result.state, nextAt, attempts: 0, outcome: missed, platformRef: null }
      return { nextAt, attempts: result.counted ? row.attempts : row.attempts - 1 }
    }
    case 'ACCEPTED':
      return { state: result.state, platformRef: result.platformRef, nextAt: result.pollAt }
    case 'OBSOLETE':
      return { state: result.state, doneAt: now, ...(result.outcome === undefined ? {} : { outcome: result.outcome }) }
    default:
      return { state: result.state, outcome: result.outcome, platformRef: result.platformRef ?? null, doneAt: now }
  }
}

/**
 * Puts a notice that failed back among those that wait, as if it had not been tried; when it failed stays beside it, since a
 * gateway sends one text for one id.
 * @returns whether it had failed.
 */
export async function sendAgain(tx: Db, { outbox }: Schema, id: number, now: number): Promise<boolean> {
  const again = { state: 'WAITING', attempts: 0, nextAt: now, leaseUntil: 0, outcome: null, platformRef: null } as const
  const put = await tx
    .update(outbox)
    .set(again)
    .where(and(eq(outbox.id, id), eq(outbox.state, 'FAILED')))
    .returning({ id: outbox.id })
  return put.length === 1
}

/** Stands where the gateway's id will stand: this text is counted, however often it is tried. */
const COUNTED = 'counted'

export const isCounted = (row: OutboxRow): boolean => row.platformRef === COUNTED

export async function markCounted(tx: Db, schema: Schema, row: OutboxRow): Promise<void> {
  const { outbox } = schema
  await tx.update(outbox).set({ platformRef: COUNTED }).where(eq(outbox.id, row.id))
}

/** Everybody who was sent the same card in one call. */
export async function recipientsOfTask(db: Database, taskId: string): Promise<readonly OutboxRow[]> {
  const { outbox } = db.schema
  return db.read
    .select()
    .from(outbox)
    .where(and(eq(outbox.state, 'ACCEPTED'), eq(outbox.platformRef, taskId)))
}

/**
 * The result of a task is asked for once, for all its recipients, whoever of them the claim was made by; false where
 * somebody else has written one down meanwhile.
 */
export async function closeAccepted(
  tx: Db,
  schema: Schema,
  row: OutboxRow,
  result: Result,
  now: number,
): Promise<boolean> {
  const { outbox } = schema
  const closed = await tx
    .update(outbox)
    .set({ leaseUntil: 0, ...columnsOf(row, result, now) })
    .where(and(eq(outbox.id, row.id), eq(outbox.state, 'ACCEPTED')))
    .returning({ id: outbox.id })
  return closed.length === 1
}

/** What was to be sent to somebody of a thing; in the words of the index, which is the way to what went out of a message. */
export const ofThingTo = ({ outbox }: Schema, personId: string, thingIds: readonly string[]): SQL =>
  and(inArray(outbox.thingId, [...thingIds]), eq(outbox.personId, personId)) as SQL

/**
 * Whether somebody has been told something newer of the same thing, or is about to be: news that has not gone out by then
 * says nothing that the newer one does not lead to.
 */
export async function isOvertaken(db: Db, schema: Schema, row: OutboxRow): Promise<boolean> {
  const { outbox } = schema
  const [newer] = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        ofThingTo(schema, row.personId, [row.thingId]),
        // By the thing's own version: two steps within a millisecond have ids in any order.
        or(
          gt(outbox.thingVersion, row.thingVersion),
          and(eq(outbox.thingVersion, row.thingVersion), gt(outbox.messageId, row.messageId)),
        ),
        inArray(outbox.state, ['WAITING', 'ACCEPTED', 'SENT', 'UNKNOWN']),
      ),
    )
    .limit(1)
  return newer !== undefined
}

/** The next best way to a requester whose number is known: a text for the same message, unless one is there already. */
export async function addSmsInstead(tx: Db, schema: Schema, row: OutboxRow, now: number): Promise<boolean> {
  const { outbox } = schema
  const [there] = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        ofThingTo(schema, row.personId, [row.thingId]),
        eq(outbox.messageId, row.messageId),
        eq(outbox.channel, 'SMS'),
      ),
    )
  if (there) return false
  const about = { id: row.thingId, kind: row.thingKind, version: row.thingVersion, dueSort: row.dueSort }
  await tx.insert(outbox).values(outboxRow(row.messageId, row.personId, about, row.kind, 'SMS', now))
  return true
}
