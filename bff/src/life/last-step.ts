import { agoWords, unspaced } from '@qihu/shared'
import type { Context } from '../context.ts'
import { findPerson } from '../people/people.store.ts'
import { historyOf } from './history.store.ts'
import { type Line, linesFor } from './reading.ts'
import type { LifeRow, Served } from './served.ts'

type Units = ReadonlyMap<string, { readonly name: string }>

/** By whom a line of the history is signed: a unit, the desk, the requester where there is one, or nobody. */
export function signedBy(line: Pick<Line, 'event' | 'byTheSystem'>, units: Units, desk: string, of: Served): string {
  if (line.byTheSystem) return '系统'
  const { actorUnitId } = line.event
  return units.get(actorUnitId ?? '')?.name ?? (actorUnitId || of.outside.length === 0 ? desk : '申请人')
}

/**
 * Who did what last, as far as this person may read it: 云溪县兜底专窗周科 2 分钟前派单. Whoever works on it reads the
 * colleague's name; to all others a unit has none.
 */
export async function lastStep(context: Context, of: Served, row: LifeRow): Promise<string | null> {
  const { db, actor, now } = context
  const [units, categories] = await Promise.all([context.units(), context.categories()])
  const nameOf = (id: string) => units.get(id)?.name ?? categories.nameOf(row.centreId, id) ?? undefined
  const line = linesFor(context, of.life, row, await historyOf(db.read, db.schema, row.id), nameOf).at(-1)
  if (!line || !actor) return null
  const { event, what, byTheSystem } = line
  const names = !byTheSystem && event.actorId !== null && event.actorUnitId !== null
  const colleague = names && of.life.unitActing(actor, row) !== null
  const person = colleague ? await findPerson(db.read, db.schema, event.actorId ?? '') : null
  const { desk } = (await context.centres()).of(row.centreId)
  const who = signedBy(line, units, desk, of)
  return unspaced(`${who}${person?.name ?? ''} ${agoWords(event.at, now)} ${what}`)
}
