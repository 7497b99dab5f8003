import { and, asc, eq, gt, inArray, lt } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import { purgeAttachments } from '../attachments/purge-attachments.ts'
import { AUDIT_DAYS } from '../audit/audit.store.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import { firstIdAt } from '../ids.ts'
import { takeLeftovers } from '../people/take-in.ts'
import { LATELY, wakeEnded } from '../privacy/wake-ended.ts'
import { MESSAGES_DAYS, OUTBOX_DAYS, REVEALS_DAYS } from './kept-days.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const FIRST_MS = 5 * 60_000
/** A phone may lie without network for weeks and then send what it holds: its key must still be known. */
const KEYS_DAYS = 30
/** Who stood in for whom is in the record of changes; here it is of use while it can be asked who saw something lately. */
const DEPUTIES_DAYS = 180
const BATCH = 200
/** Read at once of what is looked through whole; within a millisecond or two. */
const STRETCH = 1000

type Parts = {
  readonly db: Database
  readonly clock: Clock
  readonly config: Pick<Config, 'dataDir'>
  readonly log?: Pick<FastifyBaseLogger, 'error' | 'info'>
}

/** How far rounds before have come, so that the next one need not look at everything again. */
type Far = { withdrawnSince: number; rounds: number }
/** Rounds after a start. */
const LOOKS_BACK = 3

/**
 * Deletes what is of no use any more: ended sessions, telephone codes of other days, limits whose time is over, keys after
 * 30 days, messages after 400 and what became of pushes after 180, who looked at a number after three years, offices that were lent, half
 * a year after they went back, invitations that nobody used in time, and files that belong to nothing (`purge-attachments.ts`). In small
 * batches, so that no command waits for it; two processes doing so at once delete the same rows.
 * @returns how many rows went.
 */
export async function purge(
  { db, clock, config }: Parts,
  far: Far = { withdrawnSince: 0, rounds: 0 },
): Promise<number> {
  const now = clock.now()
  const { sessions, phoneCodes, idempotency } = db.schema
  let gone = 0
  const inBatches = async (once: () => Promise<number>) => {
    for (let rows = BATCH; rows === BATCH; gone += rows) rows = await once()
  }
  await inBatches(async () => {
    const old = db.read.select({ id: sessions.tokenHash }).from(sessions)
    const ids = (await old.where(lt(sessions.expiresAt, now)).limit(BATCH)).map((row) => row.id)
    if (ids.length > 0) await db.write((tx) => tx.delete(sessions).where(inArray(sessions.tokenHash, ids)))
    return ids.length
  })
  await inBatches(async () => {
    const before = now - 2 * DAY
    const old = db.read.select({ id: phoneCodes.phoneHash }).from(phoneCodes)
    const ids = (await old.where(lt(phoneCodes.sentAt, before)).limit(BATCH)).map((row) => row.id)
    // A code asked for meanwhile stays.
    const these = and(inArray(phoneCodes.phoneHash, ids), lt(phoneCodes.sentAt, before))
    if (ids.length > 0) await db.write((tx) => tx.delete(phoneCodes).where(these))
    return ids.length
  })
  gone += await purgeCounters(db, now)
  const { auditEntries, messages, contactReveals } = db.schema
  for (const [table, days] of [
    [auditEntries, AUDIT_DAYS],
    [messages, MESSAGES_DAYS],
    [contactReveals, REVEALS_DAYS],
  ] as const) {
    // Ids grow with time.
    await inBatches(async () => {
      const old = db.read.select({ id: table.id }).from(table)
      const before = lt(table.id, firstIdAt(now - days * DAY))
      const ids = (await old.where(before).orderBy(asc(table.id)).limit(BATCH)).map(({ id }) => id)
      if (ids.length > 0) await db.write((tx) => tx.delete(table).where(inArray(table.id, ids)))
      return ids.length
    })
  }
  gone += await purgeOutbox(db, now)
  await inBatches(async () => {
    const { invitations } = db.schema
    const old = db.read.select({ id: invitations.codeHash }).from(invitations)
    const ids = (await old.where(lt(invitations.untilAt, now)).limit(BATCH)).map(({ id }) => id)
    if (ids.length > 0) await db.write((tx) => tx.delete(invitations).where(inArray(invitations.codeHash, ids)))
    return ids.length
  })
  await inBatches(async () => {
    const { deputies } = db.schema
    const old = db.read.select({ id: deputies.id }).from(deputies)
    const before = lt(deputies.untilAt, now - DEPUTIES_DAYS * DAY)
    const ids = (await old.where(before).limit(BATCH)).map(({ id }) => id)
    if (ids.length > 0) await db.write((tx) => tx.delete(deputies).where(inArray(deputies.id, ids)))
    return ids.length
  })
  await inBatches(async () => {
    const old = db.read.select({ personId: idempotency.personId, key: idempotency.key }).from(idempotency)
    const keys = await old.where(lt(idempotency.createdAt, now - KEYS_DAYS * DAY)).limit(BATCH)
    if (keys.length > 0) {
      await db.write(async (tx) => {
        for (const { personId, key } of keys) {
          await tx.delete(idempotency).where(and(eq(idempotency.personId, personId), eq(idempotency.key, key)))
        }
      })
    }
    return keys.length
  })
  // While two releases run side by side, and for a while after.
  if (far.rounds < LOOKS_BACK) await wakeEnded(db, now, now - LATELY)
  far.rounds += 1
  await takeLeftovers(db, now)
  const files = await purgeAttachments({ db, dataDir: config.dataDir, now }, far.withdrawnSince)
  far.withdrawnSince = files.since
  return gone + files.gone
}

