import type { Actor } from '@qihu/shared'
import { supervisionOrder } from '@qihu/shared/supervision-orders/order'
import { eq, type SQL } from 'drizzle-orm'
import type { Database } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { joined, pageOfThings, type ThingPage } from '../life/things.store.ts'

type Whose = (things: Schema['things']) => SQL

/** Whose orders a person reads: all of the centres whose desks are his, and those of his units of others. */
function whoseOf({ posts }: Actor): Whose[] {
  const centres = new Set(posts.filter(({ role }) => role === 'CASE_OFFICER').map(({ centreId }) => centreId))
  const units = new Set(
    posts
      .filter(({ role, centreId }) => (role === 'UNIT_HANDLER' || role === 'UNIT_HEAD') && !centres.has(centreId))
      .flatMap(({ unitId }) => unitId ?? []),
  )
  return [
    ...[...centres].map(
      (id): Whose =>
        (things) =>
          eq(things.centreId, id),
    ),
    ...[...units].map(
      (id): Whose =>
        (things) =>
          eq(things.unitId, id),
    ),
  ]
}

/** A page of the orders in one stage that this person may read, the earliest reply first, of closed ones the latest; null where he may read none. */
export async function pageOfOrders(
  db: Database,
  actor: Actor,
  stage: string,
  place: { readonly after: string | null; readonly first: number },
): Promise<ThingPage<typeof supervisionOrder> | null> {
  const whose = whoseOf(actor)
  if (whose.length === 0) return null
  return joined(
    supervisionOrder,
    await Promise.all(whose.map((each) => pageOfThings(db, supervisionOrder, each, stage, place))),
    stage,
    place.first,
  )
}
