import Sqlite from 'better-sqlite3'
import { known } from './database.ts'
import { type AccessMode, type ColumnShape, isWordIndex, type TableAccess } from './table-access.ts'

const quoted = (name: string): string => `"${name}"`
const list = (columns: readonly ColumnShape[]): string => columns.map((column) => quoted(column.name)).join(', ')

export async function withSqliteTables<T>(
  file: string,
  mode: AccessMode,
  work: (access: TableAccess) => Promise<T>,
): Promise<T> {
  const connection = opened(file, mode)
  try {
    connection.exec(mode === 'SNAPSHOT' ? 'BEGIN' : 'BEGIN IMMEDIATE')
    const result = await work(accessOf(connection))
    connection.exec('COMMIT')
    return result
  } catch (error) {
    throw known(error)
  } finally {
    // What was not committed is undone by this.
    connection.close()
  }
}

function opened(file: string, mode: AccessMode): Sqlite.Database {
  try {
    const connection = new Sqlite(file, { readonly: mode === 'SNAPSHOT', fileMustExist: true })
    connection.pragma('busy_timeout = 5000')
    connection.pragma('synchronous = FULL')
    return connection
  } catch (error) {
    throw known(error)
  }
}

function accessOf(connection: Sqlite.Database): TableAccess {
  const column = (sql: string, ...values: unknown[]): unknown[] =>
    connection
      .prepare(sql)
      .pluck()
      .all(...values)
  const hasTable = (name: string): boolean =>
    column(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`, name).length > 0
  return {
    engine: 'sqlite',
    async tables() {
      const names = column(`SELECT name FROM sqlite_master WHERE type = 'table'`) as string[]
      const own = names.filter(
        (name) => !name.startsWith('sqlite_') && name !== '__drizzle_migrations' && !isWordIndex(name),
      )
      return new Map(
        own.map((name) => [name, new Set(column('SELECT name FROM pragma_table_info(?)', name) as string[])]),
      )
    },
    async schemaVersion() {
      return hasTable('__drizzle_migrations') ? Number(column('SELECT count(*) FROM __drizzle_migrations')[0]) : 0
    },
    async *rows(table, columns) {
      const statement = connection.prepare(`SELECT ${list(columns)} FROM ${quoted(table)}`).raw()
      for (const row of statement.iterate()) yield row as unknown[]
    },
    async clear(table) {
      connection.prepare(`DELETE FROM ${quoted(table)}`).run()
    },
    async insert(table, columns, rows) {
      const places = columns.map(() => '?').join(', ')
      const statement = connection.prepare(`INSERT INTO ${quoted(table)} (${list(columns)}) VALUES (${places})`)
      for (const row of rows) statement.run(row.map(stored))
    },
    async put(table, columns, row) {
      const [key] = columns
      if (!key) return
      connection.prepare(`DELETE FROM ${quoted(table)} WHERE ${quoted(key.name)} = ?`).run(row[0])
      await this.insert(table, columns, [row])
    },
    async lastSerial(table) {
      if (!hasTable('sqlite_sequence')) return 0
      return Number(column('SELECT seq FROM sqlite_sequence WHERE name = ?', table)[0] ?? 0)
    },
    async setSerial(table, _, last) {
      connection.prepare('DELETE FROM sqlite_sequence WHERE name = ?').run(table)
      connection.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(table, last)
    },
  }
}

function stored(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}
