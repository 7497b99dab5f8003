import type Sqlite from 'better-sqlite3'
import { type Column, getTableColumns, getTableName, type Table } from 'drizzle-orm'
import type { Schema } from './schema.ts'

/**
 * Read with nearly everything that is asked, and changed a few times a day: who somebody is, what he may, and where he is
 * told. A statement that is kept (statement.ts) reads these tables alone, and outlives what is committed of all others.
 */
export const quietTables = (schema: Schema): string[] =>
  [
    schema.sessions,
    schema.people,
    schema.personRoles,
    schema.deputies,
    schema.identities,
    schema.memberships,
    schema.enterprises,
    schema.units,
    schema.centres,
    schema.categories,
  ].map(getTableName)

/** Columns of theirs that change all the time: a change of these alone counts for nothing, and no kept statement reads them. */
export const restlessColumns = (schema: Schema) => [schema.sessions.seenAt].map(nameOf)

const nameOf = (column: Column) => ({ table: getTableName(column.table), column: column.name })

/** The columns of a quiet table whose changes count; null where all do. */
export function quietColumns(schema: Schema, name: string): string[] | null {
  const restless = restlessColumns(schema).filter(({ table }) => table === name)
  if (restless.length === 0) return null
  const table = Object.values(schema).find((each) => getTableName(each) === name) as Table
  const all = Object.values(getTableColumns(table)).map((each) => each.name)
  return all.filter((each) => !restless.some(({ column }) => column === each))
}

/** Whether these tables are as they were. */
export type Quiet = {
  /** The same number for as long as nobody, in whichever process, has committed a change of theirs. */
  look(): number
  /** The same, looked for once a turn of the event loop: what another process commits is seen in the next one. */
  lookOnceATurn(): number
  /** Whether the transaction that is open has changed one. */
  touched(): boolean
  /** The transaction has ended, one way or the other. */
  ended(): void
}

/**
 * The writer's own changes are noticed by triggers, which this connection alone has; what others commit by the number
 * that SQLite counts up for a connection whenever another one has committed.
 */
export function watchQuiet(writer: Sqlite.Database, schema: Schema): Quiet {
  let changed = false
  writer.function('quiet_changed', () => {
    changed = true
    return null
  })
  for (const table of quietTables(schema)) {
    const columns = quietColumns(schema, table)
    for (const change of ['INSERT', 'UPDATE', 'DELETE']) {
      const name = `quiet_${table}_${change.toLowerCase()}`
      const when = change === 'UPDATE' && columns ? `UPDATE OF ${columns.join(', ')}` : change
      writer.exec(`CREATE TEMP TRIGGER ${name} AFTER ${when} ON main.${table} BEGIN SELECT quiet_changed(); END`)
    }
  }
  const byOthers = writer.prepare<[], number>('PRAGMA data_version').pluck()
  let seen = byOthers.get()
  let version = 0
  let looked = false
  const look = () => {
    const now = byOthers.get()
    if (now !== seen) version += 1
    seen = now
    return version
  }
  return {
    look,
    lookOnceATurn() {
      if (looked) return version
      looked = true
      setImmediate(() => {
        looked = false
      })
      return look()
    },
    touched: () => changed,
    ended() {
      if (changed) version += 1
      changed = false
    },
  }
}

/** Whether a select reads quiet tables alone, and of them nothing that changes all the time. */
export function readsQuietAlone(words: string, schema: Schema): boolean {
  const quiet = quietTables(schema)
  const tables = [...words.matchAll(/\b(?:from|join)\s+"?(\w+)/gi)].map(([, table]) => table ?? '')
  const restless = restlessColumns(schema).filter(({ table }) => tables.includes(table))
  return (
    tables.length > 0 &&
    tables.every((table) => quiet.includes(table)) &&
    !restless.some(({ column }) => words.includes(`"${column}"`))
  )
}
