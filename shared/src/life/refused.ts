import type { RefusalWords } from '../refusals.ts'
import type { Opening } from './cause.ts'
import type { AnyStricter, Fields } from './fields.ts'
import type { Obstacle } from './kit.ts'
import type { Life } from './life.ts'

const conditionsOf = (fields: Fields): readonly AnyStricter[] =>
  Object.values(fields).flatMap(({ shape }) =>
    shape.kind === 'GROUP' ? [...shape.stricter, ...conditionsOf(shape.of)] : [],
  )

/** The refusals that chapters name, with their words. @throws where two chapters give one code different words. */
export function refusalsOf(
  lives: readonly Life[],
  openings: readonly Opening[] = [],
): ReadonlyMap<string, RefusalWords> {
  const found = new Map<string, RefusalWords>()
  const add = (code: string, words: RefusalWords) => {
    const known = found.get(code)
    if (known && (known.text !== words.text || known.next !== words.next)) throw new Error(`${code} has words twice`)
    found.set(code, words)
  }
  for (const { unless, stricter, fields } of [
    ...lives.flatMap(({ actions }) => actions),
    ...openings.map(({ action }) => action),
  ]) {
    for (const { code, words } of unless as readonly Obstacle<never>[]) if (words) add(code, words)
    for (const { code, text, next = '' } of [...stricter, ...conditionsOf(fields)])
      add(code, { text, next, step: 'EDIT' })
  }
  return found
}
