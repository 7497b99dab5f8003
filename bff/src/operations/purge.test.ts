import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { firstIdAt, newId } from '../ids.ts'
import { wakeEnded } from '../privacy/wake-ended.ts'
import { FILE, fileOne, filing, take } from '../testing/loop.fixture.ts'
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

it('clears what was told, what became of it, and who looked, each after its time', async () => {
  const { db, services, time } = app
  const { messages, outbox, contactReveals } = db.schema
  const ago = (days: number) => time.now - days * DAY
  const told = { personId: 'p-owner', thingId: 'r', thingKind: 'REQUEST', title: '', body: '', readAt: null }
  const sent = {
    thingId: 'r',
    thingVersion: 1,
    kind: 'K',
    channel: 'SMS',
    dueSort: 0,
    attempts: 1,
    nextAt: 0,
    leaseUntil: 0,
  } as const
  const looked = { requestId: 'r', personId: 'p', unitId: null, reason: 'VISIT' } as const
  await db.write(async (tx) => {
    for (const days of [399, 401]) {
      await tx.insert(messages).values({ ...told, id: newId(ago(days)), kind: `${days}`, createdAt: ago(days) })
    }
    const each = { ...sent, personId: 'p-owner' }
    for (const [days, doneAt] of [
      [181, 1],
      [182, null],
      [179, 1],
    ] as const) {
      const state = doneAt === null ? 'WAITING' : 'SENT'
      await tx.insert(outbox).values({ ...each, messageId: `${days}`, state, createdAt: ago(days), doneAt })
    }
    for (const days of [1094, 1096]) {
      await tx.insert(contactReveals).values({ ...looked, id: newId(ago(days)), at: ago(days) })
    }
  })
  expect(await purge(services)).toBe(3)
  expect((await db.read.select().from(messages)).map(({ kind }) => kind)).toEqual(['399'])
  expect((await db.read.select().from(outbox)).map(({ messageId }) => messageId).sort()).toEqual(['179', '182'])
  expect((await db.read.select().from(contactReveals)).map(({ id }) => id < firstIdAt(ago(1095)))).toEqual([false])
})

it('lets the clock know of what a process of the release before has ended lately, and of nothing else', async () => {
  const { db, services, time } = app
  const { requests } = db.schema
  const ended = async () => {
    const { id } = await fileOne(app)
    await take(app, 'owner', 'withdrawRequest', id)
    return id
  }
  const wakes = async () =>
    new Map((await db.read.select().from(requests)).map(({ id, wakeAt }) => [id, wakeAt === time.now ? 'NOW' : wakeAt]))
  const long = await ended()
  time.now += 41 * DAY
  const [asleep, erased, whole] = [await ended(), await ended(), await ended()]
  const open = (await fileOne(app)).id
  await take(app, 'owner', 'erasePersonalData', erased)
  const before = await wakes()
  const [whenWhole, whenOpen, whenErased] = [before.get(whole), before.get(open), before.get(erased)]
  expect(whenWhole).toBeGreaterThan(time.now)
  for (const id of [long, asleep])
    await db.write((tx) => tx.update(requests).set({ wakeAt: null }).where(eq(requests.id, id)))
  time.now += 60_000
  await purge(services)
  const now = await wakes()
  // Within a day of the exact moment, which the clock counts when it comes to it.
  expect(Math.abs(Number(now.get(asleep)) - Number(whenWhole))).toBeLessThan(2 * DAY)
  expect([now.get(long), now.get(whole), now.get(open)]).toEqual([null, whenWhole, whenOpen])
  expect(now.get(erased)).toBe(whenErased)
  // A backup of the release before: all that there is, what is over already within a month.
  time.now += 3 * 365 * DAY
  await db.write((tx) => tx.update(requests).set({ wakeAt: null }))
  expect(await wakeEnded(db, time.now, 0)).toBe(4)
  const spread = [...(await wakes()).values()].filter((at) => at !== null).map((at) => Number(at) - time.now)
  expect(spread.every((ms) => ms >= DAY && ms <= 31 * DAY)).toBe(true)
})

it('knows the key of a phone that was away for four weeks, and is harmless twice at once', async () => {
  const key = app.newKey()
  const { id } = await fileOne(app, {}, key)
  app.time.now += 28 * DAY
  await Promise.all([purge(app.services), purge(app.services)])
  expect((await app.as('owner', FILE, { input: filing(key) })).data.fileRequest.request.id).toBe(id)
})
