import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { replay } from '@qihu/shared/life/life'
import { request as requestLife } from '@qihu/shared/requests/request.life'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../db/open.ts'
import { historyOf } from '../life/history.store.ts'
import { rebuild } from '../life/rebuild.ts'
import { servedLives } from '../lives.ts'
import { take as act, fileOne, REQUEST } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import type { Encoding } from '../text-files/encoding.ts'
import { type ImportDesk, type More, openImportDesk } from './import.fixture.ts'

let app: TestApp
let desk: ImportDesk
let dir: string
beforeAll(async () => {
  app = await openTestApp()
  desk = openImportDesk(app)
  dir = desk.dir
})
afterAll(async () => {
  await app.close()
  desk.close()
})

let source = ''
let made = 0
beforeEach(() => {
  made += 1
  source = desk.nextSource()
})
const take = (content: string | Buffer, more: More = {}) => desk.take(content, more)
const importedRows = (of = source) => desk.importedRows(of)

const HEAD = '工单编号,标题,诉求内容,提交时间,答复意见,答复时间,承办单位,诉求类别,联系人,联系电话'
const GOOD = `${HEAD}
A1,开户被要求重复交材料,"第一行，有逗号
第二行有""引号""",2019-03-04 10:00,已协调一次办结。,2019/3/18,住建局,消防,钱先生,19900000077
A2,,办理变更登记时系统报错,2019年5月6日,,,已撤并的科室,其他类,,
`

const counts = async () => {
  const { requests, events, texts, contacts, people, imports, numbers, messages, outbox } = app.db.schema
  const all = [requests, events, texts, contacts, people, imports, numbers, messages, outbox]
  return Promise.all(all.map(async (table) => (await app.db.read.select().from(table)).length))
}

