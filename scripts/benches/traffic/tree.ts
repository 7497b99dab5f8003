import { createRequire } from 'node:module'
import { join } from 'node:path'

/**
 * What is used of a checkout, loaded from where it lies, so that an older or a newer one fills its database by its own
 * rules. Its own drivers too: what is native of them was built for it.
 */
export async function loadTree(dir: string) {
  const from = createRequire(join(dir, 'bff/package.json'))
  const part = (path: string) => import(join(dir, path))
  const { buildApp } = (await part('bff/src/app.ts')) as Pick<typeof import('../../../bff/src/app.ts'), 'buildApp'>
  const { readConfig } = (await part('bff/src/config.ts')) as Pick<
    typeof import('../../../bff/src/config.ts'),
    'readConfig'
  >
  const { openDatabase } = (await part('bff/src/db/open.ts')) as Pick<
    typeof import('../../../bff/src/db/open.ts'),
    'openDatabase'
  >
  const { formatRequestNumber, localDate } = (await part('shared/src/index.ts')) as Pick<
    typeof import('../../../shared/src/index.ts'),
    'formatRequestNumber' | 'localDate'
  >
  const { WordIndexer } = (await part('bff/src/requests/index-words.ts').catch(() => ({}))) as Partial<
    typeof import('../../../bff/src/requests/index-words.ts')
  >
  /** As a server that has stood for a while has it; a checkout from before there was an index has none. */
  const indexWords = async (url: string) => {
    if (!WordIndexer) return
    const db = await openDatabase(url)
    await new WordIndexer(db).all(Date.now())
    await db.close()
  }
  return { dir, from, buildApp, indexWords, readConfig, openDatabase, formatRequestNumber, localDate }
}

export type Tree = Awaited<ReturnType<typeof loadTree>>

type ColumnFacts = {
  readonly name: string
  readonly dataType: string
  readonly notNull: boolean
  readonly default?: unknown
  readonly hasDefault: boolean
  /** Grows by itself on SQLite. */
  readonly autoIncrement?: boolean
  readonly columnType: string
}

export type Table = {
  readonly key: string
  readonly name: string
  /** Those that are written, by the schema's names; ids that grow by themselves are not. */
  readonly columns: readonly { readonly key: string; readonly name: string; readonly missing: Value }[]
}

export type Value = string | number | boolean | null

/** The tables of a schema as they are written to, whatever they are called there. */
export function tablesOf(schema: object): Table[] {
  return Object.entries(schema).map(([key, table]) => {
    const columns = table[Symbol.for('drizzle:Columns')] as Record<string, ColumnFacts>
    return {
      key,
      name: String(table[Symbol.for('drizzle:Name')]),
      columns: Object.entries(columns)
        .filter(([, column]) => !column.autoIncrement && !/Serial/.test(column.columnType))
        .map(([key, column]) => ({ key, name: column.name, missing: missingValue(column) })),
    }
  })
}

/** For a column that this bench does not know of. */
function missingValue({ notNull, dataType, default: value }: ColumnFacts): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (!notNull) return null
  if (dataType === 'number') return 0
  if (dataType === 'boolean') return false
  return dataType === 'json' ? '[]' : ''
}

/** A value as drivers take it. */
export const plain = (value: unknown): Value =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : ((value ?? null) as Value)

export const valuesOf = ({ columns }: Table, row: Readonly<Record<string, unknown>>): Value[] =>
  columns.map(({ key, missing }) => (row[key] === undefined ? missing : plain(row[key])))
