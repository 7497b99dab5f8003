import { formatRequestNumber, localDate, replay } from '@qihu/shared'
import { HISTORY_CALENDARS, randomHistory } from '@qihu/shared/history-generator'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { notify } from '../notifications/notify.reaction.ts'
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { fillTown } from '../testing/town.fixture.ts'
import { projection, recordEvents, recordFiling } from './requests.record.ts'
import { historyOf, type RequestRow } from './requests.store.ts'

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

/** Stores a random history step by step, as the commands do. */
async function live(seed: number): Promise<{ row: RequestRow; calendar: 0 | 1; events: number }> {
  const { db } = test
  const { schema } = db
  const [filed, ...steps] = randomHistory(seed).steps
  if (!filed) throw new Error('a history starts with a filing')
  const at = filed.step.at
  const services = (calendar: 0 | 1, now: number) => ({ schema, calendar: HISTORY_CALENDARS[calendar], now })
  let row: RequestRow = {
    id: newId(at),
    number: formatRequestNumber({ division: '330199', date: localDate(at), sequence: seed + 1 }),
    lookupCode: '000000',
    title: '一件诉求',
    requesterId: 'p-owner',
    enterpriseId: null,
    contactId: 'none',
    windowId: null,
    channel: 'H5',
    createdAt: at,
    ...projection(filed.state, HISTORY_CALENDARS[filed.step.calendar]),
  }
  const first = row
  await db.write((tx) => recordFiling(tx, first, filed.events, [notify], services(filed.step.calendar, at)))
  let events = filed.events.length
  let calendar = filed.step.calendar
  for (const taken of steps) {
    if (taken.events.length === 0) continue
    const before = row
    const stored = await db.write((tx) =>
      recordEvents(tx, before, taken, [notify], services(taken.step.calendar, taken.step.at)),
    )
    if (!stored) throw new Error('nobody else writes here')
    row = stored
    events += taken.events.length
    calendar = taken.step.calendar
  }
  return { row, calendar, events }
}

it(`keeps the stored state equal to the replayed events over ${HISTORIES} random histories`, async () => {
  const { db } = test
  for (let seed = 0; seed < HISTORIES; seed += 1) {
    const { row, calendar, events } = await live(seed)
    const history = await historyOf(db.read, db.schema, row.id)
    expect(history).toHaveLength(events)
    const rebuilt = replay(history)
    expect(rebuilt, `seed ${seed}`).toEqual(row.state)
    const { requests } = db.schema
    const [read] = await db.read.select().from(requests).where(eq(requests.id, row.id))
    expect(read, `seed ${seed}`).toMatchObject(projection(rebuilt, HISTORY_CALENDARS[calendar]))
    const triggers = history
      .filter((event) => event.type === 'DISCIPLINE_TRIGGERED')
      .map((event) => `${event.kind} ${event.round}`)
    expect(new Set(triggers).size, `seed ${seed}`).toBe(triggers.length)
  }
}, 240_000)

it('refuses to store over a version that has passed (control of the condition)', async () => {
  const { row } = await live(HISTORIES + 1)
  const { db } = test
  const services = { schema: db.schema, calendar: HISTORY_CALENDARS[0], now: 0 }
  const stale = { ...row, version: row.version - 1 }
  const nothing = await db.write((tx) => recordEvents(tx, stale, { events: [], state: row.state }, [], services))
  expect(nothing).toBeNull()
})