describe('an import', () => {
  it('makes each row a closed request with its date, answer, unit and contact', async () => {
    const { result, report } = await take(GOOD)
    expect(result).toMatchObject({ rows: 2, imported: 2, rejected: 0, already: 0, changed: 0, unknownValues: 2 })
    expect(report.map(({ kind, field }) => `${kind} ${field}`).sort()).toEqual([
      'UNKNOWN_VALUE category',
      'UNKNOWN_VALUE unit',
    ])
    const [first, second] = (await importedRows()).map(({ request }) => request)
    expect(first).toMatchObject({ stage: 'CLOSED', leadUnitId: 'housing', channel: 'IMPORT', wakeAt: null, version: 1 })
    expect(first).toMatchObject({ title: '开户被要求重复交材料', enterpriseId: null })
    expect(first?.number).toMatch(/^QH330199-190304-0001-\d$/)
    expect(first?.state).toMatchObject({
      category: 'FIRE_SAFETY',
      submittedAt: Date.parse('2019-03-04T10:00:00+08:00'),
    })
    expect(first?.state.closedAt).toBe(Date.parse('2019-03-18T00:00:00+08:00'))
    expect(second?.title).toBe('办理变更登记时系统报错')
    expect(second?.state).toMatchObject({ category: null, leadUnitId: null })
    const { db } = app
    for (const row of [first, second]) {
      const history = await historyOf(db.read, db.schema, row?.id ?? '')
      expect(replay(requestLife, history)).toEqual(row?.state)
      expect(JSON.stringify(history)).not.toMatch(/钱先生|19900000077|重复交材料/)
    }
  })

  it('is read by staff alone, as what it is', async () => {
    await take(GOOD)
    const [{ request }] = (await importedRows()) as [Awaited<ReturnType<typeof importedRows>>[0]]
    const seen = (await app.as('officer', REQUEST, { id: request.id })).data?.request
    expect(seen).toMatchObject({ statusWord: '历史件', actions: [], requesterName: '历史导入', dueAt: null })
    expect(seen.description).toBe('第一行，有逗号\n第二行有"引号"')
    expect(seen.lamp.colour).toBe('NONE')
    expect(seen.contact.name).toBe('钱先生')
    expect(seen.history).toEqual([{ what: `历史导入：${source}`, who: '系统', text: '已协调一次办结。', round: 1 }])
    expect((await app.as('handler', REQUEST, { id: request.id })).data?.request).not.toBeNull()
    for (const who of ['owner', 'colleague', 'stranger', 'market', null]) {
      const answer = await app.as(who, REQUEST, { id: request.id })
      expect(answer.data?.request ?? null, String(who)).toBeNull()
    }
    const look = `query($number: String!, $code: String!) { lookUpRequest(number: $number, code: $code) { __typename } }`
    const { data } = await app.as(null, look, { number: request.number, code: '' })
    expect(data.lookUpRequest.__typename).toBe('Refusal')
  })

  it('stands among what is over and is found by its words, never among what is to do', async () => {
    await take(GOOD.replaceAll('重复交材料', `重复交材料${made}`))
    await app.index()
    const QUEUE = `query($tab: QueueTab!, $search: String) { queue(tab: $tab, search: $search) { total items { id title } } }`
    const search = `重复交材料${made}`
    expect((await app.as('officer', QUEUE, { tab: 'NOW', search })).data.queue).toMatchObject({ total: 1 })
    const titles = async (tab: string) =>
      (await app.as('officer', QUEUE, { tab })).data.queue.items.map((each: { title: string }) => each.title)
    expect([...(await titles('NOW')), ...(await titles('OPEN'))].join()).not.toContain(search)
    expect((await titles('ENDED')).join()).toContain(search)
    // What ended last comes first, or decades of history would stand before it.
    const { id } = await fileOne(app)
    await act(app, 'owner', 'withdrawRequest', id)
    const { data } = await app.as('officer', QUEUE, { tab: 'ENDED' })
    expect(data.queue.items[0].id).toBe(id)
    expect(data.queue.total).toBeGreaterThan(2)
  })

  it('tells nobody, counts in no index and shares numbers with what is filed', async () => {
    const { messages, outbox, ratings } = app.db.schema
    const told = async () =>
      Promise.all([messages, outbox, ratings].map(async (t) => (await app.db.read.select().from(t)).length))
    const before = await told()
    const today = '2026-11-20 08:00'
    await take(GOOD.replace('2019-03-04 10:00', today).replace('2019/3/18', ''))
    expect(await told()).toEqual(before)
    const filed = await fileOne(app)
    const rows = (await importedRows()).map(({ request }) => request.number)
    expect(rows).not.toContain(filed.number)
    const { requests } = app.db.schema
    const numbers = (await app.db.read.select({ number: requests.number }).from(requests)).map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(await rebuild(app.db, servedLives, { current: app.services.calendar.current })).toMatchObject({ mended: [] })
  })

  it('takes nothing twice, and reports a row that has changed since', async () => {
    await take(GOOD)
    const before = await counts()
    const again = await take(GOOD.replace('已协调一次办结', '改过的答复'))
    expect(again.result).toMatchObject({ imported: 0, already: 1, changed: 1 })
    expect(again.report.filter(({ kind }) => kind === 'CHANGED')).toMatchObject([{ row: 1, externalId: 'A1' }])
    expect(await counts()).toEqual(before)
    const other = await take(GOOD, { source: `${source} 二` })
    expect(other.result.imported).toBe(2)
  })

  it('notices a number that stands in the file twice, dry or not', async () => {
    const twice = `${GOOD}A1,另一件,内容不同,2019-03-05,,,,,,\nA2,,办理变更登记时系统报错,2019年5月6日,,,已撤并的科室,其他类,,\n`
    const wanted = { rows: 4, imported: 2, already: 1, changed: 1 }
    expect((await take(twice, { dryRun: true })).result).toMatchObject(wanted)
    expect((await take(twice)).result).toMatchObject(wanted)
  })

  it('writes nothing when dry, and says the same', async () => {
    const before = await counts()
    const dry = await take(GOOD, { dryRun: true })
    expect(await counts()).toEqual(before)
    const { result, report } = await take(GOOD)
    expect(dry.result).toEqual(result)
    expect(dry.report).toEqual(report)
  })

  it('names every row it does not take, with what is wrong and what to do', async () => {
    const bad = `${HEAD}
,没有编号,内容,2019-03-04,,,,,,
B2,日期有歧义,内容,3/4/2019,,,,,,
B3,没有日期,内容,,,,,,,
B4,将来,内容,2027-01-01,,,,,,
B5,早于提交,内容,2019-03-04,答复,2019-03-03,,,,
B6,,,2019-03-04,,,,,,
B7,少了格子,2019-03-04
B8,好的一行,内容,2019-03-04,答复,2019-03-04,,,,
B9,"一个右引号多了"一个,内容,2019-03-04,,,,,
B10,太早,内容,1998-01-01,,,,,,
B11,引号之后的一行,内容,2019-03-04,,,,,,
B12,"没有右引号,内容,2019-03-04,,,,,,
B13,没有吞掉的一行,内容,2019-03-04,,,,,,
`
    const { result, report } = await take(bad)
    expect(result).toMatchObject({ rows: 13, imported: 3, rejected: 10 })
    const told = report.map(({ row, field, externalId }) => `${row} ${field} ${externalId}`)
    expect(told).toEqual([
      '1 externalId ',
      '2 filedAt B2',
      '3 filedAt B3',
      '4 filedAt B4',
      '5 answeredAt B5',
      '6 description B6',
      '7 filedAt B7',
      '9  ',
      '10 filedAt B10',
      '12  ',
    ])
    expect(report.at(-1)).toMatchObject({ line: 13, reason: '有引号没有闭合；后面的行照常读' })
    for (const line of report) {
      expect(line.reason).toMatch(/\p{Script=Han}/u)
      expect(line.remedy).toMatch(/\p{Script=Han}/u)
    }
    expect((await importedRows()).map(({ id }) => id)).toEqual(['B11', 'B13', 'B8'])
  })

  it('writes its report for spreadsheets too, without formulas', async () => {
    const { reportFile } = await take(`${HEAD}\n=1+1,标题,内容,哪天,,,,,,\n`, { report: 'report.csv' })
    const lines = readFileSync(reportFile, 'utf8').split('\r\n')
    expect(lines[0]).toBe('\ufeffrow,line,externalId,kind,field,reason,remedy')
    expect(lines[1]).toMatch(/^"1","2","'=1\+1","REJECTED","filedAt",/)
  })
})

