import { describe, expect, it } from 'vitest'
import { instantAt, SHIPPED_CALENDAR } from './calendar.ts'
import { agoWords, dayWords, maskedPhone, remainingWords, whenWords } from './dates.ts'

const at = (text: string) => {
  const [date = '', time = ''] = text.split(' ')
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return instantAt(date, hours * 60 + minutes)
}

describe('a time to come', () => {
  it.each([
    ['today', '2026-09-24 17:00', '2026-09-24 09:00', '今天 17:00'],
    ['today after the fact', '2026-09-24 09:00', '2026-09-24 17:00', '今天 09:00'],
    ['tomorrow', '2026-09-25 10:00', '2026-09-24 23:59', '明天 10:00'],
    ['tomorrow over a change of month', '2026-10-01 10:00', '2026-09-30 08:00', '明天 10:00'],
    ['tomorrow over a change of year', '2027-01-01 10:00', '2026-12-31 08:00', '明天 10:00'],
    ['yesterday', '2026-09-23 10:00', '2026-09-24 08:00', '9月23日（周三）10:00'],
    ['another day', '2026-09-28 17:00', '2026-09-24 16:20', '9月28日（周一）17:00'],
    ['another year', '2027-01-04 17:00', '2026-12-30 16:20', '2027年1月4日（周一）17:00'],
    ['the year before', '2025-12-31 17:00', '2026-01-05 16:20', '2025年12月31日（周三）17:00'],
    ['a weekend that works', '2026-10-10 17:00', '2026-09-30 16:20', '10月10日（周六，上班）17:00'],
    ['a Sunday that works, next year', '2026-01-04 17:00', '2025-12-30 09:00', '2026年1月4日（周日，上班）17:00'],
    ['a weekend off', '2026-09-26 12:00', '2026-09-20 12:00', '9月26日（周六）12:00'],
    ['the first minute of a day in China', '2026-09-26 00:00', '2026-09-24 12:00', '9月26日（周六）00:00'],
  ])('%s', (_, when, now, expected) => {
    expect(whenWords(at(when), at(now), SHIPPED_CALENDAR)).toBe(expected)
  })

  it('as a day names the day even when that is today', () => {
    expect(dayWords(at('2026-09-24 17:00'), at('2026-09-24 09:00'), SHIPPED_CALENDAR)).toBe('9月24日（周四）')
  })
})

describe('what is left', () => {
  it.each([
    ['two working days after today', '2026-09-23 17:00', '2026-09-21 09:00', '还剩 2 个工作日'],
    ['tomorrow is one working day', '2026-09-22 17:00', '2026-09-21 13:30', '还剩 1 个工作日'],
    ['the last day counts hours', '2026-09-22 17:00', '2026-09-22 09:00', '还剩 6 小时'],
    ['less than a day', '2026-09-22 17:00', '2026-09-22 09:01', '还剩 6 小时'],
    ['over lunch', '2026-09-22 17:00', '2026-09-22 11:30', '还剩 4 小时'],
    ['an hour', '2026-09-22 17:00', '2026-09-22 16:00', '还剩 1 小时'],
    ['less than an hour', '2026-09-22 17:00', '2026-09-22 16:25', '还剩 35 分钟'],
    ['the last moment', '2026-09-22 17:00', '2026-09-22 17:00', '还剩 1 分钟'],
    ['holidays do not count', '2026-09-28 17:00', '2026-09-24 17:00', '还剩 1 个工作日'],
    ['a minute late', '2026-09-22 17:00', '2026-09-22 17:01', '已超 1 分钟'],
    ['late over a weekend', '2026-09-18 17:00', '2026-09-19 12:00', '已超 1 分钟'],
    ['hours late', '2026-09-21 17:00', '2026-09-22 11:10', '已超 2 小时'],
    ['a working day late', '2026-09-21 17:00', '2026-09-22 17:00', '已超 1 个工作日'],
  ])('%s', (_, due, now, expected) => {
    expect(remainingWords(at(due), at(now), SHIPPED_CALENDAR)).toBe(expected)
  })
})

describe('a time past', () => {
  it.each([
    ['just now', '2026-09-24 10:42', '2026-09-24 10:42', '刚刚'],
    ['minutes', '2026-09-24 10:30', '2026-09-24 10:42', '12 分钟前'],
    ['minutes over midnight', '2026-09-23 23:50', '2026-09-24 00:10', '20 分钟前'],
    ['an hour on the same day', '2026-09-24 09:42', '2026-09-24 10:42', '09:42'],
    ['another day', '2026-09-23 10:42', '2026-09-24 12:00', '9月23日 10:42'],
    ['another year', '2025-12-31 10:42', '2026-01-02 12:00', '2025年12月31日 10:42'],
  ])('%s', (_, when, now, expected) => {
    expect(agoWords(at(when), at(now))).toBe(expected)
  })
})

it('a phone number shows its beginning and its end', () => {
  expect(maskedPhone('13800001234')).toBe('138****1234')
  expect(maskedPhone('12345')).toBe('*****')
})
