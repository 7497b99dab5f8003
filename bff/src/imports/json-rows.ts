import type { TextLine } from '../text-files/text-file.ts'
import type { FileRow } from './file-row.ts'

/** Rows of lines with an object each. */
export async function* jsonRecords(lines: AsyncIterable<TextLine>): AsyncIterable<FileRow> {
  let row = 0
  for await (const { text, number, damaged, tooLong } of lines) {
    if (text.trim() === '') continue
    row += 1
    const place = { row, line: number, damaged, lacks: 0 }
    if (tooLong) yield { ...place, cells: null, fault: '这一行超过 1 MB' }
    else yield { ...place, ...cellsOf(text.trim()) }
  }
}

function cellsOf(line: string): Pick<FileRow, 'cells' | 'fault'> {
  let value: unknown
  try {
    value = JSON.parse(line, exact)
  } catch {
    return { cells: null, fault: '这一行不是 JSON' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { cells: null, fault: '这一行不是一个 JSON 对象' }
  }
  return { cells: new Map(Object.entries(value).map(([key, each]) => [key.trim(), plain(each)])), fault: null }
}

/** A whole number that is too large for a number is kept as it is written: its last digits tell orders apart. */
const exact = (_: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
    ? context?.source
    : value

const plain = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
