import { PERSON_KEYS } from '@qihu/shared/who-may'
import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fillCrowd } from '../testing/crowd.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { type Format, readTable, writeTable } from './table-files.ts'
import { TABLE, TABLES, type TableName } from './tables.ts'

const TAKE = `mutation ($centre: String!, $table: AdminTable!, $file: String!, $dry: Boolean!, $why: String) {
  takeTable(centre: $centre, table: $table, file: $file, dry: $dry, why: $why) { __typename
    ... on TableTaken { written message rows { line deed called message handedCode } } ... on AdminFault { message field } } }`
const FILE = `mutation ($centre: String!, $table: AdminTable!, $format: TableFormat!) {
  tableFile(centre: $centre, table: $table, format: $format) { __typename
    ... on TableFile { name base64 } ... on AdminFault { message field } } }`

let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
})
afterEach(() => town.close())

type Row = { line: number; deed: string; called: string; message: string; handedCode: string | null }
type Taken = { __typename: string; written: boolean; message: string; field: string | null; rows: Row[] }
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64')
const take = async (table: TableName, file: string | Buffer, more: object = {}, who = 'admin'): Promise<Taken> => {
  const variables = { centre: '330199', table, file: base64(file), dry: false, ...more }
  const { data, errors } = await town.as(who, TAKE, variables)
  if (!data) throw new Error(JSON.stringify(errors))
  return data.takeTable
}
const fileOf = async (table: TableName, format: Format = 'CSV', who = 'admin') => {
  const { data } = await town.as(who, FILE, { centre: '330199', table, format })
  return data.tableFile as { __typename: string; name: string; base64: string; message: string }
}
const deeds = ({ rows }: Taken) => rows.map(({ deed }) => deed)
const unitNames = async () => (await town.db.read.select().from(town.db.schema.units)).map(({ name }) => name)
const changes = async () => (await town.db.read.select().from(town.db.schema.adminChanges)).length

