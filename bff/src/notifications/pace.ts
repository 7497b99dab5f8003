import { sql } from 'drizzle-orm'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'

export type PaceParts = {
  readonly db: Database
  readonly clock: Clock
  readonly sleep: (ms: number) => Promise<void>
}

/** A slot further ahead than this was taken by a clock that has been put back since. */
const FURTHEST = 10_000

/**
 * Lets calls of one API begin at most so often, whatever the number of processes: each call takes the next free slot from
 * one row that all of them share, and waits for it. The row stands among the platform tokens, whose expiry is its instant.
 */
export function createPace({ db, clock, sleep }: PaceParts, api: string, perSecond: number): () => Promise<void> {
  const { platformTokens } = db.schema
  const { expiresAt } = platformTokens
  const name = `pace:${api}`
  const gap = Math.ceil(1000 / perSecond)
  return async () => {
    const now = clock.now()
    const slot = { expiresAt: now + gap }
    const taken = sql<number>`CASE WHEN ${expiresAt} > ${now} AND ${expiresAt} < ${now + FURTHEST} THEN ${expiresAt} + ${gap} ELSE ${now + gap} END`
    const [row] = await db.write((tx) =>
      tx
        .insert(platformTokens)
        .values({ name, token: '', ...slot })
        .onConflictDoUpdate({ target: platformTokens.name, set: { expiresAt: taken } })
        .returning({ expiresAt }),
    )
    const wait = (row?.expiresAt ?? slot.expiresAt) - gap - now
    if (wait > 0) await sleep(wait)
  }
}
