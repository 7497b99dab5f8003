import { connectTo, toSqlite } from '../many-requests.ts'

/** Half of the requesters are reached by WeChat, the others by a text, the staff by DingTalk. */
const CHANNEL = `CASE WHEN m.person_id LIKE 'p-requester-%'
  THEN (CASE WHEN substr(m.person_id, length(m.person_id)) IN ('0', '2', '4', '6', '8') THEN 'WECHAT' ELSE 'SMS' END)
  ELSE 'DINGTALK' END`

/** Hours that the platforms have been away. */
const AWAY_MS = 4 * 3_600_000

/**
 * Leaves so many notices unsent, all of them due, of what is still true: receipts, and what open requests ask of the
 * staff. `only`: of one channel alone.
 */
export async function leaveUnsent(url: string, count: number, now: number, only: string | null): Promise<void> {
  const created = `${now - AWAY_MS} + row_number() OVER (ORDER BY m.id) * ${AWAY_MS} / ${count}`
  const of = only ? `AND ${CHANNEL} = '${only}'` : ''
  const insert = `
    INSERT INTO outbox (message_id, person_id, request_id, thing_kind, request_version, kind, channel, state, due_sort,
      attempts, next_at, lease_until, created_at)
    SELECT m.id, m.person_id, m.request_id, m.thing_kind, r.version, m.kind, ${CHANNEL}, 'WAITING', r.due_sort,
      0, ${now}, 0, ${created}
    FROM messages m JOIN service_requests r ON r.id = m.request_id
    WHERE r.stage <> 'CLOSED' ${of} AND (m.kind = 'RECEIVED' OR (m.kind = 'TO_ACCEPT' AND r.stage = 'SUBMITTED')
      OR (m.kind = 'TO_SIGN' AND r.stage = 'DISPATCHED') OR (m.kind = 'ASSIGNED' AND r.stage IN ('DISPATCHED', 'IN_PROGRESS')))
    ORDER BY substr(m.id, 16) LIMIT ${count}`
  if (url.startsWith('file:')) {
    const db = toSqlite(url)
    db.exec(insert)
    db.exec('ANALYZE')
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
  } else {
    const sql = connectTo(url)
    await sql.unsafe(insert)
    await sql.unsafe('VACUUM ANALYZE outbox')
    await sql.end()
  }
}

export async function unsentIn(url: string): Promise<Record<string, number>> {
  const count = `SELECT channel, count(*) AS n FROM outbox WHERE state = 'WAITING' GROUP BY channel`
  let rows: readonly Record<string, unknown>[]
  if (url.startsWith('file:')) {
    const db = toSqlite(url)
    rows = db.prepare(count).all()
    db.close()
  } else {
    const sql = connectTo(url)
    rows = await sql.unsafe(count)
    await sql.end()
  }
  return Object.fromEntries(rows.map(({ channel, n }) => [String(channel), Number(n)]))
}
