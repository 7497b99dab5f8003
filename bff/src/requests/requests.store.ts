import { request } from '@qihu/shared/requests/request.life'
import { eq } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { given, keptStatement, statement } from '../db/statement.ts'
import { shelf } from '../life/shelf.ts'

export type RequestRow = Schema['requests']['$inferSelect']

/** Where requests stand. */
export const requestShelf = shelf<RequestRow>('request', request, ({ requests }) => requests)

export const findRequest = requestShelf.find

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
