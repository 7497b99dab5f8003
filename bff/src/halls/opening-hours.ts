import {
  addDays,
  type Calendar,
  instantAt,
  localDate,
  localTime,
  WORKING_HOURS,
  weekdayOf,
  whenWords,
} from '@qihu/shared'
import type { HallHours, Span } from '../db/schema.ts'

export type OpeningHours = { readonly open: boolean; readonly hours: string }

const SATURDAY = 6
/** Beyond this nobody plans: a hall that opens on Saturdays alone is open within two weeks, holidays or not. */
const LOOKED_AHEAD = 60

/** On a Saturday that is neither worked nor off for a reason of its own, a hall may open as well. */
function spansOn(date: string, calendar: Calendar, hours: HallHours | null): readonly Span[] {
  if (calendar.isWorkday(date)) return hours?.workdays ?? WORKING_HOURS
  const plain = weekdayOf(date) === SATURDAY && !calendar.dayInfo(date).adjusted && !calendar.dayInfo(date).name
  return plain ? (hours?.saturdays ?? []) : []
}

/** Whether a hall is open, and until when or from when, in words. One of which nothing is known keeps office hours. */
export function openingHours(now: number, calendar: Calendar, own: HallHours | null = null): OpeningHours {
  const today = localDate(now)
  for (let date = today, n = 0; n < LOOKED_AHEAD; date = addDays(date, 1), n += 1) {
    for (const span of spansOn(date, calendar, own)) {
      const [opens, closes] = [instantAt(date, span.from), instantAt(date, span.to)]
      if (now >= opens && now < closes)
        return { open: true, hours: `开放至 ${localTime(closes - 1) === '23:59' ? '24:00' : localTime(closes)}` }
      if (now < opens) return { open: false, hours: `${whenWords(opens, now, calendar)} 开放` }
    }
  }
  return { open: false, hours: '暂不开放，请先打电话问' }
}
