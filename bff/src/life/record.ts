import type { Calendar } from '@qihu/shared'
import type { Body, Stamp } from '@qihu/shared/life/kit'
import { type AnyHappening, type Applied, apply, type Life, NOBODY, wakeAt } from '@qihu/shared/life/life'
import type { Db } from '../db/database.ts'
import { insertInto } from '../db/insert.ts'
import { type Birth, endsBecauseOf, type FamilyParts, withFamily } from './family.ts'
import type { AnyRow, LifeRow, Served } from './served.ts'

export type Happening<Row extends LifeRow = AnyRow> = {
  readonly of: Served
  readonly before: Row | null
  readonly row: Row
  readonly event: AnyHappening
}

export type RecordParts = FamilyParts & {
  readonly reactions: readonly Reaction[]
  /** Staff read of this in the app alone, since one person has them told too often. */
  readonly staffInAppAlone?: boolean
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
 * reactions, then what begins or ends because of it or was begun by hand. The end of a child is told to its parent before
 * anything else: whoever changes both takes the parent first, so that two of them never wait for each other.
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
  await tellParent(tx, of, before, done.state.stage, parts)
  return store(tx, of, before, done, parts, begun)
}

async function store<Row extends LifeRow>(
  tx: Db,
  of: Served<Life, Row>,
  before: Row,
  done: Applied<Row['state']>,
  parts: RecordParts,
  begun: readonly Birth[] = [],
): Promise<Row> {
  const ends = await endsBecauseOf(tx, of, before, done, parts)
  const { births, state, events } = withFamily(of, before.state, done, parts, begun, ends)
  // What is begun in secret moves nothing here, not even a version.
  const moved = events.length > 0
  const row = moved ? await of.shelf.move(tx, parts.schema, before, projectionOf(of, state, parts.calendar)) : before
  if (!row) throw new Overtaken(`${of.life.kind} has moved on`)
  await append(tx, of, before, row, events, parts)
  for (const birth of births) await beginBecauseOf(tx, of, row, birth, parts)
  for (const end of ends) await store(tx, end.of, end.row, end.lapse, parts)
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
  const { births, state, events } = withFamily(of, null, apply(of.life, null, first, stamp), parts)
  const row = { ...about, ...projectionOf(of, state, parts.calendar) } as Row
  await of.shelf.put(tx, parts.schema, row)
  await append(tx, of, null, row, events, parts)
  for (const birth of births) await beginBecauseOf(tx, of, row, birth, parts)
  return row
}

async function beginBecauseOf(tx: Db, at: Served, parent: LifeRow, birth: Birth, parts: RecordParts): Promise<void> {
  const { of, id, first, stamp } = birth
  const [event] = of.life.first
  if (!event) throw new Error(`${of.life.kind} has no first event`)
  const about = { ...thingAbout(of, id, parent, parts.now), personId: at.ownerOf(parent) }
  await begin(tx, of, about, [event.of(first)], stamp, parts)
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
  stage: string,
  parts: RecordParts,
): Promise<void> {
  const over = (each: string) => life.ended.includes(each)
  if (!life.family || !before.parentId || over(before.stage) || !over(stage)) return
  for (const of of parts.lives.all) {
    const parent = await of.shelf.find(tx, parts.schema, before.parentId)
    if (!parent) continue
    const ended = { type: 'CHILD_ENDED', child: life.kind, id: before.id }
    await record(tx, of, parent, apply(of.life, parent.state, [ended], NOBODY(parts.now)), parts)
    return
  }
  throw new Error(`${life.kind} ${before.id} belongs to nothing`)
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
    for (const reaction of parts.reactions) await reaction(tx, { of, before, row, event }, parts)
  }
}
