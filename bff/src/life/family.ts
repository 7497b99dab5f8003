import type { Circumstances, Stamp } from '@qihu/shared/life/kit'
import { type Applied, apply, fold, isFamily, NOBODY } from '@qihu/shared/life/life'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { newId } from '../ids.ts'
import type { AnyRow, LifeRow, Served, ServedLives } from './served.ts'

/** What begins and what ends because of what is recorded. Their births and ends are events of the thing they belong to. */

export type FamilyParts = Circumstances & {
  readonly schema: Schema
  readonly lives: ServedLives
  /** Ids of what begins, where they have to be the same again. */
  readonly idFor?: (now: number, kind: string) => string
}

/** A thing about to begin because of another. */
export type Birth = { readonly of: Served; readonly id: string; readonly first: object; readonly stamp: Stamp }

/** A thing about to end because of another. */
export type End = { readonly of: Served; readonly row: AnyRow; readonly lapse: Applied<AnyRow> }

/** What begins because of these events; of each that belongs here, birth and end are events of this thing. */
export function withFamily<S extends LifeRow['state']>(
  of: Served,
  before: S | null,
  done: Applied<S>,
  parts: FamilyParts,
  begun: readonly Birth[] = [],
  ends: readonly End[] = [],
): Applied<S> & { births: readonly Birth[] } {
  const births = [...begun, ...birthsBecauseOf(of, before, done, parts, begun)]
  const told = [
    ...births
      .filter((birth) => birth.of.life.family)
      .map((birth) => ({ type: 'CHILD_OPENED', child: birth.of.life.kind, id: birth.id })),
    ...ends.map((end) => ({ type: 'CHILD_ENDED', child: end.of.life.kind, id: end.row.id })),
  ]
  if (told.length === 0) return { ...done, births }
  const family = apply(of.life, done.state, told, NOBODY(parts.now))
  return { events: [...done.events, ...family.events], state: family.state, births }
}

function birthsBecauseOf<S extends LifeRow['state']>(
  of: Served,
  before: S | null,
  done: Applied<S>,
  parts: FamilyParts,
  begun: readonly Birth[],
): Birth[] {
  const causes = parts.lives.causes.filter((cause) => cause.of.kind === of.life.kind)
  if (causes.length === 0) return []
  const { now, calendar, profile } = parts
  const births: Birth[] = []
  let state = before
  for (const event of done.events) {
    state = fold(of.life, state, event) as S
    for (const cause of causes.filter(({ type }) => type === event.type)) {
      // By hand at this very moment: one is enough.
      if (begun.some((birth) => birth.of.life.kind === cause.opens.kind)) continue
      const happened = { state: state as never, after: done.state as never, event: event as never }
      const first = cause.with({ ...happened, now, calendar, profile })
      const { at, actorId, actorUnitId } = event
      const stamp = { at, actorId, actorUnitId }
      const id = (parts.idFor ?? newId)(now, cause.opens.kind)
      if (first) births.push({ of: parts.lives.of(cause.opens.kind), id, first, stamp })
    }
  }
  return births
}

/** What has not ended here and is left without sense by what was done. */
export async function endsBecauseOf(
  tx: Db,
  of: Served,
  before: LifeRow,
  { state, events }: Applied<LifeRow['state']>,
  { schema, lives, now, calendar, profile }: FamilyParts,
): Promise<End[]> {
  const ends: End[] = []
  // Its own end is being told already.
  const over = new Set(events.flatMap((event) => (isFamily(event) ? [event.id] : [])))
  for (const ending of lives.endings) {
    if (ending.of.kind !== of.life.kind || (state.open[ending.ends.kind] ?? 0) <= 0) continue
    const child = lives.of(ending.ends.kind)
    for (const row of (await child.shelf.openOf?.(tx, schema, before.id)) ?? []) {
      const found = { parent: state as never, state: row.state as never }
      const last = over.has(row.id) ? null : ending.with({ ...found, now, calendar, profile })
      if (!last || !child.life.lapse) continue
      ends.push({ of: child, row, lapse: apply(child.life, row.state, [child.life.lapse.of(last)], NOBODY(now)) })
    }
  }
  return ends
}
