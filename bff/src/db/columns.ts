import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'

/**
 * One vocabulary of column builders, two dialects. SQLite's types are the reference: the PostgreSQL side is cast to them
 * here and nowhere else, so schema, commands and stores are written once.
 */
export const sqliteColumns = {
  table: sqlite.sqliteTable,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  primaryKey: sqlite.primaryKey,
  text: (name: string) => sqlite.text(name),
  int: (name: string) => sqlite.integer(name),
  /** Grows by itself; the only ids that are not made by us. */
  serial: (name: string) => sqlite.integer(name).primaryKey({ autoIncrement: true }),
  /** Milliseconds since 1970 as a number. */
  ms: (name: string) => sqlite.integer(name),
  bool: (name: string) => sqlite.integer(name, { mode: 'boolean' }),
  json: <T>(name: string) => sqlite.text(name, { mode: 'json' }).$type<T>(),
}

export type Columns = typeof sqliteColumns

export const pgColumns = {
  table: pg.pgTable,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  text: (name: string) => pg.text(name),
  int: (name: string) => pg.integer(name),
  serial: (name: string) => pg.bigserial(name, { mode: 'number' }).primaryKey(),
  ms: (name: string) => pg.bigint(name, { mode: 'number' }),
  bool: (name: string) => pg.boolean(name),
  json: <T>(name: string) => pg.jsonb(name).$type<T>(),
} as unknown as Columns
