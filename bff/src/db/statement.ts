import type Sqlite from 'better-sqlite3'
import { Column, getTableColumns, is, Placeholder, SQL, sql, Table } from 'drizzle-orm'
import { type AskPostgres, clientBelow, type Db, postgresBelow, quietOf, sqliteBelow } from './database.ts'
import { quietNewsOf } from './quiet.pg.ts'
import { readsQuietAlone } from './quiet.ts'
import type { Schema } from './schema.ts'

type Values = Record<string, unknown>
type Build<T> = (db: Db, schema: Schema) => Query<T>
type Run<T> = (values: Values) => T | Promise<T>
/** A query as drizzle builds it; SQLite's `prepare` takes no name, PostgreSQL's asks for one. */
type Query<T> = {
  prepare(name?: string): { execute(values: Values): Promise<T> }
  toSQL(): { sql: string; params: unknown[] }
  readonly _?: object
}

/**
 * A text handed to a statement when it runs, by name. Bare, SQLite would plan the statement anew with each value, as its
 * planner tells numbers among the values from others: that takes three times as long as all the rest of a small join. For
 * the same reason such a statement has no `limit`, which drizzle hands over as a value.
 */
export const given = (name: string): SQL => sql`CAST(${sql.placeholder(name)} AS TEXT)`

/** The same of a whole number. */
export const givenNumber = (name: string): SQL<number> => sql<number>`CAST(${sql.placeholder(name)} AS BIGINT)`

/**
 * A select with `given` values, built once and run many times: building one costs ten times what running it does.
 * On SQLite it is kept by connection, the reader's and the writer's, since there it is bound.
 */
export const statement = <T>(name: string, build: Build<T>) => bound(name, build, selectedBy, false)

/** A statement that changes something and answers with the columns that `returned` names, the same as in its `returning`. */
export const changing = <T>(name: string, build: Build<T>, returned: (schema: Schema) => Fields) =>
  bound(name, build, (_, schema) => returned(schema), false)

/**
 * A statement of quiet tables alone (quiet.ts), whose rows nobody changes once they are read: they are those read before for
 * as long as nobody has committed a change of these tables.
 */
export const keptStatement = <T>(name: string, build: Build<T>) => bound(name, build, selectedBy, true)

type Fields = Readonly<Record<string, unknown>>

const selectedBy = (query: Query<unknown>): Fields | undefined =>
  ((query._ ?? {}) as { selectedFields?: Fields }).selectedFields

function bound<T>(
  name: string,
  build: Build<T>,
  fieldsOf: (query: Query<T>, schema: Schema) => Fields | undefined,
  keeps: boolean,
) {
  // On PostgreSQL a transaction is a connection of its own, for which drizzle would build each statement anew.
  const onPostgres = new WeakMap<Schema, Ask<T>>()
  const built = new WeakMap<Db, Run<T>>()
  function make(db: Db, schema: Schema): Run<T> {
    const postgres = postgresBelow(db)
    const known = onPostgres.get(schema)
    if (postgres && known) return (values) => known(db, postgres, values)
    const query = build(db, schema)
    const fields = fieldsOf(query, schema)
    const text = fields && textOf(query, fields)
    if (!text) return throughDrizzle(query, name)
    if (keeps && !readsQuietAlone(text.words, schema)) throw new Error(`${name} reads tables that change all the time`)
    const sqlite = sqliteBelow(db)
    if (sqlite) return onSqlite(sqlite, text, keeps)
    if (!postgres) return throughDrizzle(query, name)
    const ask: Ask<T> = askingPostgres(text, schema, keeps)
    onPostgres.set(schema, ask)
    return (values) => ask(db, postgres, values)
  }
  return async (db: Db, schema: Schema, values: Values = {}): Promise<T> => {
    let run = built.get(db)
    if (!run) {
      run = make(db, schema)
      built.set(db, run)
    }
    return run(values)
  }
}

function throughDrizzle<T>(query: Query<T>, name: string): Run<T> {
  const prepared = query.prepare(name)
  return (values) => prepared.execute(values)
}

/** By how many values of its parameters a statement's rows are kept. */
const MOST_KEPT = 4_000

/** `decode` is null where what is stored is what is read. */
type Leaf = {
  readonly within: string | null
  readonly name: string
  readonly decode: ((stored: unknown) => unknown) | null
}

/**
 * What is built of a query once: its words, what stands for its parameters, and what its columns become. A part of a row
 * that is a table of its own must be there (an inner join).
 */
