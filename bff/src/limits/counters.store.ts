import { and, eq, gt, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { changing, given, givenNumber, statement } from '../db/statement.ts'

/** So many within a time that begins with the first; `key` says of whom or what. */
export type Limit = { readonly key: string; readonly most: number; readonly ms: number }

const counterByKey = statement('counter_by_key', (db, { counters }) =>
  db
    .select()
    .from(counters)
    .where(eq(counters.key, given('key'))),
)

/** How much of it is spent by now. */
export async function spentOf(db: Db, schema: Schema, key: string, now: number): Promise<number> {
  const [row] = await counterByKey(db, schema, { key })
  return row && row.until > now ? row.count : 0
}

const spendIfRoom = changing(
  'spend_if_room',
  (db, { counters }) => {
    const until = givenNumber('until')
    const over = lte(counters.until, givenNumber('now'))
    return db
      .insert(counters)
      .values({ key: given('key'), count: 1, until })
      .onConflictDoUpdate({
        target: counters.key,
        set: {
          count: sql`case when ${over} then 1 else ${counters.count} + 1 end`,
          until: sql`case when ${over} then ${until} else ${counters.until} end`,
        },
        setWhere: or(over, lt(counters.count, givenNumber('most'))) as SQL,
      })
      .returning({ count: counters.count })
  },
  ({ counters }) => ({ count: counters.count }),
)

/**
 * Spends one of a limit; the limit stands in the statement that counts, so that of many who come at once no more pass.
 * @returns how much of it is spent with this one; null when there was no room.
 */
export async function spend(tx: Db, schema: Schema, { key, most, ms }: Limit, now: number): Promise<number | null> {
  const [spent] = await spendIfRoom(tx, schema, { key, most, now, until: now + ms })
  return spent?.count ?? null
}

/** @returns how many seconds to wait; 0 when this one may go on. */
async function spendOne(tx: Db, schema: Schema, limit: Limit, now: number): Promise<number> {
  const { counters } = schema
  if ((await spend(tx, schema, limit, now)) !== null) return 0
  const [full] = await tx.select({ until: counters.until }).from(counters).where(eq(counters.key, limit.key))
  return Math.max(1, Math.ceil(((full?.until ?? now) - now) / 1000))
}

/**
 * Spends one of each limit, or none of any: who is refused by one does not use up the others, which are shared with more
 * people. Callers name them in one order everywhere, the narrowest first.
 * @returns the first limit that has no room, with the seconds to wait.
 */
export async function spendAll(
  tx: Db,
  schema: Schema,
  limits: readonly Limit[],
  now: number,
): Promise<{ readonly limit: Limit; readonly seconds: number } | null> {
  for (const [index, limit] of limits.entries()) {
    const seconds = await spendOne(tx, schema, limit, now)
    if (seconds === 0) continue
    const before = limits.slice(0, index)
    await giveBack(
      tx,
      schema,
      before.map(({ key }) => key),
      now,
    )
    return { limit, seconds }
  }
  return null
}

/**
 * One back of each, as far as it was spent in the time that runs. One after another in the order in which they are
 * spent, so that no two wait for each other.
 */
export async function giveBack(tx: Db, { counters }: Schema, keys: readonly string[], now: number): Promise<void> {
  for (const key of keys) {
    await tx
      .update(counters)
      .set({ count: sql`${counters.count} - 1` })
      .where(and(eq(counters.key, key), gt(counters.count, 0), gt(counters.until, now)))
  }
}

const NO_END = 1_000_000_000

/** Counts one more, without an end. */
export const count = (tx: Db, schema: Schema, key: string, ms: number, now: number) =>
  spendOne(tx, schema, { key, most: NO_END, ms }, now)

/** Remembers that something is so until a time from now on. */
export async function remember(tx: Db, { counters }: Schema, key: string, ms: number, now: number): Promise<void> {
  const row = { key, count: 1, until: now + ms }
  await tx.insert(counters).values(row).onConflictDoUpdate({ target: counters.key, set: row })
}
