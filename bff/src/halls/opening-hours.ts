import { addDays, type Calendar, instantAt, localDate, localTime, WORKING_HOURS, whenWords } from '@qihu/shared'

export type OpeningHours = { readonly open: boolean; readonly hours: string }

/** Whether halls are open, and until when or from when, in words. Halls keep office hours on working days. */
export function openingHours(now: number, calendar: Calendar): OpeningHours {
  for (let date = localDate(now); ; date = addDays(date, 1)) {
    if (!calendar.isWorkday(date)) continue
    for (const span of WORKING_HOURS) {
      const [opens, closes] = [instantAt(date, span.from), instantAt(date, span.to)]
      if (now >= opens && now < closes) return { open: true, hours: `开放至 ${localTime(closes)}` }
      if (now < opens) return { open: false, hours: `${whenWords(opens, now, calendar)} 开放` }
    }
  }
}