/** The same row in GB18030, which Node only reads: 工单编号,标题,诉求内容,提交时间 and G1,户口,户口办理,2019-03-04. */
const GB = Buffer.from(
  'b9a4b5a5b1e0bac52cb1eacce22ccbdfc7f3c4dac8dd2ccce1bdbbcab1bce40d0a' +
    '47312cbba7bfda2cbba7bfdab0ecc0ed2c323031392d30332d30340d0a',
  'hex',
)

describe('a file', () => {
  it.each<[string, Buffer | string, Encoding]>([
    ['GB18030 with CRLF', GB, 'gb18030'],
    ['UTF-8 with a mark', '\ufeff工单编号,标题,诉求内容,提交时间\r\nG1,户口,户口办理,2019-03-04\r\n', 'utf-8'],
    ['semicolons', '工单编号;标题;诉求内容;提交时间\nG1;户口;户口办理;2019-03-04', 'utf-8'],
    ['tabs', '工单编号\t标题\t诉求内容\t提交时间\nG1\t户口\t户口办理\t2019-03-04\n', 'utf-8'],
    [
      'UTF-16',
      Buffer.from('\ufeff工单编号\t标题\t诉求内容\t提交时间\nG1\t户口\t户口办理\t2019-03-04\n', 'utf16le'),
      'utf-16le',
    ],
    ['NDJSON', '{"id":"G1","title":"户口","body":"户口办理","postedAt":"2019-03-04","extra":[1]}\n', 'utf-8'],
  ])('may be %s', async (_, content, encoding) => {
    const { result, shape } = await take(content)
    expect(shape.encoding).toBe(encoding)
    expect(result).toMatchObject({ rows: 1, imported: 1 })
    const [{ request }] = (await importedRows()) as [Awaited<ReturnType<typeof importedRows>>[0]]
    expect(request.title).toBe('户口')
  })

  it('of lines keeps separators that JSON allows inside a text', async () => {
    const line = (id: string) => `{"id":"${id}","body":"一行\u2028还是这一行","postedAt":"2019-03-04"}`
    const { result, report } = await take(`${line('L1')}\n{"id":\n[1]\n\n${line('L2')}\r\n`)
    expect(result).toMatchObject({ rows: 4, imported: 2, rejected: 2 })
    expect(report.map(({ row, line: at }) => [row, at])).toEqual([
      [2, 2],
      [3, 3],
    ])
  })

  it.each<[string, string | Buffer, More, RegExp]>([
    ['is empty', '', {}, /空的/],
    ['is a spreadsheet', Buffer.from(`PK\u0003\u0004${'\0'.repeat(26)}xl/workbook.xml`), {}, /另存为/],
    ['is one array', '[{"id":1}]', {}, /一行一个对象/],
    ['has a heading twice', 'id,id,body,date\n1,1,a,2019-03-04', {}, /出现了两次/],
    ['has no number', '标题,时间\na,2019-03-04', {}, /原编号（externalId）、提交时间（filedAt）/],
    [
      'lacks a column of the map',
      'id,body,date\n1,a,2019-03-04',
      { map: { columns: { title: '题目' } } },
      /没有“题目”这一列/,
    ],
    ['has a map of unknown fields', 'id,body,date\n', { map: { columns: { titel: 'id' } } }, /“titel”不认识/],
    [
      'has a map of unknown categories',
      'id,body,date,类别\n1,内容,2019-03-04,税\n',
      { map: { categories: { 税: 'TAXES' } } },
      /“TAXES”不认识/,
    ],
    ['is not what was said', GB, { encoding: 'utf-8' }, /不是完好的 utf-8/],
  ])('that %s is refused as a whole', async (_, content, more, words) => {
    const before = await counts()
    await expect(take(content, more)).rejects.toThrow(words)
    expect((await counts()).slice(0, 4)).toEqual(before.slice(0, 4))
  })

  it('may name its columns, categories, units and resolutions otherwise', async () => {
    const map = {
      columns: {
        externalId: '甲',
        description: '乙',
        filedAt: '丙',
        category: '丁',
        unit: '戊',
        resolution: '己',
        answer: '庚',
      },
      categories: { 纳税服务: 'TAX' },
      units: { 老建委: 'housing' },
      resolutions: { 办结: 'SOLVED' },
    }
    const { result } = await take('甲,乙,丙,丁,戊,己,庚\n1,内容,2019-03-04,纳税服务,老建委,办结,答复\n', { map })
    expect(result).toMatchObject({ imported: 1, unknownValues: 0 })
    const [{ request }] = (await importedRows()) as [Awaited<ReturnType<typeof importedRows>>[0]]
    expect(request.state).toMatchObject({ category: 'TAX', leadUnitId: 'housing', resolution: 'SOLVED' })
    const seen = (await app.as('officer', REQUEST, { id: request.id })).data?.request
    expect(seen.answer).toMatchObject({ text: '答复', resolution: 'SOLVED' })
  })
})

