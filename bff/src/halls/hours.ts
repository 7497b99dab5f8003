import type { HallHours, Span } from '../db/schema.ts'

/** Opening hours as people write them, and back. */

const TIME = /^(\d{1,2})[:：.](\d{2})$/
const DAY_END = 24 * 60

/** Why it could not be read: one sentence with an example. */
export type HoursFault = { readonly fault: string }

const EXAMPLE = '例如 9:00-12:00，13:30-17:00'

function minutesOf(text: string): number | null {
  const [, hours, minutes] = TIME.exec(text.trim()) ?? []
  if (hours === undefined || minutes === undefined) return null
  const at = Number(hours) * 60 + Number(minutes)
  return Number(minutes) < 60 && at <= DAY_END ? at : null
}

/** Spans of a day, in order and apart from each other; none where nothing is written. */
export function spansOf(text: string): readonly Span[] | HoursFault {
  const parts = text
    .normalize('NFKC')
    .split(/[,，、;；\s]+/)
    .map((each) => each.trim())
    .filter(Boolean)
  const spans: Span[] = []
  for (const part of parts) {
    const [from = null, to = null, ...more] = part.split(/[-–—~～至到]+/).map(minutesOf)
    if (from === null || to === null || more.length > 0) return { fault: `“${part}”认不出，${EXAMPLE}。` }
    if (from >= to) return { fault: `“${part}”的开始不早于结束。请核对。` }
    if (from < (spans.at(-1)?.to ?? 0)) return { fault: `“${part}”和前面的时间重叠，或者没有按先后写。请核对。` }
    spans.push({ from, to })
  }
  return spans
}

const timeWords = (at: number): string => `${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}`

export const spanWords = (spans: readonly Span[]): string =>
  spans.map(({ from, to }) => `${timeWords(from)}-${timeWords(to)}`).join('，')

/** 工作日 9:00-12:00，13:30-17:00；周六 9:00-12:00 */
export const hoursWords = ({ workdays, saturdays }: HallHours): string =>
  [`工作日 ${spanWords(workdays)}`, ...(saturdays.length > 0 ? [`周六 ${spanWords(saturdays)}`] : [])].join('；')
