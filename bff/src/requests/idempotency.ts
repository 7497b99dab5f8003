import { and, eq } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { sha256 } from '../ids.ts'

export type Keyed = { readonly personId: string; readonly key: string; readonly body: unknown }

/** What a key was used for before: nothing, the same thing, or something else. */
export async function findKey(
  tx: Db,
  schema: Schema,
  keyed: Keyed,
): Promise<{ requestId: string; same: boolean } | null> {
  const { idempotency } = schema
  const [row] = await tx
    .select()
    .from(idempotency)
    .where(and(eq(idempotency.personId, keyed.personId), eq(idempotency.key, keyed.key)))
    .limit(1)
  return row ? { requestId: row.requestId, same: row.bodyHash === bodyHash(keyed.body) } : null
}

/** Keeps the key with what it made, in the same transaction; a second writer with this key fails on the primary key. */
export async function keepKey(tx: Db, schema: Schema, keyed: Keyed, requestId: string, now: number): Promise<void> {
  await tx.insert(schema.idempotency).values({
    personId: keyed.personId,
    key: keyed.key,
    bodyHash: bodyHash(keyed.body),
    requestId,
    createdAt: now,
  })
}

const bodyHash = (body: unknown): string => sha256(JSON.stringify(body))
