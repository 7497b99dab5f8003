import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { environment, parseEnvironment } from './env-file.ts'

it('reads a file as systemd does: &, #, = and quotes within a value mean themselves', () => {
  const text = [
    '# a comment',
    '; another',
    '',
    'DATABASE_URL=postgres://qihu:p#a&s=s@127.0.0.1:5432/qihu?sslmode=verify-full&application_name=qihu',
    'DESK="某区 兜底专窗"',
    "SECRET='a\"b\\c # d'",
    'SMS_SECRET="say \\"so\\" & go"',
    '  H5_DIR = /srv/pages  ',
    'export EMPTY=',
    "WX_APP_ID=it's",
  ].join('\r\n')
  expect(parseEnvironment(text)).toEqual({
    DATABASE_URL: 'postgres://qihu:p#a&s=s@127.0.0.1:5432/qihu?sslmode=verify-full&application_name=qihu',
    DESK: '某区 兜底专窗',
    SECRET: 'a"b\\c # d',
    SMS_SECRET: 'say "so" & go',
    H5_DIR: '/srv/pages',
    EMPTY: '',
    WX_APP_ID: "it's",
  })
})

it.each([
  ['no name', 'SECRET', /第 1 行：要写成/],
  ['a quote without an end', 'A=1\nSECRET="abc', /第 2 行（SECRET）/],
  ['something behind a quote', "SECRET='abc'def", /第 1 行（SECRET）/],
])('names the line of %s', (_, text, message) => {
  expect(() => parseEnvironment(text)).toThrow(message)
})

it('is the file that ENV_FILE names, under what is set already', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'qihu-env-')), 'qihu.env')
  writeFileSync(file, 'DATABASE_URL=file:/from/the/file\nPORT=3100\n')
  expect(environment({ ENV_FILE: file, PORT: '3200' })).toMatchObject({
    DATABASE_URL: 'file:/from/the/file',
    PORT: '3200',
  })
  expect(environment({ PORT: '1' })).toEqual({ PORT: '1' })
  expect(() => environment({ ENV_FILE: '/nowhere/qihu.env' })).toThrow(/ENV_FILE 指定的 \/nowhere\/qihu.env.*ENOENT/)
})
