import { replay } from '@qihu/shared/life/life'
import { request } from '@qihu/shared/requests/request.life'
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { addRequester, storeOrders } from '../imports/imports.store.ts'
import { servedLives } from '../lives.ts'
import { servedRequests } from '../requests/requests.served.ts'
import { fileOne, resolveOne } from '../testing/loop.fixture.ts'
import { openTestApp } from '../testing/test-app.ts'
import { historyOf } from './history.store.ts'
import { rebuild } from './rebuild.ts'
import { projectionOf } from './record.ts'

it('mends a projection that was damaged, and only that one', async () => {
  const app = await openTestApp()
  const { db } = app
  const { requests } = db.schema
  const damaged = await fileOne(app)
  await fileOne(app)
  await resolveOne(app, damaged.id)
  const rowOf = async () => (await db.read.select().from(requests).where(eq(requests.id, damaged.id)))[0]
  const before = await rowOf()
  if (!before) throw new Error('no such request')
  const wrong = { ...before.state, stage: 'SUBMITTED' as const, leadUnitId: null }
  await db.write((tx) =>
    tx
      .update(requests)
      .set({ state: wrong, stage: 'SUBMITTED', leadUnitId: null, dueSort: 0 })
      .where(eq(requests.id, damaged.id)),
  )
  const { calendar } = app.services
  expect(await rebuild(db, servedLives, { current: calendar.current })).toEqual({
    read: 2,
    mended: [damaged.number],
    left: [],
  })
  expect(await rowOf()).toEqual(before)
  expect(await rebuild(db, servedLives, { current: calendar.current })).toEqual({ read: 2, mended: [], left: [] })
  await app.close()
})

it('computes to the column what filing and importing store', async () => {
  const app = await openTestApp()
  const { db, time } = app
  const calendar = app.services.calendar.current
  await fileOne(app)
  const target = { db, source: '热线', division: '330199', calendar, now: () => time.now }
  const times = { filedAt: time.now - 9_000_000, closedAt: time.now - 1_000_000 }
  const order = { externalId: 'A1', rowHash: 'x', title: '开户', description: '开户被要求重复交材料', contact: null }
  const full = { answer: '已办结。', category: 'TAX', resolution: 'SOLVED', leadUnitId: 'housing' } as const
  const bare = { answer: null, category: null, resolution: null, leadUnitId: null }
  await addRequester(target)
  await storeOrders(target, [
    { ...order, ...times, ...full },
    { ...order, ...times, ...bare, externalId: 'A2' },
  ])
  const rows = await db.read.select().from(db.schema.requests)
  expect(rows.map(({ stage, leadUnitId }) => `${stage} ${leadUnitId}`).toSorted()).toEqual([
    'CLOSED housing',
    'CLOSED null',
    'SUBMITTED null',
  ])
  for (const row of rows) {
    const computed = projectionOf(
      servedRequests,
      replay(request, await historyOf(db.read, db.schema, row.id)),
      calendar,
    )
    expect({ ...row, ...computed }).toEqual(row)
    expect(Object.keys(computed).toSorted()).toEqual(
      ['dueSort', 'leadUnitId', 'level', 'paused', 'stage', 'state', 'version', 'wakeAt'].toSorted(),
    )
  }
  expect(await rebuild(db, servedLives, { current: calendar })).toEqual({ read: 3, mended: [], left: [] })
  await app.close()
})