const ROWS = 1200
const IMPORT = path.join(import.meta.dirname, '../../../scripts/import.ts')

function importing(file: string) {
  const env = { ...process.env, DATABASE_URL: app.config.databaseUrl, INIT_CWD: dir }
  const child = spawn(process.execPath, [IMPORT, file, '--source', source], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  return { child, ended: once(child, 'exit').then(() => said) }
}

it('that was killed half way has each row once after it is run again', async () => {
  const lines = Array.from(
    { length: ROWS },
    (_, n) => `K${n},标题 ${n},内容 ${n}，不能办理,2020-01-0${(n % 9) + 1} 10:00`,
  )
  const file = path.join(dir, 'killed.csv')
  writeFileSync(file, `工单编号,标题,诉求内容,提交时间\n${lines.join('\n')}\n`)
  const first = importing(file)
  const watch = await openDatabase(app.config.databaseUrl)
  const { imports, requests } = watch.schema
  const there = async () =>
    (await watch.read.select({ id: imports.externalId }).from(imports).where(eq(imports.source, source))).length
  while ((await there()) === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  first.child.kill('SIGKILL')
  await first.ended
  const kept = await there()
  expect(kept).toBeGreaterThan(0)
  expect(kept).toBeLessThan(ROWS)
  const result = JSON.parse(await importing(file).ended)
  expect(result).toMatchObject({ rows: ROWS, imported: ROWS - kept, already: kept, rejected: 0 })
  expect(await there()).toBe(ROWS)
  const rows = await watch.read
    .select({ title: requests.title })
    .from(requests)
    .where(eq(requests.requesterId, (await importedRows())[0]?.request.requesterId ?? ''))
  expect(new Set(rows.map(({ title }) => title)).size).toBe(ROWS)
  expect(rows).toHaveLength(ROWS)
  await watch.close()
}, 90_000)
