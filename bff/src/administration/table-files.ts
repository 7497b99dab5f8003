import { cut, oneLine } from '@qihu/shared'
import { parse } from 'csv-parse/sync'
import { decodeText, NotText } from '../text-files/text-file.ts'
import { AdminFault } from './admin-fault.ts'
import type { Column, RowSaid } from './tables.ts'

/** Tables as files: what people and their spreadsheets write is read, CSV and XLSX alike; what is written opens in both. */

export type Format = 'CSV' | 'XLSX'

/** More is no list of a centre, and is taken in parts. */
export const MOST_ROWS = 500
const MOST_COLUMNS = 40
/** Rows and columns at which a spreadsheet may stand, empty ones included. */
const LAST_ROW = 5_000
const MOST_BYTES = 1024 * 1024
/** Of all parts of a spreadsheet together, once they are out of their archive. */
const MOST_INFLATED = 8 * 1024 * 1024

export type FileRow = {
  readonly line: number
  readonly said: RowSaid
  /** What cannot be meant, seen in the file itself. */
  readonly fault: string | null
}

const tooLarge = () =>
  new AdminFault(`文件太大。请只留要导入的表，最多 ${MOST_ROWS} 行、${MOST_COLUMNS} 列，或分成几份。`, 'file')

/** Begins a spreadsheet of Excel, which is an archive. */
export const isArchive = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK'

/**
 * Looked through before it is read: a reader makes a row for every number up to the one that a file names, and takes out of the
 * archive whatever is in it.
 */
async function looksSmall(bytes: Buffer): Promise<boolean> {
  const { unzipSync } = await import('fflate')
  let inflated = 0
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
    inflated += originalSize
    return inflated <= MOST_INFLATED && /worksheets\/[^/]*\.xml$/i.test(name)
  }
  const sheets = Object.values(unzipSync(bytes, { filter }))
  if (inflated > MOST_INFLATED) return false
  return sheets.every((sheet) => {
    const places = Buffer.from(sheet)
      .toString('latin1')
      .matchAll(/\br\s*=\s*["']([A-Za-z]*)(\d+)["']/g)
    for (const [, column = '', row = ''] of places) {
      if (Number(row) > LAST_ROW || column.length > 2) return false
    }
    return true
  })
}

/** @throws {AdminFault} where the file is no table. */
export async function cellsOf(bytes: Buffer): Promise<string[][]> {
  if (bytes.length > MOST_BYTES) throw tooLarge()
  if (isArchive(bytes)) return spreadsheet(bytes)
  try {
    const { text, damagedLines } = decodeText(bytes)
    if (damagedLines.length > 0) {
      const lines = damagedLines.slice(0, 10).join('、')
      throw new AdminFault(`第 ${lines} 行有读不出来的字。请在表格软件里另存为 XLSX，再选一次。`, 'file')
    }
    const [first = ''] = text.split(/\r?\n/)
    const delimiter = ['\t', ';', '；', ','].find((each) => first.includes(each)) ?? ','
    return parse(text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: false }) as string[][]
  } catch (error) {
    if (error instanceof AdminFault) throw error
    if (error instanceof NotText) throw new AdminFault(error.message, 'file')
    throw new AdminFault('这个文件读不出表格：可能有引号没有成对。请在表格软件里另存为 XLSX 或 CSV。', 'file')
  }
}

async function spreadsheet(bytes: Buffer): Promise<string[][]> {
  let small = false
  try {
    small = await looksSmall(bytes)
    if (small) {
      // Seldom: not loaded with the server.
      const { default: readExcel } = await import('read-excel-file/node')
      const [sheet] = await readExcel(bytes)
      return (sheet?.data ?? []).map((row) => row.map((cell) => textOf(cell)))
    }
  } catch {
    throw new AdminFault('这个 XLSX 文件打不开。请在表格软件里另存为 XLSX 或 CSV，再选一次。', 'file')
  }
  throw tooLarge()
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  // More digits than a spreadsheet keeps: what it shows is not what was typed.
  if (typeof cell === 'number' && Math.abs(cell) >= 1e15) return cell.toExponential()
  return String(cell)
}

/** What spreadsheets are told not to take for a formula. */
const FORMULA = /^[=+\-@\t\r]/
/** A long number as a spreadsheet rounds it. */
const ROUNDED = /^-?\d(\.\d+)?e\+?\d+$/i