type Text = {
  readonly words: string
  parametersOf(values: Values): unknown[]
  rowOf(stored: readonly unknown[]): Record<string, unknown>
}

function textOf(query: Query<unknown>, fields: Fields): Text {
  const leaves = Object.entries(fields).flatMap(([name, field]) =>
    is(field, Table)
      ? Object.entries(getTableColumns(field)).map(([each, column]) => leafOf(name, each, column))
      : [leafOf(null, name, field)],
  )
  const { sql: words, params } = query.toSQL()
  const names = params.map((param) => (is(param, Placeholder) ? param.name : null))
  return {
    words,
    parametersOf: (values) => params.map((param, at) => (names[at] == null ? param : values[names[at]])),
    rowOf: (stored) => rowOf(leaves, stored),
  }
}

/** Straight from the driver: what drizzle does to a row on each reading takes longer than the reading. */
function onSqlite<T>(connection: Sqlite.Database, { words, parametersOf, rowOf }: Text, keeps: boolean): Run<T> {
  const prepared = connection.prepare<unknown[], unknown[]>(words).raw(true)
  const stateOf = keeps ? quietOf.get(connection) : undefined
  const read = (parameters: unknown[]) => prepared.all(parameters).map(rowOf) as T
  if (!stateOf) return (values) => read(parametersOf(values))
  const kept = new Kept<T>()
  return (values) => {
    const parameters = parametersOf(values)
    // Before the rows: where they are changed between the two, they are read once more, instead of never.
    const state = stateOf()
    const found = kept.find(state, parameters)
    if (found !== undefined) return found
    const rows = read(parameters)
    kept.keep(state, parameters, rows)
    return rows
  }
}

/** Of the pool or of a transaction. */
type Ask<T> = (db: Db, ask: AskPostgres, values: Values) => Promise<T>

function askingPostgres<T>({ words, parametersOf, rowOf }: Text, schema: Schema, keeps: boolean): Ask<T> {
  const read = async (ask: AskPostgres, parameters: unknown[]) => (await ask(words, parameters)).map(rowOf) as T
  const news = keeps ? quietNewsOf.get(schema) : undefined
  if (!news) return (_, ask, values) => read(ask, parametersOf(values))
  const kept = new Kept<T>()
  return async (db, ask, values) => {
    const client = clientBelow(db) ?? db
    const parameters = parametersOf(values)
    const state = news.state(client)
    const found = kept.find(state, parameters)
    if (found !== undefined) return found
    const rows = await read(ask, parameters)
    // Read before a change that has become known meanwhile, or after it: that cannot be told.
    if (news.state(client) === state) kept.keep(state, parameters, rows)
    return rows
  }
}

/** Rows by their parameters, for as long as the database's state is the same and can be told. */
class Kept<T> {
  readonly #rows = new Map<unknown, T>()
  #state: number | null = null

  find(state: number | null, parameters: unknown[]): T | undefined {
    if (state === null) return undefined
    if (state !== this.#state || this.#rows.size > MOST_KEPT) this.#rows.clear()
    this.#state = state
    return this.#rows.get(keyOf(parameters))
  }

  /** Of the state for which they were looked for. */
  keep(state: number | null, parameters: unknown[], rows: T): void {
    if (state === null || state !== this.#state) return
    // Whoever changed one would change it for everybody who asks next.
    for (const row of Object.freeze(rows) as unknown as readonly object[]) Object.freeze(row)
    this.#rows.set(keyOf(parameters), rows)
  }
}

const keyOf = (parameters: unknown[]): unknown => (parameters.length > 1 ? JSON.stringify(parameters) : parameters[0])

function leafOf(within: string | null, name: string, field: unknown): Leaf {
  if (is(field, SQL)) {
    const { decoder } = field as unknown as { decoder: Pick<Column, 'mapFromDriverValue'> }
    return { within, name, decode: (stored) => decoder.mapFromDriverValue(stored) }
  }
  if (!is(field, Column)) throw new Error(`${name} is neither a column nor an expression`)
  if (field.mapFromDriverValue === Column.prototype.mapFromDriverValue) return { within, name, decode: null }
  return { within, name, decode: (stored) => (stored === null ? null : field.mapFromDriverValue(stored)) }
}

function rowOf(leaves: readonly Leaf[], stored: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  let at = 0
  for (const { within, name, decode } of leaves) {
    let part = row
    if (within !== null) {
      part = (row[within] as typeof row) ?? {}
      row[within] = part
    }
    part[name] = decode ? decode(stored[at]) : stored[at]
    at += 1
  }
  return row
}
