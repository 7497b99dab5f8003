import type { Actor } from '../actor.ts'
import type { Refusal } from '../refusals.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Taken } from './fields.ts'
import {
  type ActionDef,
  type Alive,
  type AnyAction,
  type AnyEvent,
  type Body,
  type BodyOf,
  type Circumstances,
  type EventDef,
  notYourTurn,
  type Stamp,
  type Timer,
} from './kit.ts'
import type { AnyNotice } from './notice.ts'
import type { Vocabulary } from './vocabulary.ts'

// Lists of things with types of their own, which a reader of the list does not need.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Any = any

/** A kind of thing with a life of its own. */
export type Life<
  K extends string = string,
  S extends Alive = Any,
  R extends string = string,
  A extends string = string,
  Acts extends readonly AnyAction<Any, Any, Any>[] = readonly AnyAction<Any, Any, Any>[],
  First extends readonly AnyEvent<Any, Any>[] = readonly AnyEvent<Any, Any>[],
  Timers extends readonly Timer<Any, Any, Any>[] = readonly Timer<Any, Any, Any>[],
  Recounts extends readonly AnyEvent<Any, Any>[] = readonly AnyEvent<Any, Any>[],
  Facts = Any,
  Lapse extends AnyEvent<Any, Any> = AnyEvent<Any, Any>,
  Reach extends readonly AnyEvent<Any, Any>[] = readonly AnyEvent<Any, Any>[],
> = {
  readonly kind: K
  /** Its type in the contract, and how it is called. */
  readonly type: string
  readonly word: string
  /** The names under which its actions answer, where they are not made from the type. */
  readonly wire?: { readonly result: string; readonly done: string; readonly field: string }
  readonly stages: Vocabulary
  readonly start: S
  readonly ended: readonly S['stage'][]
  /** How one of them begins. */
  readonly first: First
  readonly actions: Acts
  readonly timers: Timers
  /** What a corrected calendar changes. */
  readonly recount?: {
    readonly makes: Recounts
    follows(taken: { readonly state: S } & Circumstances): readonly BodyOf<Recounts[number]>[]
  }
  /** How it ends when what it belongs to has left it no sense; `ENDINGS` says when. */
  readonly lapse?: Lapse
  /** What follows when something that asks, of that kind, has come to somebody outside, or nothing takes it to him. */
  readonly reach?: {
    readonly makes: Reach
    follows(
      taken: {
        readonly state: S
        readonly came: boolean
        readonly notice: string
        /** When it was written: what was told since then is told. */
        readonly askedAt: number
      } & Circumstances,
    ): readonly BodyOf<Reach[number]>[]
  }
  /** How its birth and its end read in the history of what it belongs to; null: nothing there may show that it exists. */
  readonly family: { readonly opened: string; readonly ended: string } | null
  readonly audiences: readonly A[]
  readonly relations: readonly R[]
  /** Who sees which part of it. */
  readonly views: Readonly<Record<string, readonly R[]>>
  /** How a person stands to one of them where a permission is asked for. */
  standing(actor: Actor, thing: Facts, permission: string): readonly R[]
  /** The unit for which he acts there; null where he acts for himself. */
  unitActing(actor: Actor, thing: Facts): string | null
  /** How many of its events this reader may not even count. */
  uncounted?(state: S, sees: (view: string) => boolean): number
  /** The instant that a message names: the end, the answer or the limit. */
  shownAt(state: S): number
  /** Worth waking somebody for. */
  critical?(state: S): boolean
}

export const life = <
  const K extends string,
  S extends Alive,
  const R extends string,
  const A extends string,
  const Acts extends readonly AnyAction<S, R, A>[],
  const First extends readonly AnyEvent<S, A>[],
  const Timers extends readonly Timer<S, A, Any>[],
  const Recounts extends readonly AnyEvent<S, A>[],
  Facts,
  Lapse extends AnyEvent<S, A> = never,
  const Reach extends readonly AnyEvent<S, A>[] = readonly [],
>(
  said: Life<K, S, R, A, Acts, First, Timers, Recounts, Facts, Lapse, Reach>,
): Life<K, S, R, A, Acts, First, Timers, Recounts, Facts, Lapse, Reach> => said

/** Births and ends of what belongs to a thing are events of that thing: so its version moves, and rules may count them. */
export type FamilyBody = { readonly type: 'CHILD_OPENED' | 'CHILD_ENDED'; readonly child: string; readonly id: string }
export const isFamily = (event: { readonly type: string }): event is FamilyBody =>
  event.type === 'CHILD_OPENED' || event.type === 'CHILD_ENDED'

type RecountsOf<L extends Life> = L extends Life<Any, Any, Any, Any, Any, Any, Any, infer M, Any, Any, Any> ? M : never
export type LapseOf<L extends Life> =
  L extends Life<Any, Any, Any, Any, Any, Any, Any, Any, Any, infer E, Any> ? E : never
