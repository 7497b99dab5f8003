import { createCalendar, instantAt, SHIPPED_DAYS } from '@qihu/shared'
import { describe, expect, it } from 'vitest'
import { hoursWords, spansOf, spanWords } from './hours.ts'
import { openingHours } from './opening-hours.ts'

const read = (text: string) => {
  const spans = spansOf(text)
  return 'fault' in spans ? spans.fault : spanWords(spans)
}

describe('opening hours as people write them', () => {
  it.each([
    ['9:00-12:00，13:30-17:00', '9:00-12:00，13:30-17:00'],
    ['09：00—12：00 13.30~17.00', '9:00-12:00，13:30-17:00'],
    ['8:30至11:30、14:00到24:00', '8:30-11:30，14:00-24:00'],
    ['', ''],
    ['9点到12点', '“9点到12点”认不出，例如 9:00-12:00，13:30-17:00。'],
    ['9:00-25:00', '“9:00-25:00”认不出，例如 9:00-12:00，13:30-17:00。'],
    ['9:00', '“9:00”认不出，例如 9:00-12:00，13:30-17:00。'],
    ['12:00-9:00', '“12:00-9:00”的开始不早于结束。请核对。'],
    ['9:00-12:00，11:00-15:00', '“11:00-15:00”和前面的时间重叠，或者没有按先后写。请核对。'],
  ])('%s', (text, words) => {
    expect(read(text)).toBe(words)
  })

  it('read back in one sentence', () => {
    const workdays = [{ from: 510, to: 690 }]
    expect(hoursWords({ workdays, saturdays: [] })).toBe('工作日 8:30-11:30')
    expect(hoursWords({ workdays, saturdays: workdays })).toBe('工作日 8:30-11:30；周六 8:30-11:30')
  })
})

describe('whether a hall is open', () => {
  const closed = { date: '2026-11-23', kind: 'HOLIDAY', name: '台风（令）', source: 'CLOSURE' } as const
  const calendar = createCalendar([...SHIPPED_DAYS, closed])
  const at = (date: string, hours: number, own?: Parameters<typeof openingHours>[2]) =>
    openingHours(instantAt(date, hours * 60), calendar, own ?? null)
  const own = { workdays: [{ from: 480, to: 720 }], saturdays: [{ from: 540, to: 660 }] }

  it('by office hours where nothing else is said', () => {
    expect(at('2026-11-20', 9.5)).toEqual({ open: true, hours: '开放至 12:00' })
    expect(at('2026-11-20', 12.5).open).toBe(false)
    // Friday evening: Monday is closed by order.
    expect(at('2026-11-20', 18)).toMatchObject({ open: false, hours: expect.stringContaining('11月24日') })
  })

  it('by its own, on Saturdays too, and not on one that is worked or off for a reason', () => {
    expect(at('2026-11-20', 11, own)).toEqual({ open: true, hours: '开放至 12:00' })
    expect(at('2026-11-20', 15, own)).toMatchObject({ open: false, hours: '明天 09:00 开放' })
    expect(at('2026-11-21', 10, own)).toEqual({ open: true, hours: '开放至 11:00' })
    expect(at('2026-11-22', 10, own).open).toBe(false)
    // The first Saturday of the National Day holiday.
    expect(at('2026-10-03', 10, own).open).toBe(false)
  })

  it('never, of one that is open on Saturdays alone in a year of holidays: it says to ring', () => {
    const never = { workdays: [], saturdays: [] }
    expect(at('2026-11-20', 10, never)).toEqual({ open: false, hours: '暂不开放，请先打电话问' })
  })
})
