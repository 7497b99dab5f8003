import { HIDDEN, HIDDEN_PAIRS, MARKS, PAIR, PLAIN } from './text.ts'

/** Texts as they are stored, searched and cut, the same on both engines. */

// What joins or chooses a form stays where writing needs it: inside emoji, behind Han, and between letters that join.
const SIGN =
  '(?:[\\ud83c-\\ud83e][\\udc00-\\udfff]|[\\xa9\\xae\\u203c\\u2049\\u2122\\u2139\\u2190-\\u27ff\\u2900-\\u2bff\\u3030\\u303d\\u3297\\u3299])'
const JOINING = '[\\u0620-\\u109f\\u1820-\\u18aa]'
const NEEDED = [
  `${SIGN}(?:\\ufe0f?\\u200d(?=${SIGN})|[\\ufe0e\\ufe0f])`,
  '[#*\\d]\\ufe0f\\u20e3',
  '[\\u3400-\\u9fff](?:[\\ufe00-\\ufe02]|\\udb40[\\udd00-\\uddef])',
  `${JOINING}[\\u200c\\u200d\\u180e](?=${JOINING})`,
  '[\\u1820-\\u18aa][\\u180b-\\u180d]',
].join('|')
const UNSEEN = /* @__PURE__ */ new RegExp(`(${NEEDED})|${HIDDEN_PAIRS}|(${PAIR})|[${HIDDEN}]`, 'g')
const LINE_ENDS = /\r\n?|[\v\f\x85\u2028\u2029]/g
/** A few marks are writing; more of them paint over the lines above. */
const TOO_MANY_MARKS = /* @__PURE__ */ new RegExp(`([${MARKS}]{4})[${MARKS}]+`, 'g')

/** A text of several lines as it is stored: composed letters, plain line ends, nothing hidden, no blanks at the ends. */
export function clean(text: string): string {
  const lines = text.replace(LINE_ENDS, '\n')
  const seen = PLAIN.test(lines) ? lines : lines.replace(UNSEEN, '$1$2').replace(TOO_MANY_MARKS, '$1').normalize()
  return seen.replace(/\n{3,}/g, '\n\n').trim()
}

/** A name, a title or another text of one line as it is stored: blanks of whatever kind and number are one. */
export const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ')

/** What is searched for, and what it is looked for in: the same whether typed wide, narrow, in capitals or not. */
export const folded = (text: string): string =>
  text.normalize('NFKC').replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())

/** Figures with what separates and measures them: cut in two they would say something else. */
const FIGURES =
  /[\d０-９]+(?:[,，.．:：/／-][\d０-９]+)*\s?[%％‰‱℃]?[十百千万亿]*(?:平方|立方)?[元年月日号米亩吨件人个家次]?/g

/** What is longer is a code. */
const FIGURE_MAX = 16

const letters = /* @__PURE__ */ (() => {
  // Not on every phone; what is cut there is cut between characters.
  const segmenter = typeof Intl === 'object' && 'Segmenter' in Intl ? new Intl.Segmenter('zh') : null
  return (text: string): string[] =>
    segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : [...text]
})()

/**
 * At most `max` characters, the last one an ellipsis when something was left out. No letter is cut in two, and no figure
 * that stands behind something.
 */
export function cut(text: string, max: number): string {
  const characters = [...text]
  if (characters.length <= max) return text
  let kept = ''
  let room = max - 1
  for (const letter of letters(characters.slice(0, 2 * max).join(''))) {
    room -= [...letter].length
    if (room < 0) break
    kept += letter
  }
  for (const { index, 0: figure } of text.matchAll(FIGURES)) {
    if (index >= kept.length) break
    const split = index + figure.length > kept.length
    if (split && index > 0 && figure.length <= FIGURE_MAX) kept = kept.slice(0, index)
  }
  return `${kept.trimEnd()}…`
}