type ReachOf<L extends Life> = L extends Life<Any, Any, Any, Any, Any, Any, Any, Any, Any, Any, infer M> ? M : never

/** Everything that can happen to it, as one discriminated union; for whoever switches over a history. */
export type EventsOf<L extends Life> = (
  | BodyOf<L['first'][number]>
  | BodyOf<L['actions'][number]['makes'][number]>
  | BodyOf<L['timers'][number]['makes'][number]>
  | BodyOf<RecountsOf<L>[number]>
  | BodyOf<LapseOf<L>>
  | BodyOf<ReachOf<L>[number]>
) &
  Stamp
export type ActionName<L extends Life> = L['actions'][number]['name']
export type StateOf<L extends Life> = L['start']
export type InputOf<L extends Life, N extends ActionName<L>> =
  Extract<L['actions'][number], { readonly name: N }> extends ActionDef<Any, Any, Any, Any, infer F, Any>
    ? Taken<F>
    : never

/** An event of whichever kind, as it is stored. */
export type AnyHappening = Body<string, object> & Stamp

export const NOBODY = (at: number): Stamp => ({ at, actorId: null, actorUnitId: null })

/** What the lists of a life are looked up by. */
type Index = {
  readonly events: ReadonlyMap<string, EventDef<Any, Any, Any, Any>>
  readonly actions: ReadonlyMap<string, AnyAction<Any, Any, Any>>
  readonly notices: ReadonlyMap<string, AnyNotice>
}
const indexes = new WeakMap<object, Index>()

function indexOf(of: Life): Index {
  let index = indexes.get(of)
  if (!index) {
    const makers: readonly { readonly makes: readonly AnyEvent<Any, Any>[] }[] = [
      { makes: of.first },
      ...of.actions,
      ...of.timers,
      ...(of.recount ? [of.recount] : []),
      { makes: of.lapse ? [of.lapse] : [] },
      ...(of.reach ? [of.reach] : []),
    ]
    const events = makers.flatMap(({ makes }) => makes)
    index = {
      events: new Map(events.map((each) => [each.type as string, each])),
      actions: new Map(of.actions.map((each) => [each.name as string, each])),
      notices: new Map(
        events
          .flatMap(({ tells }) => tells)
          .flatMap((each) => [each, each.ifNobody ?? []].flat())
          .map((each) => [each.kind, each]),
      ),
    }
    indexes.set(of, index)
  }
  return index
}

/** An event by its type, or null where a newer release has written one that this one does not know. */
export const findEvent = (of: Life, type: string): EventDef<Any, Any, Any, Any> | null =>
  indexOf(of).events.get(type) ?? null

/** Every event of a life by its type. @throws where the kind knows none of that name. */
export function eventOf(of: Life, type: string): EventDef<Any, Any, Any, Any> {
  const found = findEvent(of, type)
  if (!found) throw new Error(`${of.kind} knows no event ${type}`)
  return found
}
export const eventTypesOf = (of: Life): readonly string[] => [...indexOf(of).events.keys()]

/** A notice by its kind, or null where this release sends none of that name. */
export const noticeOf = (of: Life, kind: string): AnyNotice | null => indexOf(of).notices.get(kind) ?? null
export const noticeKindsOf = (of: Life): readonly string[] => [...indexOf(of).notices.keys()]

export const actionOf = (of: Life, name: string): AnyAction<Any, Any, Any> | null =>
  indexOf(of).actions.get(name) ?? null

/** The one fold: the stored projection and a rebuild from the log both come from here (docs/decisions.md 3). */
export function fold<S extends Alive>(
  of: Life<string, S>,
  before: S | null,
  event: AnyHappening | (FamilyBody & Stamp),
): S {
  const state = before ?? of.start
  const version = state.version + 1
  if (isFamily(event)) {
    const left = (state.open[event.child] ?? 0) + (event.type === 'CHILD_OPENED' ? 1 : -1)
    return { ...state, version, open: { ...state.open, [event.child]: left } }
  }
  return { ...state, ...eventOf(of, event.type).fold(state, event), version }
}

/** A state as it was stored, with what states have gained since. */
export function whole<S extends Alive>(of: Life<string, S>, stored: S): S {
  for (const field in of.start) if (!(field in stored)) return { ...of.start, ...stored }
  return stored
}

/** Folds a whole history. @throws when it is empty, since a thing without its first event does not exist. */
export function replay<S extends Alive>(
  of: Life<string, S>,
  events: readonly (AnyHappening | (FamilyBody & Stamp))[],
): S {
  const state = events.reduce<S | null>((before, event) => fold(of, before, event), null)
  if (!state) throw new Error(`a history of ${of.kind} has a first event`)
  return state
}

