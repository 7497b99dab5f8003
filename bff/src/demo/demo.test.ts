import {
  checkCreditCode,
  DEFAULT_PROFILE_ID,
  SHIPPED_CALENDAR,
  STAGE,
  WORKING_MINUTES_PER_DAY,
  workingMinutesBetween,
} from '@qihu/shared'
import { type AnyHappening, replay } from '@qihu/shared/life/life'
import { request } from '@qihu/shared/requests/request.life'
import { supervisionOrder } from '@qihu/shared/supervision-orders/order'
import { asc } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { projectionOf } from '../life/record.ts'
import { servedRequests } from '../requests/requests.served.ts'
import { servedOrders } from '../supervision-orders/orders.served.ts'
import { openTestDatabase } from '../testing/test-database.ts'
import { demoPhones, seedDemo } from './demo.ts'
import { workingDaysAgo } from './demo-history.ts'
import { ENTERPRISES } from './demo-town.ts'

const config = { profile: DEFAULT_PROFILE_ID }
/** A working day, a Sunday night, the middle of the longest holiday, the first minute of a year. */
const MOMENTS = ['2026-11-20T09:30', '2026-11-22T23:10', '2026-02-19T12:00', '2026-01-01T00:00'].map((text) => [
  text,
  Date.parse(`${text}:00+08:00`),
]) as [string, number][]
const FRIDAY = MOMENTS[0]?.[1] ?? 0

async function seeded<T>(now: number, look: (db: Database) => Promise<T>): Promise<T> {
  const { db, drop } = await openTestDatabase()
  try {
    await seedDemo(db, { now, config })
    return await look(db)
  } finally {
    await db.close()
    await drop()
  }
}

async function everything(db: Database) {
  const { events, requests, things, people, personRoles, texts, ratings, identities, contacts, numbers, memberships } =
    db.schema
  return {
    people: await db.read.select().from(people).orderBy(asc(people.id)),
    personRoles: await db.read.select().from(personRoles).orderBy(asc(personRoles.personId), asc(personRoles.role)),
    identities: await db.read.select().from(identities).orderBy(asc(identities.provider), asc(identities.subject)),
    memberships: await db.read.select().from(memberships).orderBy(asc(memberships.personId)),
    requests: await db.read.select().from(requests).orderBy(asc(requests.id)),
    things: await db.read.select().from(things).orderBy(asc(things.id)),
    events: await db.read.select().from(events).orderBy(asc(events.thingId), asc(events.version)),
    texts: await db.read.select().from(texts).orderBy(asc(texts.id)),
    contacts: await db.read.select().from(contacts).orderBy(asc(contacts.id)),
    ratings: await db.read.select().from(ratings).orderBy(asc(ratings.id)),
    numbers: await db.read.select().from(numbers).orderBy(asc(numbers.series)),
  }
}

const historyIn = (events: readonly { thingId: string; event: AnyHappening }[], id: string): AnyHappening[] =>
  events.filter((each) => each.thingId === id).map((each) => each.event)

/** The requests of which a limit has passed, once for each time: each is supervised. */
const overdue = (events: readonly { thingId: string; type: string }[]): string[] =>
  events
    .filter(({ type }) => type === 'OVERDUE')
    .map(({ thingId }) => thingId)
    .toSorted()

