import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../bff/src/db/open.ts'
import { databaseShown, dataCommand } from './data-command.ts'

const dir = mkdtempSync(join(tmpdir(), 'qihu-command-'))
const missing = join(dir, 'missing.sqlite')
writeFileSync(join(dir, 'days.csv'), '2027-01-01,HOLIDAY,元旦\n')

function run(verb: string, args: string[], env: NodeJS.ProcessEnv) {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(DATABASE_URL|DATA_DIR|DEMO)$/.test(name)),
  )
  const done = spawnSync(process.execPath, [join(import.meta.dirname, `${verb}.ts`), ...args], {
    env: { ...clean, INIT_CWD: dir, ...env },
    encoding: 'utf8',
  })
  return { code: done.status, first: done.stderr.split('\n')[0], said: done.stderr }
}

test.each([
  ['backup', [join(dir, 'copy')]],
  ['import', ['days.csv']],
  ['calendar', ['import', 'days.csv']],
  ['rebuild', []],
])('%s names its database first, and makes none where a name was mistaken', (verb, args) => {
  const { code, first, said } = run(verb, args, { DATABASE_URL: `file:${missing}` })
  expect([code, first]).toEqual([1, `数据库：file:${missing}`])
  expect(said).toContain('没有这个数据库文件，什么都没有做')
  expect(existsSync(missing)).toBe(false)
})

test('a command works on the database of the service’s own file, with & and # in it and real credentials beside', async () => {
  const file = join(dir, 'a&b#c.sqlite')
  await (await openDatabase(`file:${file}`)).close()
  writeFileSync(
    join(dir, 'qihu.env'),
    `# the service's\nNODE_ENV=production\nDATABASE_URL=file:${file}\nSMS_SECRET='x&y'\n`,
  )
  const { code, first } = run('calendar', ['import', 'days.csv'], { ENV_FILE: join(dir, 'qihu.env') })
  expect([code, first]).toEqual([0, `数据库：file:${file}`])
})

test('a password is not said, and a wrong file is named with its remedy', () => {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  expect(dataCommand(['x'], { DATABASE_URL: 'postgres://qihu:p%23a@db:5432/qihu' }, { say })).not.toBeNull()
  expect(lines).toEqual(['数据库：postgres://qihu@db:5432/qihu'])
  expect(dataCommand(['x'], { ENV_FILE: join(dir, 'nowhere') }, { say })).toBeNull()
  expect(lines.at(-1)).toContain('ENV_FILE')
})

test('only what fills an empty database may make one, and only where its name was given', () => {
  const say = () => {}
  expect(dataCommand(['x'], { DATABASE_URL: `file:${missing}` }, { creates: true, say })).not.toBeNull()
  expect(dataCommand(['x'], { DATA_DIR: join(dir, 'new') }, { creates: true, say })).not.toBeNull()
  expect(dataCommand(['x'], { DATA_DIR: join(dir, 'new') }, { say })).toBeNull()
})

test.each([
  ['postgres://qihu:secret@127.0.0.1:5432/qihu?sslmode=require', 'postgres://qihu@127.0.0.1:5432/qihu'],
  ['postgres://qihu:p@secret#1@127.0.0.1/qihu', 'postgres://…（密码里的'],
  ['postgres://qihu:p?secret@127.0.0.1/qihu', 'postgres://…'],
  ['postgres://qihu:p/secret@127.0.0.1/qihu', 'postgres://…'],
])('an address is shown without its password, however it is written: %s', (url, shown) => {
  expect(databaseShown(url)).toContain(shown)
  expect(databaseShown(url)).not.toContain('secret')
})
