import { whole } from '@qihu/shared/life/life'
import { request } from '@qihu/shared/requests/request.life'
import { eq, sql } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import { rowsWithin } from '../db/rows-within.ts'
import type { Schema } from '../db/schema.ts'
import { given, statement } from '../db/statement.ts'
import { type RequestRow, requesterName } from './requests.store.ts'

/** A request with what is printed of it where staff read it, and may therefore be looked for. */
export type Printed = {
  readonly row: RequestRow & { readonly enterpriseName: string | null }
  /** Title, requester, unit, description and answer: whoever reads the request reads these. */
  readonly texts: readonly string[]
  /** Of whoever is to be called: not everybody who reads the request reads his name. */
  readonly contactName: string | null
}

const statements = new Map<number, ReturnType<typeof printedStatement>>()

const printedStatement = (most: number) =>
  statement('printed_requests', (db, { requests, enterprises, units, contacts, texts }) => {
    const numbers = sql.join(
      Array.from({ length: most }, (_, n) => given(`number${n}`)),
      sql`, `,
    )
    return db
      .select({
        row: requests,
        enterpriseName: enterprises.name,
        unitName: units.name,
        contactName: contacts.name,
        texts: rowsWithin<[string, string]>(db, texts, [texts.id, texts.body], eq(texts.thingId, requests.id), [
          texts.id,
        ]),
      })
      .from(requests)
      .leftJoin(enterprises, eq(enterprises.id, requests.enterpriseId))
      .leftJoin(units, eq(units.id, requests.leadUnitId))
      .leftJoin(contacts, eq(contacts.id, requests.contactId))
      .where(sql`${requests.number} IN (${numbers})`)
  })

/**
 * Requests by their numbers, in this order; a number that is nobody's is passed over.
 * @param most how many there are at most: each count is a statement of its own, so callers have few.
 */
export async function readPrinted(
  db: Db,
  schema: Schema,
  numbers: readonly string[],
  most: number,
): Promise<Printed[]> {
  const last = numbers.at(-1)
  if (last === undefined) return []
  const read = statements.get(most) ?? printedStatement(most)
  statements.set(most, read)
  const values = Object.fromEntries(Array.from({ length: most }, (_, n) => [`number${n}`, numbers[n] ?? last]))
  const found = new Map((await read(db, schema, values)).map((each) => [each.row.number, each]))
  return numbers.flatMap((number) => {
    const each = found.get(number)
    if (!each) return []
    const row = { ...each.row, state: whole(request, each.row.state), enterpriseName: each.enterpriseName }
    const body = new Map(each.texts)
    const { descriptionId, answerId } = row.state
    const texts = [row.title, requesterName(row, each.enterpriseName), each.unitName, body.get(descriptionId)]
    const answer = answerId ? body.get(answerId) : null
    return [{ row, texts: [...texts, answer].flatMap((text) => text || []), contactName: each.contactName }]
  })
}
