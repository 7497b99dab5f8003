import type { Circumstances, EventDef } from './kit.ts'
import type { EventsOf, Life, StateOf } from './life.ts'

// biome-ignore lint/suspicious/noExplicitAny: only the payload is wanted
type FirstOf<L extends Life> = L['first'][number] extends EventDef<any, any, string, infer P> ? P : never

/** When this happens to one thing, another one begins because of it, in the same transaction. */
export type Cause = {
  readonly of: Life
  readonly type: string
  readonly opens: Life
  readonly with: (happened: { readonly state: never; readonly event: never } & Circumstances) => object | null
}

export const cause = <L extends Life, T extends EventsOf<L>['type'] & string, C extends Life>(
  of: L,
  type: T,
  opens: C,
  first: (
    happened: { readonly state: StateOf<L>; readonly event: Extract<EventsOf<L>, { type: T }> } & Circumstances,
  ) => FirstOf<C> | null,
): Cause => ({ of, type, opens, with: first as never })
