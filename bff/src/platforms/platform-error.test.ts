import { expect, test } from 'vitest'
import { msToNextMinute, msToShanghaiMidnight, msToShanghaiMonthEnd } from './platform-error.ts'

test('quotas end with the minute, the day and the month of China', () => {
  const evening = Date.parse('2026-12-31T23:59:30.500+08:00')
  expect(msToNextMinute(evening)).toBe(29_500)
  expect(msToShanghaiMidnight(evening)).toBe(29_500)
  expect(msToShanghaiMonthEnd(evening)).toBe(29_500)
  const morning = Date.parse('2026-02-27T00:00:00+08:00')
  expect(msToShanghaiMidnight(morning)).toBe(86_400_000)
  expect(msToShanghaiMonthEnd(morning)).toBe(2 * 86_400_000)
})
