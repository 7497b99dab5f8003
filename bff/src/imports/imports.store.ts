import { type Calendar, formatRequestNumber, localDate } from '@qihu/shared'
import type { TextId, UnitId } from '@qihu/shared/life/fields'
import { NOBODY } from '@qihu/shared/life/life'
import { imported } from '@qihu/shared/requests/intake'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { type Database, type Db, isConflict } from '../db/database.ts'
import { insertInto } from '../db/insert.ts'
import { FIRST_CENTRE, type Schema } from '../db/schema.ts'
import { newId, newToken, sha256 } from '../ids.ts'
import { begin, type RecordParts } from '../life/record.ts'
import { servedLives } from '../lives.ts'
import { addPeople } from '../people/people.store.ts'
import { servedRequests } from '../requests/requests.served.ts'
import type { WorkOrder } from './work-order.ts'

export type ImportTarget = {
  readonly db: Database
  /** What the earlier system is called; its numbers are unique within it. */
  readonly source: string
  readonly division: string
  readonly calendar: Calendar
  readonly now: () => number
}

/** What became of a work order; ALREADY and CHANGED tell of one that is there from before. */
export type Fate = 'IMPORTED' | 'ALREADY' | 'CHANGED'

/** Who stands as the requester: nobody can sign in as him, so only staff reach what was imported. */
const requesterOf = (source: string): string => `import-${sha256(source).slice(0, 24)}`

export async function addRequester({ db, source, now }: ImportTarget): Promise<void> {
  const { people } = db.schema
  const id = requesterOf(source)
  const [known] = await db.read.select({ id: people.id }).from(people).where(eq(people.id, id))
  if (known) return
  const name = `历史导入：${source}`
  const row = {
    id,
    name,
    title: '',
    phone: null,
    unitId: null,
    demoKey: null,
    roles: [],
    staff: false,
    createdAt: now(),
  }
  try {
    await db.write((tx) => addPeople(tx, db.schema, [row]))
  } catch (error) {
    // Another import of the same source has entered him meanwhile.
    if (!isConflict(error)) throw error
  }
}

/** The hashes of those of these numbers that are there already. */
export async function knownHashes(
  db: Db,
  { imports }: Schema,
  source: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: imports.externalId, hash: imports.rowHash })
    .from(imports)
    .where(and(eq(imports.source, source), inArray(imports.externalId, [...ids])))
  return new Map(rows.map(({ id, hash }) => [id, hash]))
}

/** Sorts out what is new; `known` learns of it, so that a number twice in a file is noticed. */
export function fatesOf(orders: readonly WorkOrder[], known: Map<string, string>): Fate[] {
  return orders.map(({ externalId, rowHash }) => {
    const before = known.get(externalId)
    if (before !== undefined) return before === rowHash ? 'ALREADY' : 'CHANGED'
    known.set(externalId, rowHash)
    return 'IMPORTED'
  })
}

/** Stores what is new of these in one transaction; each is there wholly or not at all, and once. */
export async function storeOrders(target: ImportTarget, orders: readonly WorkOrder[]): Promise<Fate[]> {
  const attempt = () => target.db.write((tx) => storeNew(tx, target, orders))
  try {
    return await attempt()
  } catch (error) {
    // Another import of the same rows was faster: looking again finds them.
    if (!isConflict(error)) throw error
    return attempt()
  }
}

async function storeNew(tx: Db, target: ImportTarget, orders: readonly WorkOrder[]): Promise<Fate[]> {
  const { db, source, calendar } = target
  const { imports } = db.schema
  const now = target.now()
  const ids = orders.map(({ externalId }) => externalId)
  const fates = fatesOf(orders, await knownHashes(tx, db.schema, source, ids))
  const fresh = orders.filter((_, index) => fates[index] === 'IMPORTED')
  if (fresh.length === 0) return fates
  const numbers = await takeNumbers(tx, db.schema, target.division, fresh)
  // An imported order runs no clock, so no profile is asked for; and nobody is told of the past.
  const parts: RecordParts = { now, calendar, profile: '', schema: db.schema, lives: servedLives, reactions: [] }
  const taken: { externalId: string; requestId: string; rowHash: string }[] = []
  for (const [index, order] of fresh.entries()) {
    const requestId = await storeOne(tx, parts, source, order, numbers[index] ?? '')
    taken.push({ externalId: order.externalId, requestId, rowHash: order.rowHash })
  }
  await tx.insert(imports).values(taken.map((each) => ({ ...each, source, createdAt: now })))
  return fates
}

async function storeOne(tx: Db, parts: RecordParts, source: string, order: WorkOrder, number: string): Promise<string> {
  const { now, schema } = parts
  const { filedAt, closedAt, category, resolution } = order
  const [id, descriptionId] = [newId(now), newId(now)]
  const answerId = order.answer === null ? null : newId(now)
  const contact = order.contact ? { id: newId(now), ...order.contact, noticeVersion: 'import' } : null
  const text = (textId: string, body: string, createdAt: number) => ({ id: textId, thingId: id, body, createdAt })
  await insertInto(tx, schema.texts, [
    text(descriptionId, order.description, filedAt),
    ...(answerId === null ? [] : [text(answerId, order.answer ?? '', closedAt)]),
  ])
  await insertInto(tx, schema.contacts, contact ? [contact] : [])
  const about = {
    id,
    number,
    // Given to nobody, and longer than can be tried.
    lookupCode: newToken(),
    title: order.title,
    requesterId: requesterOf(source),
    // Not even where the enterprise is known here: its members did not file this here.
    enterpriseId: null,
    claimedEnterpriseId: null,
    claimedName: null,
    contactId: contact?.id ?? '',
    windowId: null,
    channel: 'IMPORT',
    createdAt: filedAt,
    centreId: FIRST_CENTRE,
    leadUnitId: null,
    level: 1,
    paused: false,
  }
  const first = imported.of({
    ...{ source, filedAt, closedAt, category, resolution },
    descriptionId: descriptionId as TextId,
    leadUnitId: order.leadUnitId as UnitId | null,
    textId: answerId as TextId | null,
  })
  await begin(tx, servedRequests, about, [first], NOBODY(now), parts)
  return id
}

/** Numbers of the days on which they were filed, from the counters that live filings use too. */
async function takeNumbers(tx: Db, { numbers }: Schema, division: string, orders: readonly WorkOrder[]) {
  const dates = orders.map(({ filedAt }) => localDate(filedAt))
  const counts = new Map<string, number>()
  for (const date of dates) counts.set(date, (counts.get(date) ?? 0) + 1)
  const taken = await tx
    .insert(numbers)
    // In one order everywhere, so that two imports do not wait for each other.
    .values(
      [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, next]) => ({ series: `${division}-${date}`, next })),
    )
    .onConflictDoUpdate({ target: numbers.series, set: { next: sql`${numbers.next} + excluded.next` } })
    .returning()
  const last = new Map(
    taken.map(({ series, next }) => {
      const date = series.slice(division.length + 1)
      return [date, next - (counts.get(date) ?? 0)] as const
    }),
  )
  return dates.map((date) => {
    const sequence = (last.get(date) ?? 0) + 1
    last.set(date, sequence)
    return formatRequestNumber({ division, date, sequence })
  })
}
