import { readFileSync } from 'node:fs'
import path from 'node:path'
import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { changeRows } from './change.ts'
import { DatabaseUnavailable, type Db, isConflict } from './database.ts'
import { insertInto } from './insert.ts'
import { openDatabase } from './open.ts'
import { rowsWithin } from './rows-within.ts'
import { FIRST_CENTRE } from './schema.ts'
import { given, givenNumber, statement } from './statement.ts'
import { together } from './together.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(async () => {
  await test.db.close()
  await test.drop()
})

const add = (series: string, next = 1) =>
  test.db.write((tx) => tx.insert(test.db.schema.numbers).values({ series, next }))
const count = async () => (await test.db.read.select().from(test.db.schema.numbers)).length

describe('a write', () => {
  it('is whole or not at all', async () => {
    const before = await count()
    const failing = test.db.write(async (tx) => {
      await tx.insert(test.db.schema.numbers).values({ series: 'half', next: 1 })
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await count()).toBe(before)
  })

  it('does not take its neighbours with it when it fails', async () => {
    await add('taken')
    const results = await Promise.allSettled(['n1', 'taken', 'n2', 'taken', 'n3'].map((series) => add(series)))
    expect(results.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'])
    const [, refused] = results
    expect(refused?.status === 'rejected' && isConflict(refused.reason)).toBe(true)
  })

  it('does together what need not wait for each other, and none of it where one fails', async () => {
    const { numbers } = test.db.schema
    const put = (tx: Db, series: string) => tx.insert(numbers).values({ series, next: 1 })
    const works = (tx: Db, first: string, second: string) =>
      together(tx, [() => put(tx, first).returning(), () => put(tx, second).returning()])
    expect(await test.db.write((tx) => works(tx, 'together 1', 'together 2'))).toEqual([
      [{ series: 'together 1', next: 1 }],
      [{ series: 'together 2', next: 1 }],
    ])
    const before = await count()
    await expect(test.db.write((tx) => works(tx, 'together 1', 'together 3'))).rejects.toThrow()
    await expect(test.db.write((tx) => works(tx, 'together 4', 'together 2'))).rejects.toThrow()
    expect(await count()).toBe(before)
  })

  it('is undone alone when it fails after it has written, whatever else was committed with it', async () => {
    const { numbers } = test.db.schema
    const half = (series: string) =>
      test.db.write(async (tx) => {
        await tx.insert(numbers).values({ series, next: 1 })
        throw new Error('changed my mind')
      })
    await add('w0')
    const results = await Promise.allSettled([add('w1'), half('h1'), add('w2'), add('w0'), half('h2'), add('w3')])
    expect(results.map((each) => each.status === 'fulfilled')).toEqual([true, false, true, false, false, true])
    const rows = await test.db.read.select().from(numbers)
    const kept = rows.map(({ series }) => series).filter((series) => /^[hw]\d$/.test(series))
    expect(kept.toSorted()).toEqual(['w0', 'w1', 'w2', 'w3'])
  })

  it('is read back right after it was answered', async () => {
    await add('answered', 7)
    const { numbers } = test.db.schema
    const [row] = await test.db.read.select().from(numbers).where(eq(numbers.series, 'answered'))
    expect(row).toEqual({ series: 'answered', next: 7 })
  })

  it('keeps booleans, lists and large instants', async () => {
    const { people } = test.db.schema
    const person = {
      id: 'p1',
      name: '甲',
      phone: null,
      title: '',
      formerRoles: ['CITIZEN' as const],
      formerUnitId: null,
      staff: true,
      demoKey: null,
      createdAt: 1_900_000_000_123,
    }
    await test.db.write((tx) => tx.insert(people).values(person))
    const [row] = await test.db.read.select().from(people).where(eq(people.id, 'p1'))
    expect(row).toEqual(person)
  })
})

describe('rows that go in by a statement of their own', () => {
  it('read back as those built for the occasion do, what is missing as the column says or as nothing', async () => {
    const { db } = test
    const { windows, outbox } = db.schema
    const window = (id: string, revokedAt: number | null) => {
      return {
        id,
        hallId: 'h',
        name: '一号',
        services: ['消防', '"引号"'],
        keyVersion: '1',
        formerUntil: null,
        revokedAt,
      }
    }
    const rows = [window('w1', null), window('w2', 1_900_000_000_123)]
    const { revokedAt: _, ...open } = window('w3', null)
    const notice = {
      messageId: 'm',
      personId: 'p',
      thingId: 'r',
      thingVersion: 1,
      kind: 'RECEIVED',
      channel: 'SMS' as const,
      state: 'WAITING' as const,
      dueSort: 1,
      attempts: 0,
      nextAt: 1,
      leaseUntil: 0,
      createdAt: 1,
    }
    const person = { name: '乙', title: '', formerRoles: ['LEADER' as const], createdAt: 1 }
    await db.write(async (tx) => {
      await insertInto(tx, windows, [])
      await insertInto(tx, windows, rows)
      await insertInto(tx, windows, [open])
      await insertInto(tx, outbox, [notice, notice])
      await insertInto(tx, db.schema.people, [
        { ...person, id: 'staff', staff: true },
        { ...person, id: 'guest', staff: false },
      ])
    })
    expect(await db.read.select().from(windows).orderBy(windows.id)).toEqual([...rows, { ...open, revokedAt: null }])
    const [first, second] = await db.read.select().from(outbox).orderBy(outbox.id)
    const missing = { thingKind: 'REQUEST', outcome: null, platformRef: null, doneAt: null }
    expect(first).toEqual({ ...notice, ...missing, id: first?.id })
    expect(second?.id).toBe((first?.id ?? 0) + 1)
    const { people } = db.schema
    expect(await db.read.select({ id: people.id }).from(people).where(eq(people.staff, false))).toEqual([
      { id: 'guest' },
    ])
  })

  it('are refused by their keys like any other', async () => {
    const { db } = test
    const twice = db.write((tx) =>
      insertInto(
        tx,
        db.schema.numbers,
        [1, 2].map((next) => ({ series: 'twice', next })),
      ),
    )
    expect(isConflict(await twice.catch((error: unknown) => error))).toBe(true)
    const { numbers } = db.schema
    expect(await db.read.select().from(numbers).where(eq(numbers.series, 'twice'))).toEqual([])
  })
})

describe('rows that nobody waits for one by one', () => {
  const next = (series: string) => ({ series, next: 1 })

  it('are read by the command that has stored them', async () => {
    const { db } = test
    const { numbers } = db.schema
    const found = await db.write(async (tx) => {
      void insertInto(tx, numbers, [next('behind')])
      return tx.select().from(numbers).where(eq(numbers.series, 'behind'))
    })
    expect(found).toEqual([next('behind')])
  })

  it('fail the whole command, whatever comes after them, and are named by their own fault', async () => {
    const { db } = test
    const { numbers } = db.schema
    await add('there')
    const before = await count()
    const commands = [
      // The last thing that it does.
      (tx: Db) => insertInto(tx, numbers, [next('there')]),
      async (tx: Db) => {
        await insertInto(tx, numbers, [next('before')])
        await insertInto(tx, numbers, [next('there')])
        await insertInto(tx, numbers, [next('after')])
      },
      async (tx: Db) => {
        await insertInto(tx, numbers, [next('there')])
        await tx.select().from(numbers)
      },
      // What is waited for fails first, and what was sent with it says no more than that something has.
      async (tx: Db) => {
        await Promise.all([tx.insert(numbers).values(next('there')), insertInto(tx, numbers, [next('with it')])])
      },
    ]
    for (const command of commands) {
      const fault = await db.write(command).catch((error: unknown) => error)
      expect(isConflict(fault)).toBe(true)
      expect(await count()).toBe(before)
    }
  })
})

describe('a statement that is built once', () => {
  const howMany = statement('how_many_of', (db, { numbers }) =>
    db
      .select({ rows: sql<number>`count(*)`.mapWith(Number), series: numbers.series })
      .from(numbers)
      .where(and(eq(numbers.series, given('series')), lt(numbers.next, givenNumber('below'))))
      .groupBy(numbers.series),
  )
  it('says the same in and outside of a transaction, with other values each time', async () => {
    const { db } = test
    await add('counted', 3)
    const asked = { series: 'counted', below: 4 }
    const expected = [{ rows: 1, series: 'counted' }]
    expect(await howMany(db.read, db.schema, asked)).toEqual(expected)
    expect(await db.write((tx) => howMany(tx, db.schema, asked))).toEqual(expected)
    expect(await db.write((tx) => howMany(tx, db.schema, { ...asked, below: 3 }))).toEqual([])
  })
})

describe('rows that come along with another', () => {
  it('are lists of values in their order, with what JSON holds, and none where there are none', async () => {
    const { db } = test
    const { halls, windows } = db.schema
    const hall = (id: string) => ({ id, name: `“${id}”厅`, address: '', phone: '' })
    const window = (id: string, hallId: string, revokedAt: number | null) => ({
      ...{ id, hallId, name: `窗口 "${id}"`, services: ['消防', '\\"'], keyVersion: '1', formerUntil: null, revokedAt },
    })
    await db.write(async (tx) => {
      await insertInto(tx, halls, [hall('full'), hall('empty')])
      await insertInto(tx, windows, [window('along-2', 'full', 1_900_000_000_123), window('along-1', 'full', null)])
    })
    const along = statement('windows_along_with_halls', (read, schema) => {
      const { id, name, services, revokedAt } = schema.windows
      const those = eq(schema.windows.hallId, schema.halls.id)
      return read
        .select({
          id: schema.halls.id,
          windows: rowsWithin(read, schema.windows, [id, name, services, revokedAt], those, [id]),
        })
        .from(schema.halls)
        .where(inArray(schema.halls.id, [given('one'), given('other')] as never))
        .orderBy(schema.halls.id)
    })
    const services = ['消防', '\\"']
    expect(await along(db.read, db.schema, { one: 'full', other: 'empty' })).toEqual([
      { id: 'empty', windows: [] },
      {
        id: 'full',
        windows: [
          ['along-1', '窗口 "along-1"', services, null],
          ['along-2', '窗口 "along-2"', services, 1_900_000_000_123],
        ],
      },
    ])
  })
})

describe('rows that are changed by a statement of their own', () => {
  it('are those that have these values, and are answered as they are then', async () => {
    const { db } = test
    const { windows } = db.schema
    const window = {
      id: 'c1',
      hallId: 'h',
      name: '二号',
      services: ['消防'],
      keyVersion: '1',
      formerUntil: null,
      revokedAt: null,
    }
    await db.write((tx) => insertInto(tx, windows, [window]))
    const to = { services: ['税务', '"引号"'], revokedAt: 1_900_000_000_123 }
    const change = (found: Partial<typeof window>) => db.write((tx) => changeRows(tx, windows, found, to))
    expect(await change({ id: 'c1', name: '三号' })).toEqual([])
    expect(await change({ id: 'c1', name: '二号' })).toEqual([{ ...window, ...to }])
    expect(await db.read.select().from(windows).where(eq(windows.id, 'c1'))).toEqual([{ ...window, ...to }])
    // Also where a trial has put something between, which neither driver can be seen through.
    const more = { ...window, id: 'c2' }
    await db.write(async (tx) => {
      const insert = (table: never) => tx.insert(table)
      const update = (table: never) => tx.update(table)
      const those = { insert, update } as unknown as Db
      await insertInto(those, windows, [more])
      expect(await changeRows(those, windows, { id: 'c2' }, to)).toEqual([{ ...more, ...to }])
    })
    const back = await db.write((tx) => changeRows(tx, windows, { id: 'c1' }, { revokedAt: null }))
    expect(back).toMatchObject([{ revokedAt: null, services: to.services }])
  })
})

describe('a database that is not there', () => {
  it('is named by code', async () => {
    const url = process.env.TEST_ENGINE === 'pg' ? 'postgres://nobody@127.0.0.1:1/none' : 'file:/dev/null/x.sqlite'
    await expect(openDatabase(url)).rejects.toBeInstanceOf(DatabaseUnavailable)
  })

  it('has an address of a known kind', async () => {
    await expect(openDatabase('mysql://x')).rejects.toThrow(/DATABASE_URL/)
  })
})

it('gives people of the release before their roles as rows, each once', async () => {
  const { db } = test
  const { people, personRoles } = db.schema
  const file = path.join(import.meta.dirname, `../../migrations/${db.engine}/0005_house.sql`)
  const fill = readFileSync(file, 'utf8').split('--> statement-breakpoint').at(-1) ?? ''
  expect(fill).toMatch(/^\s*INSERT INTO .person_roles./)
  const person = { name: '丙', title: '', staff: true, createdAt: 1 }
  await db.write(async (tx) => {
    await tx.delete(people)
    await tx.insert(people).values([
      { ...person, id: 'two', formerRoles: ['UNIT_HEAD', 'DISCIPLINE'] },
      { ...person, id: 'twice', formerRoles: ['LEADER', 'LEADER'] },
      { ...person, id: 'none', formerRoles: [] },
    ])
    const raw = tx as unknown as Record<'run' | 'execute', (query: unknown) => Promise<unknown>>
    await raw[db.engine === 'pg' ? 'execute' : 'run'](sql.raw(fill))
  })
  const rows = await db.read.select().from(personRoles).orderBy(personRoles.personId, personRoles.role)
  expect(rows).toEqual(
    [
      ['twice', 'LEADER'],
      ['two', 'DISCIPLINE'],
      ['two', 'UNIT_HEAD'],
    ].map(([personId, role]) => ({ personId, role, centreId: FIRST_CENTRE, unitId: '' })),
  )
})