describe('a list that is taken from a table', () => {
  it('is reported first and not stored, then stored whole, then true already', async () => {
    const csv = '单位名称,联系电话,是否接办\n消防大队,0571-00000021,是\n住建局,0571-00000099,\n市场监管局,,\n'
    const tried = await take('UNITS', csv, { dry: true })
    expect(tried).toMatchObject({
      written: false,
      message: '可以导入：新增 1 行，修改 1 行，没有变化 1 行。还没有写入。',
    })
    expect(await unitNames()).not.toContain('消防大队')
    expect(await changes()).toBe(0)
    const done = await take('UNITS', csv, { why: '首次建库' })
    expect(done).toMatchObject({ written: true, message: '已导入：新增 1 行，修改 1 行，没有变化 1 行。' })
    expect(deeds(done)).toEqual(['ADDED', 'CHANGED', 'SAME'])
    const rows = await town.db.read.select().from(town.db.schema.adminChanges)
    expect(rows.map(({ why, byPersonId }) => [why, byPersonId])).toEqual(Array(2).fill(['首次建库', 'p-admin']))
    const again = await take('UNITS', csv)
    expect([deeds(again), again.message]).toEqual([['SAME', 'SAME', 'SAME'], '3 行都和现有的一样，不用导入。'])
    expect(await changes()).toBe(2)
    expect(tried.rows.map(({ message }) => message)).toEqual([
      '会新增',
      '联系电话 0571-00000000 → 0571-00000099',
      '已有，没有改动',
    ])
  })

  it('takes nothing where one row is wrong, and names each that is, with its line and the remedy', async () => {
    const csv =
      '姓名,角色,单位,手机号\n钱工,经办,住建局,19900000301\n孙工,经办,,19900000302\n李工,什么,住建局,19900000303\n周工,经办,没有的局,19900000304\n'
    const done = await take('STAFF', csv)
    expect(done).toMatchObject({ written: false, message: '新增 1 行，有误 3 行。全部没有写入，改好后再导入。' })
    expect(done.rows.map(({ line, deed }) => `${line} ${deed}`)).toEqual(['2 ADDED', '3 FAULT', '4 FAULT', '5 FAULT'])
    expect(done.rows.slice(1).map(({ message }) => message)).toEqual([
      expect.stringContaining('请写明单位'),
      expect.stringContaining('角色 什么 不能授予或认不出'),
      expect.stringContaining('这个中心没有“没有的局”'),
    ])
    expect(done.rows.every(({ handedCode }) => handedCode === null)).toBe(true)
    const { people } = town.db.schema
    expect(await town.db.read.select().from(people).where(eq(people.phone, '19900000301'))).toEqual([])
  })

  it('enters people with what they need to come in, gives a second office, and knows them again', async () => {
    const csv =
      '姓名,角色,单位,手机号,钉钉userid,职务\n钱工,经办,住建局,199 0000 0301,,科员\n孙局,部门负责人,市场监管局,,d-sun,局长\n钱工,经办,市场监管局,19900000301,,科员\n'
    const done = await take('STAFF', csv)
    expect(deeds(done)).toEqual(['ADDED', 'ADDED', 'ADDED'])
    expect(done.rows.map(({ handedCode }) => handedCode !== null)).toEqual([true, false, false])
    const { people, personRoles } = town.db.schema
    const [qian] = await town.db.read.select().from(people).where(eq(people.phone, '19900000301'))
    const held = await town.db.read
      .select({ unitId: personRoles.unitId })
      .from(personRoles)
      .where(and(eq(personRoles.personId, qian?.id ?? ''), eq(personRoles.role, 'UNIT_HANDLER')))
    expect(held.map(({ unitId }) => unitId).toSorted()).toEqual(['housing', 'market'])
    const again = await take('STAFF', csv)
    expect(deeds(again)).toEqual(['SAME', 'SAME', 'SAME'])
    // His code was shown once, and may be lost with the answer.
    expect(again.rows[0]?.message).toContain('还没有设置动态码，需要时请在人员名单里重新发开通码')
    expect(again.rows[1]?.message).toBe('已有，没有改动')
    expect(deeds(await take('STAFF', csv.replaceAll('科员', '主任')))).toEqual(['CHANGED', 'SAME', 'SAME'])
  })

  it('knows somebody whose number has changed by his own number, and takes nobody for another', async () => {
    const head = '姓名,角色,单位,手机号,钉钉userid,职务,编号\n'
    const moved = await take('STAFF', `${head}王工,经办,住建局,19900000399,,,p-handler\n`)
    expect(deeds(moved)).toEqual(['CHANGED'])
    const { people } = town.db.schema
    const [row] = await town.db.read.select().from(people).where(eq(people.id, 'p-handler'))
    expect(row?.phone).toBe('19900000399')
    for (const [line, words] of [
      ['赵六,经办,市场监管局,19900000399,,,', '手机号或钉钉 userid 是王工的，姓名写的是赵六'],
      ['赵六,经办,住建局,,d-head,,', '手机号或钉钉 userid 是李局的'],
      ['王工,经办,住建局,,,,nobody', '没有找到工作人员 nobody'],
    ] as const) {
      const wrong = await take('STAFF', `${head}${line}\n`)
      expect([deeds(wrong), wrong.rows[0]?.message]).toEqual([['FAULT'], expect.stringContaining(words)])
    }
    const twice = await take(
      'STAFF',
      `${head}王工,经办,住建局,,,科长,p-handler\n王工,经办,市场监管局,,,科员,p-handler\n`,
    )
    expect(deeds(twice)).toEqual(['CHANGED', 'FAULT'])
    expect(twice.rows[1]?.message).toContain('在表里有几行')
  })

  it.each([
    [
      'STAFF',
      '姓名,角色,单位,手机号,职务\n张三,经办,住建局,19900000701,科员\n张三,经办,市场监管局,199 0000 0701,科长\n',
    ],
    ['UNITS', '单位名称,联系电话\n新局,1\n新局,2\n'],
    ['HALLS', '大厅名称,地址,电话\n新厅,甲路,1\n新厅,乙路,1\n'],
  ] as const)('faults the second of two rows of %s that would undo each other', async (table, csv) => {
    const twice = await take(table, csv)
    expect([twice.written, deeds(twice)]).toEqual([false, ['ADDED', 'FAULT']])
    expect(twice.rows[1]?.message).toContain('在表里有几行')
  })

  it('loses nothing in silence: a cell without a column, a character that is none, lines of one cell', async () => {
    const moved = await take('HALLS', '大厅名称,地址,电话\n某厅,某路1号,3楼,0571-1\n')
    expect([deeds(moved), moved.rows[0]?.message]).toEqual([
      ['FAULT'],
      '第 4 格“0571-1”上面没有列名。请核对这一行是否错位。',
    ])
    const broken = await take(
      'UNITS',
      Buffer.concat([Buffer.from('单位名称\n住'), Buffer.from([0xff]), Buffer.from('局\n')]),
    )
    expect(broken).toMatchObject({
      __typename: 'AdminFault',
      message: expect.stringContaining('第 2 行有读不出来的字'),
    })
    await take('HALLS', '大厅名称,地址,电话\n新厅,某路 2 号,0571-00000002\n')
    await take('WINDOWS', '大厅,窗口名称,能办的事\n新厅,综合窗口,"说明流程\n受理"\n')
    const { windows } = town.db.schema
    const [window] = await town.db.read.select().from(windows).where(eq(windows.name, '综合窗口'))
    expect(window?.services).toEqual(['说明流程', '受理'])
  })

  it('of staff of another centre learns nothing', async () => {
    await fillCrowd(town.db, town.time.now)
    const { people } = town.db.schema
    const csv = '姓名,角色,手机号\n某人,领导,19900000555\n'
    // By whom the number is held is known where he sees to people, and not next door.
    const whose = async (id: string) => {
      await town.db.write((tx) => tx.update(people).set({ phone: null }).where(eq(people.phone, '19900000555')))
      await town.db.write((tx) => tx.update(people).set({ phone: '19900000555' }).where(eq(people.id, id)))
      const name = (await town.db.read.select().from(people).where(eq(people.id, id)))[0]?.name ?? '?'
      const wrong = await take('STAFF', csv, { dry: true, centre: '330198' }, 'otherAdmin')
      expect(deeds(wrong)).toEqual(['FAULT'])
      return wrong.rows[0]?.message.includes(name)
    }
    expect(await whose('p-otherHead')).toBe(true)
    expect(await whose('p-head')).toBe(false)
  })

  it('of halls and then their windows', async () => {
    const halls = '大厅名称,地址,电话\n新厅,某路 2 号,0571-00000002\n'
    const windows = '大厅,窗口名称,能办的事\n新厅,综合窗口,咨询;受理\n没有的厅,窗口,\n'
    expect((await take('HALLS', halls)).written).toBe(true)
    const wrong = await take('WINDOWS', windows)
    expect(deeds(wrong)).toEqual(['ADDED', 'FAULT'])
    expect((await take('WINDOWS', windows.replace('没有的厅,窗口,\n', ''))).written).toBe(true)
    expect(deeds(await take('WINDOWS', '大厅,窗口名称,能办的事\n新厅,综合窗口,咨询；受理\n'))).toEqual(['SAME'])
    expect(deeds(await take('WINDOWS', '大厅,窗口名称,能办的事\n新厅,综合窗口,咨询\n'))).toEqual(['CHANGED'])
  })

  it.each([
    ['nothing', '', '没有数据行|缺少列'],
    ['no rows', '单位名称\n', '没有数据行'],
    ['a strange column', '单位名称,颜色\n住建局,红\n', '“颜色”不是这张表的列。可用的列：单位名称、联系电话、是否接办'],
    ['a column twice', '单位名称,单位名称\n甲,乙\n', '有两列都是“单位名称”'],
    ['without what it needs', '联系电话\n1\n', '缺少列：单位名称'],
    ['a quote that does not end', '单位名称\n"住建局\n', '另存为'],
    ['too many rows', `单位名称\n${Array.from({ length: 501 }, (_, n) => `局${n}`).join('\n')}`, '一次最多导入 500 行'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 0]), ''],
    ['an archive that is no spreadsheet', Buffer.from('PK\u0003\u0004 nothing'), 'XLSX 文件打不开'],
  ])('refuses %s in words', async (_, file, words) => {
    const answer = await take('UNITS', file as string)
    expect(answer).toMatchObject({ __typename: 'AdminFault', field: 'file' })
    expect(answer.message).toMatch(new RegExp(words))
  })

  it.each([
    ['a word that may mean either', 'UNITS', '单位名称,是否接办\n住建局,可以\n', '请写 是 或 否'],
    ['the example', 'HALLS', '大厅名称,地址,电话\n样例政务服务中心,某路 1 号,0571-00000001\n', '这一行是样例，请删去'],
    [
      'a number that a spreadsheet has rounded',
      'STAFF',
      '姓名,角色,钉钉userid\n某,领导,1.84E+17\n',
      '表格软件把长数字改了',
    ],
  ] as const)('faults %s', async (_, table, csv, words) => {
    const wrong = await take(table, csv)
    expect([deeds(wrong), wrong.rows[0]?.message]).toEqual([['FAULT'], expect.stringContaining(words)])
  })

  it('opens nothing that would keep the server busy, and nothing for somebody who may take nothing', async () => {
    const { strToU8, zipSync } = await import('fflate')
    const sheet = (rows: string) =>
      Buffer.from(
        zipSync({
          '[Content_Types].xml': strToU8('<Types/>'),
          'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>'),
          'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
        }),
      )
    const bombs = [
      sheet('<row r="1000000000"><c r="A1000000000"><v>1</v></c></row>'),
      sheet('<row r="1"><c r="XFDZZ1"><v>1</v></c></row>'),
      sheet(' '.repeat(9 * 1024 * 1024)),
      Buffer.from(`单位名称${','.repeat(20_000)}\n${'\n'.repeat(20_000)}`),
      Buffer.from(`单位名称${',列'.repeat(300)}\n住建局\n`),
    ]
    for (const bomb of bombs) {
      const began = performance.now()
      const answer = await take('UNITS', bomb, { dry: true })
      expect(answer.__typename).toBe('AdminFault')
      expect(performance.now() - began).toBeLessThan(2_000)
    }
    expect((await take('UNITS', bombs[0] ?? '', {}, 'officer')).message).toContain('由您管理')
  })

  it('reads what spreadsheets write: another encoding, other separators, marks, a telephone as a number', async () => {
    const gbk = Buffer.from([0xb5, 0xa5, 0xce, 0xbb, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0xcf, 0xfb, 0xb7, 0xc0, 0x0a])
    expect((await take('UNITS', gbk)).rows).toMatchObject([{ deed: 'ADDED', called: '消防' }])
    expect(deeds(await take('UNITS', '\ufeff单位名称;联系电话\r\n税务局;1\r\n\r\n'))).toEqual(['ADDED'])
    expect(deeds(await take('UNITS', '单位名称（必填）\t联系电话\n财政局\t2\n'))).toEqual(['ADDED'])
    const excel = await writeTable(TABLE.STAFF.columns, [TABLE.STAFF.example], 'XLSX')
    expect(await readTable(excel, TABLE.STAFF.columns)).toEqual([{ line: 2, said: TABLE.STAFF.example, fault: null }])
    const { default: writeExcel } = await import('write-excel-file/node')
    const numbers = await writeExcel([
      [{ value: '姓名' }, { value: '角色' }, { value: '手机号' }],
      [{ value: '钱工' }, { value: '领导' }, { value: 19_900_000_301, type: Number }],
    ]).toBuffer()
    expect((await readTable(numbers, TABLE.STAFF.columns))[0]?.said.phone).toBe('19900000301')
  })
})

