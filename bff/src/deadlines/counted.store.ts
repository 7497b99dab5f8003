import { asc, desc, inArray } from 'drizzle-orm'
import type { Database } from '../db/database.ts'
import type { AdminSubject } from '../db/schema.ts'
import { beatsOf, storeBeats } from '../doctor/beats.store.ts'

/** After a change of these, another calendar is in force for some centre. */
const MOVES: readonly AdminSubject[] = ['DAYS', 'CLOSURE', 'CENTRE']
/** More changes than there are while anything is counted. */
const MOST = 200

/** Every limit has been counted by a calendar that was read at this time or later. */
export const noteCounted = (db: Database, readAt: number): Promise<void> =>
  db.write((tx) => storeBeats(tx, db.schema, new Map([['COUNTED', readAt]])))

/**
 * The first day of what has not been counted to its end, since the process that did so was ended meanwhile; null where all is
 * counted. Releases before this one counted before they answered, and wrote down nothing.
 */
export async function uncountedSince(db: Database, now: number): Promise<string | null> {
  const { read, schema } = db
  const { adminChanges, closures } = schema
  const counted = (await beatsOf(read, schema)).get('COUNTED')
  if (counted === undefined) {
    await noteCounted(db, now)
    return null
  }
  const changes = await read
    .select({ at: adminChanges.at, subject: adminChanges.subject, detail: adminChanges.detail })
    .from(adminChanges)
    .where(inArray(adminChanges.subject, [...MOVES]))
    .orderBy(desc(adminChanges.id))
    .limit(MOST)
  const later = changes.filter(({ at }) => at > counted)
  const days = later.flatMap(({ detail }) => (detail as { readonly fromDate?: string }).fromDate ?? [])
  if (later.some(({ subject, detail }) => subject === 'CENTRE' && 'parentId' in detail)) {
    // Those above it have closed other days.
    const [first] = await read
      .select({ day: closures.fromDate })
      .from(closures)
      .orderBy(asc(closures.fromDate))
      .limit(1)
    if (first) days.push(first.day)
  }
  return days.sort()[0] ?? null
}