/** From the oldest on, as far as they are old; what waits stays, however old it is. */
async function purgeOutbox(db: Database, now: number): Promise<number> {
  const { outbox } = db.schema
  const before = now - OUTBOX_DAYS * DAY
  let gone = 0
  for (let after = 0; ; ) {
    const oldest = await db.read
      .select({ id: outbox.id, at: outbox.createdAt, doneAt: outbox.doneAt })
      .from(outbox)
      .where(gt(outbox.id, after))
      .orderBy(asc(outbox.id))
      .limit(BATCH)
    const old = oldest.filter(({ at, doneAt }) => at < before && doneAt !== null).map(({ id }) => id)
    if (old.length > 0) await db.write((tx) => tx.delete(outbox).where(inArray(outbox.id, old)))
    gone += old.length
    const last = oldest.at(-1)
    if (!last || last.at >= before) return gone
    after = last.id
  }
}

/**
 * Limits whose time is over. All of them are looked through, a stretch of keys at a time: an index by their end would cost
 * every filing more than this costs in an hour.
 */
async function purgeCounters(db: Database, now: number): Promise<number> {
  const { counters } = db.schema
  let gone = 0
  for (let after: string | null = ''; after !== null; ) {
    const stretch = await db.read
      .select({ key: counters.key, until: counters.until })
      .from(counters)
      .where(gt(counters.key, after))
      .orderBy(asc(counters.key))
      .limit(STRETCH)
    const keys = stretch.filter(({ until }) => until < now).map(({ key }) => key)
    // One that was begun anew meanwhile stays.
    const these = and(inArray(counters.key, keys), lt(counters.until, now))
    if (keys.length > 0) await db.write((tx) => tx.delete(counters).where(these))
    gone += keys.length
    after = stretch.length === STRETCH ? (stretch.at(-1)?.key ?? null) : null
    await new Promise(setImmediate)
  }
  return gone
}

/** Every hour, the first time some minutes after the start: files that were to be gone wait no longer. `stop` waits for the round in hand. */
export function startPurge(parts: Parts): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const far: Far = { withdrawnSince: 0, rounds: 0 }
  const round = () => {
    running = purge(parts, far).then(
      (gone) => void (gone > 0 && parts.log?.info({ gone }, 'purged')),
      (err: unknown) => parts.log?.error({ err }, 'purge failed'),
    )
  }
  const first = setTimeout(round, FIRST_MS)
  const timer = setInterval(round, HOUR)
  return {
    async stop() {
      clearTimeout(first)
      clearInterval(timer)
      await running
    },
  }
}
