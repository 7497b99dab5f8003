import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { type ByteLine, lineCutter } from './byte-lines.ts'
import { decodeLine, type Encoding, encodingOfHead, encodingSurvey } from './encoding.ts'
import { notText } from './not-text.ts'

/** What stands in the way of the whole file: a sentence with the remedy. */
export class NotText extends Error {}

export type TextLine = {
  readonly text: string
  readonly end: ByteLine['end']
  /** Counted from 1. */
  readonly number: number
  /** Some bytes could not be read; U+FFFD stands for them. */
  readonly damaged: boolean
  /** It was longer than is read; only a part of it is here. */
  readonly tooLong: boolean
}

export type Decoded = {
  readonly text: string
  readonly encoding: Encoding
  /** Numbers of the lines that hold bytes which are no text, counted from 1. */
  readonly damagedLines: readonly number[]
}

const HEAD = 64 * 1024

/** @throws {NotText} */
function encodingOrRefuse(head: Buffer): Encoding | null {
  const what = notText(head)
  if (what !== null) throw new NotText(what)
  const encoding = encodingOfHead(head)
  const control = head.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0)
  if (!encoding?.startsWith('utf-16') && control > 8 && control > head.length / 50) {
    throw new NotText('这不是文本文件。请向原系统要 CSV 格式的导出。')
  }
  return encoding
}

/**
 * Reads a text file that people or spreadsheets have written: UTF-8, UTF-16 in both orders, GB18030, with a mark or
 * without, lines in different encodings. Bytes that are no text spoil nothing but their place.
 * @throws {NotText} for a spreadsheet, an archive and the like, by its name.
 */
export function decodeText(bytes: Buffer, given?: Encoding): Decoded {
  const cut = (as: Encoding) => lineCutter(as, Number.POSITIVE_INFINITY)(bytes, true)
  const encoding = given ?? encodingOrRefuse(bytes.subarray(0, HEAD)) ?? surveyed([cut('utf-8')])
  const lines = cut(encoding).map((line) => decoded(line, encoding, given !== undefined))
  return {
    text: lines.map(({ text, end }) => text + end).join(''),
    encoding,
    damagedLines: lines.filter(({ damaged }) => damaged).map(({ number }) => number),
  }
}

/** The same where what is damaged spoils the whole: of such a line nobody knows what it said. @throws {NotText} naming the lines. */
export function wholeText(bytes: Buffer): string {
  const { text, damagedLines } = decodeText(bytes)
  if (damagedLines.length === 0) return text
  const more = damagedLines.length > MOST_NAMED ? '等' : ''
  throw new NotText(`第 ${damagedLines.slice(0, MOST_NAMED).join('、')} 行${more}有读不出来的字。`)
}
const MOST_NAMED = 10

function surveyed(groups: Iterable<readonly ByteLine[]>): Encoding {
  const survey = encodingSurvey()
  for (const lines of groups) for (const { bytes } of lines) survey.add(bytes)
  return survey.result()
}

const decoded = (line: ByteLine, encoding: Encoding, only: boolean): TextLine => {
  const { text, damaged } = decodeLine(line.bytes, encoding, only)
  const { end, number, tooLong } = line
  return { text: number === 1 ? text.replace(/^\ufeff/, '') : text, end, number, damaged, tooLong }
}

export type TextFile = {
  readonly bytes: number
  readonly encoding: Encoding
  /** Somebody has said which encoding it is; lines are not tried in another. */
  readonly said: boolean
}

/**
 * Finds out how a file is to be read, like `decodeText` without holding all of it.
 * @throws {NotText} when it is no text, or empty.
 */
export async function inspectText(path: string, given?: Encoding): Promise<TextFile> {
  const head = await firstBytes(path)
  const { size: bytes } = await stat(path)
  const marked = encodingOrRefuse(head)
  if (given) return { bytes, encoding: given, said: true }
  if (marked) return { bytes, encoding: marked, said: false }
  const survey = encodingSurvey()
  for await (const lines of byteLines(path, 'utf-8')) for (const line of lines) survey.add(line.bytes)
  return { bytes, encoding: survey.result(), said: false }
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

async function* byteLines(path: string, encoding: Encoding, read: (bytes: number) => void = () => {}) {
  const cut = lineCutter(encoding)
  for await (const chunk of createReadStream(path)) {
    read((chunk as Buffer).length)
    yield cut(chunk as Buffer, false)
  }
  yield cut(Buffer.alloc(0), true)
}

/** The lines of a file, a few at a time; `read` hears how many bytes more have been read. */
export async function* textLines(
  path: string,
  { encoding, said }: TextFile,
  read: (bytes: number) => void = () => {},
): AsyncIterable<TextLine> {
  for await (const lines of byteLines(path, encoding, read)) {
    for (const line of lines) yield decoded(line, encoding, said)
  }
}
