export const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Programs write Mon Jan 07 10:00:00 CST 2019, the year behind the zone. */
const YEAR_LAST = /^(?:[a-z]{3},? )?([a-z]{3}) (\d\d?) (\d\d?:\d\d(?::\d\d)?)( [a-z]{3,4}| [+-]\d{4})? (\d{4})$/i
/** Only behind a time: the end of 2019-03-04 is no zone. */
const ZONE =
  /(?<=\d:\d\d(?:[:.,]\d+)*|\d[时点分秒整]|[ap]\.?m\.?|T\d+)\s*(?:(?:UTC|GMT)?([+-])(\d\d?):?(\d\d)?|(Z|UTC|GMT|CST|北京时间))(?:\[[\w/]+\])?$/i

/** Minutes before UTC, null where none is named; CST is Chinese time here. */
export function withoutZone(text: string): { rest: string; offset: number | null } {
  const given = text.replace(YEAR_LAST, '$2 $1 $5 $3$4')
  const match = ZONE.exec(given)
  if (!match) return { rest: given, offset: null }
  const [all, sign, hours = '0', minutes = '0', name] = match
  const rest = given.slice(0, -all.length)
  if (name) return { rest, offset: /^(CST|北京时间)$/i.test(name) ? null : 0 }
  return { rest, offset: (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) }
}

/** The day of the week says nothing that the date does not. */
export const withoutWeekday = (text: string): string =>
  text
    .replace(/ ?[([]?(?:星期|周|礼拜)[一二三四五六日天][)\]]?/, ' ')
    .replace(/(?<![a-z])(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?(?![a-z])[,.]?/i, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Which half of the day a time is in. */
export type Half = 'MORNING' | 'NOON' | 'AFTERNOON' | 'NIGHT'

const HALVES: readonly (readonly [words: RegExp, half: Half])[] = [
  [/上午|凌晨|早上|早晨|清晨|(?<![a-z])a\.?m\.?(?![a-z])/i, 'MORNING'],
  [/中午/, 'NOON'],
  [/下午|傍晚|(?<![a-z])p\.?m\.?(?![a-z])/i, 'AFTERNOON'],
  [/晚上|晚间|夜间|夜里/, 'NIGHT'],
]

export function withoutHalf(text: string): { rest: string; half: Half | null } {
  for (const [words, half] of HALVES) {
    if (words.test(text)) return { rest: text.replace(words, ' ').replace(/\s+/g, ' ').trim(), half }
  }
  return { rest: text, half: null }
}
