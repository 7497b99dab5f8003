import { runInThisContext } from 'node:vm'
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { openTestDatabase } from '../test-database.ts'
import { listedText } from './text.ts'

it('of however many values and rows, a statement is one text', () => {
  const many = 'select "id" from "texts" where "texts"."id" in ($1, $2, $3) and "texts"."body" = $4'
  expect(listedText(many, 'pg')).toBe('select "id" from "texts" where "texts"."id" in ($1, $2) and "texts"."body" = $3')
  expect(listedText(many.replace('$1, $2, $3', '$1').replace('$4', '$2'), 'pg')).toBe(listedText(many, 'pg'))
  const given = 'select "id" from "texts" where "id" IN (CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT))'
  expect(listedText(given, 'sqlite')).toBe('select "id" from "texts" where "id" IN (CAST(? AS TEXT), CAST(? AS TEXT))')
  const rows = 'insert into "units" ("id", "name") values (?, null), (?, ?),\n  (?, ?)'
  expect(listedText(rows, 'sqlite')).toBe('insert into "units" ("id", "name") values (?, ?)')
})

it('all columns of a table are a star, but for those of a row that goes in and of a list within a row', () => {
  const names = '"id", "name", "phone", "division", "centre_id", "leads"'
  const all = (within: string) => listedText(within, 'sqlite')
  expect(all(`select ${names} from "units"`)).toBe('select * from "units"')
  expect(all(`select ${names.replaceAll('"id"', '"id"')}, 1 from "units"`)).toBe('select *, 1 from "units"')
  const qualified = names.replaceAll(/"(\w+)"/g, '"units"."$1"')
  expect(all(`select "x"."id", ${qualified} from "units"`)).toBe('select "x"."id", "units".* from "units"')
  for (const kept of [
    `insert into "units" (${names}) values (?, ?, ?, ?, ?, ?)`,
    `select json_array(${qualified}) from "units"`,
  ]) {
    expect(all(kept)).toBe(kept)
  }
})

it('conditions and constants keep statements apart', () => {
  const texts = ['where a = ?', 'where a > ?', `where a = 'X'`, 'where a = ? limit 5', 'where a = ? limit 20']
  expect(new Set(texts.map((text) => listedText(`select 1 from "units" ${text}`, 'sqlite'))).size).toBe(texts.length)
})

type Watched = { watchedStatements: { to: string | undefined; missing: Map<string, string> } }
/** The same words as those of the test below, built in a file of the server. */
const IN_SERVER = `(db, units, where) => db.select({ leads: units.leads }).from(units).where(where)`

it('what the server sends and nobody has listed is noticed, and what a test sends is not', async () => {
  const { db, drop } = await openTestDatabase()
  const { units } = db.schema
  const watch = (globalThis as unknown as Watched).watchedStatements
  const { to, missing } = watch
  watch.to = undefined
  const build = runInThisContext(IN_SERVER, { filename: '/bff/src/requests/made-up.ts' })
  await db.read.select({ phone: units.phone }).from(units).where(eq(units.leads, true))
  expect([...missing.values()]).toEqual([])
  await build(db.read, units, eq(units.phone, '1'))
  const found = [...missing]
  missing.clear()
  watch.to = to
  await db.close()
  await drop()
  expect(found).toEqual([[expect.stringContaining('"units"."phone" ='), 'requests/made-up.ts']])
})
