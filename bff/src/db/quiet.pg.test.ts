import { eq } from 'drizzle-orm'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import type { Database, Db } from './database.ts'
import { insertInto } from './insert.ts'
import { openDatabase } from './open.ts'
import { listenToQuiet } from './quiet.pg.ts'
import { keptStatement } from './statement.ts'

const names = keptStatement('kept_unit_names', (db, { units }) => db.select({ name: units.name }).from(units))
const unit = (name: string) => ({ id: name, name, division: '330199', leads: true })

let test: TestDatabase
let another: Database
const named = (db: Database) => names(db.read, db.schema)
const add = (db: Database, name: string) => db.write((tx) => tx.insert(db.schema.units).values(unit(name)))
/** Until news have come through, so that rows are kept at all. */
async function keeps(db: Database): Promise<void> {
  let last = await named(db)
  const again = async () => {
    const before = last
    last = await named(db)
    return last === before
  }
  await expect.poll(again, { timeout: 5_000 }).toBe(true)
}

beforeEach(async () => {
  test = await openTestDatabase()
  another = await openDatabase(test.url)
})
afterEach(async () => {
  await another.close()
  await test.db.close()
  await test.drop()
})

// SQLite's own ways are tried in sqlite.test.ts, and what holds for both engines here.
describe(`what seldom changes, on ${process.env.TEST_ENGINE ?? 'sqlite'}`, () => {
  it('is read once for as long as it is the same, whatever else is committed', async () => {
    await keeps(test.db)
    const before = await named(test.db)
    await test.db.write((tx) => tx.insert(test.db.schema.numbers).values({ series: 's', next: 1 }))
    expect(await named(test.db)).toBe(before)
  })

  it('is read once although sessions are in use all the time, and anew once one is changed', async () => {
    const { db } = test
    const { sessions } = db.schema
    const session = { tokenHash: 's', personId: 'p', channel: 'H5', createdAt: 1, expiresAt: 2 } as const
    await db.write((tx) => tx.insert(sessions).values(session))
    for (const each of [db, another]) await keeps(each)
    const before = [await named(db), await named(another)]
    await db.write((tx) => tx.update(sessions).set({ seenAt: 2 }).where(eq(sessions.tokenHash, 's')))
    expect(await named(db)).toBe(before[0])
    if (process.env.TEST_ENGINE === 'pg') {
      // As long as news take to come through.
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(await named(another)).toBe(before[1])
    }
    await db.write((tx) => tx.update(sessions).set({ seenAt: 3, expiresAt: 3 }).where(eq(sessions.tokenHash, 's')))
    expect(await named(db)).not.toBe(before[0])
    await expect.poll(async () => (await named(another)) === before[1]).toBe(false)
  })

  it('is nothing that changes all the time', async () => {
    const uses = keptStatement('kept_uses', (db, { sessions }) => db.select({ seenAt: sessions.seenAt }).from(sessions))
    await expect(uses(test.db.read, test.db.schema)).rejects.toThrow('change all the time')
  })

  it('is read anew by whoever changed it, at once, and by a command that has', async () => {
    await keeps(test.db)
    for (const name of ['a', 'b', 'c', 'd']) {
      await test.db.write(async (tx) => {
        await names(tx, test.db.schema)
        await tx.insert(test.db.schema.units).values(unit(name))
        expect((await names(tx, test.db.schema)).map((each) => each.name)).toContain(name)
      })
      expect((await named(test.db)).map((each) => each.name)).toContain(name)
    }
    const undone = test.db.write(async (tx) => {
      await tx.insert(test.db.schema.units).values(unit('undone'))
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    expect(await named(test.db)).toHaveLength(4)
  })

  it('is read anew by other processes a moment later', async () => {
    await keeps(test.db)
    await keeps(another)
    await add(test.db, 'new')
    await expect.poll(() => named(another), { timeout: 1_000 }).toEqual([{ name: 'new' }])
    const { units } = another.schema
    await another.write((tx) => tx.update(units).set({ name: 'newer' }).where(eq(units.id, 'new')))
    await expect.poll(() => named(test.db), { timeout: 1_000 }).toEqual([{ name: 'newer' }])
    await another.write((tx) => tx.delete(units))
    await expect.poll(() => named(test.db), { timeout: 1_000 }).toEqual([])
  })
})

/** Ends every connection to this database but the one that ends them. */
async function endConnections(): Promise<void> {
  const sql = postgres(test.url, { max: 1, onnotice: () => {} })
  await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND datname = current_database()`
  await sql.end()
}

if (process.env.TEST_ENGINE === 'pg') {
  it('is marked as this release does it, where an earlier one marked it otherwise', async () => {
    const sql = postgres(test.url, { max: 1, onnotice: () => {} })
    const marks = () =>
      sql`SELECT c.relname AS name, t.tgattr::text AS columns FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE t.tgname = 'quiet_changed' ORDER BY 1`
    const own = await marks()
    expect(own.filter(({ columns }) => columns !== '').map(({ name }) => name)).toEqual(['sessions'])
    await sql`DROP TRIGGER quiet_changed ON units`
    await sql`CREATE OR REPLACE TRIGGER quiet_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON sessions
      FOR EACH STATEMENT EXECUTE FUNCTION quiet_changed()`
    expect(await marks()).not.toEqual(own)
    await (await openDatabase(test.url)).close()
    expect(await marks()).toEqual(own)
    await sql.end()
  })

  it('comes through again after every connection was ended', async () => {
    await keeps(another)
    await endConnections()
    await add(test.db, 'meanwhile').catch(() => add(test.db, 'meanwhile'))
    await expect.poll(() => named(another).catch(() => []), { timeout: 3_000 }).toEqual([{ name: 'meanwhile' }])
    await keeps(another)
    await add(test.db, 'later')
    await expect.poll(async () => (await named(another)).length, { timeout: 1_000 }).toBe(2)
  })
}

if (process.env.TEST_ENGINE === 'pg') {
  it('a command whose connection has gone changes nothing any more, whoever has that connection then', async () => {
    const { db } = test
    const { numbers } = db.schema
    const add = (tx: Db, series: string) => insertInto(tx, numbers, [{ series, next: 1 }])
    let goOn = () => {}
    const connectionIsBack = new Promise<void>((resolve) => {
      goOn = resolve
    })
    let wentOn = () => {}
    const hasGoneOn = new Promise<void>((resolve) => {
      wentOn = resolve
    })
    const cut = db.write(async (tx) => {
      await add(tx, 'before')
      await tx.select().from(numbers)
      // As a command does that waits for something else than its own connection.
      await connectionIsBack
      await add(tx, 'after').finally(wentOn)
    })
    const refusal = cut.catch((error: unknown) => error)
    await new Promise((resolve) => setTimeout(resolve, 200))
    await endConnections()
    expect(await refusal).toBeInstanceOf(Error)
    // Every connection is in use again, by commands that have stored something and are not through.
    const others = Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        db.write(async (tx) => {
          await add(tx, `other ${n}`)
          await tx.select().from(numbers)
          goOn()
          await hasGoneOn
          await new Promise((resolve) => setTimeout(resolve, 50))
          throw new Error('changed my mind')
        }),
      ).map((each) => each.catch((error: Error) => error.message)),
    )
    expect(new Set(await others)).toEqual(new Set(['changed my mind']))
    expect(await db.read.select().from(numbers)).toEqual([])
  })
}

describe('news from PostgreSQL', () => {
  /** A listening connection, and whether what is sent on it arrives. */
  function line() {
    const at = { arrives: true, now: 0, hear: (_: string) => {}, begin: () => {} }
    const listen = async (_: string, hear: (words: string) => void, begin: () => void) => {
      Object.assign(at, { hear, begin })
      begin()
    }
    const notify = async (_: string, words: string) => at.arrives && at.hear(words)
    const news = listenToQuiet({ listen, notify } as unknown as postgres.Sql, () => at.now)
    const states = async () => {
      // Whoever asks has a beat sent; what it brings is known to whoever asks next.
      news.state({})
      await Promise.resolve()
      return news.state({})
    }
    return { at, news, states }
  }

  it('are trusted while they come through, and for a second longer', async () => {
    const { at, states } = line()
    const before = await states()
    expect(before).not.toBeNull()
    at.arrives = false
    at.now += 999
    expect(await states()).toBe(before)
    at.now += 1
    expect(await states()).toBeNull()
    at.arrives = true
    at.now += 400
    // What came meanwhile was not heard.
    expect([null, before]).not.toContain(await states())
  })

  it('are not trusted at all where a pooler takes the listening connection away', async () => {
    const { at, states } = line()
    at.arrives = false
    for (let n = 0; n < 5; n += 1) {
      at.now += 500
      expect(await states()).toBeNull()
    }
  })

  it('say that there was a change, also where it may have been missed', async () => {
    const { at, news, states } = line()
    const seen = [await states()]
    for (const change of [() => at.hear('changed'), at.begin, news.changed]) {
      change()
      seen.push(await states())
    }
    expect(new Set(seen).size).toBe(4)
    const changer = {}
    news.changing(changer)
    expect(news.state(changer)).toBeNull()
  })
})
