/** A closed list of words: its name in the contract, its values in order, and how people read each. Written once. */
export type Vocabulary<N extends string = string, W extends string = string> = {
  readonly name: N
  readonly words: Readonly<Record<W, string>>
  readonly values: readonly W[]
}
/** What is said of a thing that a newer release has moved on and this one does not know: for minutes, while both run. */
export const NEWER_WORDS = {
  word: '处理中',
  headline: '正在处理，请稍后刷新查看。',
  line: '有新的进展，请稍后刷新查看。',
} as const

/** How people read it. A newer release may have stored one that this one does not know; it is read all the same. */
export const wordOf = (of: Vocabulary, word: string): string =>
  Object.hasOwn(of.words, word) ? (of.words[word] ?? OTHER) : OTHER
const OTHER = '其他'
export const isWordOf = <W extends string>(of: Vocabulary<string, W>, word: string): word is W =>
  Object.hasOwn(of.words, word)

export type Word<V> = V extends Vocabulary<string, infer W> ? W : never

export const vocabulary = <const N extends string, const T extends Readonly<Record<string, string>>>(
  name: N,
  words: T,
): Vocabulary<N, keyof T & string> => ({
  name,
  words: words as Readonly<Record<keyof T & string, string>>,
  values: Object.keys(words) as (keyof T & string)[],
})