describe('the demo', () => {
  test('is the same for the same moment, and seeding again changes nothing', async () => {
    const twice = await seeded(FRIDAY, async (db) => {
      const first = await everything(db)
      await seedDemo(db, { now: FRIDAY + 86_400_000, config })
      expect(await everything(db)).toEqual(first)
      return first
    })
    expect(await seeded(FRIDAY, everything)).toEqual(twice)
  })

  test('is filled once when two processes start together', async () => {
    const { db, drop } = await openTestDatabase()
    await Promise.all([seedDemo(db, { now: FRIDAY, config }), seedDemo(db, { now: FRIDAY, config })])
    expect((await everything(db)).people.filter((person) => person.demoKey === 'owner')).toHaveLength(1)
    await db.close()
    await drop()
  })

  test.each(MOMENTS)('started at %s holds every stage, folds from its events and knows no future', async (_, now) => {
    const { requests, things, events, texts, ratings } = await seeded(now, everything)
    expect(new Set(requests.map((row) => row.stage))).toEqual(new Set(STAGE.values))
    for (const row of requests) {
      const state = replay(request, historyIn(events, row.id))
      expect(row).toMatchObject(projectionOf(servedRequests, state, SHIPPED_CALENDAR))
      const times = historyIn(events, row.id).map((event) => event.at)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      // Nothing is left that the deadlines would do at once.
      expect(row.wakeAt ?? now + 1).toBeGreaterThan(now)
    }
    for (const row of things) {
      expect(row.kind).toBe('SUPERVISION_ORDER')
      const state = replay(supervisionOrder, historyIn(events, row.id))
      expect(row).toMatchObject(projectionOf(servedOrders, state, SHIPPED_CALENDAR))
      expect(row.wakeAt ?? now + 1).toBeGreaterThan(now)
    }
    expect(things.map(({ parentId }) => parentId).toSorted()).toEqual(overdue(events))
    const latest = Math.max(
      ...[...requests, ...things, ...texts].map((row) => row.createdAt),
      ...events.map((row) => row.at),
    )
    expect(latest).toBeLessThanOrEqual(now)
    const month = new Date(now + 8 * 3_600_000).toISOString().slice(0, 7)
    for (const rating of ratings) expect(rating.month <= month).toBe(true)
    for (const rating of ratings) expect(rating.releasedAt ?? 0).toBeLessThanOrEqual(now)
  })

  test('has something to do for everybody who can be tried', async () => {
    const { requests } = await seeded(FRIDAY, everything)
    const rows = (condition: (row: (typeof requests)[number]) => boolean) => requests.filter(condition).length
    const owner = (row: (typeof requests)[number]) => row.requesterId.endsWith('-owner')
    expect(rows((row) => owner(row) && row.stage === 'RESOLVED')).toBeGreaterThan(0)
    expect(rows((row) => owner(row) && row.paused)).toBeGreaterThan(0)
    expect(rows((row) => owner(row) && row.stage === 'CLOSED' && row.state.ratedRounds.length === 0)).toBeGreaterThan(0)
    expect(rows((row) => row.stage === 'SUBMITTED')).toBeGreaterThan(1)
    expect(rows((row) => row.leadUnitId === 'housing' && row.level === 1 && !row.paused)).toBeGreaterThan(0)
    expect(rows((row) => row.leadUnitId === 'housing' && row.level === 2)).toBeGreaterThan(0)
    expect(rows((row) => row.leadUnitId === 'market' && row.stage === 'DISPATCHED')).toBeGreaterThan(0)
    expect(rows((row) => row.state.overdueAt !== null && row.stage === 'IN_PROGRESS')).toBe(1)
    expect(rows((row) => row.state.closedHow === 'UNCONFIRMED')).toBe(1)
    expect(new Set(requests.map((row) => row.number)).size).toBe(requests.length)
  })

  test('leaves outbox and messages empty: nobody is told of the past', async () => {
    await seeded(FRIDAY, async (db) => {
      expect(await db.read.select().from(db.schema.outbox)).toEqual([])
      expect(await db.read.select().from(db.schema.messages)).toEqual([])
    })
  })

  test('gives enterprises codes that pass both checks, and phones that tell people apart', () => {
    for (const { creditCode } of ENTERPRISES)
      expect(checkCreditCode(creditCode)).toEqual({ ok: true, code: creditCode })
    const phones = demoPhones()
    expect(new Set(phones.map((each) => each.phone)).size).toBe(phones.length)
    expect(phones.find((each) => each.key === 'visitor')).not.toHaveProperty('openid')
    expect(phones.find((each) => each.key === 'newcomer')).toHaveProperty('openid', 'o-newcomer')
  })
})

test.each(MOMENTS)('so many working days before %s are as many in working minutes', (_, now) => {
  for (const ago of [0, 0.15, 0.5, 1, 7.3, 18.6]) {
    const at = workingDaysAgo(SHIPPED_CALENDAR, now, ago)
    expect(at).toBeLessThanOrEqual(now)
    const minutes = workingMinutesBetween(SHIPPED_CALENDAR, at, now)
    expect(minutes).toBeCloseTo(Math.round(ago * WORKING_MINUTES_PER_DAY), 5)
  }
})
