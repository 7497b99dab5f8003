import type { Fields, Shape, Taken } from './fields.ts'

/** Answers made from the fields, for tests: a new field or choice is tried without being named there. Only tests import this. */

/** A number from 0 to below 1. */
export type Random = () => number

/** Mulberry32: small, and good enough to spread cases. */
export function seeded(seed: number): Random {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
export const between = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1))

/** Where an answer is not made up: what stands for a unit, for somebody of it, for a category, and for a text once it is stored. */
export type Sources = {
  readonly units: readonly string[]
  readonly categories: readonly string[]
  readonly colleagues: readonly string[]
  text(random: Random): string
}

/** What somebody might answer: as it is given where `text` is a text, as a rule takes it where it is the id of one. */
export function answersTo<F extends Fields>(fields: F, random: Random, sources: Sources): Taken<F> {
  const answers = Object.entries(fields).map(([name, { shape, required, orElse }]) => {
    const empty = (!required || orElse !== undefined) && random() < 0.5
    return [name, empty && orElse === undefined ? emptyOf(shape) : answerTo(shape, random, sources)]
  })
  return Object.fromEntries(answers) as Taken<F>
}

const emptyOf = ({ kind }: Shape) => (kind === 'FILES' || kind === 'CHOICES' ? [] : null)

function answerTo(shape: Shape, random: Random, sources: Sources): unknown {
  switch (shape.kind) {
    case 'CHOICE':
      return pick(random, shape.of.values)
    case 'CHOICES':
      return [pick(random, shape.of.values)]
    case 'NOTE':
    case 'WORDS':
      return sources.text(random)
    case 'PHONE':
      return `199${String(between(random, 0, 99_999_999)).padStart(8, '0')}`
    case 'UNIT':
      return pick(random, sources.units)
    case 'COLLEAGUE':
      return pick(random, sources.colleagues)
    case 'CATEGORY':
      return pick(random, sources.categories)
    case 'COUNT':
      return between(random, shape.min, shape.max)
    case 'FILES':
      return []
    case 'GROUP': {
      const answers = answersTo(shape.of, random, sources) as Record<string, unknown>
      for (const { when, field } of shape.stricter) {
        const applies = Object.entries(when).every(([name, among]) => among.includes(answers[name]))
        const part = shape.of[field]
        if (applies && part) answers[field] = answerTo(part.shape, random, sources)
      }
      return answers
    }
  }
}
