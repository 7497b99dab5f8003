/** Request numbers as printed and read aloud: QH330111-260924-0042-7 (division, day, sequence of that day, check digit). */

import { codeOf } from './text.ts'

export interface RequestNumberParts {
  /** Six digits, GB/T 2260. */
  readonly division: string
  /** Local date, 'YYYY-MM-DD', of this century. */
  readonly date: string
  /** Counted from 1 within the division and day. */
  readonly sequence: number
}

/** Damm's quasigroup of order 10: one wrong digit, or two neighbours swapped, never give the same check digit. */
const DAMM = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const
// Starting from 1 instead of 0 lets leading zeros count.
const DAMM_START = 1

function checkDigit(digits: string): number {
  let state = DAMM_START
  for (let at = 0; at < digits.length; at += 1) state = DAMM[state]?.[digits.charCodeAt(at) - 48] ?? 0
  return state
}

function isRealDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** @throws RangeError where a part is not of its form: these come from the system, never from a user */
export function formatRequestNumber({ division, date, sequence }: RequestNumberParts): string {
  const [, year = '', month = '', day = ''] = /^20(\d\d)-(\d\d)-(\d\d)$/.exec(date) ?? []
  if (!/^\d{6}$/.test(division)) throw new RangeError(`not a division code: ${division}`)
  if (!isRealDay(2000 + Number(year), Number(month), Number(day)) || year === '') {
    throw new RangeError(`not a date of this century: ${date}`)
  }
  if (!Number.isSafeInteger(sequence) || sequence < 1) throw new RangeError(`not a sequence number: ${sequence}`)
  return written(division, `${year}${month}${day}`, String(sequence).padStart(4, '0'))
}

const written = (division: string, day: string, counter: string): string =>
  `QH${division}-${day}-${counter}-${checkDigit(division + day + counter)}`

/** As printed it needs no cleaning, which takes a fourteenth of a whole look-up. */
const PRINTED = /^QH(\d{6})-(\d\d)(\d\d)(\d\d)-(\d{4,})-(\d)$/
const COMPACT = /^(?:QH)?(\d{6})(\d\d)(\d\d)(\d\d)(\d{4,})(\d)$/

/**
 * Reads a number as people type it: lower case, full-width, with spaces, without or with other dashes, without QH.
 * Null when it is not a request number or the check digit does not fit.
 */
export function parseRequestNumber(text: string): (RequestNumberParts & { readonly number: string }) | null {
  const match = PRINTED.exec(text) ?? COMPACT.exec(codeOf(text))
  if (!match) return null
  const [, division = '', year = '', month = '', day = '', counter = '', check] = match
  const sequence = Number(counter)
  if (!isRealDay(2000 + Number(year), Number(month), Number(day))) return null
  if (!Number.isSafeInteger(sequence) || sequence < 1 || String(sequence).padStart(4, '0') !== counter) return null
  const number = written(division, `${year}${month}${day}`, counter)
  if (!number.endsWith(`-${check}`)) return null
  return { division, date: `20${year}-${month}-${day}`, sequence, number }
}

/** What is said on the phone and sent by SMS: '0042-7'. */
export function tailOf(number: string): string {
  return number.split('-').slice(2).join('-')
}

/** The code by which a request is looked up, 4829131234 as 482 913 1234: read out and copied by hand. */
export const spacedCode = (code: string): string =>
  /^\d{6}(?:\d{4})?$/.test(code) ? `${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6)}`.trim() : code
