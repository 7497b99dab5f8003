import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatRequestNumber, parseRequestNumber, spacedCode, tailOf } from './request-number.ts'
import { addDays } from './time/calendar.ts'

const EXAMPLE = 'QH330111-260924-0042-7'
const PARTS = { division: '330111', date: '2026-09-24', sequence: 42 }

const anyParts = fc.record({
  division: fc.stringMatching(/^\d{6}$/),
  date: fc.nat({ max: 36_524 }).map((days) => addDays('2000-01-01', days)),
  sequence: fc.oneof(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 10_000, max: 9_999_999 })),
})

describe('request numbers', () => {
  it('are written and read', () => {
    expect(formatRequestNumber(PARTS)).toBe(EXAMPLE)
    expect(parseRequestNumber(EXAMPLE)).toEqual({ ...PARTS, number: EXAMPLE })
    expect(tailOf(EXAMPLE)).toBe('0042-7')
  })

  it.each([
    ' qh330111-260924-0042-7 ',
    'QH 330111 260924 0042 7',
    'qh33011126092400427',
    '330111-260924-0042-7',
    'QH330111–260924—0042−7',
    [...EXAMPLE].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join(''),
  ])('are read as people type them: %s', (typed) => {
    expect(parseRequestNumber(typed)?.number).toBe(EXAMPLE)
  })

  it.each([
    '',
    'QH330111-260924-0042',
    'QH330111-260924-0042-8',
    'QH330111-261324-0042-7',
    'XX330111-260924-0042-7',
    'QH330111-260924-0042-7x',
  ])('are refused: %s', (typed) => {
    expect(parseRequestNumber(typed)).toBeNull()
  })

  it('grow beyond 9999 and come back whole', () => {
    expect(formatRequestNumber({ ...PARTS, sequence: 12_345 })).toMatch(/^QH330111-260924-12345-\d$/)
    fc.assert(
      fc.property(anyParts, (parts) => {
        const number = formatRequestNumber(parts)
        expect(parseRequestNumber(number)).toEqual({ ...parts, number })
      }),
    )
  })

  it('have one spelling: no leading zero beyond four digits', () => {
    for (let check = 0; check <= 9; check += 1) expect(parseRequestNumber(`QH330111-260924-00042-${check}`)).toBeNull()
  })

  it('do not survive a single wrong digit', () => {
    fc.assert(
      fc.property(anyParts, fc.nat(), fc.nat({ max: 9 }), (parts, place, digit) => {
        const number = formatRequestNumber(parts)
        const places = [...number].flatMap((char, index) => (/\d/.test(char) ? [index] : []))
        const at = places[place % places.length] ?? 0
        fc.pre(number[at] !== String(digit))
        expect(parseRequestNumber(number.slice(0, at) + digit + number.slice(at + 1))).toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  it('do not survive two neighbouring digits swapped', () => {
    fc.assert(
      fc.property(anyParts, fc.nat(), (parts, place) => {
        const digits = formatRequestNumber(parts).replace(/\D/g, '')
        const at = place % (digits.length - 1)
        fc.pre(digits[at] !== digits[at + 1])
        const swapped = `${digits.slice(0, at)}${digits[at + 1]}${digits[at]}${digits.slice(at + 2)}`
        expect(parseRequestNumber(`QH${swapped}`)).toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    { ...PARTS, division: '3301' },
    { ...PARTS, date: '2026-02-30' },
    { ...PARTS, date: '1999-01-01' },
    { ...PARTS, sequence: 0 },
    { ...PARTS, sequence: 1.5 },
  ])('are not made from %o', (parts) => {
    expect(() => formatRequestNumber(parts)).toThrow(RangeError)
  })
})

describe('a look-up code', () => {
  it('is written in groups', () => {
    expect(spacedCode('482913')).toBe('482 913')
    expect(spacedCode('4829131234')).toBe('482 913 1234')
  })
})
