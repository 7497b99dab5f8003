import { type Actor, NEWER_WORDS } from '@qihu/shared'
import type { Circumstances } from '@qihu/shared/life/kit'
import {
  type AnyHappening,
  actionsIn,
  findEvent,
  isFamily,
  type Life,
  may,
  obstacleTo,
  passTime,
} from '@qihu/shared/life/life'
import type { Context } from '../context.ts'
import { calendarOf } from '../deadlines/calendars.ts'
import { rowWith } from './record.ts'
import type { AnyRow, LifeRow, ServedLives } from './served.ts'

/** What a person reads of anything with a life, derived from its state and its events; nothing here reads or writes. */

export const circumstancesOf = ({ now, calendar, config }: Context, centreId: string): Circumstances => ({
  now,
  calendar: calendarOf(calendar, centreId),
  profile: config.profile,
})

const seeing = (life: Life, actor: Actor | null, row: AnyRow) => (view: string) =>
  actor !== null && may(life, actor, view, row)

/** The version as this person may know it: without the events that he may not even count. */
export const versionFor = (life: Life, actor: Actor | null, row: LifeRow): number =>
  row.version - (life.uncounted?.(row.state, seeing(life, actor, row)) ?? 0)

/**
 * Whether all that came after the version he saw, `behind` events ago, are births and ends of children: nothing that he
 * judged has changed, and an answer that waited on a phone must not be lost to them. What he may not see counts for nothing.
 */
export function isFamilyAlone(
  life: Life,
  actor: Actor,
  row: LifeRow,
  events: readonly AnyHappening[],
  behind: number,
): boolean {
  const sees = seeing(life, actor, row)
  let left = behind
  for (const event of events.toReversed()) {
    if (left <= 0) break
    if (isFamily(event)) left -= 1
    else if (!hidden(life, event, sees)) return false
  }
  return left === 0
}

const hidden = (life: Life, event: AnyHappening, sees: (view: string) => boolean): boolean => {
  // Of an event that only a newer release knows, what is stored with it counts: one that not everybody may read says so.
  const view = isFamily(event) ? undefined : (findEvent(life, event.type) ?? (event as { seenBy?: string })).seenBy
  return view !== undefined && !sees(view)
}

/** What this person may do now, in the order of the life. */
export function actionsFor(context: Context, life: Life, row: LifeRow): string[] {
  const { actor } = context
  if (!actor) return []
  const circumstances = circumstancesOf(context, row.centreId)
  // What is due by now happens before any action, so nothing is offered that it will have ended.
  const due = row.wakeAt !== null && row.wakeAt <= context.now
  const state = due ? passTime(life, row.state, circumstances).state : row.state
  const then = due ? rowWith(context.lives.of(life.kind), row, state, circumstances.calendar) : row
  const own = actionsIn(life, state, circumstances).filter((action) => may(life, actor, action, then))
  const begun = context.lives
    .openingsAt(life.kind)
    .map(({ action }) => action)
    .filter((action) => obstacleTo(action, state, circumstances) === null)
    .filter(({ name, by }) => may(life, actor, name, then, { [name]: by }))
  return [...own, ...begun.map(({ name }) => name)]
}

export type Line = {
  readonly event: AnyHappening
  readonly what: string
  readonly textId: string | null
  /** Nobody did it, or nobody chose it. */
  readonly byTheSystem: boolean
  /** Its place in the whole history, and in what this person reads of it. */
  readonly index: number
  readonly place: number
}

/** What this person may see of the history, numbered without gaps: the unit does not learn that a rating was given. */
export function linesFor(
  { actor, lives }: { readonly actor: Actor | null; readonly lives: ServedLives },
  life: Life,
  row: LifeRow,
  events: readonly AnyHappening[],
  unit?: (id: string) => string | undefined,
): Line[] {
  if (!actor) return []
  const sees = seeing(life, actor, row)
  return events
    .map((event, index) => ({ event, index }))
    .filter(({ event }) => !hidden(life, event, sees))
    .map(({ event, index }, place) => ({ event, index, place, ...saidOf(life, lives, event, unit) }))
}

/** Written by a newer release, which runs beside this one during an upgrade. */
const STRANGE = { what: NEWER_WORDS.line, textId: null, byTheSystem: true } as const

function saidOf(
  life: Life,
  lives: ServedLives,
  event: AnyHappening,
  unit?: (id: string) => string | undefined,
): Pick<Line, 'what' | 'textId' | 'byTheSystem'> {
  if (isFamily(event)) {
    const child = lives.find(event.child)
    if (!child) return STRANGE
    const what = child.life.family?.[event.type === 'CHILD_OPENED' ? 'opened' : 'ended'] ?? ''
    return { what, textId: null, byTheSystem: true }
  }
  const def = findEvent(life, event.type)
  if (!def) return STRANGE
  const textId = def.textOf ? def.textOf(event) : ((event as { textId?: string | null }).textId ?? null)
  return {
    what: def.line(event, unit),
    textId,
    byTheSystem: event.actorId === null || (def.followed?.(event) ?? false),
  }
}
