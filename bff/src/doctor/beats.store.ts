import { lt, sql } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { BeatName, Schema } from '../db/schema.ts'

export type Beats = ReadonlyMap<BeatName, number>

/** When each of them last came round, in whichever process. */
export async function beatsOf(db: Db, { beats }: Schema): Promise<Beats> {
  const rows = await db.select().from(beats)
  return new Map(rows.map(({ name, at }) => [name, at]))
}

/** Of several processes the latest counts. */
export async function storeBeats(tx: Db, { beats }: Schema, found: Beats): Promise<void> {
  for (const [name, at] of found) {
    await tx
      .insert(beats)
      .values({ name, at })
      .onConflictDoUpdate({
        target: beats.name,
        set: { at: sql`excluded.at` },
        setWhere: lt(beats.at, sql`excluded.at`),
      })
  }
}
