import { createHash } from 'node:crypto'
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { sqliteColumns } from '../db/columns.ts'
import { defineSchema } from '../db/schema.ts'
import type { ColumnKind, ColumnShape } from '../db/table-access.ts'

export type TableShape = {
  readonly name: string
  readonly columns: readonly ColumnShape[]
  /** The column that counts by itself, whose counter goes into a backup too. */
  readonly serial: string | null
}

/**
 * Tables that are no part of a backup. A session that was ended after the backup would live again on a phone that was
 * lost, so everybody signs in anew; an invitation that was used would let in a second one; a telephone code lives ten minutes, and so do
 * the limits around it; tokens of platforms are secrets that are asked
 * for again; the index of words is made anew from what is in the backup; and
 * beats are of the machine that it was taken from.
 */
export const LEFT_OUT: readonly string[] = [
  'sessions',
  'phone_codes',
  'invitations',
  'counters',
  'platform_tokens',
  'words_due',
  'words_state',
  'beats',
]

const KINDS: Readonly<Record<string, ColumnKind>> = {
  string: 'text',
  number: 'number',
  boolean: 'boolean',
  json: 'json',
}

function shapeOf(table: SQLiteTable): TableShape {
  const columns = Object.values(getTableColumns(table))
  return {
    name: getTableName(table),
    columns: columns.map((column) => {
      const kind = KINDS[column.dataType]
      if (!kind) throw new Error(`a backup cannot hold the column ${column.name} of ${getTableName(table)}`)
      return { name: column.name, kind, optional: !column.notNull || column.hasDefault }
    }),
    serial: columns.find((column) => 'autoIncrement' in column && column.autoIncrement === true)?.name ?? null,
  }
}

/** Every table of the schema: whatever is added there is in the next backup without being named here. */
export const ALL_TABLES: readonly TableShape[] = Object.values(defineSchema(sqliteColumns)).map((table) =>
  shapeOf(table as SQLiteTable),
)

/** A value as a backup holds it, whichever engine it came from. */
export function plainValue(kind: ColumnKind, value: unknown): unknown {
  if (value === null || value === undefined) return null
  switch (kind) {
    case 'text':
      return String(value)
    case 'number':
      return Number(value)
    case 'boolean':
      return value === true || value === 1
    case 'json':
      return sorted(JSON.parse(String(value)))
  }
}

/** PostgreSQL keeps the keys of an object in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]))
}

/**
 * Count and sum of the hashes of rows: the same in whatever order an engine hands them out, and in constant memory.
 * It finds accidents; whoever can write the backup can also write its sums.
 */
export function rowSum() {
  const lanes = new BigUint64Array(4)
  let rows = 0
  return {
    add(line: string): void {
      const digest = createHash('sha256').update(line).digest()
      for (let lane = 0; lane < 4; lane += 1) {
        lanes[lane] = (lanes[lane] ?? 0n) + digest.readBigUInt64BE(lane * 8)
      }
      rows += 1
    },
    result: (): { readonly rows: number; readonly hash: string } => ({
      rows,
      hash: [...lanes].map((lane) => lane.toString(16).padStart(16, '0')).join(''),
    }),
  }
}