export type Applied<S> = { readonly events: readonly AnyHappening[]; readonly state: S }

/** Stamps what was decided and folds it; the caller stores both. */
export function apply<S extends Alive>(
  of: Life<string, S>,
  state: S | null,
  bodies: readonly Body<string, object>[],
  stamp: Stamp,
): Applied<S> {
  const nobody = NOBODY(stamp.at)
  const stampOf = (body: Body<string, object>) => (!isFamily(body) && eventOf(of, body.type).byItself ? nobody : stamp)
  const events = bodies.map((body) => ({ ...body, ...stampOf(body) }))
  const after = events.reduce<S | null>((before, event) => fold(of, before, event), state)
  if (!after) throw new Error('nothing to apply')
  return { events, state: after }
}

/** Why an action cannot be taken although the person may; null when it can. */
export function obstacleTo<S extends Alive>(
  action: AnyAction<S, Any, Any>,
  state: S,
  circumstances: Circumstances,
): Refusal | null {
  if (!action.from.includes(state.stage)) return notYourTurn
  const found = action.unless.find((each) => each.stands(state, circumstances))
  return found ? { code: found.code, field: null, values: {} } : null
}

/** Actions that the state allows now, in the order of the life; who may take them is the policy's matter. */
export const actionsIn = <S extends Alive>(of: Life<string, S>, state: S, circumstances: Circumstances): string[] =>
  of.actions.filter((each) => obstacleTo(each, state, circumstances) === null).map(({ name }) => name as string)

/** When time next does something by itself. */
export function wakeAt<S extends Alive>(of: Life<string, S>, state: S, calendar: Calendar): number | null {
  const times = of.timers.flatMap((timer) => timer.at(state, calendar) ?? [])
  return times.length === 0 ? null : Math.min(...times)
}

/**
 * What has happened by now without anybody's doing, in order: first what a corrected calendar changes, then each timer at
 * its hour; a long standstill may bring several. The sweep stores it, and every action takes it before itself, so that
 * nobody is quicker than the clock.
 * @param wake when the first timer is due, where that is known: until then none is asked.
 */
export function passTime<S extends Alive>(
  of: Life<string, S>,
  before: S,
  circumstances: Circumstances,
  wake: number | null = 0,
): Applied<S> {
  const { now, calendar } = circumstances
  const stamp = NOBODY(now)
  let state = before
  const events: AnyHappening[] = []
  const take = (bodies: readonly Body<string, object>[]) => {
    const applied = apply(of, state, bodies, stamp)
    events.push(...applied.events)
    state = applied.state
  }
  const recounted = of.recount?.follows({ state, ...circumstances }) ?? []
  if (recounted.length > 0) take(recounted)
  else if (wake === null || wake > now) return { events, state }
  for (;;) {
    const due = of.timers
      .map((timer) => ({ timer, at: timer.at(state, calendar) }))
      .filter((each): each is typeof each & { at: number } => each.at !== null && each.at <= now)
      .sort((a, b) => a.at - b.at)
    const bodies = due.map(({ timer }) => timer.follows({ state, ...circumstances })).find((each) => each.length > 0)
    if (!bodies) return { events, state }
    take(bodies)
  }
}

/** What follows from an action that nothing stands against, as it was taken. */
export function consequences<S extends Alive>(
  of: Life<string, S>,
  action: AnyAction<S, Any, Any>,
  taken: { readonly state: S; readonly input: Any } & Circumstances,
  stamp: Stamp,
): Applied<S> {
  return apply(of, taken.state, action.follows(taken), stamp)
}

/** What to tell of what happened, by where the thing stands in the end. */
export function noticesOf<S extends Alive>(of: Life<string, S>, event: AnyHappening, after: S): readonly AnyNotice[] {
  if (isFamily(event)) return []
  const { tells, picks } = eventOf(of, event.type)
  return picks ? picks(event, after) : tells
}

/** Whether this person may do or see that of the thing; `by` is another table where something is to be begun at it. */
export function may(
  of: Life,
  actor: Actor,
  permission: string,
  thing: object,
  by: Readonly<Record<string, readonly string[]>> = policyOf(of),
): boolean {
  const counted = of.standing(actor, thing, permission)
  return (by[permission] ?? []).some((relation) => counted.includes(relation))
}

const policies = new WeakMap<object, Readonly<Record<string, readonly string[]>>>()

/** Who may do and see what, in one table: the actions and the views of a life. */
export function policyOf(of: Life): Readonly<Record<string, readonly string[]>> {
  const known = policies.get(of)
  if (known) return known
  const policy = { ...Object.fromEntries(of.actions.map(({ name, by }) => [name, by])), ...of.views }
  policies.set(of, policy)
  return policy
}
