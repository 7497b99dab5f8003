import { CHANNEL, isErased, localDate } from '@qihu/shared'
import { whole } from '@qihu/shared/life/life'
import { request } from '@qihu/shared/requests/request.life'
import { and, asc, eq, gt, or, sql } from 'drizzle-orm'
import { loadCentres } from '../centres/centres.store.ts'
import type { Database, Db } from '../db/database.ts'
import { insertInto } from '../db/insert.ts'
import type { Schema } from '../db/schema.ts'
import { given, keptStatement, statement } from '../db/statement.ts'
import type { Shelf } from '../life/served.ts'
import { shelf } from '../life/shelf.ts'

export type RequestRow = Schema['requests']['$inferSelect']

const stored = shelf<RequestRow>('request', request, ({ requests }) => requests)

/** Whether what `printed.ts` reads of a request is another than before, or who may search for it. */
const readsOtherwise = (before: RequestRow, row: RequestRow): boolean =>
  before.leadUnitId !== row.leadUnitId ||
  before.level !== row.level ||
  before.state.answerId !== row.state.answerId ||
  isErased(before.state) !== isErased(row.state)

/** Where requests stand. Whoever stores one or moves it leaves word for the index of words, in the same transaction. */
export const requestShelf: Shelf<RequestRow> = {
  ...stored,
  async put(tx, schema, row) {
    const { number, version } = row
    await stored.put(tx, schema, row)
    await insertInto(tx, schema.wordsDue, [{ number, version }])
  },
  async move(tx, schema, before, columns) {
    const row = await stored.move(tx, schema, before, columns)
    if (!row || !readsOtherwise(before, row)) return row
    const { number, version } = row
    // There already where a state is mended: that is no step, and has no version of its own.
    if (version === before.version) await tx.insert(schema.wordsDue).values({ number, version }).onConflictDoNothing()
    else await insertInto(tx, schema.wordsDue, [{ number, version }])
    return row
  },
}

export const findRequest = requestShelf.find

/** Under which key is counted what a person files in a day. */
export const filedKey = (personId: string, now: number): string => `filed:${personId}:${localDate(now)}`

/** Under which key the wrong tries of strangers at a number are counted. */
export const triesKey = (number: string): string => `look-up:${number}`

/**
 * Ids of requests that were late and have closed since, in batches by when; centre after centre, as the index has them. A
 * corrected day changes nothing about the others.
 */
export async function* closedSince({ read, schema }: Database, since: number, batch: number) {
  const { requests } = schema
  for (const { id: centreId } of (await loadCentres(read, schema)).all) {
    const closed = and(eq(requests.centreId, centreId), eq(requests.stage, 'CLOSED'))
    for (let [at, id] = [since, '']; ; ) {
      const beyond = or(gt(requests.dueSort, at), and(eq(requests.dueSort, at), gt(requests.id, id)))
      const rows = await read
        .select({ id: requests.id, at: requests.dueSort, state: requests.state })
        .from(requests)
        .where(and(closed, beyond))
        .orderBy(asc(requests.dueSort), asc(requests.id))
        .limit(batch)
      yield rows.filter(({ state }) => (state as RequestRow['state']).overdueAt).map((row) => row.id)
      const last = rows.at(-1)
      if (!last || rows.length < batch) break
      ;[at, id] = [last.at, last.id]
    }
  }
}

const standingByNumber = statement('request_standing_by_number', (db, { requests, units, counters }) =>
  db
    .select({ row: requests, leadUnitName: units.name, tries: counters.count, triesUntil: counters.until })
    .from(requests)
    .leftJoin(units, eq(units.id, requests.leadUnitId))
    .leftJoin(counters, eq(counters.key, sql`'look-up:' || ${requests.number}`))
    .where(eq(requests.number, given('number'))),
)

/** A request, and all that tells whether it may be read by its code, in one reading. */
export type Standing = {
  readonly row: RequestRow
  readonly leadUnitName: string | null
  /** Wrong ones of strangers, and until when they count. */
  readonly tries: number | null
  readonly triesUntil: number | null
}

export async function findStanding(db: Db, schema: Schema, number: string): Promise<Standing | null> {
  const [found] = await standingByNumber(db, schema, { number })
  return found ? { ...found, row: { ...found.row, state: whole(request, found.row.state) } } : null
}

const contactById = statement('contact_by_id', (db, { contacts }) =>
  db
    .select({ name: contacts.name, phone: contacts.phone })
    .from(contacts)
    .where(eq(contacts.id, given('id'))),
)

export type Contact = { readonly name: string; readonly phone: string }

export async function contactOf(db: Db, schema: Schema, row: RequestRow): Promise<Contact | null> {
  const [contact] = await contactById(db, schema, { id: row.contactId })
  return contact ?? null
}

const enterpriseById = keptStatement('enterprise_by_id', (db, { enterprises }) =>
  db
    .select({ name: enterprises.name })
    .from(enterprises)
    .where(eq(enterprises.id, given('id'))),
)

/** Whom a request was filed for, as its readers know it. A list brings the name of the enterprise along. */
export async function requesterNameOf(
  db: Db,
  schema: Schema,
  row: RequestRow & { readonly enterpriseName?: string | null },
): Promise<string> {
  if (row.enterpriseName !== undefined || !row.enterpriseId) return requesterName(row, row.enterpriseName ?? null)
  const [enterprise] = await enterpriseById(db, schema, { id: row.enterpriseId })
  return requesterName(row, enterprise?.name ?? null)
}

export function requesterName(row: RequestRow, enterpriseName: string | null): string {
  if (row.channel === 'IMPORT') return CHANNEL.words.IMPORT
  if (row.claimedEnterpriseId) return `${row.claimedName}（未核验）`
  return enterpriseName ?? '个人'
}