describe('a list as a file', () => {
  it.each(TABLES)('%s: what is written is taken again without a change, in both formats', async (table) => {
    for (const format of ['CSV', 'XLSX'] as const) {
      const file = await fileOf(table, format)
      expect(file.name).toMatch(new RegExp(`-330199\\.${format.toLowerCase()}$`))
      const again = await take(table, Buffer.from(file.base64, 'base64'), { dry: true })
      expect([...new Set(deeds(again))], `${format} ${JSON.stringify(again.rows)}`).toEqual(['SAME'])
    }
  })

  it('is written down, and runs nothing in a spreadsheet', async () => {
    const { units } = town.db.schema
    await town.db.write((tx) => tx.update(units).set({ name: '=1+1' }).where(eq(units.id, 'market')))
    const text = Buffer.from((await fileOf('UNITS')).base64, 'base64').toString()
    expect(text).toContain(`"'=1+1"`)
    const rows = await readTable(Buffer.from(text), TABLE.UNITS.columns)
    expect(rows.map(({ said }) => said.name)).toContain('=1+1')
    const { auditEntries } = town.db.schema
    const [entry] = await town.db.read.select().from(auditEntries).where(eq(auditEntries.kind, 'EXPORTED'))
    expect(entry).toMatchObject({ personId: 'p-admin', centreId: 'centre', detail: { why: '单位，3 行' } })
  })

  it('of nothing yet is one to fill in', async () => {
    await town.db.write((tx) => tx.delete(town.db.schema.windows))
    const text = Buffer.from((await fileOf('WINDOWS')).base64, 'base64').toString()
    expect(text).toContain('大厅')
    expect(text).toContain('说明流程；受理办不成的事')
  })
})

it('is open to those who see to it there, and to nobody else', async () => {
  await fillCrowd(town.db, town.time.now)
  const wrong: string[] = []
  for (const who of PERSON_KEYS) {
    // While the three duties are held apart, those of the home county see to one each.
    for (const [table, owed] of [
      ['UNITS', who === 'systemAdmin'],
      ['STAFF', who === 'securityAdmin'],
    ] as const) {
      const csv = table === 'UNITS' ? '单位名称\n住建局\n' : '姓名,角色,手机号\n某,领导,19900000399\n'
      const taken = await take(table, csv, { dry: true }, who)
      const file = await fileOf(table, 'CSV', who)
      if ((taken.__typename === 'TableTaken') !== owed) wrong.push(`${who} takes ${table}: ${taken.message}`)
      if ((file.__typename === 'TableFile') !== owed) wrong.push(`${who} reads ${table}`)
    }
  }
  expect(wrong).toEqual([])
  const visitor = await town.as(null, FILE, { centre: '330199', table: 'UNITS', format: 'CSV' })
  expect(visitor.errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED')
}, 60_000)
