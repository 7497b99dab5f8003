import type { Calendar } from '@qihu/shared'

/** Which days are worked: the country's calendar, and of centres that have closed days of their own another one each. */
export type Calendars = {
  current: Calendar
  local?: ReadonlyMap<string, Calendar>
}

/** The calendar that a centre's limits count by. */
export const calendarOf = ({ current, local }: Readonly<Calendars>, centreId: string): Calendar =>
  local?.get(centreId) ?? current
