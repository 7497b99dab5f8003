import { describe, expect, it } from 'vitest'
import { NOTICE_HOLIDAYS } from './calendar-days.ts'

describe('the holiday notices', () => {
  it.each(['2024', '2025', '2026'])('cover the seven holidays of %s', (year) => {
    const names = NOTICE_HOLIDAYS.filter((holiday) => holiday.from.startsWith(year)).map((holiday) => holiday.name)
    for (const name of ['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆']) {
      expect(names.some((given) => given.includes(name))).toBe(true)
    }
  })

  it('never work on a day they give off', () => {
    for (const { worked } of NOTICE_HOLIDAYS) {
      for (const date of worked) {
        expect(NOTICE_HOLIDAYS.some((holiday) => holiday.from <= date && date <= holiday.to)).toBe(false)
      }
    }
  })
})
