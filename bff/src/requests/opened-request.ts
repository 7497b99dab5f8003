import type { AnyHappening } from '@qihu/shared/life/life'
import { whole } from '@qihu/shared/life/life'
import { request } from '@qihu/shared/requests/request.life'
import { eq } from 'drizzle-orm'
import type { AttachmentFacts } from '../attachments/attachments.store.ts'
import type { Context } from '../context.ts'
import type { Database, Db } from '../db/database.ts'
import { rowsWithin } from '../db/rows-within.ts'
import type { Schema } from '../db/schema.ts'
import { given, statement } from '../db/statement.ts'
import type { Contact, RequestRow } from './requests.store.ts'

/** That somebody of the staff has seen the whole telephone number. */
export type Look = Pick<Schema['contactReveals']['$inferSelect'], 'id' | 'at' | 'unitId' | 'reason'>

/** What belongs to a request. Of one that is opened it comes along with the row, by one way to the database. */
export type RequestParts = {
  readonly events: readonly AnyHappening[]
  readonly texts: ReadonlyMap<string, string>
  readonly contact: Contact | null
  readonly attachments: readonly AttachmentFacts[]
  /** Oldest first. */
  readonly looks: readonly Look[]
}

/** A request as resolvers get it: opened, from a list, or as an action has left it. */
export type ReadRequest = RequestRow & {
  readonly enterpriseName?: string | null
  readonly parts?: RequestParts
}

const withParts = statement('request_with_parts', (db, schema) => {
  const { requests, enterprises, contacts, events, texts, attachments, contactReveals } = schema
  const { id } = requests
  const facts = [attachments.id, attachments.name, attachments.mime, attachments.bytes]
  const looks = [contactReveals.id, contactReveals.at, contactReveals.unitId, contactReveals.reason]
  return db
    .select({
      row: requests,
      enterpriseName: enterprises.name,
      contactName: contacts.name,
      contactPhone: contacts.phone,
      events: rowsWithin<[AnyHappening]>(db, events, [events.event], eq(events.thingId, id), [events.version]),
      texts: rowsWithin<[string, string]>(db, texts, [texts.id, texts.body], eq(texts.thingId, id), [texts.id]),
      attachments: rowsWithin<[string, string, string, number]>(db, attachments, facts, eq(attachments.thingId, id), [
        attachments.createdAt,
        attachments.id,
      ]),
      looks: rowsWithin<[string, number, string | null, Look['reason']]>(
        db,
        contactReveals,
        looks,
        eq(contactReveals.requestId, id),
        [contactReveals.at, contactReveals.id],
      ),
    })
    .from(requests)
    .leftJoin(enterprises, eq(enterprises.id, requests.enterpriseId))
    .leftJoin(contacts, eq(contacts.id, requests.contactId))
    .where(eq(requests.id, given('id')))
})

/** A request with all that belongs to it. */
export async function openRequest(
  db: Db,
  schema: Schema,
  id: string,
): Promise<(ReadRequest & { readonly parts: RequestParts }) | null> {
  const [found] = await withParts(db, schema, { id })
  if (!found) return null
  const { row, enterpriseName, contactName, contactPhone } = found
  return {
    ...row,
    state: whole(request, row.state),
    enterpriseName,
    parts: {
      events: found.events.map(([event]) => event),
      texts: new Map(found.texts),
      contact: contactName === null || contactPhone === null ? null : { name: contactName, phone: contactPhone },
      attachments: found.attachments.map(([id, name, mime, bytes]) => ({ id, name, mime, bytes })),
      looks: found.looks.map(([id, at, unitId, reason]) => ({ id, at, unitId, reason })),
    },
  }
}

const readBefore = new WeakMap<RequestRow, Promise<RequestParts>>()

/** What belongs to a request, read once for a row: with it where it was opened, else by the first that asks. */
export function partsOf({ db }: Pick<Context, 'db'>, row: ReadRequest): Promise<RequestParts> {
  const known = readBefore.get(row)
  if (known) return known
  const parts = row.parts ? Promise.resolve(row.parts) : partsFor(db, row.id)
  readBefore.set(row, parts)
  return parts
}

async function partsFor({ read, schema }: Database, id: string): Promise<RequestParts> {
  const opened = await openRequest(read, schema, id)
  if (!opened) throw new Error(`request ${id} is not there any more`)
  return opened.parts
}
