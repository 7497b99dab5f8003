import { inspectText, type TextFile, type TextLine, textLines } from '../text-files/text-file.ts'
import { areHeadings, secondOf } from './columns.ts'
import { csvRecords } from './csv-rows.ts'
import { type FileRow, ImportFault } from './file-row.ts'
import { jsonRecords } from './json-rows.ts'

export type FileShape = TextFile & {
  readonly format: 'CSV' | 'NDJSON'
  /** Of a CSV file. */
  readonly delimiter: string
  /** The line where reading begins: of a CSV file that of its headings, which may stand under a title. */
  readonly from: number
}

/** Spreadsheets write it before the headings. */
const SEPARATOR_LINE = /^\s*"?sep=(.)"?[\s,;|]*$/i

const ONE_A_LINE =
  'JSON 文件要一行一个对象（NDJSON），不能是一个数组，一个对象也不能分写在几行。可用 jq -c ".[]" 原文件 > 新文件.ndjson 转换。'

/**
 * Finds out what kind of file it is, for which all of it is read once.
 * @throws {ImportFault} when it is no file of rows, {NotText} when it is no text.
 */
export async function inspect(path: string, given?: TextFile['encoding']): Promise<FileShape> {
  const text = await inspectText(path, given)
  let said: string | undefined
  let csv: FileShape | null = null
  for await (const line of textLines(path, text)) {
    const words = line.text.trim()
    if (line.number === 1) said = SEPARATOR_LINE.exec(line.text)?.[1]
    if (words === '' || (line.number === 1 && said)) continue
    if (!csv) {
      if (/^\[\s*([[{\]"\d]|$)/.test(words) || words === '{') throw new ImportFault(ONE_A_LINE)
      if (/^\{\s*["}]/.test(words)) return { ...text, format: 'NDJSON', delimiter: '', from: line.number }
      if (line.damaged && text.said) {
        const remedy = '请去掉 --encoding 让程序自动识别，或另存为“CSV UTF-8”。'
        throw new ImportFault(`标题行不是完好的 ${text.encoding} 文本。${remedy}`)
      }
    }
    const delimiter = said ?? delimiterOf(words)
    const shape = { ...text, format: 'CSV' as const, delimiter, from: line.number }
    if (areHeadings(words.split(delimiter))) return shape
    csv ??= shape
    if (line.number > TITLE_LINES) break
  }
  if (!csv) throw new ImportFault('文件是空的。')
  return csv
}

/** Titles, dates of export and the like stand above the headings in so many lines at most. */
const TITLE_LINES = 10

function delimiterOf(headings: string): string {
  const plain = headings.replace(/"[^"]*"|[(（][^)）]*[)）]/g, '')
  const most = (among: readonly string[]) =>
    among
      .map((each) => ({ each, count: plain.split(each).length }))
      .reduce((best, next) => (next.count > best.count ? next : best))
  const usual = most([',', '\t', ';', '|'])
  // Typed by hand with a Chinese keyboard.
  return usual.count > 1 ? usual.each : most([',', '，', '；']).each
}

/** The rows of the file in order, those that cannot be read among them. Holds a row or two at a time. */
export async function* rowsOf(
  path: string,
  shape: FileShape,
  read: (bytes: number) => void = () => {},
): AsyncIterable<FileRow> {
  const lines = linesFrom(shape.from, textLines(path, shape, read))
  if (shape.format === 'NDJSON') return yield* jsonRecords(lines)
  let headings: readonly string[] | null = null
  let row = 0
  for await (const { cells, fault, line, damaged } of csvRecords(
    lines,
    shape.delimiter,
    () => headings?.length ?? null,
  )) {
    if (!headings) {
      headings = headingsIn(cells, line, fault)
      continue
    }
    // Files that were put one behind the other have their headings again.
    if (cells?.every((cell, index) => cell === '' || cell === headings?.[index])) continue
    row += 1
    const place = { row, line, damaged }
    const over = cells?.slice(headings.length).some((cell) => cell !== '')
    if (!cells || over) {
      const tooMany = `有 ${cells?.length} 格，标题只有 ${headings.length} 格`
      yield { ...place, cells: null, lacks: 0, fault: fault ?? tooMany }
      continue
    }
    const filled = new Map(headings.map((heading, index) => [heading, cells[index] ?? '']))
    yield { ...place, cells: filled, lacks: Math.max(0, headings.length - cells.length), fault: null }
  }
}

async function* linesFrom(first: number, lines: AsyncIterable<TextLine>): AsyncIterable<TextLine> {
  for await (const line of lines) if (line.number >= first) yield line
}

/** Those that come again get their number, and so no cell is lost. */
function headingsIn(cells: readonly string[] | null, line: number, fault: string | null): string[] {
  if (!cells) throw new ImportFault(`标题行（第 ${line} 行）${fault}。`)
  const seen = new Map<string, number>()
  return cells.map((heading) => {
    const name = heading.replace(/[\p{Cf}\p{Cc}]/gu, '').trim()
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : secondOf(name, count)
  })
}

/** More names of columns than any earlier system has. */
const MAX_HEADINGS = 1000

/**
 * The headings: of a CSV its first row, of NDJSON every key of every row, since a row may leave out what is empty.
 * @throws {ImportFault} when there is not one row under them.
 */
export async function headingsOf(path: string, shape: FileShape): Promise<readonly string[]> {
  const found = new Set<string>()
  let rows = 0
  for await (const { cells } of rowsOf(path, shape)) {
    rows += 1
    if (shape.format === 'CSV') break
    for (const heading of cells?.keys() ?? []) if (found.size < MAX_HEADINGS) found.add(heading)
  }
  if (rows === 0) throw new ImportFault('文件里只有标题行，没有一件工单。')
  const headings = shape.format === 'CSV' ? await firstRecord(path, shape) : [...found]
  return headings.filter((heading) => !/^(#\d+)?$/.test(heading))
}

async function firstRecord(path: string, shape: FileShape): Promise<readonly string[]> {
  const lines = linesFrom(shape.from, textLines(path, shape))
  for await (const { cells, line, fault } of csvRecords(lines, shape.delimiter, () => null)) {
    return headingsIn(cells, line, fault)
  }
  return []
}
