import { addDays, instantAt } from '@qihu/shared'

export type Moment = {
  readonly at: number
  /** The text named a day only. */
  readonly wholeDay: boolean
}

/** Day 0 of spreadsheets, in which the year 1900 has a day too many. */
const SHEET_START = '1899-12-30'

/**
 * Reads a date as earlier systems write it, in Chinese time where it names no other: 2019-1-7, 2019/01/07 9:05,
 * 2019年1月7日 9时5分, 20190107, 20190107090500, ISO 8601, seconds or milliseconds since 1970, day numbers of
 * spreadsheets. Null for what is not a date or may be two (7/1/2019).
 */
export function readMoment(text: string): Moment | null {
  const given = text.normalize('NFKC').trim()
  if (/^\d+(\.\d+)?$/.test(given)) return readNumber(given)
  if (/T.*(Z|[+-]\d\d:?\d\d)$/i.test(given)) {
    const at = Date.parse(given)
    return Number.isNaN(at) || !isDay(given.slice(0, 10)) ? null : { at, wholeDay: false }
  }
  const match =
    /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?:[T\s]*(\d{1,2})(?::|时|点)(?:(\d{1,2})(?:(?::|分)(\d{1,2})(?:\.\d+)?秒?|分)?)?)?$/.exec(
      given,
    )
  return match ? moment(match.slice(1)) : null
}

function readNumber(given: string): Moment | null {
  const value = Number(given)
  if (/^(19|20)\d{6}$/.test(given)) return moment([given.slice(0, 4), given.slice(4, 6), given.slice(6)])
  if (/^(19|20)\d{12}$/.test(given)) {
    return moment([given.slice(0, 4), ...(given.slice(4).match(/../g) ?? [])])
  }
  if (/^\d{13}$/.test(given)) return { at: value, wholeDay: false }
  if (/^\d{10}$/.test(given)) return { at: value * 1000, wholeDay: false }
  if (/^\d{5}(\.\d+)?$/.test(given)) {
    const minutes = Math.round((value % 1) * 24 * 60)
    return { at: instantAt(addDays(SHEET_START, Math.floor(value)), minutes), wholeDay: minutes === 0 }
  }
  return null
}

function moment(parts: readonly (string | undefined)[]): Moment | null {
  const [year = '', month = '', day = '', hour, minute, second] = parts
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const [h, m, s] = [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)]
  if (!isDay(date) || h > 23 || m > 59 || s > 59) return null
  return { at: instantAt(date, h * 60 + m) + s * 1000, wholeDay: hour === undefined }
}

function isDay(date: string): boolean {
  const at = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date)
}
