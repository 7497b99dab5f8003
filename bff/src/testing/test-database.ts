import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'

export type TestDatabase = { readonly db: Database; readonly url: string; readonly dir: string; drop(): Promise<void> }

/** A fresh database on the engine that TEST_ENGINE names (sqlite unless told otherwise), through the real migrations. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const dir = mkdtempSync(path.join(tmpdir(), 'qihu-test-'))
  const clean = () => rmSync(dir, { recursive: true, force: true })
  if (process.env.TEST_ENGINE !== 'pg') {
    const url = `file:${path.join(dir, 'test.sqlite')}`
    return { db: await openDatabase(url), url, dir, drop: async () => clean() }
  }
  const base = process.env.TEST_PG_URL
  if (!base) throw new Error('TEST_ENGINE=pg needs TEST_PG_URL')
  const name = `t_${randomBytes(6).toString('hex')}`
  const admin = postgres(base, { max: 1, onnotice: () => {} })
  await admin.unsafe(`CREATE DATABASE ${name}`)
  const url = new URL(base)
  url.pathname = `/${name}`
  return {
    db: await openDatabase(url.href),
    url: url.href,
    dir,
    async drop() {
      await admin.unsafe(`DROP DATABASE ${name} WITH (FORCE)`)
      await admin.end()
      clean()
    },
  }
}
