import { gt, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { BeatName, Schema } from '../db/schema.ts'

export type Beats = ReadonlyMap<BeatName, number>

/** When each of them last came round, in whichever process. */
export async function beatsOf(db: Db, { beats }: Schema): Promise<Beats> {
  const rows = await db.select().from(beats)
  return new Map(rows.map(({ name, at }) => [name, at]))
}

/** What is this far ahead was written by a clock that was wrong. */
export const AHEAD_MS = 60_000

/** Of several processes the latest counts. */
export async function storeBeats(tx: Db, schema: Schema, found: Beats): Promise<void> {
  const { beats } = schema
  for (const [name, at] of found) {
    const later = or(lt(beats.at, sql`excluded.at`), wasAhead(schema)) as SQL
    await put(tx, schema, { name, at }, later)
  }
}

/** Since when it has been there: written once. */
export const storeFirstBeat = (tx: Db, schema: Schema, now: number): Promise<void> =>
  put(tx, schema, { name: 'FIRST', at: now }, wasAhead(schema))

const wasAhead = ({ beats }: Schema): SQL => gt(beats.at, sql`excluded.at + ${AHEAD_MS}`)

async function put(tx: Db, { beats }: Schema, row: { name: BeatName; at: number }, setWhere: SQL): Promise<void> {
  const set = { at: sql`excluded.at` }
  await tx.insert(beats).values(row).onConflictDoUpdate({ target: beats.name, set, setWhere })
}
