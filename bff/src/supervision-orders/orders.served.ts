import { supervisionOrder } from '@qihu/shared/supervision-orders/order'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { serve } from '../life/served.ts'
import { type Thing, thingShelf } from '../life/things.store.ts'
import { type Hearer, handlersOf, headsOf, staffOfCentre } from '../people/people.store.ts'

export type OrderRow = Thing<typeof supervisionOrder>

export const orderShelf = thingShelf(supervisionOrder)

/** All but whoever filed the request: his own case is not his to hear of here. */
const others = async ({ personId }: OrderRow, staff: Promise<readonly Hearer[]>) =>
  (await staff).filter(({ id }) => id !== personId)

/** The handlers; where there is none but him, the head. */
async function handlersBut(tx: Db, schema: Schema, row: OrderRow, now: number): Promise<readonly Hearer[]> {
  const handlers = await others(row, handlersOf(tx, schema, row.unitId, now))
  return handlers.length > 0 ? handlers : others(row, headsOf(tx, schema, row.unitId, now))
}

/** What a supervision order needs of database and pages. */
export const servedOrders = serve<typeof supervisionOrder, OrderRow>(supervisionOrder, {
  shelf: orderShelf,
  hearers: {
    UNIT: (tx, schema, row, now) =>
      row.state.level > 1 ? others(row, headsOf(tx, schema, row.unitId, now)) : handlersBut(tx, schema, row, now),
    HEAD: (tx, schema, row, now) => others(row, headsOf(tx, schema, row.unitId, now)),
    DESK: (tx, schema, row, now) => others(row, staffOfCentre(tx, schema, 'CASE_OFFICER', row.centreId, now)),
    ADMIN: (tx, schema, row, now) => others(row, staffOfCentre(tx, schema, 'CENTRE_ADMIN', row.centreId, now)),
  },
  outside: [],
  contactOf: () => null,
  columns: (state) => ({ unitId: state.unitId, dueSort: state.closedAt ?? state.replyDueAt }),
  unitOf: ({ unitId }) => unitId,
  ownerOf: ({ personId }) => personId,
  page: { staff: (id) => `supervision/order/order?id=${id}` },
})
