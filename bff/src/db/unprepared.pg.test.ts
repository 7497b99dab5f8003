import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { WordIndexer } from '../requests/index-words.ts'
import { openTestDatabase } from '../testing/test-database.ts'
import { fillTown } from '../testing/town.fixture.ts'
import { type Database, postgresBelow } from './database.ts'
import { insertInto } from './insert.ts'
import { openDatabase } from './open.ts'
import { given, keptStatement, statement } from './statement.ts'

const hallById = statement('unprepared_hall', (db, { halls }) =>
  db
    .select({ name: halls.name })
    .from(halls)
    .where(sql`${halls.id} = ${given('id')}`),
)
const unitNames = keptStatement('unprepared_units', (db, { units }) => db.select({ name: units.name }).from(units))

const NOW = Date.parse('2026-11-20T09:30:00+08:00')
/** More than there are connections. */
const ASKED = 20

/** Of every way to the database one; answers with what its connections have prepared by then. */
async function prepared(db: Database): Promise<number> {
  const { halls } = db.schema
  const hall = { id: 'h9', name: '分中心', address: '', phone: '' }
  await db.write((tx) => insertInto(tx, halls, [hall]))
  expect(await hallById(db.read, db.schema, { id: 'h9' })).toEqual([{ name: '分中心' }])
  expect(await db.write((tx) => unitNames(tx, db.schema))).toHaveLength(3)
  await db.write(async (tx) => (await db.takeNext(tx, 'unprepared')).value)
  await new WordIndexer(db).all(NOW)
  expect(await db.words.find([1], 2n ** 62n, 5, true)).toEqual([])
  const ask = postgresBelow(db.read)
  const counts = Array.from({ length: ASKED }, () => ask?.('SELECT count(*) FROM pg_prepared_statements', []))
  return (await Promise.all(counts)).reduce((sum, rows) => sum + Number(rows?.[0]?.[0]), 0)
}

it('behind a pooler that knows none, nothing is prepared', async () => {
  const test = await openTestDatabase()
  await fillTown(test.db, NOW)
  const bare = await openDatabase(`${test.url}${test.url.includes('?') ? '&' : '?'}prepare=false`)
  expect(await prepared(bare)).toBe(0)
  const { halls } = bare.schema
  await bare.write((tx) => tx.delete(halls).where(sql`${halls.id} = 'h9'`))
  expect(await prepared(test.db)).toBeGreaterThan(0)
  await bare.close()
  await test.db.close()
  await test.drop()
})
