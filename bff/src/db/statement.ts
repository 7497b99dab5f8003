import { type SQL, sql } from 'drizzle-orm'
import type { Db } from './database.ts'
import type { Schema } from './schema.ts'

type Run<T> = { execute(values: Record<string, unknown>): Promise<T> }
/** A query as drizzle builds it; SQLite's `prepare` takes no name, PostgreSQL's asks for one. */
type Query<T> = { prepare(name?: string): Run<T> }

/**
 * A text handed to a statement when it runs, by name. Bare, SQLite would plan the statement anew with each value, as its
 * planner tells numbers among the values from others: that takes three times as long as all the rest of a small join. For
 * the same reason such a statement has no `limit`, which drizzle hands over as a value.
 */
export const given = (name: string): SQL => sql`CAST(${sql.placeholder(name)} AS TEXT)`

/**
 * A select with `given` texts, built once and run many times: building one costs ten times what running it does.
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
