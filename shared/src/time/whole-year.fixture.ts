import { addDays, type CalendarDay } from './calendar.ts'

/** Days of a notice for 2027, invented for tests; each festival is in it. Only tests import this. */
const FESTIVALS_2027 = [
  ['元旦', '2027-01-01', '2027-01-03'],
  ['春节', '2027-02-05', '2027-02-11'],
  ['清明', '2027-04-03', '2027-04-05'],
  ['劳动节', '2027-05-01', '2027-05-05'],
  ['端午', '2027-06-09', '2027-06-09'],
  ['中秋', '2027-09-15', '2027-09-15'],
  ['国庆', '2027-10-01', '2027-10-07'],
] as const
const WORKED_2027 = [
  ['春节', '2027-02-20'],
  ['劳动节', '2027-05-08'],
  ['国庆', '2027-10-09'],
] as const

export const WHOLE_2027: readonly CalendarDay[] = [
  ...FESTIVALS_2027.flatMap(([name, from, to]) => {
    const days: CalendarDay[] = []
    for (let date: string = from; date <= to; date = addDays(date, 1)) {
      days.push({ date, kind: 'HOLIDAY', name, source: 'NOTICE' })
    }
    return days
  }),
  ...WORKED_2027.map(([name, date]) => ({ date, kind: 'WORKDAY', name, source: 'NOTICE' }) as const),
]

/** As it is typed into a file. */
export const noticeText = (days: readonly CalendarDay[]): string =>
  ['date,kind,name', ...days.map(({ date, kind, name }) => `${date},${kind},${name}`)].join('\n')
