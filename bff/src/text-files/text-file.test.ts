import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodingNamed } from './encoding.ts'
import { decodeText, inspectText, NotText, textLines } from './text-file.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'qihu-text-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const TEXT = '编号,标题\r\nA1,户口\nA2,开户\rA3,上学'
const be = (text: string) => Buffer.from(text, 'utf16le').swap16()
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
/** 户口 in GB18030, which Node only reads. */
const HUKOU = 'bba7 bfda'
const bytes = (...parts: (string | Buffer)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))

async function streamed(content: Buffer) {
  const file = path.join(dir, 'file')
  writeFileSync(file, content)
  const shape = await inspectText(file)
  const lines = []
  for await (const line of textLines(file, shape)) lines.push(line)
  return { encoding: shape.encoding, text: lines.map(({ text, end }) => text + end).join(''), lines }
}

describe('bytes become text', () => {
  it.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE with a mark', be(`\ufeff${TEXT}`), 'utf-16be'],
    ['UTF-16 LE without', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE without', be(TEXT), 'utf-16be'],
  ])('from %s', async (_, content, encoding) => {
    expect(decodeText(content)).toEqual({ text: TEXT, encoding, damagedLines: [] })
    expect(await streamed(content)).toMatchObject({ text: TEXT, encoding })
  })

  it('from GB18030 with its mark and without', () => {
    const content = hex(`${HUKOU} 2c 0d0a 82 30 84 30 0a`)
    expect(decodeText(content)).toMatchObject({ encoding: 'gb18030', damagedLines: [] })
    expect(decodeText(content).text).toMatch(/^户口,\r\n.\n$/u)
    expect(decodeText(bytes(hex('84319533'), content)).text).toMatch(/^户口,\r\n.\n$/u)
  })

  it('line by line where a file was put together from several', () => {
    const mixed = bytes('编号,标题\nA1,开户办理\n', hex(`41 2c ${HUKOU} 0a`), '\ufeffA3,上学\n')
    expect(decodeText(mixed)).toMatchObject({ encoding: 'utf-8', damagedLines: [] })
    expect(decodeText(mixed).text).toBe('编号,标题\nA1,开户办理\nA,户口\n\ufeffA3,上学\n')
    const other = bytes(hex(`${HUKOU} 0a ${HUKOU} 0a`), '标题是上学\n')
    expect(decodeText(other)).toMatchObject({ encoding: 'gb18030', text: '户口\n户口\n标题是上学\n' })
  })

  it('with the bad lines named and the others whole', () => {
    const half = bytes('A1,', Buffer.from('税务登').subarray(0, 8), ',2019\nA2,开户\n')
    expect(decodeText(half)).toEqual({ encoding: 'utf-8', text: 'A1,税务�,2019\nA2,开户\n', damagedLines: [1] })
    const gb = hex(`${HUKOU} 0a ${HUKOU} bb 2c 31 0a ${HUKOU}`)
    expect(decodeText(gb)).toEqual({ encoding: 'gb18030', text: '户口\n户口�,1\n户口', damagedLines: [2] })
    const lost = Buffer.from('\ufeff编号,一\n上学,二\n户口,三\n', 'utf16le')
    const shifted = bytes(lost.subarray(0, 12), lost.subarray(13))
    expect(decodeText(shifted)).toMatchObject({ encoding: 'utf-16le', damagedLines: [2] })
    expect(decodeText(shifted).text).toMatch(/^编号,一\n.*\n户口,三\n$/u)
  })

  it('never from UTF-8 with a hole as if it were GB18030, even where there is no other line', () => {
    const content = bytes('id\n', Buffer.from('办理开户手续').subarray(0, 17), '\n')
    expect(decodeText(content)).toMatchObject({ encoding: 'utf-8', damagedLines: [2] })
  })

  it('by the encoding that is given, and no other', () => {
    expect(decodeText(bytes('编号\nA\n'), 'gb18030').text).not.toContain('编号')
    expect(decodeText(hex(`${HUKOU} 0a`), 'utf-8').damagedLines).toEqual([1])
  })

  it('the same in pieces as at once, wherever a piece ends', async () => {
    const filling = '一二三四五'.repeat(4369)
    for (let shift = 0; shift < 4; shift += 1) {
      const text = `${'x'.repeat(shift)}${filling}\r\n户口\r\n\r\n${filling}\n`
      for (const content of [Buffer.from(text), Buffer.from(`\ufeff${text}`, 'utf16le')]) {
        expect((await streamed(content)).text).toBe(text)
      }
    }
  })

  it('with a line that is too long for memory given up alone', async () => {
    const { lines } = await streamed(bytes('一\n', Buffer.alloc(3 * 1024 * 1024, 'x'), '\n二\n'))
    expect(lines.map(({ number, tooLong }) => [number, tooLong])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ])
    expect(lines[2]?.text).toBe('二')
  })

  it('with single zeros left where they are', () => {
    expect(decodeText(Buffer.from('id,title\nA\0,户口\0\n'))).toMatchObject({ encoding: 'utf-8' })
    expect(decodeText(hex(`${HUKOU} 0a 00 ${HUKOU} 00 0a`))).toMatchObject({ text: '户口\n\0户口\0\n' })
  })
})

describe('what is no text is called what it is', () => {
  const zip = (name: string) => bytes('PK\x03\x04', Buffer.alloc(26), name)
  it.each<[Buffer | string, RegExp]>([
    [hex('d0cf11e0a1b11ae1 0000'), /旧版 Excel.*另存为/],
    [zip('xl/workbook.xml'), /^这是 ?Excel 或表格文件.*另存为/],
    [zip('[Content_Types].xml'), /Excel 等办公软件.*另存为/],
    [zip('word/document.xml'), /Word/],
    [zip('orders.csv'), /zip 压缩文件.*先解压/],
    [hex('1f8b0800'), /gzip.*先解压/],
    ['%PDF-1.7', /PDF/],
    [hex('ffd8ffe0'), /图片/],
    ['<html><head><meta charset="gb2312"></head><table>', /网页.*另存为/],
    ['\ufeff\r\n<TABLE border=1>', /网页.*另存为/],
    [Buffer.from('\ufeff<html>', 'utf16le'), /网页.*另存为/],
    ['<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>', /XML 格式的表格/],
    ['MIME-Version: 1.0\r\nContent-Type: multipart/related', /单个文件网页/],
    [hex('fffe0000 41000000'), /UTF-32/],
    [Buffer.from(Array.from({ length: 400 }, (_, n) => (n * n * 7) % 11)), /不是文本/],
    [Buffer.from(Array.from({ length: 4096 }, (_, n) => n % 256)), /不是文本/],
  ])('%#', async (content, words) => {
    const given = Buffer.from(content)
    expect(() => decodeText(given)).toThrow(words)
    await expect(streamed(given)).rejects.toThrow(words)
    await expect(streamed(given)).rejects.toBeInstanceOf(NotText)
  })
})

it('an encoding has several names', () => {
  expect(['GBK', 'gb2312', 'UTF8', 'utf-16', 'UTF-16BE', 'big5'].map(encodingNamed)).toEqual([
    'gb18030',
    'gb18030',
    'utf-8',
    'utf-16le',
    'utf-16be',
    undefined,
  ])
})
