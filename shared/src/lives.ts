import type { Cause, Ending, Opening } from './life/cause.ts'
import type { Life } from './life/life.ts'
import { request } from './requests/request.life.ts'
import { orderByHand, orderUntilSettled, orderWhenOverdue } from './supervision-orders/causes.ts'
import { supervisionOrder } from './supervision-orders/order.ts'

/** Every kind of thing, and what makes one begin or end because of another: one line each. */
export const LIVES: readonly Life[] = [request, supervisionOrder]
export const CAUSES: readonly Cause[] = [orderWhenOverdue]
export const ENDINGS: readonly Ending[] = [orderUntilSettled]
export const OPENINGS: readonly Opening[] = [orderByHand]
