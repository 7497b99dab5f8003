import { isBound } from '@qihu/shared'
import type { ColleagueId } from '@qihu/shared/life/fields'
import type { Stamp } from '@qihu/shared/life/kit'
import { apply, NOBODY, passTime } from '@qihu/shared/life/life'
import { assigned } from '@qihu/shared/requests/assign'
import { request } from '@qihu/shared/requests/request.life'
import type { Db } from '../db/database.ts'
import { Overtaken, type RecordParts, record } from '../life/record.ts'
import { carriedBy } from './carried.store.ts'
import { isCaseOfPerson, servedRequests } from './requests.served.ts'
import { findRequest, type RequestRow } from './requests.store.ts'

export type Handing = {
  readonly unitId: string
  /** Who carries it until now; null for what nobody carries. */
  readonly from: string | null
  /** Who does from now on; null: the head is asked to name somebody. */
  readonly to: string | null
  /** Whoever hands it over; null where somebody has gone and nobody of the unit chose it. */
  readonly by: Omit<Stamp, 'at'> | null
  /** Which of them he may hand over; all, where nothing is said. */
  readonly may?: (row: RequestRow) => boolean
}

const TRIES = 3

/**
 * Hands all that somebody carries for a unit to another, each as an event of its own. What is due first is pushed; the rest
 * stands in the app, since nobody is helped by thirty pushes in a minute.
 * @param to must work for the unit.
 * @returns how many there were.
 */
export async function handOver(
  tx: Db,
  parts: RecordParts,
  { unitId, from, to, by, may = () => true }: Handing,
): Promise<number> {
  const { schema } = parts
  const stamp = by ? { at: parts.now, ...by } : NOBODY(parts.now)
  const done = async (row: RequestRow, first: boolean): Promise<boolean> => {
    const time = passTime(request, row.state, parts, row.wakeAt)
    if (to !== null && (await isCaseOfPerson(tx, schema, row, to))) return false
    if (!may(row) || !isBound(time.state) || time.state.leadUnitId !== unitId || time.state.handlerId !== from)
      return false
    // What is overdue happens first, and is pushed like at any other time.
    const now = time.events.length > 0 ? await record(tx, servedRequests, row, time, parts) : row
    const body = assigned.of({ handlerId: to as ColleagueId | null, fromId: from })
    await record(tx, servedRequests, now, apply(request, time.state, [body], stamp), {
      ...parts,
      staffInAppAlone: !first,
    })
    return true
  }
  let count = 0
  for (const each of await carriedBy(tx, schema, unitId, from)) {
    let row: RequestRow | null = each
    for (let tries = 1; row; tries += 1) {
      try {
        if (await done(row, count === 0)) count += 1
        break
      } catch (error) {
        // Somebody was faster with this one; nothing of it was stored.
        if (!(error instanceof Overtaken) || tries === TRIES) throw error
        row = await findRequest(tx, schema, each.id)
      }
    }
  }
  return count
}
