import { addDays, instantAt, isLocalDate } from '@qihu/shared'
import { type Half, MONTHS, withoutHalf, withoutWeekday, withoutZone } from './date-words.ts'

export type Moment = {
  readonly at: number
  /** The text named a day only. */
  readonly wholeDay: boolean
}

/** In which order a date names year, month and day. */
export type DateOrder = 'YMD' | 'MDY' | 'DMY'

/** The order that a format such as MM/DD/YYYY, yyyy-MM-dd HH:mm, %d.%m.%Y or 日/月/年 names; null where it names none. */
export function orderNamed(format: string): DateOrder | null {
  const parts = /^\W*(y+|m+|d+|年|月|日)[^a-z年月日]*(y+|m+|d+|年|月|日)[^a-z年月日]*(y+|m+|d+|年|月|日)/i.exec(format)
  const order = parts?.slice(1).map((part) => ({ 年: 'Y', 月: 'M', 日: 'D' })[part] ?? part.charAt(0).toUpperCase())
  return (['YMD', 'MDY', 'DMY'] as const).find((each) => each === order?.join('')) ?? null
}

/** Day 0 of spreadsheets, in which the year 1900 has a day too many. */
const SHEET_START = '1899-12-30'

/**
 * Reads a date as earlier systems write it, in Chinese time where it names no other zone: 2019-1-7, 2019/01/07 下午3:05,
 * 2019年1月7日星期一 9时5分, 20190107, 20190107090500, 7 Jan 2019, ISO 8601, seconds or finer since 1970, day numbers of
 * spreadsheets. Null for what is not a date or may be two (7/1/2019), unless `order` says which is meant; years of two
 * digits are read only then.
 */
export function readMoment(text: string, order?: DateOrder): Moment | null {
  const given = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/月 ?-/, '-')
    .trim()
  const number = given.replace(/^(\d{5,}),(\d+)$/, '$1.$2').replace(THOUSANDS, (digits) => digits.replaceAll(',', ''))
  if (/^\d+(\.\d+)?$/.test(number)) return readNumber(number)
  const { rest: zoned, offset } = withoutZone(given)
  const { rest: plain, half } = withoutHalf(withoutWeekday(zoned))
  const match = DATE.exec(plain.trim())
  if (!match) return null
  const [, first = '', second = '', third = '', compact, time = ''] = match
  const day = compact ? compactDay(compact) : dayOf([first, second, third], order)
  const clock = clockOf(time.trim(), half)
  if (!day || !clock) return null
  const at = instantAt(day, clock.minutes) + clock.milliseconds
  return { at: offset === null ? at : at + (CHINA - offset) * 60_000, wholeDay: clock.wholeDay }
}

/** A number as spreadsheets show it. */
export const THOUSANDS = /^\d{1,3}(,\d{3})+$/

/** Minutes that Chinese time is before UTC. */
const CHINA = 8 * 60

const MONTH_NAME = `(?:${MONTHS.join('|')})[a-z]*\\.?`
const PART = `\\d{1,4}(?:st|nd|rd|th)?|${MONTH_NAME}`
/** A date of three parts, or eight digits; then what says the time. */
const DATE = new RegExp(
  `^(?:(${PART})(?:[-/. ,]+|年) ?(${PART})(?:[-/. ,]+|月) ?(${PART})(?![\\d])日?|(\\d{8})(?!\\d))[T ,_]*(.*)$`,
  'i',
)

const compactDay = (digits: string) => dayOf([digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)])

function dayOf(parts: readonly [string, string, string], order?: DateOrder): string | null {
  const numbers = parts.map((part) => MONTHS.indexOf(part.slice(0, 3).toLowerCase()) + 1 || Number.parseInt(part, 10))
  const named = parts.findIndex((part) => /^[a-z]/i.test(part))
  const isYear = (index: number) => /^\d{4}$/.test(parts[index] ?? '')
  let meant = order
  if (isYear(0)) meant = 'YMD'
  else if (named !== -1 && isYear(2)) meant = named === 0 ? 'MDY' : 'DMY'
  if (!meant) return null
  const [year = 0, month, day] = (['Y', 'M', 'D'] as const).map((letter) => numbers[meant.indexOf(letter)])
  if (named !== -1 && meant[named] !== 'M') return null
  const text = parts[meant.indexOf('Y')] ?? ''
  if (text.length !== 4 && text.length !== 2) return null
  const date = `${text.length === 2 ? 2000 + year : year}-${two(month)}-${two(day)}`
  return isLocalDate(date) ? date : null
}

const two = (value = 0): string => String(value).padStart(2, '0')

const CLOCK = /^(\d{1,2})(?:[:时点] ?(?:(\d{1,2})(?:[:分] ?(?:(\d{1,2})(?:[.,:](\d{1,9}))?秒?)?)?)?整?)?$/
const COMPACT_CLOCK = /^(\d\d)(\d\d)(\d\d)?$/

function clockOf(text: string, half: Half | null) {
  if (text === '') return half ? null : { minutes: 0, milliseconds: 0, wholeDay: true }
  const match = CLOCK.exec(text) ?? COMPACT_CLOCK.exec(text)
  if (!match) return null
  const [hour = 0, minute = 0, second = 0] = match.slice(1, 4).map((part) => Number(part ?? 0))
  const milliseconds = second * 1000 + Math.floor(Number(`0.${match[4] ?? 0}`) * 1000)
  const h = hourOf(hour, half)
  const midnight = h === 24 && minute === 0 && milliseconds === 0
  if (h === null || (h > 23 && !midnight) || minute > 59 || second > 59) return null
  return { minutes: h * 60 + minute, milliseconds, wholeDay: false }
}

/** Of the hours of a night it is not said whether they end the day or begin it. */
function hourOf(hour: number, half: Half | null): number | null {
  if (half === null) return hour
  if (half === 'MORNING') return hour > 12 ? null : hour % 12
  if (half === 'NIGHT' && (hour < 5 || hour === 12)) return null
  return hour < (half === 'NOON' ? 3 : 12) ? hour + 12 : hour
}

function readNumber(given: string): Moment | null {
  const value = Number(given)
  // A column of numbers with gaps is written with .0 by programs of statistics.
  const digits = given.replace(/\.0+$/, '')
  if (/^(19|20)\d{6}$/.test(digits)) return readMoment(digits.replace(/(....)(..)(..)/, '$1-$2-$3'))
  const stamp = /^((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(\d{3})?$/.exec(digits)
  if (stamp && digits.length !== 15) {
    const [, year, month, day, hour, minute, second = '00'] = stamp
    return readMoment(`${year}-${month}-${day} ${hour}:${minute}:${second}`)
  }
  const whole = { 13: 1, 16: 1e3, 19: 1e6 }[digits.length]
  if (whole && !digits.includes('.')) return { at: Math.floor(Number(digits) / whole), wholeDay: false }
  if (/^\d{10}(\.\d+)?$/.test(digits)) return { at: Math.round(value * 1000), wholeDay: false }
  if (/^\d{5}(\.\d+)?$/.test(digits)) {
    const seconds = Math.round((value % 1) * 24 * 60 * 60)
    const day = addDays(SHEET_START, Math.floor(value))
    return { at: instantAt(day, 0) + seconds * 1000, wholeDay: seconds === 0 }
  }
  return null
}
