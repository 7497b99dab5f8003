import type { Life } from '@qihu/shared/life/life'
import { whole } from '@qihu/shared/life/life'
import { and, asc, eq, gt, inArray, lte, or, type SQL } from 'drizzle-orm'
import { changeRows } from '../db/change.ts'
import { insertInto } from '../db/insert.ts'
import type { Schema } from '../db/schema.ts'
import { given, statement } from '../db/statement.ts'
import type { LifeRow, Shelf } from './served.ts'

type Table = Schema['things']
/** The columns that every such table has. */
type Common = Pick<Table['_']['columns'], 'id' | 'version' | 'stage' | 'wakeAt'>

/**
 * @param name unique among statements.
 * @param tableOf a table with at least the columns of `LifeRow`.
 * @param within what else its rows of this kind have in common, where others share the table.
 */
export function shelf<Row extends LifeRow>(
  name: string,
  life: Life,
  tableOf: (schema: Schema) => object,
  within: (table: Table) => SQL | undefined = () => undefined,
): Shelf<Row> {
  // Both tables have these columns; drizzle's types of two tables have nothing in common that can be named.
  const table = (schema: Schema) => tableOf(schema) as Table
  const read = (row: unknown): Row => {
    const stored = row as Row
    return { ...stored, state: whole(life, stored.state) }
  }
  const byId = statement(`${name}_by_id`, (db, schema) =>
    db
      .select()
      .from(table(schema))
      .where(and(eq(table(schema).id, given('id')), within(table(schema)))),
  )
  return {
    async find(db, schema, id) {
      const [row] = await byId(db, schema, { id })
      return row ? read(row) : null
    },
    put: (tx, schema, row) => insertInto(tx, table(schema), [row as never]),
    async move(tx, schema, before, columns) {
      const found = { id: before.id, version: before.version }
      const [row] = await changeRows(tx, table(schema), found, columns as never)
      return row ? read(row) : null
    },
    async due(db, schema, now, after, most) {
      const { id, wakeAt }: Common = table(schema)
      const beyond = after ? or(gt(wakeAt, after.wakeAt), and(eq(wakeAt, after.wakeAt), gt(id, after.id))) : undefined
      const rows = await db
        .select({ id, wakeAt })
        .from(table(schema))
        .where(and(lte(wakeAt, now), beyond, within(table(schema))))
        .orderBy(asc(wakeAt), asc(id))
        .limit(most)
      return rows.map((row) => ({ id: row.id, wakeAt: row.wakeAt ?? 0 }))
    },
    async ids(db, schema, stages, after, most) {
      const { id, stage }: Common = table(schema)
      const rows = await db
        .select({ id })
        .from(table(schema))
        .where(and(stages ? inArray(stage, [...stages]) : undefined, gt(id, after), within(table(schema))))
        .orderBy(asc(id))
        .limit(most)
      return rows.map((row) => row.id)
    },
  }
}
