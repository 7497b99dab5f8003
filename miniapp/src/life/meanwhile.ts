import type { WireRefusal } from '../api/use-action'

interface Line {
  readonly id: string
  readonly at: number
  readonly who: string
  readonly what: string
}

/** What a form is about, as it is known now. */
export type Thing = {
  readonly id: string
  readonly version: number
  readonly stage: string
  readonly actions: readonly string[]
  /** Newest first. */
  readonly history: readonly Line[]
} & Readonly<Record<string, unknown>>

/** Where it stands, as far as a form was opened because of it. */
const standingOf = ({ stage, round, level, leadUnit }: Thing) => JSON.stringify([stage, round, level, leadUnit])

/** What a form for the action `name` comes to when the thing it was `opened` for is what it is `now`. */
export function meanwhileOf(name: string, opened: Thing, now: Thing, refusal: WireRefusal | null) {
  const moved = now.version !== opened.version
  const elsewhere = moved && (!now.actions.includes(name) || standingOf(now) !== standingOf(opened))
  const over = elsewhere || refusal?.step === 'LATEST' || refusal?.code === 'NOT_FOUND'
  return {
    moved,
    /** It can be sent no more. */
    over,
    /** The server may have done something by the form's key: what is written now must not pass for that. */
    keyIsUsed: over || refusal?.code === 'KEY_REUSED',
  }
}
