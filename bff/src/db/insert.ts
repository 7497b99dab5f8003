import { type Column, getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { type Db, postgresBelow, sqliteBelow } from './database.ts'

type Row = Record<string, unknown>
type Insert = (row: Row) => void

const built = new WeakMap<Db, Map<SQLiteTable, Insert>>()

/**
 * Stores rows; none is fine. Past drizzle, since building an insert costs ten times what running it does: on SQLite each
 * row goes through one statement that is built once for the writer; on PostgreSQL, where the way there is what costs, all
 * go in one.
 */
export async function insertInto<T extends SQLiteTable>(
  db: Db,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  if (rows.length === 0) return
  const ask = postgresBelow(db)
  if (ask) {
    const { words, parameters } = together(table, rows)
    await ask(words, parameters)
    return
  }
  const insert = insertFor(db, table)
  for (const row of rows) insert(row)
}

function insertFor(db: Db, table: SQLiteTable): Insert {
  const known = built.get(db)?.get(table)
  if (known) return known
  const connection = sqliteBelow(db)
  if (!connection) throw new Error('neither engine is below')
  const { columns, into } = partsOf(table)
  const statement = connection.prepare(`${into} (${columns.map(() => '?').join(', ')})`)
  const insert: Insert = (row) => void statement.run(columns.map(([key, column]) => stored(column, row[key])))
  built.set(db, (built.get(db) ?? new Map()).set(table, insert))
  return insert
}

/** What the database counts up itself is left to it. */
function together(table: SQLiteTable, rows: readonly Row[]): { words: string; parameters: unknown[] } {
  const { columns, into } = partsOf(table)
  const parameters: unknown[] = []
  const place = (column: Column, value: unknown) => {
    if (value === undefined && column.hasDefault && column.default === undefined) return 'DEFAULT'
    return `$${parameters.push(stored(column, value))}`
  }
  const values = rows.map((row) => `(${columns.map(([key, column]) => place(column, row[key])).join(', ')})`)
  return { words: `${into} ${values.join(', ')}`, parameters }
}

/** Nothing stays nothing: the encoders of JSON and of booleans would make a text or a number of it. */
const stored = (column: Column, value: unknown = column.default) =>
  value == null ? null : column.mapToDriverValue(value)

const parts = new WeakMap<SQLiteTable, { columns: [string, Column][]; into: string }>()

function partsOf(table: SQLiteTable) {
  const known = parts.get(table)
  if (known) return known
  const columns = Object.entries(getTableColumns(table)) as [string, Column][]
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ')
  const made = { columns, into: `INSERT INTO "${getTableName(table)}" (${names}) VALUES` }
  parts.set(table, made)
  return made
}
