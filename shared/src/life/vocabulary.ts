/** A closed list of words: its name in the contract, its values in order, and how people read each. Written once. */
export type Vocabulary<N extends string = string, W extends string = string> = {
  readonly name: N
  readonly words: Readonly<Record<W, string>>
  readonly values: readonly W[]
}
export type Word<V> = V extends Vocabulary<string, infer W> ? W : never

export const vocabulary = <const N extends string, const T extends Readonly<Record<string, string>>>(
  name: N,
  words: T,
): Vocabulary<N, keyof T & string> => ({
  name,
  words: words as Readonly<Record<keyof T & string, string>>,
  values: Object.keys(words) as (keyof T & string)[],
})
