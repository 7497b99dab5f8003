import { readFileSync } from 'node:fs'
import { below, oneOf, type Random, seeded } from './traffic/random.ts'

/** Texts to search in, and words to look for in them. */

/** Characters a text has, about as many as a message. */
export const LONG = 338
export const KINDS = ['rare', 'middling', 'frequent', 'four characters'] as const
export type Kind = (typeof KINDS)[number]
const WORDS_A_KIND = 40
const EQUAL_WORDS = 400

/** The text at a place, always the same one. */
export type Write = (n: number) => string

/** Sentences put together anew, the same for the same place. */
export function writer(sentences: readonly string[]): Write {
  return (n) => {
    const random = seeded(n + 1)
    let text = ''
    while (text.length < LONG) text += oneOf(random, sentences)
    return text
  }
}

/** Of messages, a JSON object a line with its `body`. */
export function sentencesOf(file: string): string[] {
  const bodies = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => String((JSON.parse(line) as { body: unknown }).body))
  return bodies.flatMap((body) =>
    body
      .split(/(?<=[。！？；])|\n/)
      .map((each) => each.trim())
      .filter((each) => each.length >= 4),
  )
}

/** Made up of words that come as often as words do (Zipf), so that some are in most texts and most in few. */
export function madeUp(random: Random): string[] {
  const character = () => String.fromCharCode(0x4e00 + Math.floor(3000 * random() ** 2))
  const vocabulary = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 2 + below(random, 2) }, character).join(''),
  )
  const word = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? ''
  return Array.from(
    { length: 40_000 },
    () => `${Array.from({ length: 3 + below(random, 6) }, word).join('')}${random() < 0.5 ? '，' : '。'}`,
  )
}

const SAMPLE = 4000

/** Words of each kind, by how many of some texts they are in. */
export function wordsIn(write: Write): Readonly<Record<Kind | 'all', readonly string[]>> {
  const counts = new Map<string, number>()
  const fours = new Set<string>()
  for (let n = 0; n < SAMPLE; n += 1) {
    const text = write(n)
    const pairs = new Set<string>()
    for (let at = 0; at + 4 <= text.length; at += 1) {
      const four = text.slice(at, at + 4)
      if (/^[\u4e00-\u9fff]{2}/.test(four)) pairs.add(four.slice(0, 2))
      if (n % 100 === 0 && at % 50 === 0 && /^[\u4e00-\u9fff]{4}$/.test(four)) fours.add(four)
    }
    for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  const random = seeded(11)
  const within = (least: number, most: number): string[] => {
    const words = [...counts]
      .filter(([, count]) => count / SAMPLE >= least && count / SAMPLE < most)
      .map(([each]) => each)
    return someOf(random, words, WORDS_A_KIND)
  }
  return {
    rare: within(0, 0.0008),
    middling: within(0.004, 0.012),
    frequent: within(0.03, 1),
    'four characters': someOf(random, [...fours], WORDS_A_KIND),
    all: someOf(random, [...counts.keys()], EQUAL_WORDS),
  }
}

const someOf = (random: Random, all: readonly string[], most: number): string[] =>
  all
    .map((each) => ({ each, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ each }) => each)
