import type Sqlite from 'better-sqlite3'
import { Column, getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { ABORTED, clientBelow, type Db, driverCode, postgresBelow, sentBehind, sqliteBelow } from './database.ts'

type Row = Record<string, unknown>
type Insert = (rows: readonly Row[]) => void

/** Of a table, by how many rows it takes at once. */
const built = new WeakMap<Db, Map<SQLiteTable, Insert[]>>()
const MOST_AT_ONCE = 16

/**
 * Stores rows; none is fine. Past drizzle, since building an insert costs ten times what running it does: on SQLite by
 * statements that are built once for the writer, on PostgreSQL, where the way there is what costs, all in one, which in a
 * transaction nobody waits for: what fails there fails the commit.
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
    const sent = ask(words, parameters)
    const behind = sentBehind.get(clientBelow(db) ?? db)
    if (!behind) return void (await sent)
    behind.all.push(sent)
    sent.catch((error: unknown) => {
      if (driverCode(error) !== ABORTED) behind.fault ??= error
    })
    return
  }
  const connection = sqliteBelow(db)
  // Something stands between, as in a trial, and is asked as it stands.
  if (!connection) return void (await db.insert(table).values([...rows]))
  for (let from = 0; from < rows.length; from += MOST_AT_ONCE) {
    const some = rows.slice(from, from + MOST_AT_ONCE)
    insertFor(db, connection, table, some.length)(some)
  }
}

function insertFor(db: Db, connection: Sqlite.Database, table: SQLiteTable, count: number): Insert {
  const known = built.get(db)?.get(table)?.[count]
  if (known) return known
  const { columns, into } = partsOf(table)
  const places = `(${columns.map(() => '?').join(', ')})`
  const statement = connection.prepare(`${into} ${Array.from({ length: count }, () => places).join(', ')}`)
  const insert: Insert = (rows) => {
    const values: unknown[] = []
    for (const row of rows) for (const [key, column] of columns) values.push(stored(column, row[key]))
    statement.run(values)
  }
  const tables = built.get(db) ?? new Map<SQLiteTable, Insert[]>()
  built.set(db, tables)
  const inserts = tables.get(table) ?? []
  tables.set(table, inserts)
  inserts[count] = insert
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

/** Nothing stays nothing: the encoders of JSON and of booleans would make a text or a number of it. Most have none. */
const stored = (column: Column, value: unknown = column.default) => {
  if (value == null) return null
  return column.mapToDriverValue === Column.prototype.mapToDriverValue ? value : column.mapToDriverValue(value)
}

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
