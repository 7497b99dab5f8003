import type Sqlite from 'better-sqlite3'
import { type Column, getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { type Db, sqliteBelow } from './database.ts'

type Insert = (row: Record<string, unknown>) => void

const built = new WeakMap<Db, Map<SQLiteTable, Insert>>()

/**
 * Stores rows; none is fine. On SQLite each goes through one statement that is built once for the writer, since building
 * an insert costs ten times what running it does; on PostgreSQL, where the way there is what costs, all go in one.
 */
export async function insertInto<T extends SQLiteTable>(
  db: Db,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  if (rows.length === 0) return
  const insert = insertFor(db, table)
  if (insert) for (const row of rows) insert(row)
  else await db.insert(table).values([...rows])
}

/** Null on PostgreSQL, whose columns only pass for those of SQLite (columns.ts). */
function insertFor(db: Db, table: SQLiteTable): Insert | null {
  const known = built.get(db)?.get(table)
  if (known) return known
  const connection = sqliteBelow(db)
  if (!connection) return null
  const insert = prepare(connection, table)
  built.set(db, (built.get(db) ?? new Map()).set(table, insert))
  return insert
}

function prepare(connection: Sqlite.Database, table: SQLiteTable): Insert {
  const columns = Object.entries(getTableColumns(table))
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ')
  const places = columns.map(() => '?').join(', ')
  const statement = connection.prepare(`INSERT INTO "${getTableName(table)}" (${names}) VALUES (${places})`)
  // Nothing stays nothing: the encoders of JSON and of booleans would make a text or a number of it.
  const stored = (column: Column, value: unknown = column.default) =>
    value == null ? null : column.mapToDriverValue(value)
  return (row) => void statement.run(columns.map(([key, column]) => stored(column, row[key])))
}
