import { cut, oneLine } from '@qihu/shared'

/** Why a value would be answered with 47003. */
export type ValueReason = 'UNKNOWN_TYPE' | 'EMPTY' | 'TOO_LONG' | 'CHARACTERS' | 'FORMAT' | 'NOT_LISTED'

type Check = (value: string, enumValues: readonly string[]) => ValueReason | null

const length = (text: string) => Array.from(text).length

const pattern =
  (shape: RegExp, reason: ValueReason = 'FORMAT', limit = Number.POSITIVE_INFINITY): Check =>
  (value) =>
    length(value) > limit ? 'TOO_LONG' : shape.test(value) ? null : reason

const clock = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`
const month = '(?:0?[1-9]|1[0-2])'
const day = String.raw`(?:0?[1-9]|[12]\d|3[01])`
const calendarDay = [
  String.raw`\d{4}年${month}月${day}日`,
  String.raw`\d{4}年${month}月`,
  `${month}月${day}日`,
  ...['-', '/', String.raw`\.`].flatMap((by) => [
    String.raw`\d{4}${by}${month}${by}${day}`,
    String.raw`\d{4}${by}${month}`,
    `${month}${by}${day}`,
  ]),
].join('|')
const orRange = (one: string) => new RegExp(`^(?:${one})(?:\\s?~\\s?(?:${one}))?$`)

const han = /\p{Script=Han}/u

const checkName: Check = (value) => {
  if (!/^[\p{L}\p{M}\p{P}\p{S} ]+$/u.test(value)) return 'CHARACTERS'
  return length(value) > (han.test(value) ? 10 : 20) ? 'TOO_LONG' : null
}

/**
 * The platform's table of template value types, lengths in code points.
 * Source: the parameter rules of subscribeMessage.send in the public server documents.
 */
const checks: Record<string, Check> = {
  thing: (value) => (length(value) > 20 ? 'TOO_LONG' : null),
  number: pattern(/^(?:\d{1,32}|\d+\.\d+)$/, 'CHARACTERS', 32),
  letter: pattern(/^[A-Za-z]+$/, 'CHARACTERS', 32),
  symbol: pattern(/^[\p{P}\p{S}]+$/u, 'CHARACTERS', 5),
  character_string: pattern(/^[\x20-\x7e]+$/, 'CHARACTERS', 32),
  time: pattern(orRange(`(?:(?:${calendarDay})\\s?)?${clock}`)),
  date: pattern(orRange(`(?:${calendarDay})(?:\\s?${clock})?`)),
  amount: pattern(/^[¥￥$€£]?\d{1,10}(?:\.\d+)?元?$/),
  phone_number: pattern(/^[+\d\-() ]+$/, 'CHARACTERS', 17),
  car_number: pattern(/^[\p{Script=Han}A-Za-z\d](?:[A-Za-z\d]*[\p{Script=Han}A-Za-z\d])?$/u, 'FORMAT', 8),
  name: checkName,
  phrase: pattern(/^\p{Script=Han}+$/u, 'CHARACTERS', 5),
  enum: (value, listed) => (listed.includes(value) ? null : 'NOT_LISTED'),
}

/**
 * Checks one value of a subscription message against the rule its key names (`thing1`, `time3`, `phrase2` …).
 * `enumValues` are the template's own list, needed for `enum` keys only.
 */
export const checkTemplateValue = (
  key: string,
  value: string,
  enumValues: readonly string[] = [],
): ValueReason | null => {
  const type = /^([a-z_]+)\d+$/.exec(key)?.[1] ?? ''
  const check = Object.hasOwn(checks, type) ? checks[type] : undefined
  if (check === undefined) return 'UNKNOWN_TYPE'
  if (value.trim() === '') return 'EMPTY'
  // Newlines and control characters are refused in every type.
  if (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(value)) return 'CHARACTERS'
  return check(value, enumValues)
}

/** Makes any text a valid `thing`: one line, at most 20 code points, a cut marked with … inside the limit. */
export const fitThing = (text: string): string => cut(oneLine(text), 20) || '—'
