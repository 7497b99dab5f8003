import { addDays, SHIPPED_CALENDAR, SHIPPED_DAYS } from '@qihu/shared'
import chineseDays from 'chinese-days'
import { describe, expect, it } from 'vitest'

// A second, independent collection of the yearly notices: a slip in our table shows as a day on which they differ.
describe('the shipped holiday notices', () => {
  it.each(['2024', '2025', '2026'])('agree on every day of %s with chinese-days', (year) => {
    const differing: string[] = []
    for (let date = `${year}-01-01`; date.startsWith(year); date = addDays(date, 1)) {
      if (SHIPPED_CALENDAR.isWorkday(date) !== chineseDays.isWorkday(date)) differing.push(date)
    }
    expect(differing).toEqual([])
  })

  it('give each day off and each worked weekend the name of the same holiday', () => {
    for (const { date, name } of SHIPPED_DAYS) {
      const [, theirs = ''] = chineseDays.getDayDetail(date).name.split(',')
      expect([date, name.includes(theirs.replace('国庆节', '国庆'))]).toEqual([date, true])
    }
  })
})