const textIn = (cell: string): string => oneLine(cell.replaceAll('\0', '').replace(/^'(?=[=+\-@\t\r])/, ''))

/** Several of one thing, a line of the cell each; or separated by the mark that stands for that. */
const listIn = (cell: string): string => cell.trim().replace(/\s*[\r\n]+\s*/g, '；')

/**
 * Rows by the names of their columns, whichever order these are in.
 * @throws {AdminFault} where the file is no table, or its columns are not those of the list.
 */
export async function readTable(bytes: Buffer, columns: readonly Column[]): Promise<FileRow[]> {
  const [head = [], ...rows] = await cellsOf(bytes)
  if (head.length > MOST_COLUMNS && head.slice(MOST_COLUMNS).some((cell) => cell.trim() !== '')) throw tooLarge()
  const places = placesOf(head.slice(0, MOST_COLUMNS), columns)
  const filled = rows.flatMap((cells, index) => (cells.some((cell) => cell.trim() !== '') ? [{ cells, index }] : []))
  if (filled.length === 0) throw new AdminFault('文件里没有数据行。第一行是列名，从第二行起一行一条。', 'file')
  if (filled.length > MOST_ROWS) {
    throw new AdminFault(`一次最多导入 ${MOST_ROWS} 行，这里有 ${filled.length} 行。请分成几份。`, 'file')
  }
  return filled.map(({ cells, index }) => {
    const pairs = places.flatMap(({ name, place }) => {
      const cell = cells[place] ?? ''
      const text = textIn(name === 'services' ? listIn(cell) : cell)
      return text === '' ? [] : [[name, text] as const]
    })
    const rounded = pairs.find(([, text]) => ROUNDED.test(text))
    const title = columns.find(({ name }) => name === rounded?.[0])?.title
    const stray = cells.findIndex((cell, at) => cell.trim() !== '' && !places.some(({ place }) => place === at))
    const faults = [
      ...(rounded ? [`“${title}”是 ${rounded[1]}，表格软件把长数字改了。请把这一列设为文本，重新填写。`] : []),
      // A comma in a cell that was not quoted moves all that follow.
      ...(stray >= 0
        ? [`第 ${stray + 1} 格“${cut(textIn(cells[stray] ?? ''), 20)}”上面没有列名。请核对这一行是否错位。`]
        : []),
    ]
    return { line: index + 2, said: Object.fromEntries(pairs), fault: faults[0] ?? null }
  })
}

/** Which column stands where. */
function placesOf(head: readonly string[], columns: readonly Column[]) {
  const known = columns.map(({ title }) => title).join('、')
  const titles = head.map((cell) => textIn(cell).replace(/\s|[（(].*$/g, ''))
  const places = titles.flatMap((title, place) => {
    if (title === '') return []
    const column = columns.find((each) => each.title.toLowerCase() === title.toLowerCase() || each.name === title)
    if (column) return [{ name: column.name, place }]
    throw new AdminFault(`第一行的“${title}”不是这张表的列。可用的列：${known}。`, 'file')
  })
  const names = places.map(({ name }) => name)
  const twice = columns.find(({ name }) => names.indexOf(name) !== names.lastIndexOf(name))
  if (twice) throw new AdminFault(`第一行有两列都是“${twice.title}”。`, 'file')
  const missing = columns.filter(({ name, required }) => required && !names.includes(name))
  if (missing.length === 0) return places
  throw new AdminFault(`第一行缺少列：${missing.map(({ title }) => title).join('、')}。可用的列：${known}。`, 'file')
}

/** A table that opens in a spreadsheet, with nothing in it that runs there. */
export async function writeTable(
  columns: readonly Column[],
  rows: readonly RowSaid[],
  format: Format,
): Promise<Buffer> {
  return writeCells(
    [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ name }) => row[name] ?? ''))],
    format,
  )
}

export async function writeCells(table: readonly (readonly string[])[], format: Format): Promise<Buffer> {
  if (format === 'XLSX') {
    const { default: writeExcel } = await import('write-excel-file/node')
    const cells = table.map((row) => row.map((value) => ({ value, type: String, format: '@' })))
    return writeExcel(cells, { columns: (table[0] ?? []).map(() => ({ width: 20 })) }).toBuffer()
  }
  const quoted = (text: string) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  const lines = table.map((row) => row.map(quoted).join(','))
  // Marked as UTF-8, without which spreadsheets take Chinese for something else.
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`)
}
