import { formatRequestNumber } from '@qihu/shared'
import { expect, it } from 'vitest'
import { BEYOND, keyOf, numberOf } from './request-key.ts'

const number = (date: string, sequence: number, division = '330111') =>
  formatRequestNumber({ division, date, sequence })

it.each([
  ['2000-01-01', 1, '000000'],
  ['2026-11-20', 42, '330111'],
  ['2099-12-31', 8_388_607, '999999'],
])('the key of %s, %d of %s is its number in another form', (date, sequence, division) => {
  const made = number(date, sequence, division)
  const key = keyOf(made) ?? -1n
  expect(numberOf(key)).toBe(made)
  expect(key).toBeLessThan(BEYOND)
  expect(key).toBeGreaterThanOrEqual(0n)
})

it('grows with the day and within it', () => {
  const numbers = [number('2026-11-19', 9_999), number('2026-11-20', 1), number('2026-11-20', 10_001)]
  const keys = numbers.map((each) => keyOf(each) ?? -1n)
  expect([...keys].sort((a, b) => (a < b ? -1 : 1))).toEqual(keys)
})

it('is none for what is no number', () => {
  expect(keyOf('QH330111-261120-0001-0')).toBeNull()
  expect(keyOf(number('2026-11-20', 8_388_608))).toBeNull()
})
