import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '../../bff/src/db/sqlite.ts'
import type { Plan, Plans } from './plan.ts'
import { alike, PROPORTIONS, rowsOf, SIZES, UNREAD } from './proportions.ts'
import { type SqliteStep, sqlitePlan } from './sqlite-plan.ts'

type Sqlite = {
  prepare(sql: string): {
    all(...values: unknown[]): unknown[]
    run(...values: unknown[]): void
    raw(): { all(): unknown[][] }
  }
  exec(sql: string): void
  close(): void
}
const Database = createRequire(join(import.meta.dirname, '../../bff/package.json'))('better-sqlite3') as new (
  file: string,
) => Sqlite

/**
 * The plans of SQLite. Its planner does not look at the rows: it knows sqlite_stat1, or nothing, so that without statistics a
 * million requests are planned like ten thousand, and with them no row is needed to see what they do. (ANALYZE by
 * itself would fill sqlite_stat4 too; the server never runs it: docs/decisions.md 72.)
 */
export async function sqlitePlans(texts: readonly string[]): Promise<Plans[]> {
  const dir = mkdtempSync(join(tmpdir(), 'qihu-plans-'))
  try {
    const file = join(dir, 'plans.sqlite')
    await openSqlite(file).close()
    const bare = plansIn(file, texts)
    const [small, large] = SIZES.map((requests) => {
      writeStatistics(file, requests)
      return plansIn(file, texts)
    })
    return texts.map((_, at) => ({
      small: { bare: bare[at] as Plan, known: small?.[at] as Plan },
      large: { bare: bare[at] as Plan, known: large?.[at] as Plan },
    }))
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function plansIn(file: string, texts: readonly string[]): Plan[] {
  const db = new Database(file)
  const plans = texts.map((text) => {
    const places = text.match(/\?/g) ?? []
    return sqlitePlan(text, db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...places.map(() => null)) as SqliteStep[])
  })
  db.close()
  return plans
}

/**
 * As ANALYZE would write it of so many requests: rows, and how many of them are alike in the first column, the first two …
 * An expression has no name; there is one, whether a message is unread.
 */
function writeStatistics(file: string, requests: number): void {
  const db = new Database(file)
  db.exec('ANALYZE; DELETE FROM sqlite_stat1; DELETE FROM sqlite_stat4;')
  const write = db.prepare('INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)')
  for (const table of Object.keys(PROPORTIONS)) {
    const rows = rowsOf(table, requests)
    const indexes = db.prepare(`SELECT name, "unique" FROM pragma_index_list('${table}')`).raw().all() as [
      string,
      number,
    ][]
    // Stored by its key, a table is its own index, by the table's name.
    const byKey = db.prepare(`SELECT 1 FROM pragma_table_list WHERE name = '${table}' AND wr = 1`).all().length > 0
    for (const [name, isUnique] of indexes) {
      const columns = db
        .prepare(`SELECT name FROM pragma_index_info('${name}')`)
        .raw()
        .all()
        .map(([column]) => String(column ?? UNREAD))
      const stat = columns.map((_, at) =>
        isUnique && at === columns.length - 1 ? 1 : alike(table, columns.slice(0, at + 1), requests),
      )
      write.run(table, byKey && name.startsWith('sqlite_autoindex') ? table : name, [rows, ...stat].join(' '))
    }
    if (indexes.length === 0) write.run(table, null, String(rows))
  }
  db.close()
}
