import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCreditCode, normaliseCreditCode } from './credit-code.ts'

const VALID = [
  '91350100M000100Y43',
  '914403001922038216',
  '91440300708461136T',
  '91330100799655058B',
  '91330106673959654P',
]
const SYMBOLS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']

/** A code with the check symbol that the check itself asks for. */
const completed = (body: string): string => {
  const tried = checkCreditCode(`${body}0`)
  return tried.ok ? `${body}0` : `${body}${tried.expected}`
}
const anyCode = fc
  .tuple(
    fc.constantFrom('91', '92', '93', '12', '51', 'N1'),
    fc.stringMatching(/^\d{6}$/),
    fc.array(fc.constantFrom(...SYMBOLS), { minLength: 9, maxLength: 9 }),
  )
  .map(([kind, division, organisation]) => completed(kind + division + organisation.join('')))

describe('checkCreditCode', () => {
  it.each(VALID)('accepts %s without a warning', (code) => {
    expect(checkCreditCode(code)).toEqual({ ok: true, code })
  })

  it.each([
    ['91350100M000100Y4Z', { reason: 'CHARSET', position: 18 }],
    ['91350100M000100Y44', { reason: 'CHECK', position: 18, expected: '3' }],
    ['91310115MA1H8R7C6D', { reason: 'CHECK', position: 18, expected: '7' }],
    ['91350100M000100Y4', { reason: 'LENGTH' }],
    ['91350100M000100Y433', { reason: 'LENGTH' }],
    ['', { reason: 'LENGTH' }],
    ['9135A100M000100Y43', { reason: 'CHARSET', position: 5 }],
    ['91350100S000100Y43', { reason: 'CHARSET', position: 9 }],
    ['企业0100M000100Y4312', { reason: 'CHARSET', position: 1 }],
  ])('refuses %s and says where', (code, expected) => {
    expect(checkCreditCode(code)).toEqual({ ok: false, ...expected })
  })

  it('offers the digit for a letter O or I, and does not take it by itself', () => {
    expect(checkCreditCode('9I35O1OOM000100Y43')).toEqual({
      ok: false,
      reason: 'CHARSET',
      position: 2,
      suggestion: '91350100M000100Y43',
    })
  })

  it('offers nothing when the digits would not make a valid code', () => {
    expect(checkCreditCode('9135O100M000100Y44')).toEqual({ ok: false, reason: 'CHARSET', position: 5 })
  })

  it('reads lower case, full width and spaces', () => {
    const full = [...'91350100M000100Y43'].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join('')
    for (const typed of ['91350100m000100y43', ' 9135 0100 m000 100y43\u3000', full]) {
      expect(normaliseCreditCode(typed)).toBe('91350100M000100Y43')
      expect(checkCreditCode(typed)).toEqual({ ok: true, code: '91350100M000100Y43' })
    }
  })

  it('warns where the organisation code inside fails its own check', () => {
    const code = completed('91350100M000100Y5')
    expect(checkCreditCode(code)).toEqual({ ok: true, code, warning: 'ORGANISATION_CHECK' })
  })

  it('catches every single wrong symbol', () => {
    fc.assert(
      fc.property(anyCode, fc.nat({ max: 17 }), fc.constantFrom(...SYMBOLS), (code, index, symbol) => {
        expect(checkCreditCode(code).ok).toBe(true)
        fc.pre(symbol !== code[index])
        expect(checkCreditCode(code.slice(0, index) + symbol + code.slice(index + 1)).ok).toBe(false)
      }),
    )
  })
})
