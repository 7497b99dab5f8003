import { and, eq } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import { insertInto } from '../db/insert.ts'
import type { Schema } from '../db/schema.ts'
import { given, statement } from '../db/statement.ts'
import { sha256 } from '../ids.ts'

export type Keyed = { readonly personId: string; readonly key: string; readonly body: unknown }

const byKey = statement('idempotency_by_key', (db, { idempotency }) =>
  db
    .select()
    .from(idempotency)
    .where(and(eq(idempotency.personId, given('personId')), eq(idempotency.key, given('key')))),
)

const keptStill = (tx: Db, { idempotency }: Schema, { personId, key }: Keyed) =>
  tx
    .update(idempotency)
    .set({ key })
    .where(and(eq(idempotency.personId, personId), eq(idempotency.key, key)))

/** What a key was used for before: nothing, the same thing, or something else. */
export async function findKey(
  tx: Db,
  schema: Schema,
  keyed: Keyed,
): Promise<{ thingId: string; same: boolean } | null> {
  const [row] = await byKey(tx, schema, { personId: keyed.personId, key: keyed.key })
  // Written once more, so that this answer waits for a follower as the first one did, which may have been told that the
  // database was away (db/commit-wait.ts).
  if (row) await keptStill(tx, schema, keyed)
  return row ? { thingId: row.thingId, same: row.bodyHash === bodyHash(keyed.body) } : null
}

/** Keeps the key with what it made, in the same transaction; a second writer with this key fails on the primary key. */
export async function keepKey(tx: Db, schema: Schema, keyed: Keyed, thingId: string, now: number): Promise<void> {
  const { personId, key, body } = keyed
  await insertInto(tx, schema.idempotency, [{ personId, key, bodyHash: bodyHash(body), thingId, createdAt: now }])
}

const bodyHash = (body: unknown): string => sha256(JSON.stringify(body))
