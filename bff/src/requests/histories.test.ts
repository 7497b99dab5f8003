import { formatRequestNumber, localDate } from '@qihu/shared'
import { HISTORY_CALENDARS, randomHistory } from '@qihu/shared/history-generator'
import { apply, eventOf, fold, NOBODY, replay } from '@qihu/shared/life/life'
import { type RequestEvent, request } from '@qihu/shared/requests/request.life'
import { supervisionOrder } from '@qihu/shared/supervision-orders/order'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { FIRST_CENTRE } from '../db/schema.ts'
import { newId } from '../ids.ts'
import { historyOf } from '../life/history.store.ts'
import { notify } from '../life/notify.ts'
import { begin, Overtaken, projectionOf, type Reaction, type RecordParts, record } from '../life/record.ts'
import { servedLives } from '../lives.ts'
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { fillTown } from '../testing/town.fixture.ts'
import { servedRequests } from './requests.served.ts'
import type { RequestRow } from './requests.store.ts'

const HISTORIES = 200

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
  await fillTown(test.db, 0)
})
afterAll(async () => {
  await test.db.close()
  await test.drop()
})

const partsAt = (calendar: 0 | 1, now: number, reactions: readonly Reaction[] = [notify]): RecordParts => ({
  schema: test.db.schema,
  lives: servedLives,
  // Whatever was decided under a profile has been decided.
  profile: '',
  calendar: HISTORY_CALENDARS[calendar],
  now,
  reactions,
})

/** Orders that began, and those of them that have not ended. */
type Orders = { begun: number; open: number }
/** What was told in that round and turned out untrue may be told again. */
const isWithdrawn = ([told, ...after]: readonly RequestEvent[]): boolean =>
  told?.type === 'DISCIPLINE_TRIGGERED' &&
  after.some((each) => each.type === 'DISCIPLINE_WITHDRAWN' && each.kind === told.kind && each.round === told.round)

/** Stores a random history step by step, as the commands do. */
async function live(seed: number): Promise<{ row: RequestRow; calendar: 0 | 1; events: number; orders: Orders }> {
  const { db } = test
  const [filed, ...steps] = randomHistory(seed).steps
  if (!filed) throw new Error('a history starts with a filing')
  const at = filed.step.at
  const about = {
    id: newId(at),
    number: formatRequestNumber({ division: '330199', date: localDate(at), sequence: seed + 1 }),
    lookupCode: '000000',
    title: '一件诉求',
    requesterId: 'p-owner',
    enterpriseId: null,
    claimedEnterpriseId: null,
    claimedName: null,
    contactId: 'none',
    windowId: null,
    channel: 'H5',
    createdAt: at,
    centreId: FIRST_CENTRE,
    leadUnitId: null,
    level: 1,
    paused: false,
  }
  const [first] = filed.events
  if (!first) throw new Error('a filing is an event')
  const { at: _, actorId, actorUnitId, ...body } = first
  const stamp = { at, actorId, actorUnitId }
  let row: RequestRow = await db.write((tx) =>
    begin(tx, servedRequests, about, [body], stamp, partsAt(filed.step.calendar, at)),
  )
  let events = filed.events.length
  let calendar = filed.step.calendar
  const orders: Orders = { begun: 0, open: 0 }
  for (const taken of steps) {
    if (taken.events.length === 0) continue
    const before = row
    // The generator knows nothing of what begins because of a request, which counts and moves its version too.
    const state = taken.events.reduce((folded, event) => fold(request, folded, event), before.state)
    const done = { events: taken.events, state }
    row = await db.write((tx) => record(tx, servedRequests, before, done, partsAt(taken.step.calendar, taken.step.at)))
    const overdue = taken.events.some(({ type }) => type === 'OVERDUE')
    const late = state.overdueAt !== null && ['DISPATCHED', 'IN_PROGRESS'].includes(state.stage)
    const unitStays = state.leadUnitId === before.state.leadUnitId
    const begun = overdue && orders.open === 0 && late && unitStays ? 1 : 0
    // An order goes on for as long as the same unit is late.
    const ended = orders.open > 0 && !(late && unitStays) ? 1 : 0
    expect(row.version, `seed ${seed}`).toBe(before.version + taken.events.length + begun + ended)
    events += taken.events.length + begun + ended
    orders.begun += begun
    orders.open += begun - ended
    calendar = taken.step.calendar
  }
  return { row, calendar, events, orders }
}

it(`keeps the stored state equal to the replayed events over ${HISTORIES} random histories`, async () => {
  const { db } = test
  const { requests, things } = db.schema
  const all: Orders = { begun: 0, open: 0 }
  for (let seed = 0; seed < HISTORIES; seed += 1) {
    const { row, calendar, events, orders } = await live(seed)
    const history = (await historyOf(db.read, db.schema, row.id)) as readonly RequestEvent[]
    expect(history).toHaveLength(events)
    const rebuilt = replay(request, history)
    expect(rebuilt, `seed ${seed}`).toEqual(row.state)
    const [read] = await db.read.select().from(requests).where(eq(requests.id, row.id))
    expect(read, `seed ${seed}`).toMatchObject(projectionOf(servedRequests, rebuilt, HISTORY_CALENDARS[calendar]))
    const triggers = history
      .flatMap((event, at) => (event.type === 'DISCIPLINE_TRIGGERED' && !isWithdrawn(history.slice(at)) ? [event] : []))
      .map((event) => `${event.kind} ${event.round}`)
    expect(new Set(triggers).size, `seed ${seed}`).toBe(triggers.length)
    // A limit that passes begins an order, and it is stored as its own history folds.
    expect(row.state.open, `seed ${seed}`).toEqual(orders.begun === 0 ? {} : { SUPERVISION_ORDER: orders.open })
    const ordered = await db.read.select().from(things).where(eq(things.parentId, row.id))
    expect(ordered, `seed ${seed}`).toHaveLength(orders.begun)
    expect(
      ordered.filter(({ stage }) => stage !== 'CLOSED'),
      `seed ${seed}`,
    ).toHaveLength(orders.open)
    for (const { id, state } of ordered) {
      expect(state, `seed ${seed}`).toEqual(replay(supervisionOrder, await historyOf(db.read, db.schema, id)))
    }
    all.begun += orders.begun
    all.open += orders.open
  }
  expect(all.begun).toBeGreaterThan(10)
  expect(all.begun - all.open).toBeGreaterThan(5)
}, 240_000)

it('refuses to store over a version that has passed (control of the condition)', async () => {
  const { row } = await live(HISTORIES + 1)
  const { db } = test
  const stale = { ...row, version: row.version - 1 }
  const stored = () =>
    Promise.all([
      db.read.select().from(db.schema.requests).where(eq(db.schema.requests.id, row.id)),
      historyOf(db.read, db.schema, row.id),
    ])
  const before = await stored()
  const over = (base: RequestRow) =>
    db.write((tx) => {
      const urged = apply(request, base.state, [eventOf(request, 'URGED').of({})], NOBODY(row.createdAt))
      return record(tx, servedRequests, base, urged, partsAt(0, row.createdAt, []))
    })
  await expect(over(stale)).rejects.toThrow(Overtaken)
  expect(await stored()).toEqual(before)
  await expect(over(row)).resolves.toMatchObject({ id: row.id, version: row.version + 1 })
})
