import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { importCommand } from './import.cli.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(async () => {
  await database.db.close()
  await database.drop()
})

async function run(...args: string[]) {
  const said = { stdout: '', stderr: '' }
  const status = await importCommand(
    args,
    { DATABASE_URL: database.url, INIT_CWD: database.dir },
    {
      out: (text) => {
        said.stdout += text
      },
      err: (text) => {
        said.stderr += text
      },
    },
  )
  return { status, ...said }
}
const write = (name: string, text: string) => writeFileSync(path.join(database.dir, name), text)
const ORDERS = 'id,title,description,date\nA1,户口,内容,2019-03-04\nA2,户口,内容,03/04/2019\n'

describe('the import command', () => {
  it('takes nothing where the values of a column are explained that is not there', async () => {
    write('orders-department.csv', 'id,title,description,date,科室\nD1,户口,内容,2019-03-04,一科\n')
    write('units.json', JSON.stringify({ units: { 一科: 'unit-1' } }))
    const { status, stderr } = await run('orders-department.csv', '--map', 'units.json')
    expect(status).toBe(1)
    expect(stderr).toContain(
      '对应表写了 units，但认不出承办单位（unit）是哪一列。文件里有：id、title、description、date、科室。',
    )
    expect(stderr).not.toContain('导入 1 件')
  })

  it('says in numbers and in words how many are in', async () => {
    write('orders.csv', ORDERS)
    const dry = await run('orders.csv', '--dry-run')
    expect(dry.stderr).toContain('可以导入 1 件')
    const first = await run('orders.csv')
    expect(first.status).toBe(1)
    expect(JSON.parse(first.stdout)).toMatchObject({ rows: 2, imported: 1, rejected: 1, complete: true })
    expect(first.stderr).toContain(
      '读到 2 件：导入 1 件，以前已有 0 件，编号相同而内容不同、没有改写的 0 件，不能导入 1 件。',
    )
    const second = await run('orders.csv', '--date-format', 'MM/DD/YYYY')
    expect([second.status, JSON.parse(second.stdout).imported]).toEqual([0, 1])
  })

  it('leaves out a row that the database refuses, and says how far it came when it refuses a whole batch', async () => {
    const { db } = database
    await db.write(async (tx) => {
      const raw = tx as unknown as Record<'run' | 'execute', (query: unknown) => Promise<unknown>>
      const only = "CREATE UNIQUE INDEX no_title_twice ON service_requests (title) WHERE title LIKE '第%'"
      await raw[db.engine === 'pg' ? 'execute' : 'run'](sql.raw(only))
    })
    const lines = Array.from(
      { length: 250 },
      (_, n) => `C${n},第${n > 99 ? 0 : n - (n === 7 ? 1 : 0)}件,内容,2019-03-04`,
    )
    write('cut.csv', `id,title,description,date\n${lines.join('\n')}\n`)
    const { status, stdout, stderr } = await run('cut.csv')
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ imported: 99, rejected: 1, complete: false })
    expect(stderr).toMatch(/中途停了：.*\n读到 \d+ 件：导入 99 件.*\n排除原因后用同样的命令再运行一次/)
    expect(stderr).not.toMatch(/第\d+件|insert|service_requests/)
    expect(readFileSync(path.join(database.dir, 'cut.csv.report.ndjson'), 'utf8')).toMatch(
      /^\{"row":8,"line":9,"externalId":"C7".*数据库不收这一行/,
    )
    const { imports } = db.schema
    expect((await db.read.select().from(imports)).filter(({ externalId }) => /^C/.test(externalId))).toHaveLength(99)
  })

  it.each([
    [['--date-format', 'soon'], 2, '--date-format 看不懂“soon”'],
    [['--encoding', 'latin1'], 2, '--encoding 不认识“latin1”'],
    [['--report', 'missing/report.csv'], 1, '--report 指定别的位置'],
    [['--report', 'orders.csv'], 1, '请换一个名字'],
    [['--map', 'missing.json'], 1, '找不到对应表'],
    [['--what'], 2, '用法'],
    [['another.csv'], 2, '用法'],
  ])('%j ends with %i', async (args, status, words) => {
    write('orders.csv', ORDERS)
    const result = await run('orders.csv', ...args)
    expect(result.status).toBe(status)
    expect(result.stderr).toContain(words)
  })

  it.each([
    ['missing.csv', '找不到文件'],
    ['.', '不是一个文件'],
  ])('%s is no file', async (name, words) => {
    expect(await run(name)).toMatchObject({ status: 1, stderr: expect.stringContaining(words) })
  })

  it('explains every option', async () => {
    const { status, stdout } = await run('--help')
    expect(status).toBe(0)
    for (const option of ['dry-run', 'source', 'map', 'report', 'encoding', 'date-format', 'as-is', 'help']) {
      expect(stdout).toContain(`--${option}`)
    }
  })
})
