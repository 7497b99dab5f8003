import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { linesOf } from '../lines.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'gb18030'
export type FileShape = {
  readonly bytes: number
  readonly encoding: Encoding
  readonly format: 'CSV' | 'NDJSON'
  /** Of a CSV file. */
  readonly delimiter: string
}

/** What stands in the way of the whole file, in the words of whoever runs the import. */
export class ImportFault extends Error {}

export type FileRow = {
  /** Counted from 1, without the line of the headings. */
  readonly row: number
  /** Where it ends in the file. */
  readonly line: number
  readonly cells: Readonly<Record<string, string>> | null
  /** Why it could not be read at all. */
  readonly fault: string | null
}

/** Longer than any work order; what is longer is a quote that was never closed. */
const MAX_ROW = 1024 * 1024
const HEAD = 64 * 1024

/**
 * Finds out what kind of file it is. Reads all of it once, since a file is UTF-8 only when every byte is: otherwise it
 * is taken for GB18030, which is what Chinese spreadsheets write.
 * @throws {ImportFault} when it is no text of rows.
 */
export async function inspect(path: string, given?: Encoding): Promise<FileShape> {
  const head = await firstBytes(path)
  if (head.length === 0) throw new ImportFault('文件是空的。')
  if (head.subarray(0, 2).toString('latin1') === 'PK') {
    throw new ImportFault('这是 Excel 或压缩文件。请在表格软件里另存为“CSV UTF-8”再导入。')
  }
  const { size } = await stat(path)
  const encoding = given ?? (await encodingOf(path, head))
  const text = new TextDecoder(encoding).decode(head).trimStart()
  if (text.startsWith('[')) throw new ImportFault('JSON 文件要一行一个对象（NDJSON），不能是一个数组。')
  if (text.startsWith('{')) return { bytes: size, encoding, format: 'NDJSON', delimiter: '' }
  return { bytes: size, encoding, format: 'CSV', delimiter: delimiterOf(text.split(/\r?\n/, 1)[0] ?? '') }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function encodingOf(path: string, head: Buffer): Promise<Encoding> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

function delimiterOf(headings: string): string {
  const plain = headings.replace(/"[^"]*"/g, '')
  const counted = [',', '\t', ';'].map((each) => ({ each, count: plain.split(each).length }))
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).each
}

async function* textOf(path: string, encoding: Encoding, read: (bytes: number) => void): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of createReadStream(path)) {
      read((chunk as Buffer).length)
      yield decoder.decode(chunk as Buffer, { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error
    throw new ImportFault(`文件不是完好的 ${encoding} 文本。请另存为“CSV UTF-8”，或用 --encoding 指明编码。`)
  }
}

/** The rows of the file in order, those that cannot be read among them. Holds one row at a time. */
export function rowsOf(path: string, shape: FileShape, read: (bytes: number) => void): AsyncIterable<FileRow> {
  const text = textOf(path, shape.encoding, read)
  return shape.format === 'CSV' ? csvRows(text, shape.delimiter) : jsonRows(text)
}

/** How many rows of NDJSON are looked at for the names of their columns. */
const SAMPLE = 200

/** The headings: of a CSV its first row, of NDJSON every key of its first rows. */
export async function headingsOf(path: string, shape: FileShape): Promise<readonly string[]> {
  const found = new Set<string>()
  for await (const { row, cells } of rowsOf(path, shape, () => {})) {
    for (const heading of Object.keys(cells ?? {})) found.add(heading)
    if ((cells && shape.format === 'CSV') || row >= SAMPLE) break
  }
  return [...found]
}

async function* jsonRows(text: AsyncIterable<string>): AsyncIterable<FileRow> {
  let row = 0
  for await (const { text: line, number } of linesOf(text)) {
    if (line.trim() === '') continue
    row += 1
    yield { row, line: number, ...cellsOfJson(line) }
  }
}

function cellsOfJson(line: string): Pick<FileRow, 'cells' | 'fault'> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { cells: null, fault: '这一行不是 JSON' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { cells: null, fault: '这一行不是一个 JSON 对象' }
  }
  const entries = Object.entries(value).map(([key, each]) => [key.trim(), plain(each)])
  return { cells: Object.fromEntries(entries), fault: null }
}

const plain = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

type Parsed = { readonly record: string[]; readonly info: { readonly lines: number } }

/** A quote inside a cell is taken as it stands; one that opens a cell and is never closed swallows what follows. */
async function* csvRows(text: AsyncIterable<string>, delimiter: string): AsyncIterable<FileRow> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_ROW,
  })
  let swallowed = false
  parser.on('skip', () => {
    swallowed = true
  })
  const source = Readable.from(text)
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let headings: string[] | null = null
  let row = 0
  let line = 0
  for await (const { record, info } of parser as AsyncIterable<Parsed>) {
    const first = line + 1
    line = info.lines
    if (!headings) {
      headings = record.map((heading) => heading.trim())
      const twice = headings.find((heading, index) => heading !== '' && headings?.indexOf(heading) !== index)
      if (twice !== undefined) throw new ImportFault(`列名“${twice}”出现了两次，请改名后再导入。`)
      continue
    }
    if (record.every((cell) => cell.trim() === '')) continue
    row += 1
    if (record.length !== headings.length) {
      const lines = line > first ? `（第 ${first} 到 ${line} 行连成了一行）` : ''
      yield { row, line, cells: null, fault: `有 ${record.length} 格，标题有 ${headings.length} 格${lines}` }
      continue
    }
    yield {
      row,
      line,
      cells: Object.fromEntries(headings.map((heading, index) => [heading, record[index] ?? ''])),
      fault: null,
    }
  }
  if (swallowed) {
    const fault = `从第 ${line + 1} 行起有引号没有闭合，后面的行都没有读`
    yield { row: row + 1, line: line + 1, cells: null, fault }
  }
}
