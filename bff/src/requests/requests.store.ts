import { localDate } from '@qihu/shared'
import { whole } from '@qihu/shared/life/life'
import { request } from '@qihu/shared/requests/request.life'
import { and, asc, eq, gt, or, sql } from 'drizzle-orm'
import type { Database, Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { given, keptStatement, statement } from '../db/statement.ts'
import { shelf } from '../life/shelf.ts'

export type RequestRow = Schema['requests']['$inferSelect']

/** Where requests stand. */
export const requestShelf = shelf<RequestRow>('request', request, ({ requests }) => requests)

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
  const { requests, units } = schema
  for (const { centreId } of await read.select({ centreId: units.centreId }).from(units).groupBy(units.centreId)) {
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

/** Whom a request was filed for, as its readers know it; null for a private person. A list brings the name along. */
export async function enterpriseNameOf(
  db: Db,
  schema: Schema,
  row: RequestRow & { readonly enterpriseName?: string | null },
): Promise<string | null> {
  if (row.claimedEnterpriseId) return `${row.claimedName}（未核验）`
  if (row.enterpriseName !== undefined) return row.enterpriseName
  const [enterprise] = row.enterpriseId ? await enterpriseById(db, schema, { id: row.enterpriseId }) : []
  return enterprise?.name ?? null
}
