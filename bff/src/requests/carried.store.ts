import { whole } from '@qihu/shared/life/life'
import { request } from '@qihu/shared/requests/request.life'
import { count, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { given, statement } from '../db/statement.ts'
import type { RequestRow } from './requests.store.ts'

/** Who of a unit carries what: of requests that it has and has not answered. */

/** A thousand open ones in one person's hands are no list that anybody reads, and no step that anybody takes at once. */
export const MOST_CARRIED = 1000

/** The same words on both engines; null where nobody carries it. */
const handlerOf = ({ requests }: Schema): SQL<string | null> => sql<string | null>`${requests.state} ->> 'handlerId'`

/** Within the index of the unit's lists: only what is not answered yet is read. */
const openInUnit = ({ requests }: Schema): SQL =>
  sql`${eq(requests.leadUnitId, given('unitId'))} AND ${requests.stage} IN ('DISPATCHED', 'IN_PROGRESS')`

export type Load = {
  readonly handlerId: string | null
  /** From the second round on the head handles it himself. */
  readonly level: number
  readonly open: number
  readonly overdue: number
}

const loads = statement('loads_in_unit', (db, schema) => {
  const { requests } = schema
  const handlerId = handlerOf(schema)
  return db
    .select({
      handlerId,
      level: requests.level,
      open: count(),
      overdue: sql<number>`count(${requests.state} ->> 'overdueAt')`.mapWith(Number),
    })
    .from(requests)
    .where(openInUnit(schema))
    .groupBy(handlerId, requests.level)
})

export const loadsIn = async (db: Db, schema: Schema, unitId: string): Promise<readonly Load[]> =>
  (await loads(db, schema, { unitId })) as unknown as readonly Load[]

const carried = statement('carried_in_unit', (db, schema) => {
  const { requests } = schema
  return db
    .select({ row: requests })
    .from(requests)
    .where(
      sql`${openInUnit(schema)} AND ${requests.level} = 1 AND ${handlerOf(schema)} IS NOT DISTINCT FROM ${given('handlerId')}`,
    )
    .orderBy(sql`${requests.dueSort}, ${requests.id} LIMIT ${sql.raw(String(MOST_CARRIED))}`)
})

/** What somebody carries for a unit, or nobody, the earliest limit first; without what its head handles himself. */
export async function carriedBy(
  db: Db,
  schema: Schema,
  unitId: string,
  handlerId: string | null,
): Promise<RequestRow[]> {
  const rows = (await carried(db, schema, { unitId, handlerId })) as readonly { readonly row: RequestRow }[]
  return rows.map(({ row }) => ({ ...row, state: whole(request, row.state) }))
}
