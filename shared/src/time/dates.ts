import { addDays, type Calendar, localDate, localTime, weekdayName, weekdayOf } from './calendar.ts'
import { WORKING_MINUTES_PER_DAY, workingMinutesBetween } from './working-hours.ts'

/** '9月28日（周一）', with the year when it is not this one, and 上班 on a weekend that works where a calendar says so. */
export function dayWords(at: number, now: number, calendar?: Calendar): string {
  const date = localDate(at)
  const year = date.slice(0, 4) === localDate(now).slice(0, 4) ? '' : `${date.slice(0, 4)}年`
  const weekend = [0, 6].includes(weekdayOf(date))
  const works = weekend && calendar?.isWorkday(date) ? '，上班' : ''
  return `${year}${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日（${weekdayName(date)}${works}）`
}

/** '今天 17:00', '明天 10:00' or '9月28日（周一）17:00'. */
export function whenWords(at: number, now: number, calendar?: Calendar): string {
  const date = localDate(at)
  if (date === localDate(now)) return `今天 ${localTime(at)}`
  if (date === addDays(localDate(now), 1)) return `明天 ${localTime(at)}`
  return `${dayWords(at, now, calendar)}${localTime(at)}`
}

/**
 * What is left: whole days as deadlines count them, today left out ('还剩 2 个工作日'), on the last day in office hours
 * ('还剩 4 小时'). How late it is: in working time since the limit ('已超 35 分钟', '已超 1 个工作日').
 */
export function remainingWords(dueAt: number, now: number, calendar: Calendar): string {
  const late = now > dueAt
  const minutes = late ? workingMinutesBetween(calendar, dueAt, now) : workingMinutesBetween(calendar, now, dueAt)
  const days = late
    ? Math.floor(minutes / WORKING_MINUTES_PER_DAY)
    : workdaysAfter(localDate(now), localDate(dueAt), calendar)
  const lead = late ? '已超' : '还剩'
  // A few hours over night are hours, whatever the date of their end.
  if (days > 0 && (late || minutes >= WORKING_MINUTES_PER_DAY)) return `${lead} ${days} 个工作日`
  if (minutes >= 60) return `${lead} ${Math.floor(minutes / 60)} 小时`
  return `${lead} ${Math.max(1, Math.floor(minutes))} 分钟`
}

/** Working days after the first date up to and with the second. */
function workdaysAfter(first: string, second: string, calendar: Calendar): number {
  let days = 0
  for (let date = addDays(first, 1); date <= second; date = addDays(date, 1)) if (calendar.isWorkday(date)) days += 1
  return days
}

/** '刚刚', '12 分钟前', '10:42' on the same day, else the date. */
export function agoWords(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 1) return '刚刚'
  if (minutes < 60) return `${minutes} 分钟前`
  const date = localDate(at)
  if (date === localDate(now)) return localTime(at)
  const year = date.slice(0, 4) === localDate(now).slice(0, 4) ? '' : `${date.slice(0, 4)}年`
  return `${year}${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日 ${localTime(at)}`
}

export const maskedPhone = (phone: string): string =>
  phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** No gap between Han, as where 今天 follows a name; a gap stays beside a figure. */
export const unspaced = (text: string): string => text.replace(/(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g, '')
