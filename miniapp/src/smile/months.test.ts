import { describe, expect, it } from 'vitest'
import { isMonth, monthWords, shiftMonth } from './months'

describe('months', () => {
  it.each([
    ['2026-11', -1, '2026-10'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-03', -15, '2024-12'],
  ])('%s and %i months make %s', (month, by, expected) => {
    expect(shiftMonth(month, by)).toBe(expected)
  })

  it.each([
    ['2026-11', true],
    ['2026-13', false],
    ['2026-00', false],
    ['2026-1', false],
    ['x2026-11', false],
    ['', false],
  ])('%s is one: %s', (text, is) => {
    expect(isMonth(text)).toBe(is)
  })

  it('are written without a leading zero', () => {
    expect(monthWords('2026-03')).toBe('2026年3月')
  })
})
