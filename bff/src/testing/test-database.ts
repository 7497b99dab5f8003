import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import type { Database, Db } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'

export type TestDatabase = { readonly db: Database; readonly url: string; readonly dir: string; drop(): Promise<void> }

/** Each test's database is a copy of it. */
const TEMPLATE = 'migrated'

/** A fresh database on the engine that TEST_ENGINE names (sqlite unless told otherwise), through the real migrations. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const dir = mkdtempSync(path.join(tmpdir(), 'qihu-test-'))
  const clean = () => rmSync(dir, { recursive: true, force: true })
  if (process.env.TEST_ENGINE !== 'pg') {
    const url = `file:${path.join(dir, 'test.sqlite')}`
    return { db: guarded(await openDatabase(url)), url, dir, drop: async () => clean() }
  }
  const base = process.env.TEST_PG_URL
  if (!base) throw new Error('TEST_ENGINE=pg needs TEST_PG_URL')
  const name = `t_${randomBytes(6).toString('hex')}`
  const admin = postgres(base, { max: 1, onnotice: () => {} })
  await migrateOnce(admin, base)
  await admin.unsafe(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`)
  const url = addressOf(base, name)
  return {
    db: guarded(await openDatabase(url)),
    url,
    dir,
    async drop() {
      await admin.unsafe(`DROP DATABASE ${name} WITH (FORCE)`)
      await admin.end()
      clean()
    },
  }
}

const inCommand = new AsyncLocalStorage<boolean>()

/**
 * The same, in which a command that reads past its transaction fails at once. On PostgreSQL as many of them at a time as
 * the pool has connections would each hold one and wait for another, for ever.
 */
function guarded(db: Database): Database {
  const read = new Proxy(db.read, {
    get(target, name) {
      if (inCommand.getStore()) throw new Error('a command reads past its transaction')
      return Reflect.get(target, name, target)
    },
  })
  const write: Database['write'] = (command) => db.write((tx: Db) => inCommand.run(true, () => command(tx)))
  return { ...db, read, write }
}

const addressOf = (base: string, name: string): string => {
  const url = new URL(base)
  url.pathname = `/${name}`
  return url.href
}

/** Whoever comes first on this server runs the migrations; the template gets its name when they are through. */
async function migrateOnce(admin: postgres.Sql, base: string): Promise<void> {
  const isThere = async () => (await admin`SELECT 1 FROM pg_database WHERE datname = ${TEMPLATE}`).length > 0
  if (await isThere()) return
  await admin`SELECT pg_advisory_lock(330198)`
  try {
    if (await isThere()) return
    const unfinished = `${TEMPLATE}_unfinished`
    await admin.unsafe(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`)
    await admin.unsafe(`CREATE DATABASE ${unfinished}`)
    await (await openDatabase(addressOf(base, unfinished))).close()
    await admin.unsafe(`ALTER DATABASE ${unfinished} RENAME TO ${TEMPLATE}`)
  } finally {
    await admin`SELECT pg_advisory_unlock(330198)`
  }
}
