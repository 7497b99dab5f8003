import { type RequestEvent, withNewFields } from '@qihu/shared'
import { asc, eq } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { given, keptStatement, statement } from '../db/statement.ts'

export type RequestRow = Schema['requests']['$inferSelect']

/** Rows of an earlier version lack what states have gained since. */
export const whole = (row: RequestRow): RequestRow => ({ ...row, state: withNewFields(row.state) })

const byId = statement('request_by_id', (db, { requests }) =>
  db
    .select()
    .from(requests)
    .where(eq(requests.id, given('id'))),
)

export async function findRequest(db: Db, schema: Schema, id: string): Promise<RequestRow | null> {
  const [row] = await byId(db, schema, { id })
  return row ? whole(row) : null
}

const standingByNumber = keptStatement('request_standing_by_number', (db, { requests, units }) =>
  db
    .select({
      id: requests.id,
      version: requests.version,
      lookupCode: requests.lookupCode,
      leadUnitName: units.name,
    })
    .from(requests)
    .leftJoin(units, eq(units.id, requests.leadUnitId))
    .where(eq(requests.number, given('number'))),
)

export type Standing = Pick<RequestRow, 'id' | 'version' | 'lookupCode'> & { readonly leadUnitName: string | null }

/** What tells whether progress that was worked out before still stands, and who may read it. */
export async function findStanding(db: Db, schema: Schema, number: string): Promise<Standing | null> {
  const [row] = await standingByNumber(db, schema, { number })
  return row ?? null
}

const eventsById = statement('events_by_request', (db, { events }) =>
  db
    .select({ event: events.event })
    .from(events)
    .where(eq(events.requestId, given('requestId')))
    .orderBy(asc(events.version)),
)

export async function historyOf(db: Db, schema: Schema, requestId: string): Promise<RequestEvent[]> {
  return (await eventsById(db, schema, { requestId })).map((row) => row.event)
}

const textsById = statement('texts_by_request', (db, { texts }) =>
  db
    .select({ id: texts.id, body: texts.body })
    .from(texts)
    .where(eq(texts.requestId, given('requestId'))),
)

/** Texts of a request by id; an erased text is simply absent. */
export async function textsOf(db: Db, schema: Schema, requestId: string): Promise<Map<string, string>> {
  return new Map((await textsById(db, schema, { requestId })).map((row) => [row.id, row.body]))
}

const textById = statement('text_by_id', (db, { texts }) =>
  db
    .select({ body: texts.body })
    .from(texts)
    .where(eq(texts.id, given('id'))),
)

export async function findText(db: Db, schema: Schema, id: string): Promise<string | null> {
  const [row] = await textById(db, schema, { id })
  return row?.body ?? null
}

const contactById = statement('contact_by_id', (db, { contacts }) =>
  db
    .select({ name: contacts.name, phone: contacts.phone })
    .from(contacts)
    .where(eq(contacts.id, given('id'))),
)

export async function contactOf(db: Db, schema: Schema, row: RequestRow) {
  const [contact] = await contactById(db, schema, { id: row.contactId })
  return contact ?? null
}

const enterpriseById = statement('enterprise_by_id', (db, { enterprises }) =>
  db
    .select({ name: enterprises.name })
    .from(enterprises)
    .where(eq(enterprises.id, given('id'))),
)

export async function enterpriseNameOf(db: Db, schema: Schema, row: RequestRow): Promise<string | null> {
  const [enterprise] = row.enterpriseId ? await enterpriseById(db, schema, { id: row.enterpriseId }) : []
  return enterprise?.name ?? null
}
