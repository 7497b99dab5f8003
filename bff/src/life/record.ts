import type { Calendar } from '@qihu/shared'
import type { Body, Circumstances, Stamp } from '@qihu/shared/life/kit'
import { type AnyHappening, type Applied, apply, fold, type Life, NOBODY, wakeAt } from '@qihu/shared/life/life'
import type { Db } from '../db/database.ts'
import { insertInto } from '../db/insert.ts'
import type { Schema } from '../db/schema.ts'
import { newId } from '../ids.ts'
import type { AnyRow, LifeRow, Served, ServedLives } from './served.ts'

export type Happening<Row extends LifeRow = AnyRow> = {
  readonly of: Served
  readonly before: Row | null
  readonly row: Row
  readonly event: AnyHappening
}

export type RecordParts = Circumstances & {
  readonly schema: Schema
  readonly lives: ServedLives
  readonly reactions: readonly Reaction[]
  /** Ids of what begins because of what is recorded, where they have to be the same again. */
  readonly idFor?: (now: number, kind: string) => string
}

/**
 * What another feature does when something happened, inside the same transaction. Reactions run in the order in which
 * `app.ts` lists them.
 */
export type Reaction = (tx: Db, happening: Happening, parts: RecordParts) => Promise<void>

/** The thing has moved on while this was decided: nothing was stored, and the whole may be tried again. */
export class Overtaken extends Error {}

/** The columns that repeat the fold, so that lists and sweeps can search by them. */
export const projectionOf = <Row extends LifeRow, L extends Life>(
  of: Served<L, Row>,
  state: Row['state'],
  calendar: Calendar,
): Partial<Row> => ({
  ...of.columns(state, calendar),
  state,
  version: state.version,
  stage: state.stage,
  wakeAt: wakeAt(of.life, state, calendar),
})

/** The row as it would stand with this state: what people may do to it can depend on its columns. */
export const rowWith = <Row extends LifeRow>(
  of: Served<Life, Row>,
  row: Row,
  state: Row['state'],
  calendar: Calendar,
): Row => ({
  ...row,
  ...projectionOf(of, state, calendar),
})

/**
 * The one way in which anything changes: the projection on condition that nobody was faster, then the events, then the
 * reactions, then what begins because of it or was begun by hand, and the end of a child told to its parent.
 * @throws {Overtaken} when the thing has moved on meanwhile.
 */
export async function record<Row extends LifeRow>(
  tx: Db,
  of: Served<Life, Row>,
  before: Row,
  done: Applied<Row['state']>,
  parts: RecordParts,
  begun: readonly Birth[] = [],
): Promise<Row> {
  const { births, state, events } = withBirths(of, before.state, done, parts, begun)
  // What is begun in secret moves nothing here, not even a version.
  const moved = events.length > 0
  const row = moved ? await of.shelf.move(tx, parts.schema, before, projectionOf(of, state, parts.calendar)) : before
  if (!row) throw new Overtaken(`${of.life.kind} has moved on`)
  await append(tx, of, before, row, events, parts)
  for (const birth of births) await beginBecauseOf(tx, row, birth, parts)
  await tellParent(tx, of, before, row, parts)
  return row
}

/** Stores something new with its first events. `about` are the columns that no event tells. */
export async function begin<Row extends LifeRow>(
  tx: Db,
  of: Served<Life, Row>,
  about: Omit<Row, 'state' | 'version' | 'stage' | 'wakeAt' | 'dueSort'> & Partial<Row>,
  first: readonly Body<string, object>[],
  stamp: Stamp,
  parts: RecordParts,
): Promise<Row> {
  const { births, state, events } = withBirths(of, null, apply(of.life, null, first, stamp), parts)
  const row = { ...about, ...projectionOf(of, state, parts.calendar) } as Row
  await of.shelf.put(tx, parts.schema, row)
  await append(tx, of, null, row, events, parts)
  for (const birth of births) await beginBecauseOf(tx, row, birth, parts)
  return row
}

/** A thing about to begin because of another. */
export type Birth = { readonly of: Served; readonly id: string; readonly first: object; readonly stamp: Stamp }

/** What begins because of these events; of each that belongs here, the birth is an event of this thing. */
function withBirths<S extends LifeRow['state']>(
  of: Served,
  before: S | null,
  done: Applied<S>,
  parts: RecordParts,
  begun: readonly Birth[] = [],
): Applied<S> & { births: readonly Birth[] } {
  const causes = parts.lives.causes.filter((cause) => cause.of.kind === of.life.kind)
  if (causes.length === 0 && begun.length === 0) return { ...done, births: begun }
  const { now, calendar, profile } = parts
  const births: Birth[] = [...begun]
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
  const told = births
    .filter((birth) => birth.of.life.family)
    .map((birth) => ({ type: 'CHILD_OPENED', child: birth.of.life.kind, id: birth.id }))
  if (told.length === 0) return { ...done, births }
  const family = apply(of.life, done.state, told, NOBODY(now))
  return { events: [...done.events, ...family.events], state: family.state, births }
}

async function beginBecauseOf(tx: Db, parent: LifeRow, birth: Birth, parts: RecordParts): Promise<void> {
  const { of, id, first, stamp } = birth
  const [event] = of.life.first
  if (!event) throw new Error(`${of.life.kind} has no first event`)
  await begin(tx, of, thingAbout(of, id, parent, parts.now), [event.of(first)], stamp, parts)
}

/** The columns of a thing that belongs to another. */
const thingAbout = (of: Served, id: string, parent: LifeRow & { rootId?: string | null }, now: number) => ({
  id,
  kind: of.life.kind,
  centreId: parent.centreId,
  parentId: parent.id,
  rootId: parent.rootId ?? parent.id,
  number: parent.number,
  title: parent.title,
  createdAt: now,
})

/** A decision never reads another thing's row: what its children are doing stands in the parent's own state. */
async function tellParent<Row extends LifeRow>(
  tx: Db,
  { life }: Served<Life, Row>,
  before: Row,
  row: Row,
  parts: RecordParts,
): Promise<void> {
  const over = (stage: string) => life.ended.includes(stage)
  if (!life.family || !row.parentId || over(before.stage) || !over(row.stage)) return
  for (const of of parts.lives.all) {
    const parent = await of.shelf.find(tx, parts.schema, row.parentId)
    if (!parent) continue
    const ended = { type: 'CHILD_ENDED', child: life.kind, id: row.id }
    await record(tx, of, parent, apply(of.life, parent.state, [ended], NOBODY(parts.now)), parts)
    return
  }
  throw new Error(`${life.kind} ${row.id} belongs to nothing`)
}

async function append<Row extends LifeRow>(
  tx: Db,
  of: Served<Life, Row>,
  before: Row | null,
  row: Row,
  events: readonly AnyHappening[],
  parts: RecordParts,
): Promise<void> {
  const first = before?.version ?? 0
  const rows = events.map((event, index) => ({
    thingId: row.id,
    version: first + index + 1,
    at: event.at,
    type: event.type,
    event,
  }))
  await insertInto(tx, parts.schema.events, rows)
  for (const event of events) {
    for (const react of parts.reactions) await react(tx, { of, before, row, event }, parts)
  }
}
