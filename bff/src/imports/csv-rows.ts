import { parse } from 'csv-parse/sync'
import type { TextLine } from '../text-files/text-file.ts'
import { readMoment } from './dates.ts'

export type CsvRecord = {
  readonly cells: readonly string[] | null
  /** Why it could not be read. */
  readonly fault: string | null
  /** Of its last line. */
  readonly line: number
  readonly damaged: boolean
}

/** Longer than a row with the longest texts; a quote that is open for so long was never closed. */
const MAX_RECORD = 256 * 1024

const UNCLOSED = 'CSV_QUOTE_NOT_CLOSED'

/** The cells of one record, or the code of what is wrong with its quotes. */
function parsed(text: string, delimiter: string, relaxed: boolean): string[] | string {
  try {
    const records: string[][] = parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: relaxed,
      trim: !relaxed,
    })
    const [cells = []] = records
    if (records.length > 1) return 'SEVERAL'
    return relaxed ? cells.map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')) : cells
  } catch (error) {
    return (error as { code?: string }).code ?? 'UNKNOWN'
  }
}

const quotesIn = (text: string): number => text.split('"').length - 1

/**
 * Records one at a time, blank ones left out. A quoted cell may go on over lines; where its quote is not closed, or not
 * as it should be, its first line is given up alone and reading goes on with the next, so that nothing is swallowed.
 * Quotes inside a cell are taken as they stand where the line still has `width` cells, which is known once the headings are.
 */
export async function* csvRecords(
  lines: AsyncIterable<TextLine>,
  delimiter: string,
  width: () => number | null,
): AsyncIterable<CsvRecord> {
  const ahead = lookAhead(lines)
  for (let first = await ahead.take(); first; first = await ahead.take()) {
    if (first.tooLong) {
      yield { cells: null, fault: '这一行超过 1 MB', line: first.number, damaged: false }
      continue
    }
    if (first.text.trim() === '') continue
    const { number: line, damaged } = first
    const strict = parsed(first.text, delimiter, false)
    if (typeof strict === 'object') {
      yield { cells: strict, fault: null, line, damaged }
      continue
    }
    const more =
      strict === UNCLOSED ? await restOf(first, ahead, (text) => standsAlone(text, delimiter, width())) : null
    const whole = more && parsed(more.text, delimiter, false)
    if (more && typeof whole === 'object') {
      const taken = ahead.skip(more.lines)
      yield {
        cells: whole,
        fault: null,
        line: line + more.lines,
        damaged: damaged || taken.some((each) => each.damaged),
      }
      continue
    }
    const relaxed = parsed(first.text, delimiter, true)
    const fits = typeof relaxed === 'object' && (width() === null || relaxed.length === width())
    const fault = strict === UNCLOSED ? '有引号没有闭合；后面的行照常读' : '引号不成对：格子里的引号要写成两个'
    yield fits ? { cells: relaxed, fault: null, line, damaged } : { cells: null, fault, line, damaged }
  }
}

/** Whether a line that would go on a quoted cell is a row itself: as many cells, a date among them. */
function standsAlone(text: string, delimiter: string, width: number | null): boolean {
  if (width === null || text.split(delimiter).length < width) return false
  const cells = parsed(text, delimiter, true)
  return typeof cells === 'object' && cells.length === width && cells.some((cell) => readMoment(cell) !== null)
}

/** What belongs to a record whose quote is open, to where its quotes are even; null where they never are, or rows begin. */
async function restOf(first: TextLine, ahead: ReturnType<typeof lookAhead>, isRow: (text: string) => boolean) {
  const parts = [first.text, first.end as string]
  let length = first.text.length
  let quotes = quotesIn(first.text)
  for (let lines = 1; ; lines += 1) {
    const next = await ahead.peek(lines - 1)
    if (!next || next.tooLong || isRow(next.text)) return null
    length += next.text.length
    if (length > MAX_RECORD) return null
    quotes += quotesIn(next.text)
    parts.push(next.text)
    if (quotes % 2 === 0) return { text: parts.join(''), lines }
    parts.push(next.end)
  }
}

function lookAhead(lines: AsyncIterable<TextLine>) {
  const source = lines[Symbol.asyncIterator]()
  const waiting: TextLine[] = []
  const peek = async (index: number): Promise<TextLine | null> => {
    while (waiting.length <= index) {
      const next = await source.next()
      if (next.done) return null
      waiting.push(next.value)
    }
    return waiting[index] ?? null
  }
  return {
    peek,
    skip: (count: number): TextLine[] => waiting.splice(0, count),
    async take(): Promise<TextLine | null> {
      const next = await peek(0)
      waiting.shift()
      return next
    },
  }
}
