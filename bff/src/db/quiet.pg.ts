import type postgres from 'postgres'
import { quietColumns, quietTables, restlessColumns } from './quiet.ts'
import type { Schema } from './schema.ts'

const CHANNEL = 'qihu_quiet'
/** So often it is tried whether news come through, while anybody asks. */
const BEAT_MS = 400
/** News that have not come through for so long may be missing: everything is read anew until they do. */
const TRUSTED_MS = 1_000

/**
 * Whether the quiet tables are as they were, on PostgreSQL: triggers say so to every process. What another process changes
 * is known here some milliseconds after its commit, and where the line is broken or a pooler stands between, so that no
 * news come, nothing is kept.
 */
export type QuietNews = {
  /**
   * The same number for as long as nobody has committed a change; null where that cannot be told, and for a transaction
   * that has changed something itself.
   */
  state(client: object): number | null
  /** A transaction is about to change something. */
  changing(client: object): void
  /** It has ended: what is asked from now on must see it. */
  changed(): void
}

/** By schema, of which each opened database has its own. */
export const quietNewsOf = new WeakMap<Schema, QuietNews>()

/** The triggers that are missing, for statements of all processes, of whichever release. */
export async function markQuietTables(sql: postgres.Sql, schema: Schema): Promise<void> {
  const found = await sql`SELECT c.relname AS name, array_to_string(ARRAY(
      SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY(t.tgattr) ORDER BY a.attname
    ), ',') AS columns
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE t.tgname = 'quiet_changed' AND c.relnamespace = current_schema()::regnamespace`
  const marked = new Map(found.map(({ name, columns }) => [name, columns]))
  const missing = quietTables(schema)
    .map((name) => ({ name, columns: (quietColumns(schema, name) ?? []).toSorted().join(',') }))
    .filter(({ name, columns }) => marked.get(name) !== columns)
  if (missing.length === 0) return
  await sql.unsafe(`CREATE OR REPLACE FUNCTION quiet_changed() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_notify('${CHANNEL}', 'changed'); RETURN NULL; END $$`)
  for (const { name, columns } of missing) {
    await sql.unsafe(`CREATE OR REPLACE TRIGGER quiet_changed
      AFTER INSERT OR UPDATE${columns && ` OF ${columns}`} OR DELETE OR TRUNCATE ON "${name}"
      FOR EACH STATEMENT EXECUTE FUNCTION quiet_changed()`)
  }
}

/** Listens on a connection of its own. `clock` never goes back. */
export function listenToQuiet(sql: postgres.Sql, clock = (): number => performance.now()): QuietNews {
  let version = 0
  let heardAt = Number.NEGATIVE_INFINITY
  let beatAt = Number.NEGATIVE_INFINITY
  let beating = false
  const hear = (words: string) => {
    const now = clock()
    if (words === 'changed' || now - heardAt >= TRUSTED_MS) version += 1
    heardAt = now
  }
  // Listening anew: what came meanwhile was not heard.
  const begin = () => {
    version += 1
  }
  const nobody = () => {}
  sql.listen(CHANNEL, hear, begin).catch(nobody)
  const beat = (now: number) => {
    if (beating || now - beatAt < BEAT_MS) return
    beating = true
    beatAt = now
    const done = () => {
      beating = false
    }
    sql.notify(CHANNEL, 'beat').then(done, done)
  }
  const changers = new WeakSet<object>()
  return {
    state(client) {
      if (changers.has(client)) return null
      const now = clock()
      beat(now)
      return now - heardAt < TRUSTED_MS ? version : null
    },
    changing: (client) => void changers.add(client),
    changed() {
      version += 1
    },
  }
}

const known = new Map<string, boolean>()

/** Whether a statement changes a quiet table. */
export function changesQuiet(words: string, schema: Schema): boolean {
  const before = known.get(words)
  if (before !== undefined) return before
  const tables = [...words.matchAll(/\b(?:insert\s+into|update|delete\s+from)\s+(?:"?\w+"?\.)?"?(\w+)/gi)]
  const quiet = quietTables(schema)
  const changes = tables.some(([, table]) => quiet.includes(table ?? '')) && !changesRestlessAlone(words, schema)
  if (known.size > MOST_KNOWN) known.clear()
  known.set(words, changes)
  return changes
}

const changesRestlessAlone = (words: string, schema: Schema): boolean =>
  restlessColumns(schema).some(({ table, column }) =>
    new RegExp(`^update "${table}" set "${column}" = \\$\\d+ where `, 'i').test(words),
  )

const MOST_KNOWN = 2_000
