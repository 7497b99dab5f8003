/**
 * What of a text people see, and how much it is: page and server judge by the same. How it is stored stands in `clean.ts`,
 * which no phone carries. No `u` flag and no lookbehind: for old phones the first is compiled into something that takes
 * neighbours along, and the second ends the program.
 */

/** Draws nothing, turns the direction of reading, or is half a character: controls, joiners, fillers, selectors, marks. */
export const HIDDEN =
  '\\0-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f' +
  '\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffc\\ud800-\\udfff'
/** The same beyond the first 65,536 characters: tags, further selectors, marks of music and shorthand. */
export const HIDDEN_PAIRS = '\\udb40[\\udc00-\\udfff]|\\ud834[\\udd73-\\udd7a]|\\ud82f[\\udca0-\\udca3]'
export const PAIR = '[\\ud800-\\udbff][\\udc00-\\udfff]'
/** Stand on the letter before them and are no characters of their own. */
export const MARKS = '\\u0300-\\u036f\\u20d0-\\u20f0'

/** Nothing of it, and composed: most texts, which are known by this a hundred times faster. */
export const PLAIN = /^[\n -~\u2010-\u2027\u3000-\u3029\u3400-\u9fff\uff01-\uff5e]*$/
const NOT_COUNTED = /* @__PURE__ */ new RegExp(`${HIDDEN_PAIRS}|(${PAIR})|[${HIDDEN}${MARKS}]`, 'g')

/** Only what draws something by itself. */
export const drawn = (text: string): string => (PLAIN.test(text) ? text : text.replace(NOT_COUNTED, '$1'))

/** Characters as people count them: nothing hidden, no blanks at the ends, several blanks as one. 0: it is empty. */
export const lengthOf = (text: string): number => [...drawn(text).trim().replace(/\s+/g, ' ')].length

/**
 * Numbers and codes as they are compared: half-width, in capitals, without blanks, dashes and what cannot be seen.
 * Telephones, credit codes, numbers of requests, look-up and telephone codes go this way.
 */
export const codeOf = (text: string): string =>
  /^[\dA-Z]*$/.test(text)
    ? text
    : drawn(text)
        .normalize('NFKC')
        .replace(/[\s\-\u2010-\u2015\u2212]/g, '')
        .toUpperCase()

/** Forgives spaces, dashes, brackets, +86, full-width digits and what cannot be seen; returns the eleven digits of a mainland mobile or null. */
export function normalisePhone(input: string): string | null {
  const digits = codeOf(input)
    .replace(/[()]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null
}
