import type { Context } from '../context.ts'
import { madeOnce } from '../db/made-once.ts'
import type { UnitRow } from '../people/people.store.ts'
import type { CentreRow } from './centres.store.ts'

const withLeading = madeOnce(
  (units: ReadonlyMap<string, UnitRow>) =>
    new Set([...units.values()].filter(({ leads }) => leads).map(({ centreId }) => centreId)),
)

/** Those that have a unit to hand requests to, by their codes; a division that only watches over others has none. */
export async function takingRequests(context: Pick<Context, 'centres' | 'units'>): Promise<CentreRow[]> {
  const [centres, units] = await Promise.all([context.centres(), context.units()])
  const leading = withLeading(units)
  return centres.all.filter(({ id }) => leading.has(id)).sort((a, b) => (a.division < b.division ? -1 : 1))
}
