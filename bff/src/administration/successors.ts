import { colleaguesOf, type PersonRow } from '../people/people.store.ts'
import { handOver } from '../requests/hand-over.ts'
import { AdminFault } from './admin-fault.ts'
import type { Change, Parts } from './changes.store.ts'
import { OF_UNITS, type PostOfPlace, staffNamed } from './posts.ts'

/** What became of the work of somebody who has gone: how many a successor has, and of how many the heads are asked. */
export type PassedOn = { readonly count: number; readonly asked: number; readonly successor: PersonRow | null }

/** As a command says it; empty where he carried nothing. */
export function passedOnWords({ count, asked, successor }: PassedOn): string {
  const passed = count > 0 ? `在办的 ${count} 件诉求已转给${successor?.name}。` : ''
  const which = count > 0 ? `另有 ${asked} 件是他自己的，` : `在办的 ${asked} 件诉求`
  return asked > 0 ? `${passed}${which}由部门负责人重新指定经办人。` : passed
}

/**
 * What he carries for units that he does not work for any more goes to his successor, or waits for their heads to name one.
 * Asked once his offices are gone.
 * @throws {AdminFault} where the successor does not work for one of these units.
 */
export async function passOn(
  change: Change,
  parts: Parts,
  row: PersonRow,
  posts: readonly PostOfPlace[],
  named: string | undefined,
): Promise<PassedOn> {
  const { tx, schema } = parts
  const { now, record } = change
  const successor = named?.trim() ? await staffNamed(parts, named, 'successor') : null
  if (successor?.id === row.id) throw new AdminFault('接手的人不能是本人，请换一个人。', 'successor')
  const ofUnits = posts.filter(({ role }) => OF_UNITS.includes(role))
  const left = new Map(ofUnits.map(({ unitId, centreId }) => [unitId, centreId]))
  let count = 0
  let asked = 0
  for (const [unitId, centreId] of left) {
    const here = await colleaguesOf(tx, schema, unitId, now)
    if (here.some(({ id }) => id === row.id)) continue
    const takes = successor && here.some(({ id }) => id === successor.id)
    const hand = (to: string | null) =>
      handOver(tx, { ...record(centreId), now, schema }, { unitId, from: row.id, to, by: null })
    if (takes) count += await hand(successor.id)
    // Nobody has his own case: what the successor filed himself waits for the head like what nobody takes.
    const rest = await hand(null)
    if (successor && !takes && rest > 0) {
      throw new AdminFault(
        `接手的人不在${row.name}原来的单位，不能接手。请选同一单位的人；有几个单位的，请逐个取消职务。`,
        'successor',
      )
    }
    asked += rest
  }
  return { count, asked, successor }
}
