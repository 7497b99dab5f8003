import { and, asc, eq, exists, gt, gte, inArray, isNull, lt, or } from 'drizzle-orm'
import { loadCentres } from '../centres/centres.store.ts'
import type { Database } from '../db/database.ts'
import { UNATTACHED_DAYS } from '../operations/kept-days.ts'
import { dropFile } from './attachment-files.ts'

const DAY = 86_400_000
/** Whoever withdraws a request by mistake can still have its files read to him for so long. */
const WITHDRAWN_DAYS = 30
const BATCH = 200

type Parts = { readonly db: Database; readonly dataDir: string; readonly now: number }

/**
 * Deletes the files that belong to nothing: never attached for 30 days, or of requests withdrawn 30 days ago. In small
 * batches; two processes doing so at once delete the same.
 * @param since as of which end of a request to look, where what ended before has been looked at already.
 * @returns how many files went, and what to hand in as `since` the next time.
 */
export async function purgeAttachments(parts: Parts, since: number): Promise<{ gone: number; since: number }> {
  const until = parts.now - WITHDRAWN_DAYS * DAY
  const gone = (await unattached(parts)) + (await ofWithdrawn(parts, since, until))
  return { gone, since: until }
}

async function unattached({ db, dataDir, now }: Parts): Promise<number> {
  const { attachments } = db.schema
  const old = and(isNull(attachments.thingId), lt(attachments.createdAt, now - UNATTACHED_DAYS * DAY))
  let gone = 0
  for (;;) {
    // In the order of the index by request: PostgreSQL expects to come upon some soon, and would read all of them for none.
    const inOrder = asc(attachments.thingId)
    const found = await db.read
      .select({ id: attachments.id })
      .from(attachments)
      .where(old)
      .orderBy(inOrder)
      .limit(BATCH)
    const ids = found.map(({ id }) => id)
    if (ids.length === 0) return gone
    // What has been attached meanwhile stays.
    gone += await drop(db, dataDir, () => and(inArray(attachments.id, ids), isNull(attachments.thingId)))
  }
}

async function ofWithdrawn(parts: Parts, since: number, until: number): Promise<number> {
  let gone = 0
  for (const { id } of (await loadCentres(parts.db.read, parts.db.schema)).all)
    gone += await ofWithdrawnIn(id, parts, since, until)
  return gone
}

/** Centre after centre, as the index has them. */
async function ofWithdrawnIn(centreId: string, { db, dataDir }: Parts, since: number, until: number): Promise<number> {
  const { attachments, requests } = db.schema
  const held = db.read.select({ id: attachments.id }).from(attachments).where(eq(attachments.thingId, requests.id))
  let gone = 0
  let [at, after] = [since, '']
  for (;;) {
    const beyond = or(gt(requests.dueSort, at), and(eq(requests.dueSort, at), gt(requests.id, after)))
    const ended = await db.read
      .select({ id: requests.id, at: requests.dueSort, state: requests.state })
      .from(requests)
      .where(
        and(
          eq(requests.centreId, centreId),
          eq(requests.stage, 'CLOSED'),
          gte(requests.dueSort, since),
          lt(requests.dueSort, until),
          beyond,
          exists(held),
        ),
      )
      .orderBy(asc(requests.dueSort), asc(requests.id))
      .limit(BATCH)
    const ids = ended.filter(({ state }) => state.closedHow === 'WITHDRAWN').map(({ id }) => id)
    if (ids.length > 0) gone += await drop(db, dataDir, () => inArray(attachments.thingId, ids))
    const last = ended.at(-1)
    if (!last || ended.length < BATCH) return gone
    at = last.at
    after = last.id
  }
}

/** The rows first: a file without a row is only room, a row without its file is a broken link. */
async function drop(db: Database, dataDir: string, which: () => ReturnType<typeof and>): Promise<number> {
  const { attachments } = db.schema
  const rows = await db.write((tx) => tx.delete(attachments).where(which()).returning({ id: attachments.id }))
  for (const { id } of rows) await dropFile(dataDir, id)
  return rows.length
}
