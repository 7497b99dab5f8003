import { supervisionOrder } from '@qihu/shared/supervision-orders/order'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { serve } from '../life/served.ts'
import { type Thing, thingShelf } from '../life/things.store.ts'
import { type Hearer, staffWith } from '../people/people.store.ts'

export type OrderRow = Thing<typeof supervisionOrder>

export const orderShelf = thingShelf(supervisionOrder)

const ofUnit = async (tx: Db, schema: Schema, role: 'UNIT_HANDLER' | 'UNIT_HEAD', row: OrderRow) =>
  row.unitId === null ? [] : others(row, await staffWith(tx, schema, role, row.unitId))

/** All but whoever filed the request: his own case is not his to hear of here. */
const others = ({ personId }: OrderRow, staff: readonly Hearer[]) => staff.filter(({ id }) => id !== personId)

/** What a supervision order needs of database and pages. */
export const servedOrders = serve<typeof supervisionOrder, OrderRow>(supervisionOrder, {
  shelf: orderShelf,
  hearers: {
    UNIT: (tx, schema, row) => ofUnit(tx, schema, row.state.level > 1 ? 'UNIT_HEAD' : 'UNIT_HANDLER', row),
    HEAD: (tx, schema, row) => ofUnit(tx, schema, 'UNIT_HEAD', row),
    DESK: async (tx, schema, row) => others(row, await staffWith(tx, schema, 'CASE_OFFICER', null)),
  },
  outside: [],
  contactOf: () => null,
  columns: (state) => ({ unitId: state.unitId, dueSort: state.closedAt ?? state.replyDueAt }),
  unitOf: ({ unitId }) => unitId,
  ownerOf: ({ personId }) => personId,
  page: { staff: (id) => `supervision/order/order?id=${id}` },
})
