import { and, eq, gte, isNull, ne } from 'drizzle-orm'
import { loadCentres } from '../centres/centres.store.ts'
import type { Database } from '../db/database.ts'

/** While two releases run side by side, and a day more. */
const LATELY = 2 * 86_400_000

/**
 * A process of the release before ends a request without leaving word that there is something to come: its personal data
 * would be kept for ever. The clock is made to look at what has ended lately and has nothing before it; it counts the exact moment
 * itself, and finds nothing to do where all is done.
 * @returns how many were woken.
 */
export async function wakeEnded(db: Database, now: number): Promise<number> {
  const { requests } = db.schema
  let woken = 0
  for (const { id: centreId } of (await loadCentres(db.read, db.schema)).all) {
    for (const stage of ['CLOSED', 'NOT_ACCEPTED']) {
      const asleep = and(
        and(eq(requests.centreId, centreId), eq(requests.stage, stage), gte(requests.dueSort, now - LATELY)),
        and(isNull(requests.wakeAt), ne(requests.channel, 'IMPORT')),
      )
      const rows = await db.write((tx) =>
        tx.update(requests).set({ wakeAt: now }).where(asleep).returning({ id: requests.id }),
      )
      woken += rows.length
    }
  }
  return woken
}
