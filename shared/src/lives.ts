import type { Cause, Opening } from './life/cause.ts'
import type { Life } from './life/life.ts'
import { request } from './requests/request.life.ts'
import { orderByHand, orderWhenOverdue } from './supervision-orders/causes.ts'
import { supervisionOrder } from './supervision-orders/order.ts'

/** Every kind of thing, and what makes one begin because of another: one line each. */
export const LIVES: readonly Life[] = [request, supervisionOrder]
export const CAUSES: readonly Cause[] = [orderWhenOverdue]
export const OPENINGS: readonly Opening[] = [orderByHand]
