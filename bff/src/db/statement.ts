import type { Db } from './database.ts'
import type { Schema } from './schema.ts'

type Run<T> = { execute(values: Record<string, unknown>): Promise<T> }
/** A query as drizzle builds it; SQLite's `prepare` takes no name, PostgreSQL's asks for one. */
type Query<T> = { prepare(name?: string): Run<T> }

/**
 * A select with `sql.placeholder`s, built once and run many times: building one costs ten times what running it does.
 * It is kept by connection, since there it is bound: on SQLite for the reader and the writer, on PostgreSQL for the
 * pool; a transaction of PostgreSQL is a connection of its own and builds anew.
 */
export function statement<T>(name: string, build: (db: Db, schema: Schema) => Query<T>) {
  const built = new WeakMap<Db, Run<T>>()
  return async (db: Db, schema: Schema, values: Record<string, unknown> = {}): Promise<T> => {
    const known = built.get(db)
    if (known) return known.execute(values)
    const made = build(db, schema).prepare(name)
    built.set(db, made)
    return made.execute(values)
  }
}
