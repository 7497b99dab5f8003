import { eq } from 'drizzle-orm'
import type { Database, Db } from '../db/database.ts'
import { type AdminDeed, type AdminSubject, FIRST_CENTRE, type Schema } from '../db/schema.ts'
import { newId } from '../ids.ts'

/** Who changes what is administered, when and why: an administrator, or null for a command on the machine itself. */
export type Change = {
  readonly db: Database
  readonly now: number
  readonly byPersonId: string | null
  readonly why: string | null
}

/**
 * Makes a change and writes it down, in one transaction: neither is there without the other.
 * @param detail what was said, as far as it is no personal data: that stands in the rows, which can be erased.
 */
export async function noted<T extends { readonly id: string }>(
  change: Change,
  subject: AdminSubject,
  deed: AdminDeed,
  make: (tx: Db, schema: Schema) => Promise<{ readonly row: T; readonly centreId: string; readonly detail: object }>,
): Promise<T> {
  const { db, now, byPersonId, why } = change
  const { schema } = db
  return db.write(async (tx) => {
    // One change after the other: two at once would each leave the other's administrator, or name, for the only one.
    await tx.update(schema.centres).set({ id: FIRST_CENTRE }).where(eq(schema.centres.id, FIRST_CENTRE))
    const { row, centreId, detail } = await make(tx, schema)
    const event = { subject, subjectId: row.id, deed, detail, why, byPersonId, centreId }
    await tx.insert(schema.adminChanges).values({ id: newId(now), at: now, ...event })
    return row
  })
}
