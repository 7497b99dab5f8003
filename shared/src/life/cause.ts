import type { AnyStricter, Fields, Stricter, Taken } from './fields.ts'
import type { ActionDef, Circumstances, EventDef, Form, Obstacle } from './kit.ts'
import type { EventsOf, LapseOf, Life, StateOf } from './life.ts'

// biome-ignore lint/suspicious/noExplicitAny: only the payload is wanted
type FirstOf<L extends Life> = L['first'][number] extends EventDef<any, any, string, infer P> ? P : never

/**
 * When this happens to one thing, another one begins because of it, in the same transaction. `state` is where the thing
 * stood once it had happened, `after` where it stands when all that was done at once is done.
 */
export type Cause = {
  readonly of: Life
  readonly type: string
  readonly opens: Life
  readonly with: (
    happened: { readonly state: never; readonly after: never; readonly event: never } & Circumstances,
  ) => object | null
}

export const cause = <L extends Life, T extends EventsOf<L>['type'] & string, C extends Life>(
  of: L,
  type: T,
  opens: C,
  first: (
    happened: {
      readonly state: StateOf<L>
      readonly after: StateOf<L>
      readonly event: Extract<EventsOf<L>, { type: T }>
    } & Circumstances,
  ) => FirstOf<C> | null,
): Cause => ({ of, type, opens, with: first as never })

/**
 * What a thing belongs to has left it no sense: it ends in the same transaction, by the event that its life names for that.
 * `with` gives the payload of that event, or null for as long as it goes on. Only what its parent counts can end so.
 */
export type Ending = {
  readonly of: Life
  readonly ends: Life
  readonly with: (found: { readonly parent: never; readonly state: never } & Circumstances) => object | null
}

export const ending = <L extends Life, C extends Life>(
  of: L,
  ends: C,
  last: (
    found: { readonly parent: StateOf<L>; readonly state: StateOf<C> } & Circumstances,
  ) => Parameters<LapseOf<C>['of']>[0] | null,
): Ending => ({ of, ends, with: last as never })

/** By which somebody begins one thing at another: an action there that leaves nothing but the new thing. */
export type Opening = {
  readonly of: Life
  readonly opens: Life
  // biome-ignore lint/suspicious/noExplicitAny: with fields and a state of its own
  readonly action: ActionDef<any, any, any, any, any, readonly []>
  readonly first: (taken: { readonly state: never; readonly input: never } & Circumstances) => object | null
}

type Said<L extends Life, C extends Life, F extends Fields> = {
  readonly name: string
  readonly mutation: string
  readonly says: string
  readonly by: readonly L['relations'][number][]
  readonly from: readonly StateOf<L>['stage'][]
  readonly unless?: readonly Obstacle<StateOf<L>>[]
  readonly fields: F
  readonly stricter?: readonly Stricter<F>[]
  readonly form: Form<StateOf<L>['stage']>
  /** What it begins with; null where there is nothing to begin. */
  readonly first: (taken: { readonly state: StateOf<L>; readonly input: Taken<F> } & Circumstances) => FirstOf<C> | null
}

export const opening = <L extends Life, C extends Life, const F extends Fields>(
  of: L,
  opens: C,
  { first, unless = [], stricter = [], ...said }: Said<L, C, F>,
): Opening => ({
  of,
  opens,
  action: { ...said, to: null, unless, stricter: stricter as readonly AnyStricter[], makes: [], follows: () => [] },
  first: first as never,
})
