import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { type ImportDesk, type More, openImportDesk } from './import.fixture.ts'

let app: TestApp
let desk: ImportDesk
beforeAll(async () => {
  app = await openTestApp()
  desk = openImportDesk(app)
})
afterAll(async () => {
  await app.close()
  desk.close()
})
beforeEach(() => void desk.nextSource())

/** A dry run, then the run: both must say the same. Names what is in afterwards and what is wrong with the others. */
async function take(content: string | Buffer, more: More = {}) {
  const dry = await desk.take(content, { ...more, dryRun: true })
  const { result, report } = await desk.take(content, more)
  expect(dry.result).toEqual(result)
  expect(dry.report).toEqual(report)
  const rejected = new Set(report.filter(({ kind }) => kind === 'REJECTED').map(({ row }) => row))
  expect(rejected.size).toBe(result.rejected)
  expect(result.imported + result.already + result.changed + result.rejected).toBe(result.rows)
  const rows = await desk.importedRows()
  expect(rows).toHaveLength(result.imported)
  return { result, report, rows, ids: rows.map(({ id }) => id) }
}

const bytes = (...parts: (string | Buffer)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const HEAD = 'id,title,description,date'
const row = (id: string, title = '户口') => `${id},${title},内容${id},2019-03-04`

async function textOf(thing: { request: { state: { descriptionId: string } } } | undefined): Promise<string> {
  const { texts } = app.db.schema
  const all = await app.db.read.select().from(texts)
  return all.find(({ id }) => id === thing?.request.state.descriptionId)?.body ?? ''
}

describe('numbers', () => {
  const line = (id: string) => `{"id":${id},"title":"户口","description":"内容","postedAt":"2025-03-04 10:00"}`

  it('past 2^53 are kept as they are written in JSON', async () => {
    const { ids } = await take(`${line('1897654321098765431')}\n${line('1897654321098765432')}\n${line('7')}\n`)
    expect(ids).toEqual(['1897654321098765431', '1897654321098765432', '7'])
  })

  it.each([
    ['2.02503E+15', /科学计数法/],
    ['2E+10', /科学计数法/],
    ['########', /没有显示全/],
    ['#REF!', /错误值/],
    ['123456789012345000', /末尾全是 0/],
    ['1234567890123450', /末尾全是 0/],
    ['1897654321098765300', /取整/],
  ])('such as %s are doubted, row by row', async (id, words) => {
    const { report, ids } = await take(`${HEAD}\n${row(id)}\n${row('A1')}\n`)
    expect(ids).toEqual(['A1'])
    expect(report).toMatchObject([{ row: 1, field: 'externalId', kind: 'REJECTED' }])
    expect(report[0].reason).toMatch(words)
    expect(report[0].remedy).toMatch(/重新导出/)
  })

  it.each([
    [['2025030400000010', '2025030400000011']],
    [['1234567890123456789', '1234567890123456700']],
    [['202503040000000']],
    [['20250304001']],
    [['E10', '12E34', '1E5']],
  ])('such as %j are whole', async (given) => {
    expect((await take(`${HEAD}\n${given.map((id) => row(id)).join('\n')}`)).ids.sort()).toEqual([...given].sort())
  })

  it('that end in zeros are taken by who says that they are whole', async () => {
    const file = `${HEAD}\n${row('123456789012345000')}\n`
    expect((await take(file, { asIs: true })).ids).toEqual(['123456789012345000'])
  })

  it('of telephones that a spreadsheet has destroyed are told, and left out when that is wanted', async () => {
    const file = `${HEAD},联系人,phone\n${row('A1')},钱,1.99E+10\n${row('A2')},孙,'19900000077\n${row('A3')},李,19900000078.0\n${row('A4')},周,"19,900,000,079"\n`
    const { report, ids } = await take(file)
    expect(ids).toEqual(['A2', 'A3', 'A4'])
    expect(report).toMatchObject([{ row: 1, field: 'contactPhone' }])
    desk.nextSource()
    const { result } = await take(file, { asIs: true })
    expect(result).toMatchObject({ imported: 4, unknownValues: 1 })
    const phones = (await app.db.read.select().from(app.db.schema.contacts)).map(({ phone }) => phone)
    expect(phones).not.toContain('1.99E+10')
    expect(phones).toEqual(expect.arrayContaining(['19900000077', '19900000078', '19900000079', '']))
  })

  it('are one however they are written', async () => {
    const file = `${HEAD}\n"=""0012""",户口,内容,2019-03-04\n００12,户口,内容,2019-03-04\n\u200b0012 ,户口,内容,2019-03-04\n`
    expect((await take(file)).ids).toEqual(['0012'])
  })

  it('that come again in a file with other contents are told with the row', async () => {
    const { result, report } = await take(`${HEAD}\n${row('A1')}\n${row('A1')}\n${row('A1', '上学')}\n`)
    expect(result).toMatchObject({ imported: 1, already: 1, changed: 1 })
    expect(report[0]).toMatchObject({ row: 3, kind: 'CHANGED', reason: expect.stringContaining('本文件第 1 件') })
  })
})

describe('one bad thing spoils only itself', () => {
  it('a byte that is missing', async () => {
    const holed = bytes(
      `${HEAD}\n${row('A1')}\nA2,税务,税务登`,
      Buffer.from('记').subarray(0, 2),
      `,2019-03-04\n${row('A3')}\n`,
    )
    const { report, ids } = await take(holed)
    expect(ids).toEqual(['A1', 'A3'])
    expect(report).toMatchObject([{ row: 2, line: 3, externalId: 'A2', field: 'description' }])
    expect(report[0].reason).toMatch(/坏字节/)
  })

  it('half a character of GB18030, wherever it stands', async () => {
    const lines = Array.from({ length: 400 }, (_, n) =>
      bytes(`P${n},`, hex('bba7bfda'), ',', hex('bba7bfda'), ',2019-03-04\n'),
    )
    lines[130] = bytes('P130,', hex('bba7bf'), ',', hex('bba7bfda'), ',2019-03-04\n')
    const { result, report } = await take(bytes(`${HEAD}\n`, ...lines))
    expect(result).toMatchObject({ rows: 400, imported: 399, rejected: 1 })
    expect(report).toMatchObject([{ row: 131, line: 132, externalId: 'P130', field: 'title' }])
  })

  it('bad bytes in a column that nobody reads', async () => {
    expect((await take(bytes(`${HEAD},备注\n${row('A1')},`, hex('ff'), '\n'))).ids).toEqual(['A1'])
  })

  it('a line in another encoding is read', async () => {
    const file = bytes(`${HEAD}\n${row('A1')}\nA2,`, hex('bba7bfda'), `,,2019-03-04\n${row('A3')}\n`)
    expect((await take(file)).rows.map(({ request }) => request.title)).toEqual(['户口', '户口', '户口'])
  })

  it('a quote that is never closed', async () => {
    const file = `${HEAD}\n${row('A1')}\nA2,"户口,内容,2019-03-04\n${row('A3')}\nA4,"上学","内,容",2019-03-04\nA5,入学",内容,2019-03-04\n`
    const { report, ids } = await take(file)
    expect(ids).toEqual(['A1', 'A3', 'A4', 'A5'])
    expect(report).toMatchObject([{ row: 2, line: 3, reason: expect.stringContaining('引号没有闭合') }])
  })

  it('a quote that another row seems to close, with as many cells as there should be', async () => {
    const file = `${HEAD}\nA1,"户口,内容,2019-03-04\nA2,户口",内容A2,2019-03-05\n${row('A3')}\n`
    const { report, ids } = await take(file)
    expect(ids).toEqual(['A2', 'A3'])
    expect(report).toMatchObject([{ row: 1, line: 2 }])
  })

  it('quotes in every row, of which the headings are none', async () => {
    const { result } = await take(`${HEAD}\nA1,"户口,内容,2019-03-04\nA2,"户口,内容,2019-03-04\n`)
    expect(result).toMatchObject({ rows: 2, rejected: 2 })
  })

  it('quotes inside cells, quoted or not', async () => {
    const file = `${HEAD}\nA1,5" 水管,要"说法"的,2019-03-04\nA2,户口,"他说"不行"，退回",2019-03-04\n`
    const { rows } = await take(file)
    expect(rows.map(({ request }) => request.title)).toEqual(['5" 水管', '户口'])
    expect(await textOf(rows[0])).toBe('要"说法"的')
  })

  it('a line that is too long', async () => {
    const { report, ids } = await take(`${HEAD}\n${row('A1')}\nA2,${'长'.repeat(600_000)}\n${row('A3')}\n`)
    expect(ids).toEqual(['A1', 'A3'])
    expect(report).toMatchObject([{ row: 2, reason: '这一行超过 1 MB' }])
  })

  it('a line that is no JSON', async () => {
    const line = (id: string) => `{"id":"${id}","body":"内容","postedAt":"2019-03-04"}`
    expect((await take(`${line('A1')}\n{"id":"A2","body":"内\n${line('A3')}`)).ids).toEqual(['A1', 'A3'])
  })

  it('a row that a line end has torn is no shorter row', async () => {
    const file = `id,date,title,description,answer\nA1,2019-03-04,户口,内容的前半\n后半,答复\nA2,2019-03-04,户口,内容\n`
    const { ids, report } = await take(file)
    expect(ids).toEqual(['A2'])
    expect(report[0]).toMatchObject({ row: 1, externalId: 'A1', reason: expect.stringContaining('断成了两行') })
  })

  it('a unit of the map that is not here is said before anything is stored', async () => {
    const file = `${HEAD},unit\n${row('A1')},坏\n${row('A2')},\n`
    await expect(desk.take(file, { map: { units: { 坏: 'no-such-unit' } } })).rejects.toThrow(/“no-such-unit”这里没有/)
    expect(await desk.importedRows()).toEqual([])
  })
})

describe('what stands in a cell is data, and never the name of a property', () => {
  it.each(['toString', '__proto__', 'constructor', 'hasOwnProperty'])('%s', async (word) => {
    const file = `${HEAD},unit,category,resolution\n${row('A1')},${word},${word},${word}\n${row('A2')},,,\n`
    const { result, ids } = await take(file, { map: { units: {}, categories: {}, resolutions: {} } })
    expect(result).toMatchObject({ imported: 2, unknownValues: 3 })
    expect(ids).toEqual(['A1', 'A2'])
    await expect(take(file, { map: `{"${word}":{}}` })).rejects.toThrow(new RegExp(`没有“${word}”`))
    await expect(take(file, { map: `{"columns":{"${word}":"id"}}` })).rejects.toThrow(new RegExp(`“${word}”不认识`))
  })

  it('nor is what stands in a heading or key', async () => {
    const map = '{"columns":{"unit":"toString","contactName":"__proto__"},"units":{"__proto__":"housing"}}'
    const csv = `${HEAD},toString,__proto__\n${row('A1')},__proto__,钱\n`
    expect((await take(csv, { map })).rows[0]?.request.leadUnitId).toBe('housing')
    desk.nextSource()
    const json = (more: string) => `{"id":"A1","body":"内容","postedAt":"2019-03-04"${more}}\n`
    expect(
      (await take(json(',"toString":"__proto__","__proto__":"钱"') + json('').replace('A1', 'A2'), { map })).ids,
    ).toEqual(['A1', 'A2'])
  })
})

describe('a file of the real world', () => {
  it.each<[string, string | Buffer]>([
    ['mixed line ends', `${HEAD}\r\n${row('A1')}\n${row('A2')}\r${row('A3')}\r\n\r\n`],
    ['CR alone', `${HEAD}\r${row('A1')}\r${row('A2')}\r${row('A3')}`],
    ['blanks before quotes', `${HEAD}\n"A1", "户口", "内容, 有逗号" , "2019-03-04"\n${row('A2')}\n${row('A3')}`],
    ['sep=', `sep=,\n${HEAD}\n${row('A1')}\n${row('A2')}\n${row('A3')}`],
    [
      'sep=; with a mark',
      `\ufeffsep=;\r\n${[HEAD, row('A1'), row('A2'), row('A3')].join('\r\n').replaceAll(',', ';')}`,
    ],
    ['UTF-16 BE', Buffer.from(`\ufeff${HEAD}\n${row('A1')}\n${row('A2')}\n${row('A3')}`, 'utf16le').swap16()],
    ['UTF-16 LE without a mark', Buffer.from(`${HEAD}\n${row('A1')}\n${row('A2')}\n${row('A3')}\n`, 'utf16le')],
    ['bars', [HEAD, row('A1'), row('A2'), row('A3')].join('\n').replaceAll(',', '|')],
    ['full-width commas', [HEAD, row('A1'), row('A2'), row('A3')].join('\n').replaceAll(',', '，')],
    ['separators at the end', `${HEAD},,\n${row('A1')},\n${row('A2')},,\n${row('A3')},,,,\n`],
    [
      'two columns that nobody reads by one name',
      `${HEAD},备注,备注\n${row('A1')},a,b\n${row('A2')},,\n${row('A3')},,\n`,
    ],
    ['zeros between', `${HEAD}\nA\x001,户\x00口,内容A1,2019-03-04\n${row('A2')}\n${row('A3')}\n`],
    ['marks in the middle', `\ufeff${HEAD}\n${row('A1')}\n\ufeff${row('A2')}\n${row('A3')}`],
    ['blank lines before the headings', `\n \n${HEAD}\n${row('A1')}\n${row('A2')}\n${row('A3')}`],
    [
      'titles above its headings',
      `热线工单导出表,,,\n导出时间：2019-04-01\n\n${HEAD}\n${row('A1')}\n${row('A2')}\n${row('A3')}\n`,
    ],
    ['its headings again', `${HEAD}\n${row('A1')}\n${row('A2')}\n\ufeff${HEAD}\n${row('A3')}\n`],
    ['headings in brackets', `[id],"[title]",[description],[date]\n${row('A1')}\n${row('A2')}\n${row('A3')}`],
  ])('has %s', async (_, content) => {
    const { ids, rows } = await take(content)
    expect(ids).toEqual(['A1', 'A2', 'A3'])
    expect(rows.map(({ request }) => request.title)).toEqual(['户口', '户口', '户口'])
  })

  it('lacks the empty cells at the ends of rows', async () => {
    const file = `${HEAD},答复意见,联系人,电话\nA1,甲,内容,2019-03-04\nA2,甲,内容,2019-03-05,,,\nA3,甲,内容,2019-03-06,已答复\nA4,甲\n`
    const { ids, report } = await take(file)
    expect(ids).toEqual(['A1', 'A2', 'A3'])
    expect(report).toMatchObject(
      [
        { row: 4, field: 'filedAt' },
        { row: 4, field: 'description' },
      ].slice(0, 1),
    )
  })

  it('has a column without a heading, which is nobody’s', async () => {
    const { result, rows } = await take(`${HEAD},\nA1,户口,内容,2019-03-04,housing\n`)
    expect(result).toMatchObject({ imported: 1, unknownValues: 0 })
    expect(rows[0]?.request).toMatchObject({ leadUnitId: null, contactId: '' })
  })

  it('holds formulas that were texts', async () => {
    const { report, ids } = await take(`${HEAD}\nA1,户口,#NAME?,2019-03-04\n${row('A2')}\n`)
    expect(ids).toEqual(['A2'])
    expect(report).toMatchObject([{ row: 1, field: 'description' }])
  })

  it('has more cells in a row than headings', async () => {
    const { report, ids } = await take(`${HEAD}\nA1,甲,内,容,2019-03-04\n${row('A2')}\n`)
    expect(ids).toEqual(['A2'])
    expect(report).toMatchObject([{ row: 1, reason: '有 5 格，标题只有 4 格' }])
  })

  it.each([
    ...[
      'NULL',
      'null',
      '\\N',
      '-',
      '--',
      '—',
      '0000-00-00 00:00:00',
      '0000-00-00',
      '0',
      '无',
      '暂无',
      'N/A',
      '#N/A',
      'NaN',
    ],
    ...[
      'NaT',
      'None',
      '(null)',
      'undefined',
      '1970-01-01 08:00:00',
      '1900-01-00',
      '1900/1/0 0:00',
      '9999-12-31',
      '未答复',
      '办理中',
    ],
  ])('says %s for an answer that is not there', async (word) => {
    const { rows } = await take(`${HEAD},closedat\nA1,甲,内容,2019-03-04 10:00,${word}\n`)
    expect(rows[0]?.request.state.closedAt).toBe(Date.parse('2019-03-04T10:00:00+08:00'))
  })

  it('says so of other cells too, and such a number is none', async () => {
    const { result, report, ids } = await take(
      `${HEAD},category,unit,reply,contact,phone\nNULL,甲,内容,2019-03-04,,,,,\n-,甲,内容,2019-03-04\nA1,NULL,内容,2019-03-04,NULL,\\N,-,无,N/A\n`,
    )
    expect(ids).toEqual(['A1'])
    expect(result).toMatchObject({ rejected: 2, unknownValues: 0 })
    expect(report.map(({ reason }) => reason)).toEqual(['没有原编号', '没有原编号'])
  })

  it('writes its dates in many ways, and is told how where they may be two', async () => {
    const file = `${HEAD}\nD1,甲,内容,2019/3/4 下午3:05\nD2,甲,内容,03/04/2019 10:00:00 AM\nD3,甲,内容,1551664800.0\n`
    const { ids, report } = await take(file)
    expect(ids).toEqual(['D1', 'D3'])
    expect(report).toMatchObject([{ row: 2, field: 'filedAt', remedy: expect.stringContaining('--date-format') }])
    const again = await desk.take(file, { dateFormat: 'MM/DD/YYYY' })
    expect(again.result).toMatchObject({ imported: 1, already: 2, rejected: 0 })
    expect((await desk.importedRows())[1]?.request.state.submittedAt).toBe(Date.parse('2019-03-04T10:00:00+08:00'))
  })

  it('writes a day of its answer as the midnight of it', async () => {
    expect((await take(`${HEAD},closedat\nA1,甲,内容,2019/3/4 10:00,2019/3/4 0:00\n`)).ids).toEqual(['A1'])
  })

  it('names a column only in its last line', async () => {
    const line = (id: number, more = '') => `{"id":"${id}","body":"内容","postedAt":"2019-03-04"${more}}\n`
    const lines = Array.from({ length: 300 }, (_, n) => line(n)).join('')
    const { rows } = await take(`${lines}${line(300, ',"title":"只有这里有标题"')}`)
    expect(rows.filter(({ request }) => request.title === '只有这里有标题')).toHaveLength(1)
  })

  it.each<[string, string | Buffer, RegExp]>([
    ['nothing but blanks', '\ufeff \r\n\n', /空的/],
    ['headings and nothing else', `${HEAD}\r\n\r\n`, /只有标题行/],
    ['a web page named .xls', '<html><head><meta charset="gb2312"></head><body><table>', /网页.*另存为/],
    ['an old spreadsheet', hex('d0cf11e0a1b11ae10000000000000000'), /旧版 Excel.*另存为/],
    ['a list in JSON', '[\n  {"id":1}\n]', /jq/],
    ['an object over several lines', '{\n  "id": 1\n}', /一行一个对象/],
    ['headings of one column', '工单\nA1\n', /文件里有：工单/],
    ['headings whose quotes are wrong', '"id,title\nA1,b\n', /标题行.*引号/],
  ])('is %s, and is called so', async (_, content, words) => {
    await expect(desk.take(content)).rejects.toThrow(words)
  })
})
