import type { AdminDuty } from '@qihu/shared'
import { eq } from 'drizzle-orm'
import { type CentreRow, type Centres, loadCentres } from '../centres/centres.store.ts'
import type { Database, Db } from '../db/database.ts'
import { type AdminDeed, type AdminSubject, FIRST_CENTRE, type Schema } from '../db/schema.ts'
import { newId } from '../ids.ts'
import type { RecordingOf } from '../life/recording.ts'
import { AdminFault } from './admin-fault.ts'

/** What a change reads and writes with. */
export type Parts = { readonly tx: Db; readonly schema: Schema; readonly centres: Centres }

/** Who changes what is administered, when and why: an administrator, or null for a command on the machine itself. */
export type Change = {
  readonly db: Database
  readonly now: number
  readonly byPersonId: string | null
  readonly why: string | null
  /** What the client calls this change, and a hash of all it said: where one of that name was made, it is not made again. */
  readonly key: { readonly name: string; readonly said: string } | null
  /** With what changes of work are recorded: what somebody carried goes to another with him. */
  readonly record: RecordingOf
  /** Whether whoever changes it sees to this there. */
  readonly may: (duty: AdminDuty, centre: CentreRow, parts: Parts) => Promise<boolean>
}

/** The same change was made before, of which the client has not heard. */
export class MadeBefore extends Error {
  readonly subjectId: string

  constructor(subjectId: string) {
    super('made before')
    this.subjectId = subjectId
  }
}

export type Sort = { readonly subject: AdminSubject; readonly deed: AdminDeed; readonly duty: AdminDuty }

const DUTY_WORDS = { PLACES: '区划、单位和窗口', PEOPLE: '人员和职务', CHANGES: '变更记录' } as const

/** @throws {AdminFault} where whoever changes it does not see to this there. */
export async function demand(change: Change, duty: AdminDuty, centre: CentreRow, parts: Parts): Promise<void> {
  if (await change.may(duty, centre, parts)) return
  throw new AdminFault(`${centre.name}的${DUTY_WORDS[duty]}不由您管理。请联系那里的管理员。`)
}

/** Two changes at once would each leave the other's administrator, or name, for the only one. */
export const oneAfterTheOther = async (tx: Db, { centres }: Schema): Promise<void> => {
  await tx.update(centres).set({ id: FIRST_CENTRE }).where(eq(centres.id, FIRST_CENTRE))
}

/**
 * Makes a change and writes it down, in one transaction: neither is there without the other.
 * @param at of which centre it is; asked first, so that nothing is read for somebody who may not.
 * @param make what it does; `detail` is what was said, as far as it is no personal data: that stands in the rows, which can be erased.
 * @throws {AdminFault} @throws {MadeBefore}
 */
export async function noted<T extends { readonly id: string }>(
  change: Change,
  { subject, deed, duty }: Sort,
  at: (parts: Parts) => CentreRow | Promise<CentreRow>,
  make: (
    centre: CentreRow,
    parts: Parts,
  ) => Promise<{ readonly row: T; readonly detail: object; readonly centreId?: string }>,
): Promise<T> {
  const { db, now, byPersonId, why } = change
  const { schema } = db
  const key = change.key && `${byPersonId}:${change.key.name}`
  const said = change.key?.said ?? null
  const outcome = await db.write(async (tx) => {
    await oneAfterTheOther(tx, schema)
    // Written once more, so that the answer is as safe as the first one was.
    const [before] = key === null ? [] : await touched(tx, schema, key)
    if (before && before.said !== said)
      throw new AdminFault('这份表单已提交过，内容和上次不同。请返回查看，再重新填写。')
    if (before) return { row: undefined, before: before.subjectId }
    const parts = { tx, schema, centres: await loadCentres(tx, schema) }
    const centre = await at(parts)
    await demand(change, duty, centre, parts)
    const { row, detail, centreId = centre.id } = await make(centre, parts)
    const event = { subject, subjectId: row.id, deed, detail, why, byPersonId, centreId, key, said }
    await tx.insert(schema.adminChanges).values({ id: newId(now), at: now, ...event })
    return { row, before: undefined }
  })
  if (outcome.before !== undefined) throw new MadeBefore(outcome.before)
  return outcome.row
}

const touched = (tx: Db, { adminChanges }: Schema, key: string) =>
  tx
    .update(adminChanges)
    .set({ key })
    .where(eq(adminChanges.key, key))
    .returning({ subjectId: adminChanges.subjectId, said: adminChanges.said })
