import type { Person } from './person.ts'

/** Upper bounds of docs/measured.md for what one step may cost; absent: told, not judged. */
export type Limits = {
  readonly taps?: number
  readonly keys?: number
  readonly seconds?: number
  readonly requests?: number
}

export type Step = {
  readonly step: string
  /** The measurable goal this step is held to, such as G1 (docs/measured.md). */
  readonly goal: string | null
  readonly limits: Limits
  readonly taps: number
  readonly keys: number
  readonly typed: number
  readonly seconds: number
  readonly requests: number
  readonly held: boolean
  /** What is still to come before the goal can be held; such a goal is told as open, not as missed. */
  readonly open?: string
}

/** Closes the count of a person's step and holds it to its limits. */
export function measured(person: Person, step: string, goal: string | null = null, limits: Limits = {}): Step {
  const { taps, keys, typed, seconds, requests } = person.took()
  const within = (value: number, limit: number | undefined) => limit === undefined || value <= limit
  const held =
    within(taps, limits.taps) &&
    within(keys, limits.keys) &&
    within(seconds, limits.seconds) &&
    within(requests, limits.requests)
  return { step, goal, limits, taps, keys, typed, seconds: Number(seconds.toFixed(1)), requests, held }
}

/** A goal that is a yes or no, such as nothing lost. */
export const proven = (step: string, goal: string, held: boolean): Step => ({
  step,
  goal,
  limits: {},
  taps: 0,
  keys: 0,
  typed: 0,
  seconds: 0,
  requests: 0,
  held,
})

export function inWords({ step, goal, limits, taps, keys, typed, seconds, requests, held, open }: Step): string {
  const beside = (value: number, limit: number | undefined, unit: string) =>
    limit === undefined ? `${value} ${unit}` : `${value}/${limit} ${unit}`
  const figures = [
    beside(taps, limits.taps, 'taps'),
    beside(keys, limits.keys, 'keys'),
    `${typed} typed`,
    beside(seconds, limits.seconds, 's'),
    beside(requests, limits.requests, 'requests'),
  ]
  const mark = held ? 'ok  ' : open ? 'OPEN' : 'MISS'
  return `${mark} ${(goal ?? '').padEnd(4)} ${step}: ${figures.join(', ')}${open ? ` (${open})` : ''}`
}
