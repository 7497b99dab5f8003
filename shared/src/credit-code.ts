/** Unified social credit codes, GB 32100-2015. */

import { codeOf } from './text.ts'

const SYMBOLS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const

export type CreditCodeCheck =
  /** ORGANISATION_CHECK: positions 9–17 fail their own check (GB 11714); some old codes do, so it is no error. */
  | { readonly ok: true; readonly code: string; readonly warning?: 'ORGANISATION_CHECK' }
  | {
      readonly ok: false
      readonly reason: 'LENGTH' | 'CHARSET' | 'CHECK'
      /** Counted from 1. */
      readonly position?: number
      /** The check symbol that would fit. */
      readonly expected?: string
      /** A valid code that looks the same (O for 0, I for 1), to be offered and never taken silently. */
      readonly suggestion?: string
    }

/** As it is stored and compared: see `codeOf`. */
export const normaliseCreditCode = (input: string): string => codeOf(input)

function weighted(text: string, weights: readonly number[], symbolValue: (char: string) => number): number {
  return weights.reduce((sum, weight, index) => sum + weight * symbolValue(text.charAt(index)), 0)
}

/** The symbol that belongs in position 18. */
function creditCheck(code: string): string {
  const sum = weighted(code, CREDIT_WEIGHTS, (char) => SYMBOLS.indexOf(char))
  return SYMBOLS.charAt((31 - (sum % 31)) % 31)
}

/** GB 11714 values letters 10 to 35 with none left out, unlike GB 32100. */
function organisationCheck(organisation: string): string {
  const value = 11 - (weighted(organisation, ORGANISATION_WEIGHTS, (char) => Number.parseInt(char, 36)) % 11)
  if (value === 10) return 'X'
  return value === 11 ? '0' : String(value)
}

/** Positions 3–8 are the division of registration and hold digits only. */
function isForeign(char: string, index: number): boolean {
  return index >= 2 && index <= 7 ? !/\d/.test(char) : !SYMBOLS.includes(char)
}

function lookalike(code: string): string | undefined {
  const read = code.replace(/O/g, '0').replace(/I/g, '1')
  return read !== code && checkCreditCode(read).ok ? read : undefined
}

export function checkCreditCode(input: string): CreditCodeCheck {
  const code = normaliseCreditCode(input)
  const chars = [...code]
  if (chars.length !== 18) return { ok: false, reason: 'LENGTH' }
  const foreign = chars.findIndex(isForeign)
  if (foreign >= 0) {
    const suggestion = lookalike(code)
    return { ok: false, reason: 'CHARSET', position: foreign + 1, ...(suggestion && { suggestion }) }
  }
  const expected = creditCheck(code)
  if (chars[17] !== expected) return { ok: false, reason: 'CHECK', position: 18, expected }
  if (chars[16] !== organisationCheck(code.slice(8, 16))) return { ok: true, code, warning: 'ORGANISATION_CHECK' }
  return { ok: true, code }
}
