import type Sqlite from 'better-sqlite3'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type { Schema } from './schema.ts'

/**
 * What commands and stores may use of drizzle. `.get()`, `.all()`, `.run()` and `.transaction()` are hidden since they
 * exist on one engine only, or are not atomic there.
 */
export type Db = Pick<BaseSQLiteDatabase<'async', unknown, Schema>, 'select' | 'insert' | 'update' | 'delete'>

/** The connection of SQLite below, for what drizzle itself takes longer for than the database does; null on PostgreSQL. */
export function sqliteBelow(db: Db): Sqlite.Database | null {
  const { $client } = db as { $client?: Partial<Sqlite.Database> }
  return typeof $client?.pragma === 'function' ? ($client as Sqlite.Database) : null
}

/** Rows of a statement as PostgreSQL's driver hands them over. */
export type AskPostgres = (words: string, parameters: readonly unknown[]) => Promise<readonly unknown[][]>

/** The connection of PostgreSQL below, of the pool or of a transaction; null on SQLite. */
export function postgresBelow(db: Db): AskPostgres | null {
  const unsafe = clientBelow(db)?.unsafe
  return unsafe ? (words, parameters) => unsafe(words, parameters).values() : null
}

/** What the driver of PostgreSQL knows the pool or a transaction by. */
export const clientBelow = (db: Db): { readonly unsafe?: Unsafe } | null =>
  (db as { _?: { session?: { client?: { unsafe?: Unsafe } } } })._?.session?.client ?? null

/**
 * What a transaction of PostgreSQL has sent and waits for only when it commits, by the driver's name of it: what nobody
 * reads the answer of need not be waited for one by one.
 */
export const sentBehind = new WeakMap<object, Behind>()
export type Behind = {
  readonly all: (Promise<unknown> & { readonly retried?: unknown })[]
  /** Of the first that failed. */
  fault: unknown
}
/** Said of everything that is asked after something has failed. */
export const ABORTED = '25P02'

type Unsafe = (words: string, parameters: readonly unknown[]) => { values(): Promise<readonly unknown[][]> }

/** By connection: a number that is the same for as long as the quiet tables (quiet.ts) are; null while they are being changed. */
export const quietOf = new WeakMap<Sqlite.Database, () => number | null>()

/** A number that is somebody's now, in the order of a series. */
export type Taken = {
  readonly value: number
  /** Where nothing was stored under it, so that the next one gets it. */
  giveBack(): void
}

/** The next number of a series, from 1 on, for what a command is about to store. */
export type TakeNext = (tx: Db, series: string) => Promise<Taken>

/** What an index knows of a row: its place in the order of lists, and its tokens (search/tokens.ts). */
export type Indexed = { readonly key: bigint; readonly tokens: ReadonlySet<number> }

/**
 * Tells which rows have which tokens, and nothing else: whatever orders or compares is written once, so that both engines
 * find the same in the same order. It holds no texts, and can be made again from them.
 */
export type WordIndex = {
  /**
   * Keys below one of the rows that have all of these tokens, the greatest first.
   * @param whole false while it is made anew: then perhaps the newest rows alone are looked through.
   */
  find(tokens: readonly number[], below: bigint, most: number, whole: boolean): Promise<bigint[]>
  /** One process at a time puts in; whoever gets no turn leaves it to the one who has. Until the end of the transaction. */
  takeTurn(tx: Db): Promise<boolean>
  /** In place of what was there by these keys. */
  put(tx: Db, rows: readonly Indexed[]): Promise<void>
  /**
   * Puts in order a piece of what `put` has left, so that it does not come due all at once, and a smaller one while
   * nothing else is done. @returns whether there is more. Null where nothing is left.
   */
  readonly tidy: ((tx: Db, idle: boolean) => Promise<boolean>) | null
  /** Begins it anew. */
  clear(tx: Db): Promise<void>
  /** All that were there when it was begun are in. */
  finish(tx: Db): Promise<void>
}

/**
 * The database of this process. `read` sees what is committed; `write` runs a command in a transaction and settles only
 * after the commit. A command awaits nothing but its `tx`, and a number from `takeNext`, and does nothing else: it may be run a
 * second time. It writes one thing after the other, or `together`.
 */
export type Database = {
  readonly engine: 'sqlite' | 'pg'
  readonly schema: Schema
  readonly read: Db
  write<T>(command: (tx: Db) => Promise<T>): Promise<T>
  readonly takeNext: TakeNext
  /** Which requests hold which words. */
  readonly words: WordIndex
  /** Frees the pages that are kept, for who is about to rest; of SQLite, whose are in this process. */
  shrink?(): void
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
export const isConflict = (error: unknown): boolean =>
  ['23505', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_UNIQUE'].includes(driverCode(error))

/** The driver's own code; drizzle hands some errors on as the cause of its own. */
export function driverCode(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } | null }
  return String(code ?? cause?.code ?? '')
}

const FULL = /^(SQLITE_FULL|53100)$/
/** No connection, no permission to make one, no such database, no room for one more, or shutting down. */
const AWAY =
  /^(SQLITE_(IOERR|CANTOPEN|BUSY|READONLY|NOTADB)|08|28|3D|53|57P|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|CONNECT_TIMEOUT|CONNECTION_)/

/** The error of a driver in its coded form where it has one, else as it is. */
export function known(error: unknown): unknown {
  const code = driverCode(error)
  if (FULL.test(code)) return new DatabaseUnavailable('FULL', error)
  return AWAY.test(code) ? new DatabaseUnavailable('AWAY', error) : error
}
