import { smileWords } from './words'

/** YYYY-MM, as the address of the page may say it. */
export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

/** '2026-11' and -1 make '2026-10'. */
export function shiftMonth(month: string, by: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

export const monthWords = (month: string): string => smileWords.month(month.slice(0, 4), Number(month.slice(5, 7)))
