import postgres from 'postgres'
import { known } from './database.ts'
import { type AccessMode, type ColumnKind, isWordIndex, type TableAccess } from './table-access.ts'

const AT_ONCE = 500

const quoted = (name: string): string => `"${name}"`

/** Everything travels as text: the driver's own arrays know no booleans. */
const CASTS: Readonly<Record<ColumnKind, string>> = {
  text: '',
  number: '::bigint',
  boolean: '::boolean',
  json: '::jsonb',
}

export async function withPostgresTables<T>(
  url: string,
  mode: AccessMode,
  work: (access: TableAccess) => Promise<T>,
): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 })
  try {
    const options = mode === 'SNAPSHOT' ? 'ISOLATION LEVEL REPEATABLE READ READ ONLY' : ''
    const result = (await sql.begin(options, async (tx) => {
      const access = accessOf(tx)
      if (mode === 'FILL') {
        const names = [...(await access.tables()).keys()].map(quoted)
        if (names.length > 0) await tx.unsafe(`LOCK TABLE ${names.join(', ')} IN EXCLUSIVE MODE`)
      }
      // Of no moment to anybody who waits for a follower.
      if (mode === 'NOTE') await tx.unsafe('SET LOCAL synchronous_commit = local')
      return work(access)
    })) as T
    // Until its own round comes by, in a minute or more, PostgreSQL would read whole tables for the first who sign in.
    // What is committed stays, whatever becomes of that.
    if (mode === 'FILL') await sql.unsafe('ANALYZE').catch(() => {})
    return result
  } catch (error) {
    throw known(error)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function accessOf(tx: postgres.TransactionSql): TableAccess {
  return {
    engine: 'pg',
    async tables() {
      const rows = await tx<{ table: string; column: string }[]>`
        SELECT table_name AS table, column_name AS column FROM information_schema.columns
        WHERE table_schema = current_schema()`
      const found = new Map<string, Set<string>>()
      for (const { table, column } of rows)
        if (!isWordIndex(table)) found.set(table, (found.get(table) ?? new Set()).add(column))
      return found
    },
    async schemaVersion() {
      const [there] = await tx`SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS is`
      if (!there?.is) return 0
      const [counted] = await tx`SELECT count(*)::int AS count FROM drizzle.__drizzle_migrations`
      return Number(counted?.count)
    },
    async *rows(table, columns) {
      const asked = columns.map(({ name, kind }) => (kind === 'json' ? `${quoted(name)}::text` : quoted(name)))
      const query = tx.unsafe(`SELECT ${asked.join(', ')} FROM ${quoted(table)}`).values()
      for await (const rows of query.cursor(AT_ONCE)) yield* rows as unknown as unknown[][]
    },
    async clear(table) {
      await tx.unsafe(`DELETE FROM ${quoted(table)}`)
    },
    async insert(table, columns, rows) {
      if (rows.length === 0) return
      const names = columns.map(({ name }) => quoted(name)).join(', ')
      const taken = columns.map(({ name, kind }) => quoted(name) + CASTS[kind])
      const arrays = columns.map((_, index) => `$${index + 1}::text[]`)
      const values = columns.map((_, index) => rows.map((row) => stored(row[index])))
      await tx.unsafe(
        `INSERT INTO ${quoted(table)} (${names})
         SELECT ${taken.join(', ')} FROM unnest(${arrays.join(', ')}) AS given (${names})`,
        values as never[],
      )
    },
    async put(table, columns, row) {
      const [key] = columns
      if (!key) return
      await tx.unsafe(`DELETE FROM ${quoted(table)} WHERE ${quoted(key.name)} = $1`, [row[0] as never])
      await this.insert(table, columns, [row])
    },
    async lastSerial(table, column) {
      const [sequence] = await tx`SELECT pg_get_serial_sequence(${table}, ${column}) AS name`
      const [last] = await tx.unsafe(`SELECT last_value, is_called FROM ${sequence?.name}`)
      return last?.is_called ? Number(last.last_value) : 0
    },
    async setSerial(table, column, last) {
      await tx`SELECT setval(pg_get_serial_sequence(${table}, ${column}), ${Math.max(last, 1)}, ${last > 0})`
    },
  }
}

const stored = (value: unknown): string | null =>
  value === null ? null : typeof value === 'object' ? JSON.stringify(value) : String(value)
