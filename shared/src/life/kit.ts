import type { Refusal, RefusalWords } from '../refusals.ts'
import type { Calendar } from '../time/calendar.ts'
import type { AnyStricter, Fields, Stricter, Taken } from './fields.ts'
import type { Notice } from './notice.ts'

/** What a rule may know besides the state: the hour, the calendar in force and the limits that the centre has chosen. */
export type Circumstances = { readonly now: number; readonly calendar: Calendar; readonly profile: string }
/** Who did it and when; nobody is the system. */
export type Stamp = { readonly at: number; readonly actorId: string | null; readonly actorUnitId: string | null }

/** What every state has, whatever lives. The mechanism folds `version` and `open`; the kind folds the rest. */
export type Alive<Stage extends string = string> = {
  readonly version: number
  readonly stage: Stage
  /** Things that belong to this one and have not ended, by kind: their births and ends are events here. */
  readonly open: Readonly<Partial<Record<string, number>>>
}

export type Body<T extends string, P> = { readonly type: T } & Readonly<P>
export type Happened<T extends string, P> = Body<T, P> & Stamp

/** A reason against an action that its stage allows. Without words it is one that everybody's table of refusals has. */
export type Obstacle<S> = {
  readonly code: string
  readonly words: RefusalWords | null
  readonly stands: (state: S, circumstances: Circumstances) => boolean
}

export type EventDef<S, A extends string, T extends string = string, P = unknown> = {
  readonly type: T
  of(payload: P): Body<T, P>
  /** The line of the history; `nameOf` names a unit or one of its people, where the reader knows them. */
  line(event: Happened<T, P>, nameOf?: (id: string) => string | undefined): string
  /** People whom the line names. */
  names?(event: Happened<T, P>): readonly string[]
  /** The text that stands below the line; by itself the one that the event refers to as `textId`. */
  textOf?(event: Happened<T, P>): string | null
  /** The view that reads it; everybody who may see the thing, unless said. */
  readonly seenBy?: string
  /** Nobody does it, also where an action has brought it about. */
  readonly byItself?: true
  /** Nobody chose it, though it is stamped with whom it followed. */
  followed?(event: Happened<T, P>): boolean
  fold(state: S, event: Happened<T, P>): Partial<Omit<S, 'version' | 'open'>>
  /** Every notice that it may bring about. */
  readonly tells: readonly Notice<S, A>[]
  /** Those of them that it does, where not all; `after` is where the thing stands when all that was done at once is done. */
  picks?(event: Happened<T, P>, after: S): readonly Notice<S, A>[]
}
// biome-ignore lint/suspicious/noExplicitAny: a list of events with payloads of their own
export type AnyEvent<S, A extends string> = EventDef<S, A, any, any>
export type BodyOf<E> = E extends { of(payload: never): infer B extends { readonly type: string } } ? B : never

export const WEIGHTS = ['primary', 'secondary', 'equal', 'danger', 'more'] as const
export type Weight = (typeof WEIGHTS)[number]
export type Form<Stage extends string> = {
  readonly side: 'REQUESTER' | 'STAFF'
  /** Drawn by a page of its own instead of by the form that all share. */
  readonly page?: string
  readonly title?: string
  readonly button: string
  readonly weight: Weight
  /** The key of a desktop keyboard that does the same. */
  readonly key?: string
  /** Who gets what and what happens to the clock. */
  readonly effect?: string
  /** What cannot be taken back: said, and confirmed by a second act, before it is done. No key does it alone. */
  readonly final?: string
  readonly submit?: string
  readonly done: string
  /** Where the same action is called otherwise. */
  readonly at?: Readonly<Partial<Record<Stage, { readonly button?: string; readonly weight?: Weight }>>>
}

export type ActionDef<
  S extends Alive,
  R extends string,
  A extends string,
  N extends string,
  F extends Fields,
  M extends readonly AnyEvent<S, A>[],
> = {
  readonly name: N
  /** Its mutation in the contract, and what the contract says of it. */
  readonly mutation: string
  readonly says: string
  readonly by: readonly R[]
  readonly from: readonly S['stage'][]
  /** Where the thing stands afterwards; null: where it stood. */
  readonly to: S['stage'] | null
  readonly unless: readonly Obstacle<S>[]
  readonly fields: F
  readonly stricter: readonly AnyStricter[]
  readonly form: Form<S['stage']>
  readonly makes: M
  follows(taken: { readonly state: S; readonly input: Taken<F> } & Circumstances): readonly BodyOf<M[number]>[]
}
// biome-ignore lint/suspicious/noExplicitAny: a list of actions with inputs of their own
export type AnyAction<S extends Alive, R extends string, A extends string> = ActionDef<S, R, A, any, any, any>

/** What time does by itself. `at` is the only place that says when; waking and deciding both read it. */
export type Timer<S, A extends string, M extends readonly AnyEvent<S, A>[]> = {
  readonly name: string
  readonly at: (state: S, calendar: Calendar) => number | null
  readonly makes: M
  /** Nothing where it has come too late to be worth doing. */
  follows(taken: { readonly state: S } & Circumstances): readonly BodyOf<M[number]>[]
}

/** Names the payload of an event without a value. */
export const carries = <P>(): { readonly __payload?: P } => ({})
export const nothing = carries<object>()

/** The tools of one kind of thing, with its state, its relations and its audiences known. */
export function kit<S extends Alive, R extends string, A extends string>() {
  return {
    event: <const T extends string, P>(
      type: T,
      _payload: { readonly __payload?: P },
      said: Omit<EventDef<S, A, T, P>, 'type' | 'of'>,
    ): EventDef<S, A, T, P> => ({ type, of: (payload) => ({ type, ...payload }), ...said }),
    notice: (kind: string, said: Omit<Notice<S, A>, 'kind'>): Notice<S, A> => ({ kind, ...said }),
    obstacle: (code: string, words: RefusalWords, stands: Obstacle<S>['stands']): Obstacle<S> => ({
      code,
      words,
      stands,
    }),
    /** Not its turn for a reason that needs no words of its own. */
    notNow: (stands: Obstacle<S>['stands']): Obstacle<S> => ({ code: NOT_YOUR_TURN, words: null, stands }),
    action: <const N extends string, const F extends Fields, const M extends readonly AnyEvent<S, A>[]>(
      name: N,
      said: Omit<ActionDef<S, R, A, N, F, M>, 'name' | 'unless' | 'stricter'> & {
        readonly unless?: readonly Obstacle<S>[]
        readonly stricter?: readonly Stricter<F>[]
      },
    ): ActionDef<S, R, A, N, F, M> => {
      const { unless = [], stricter = [], ...rest } = said
      return { name, unless, stricter: stricter as readonly AnyStricter[], ...rest }
    },
    timer: <const M extends readonly AnyEvent<S, A>[]>(
      name: string,
      said: Omit<Timer<S, A, M>, 'name'>,
    ): Timer<S, A, M> => ({ name, ...said }),
  }
}

const NOT_YOUR_TURN = 'NOT_YOUR_TURN'
export const notYourTurn: Refusal = { code: NOT_YOUR_TURN, field: null, values: {} }
