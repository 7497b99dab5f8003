import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { noticeText, WHOLE_2027 } from '@qihu/shared/time/whole-year.fixture'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { calendarCommand } from './calendar.cli.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await openTestDatabase()
})
afterEach(async () => {
  await database.db.close()
  await database.drop()
})

const run = (...args: string[]) => runOn(database.url, ...args)

async function runOn(url: string, ...args: string[]) {
  let out = ''
  let err = ''
  const code = await calendarCommand(
    args,
    { DATABASE_URL: url, INIT_CWD: database.dir },
    {
      out: (text) => {
        out += text
      },
      err: (text) => {
        err += text
      },
    },
  )
  return { code, out, err }
}

const write = (name: string, text: string) => writeFileSync(path.join(database.dir, name), text)

describe('the calendar command', () => {
  it('says which days it stored', async () => {
    write('2027.csv', noticeText(WHOLE_2027))
    const first = await run('import', '2027.csv')
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toContain('2027-02-20 上班 春节')
    const count = WHOLE_2027.length
    expect(first.out).toContain(`写入 ${count} 天，0 天没有变化；重新计算了 0 件诉求的期限。已知放假安排到 2027 年。`)
    expect((await run('import', '2027.csv')).out).toContain(`写入 0 天，${count} 天没有变化`)
  })

  it('says what stood there before, and what a year still lacks', async () => {
    write('draft.csv', '2026-12-07,HOLIDAY,误录\n2027-01-04,HOLIDAY,元旦\n')
    expect((await run('import', 'draft.csv')).out).toContain(
      '2027 年的放假安排还不完整，缺：春节、清明、劳动节、端午、中秋、国庆。补齐之前，这一年的期限仍是暂定。',
    )
    expect((await run('remove', '2026-12-07')).out).toContain('2026-12-07 平日（原为：放假 误录）')
    expect(await run('remove', '2026-12-32')).toMatchObject({ code: 1, err: expect.stringContaining('不是真实日期') })
  })

  it('reads what a Chinese spreadsheet writes, and the published forms', async () => {
    // 2027-01-01,HOLIDAY,元旦 in GBK.
    const gbk = Buffer.concat([Buffer.from('2027-01-01,HOLIDAY,'), Buffer.from([0xd4, 0xaa, 0xb5, 0xa9])])
    writeFileSync(path.join(database.dir, 'gbk.csv'), gbk)
    expect((await run('import', 'gbk.csv')).out).toContain('2027-01-01 放假 元旦')
    const utf16 = Buffer.from('\ufeff日期\t类型\t名称\n2027/2/20\t补班\t春节\n', 'utf16le')
    writeFileSync(path.join(database.dir, 'utf16.txt'), utf16)
    expect((await run('import', 'utf16.txt')).out).toContain('2027-02-20 上班 春节')
    write('public.json', '{"year":2027,"days":[{"name":"国庆节","date":"2027-10-04","isOffDay":true}]}')
    expect((await run('import', 'public.json')).out).toContain('2027-10-04 放假 国庆节')
    writeFileSync(path.join(database.dir, 'binary.xlsx'), Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xff, 0x80]))
    expect(await run('import', 'binary.xlsx')).toMatchObject({ code: 1, err: expect.stringContaining('可以用') })
  })

  it('tells many lines that are wrong in one way as one', async () => {
    const wrong = Array.from({ length: 9 }, (_, n) => `2027-03-0${n + 1},OFF,试`)
    write('wrong.csv', ['2027-01-01,HOLIDAY,元旦', ...wrong].join('\n'))
    const { err } = await run('import', 'wrong.csv')
    expect(err.trim().split('\n')).toHaveLength(2)
    expect(err).toContain('第 2、3、4、5、6 行等，共 9 行，如：kind（类型）是“OFF”')
  })

  it('names line, field and remedy of what is wrong, and stores nothing', async () => {
    write('wrong.csv', '2027-01-01,HOLIDAY,元旦\n2027-13-01,HOLIDAY,元旦\n')
    const { code, err } = await run('import', 'wrong.csv')
    expect(code).toBe(1)
    expect(err).toContain('第 2 行：date（日期）是“2027-13-01”，不是真实日期。请写成 2027-01-01 这样。')
    expect(err).toContain('什么都没有写入')
    expect(await database.db.read.select().from(database.db.schema.calendarDays)).toEqual([])
  })

  it.each([
    [['import', 'missing.csv'], 1, '找不到文件'],
    [[], 1, '用法'],
    [['import'], 1, '用法'],
    [['export', 'x'], 1, '用法'],
  ])('%j ends with %i', async (args, code, words) => {
    const result = await run(...args)
    expect(result.code).toBe(code)
    expect(result.err).toContain(words)
  })

  it.each([
    ['mysql://127.0.0.1/x', '数据库打不开。请核对 DATABASE_URL'],
    ['postgres://127.0.0.1:1/x', '数据库打不开：连不上（ECONNREFUSED）。请看数据库是否在运行。'],
  ])('says so when %s cannot be opened', async (url, words) => {
    write('2027.csv', '2027-01-01,HOLIDAY,元旦\n')
    const { code, err } = await runOn(url, 'import', '2027.csv')
    expect([code, err]).toEqual([1, expect.stringContaining(words)])
  })

  it('explains itself', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('npm run calendar -- import') })
  })
})
