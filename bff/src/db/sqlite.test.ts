import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type Sqlite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, DatabaseUnavailable } from './database.ts'
import { openSqlite } from './sqlite.ts'

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
      db.write((tx) => tx.insert(texts).values({ id: `t${n}`, requestId: 'r', body: '长'.repeat(2000), createdAt: n }))
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
