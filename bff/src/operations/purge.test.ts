import { afterEach, beforeEach, expect, it } from 'vitest'
import { FILE, fileOne, filing } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { purge } from './purge.ts'

const DAY = 86_400_000

let app: TestApp
beforeEach(async () => {
  app = await openTestApp()
})
afterEach(() => app.close())

it('deletes what has ended, many at once, and leaves what still counts', async () => {
  const { db, services, time } = app
  const { sessions, phoneCodes, idempotency, counters } = db.schema
  await db.write(async (tx) => {
    for (let n = 0; n < 450; n += 1) {
      const createdAt = time.now - 40 * DAY
      await tx
        .insert(sessions)
        .values({ tokenHash: `old-${n}`, personId: 'p', channel: 'H5', createdAt, expiresAt: time.now - 1 })
      await tx.insert(idempotency).values({ personId: 'p', key: `old-${n}`, bodyHash: '', thingId: 'r', createdAt })
    }
    // More than are read at once, and in no order of their ends.
    const limits = Array.from({ length: 2300 }, (_, n) => ({
      key: `limit-${n}`,
      count: 1,
      until: time.now + (n % 3) - 1,
    }))
    await tx.insert(counters).values(limits)
    const code = { codeHash: '', sentToday: 1, day: '2026-11-17', tries: 0 }
    await tx.insert(phoneCodes).values({ ...code, phoneHash: 'old', sentAt: time.now - 3 * DAY })
    await tx.insert(phoneCodes).values({ ...code, phoneHash: 'new', sentAt: time.now - 60_000 })
  })
  const key = app.newKey()
  const { id } = await fileOne(app, {}, key)
  expect(await purge(services)).toBe(450 + 450 + 1 + 767)
  const left = (await db.read.select().from(counters)).filter(({ key }) => key.startsWith('limit-'))
  expect(left).toHaveLength(2300 - 767)
  expect(left.filter(({ until }) => until < time.now)).toEqual([])
  expect((await db.read.select().from(phoneCodes)).map((row) => row.phoneHash)).toEqual(['new'])
  expect((await app.as('owner', FILE, { input: filing(key) })).data.fileRequest.request.id).toBe(id)
  expect(await purge(services)).toBe(0)
})

it('knows the key of a phone that was away for four weeks, and is harmless twice at once', async () => {
  const key = app.newKey()
  const { id } = await fileOne(app, {}, key)
  app.time.now += 28 * DAY
  await Promise.all([purge(app.services), purge(app.services)])
  expect((await app.as('owner', FILE, { input: filing(key) })).data.fileRequest.request.id).toBe(id)
})
