import { supervisionOrder } from '@qihu/shared/supervision-orders/order'
import { serve } from '../life/served.ts'
import { type Thing, thingShelf } from '../life/things.store.ts'
import { type Hearer, handlersOf, headsOf, staffWith } from '../people/people.store.ts'

export type OrderRow = Thing<typeof supervisionOrder>

export const orderShelf = thingShelf(supervisionOrder)

/** All but whoever filed the request: his own case is not his to hear of here. */
const others = async ({ personId }: OrderRow, staff: Promise<readonly Hearer[]>) =>
  (await staff).filter(({ id }) => id !== personId)

/** What a supervision order needs of database and pages. */
export const servedOrders = serve<typeof supervisionOrder, OrderRow>(supervisionOrder, {
  shelf: orderShelf,
  hearers: {
    UNIT: (tx, schema, row) => others(row, (row.state.level > 1 ? headsOf : handlersOf)(tx, schema, row.unitId)),
    HEAD: (tx, schema, row) => others(row, headsOf(tx, schema, row.unitId)),
    DESK: (tx, schema, row) => others(row, staffWith(tx, schema, 'CASE_OFFICER', null)),
    ADMIN: (tx, schema) => staffWith(tx, schema, 'CENTRE_ADMIN', null),
  },
  outside: [],
  contactOf: () => null,
  columns: (state) => ({ unitId: state.unitId, dueSort: state.closedAt ?? state.replyDueAt }),
  unitOf: ({ unitId }) => unitId,
  ownerOf: ({ personId }) => personId,
  page: { staff: (id) => `supervision/order/order?id=${id}` },
})
