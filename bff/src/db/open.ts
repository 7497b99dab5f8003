import type { Database } from './database.ts'
import type { AccessMode, TableAccess } from './table-access.ts'

/**
 * Opens the database that the address names: `file:PATH` for SQLite, `postgres://…` for PostgreSQL.
 * @throws {Error} when the address names neither.
 */
export async function openDatabase(url: string): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(url)) return (await import('./postgres.ts')).openPostgres(url)
  if (url.startsWith('file:')) return (await import('./sqlite.ts')).openSqlite(url.slice('file:'.length))
  throw new Error('DATABASE_URL must start with file: or postgres://')
}

/** Runs `work` in one transaction on a connection of its own. Does not touch the schema. */
export async function withTables<T>(
  url: string,
  mode: AccessMode,
  work: (access: TableAccess) => Promise<T>,
): Promise<T> {
  if (url.startsWith('file:')) {
    return (await import('./table-access.sqlite.ts')).withSqliteTables(url.slice('file:'.length), mode, work)
  }
  return (await import('./table-access.pg.ts')).withPostgresTables(url, mode, work)
}
