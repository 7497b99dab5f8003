import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type { Schema } from './schema.ts'

/**
 * What commands and stores may use of drizzle. `.get()`, `.all()`, `.run()` and `.transaction()` are hidden since they
 * exist on one engine only, or are not atomic there.
 */
export type Db = Pick<BaseSQLiteDatabase<'async', unknown, Schema>, 'select' | 'insert' | 'update' | 'delete'>

/**
 * The database of this process. `read` sees what is committed; `write` runs a command in a transaction and settles only
 * after the commit. A command awaits nothing but its `tx`.
 */
export type Database = {
  readonly engine: 'sqlite' | 'pg'
  readonly schema: Schema
  readonly read: Db
  write<T>(command: (tx: Db) => Promise<T>): Promise<T>
  /** Throws when the database cannot answer. */
  ping(): Promise<void>
  /** Commits and commands since start: many commands share a commit under load on SQLite. */
  readonly stats: { commits: number; commands: number }
  close(): Promise<void>
}

/** The database refused for a reason that has a coded answer. */
export class DatabaseUnavailable extends Error {
  readonly reason: 'FULL' | 'AWAY'
  constructor(reason: 'FULL' | 'AWAY', cause: unknown) {
    super(reason === 'FULL' ? 'database is full' : 'database cannot be reached', { cause })
    this.reason = reason
  }
}

/** A unique key was taken by somebody else meanwhile: the command did nothing and may look again. */
export function isConflict(error: unknown): boolean {
  const code = String((error as { code?: unknown } | null)?.code ?? causeCode(error) ?? '')
  return code === '23505' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE'
}

const causeCode = (error: unknown): unknown => (error as { cause?: { code?: unknown } } | null)?.cause?.code
