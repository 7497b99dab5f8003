import { and, eq, gte, isNull, ne, sql } from 'drizzle-orm'
import { loadCentres } from '../centres/centres.store.ts'
import type { Database } from '../db/database.ts'

const DAY = 86_400_000
/** Two years in days: no later than what is counted exactly then, and a day earlier at most. */
const KEPT = 730 * DAY
/** What is over already comes up within a month. */
const SPREAD = 30 * DAY
/** As long as a process of the release before may have let somebody rate or dispute, and some days. */
export const LATELY = 40 * DAY

/**
 * A process of the release before ends a request, or has it rated, without leaving word that there is something to come; and so does
 * a backup of its: the personal data would be kept for ever. The clock is told to look at what has ended and has nothing before it; it
 * counts the exact moment itself, and finds nothing to do where all is done.
 * @param since of when; 0 for all there is.
 * @returns how many were told of.
 */
export async function wakeEnded(db: Database, now: number, since: number): Promise<number> {
  const { requests } = db.schema
  const over = sql`${requests.dueSort} + ${sql.raw(String(KEPT))}`
  const soon = sql`CAST(${now + DAY} AS BIGINT) + ${requests.dueSort} % ${sql.raw(String(SPREAD))}`
  const wakeAt = sql`CASE WHEN ${over} > CAST(${now} AS BIGINT) THEN ${over} ELSE ${soon} END`
  let woken = 0
  for (const { id: centreId } of (await loadCentres(db.read, db.schema)).all) {
    for (const stage of ['CLOSED', 'NOT_ACCEPTED']) {
      const asleep = and(
        and(eq(requests.centreId, centreId), eq(requests.stage, stage), gte(requests.dueSort, since)),
        and(isNull(requests.wakeAt), ne(requests.channel, 'IMPORT')),
      )
      const rows = await db.write((tx) =>
        tx.update(requests).set({ wakeAt }).where(asleep).returning({ id: requests.id }),
      )
      woken += rows.length
    }
  }
  return woken
}
