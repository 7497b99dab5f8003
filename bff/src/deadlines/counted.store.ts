import { desc, inArray } from 'drizzle-orm'
import type { Database } from '../db/database.ts'
import type { AdminSubject } from '../db/schema.ts'
import { beatsOf, storeBeats } from '../doctor/beats.store.ts'

/** After a change of these, another calendar is in force for some centre. */
const MOVES: readonly AdminSubject[] = ['DAYS', 'CLOSURE', 'CENTRE']

/** Every limit has been counted by a calendar that was read at this time or later. */
export const noteCounted = (db: Database, readAt: number): Promise<void> =>
  db.write((tx) => storeBeats(tx, db.schema, new Map([['COUNTED', readAt]])))

/** Whether a change of days has not been counted to its end: the process that did so was ended meanwhile. */
export async function countingBrokeOff({ read, schema }: Database): Promise<boolean> {
  const { adminChanges } = schema
  const [last] = await read
    .select({ at: adminChanges.at })
    .from(adminChanges)
    .where(inArray(adminChanges.subject, [...MOVES]))
    .orderBy(desc(adminChanges.id))
    .limit(1)
  const counted = (await beatsOf(read, schema)).get('COUNTED') ?? 0
  return last !== undefined && last.at > counted
}
