import { SHIPPED_CALENDAR } from '@qihu/shared'
import { expect, test } from 'vitest'
import { openingHours } from './opening-hours.ts'

test.each([
  ['on a working morning', '2026-11-20T09:30', { open: true, hours: '开放至 12:00' }],
  ['at the minute it opens', '2026-11-20T13:30', { open: true, hours: '开放至 17:00' }],
  ['during the noon break', '2026-11-20T12:00', { open: false, hours: '今天 13:30 开放' }],
  ['before it opens', '2026-11-20T07:00', { open: false, hours: '今天 09:00 开放' }],
  ['after work with a working day to follow', '2026-11-19T17:00', { open: false, hours: '明天 09:00 开放' }],
  ['after work on Friday', '2026-11-20T17:30', { open: false, hours: '11月23日（周一）09:00 开放' }],
  ['in a holiday', '2026-10-02T10:00', { open: false, hours: '10月8日（周四）09:00 开放' }],
  ['on a Saturday that is worked', '2026-10-10T10:00', { open: true, hours: '开放至 12:00' }],
])('a hall says its hours %s', (_, at, expected) => {
  expect(openingHours(Date.parse(`${at}:00+08:00`), SHIPPED_CALENDAR)).toEqual(expected)
})
