import type { Database } from './database.ts'

/**
 * Opens the database that the address names: `file:PATH` for SQLite, `postgres://…` for PostgreSQL.
 * @throws {Error} when the address names neither.
 */
export async function openDatabase(url: string): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(url)) return (await import('./postgres.ts')).openPostgres(url)
  if (url.startsWith('file:')) return (await import('./sqlite.ts')).openSqlite(url.slice('file:'.length))
  throw new Error('DATABASE_URL must start with file: or postgres://')
}
