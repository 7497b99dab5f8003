import type { Cause, Opening } from './life/cause.ts'
import type { Life } from './life/life.ts'
import { request } from './requests/request.life.ts'

/** Every kind of thing, and what makes one begin because of another: one line each. */
export const LIVES: readonly Life[] = [request]
export const CAUSES: readonly Cause[] = []
export const OPENINGS: readonly Opening[] = []
