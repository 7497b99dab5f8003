import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Table, Tree, Value } from './tree.ts'

/** Writes rows as fast as the engine takes them; nothing else may use the database meanwhile. */
export type Bulk = {
  /** Only what it gives back must be waited for. */
  add(table: Table, values: readonly Value[]): Promise<void> | undefined
  end(): Promise<void>
}

export const openBulk = (tree: Tree, url: string): Bulk =>
  url.startsWith('file:') ? toSqlite(tree, url.slice('file:'.length)) : toPostgres(tree, url)

type Sqlite = {
  prepare(sql: string): { run(...values: unknown[]): void }
  exec(sql: string): void
  pragma(text: string): void
  close(): void
}

function toSqlite(tree: Tree, file: string): Bulk {
  const db = new (tree.from('better-sqlite3') as new (file: string) => Sqlite)(file)
  for (const pragma of ['synchronous = OFF', 'cache_size = -400000', 'wal_autocheckpoint = 20000']) db.pragma(pragma)
  const inserts = new Map<Table, { run(...values: unknown[]): void }>()
  const insertInto = (table: Table) => {
    const names = table.columns.map(({ name }) => `"${name}"`)
    const made = db.prepare(`INSERT INTO "${table.name}" (${names}) VALUES (${names.map(() => '?')})`)
    inserts.set(table, made)
    return made
  }
  db.exec('BEGIN')
  return {
    add(table, values) {
      const insert = inserts.get(table) ?? insertInto(table)
      insert.run(values.map((value) => (typeof value === 'boolean' ? Number(value) : value)))
      return undefined
    },
    async end() {
      db.exec('COMMIT')
      db.pragma('wal_checkpoint(TRUNCATE)')
      db.close()
    },
  }
}

type Postgres = {
  unsafe(sql: string): Promise<unknown> & { writable(): Promise<Writable> }
  end(): Promise<void>
}

const CHUNK = 4_000_000

function toPostgres(tree: Tree, url: string): Bulk {
  const connect = tree.from('postgres') as (url: string, options: object) => Postgres
  const sql = connect(url, { max: 1, onnotice: () => {} })
  const kept = new Map<Table, string[]>()
  const bytes = new Map<Table, number>()
  async function copy(table: Table): Promise<void> {
    const lines = kept.get(table) ?? []
    kept.delete(table)
    bytes.delete(table)
    const names = table.columns.map(({ name }) => `"${name}"`)
    const stream = await sql.unsafe(`COPY "${table.name}" (${names}) FROM STDIN`).writable()
    const done = finished(stream)
    if (!stream.write(lines.join(''))) await once(stream, 'drain')
    stream.end()
    await done
  }
  return {
    add(table, values) {
      const line = `${values.map(copied).join('\t')}\n`
      const lines = kept.get(table)
      if (lines) lines.push(line)
      else kept.set(table, [line])
      const size = (bytes.get(table) ?? 0) + line.length
      bytes.set(table, size)
      return size > CHUNK ? copy(table) : undefined
    },
    async end() {
      for (const table of kept.keys()) await copy(table)
      await sql.unsafe('VACUUM ANALYZE')
      await sql.end()
    },
  }
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function copied(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value !== 'string') return String(value)
  return value.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] as string)
}
