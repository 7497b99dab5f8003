import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { fileOne, resolveOne } from '../testing/loop.fixture.ts'
import { openTestApp } from '../testing/test-app.ts'
import { rebuildRequests } from './rebuild.ts'

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
  expect(await rebuildRequests(db, calendar.current)).toEqual({ read: 2, mended: [damaged.number] })
  expect(await rowOf()).toEqual(before)
  expect(await rebuildRequests(db, calendar.current)).toEqual({ read: 2, mended: [] })
  await app.close()
})
