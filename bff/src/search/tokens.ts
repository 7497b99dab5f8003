import { folded } from '@qihu/shared'

/**
 * What an index of words holds of a text: of each run of Han every two characters that stand together, packed into one
 * whole number without loss, and of each run of letters and figures the whole as a hash. No dictionary: whatever finds a
 * word of two characters finds it in every text.
 *
 * A number is of 32 bits. Its topmost four tell what it is: 0 for what somebody may see (`scopeToken`), 1 for letters and
 * figures, 3 and more for Han. Another way to make them is another `TOKENIZER`, and the index is made anew.
 */
export const TOKENIZER = 2

/** Han with 々 and 〇, kana, compatibility forms that folding leaves, and halves of what lies beyond 16 bits. */
const isHan = (c: number): boolean =>
  (c >= 0x3400 && c <= 0x9fff) ||
  (c >= 0x3005 && c <= 0x3007) ||
  (c >= 0x3041 && c <= 0x30ff) ||
  (c >= 0xd800 && c <= 0xdfff) ||
  (c >= 0xf900 && c <= 0xfaff)

const isPlain = (c: number): boolean => (c >= 48 && c <= 57) || (c >= 97 && c <= 122)

const pair = (first: number, second: number): number => (first << 16) | second

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) & 0x0fffffff
}

const plainToken = (run: string): number => hashOf(run) | 0x10000000

/** Of whom may see a row, such as a unit; no text has it. */
export const scopeToken = (name: string): number => hashOf(name)

type Run = { readonly han: boolean; readonly text: string }

function* runsOf(text: string): Generator<Run> {
  for (let at = 0; at < text.length; ) {
    const first = text.charCodeAt(at)
    const same = isHan(first) ? isHan : isPlain(first) ? isPlain : null
    const from = at
    do at += 1
    while (same !== null && at < text.length && same(text.charCodeAt(at)))
    if (same) yield { han: same === isHan, text: text.slice(from, at) }
  }
}

/** Adds the tokens of a text. */
export function addTokens(text: string, to: Set<number>): void {
  for (const { han, text: run } of runsOf(folded(text))) {
    if (!han) to.add(plainToken(run))
    else if (run.length === 1) to.add(pair(run.charCodeAt(0), 0))
    else for (const token of pairsOf(run)) to.add(token)
  }
}

function* pairsOf(run: string): Generator<number> {
  for (let at = 1; at < run.length; at += 1) yield pair(run.charCodeAt(at - 1), run.charCodeAt(at))
}

/** What somebody looks for, as it is compared with texts: words between blanks. */
export const wordsOf = (typed: string): string[] => folded(typed).split(/\s+/).filter(Boolean)

/**
 * Tokens that every text has in which this word stands, none where the index cannot tell. At its ends a word may go on in
 * the text, so letters and figures count only where there are no two Han characters to go by, and are then a whole run.
 */
export function tokensOfWord(word: string): number[] {
  const runs = [...runsOf(word)]
  const pairs = runs.flatMap(({ han, text }) => (han ? [...pairsOf(text)] : []))
  return pairs.length > 0 ? [...new Set(pairs)] : runs.flatMap(({ han, text }) => (han ? [] : [plainToken(text)]))
}

/** Whether whatever has the tokens of a word has the word: two Han characters and nothing else. */
export const isExact = (word: string): boolean =>
  word.length === 2 && isHan(word.charCodeAt(0)) && isHan(word.charCodeAt(1))
