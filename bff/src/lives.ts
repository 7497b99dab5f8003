import { CAUSES, ENDINGS, OPENINGS } from '@qihu/shared/lives'
import { ServedLives } from './life/served.ts'
import { servedRequests } from './requests/requests.served.ts'
import { servedOrders } from './supervision-orders/orders.served.ts'

/** Every kind of thing that this server keeps, a line each. */
export const servedLives = new ServedLives([servedRequests, servedOrders], CAUSES, OPENINGS, ENDINGS)
