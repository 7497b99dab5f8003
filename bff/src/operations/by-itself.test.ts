import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createCalendar, SHIPPED_DAYS } from '@qihu/shared'
import Sqlite from 'better-sqlite3'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openDatabase } from '../db/open.ts'
import { refreshCalendar } from '../deadlines/calendar.ts'
import { sweep } from '../life/pass-time.ts'
import { servedLives } from '../lives.ts'
import { claimDue, hurry } from '../notifications/outbox.store.ts'
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { purge } from './purge.ts'

/** So small that it is read whole: a few days a year, a few texts of a centre. */
const SMALL = /calendar_days|closures|centre_texts/

let test: TestDatabase
let dir: string
beforeEach(async () => {
  test = await openTestDatabase()
  dir = mkdtempSync(path.join(tmpdir(), 'qihu-plans-'))
})
afterEach(async () => {
  await test.db.close()
  await test.drop()
  rmSync(dir, { recursive: true, force: true })
})

/** Every statement that the server runs by itself while nothing is due, in SQLite's text. */
async function statements(): Promise<string[]> {
  const db = await openDatabase(`file:${path.join(dir, 'plans.sqlite')}`)
  const prepared = vi.spyOn(Sqlite.prototype, 'prepare')
  const now = Date.now()
  const clock = { now: () => now }
  const calendar = { current: createCalendar(SHIPPED_DAYS) }
  const parts = { db, clock, calendar, lives: servedLives, reactions: [], config: { profile: 'QT-135' } }
  await sweep(parts)
  await refreshCalendar(parts)
  await purge({ db, clock, config: { dataDir: tmpdir() } })
  await claimDue(db, ['WECHAT', 'DINGTALK', 'SMS'], now)
  await hurry(db, 'SMS', now)
  const texts = prepared.mock.calls.map(([text]) => text)
  prepared.mockRestore()
  await db.close()
  return [...new Set(texts)].filter((text) => /^(select|update|delete)/i.test(text) && !SMALL.test(text))
}

/** The plan of each, as this engine makes it. PostgreSQL takes an index where it can: the tables are empty here. */
async function plansOf(texts: readonly string[]): Promise<string[]> {
  if (test.db.engine === 'sqlite') {
    const connection = new Sqlite(path.join(dir, 'plans.sqlite'))
    const plans = texts.map((text) => {
      const steps = connection.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...Array(text.split('?').length - 1).fill(0))
      return steps.map((step) => (step as { detail: string }).detail).join('\n')
    })
    connection.close()
    return plans
  }
  const sql = postgres(test.url, { max: 1, onnotice: () => {} })
  await sql.unsafe('SET enable_seqscan = off')
  const plans: string[] = []
  for (const text of texts) {
    let place = 0
    const numbered = text.replace(/\?/g, () => `$${++place}`)
    const steps = await sql.unsafe(`EXPLAIN (GENERIC_PLAN, COSTS OFF) ${numbered}`)
    plans.push(steps.map((step) => String(step['QUERY PLAN'])).join('\n'))
  }
  await sql.end()
  return plans
}

/** A table, or an index of it, is read from one end to the other; `earliest` are the few that a claim has found. */
const readsAll = (plan: string): boolean =>
  test.db.engine === 'sqlite'
    ? /^SCAN (?!earliest$)/m.test(plan)
    : /Seq Scan/.test(plan) ||
      (plan.match(/Index (Only )?Scan/g) ?? []).length > (plan.match(/Index Cond/g) ?? []).length

it('what the server does by itself reads no table from end to end', async () => {
  const texts = await statements()
  const tables = ['service_requests', 'things', 'outbox', 'sessions', 'phone_codes', 'idempotency']
  expect(tables.filter((table) => !texts.some((text) => text.includes(`"${table}"`)))).toEqual([])
  const plans = await plansOf(texts)
  for (const [index, plan] of plans.entries())
    console.log(`${texts[index]?.slice(0, 120)}\n  ${plan.replaceAll('\n', '\n  ')}`)
  // The centres are few, and asked for one by one they would all be read as well.
  const ofMany = plans.filter((_, index) => !/ from "centres" /.test(texts[index] ?? ''))
  expect(ofMany.filter(readsAll)).toEqual([])
  // What waits for a platform that is away is not read for the others.
  const claims = plans.filter((_, index) => texts[index]?.startsWith('update "outbox"') && / AS /.test(texts[index]))
  expect(claims.length).toBeGreaterThan(0)
  expect(claims.filter((plan) => (plan.match(/outbox_earliest.*\n?.*channel/g) ?? []).length !== 3)).toEqual([])
  // Of a statement without an index the same test says so.
  const whole = await plansOf(['select "id" from "service_requests" where "title" = ?'])
  expect(whole.filter(readsAll)).toHaveLength(1)
})
