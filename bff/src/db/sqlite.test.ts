import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, DatabaseUnavailable, type Db } from './database.ts'
import { insertInto } from './insert.ts'
import type { Schema } from './schema.ts'
import { openSqlite } from './sqlite.ts'
import { given, keptStatement, statement } from './statement.ts'
import { together } from './together.ts'

let dir: string
let db: Database
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'qihu-sqlite-'))
  db = openSqlite(path.join(dir, 'test.sqlite'))
})
afterEach(async () => {
  await db.close()
  rmSync(dir, { recursive: true, force: true })
})

const GIVEN = { series: 's' }

const nextOfTest = (read: Db, { numbers }: Schema) =>
  read
    .select({ next: numbers.next })
    .from(numbers)
    .where(eq(numbers.series, given('series')))

it('is made so that nobody else on the machine reads it', () => {
  for (const name of ['test.sqlite', 'test.sqlite-wal']) expect(statSync(path.join(dir, name)).mode & 0o007).toBe(0)
})

describe('SQLite', () => {
  it('shares a commit among the commands that wait', async () => {
    const { stats } = db
    const [commits, commands] = [stats.commits, stats.commands]
    await Promise.all(
      Array.from({ length: 64 }, (_, n) =>
        db.write((tx) => tx.insert(db.schema.numbers).values({ series: `${n}`, next: 1 })),
      ),
    )
    expect(stats.commands - commands).toBe(64)
    expect(stats.commits - commits).toBeLessThanOrEqual(2)
  })

  it('answers a full database by code, keeps what was acknowledged, and goes on when there is room again', async () => {
    const limit = (pages: number) =>
      db.write(async (tx) => {
        await (tx as unknown as { run(query: unknown): Promise<unknown> }).run(
          sql.raw(`PRAGMA max_page_count = ${pages}`),
        )
      })
    const { texts } = db.schema
    const write = (n: number) =>
      db.write((tx) => tx.insert(texts).values({ id: `t${n}`, thingId: 'r', body: '长'.repeat(2000), createdAt: n }))
    await limit(80)
    const acknowledged: number[] = []
    let refusal: unknown
    for (let n = 0; n < 200 && !refusal; n += 1) {
      await write(n).then(
        () => acknowledged.push(n),
        (error: unknown) => {
          refusal = error
        },
      )
    }
    expect(refusal).toBeInstanceOf(DatabaseUnavailable)
    expect((refusal as DatabaseUnavailable).reason).toBe('FULL')
    expect(await db.read.select().from(texts)).toHaveLength(acknowledged.length)
    await limit(10_000)
    await write(1000)
    expect(await db.read.select().from(texts)).toHaveLength(acknowledged.length + 1)
  })

  it('stores nothing else of a command for which there was no room', async () => {
    const { texts, numbers } = db.schema
    const writer = await db.write(async (tx) => (tx as unknown as { $client: Sqlite.Database }).$client)
    writer.pragma(`max_page_count = ${Number(writer.pragma('page_count', { simple: true })) + 10}`)
    const body = '长'.repeat(200_000)
    const refused = db.write((tx) =>
      together(tx, [
        () => insertInto(tx, texts, [{ id: 'long', thingId: 'r', body, createdAt: 1 }]),
        () => insertInto(tx, numbers, [{ series: 'beside', next: 1 }]),
      ]),
    )
    const beside = db.write((tx) => insertInto(tx, numbers, [{ series: 'another', next: 1 }]))
    await expect(refused).rejects.toBeInstanceOf(DatabaseUnavailable)
    await beside.catch(() => {})
    const stored = await db.read.select({ series: numbers.series }).from(numbers)
    expect(stored.map(({ series }) => series)).not.toContain('beside')
    expect(await db.read.select().from(texts)).toEqual([])
  })

  it('reads what was committed, by us or by another process, at once', async () => {
    const { numbers } = db.schema
    const statementOf = statement('next_of_test', nextOfTest)
    const next = () => statementOf(db.read, db.schema, GIVEN)
    expect(await next()).toEqual([])
    await db.write(async (tx) => {
      await tx.insert(numbers).values({ series: 's', next: 1 })
      expect(await next()).toEqual([])
    })
    expect(await next()).toEqual([{ next: 1 }])
    const another = new Sqlite(path.join(dir, 'test.sqlite'))
    another.prepare("UPDATE number_sequences SET next = 4 WHERE series = 's'").run()
    expect(await next()).toEqual([{ next: 4 }])
    another.close()
  })

  it('reads what seldom changes again when it has, and not whenever anything was committed', async () => {
    const { numbers, units } = db.schema
    const names = keptStatement('kept_units_of_test', (read, { units }) =>
      read.select({ name: units.name }).from(units),
    )
    const unit = (name: string) => ({ id: name, name, division: '330199', leads: true })
    const named = () => names(db.read, db.schema)
    const before = await named()
    await db.write((tx) => tx.insert(numbers).values({ series: 'other', next: 1 }))
    expect(await named()).toBe(before)
    // What reads another table beside them cannot be kept.
    const both = keptStatement('kept_units_and_numbers', (read, { units, numbers }) =>
      read
        .select({ name: units.name, next: numbers.next })
        .from(units)
        .rightJoin(numbers, eq(numbers.series, units.id)),
    )
    await expect(both(db.read, db.schema)).rejects.toThrow('kept_units_and_numbers reads tables that change')
    expect(() => before.push({ name: '' })).toThrow(TypeError)
    // Its own change is seen by a command at once, by others when it is committed, and by nobody when it is undone.
    const undone = db.write(async (tx) => {
      await tx.insert(units).values(unit('undone'))
      expect(await names(tx, db.schema)).toEqual([{ name: 'undone' }])
      throw new Error('changed my mind')
    })
    const after = db.write((tx) => names(tx, db.schema))
    await expect(undone).rejects.toThrow('changed my mind')
    expect(await after).toEqual([])
    await db.write(async (tx) => {
      expect(await names(tx, db.schema)).toEqual([])
      await tx.insert(units).values(unit('甲局'))
      expect(await names(tx, db.schema)).toEqual([{ name: '甲局' }])
      expect(await named()).toEqual([])
      await tx.update(units).set({ name: '乙局' })
      expect(await names(tx, db.schema)).toEqual([{ name: '乙局' }])
    })
    expect(await named()).toEqual([{ name: '乙局' }])
    await db.write((tx) => tx.delete(units))
    expect(await named()).toEqual([])
    await db.write((tx) => tx.insert(units).values(unit('丁局')))
    expect(await named()).toEqual([{ name: '丁局' }])
    await db.write((tx) => tx.update(units).set({ name: '戊局' }))
    expect(await named()).toEqual([{ name: '戊局' }])
    const another = new Sqlite(path.join(dir, 'test.sqlite'))
    another.prepare("UPDATE units SET name = '丙局'").run()
    expect(await db.write((tx) => names(tx, db.schema))).toEqual([{ name: '丙局' }])
    await new Promise(setImmediate)
    expect(await named()).toEqual([{ name: '丙局' }])
    another.prepare('DELETE FROM units').run()
    another.close()
    await new Promise(setImmediate)
    expect(await named()).toEqual([])
  })

  it('stores messages, contacts and limits by their keys, and those of the release before', async () => {
    const before = path.join(dir, 'before.sqlite')
    const folder = path.join(dir, 'migrations')
    const migrations = path.join(import.meta.dirname, '../../migrations/sqlite')
    cpSync(migrations, folder, { recursive: true })
    const journal = path.join(folder, 'meta/_journal.json')
    const all = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] }
    const entries = all.entries.filter(({ tag }) => tag < '0009')
    writeFileSync(journal, JSON.stringify({ ...all, entries }))
    const old = new Sqlite(before)
    migrate(drizzle(old), { migrationsFolder: folder })
    old.exec(`INSERT INTO counters VALUES ('tries', 3, 99);
      INSERT INTO contacts VALUES ('c', '丙', '13900000000', '1');
      INSERT INTO messages (id, person_id, request_id, kind, title, body, created_at, read_at)
      VALUES ('b', 'p', 'r', 'FILED', '已收到', '正文', 2, NULL), ('a', 'p', NULL, 'SIGNED', '办理中', '正文二', 1, 5)`)
    old.close()
    const now = openSqlite(before)
    const { messages, contacts, counters } = now.schema
    expect(await now.read.select().from(counters)).toEqual([{ key: 'tries', count: 3, until: 99 }])
    const contact = { id: 'c', name: '丙', phone: '13900000000', noticeVersion: '1' }
    expect(await now.read.select().from(contacts)).toEqual([contact])
    const kept = { personId: 'p', thingKind: 'REQUEST' }
    expect(await now.read.select().from(messages)).toEqual([
      { ...kept, id: 'a', thingId: null, kind: 'SIGNED', title: '办理中', body: '正文二', createdAt: 1, readAt: 5 },
      { ...kept, id: 'b', thingId: 'r', kind: 'FILED', title: '已收到', body: '正文', createdAt: 2, readAt: null },
    ])
    await now.close()
    const file = new Sqlite(before, { readonly: true })
    const listed = file.pragma('table_list') as { name: string; wr: number }[]
    const plain = ['messages', 'contacts', 'counters'].filter((name) => !listed.find((each) => each.name === name)?.wr)
    expect(plain).toEqual([])
    file.close()
  })

  it('copies its log back whole under large commits', async () => {
    const { texts } = db.schema
    for (let n = 0; n < 60; n += 1) {
      const body = '长'.repeat(200_000)
      await db.write(async (tx) => {
        await tx.insert(texts).values({ id: `t${n}`, thingId: 'r', body, createdAt: n })
      })
    }
    expect(statSync(path.join(dir, 'test.sqlite-wal')).size).toBeLessThan(24_000_000)
  })

  it('answers all who wait although nothing can be rolled back, and goes on as soon as it can', async () => {
    const { numbers } = db.schema
    const add = (series: string) => db.write((tx) => tx.insert(numbers).values({ series, next: 1 }))
    let open: IterableIterator<unknown> | undefined
    // A connection in the middle of a query refuses everything else, a rollback too.
    const stuck = db.write(async (tx) => {
      const { $client } = tx as unknown as { $client: Sqlite.Database }
      open = $client.prepare('SELECT 1 UNION SELECT 2').iterate()
      open.next()
      throw new Error('changed my mind')
    })
    const results = await Promise.allSettled([add('before'), stuck, add('beside')])
    expect(results.map((each) => each.status)).toEqual(['rejected', 'rejected', 'rejected'])
    await expect(add('after')).rejects.toThrow()
    open?.return?.()
    await add('again')
    expect(await db.read.select().from(numbers)).toEqual([{ series: 'again', next: 1 }])
  })
})
