import type { Actor } from '@qihu/shared'
import { supervisionOrder } from '@qihu/shared/supervision-orders/order'
import { eq, type SQL } from 'drizzle-orm'
import type { Database } from '../db/database.ts'
import { type Schema, THE_CENTRE } from '../db/schema.ts'
import { pageOfThings, type ThingPage } from '../life/things.store.ts'

/** Whose orders a person reads: all of the centre, or those of his unit; null for anybody else. */
function whoseOf(actor: Actor): ((things: Schema['things']) => SQL) | null {
  if (actor.roles.includes('CASE_OFFICER')) return (things) => eq(things.centreId, THE_CENTRE)
  const { unitId } = actor
  const ofUnit = actor.roles.some((role) => role === 'UNIT_HANDLER' || role === 'UNIT_HEAD')
  return ofUnit && unitId !== null ? (things) => eq(things.unitId, unitId) : null
}

/** A page of the orders in one stage that this person may read, the earliest reply first, of closed ones the latest; null where he may read none. */
export async function pageOfOrders(
  db: Database,
  actor: Actor,
  stage: string,
  place: { readonly after: string | null; readonly first: number },
): Promise<ThingPage<typeof supervisionOrder> | null> {
  const whose = whoseOf(actor)
  return whose && pageOfThings(db, supervisionOrder, whose, stage, place)
}
