import { writeFileSync } from 'node:fs'
import path from 'node:path'
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
    write('2027.csv', '2027-01-01,HOLIDAY,元旦\n2027-01-09,WORKDAY,元旦\n2027-10-01,HOLIDAY,国庆\n')
    const first = await run('import', '2027.csv')
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toContain('2027-01-09 上班 元旦')
    expect(first.out).toContain('写入 3 天，0 天没有变化；重新计算了 0 件诉求的期限。已知放假安排到 2027 年。')
    expect((await run('import', '2027.csv')).out).toContain('写入 0 天，3 天没有变化')
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

  it.each(['mysql://127.0.0.1/x', 'postgres://127.0.0.1:1/x'])('says so when %s cannot be opened', async (url) => {
    write('2027.csv', '2027-01-01,HOLIDAY,元旦\n')
    const { code, err } = await runOn(url, 'import', '2027.csv')
    expect([code, err]).toEqual([1, '数据库打不开。请检查 DATABASE_URL 指向的文件或服务，再运行一次。\n'])
  })

  it('explains itself', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('npm run calendar -- import') })
  })
})
