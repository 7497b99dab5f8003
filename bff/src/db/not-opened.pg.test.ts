import postgres from 'postgres'
import { expect, it } from 'vitest'
import { notOpened, notOpenedWords } from './not-opened.ts'
import { openDatabase } from './open.ts'

const failed = async (url: string): Promise<unknown> =>
  openDatabase(url).then(
    async (db) => {
      await db.close()
      throw new Error('it was opened')
    },
    (error: unknown) => error,
  )

it('a database that is not there, or keeps other letters, is named as such', async () => {
  const admin = postgres(process.env.TEST_PG_URL ?? '', { max: 1, onnotice: () => {} })
  const name = `ascii_${process.pid}`
  const at = (database: string) => {
    const url = new URL(process.env.TEST_PG_URL ?? '')
    url.pathname = `/${database}`
    return url.href
  }
  try {
    await admin.unsafe(
      `CREATE DATABASE ${name} ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0`,
    )
    expect(notOpened(await failed(at(name)))).toMatchObject({ why: '库的编码不是 UTF8（NOT_UTF8）' })
    expect(notOpenedWords(await failed(at('not_there')))).toMatch(/^数据库打不开：没有这个库（3D000）。请先建库/)
  } finally {
    await admin.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await admin.end()
  }
})
