import { type Column, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { type Db, postgresBelow } from './database.ts'

/**
 * Rows of another table as one value of a select, each a list of `values`, so that what belongs to a row comes along with
 * it. Names of JSON columns stand for what they hold.
 * @param where which rows, by columns of the select around it.
 */
export function rowsWithin<Row extends readonly unknown[]>(
  db: Db,
  table: SQLWrapper,
  values: readonly Column[],
  where: SQL | undefined,
  order: readonly Column[],
): SQL<Row[]> {
  const onPostgres = postgresBelow(db) !== null
  // On SQLite JSON is a text, which would be a text within it.
  const listed = values.map((value) => (onPostgres || !isJson(value) ? sql`${value}` : sql`json(${value})`))
  const row = sql.join(listed, sql`, `)
  const by = sql.join([...order], sql`, `)
  const all = onPostgres
    ? sql`coalesce(json_agg(json_build_array(${row}) ORDER BY ${by}), '[]'::json)`
    : sql`json_group_array(json_array(${row}) ORDER BY ${by})`
  return sql<Row[]>`(SELECT ${all} FROM ${table} WHERE ${where})`.mapWith((stored: unknown) =>
    typeof stored === 'string' ? JSON.parse(stored) : stored,
  )
}

const isJson = ({ dataType }: Column): boolean => dataType === 'json'
