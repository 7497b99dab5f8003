import { and, type Column, eq, getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { type Db, postgresBelow, sqliteBelow } from './database.ts'

type Run = (parameters: readonly unknown[]) => readonly unknown[][] | Promise<readonly unknown[][]>

const built = new WeakMap<Db, Map<string, Run>>()

/**
 * Changes the rows in which columns have these values, and answers with them as they are then. Past drizzle, since
 * building a change costs many times what running it does.
 */
export async function changeRows<T extends SQLiteTable>(
  db: Db,
  table: T,
  found: Partial<T['$inferSelect']>,
  to: Partial<T['$inferInsert']>,
): Promise<T['$inferSelect'][]> {
  const columns = getTableColumns(table) as Record<string, Column>
  const set = Object.entries(to).filter(([, value]) => value !== undefined)
  const where = Object.entries(found)
  const run = runner(db, wordsOf(table, columns, set, where))
  // Something stands between, as in a trial, and is asked as it stands.
  if (!run) return throughDrizzle(db, table, where, to)
  const stored = ([name, value]: readonly [string, unknown]) =>
    value == null ? null : columns[name]?.mapToDriverValue(value)
  const rows = await run([...set, ...where].map(stored))
  const read = Object.entries(columns)
  return rows.map((row) => Object.fromEntries(read.map(([name, column], at) => [name, decoded(column, row[at])])))
}

const decoded = (column: Column, stored: unknown) => (stored === null ? null : column.mapFromDriverValue(stored))

const TYPES: Readonly<Record<string, string>> = { string: 'TEXT', number: 'BIGINT' }

type Named = readonly (readonly [string, unknown])[]

function wordsOf(table: SQLiteTable, columns: Record<string, Column>, set: Named, where: Named): string {
  let at = 0
  const placeFor = ([name]: readonly [string, unknown]) => {
    const column = columns[name]
    if (!column) throw new Error(`${getTableName(table)} has no column ${name}`)
    at += 1
    return { name: `"${column.name}"`, place: `$${at}`, type: TYPES[column.dataType] }
  }
  const assigned = set.map((each) => {
    const { name, place } = placeFor(each)
    return `${name} = ${place}`
  })
  // With its type: bare, SQLite would plan the statement anew with each value (statement.ts).
  const equal = where.map((each) => {
    const { name, place, type } = placeFor(each)
    return `${name} = ${type ? `CAST(${place} AS ${type})` : place}`
  })
  const all = Object.values(columns).map(({ name }) => `"${name}"`)
  return `UPDATE "${getTableName(table)}" SET ${assigned.join(', ')} WHERE ${equal.join(' AND ')} RETURNING ${all.join(', ')}`
}

function runner(db: Db, words: string): Run | null {
  const known = built.get(db)?.get(words)
  if (known) return known
  const run = make(db, words)
  if (run) built.set(db, (built.get(db) ?? new Map()).set(words, run))
  return run
}

function make(db: Db, words: string): Run | null {
  const ask = postgresBelow(db)
  if (ask) return (parameters) => ask(words, parameters)
  const connection = sqliteBelow(db)
  if (!connection) return null
  const statement = connection.prepare<unknown[], unknown[]>(words.replace(/\$\d+/g, '?')).raw(true)
  return (parameters) => statement.all(...parameters)
}

async function throughDrizzle<T extends SQLiteTable>(
  db: Db,
  table: T,
  found: Named,
  to: object,
): Promise<T['$inferSelect'][]> {
  const columns = getTableColumns(table) as Record<string, Column>
  const where = found.map(([name, value]) => eq(columns[name] as Column, value))
  const changed: unknown = await db
    .update(table)
    .set(to as never)
    .where(and(...where))
    .returning()
  return changed as T['$inferSelect'][]
}
