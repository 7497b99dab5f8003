import { createRequire } from 'node:module'
import { join } from 'node:path'
import { openDatabase } from '../../bff/src/db/open.ts'
import { fillTown } from '../../bff/src/testing/town.fixture.ts'
import { storeRequest } from './stored-request.ts'

const fromBff = createRequire(new URL('../../bff/package.json', import.meta.url))

export type Seeded = { readonly url: string; readonly now: number; readonly templateId: string }

/** Half of them open, spread over stages, units, levels and pauses; due dates in no order. */
const SPREAD = {
  stage: `(CASE n % 14 WHEN 0 THEN 'SUBMITTED' WHEN 1 THEN 'ACCEPTED' WHEN 2 THEN 'DISPATCHED' WHEN 3 THEN 'IN_PROGRESS'
    WHEN 4 THEN 'IN_PROGRESS' WHEN 5 THEN 'RESOLVED' WHEN 6 THEN 'IN_PROGRESS' WHEN 7 THEN 'NOT_ACCEPTED' ELSE 'CLOSED' END)`,
  unit: `(CASE n / 14 % 2 WHEN 0 THEN 'housing' ELSE 'market' END)`,
  level: '(CASE WHEN n / 28 % 5 = 0 THEN 2 ELSE 1 END)',
  paused: '(n / 140 % 4 = 0 AND n % 14 IN (3, 4, 6))',
  requester: `(CASE n / 560 % 3 WHEN 0 THEN 'p-owner' WHEN 1 THEN 'p-colleague' ELSE 'p-stranger' END)`,
  enterprise: `(CASE n / 1680 % 2 WHEN 0 THEN 'e-art' END)`,
  dueSort: '(r.due_sort + (n * 7919) % 1000003 * 1000)',
  wakeAt: 'NULL',
}
/** All of them being handled, and nothing to do for the clock before long. */
const OPEN = {
  ...SPREAD,
  stage: `'IN_PROGRESS'`,
  unit: `'housing'`,
  level: '1',
  paused: '(1 = 0)',
  wakeAt: '(r.wake_at + 86400000 * (30 + n % 300))',
}

/** A database with the test town and so many copies of one stored request, written by one statement. */
export async function seedRequests(url: string, rows: number, kind: 'spread' | 'open'): Promise<Seeded> {
  const now = Date.now()
  const db = await openDatabase(url)
  await fillTown(db, now)
  const { id } = await storeRequest(db, now)
  await db.close()
  const by = kind === 'spread' ? SPREAD : OPEN
  const copies = (series: string, hex: string, number: string) => `
    INSERT INTO service_requests (id, number, lookup_code, title, requester_id, enterprise_id, contact_id, window_id,
      channel, created_at, centre_id, state, version, stage, lead_unit_id, level, paused, due_sort, wake_at)
    SELECT '00000000-0000-7000-8000-' || ${hex}, 'QH330199-260101-' || ${number}, '314159',
      r.title || n, ${by.requester}, ${by.enterprise}, r.contact_id, NULL, r.channel, r.created_at, r.centre_id, r.state, r.version,
      ${by.stage}, ${by.unit}, ${by.level}, ${by.paused}, ${by.dueSort}, ${by.wakeAt}
    FROM ${series} CROSS JOIN service_requests r WHERE r.id = '${id}'`
  if (url.startsWith('file:')) {
    const connection = toSqlite(url)
    for (const pragma of ['synchronous = OFF', 'cache_size = -400000', 'wal_autocheckpoint = 20000'])
      connection.pragma(pragma)
    const series = `(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < ${rows}) SELECT n FROM s)`
    connection.exec(copies(series, `printf('%012x', n)`, `printf('%07d', n)`))
    connection.pragma('wal_checkpoint(TRUNCATE)')
    connection.close()
  } else {
    const sql = connectTo(url)
    await sql.unsafe(
      copies(`generate_series(1::bigint, ${rows}) AS s(n)`, `lpad(to_hex(n), 12, '0')`, `lpad(n::text, 7, '0')`),
    )
    await sql.unsafe('VACUUM ANALYZE service_requests')
    await sql.end()
  }
  return { url, now, templateId: id }
}

/** Makes so many copies, from one on, due at an instant. */
export async function makeDue(url: string, from: number, count: number, at: number): Promise<void> {
  const ids = Array.from(
    { length: count },
    (_, n) => `'00000000-0000-7000-8000-${(from + n).toString(16).padStart(12, '0')}'`,
  )
  const change = `UPDATE service_requests SET wake_at = ${at} WHERE id IN (${ids})`
  if (url.startsWith('file:')) {
    const connection = toSqlite(url)
    connection.exec(change)
    connection.close()
  } else {
    const sql = connectTo(url)
    await sql.unsafe(change)
    await sql.end()
  }
}

export const toSqlite = (url: string): SqliteConnection =>
  new (fromBff('better-sqlite3') as new (file: string) => SqliteConnection)(url.slice('file:'.length))

type SqliteConnection = {
  pragma(text: string): void
  exec(text: string): void
  prepare(text: string): {
    all(): readonly Record<string, unknown>[]
    pluck(): { all(...values: unknown[]): unknown[] }
  }
  close(): void
}
type PostgresConnection = {
  unsafe(text: string): Promise<readonly Record<string, unknown>[]>
  end(): Promise<void>
}

export async function createDatabases(url: string, names: readonly string[]): Promise<void> {
  const sql = connectTo(url)
  for (const name of names) await sql.unsafe(`CREATE DATABASE ${name}`)
  await sql.end()
}

export const connectTo = (url: string) =>
  (fromBff('postgres') as (url: string, options: object) => PostgresConnection)(url, { max: 1, onnotice: () => {} })

export const sqliteUrl = (dir: string, name: string): string => `file:${join(dir, `${name}.sqlite`)}`
