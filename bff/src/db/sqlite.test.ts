import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, DatabaseUnavailable, type Db } from './database.ts'
import type { Schema } from './schema.ts'
import { openSqlite } from './sqlite.ts'
import { given, keptStatement, statement } from './statement.ts'

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

const toNext = (numbers: Schema['numbers'], next: number) => ({ target: numbers.series, set: { next } })

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

  it('reads what was committed by us at once, and by another process from the next turn on', async () => {
    const { numbers } = db.schema
    const next = statement('next_of_test', nextOfTest)
    const keptNext = keptStatement('kept_next_of_test', nextOfTest)
    const both = async () => [await next(db.read, db.schema, GIVEN), await keptNext(db.read, db.schema, GIVEN)]
    // Read while it is being written, so that the snapshot of the turn is held when it is committed.
    const set = (to: number) =>
      db.write(async (tx) => {
        await both()
        await tx.insert(numbers).values({ series: 's', next: to }).onConflictDoUpdate(toNext(numbers, to))
      })
    expect(await both()).toEqual([[], []])
    for (const value of [1, 2, 3]) {
      await set(value)
      expect(await both()).toEqual([[{ next: value }], [{ next: value }]])
    }
    const another = new Sqlite(path.join(dir, 'test.sqlite'))
    another.prepare("UPDATE number_sequences SET next = 4 WHERE series = 's'").run()
    expect(await both()).toEqual([[{ next: 3 }], [{ next: 3 }]])
    await new Promise(setImmediate)
    expect(await both()).toEqual([[{ next: 4 }], [{ next: 4 }]])
    another.close()
  })

  it('copies its log back whole although there is reading in every turn', async () => {
    const { texts } = db.schema
    const read = statement('next_of_test_beside', nextOfTest)
    for (let n = 0; n < 60; n += 1) {
      const body = '长'.repeat(200_000)
      await db.write(async (tx) => {
        await read(db.read, db.schema, GIVEN)
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
