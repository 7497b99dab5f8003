import { replay } from '@qihu/shared/life/life'
import { request } from '@qihu/shared/requests/request.life'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { historyOf } from '../life/history.store.ts'
import { openPost, type Post } from '../notifications/post.fixture.ts'
import { runSweep } from './sweep.ts'

let post: Post
beforeEach(async () => {
  post = await openPost()
})
afterEach(() => post.close())

const at = (text: string) => Date.parse(`${text}+08:00`)
const sweep = (now: number) => {
  post.time.now = now
  return runSweep(post.services)
}
const eventsOf = async (id: string) => (await historyOf(post.db.read, post.db.schema, id)).map((event) => event.type)
const rowOf = async (id: string) => {
  const { requests } = post.db.schema
  const [row] = await post.db.read.select().from(requests).where(eq(requests.id, id))
  if (!row) throw new Error('no such request')
  return row
}

/** Accepted on Friday 2026-11-20 at 09:30, simple: half time on Friday at 16:45, due on Monday 17:00. */
async function dispatched() {
  const { id } = await post.file()
  await post.act('officer', 'dispatchRequest', id)
  return id
}

async function resolved() {
  const id = await dispatched()
  await post.act('handler', 'signRequest', id)
  await post.act('handler', 'resolveRequest', id)
  return id
}

describe('while the clock runs', () => {
  it('nothing happens before half time, and sweeping again and again changes nothing', async () => {
    const id = await dispatched()
    const before = await rowOf(id)
    expect(before.wakeAt).toBeGreaterThan(post.time.now)
    expect(await sweep((before.wakeAt ?? 0) - 1)).toBe(0)
    expect(await rowOf(id)).toEqual(before)
  })

  it('half time reminds the handlers once', async () => {
    const id = await dispatched()
    const half = (await rowOf(id)).wakeAt ?? 0
    expect([await sweep(half), await sweep(half), await sweep(half + 60_000)]).toEqual([1, 0, 0])
    expect((await eventsOf(id)).at(-1)).toBe('REMINDED')
    expect(await post.messagesTo('handler')).toEqual(['TO_SIGN', 'REMINDER'])
    expect(await post.messagesTo('owner')).toEqual(['RECEIVED', 'ASSIGNED'])
    expect((await rowOf(id)).wakeAt).toBe(at('2026-11-23T17:00:00') + 1)
  })

  it('the limit marks it overdue once, for handlers, head and discipline', async () => {
    const id = await dispatched()
    await sweep((await rowOf(id)).wakeAt ?? 0)
    expect(await sweep(at('2026-11-23T17:00:00'))).toBe(0)
    expect(await sweep(at('2026-11-23T17:00:00') + 1)).toBe(1)
    expect(await sweep(at('2026-11-24T17:00:00'))).toBe(0)
    // The order that the limit began climbs alone.
    expect(await sweep(at('2026-11-25T10:00:00'))).toBe(1)
    expect(await sweep(at('2026-11-25T10:00:00'))).toBe(0)
    expect((await eventsOf(id)).slice(-4)).toEqual(['REMINDED', 'OVERDUE', 'DISCIPLINE_TRIGGERED', 'CHILD_OPENED'])
    const told = await post.messagesTo('handler')
    expect(told.slice(0, 2)).toEqual(['TO_SIGN', 'REMINDER'])
    expect(told.slice(2).toSorted()).toEqual(['OVERDUE', 'TO_REPLY'])
    expect(await post.messagesTo('head')).toEqual(['OVERDUE', 'ORDER_CLIMBED'])
    expect((await rowOf(id)).wakeAt).toBeNull()
  })

  it('after a standstill nobody is reminded of a limit that has passed: it is overdue, once', async () => {
    const id = await dispatched()
    expect(await sweep(at('2026-11-30T10:00:00'))).toBe(1)
    expect((await eventsOf(id)).slice(-4)).toEqual(['DISPATCHED', 'OVERDUE', 'DISCIPLINE_TRIGGERED', 'CHILD_OPENED'])
    expect(await sweep(at('2026-11-30T10:00:00'))).toBe(0)
    const told = await post.messagesTo('handler')
    expect([told[0], ...told.slice(1).toSorted()]).toEqual(['TO_SIGN', 'OVERDUE', 'TO_REPLY'])
  })

  it('what is stored equals the fold of the history', async () => {
    const id = await dispatched()
    await sweep(at('2026-11-30T10:00:00'))
    const row = await rowOf(id)
    expect(row.state).toEqual(replay(request, await historyOf(post.db.read, post.db.schema, id)))
    expect(row.version).toBe(row.state.version)
  })

  it('a pause that begins as the limit ends does not hide that it has passed', async () => {
    const id = await dispatched()
    await post.act('handler', 'signRequest', id)
    const limit = at('2026-11-23T17:00:00')
    // Each step of these tests takes a second.
    post.time.now = limit - 1_000
    await post.act('handler', 'requestInformation', id)
    expect((await rowOf(id)).wakeAt).toBe(limit + 1)
    expect(await sweep(limit + 1)).toBe(1)
    expect((await eventsOf(id)).slice(-4)).toEqual([
      'INFORMATION_REQUESTED',
      'OVERDUE',
      'DISCIPLINE_TRIGGERED',
      'CHILD_OPENED',
    ])
  })

  it('a pause that used up its allowance ends by itself after ten working days', async () => {
    const id = await dispatched()
    await post.act('handler', 'signRequest', id)
    await post.act('handler', 'requestInformation', id)
    const { wakeAt } = await rowOf(id)
    expect(wakeAt).toBe(at('2026-12-04T17:00:00'))
    expect(await sweep(at('2026-12-04T16:59:59'))).toBe(0)
    expect(await sweep(at('2026-12-04T17:00:00'))).toBe(1)
    const row = await rowOf(id)
    expect([row.paused, (await eventsOf(id)).includes('PAUSE_ENDED')]).toEqual([false, true])
    expect(row.state.dueAt).toBe(at('2026-12-07T17:00:00'))
    expect((await post.messagesTo('handler')).at(-1)).toBe('RESUMED')
    expect((await post.messagesTo('owner')).at(-1)).toBe('RESUMED')
  })
})

describe('an answer nobody judged', () => {
  it('closes unconfirmed after seven working days, once, and is not a rating', async () => {
    const id = await resolved()
    const limit = at('2026-12-01T17:00:00')
    expect(await sweep(limit)).toBe(0)
    expect(await sweep(limit + 1)).toBe(1)
    expect(await sweep(limit + 1)).toBe(0)
    expect((await rowOf(id)).state).toMatchObject({ stage: 'CLOSED', closedHow: 'UNCONFIRMED', ratedRounds: [] })
    expect((await post.messagesTo('owner')).at(-1)).toBe('CLOSED')
  })

  it('confirmed in time is left alone', async () => {
    const id = await resolved()
    await post.act('owner', 'confirmRequest', id)
    expect(await sweep(at('2026-12-31T10:00:00'))).toBe(0)
    expect((await rowOf(id)).state.closedHow).toBe('CONFIRMED')
  })
})

describe('the sweep itself', () => {
  it('run by two processes at once records each thing once', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, dispatched))
    post.time.now = at('2026-11-23T18:00:00')
    const changed = await Promise.all([runSweep(post.services), runSweep(post.services), runSweep(post.services)])
    expect(changed.reduce((sum, each) => sum + each, 0)).toBe(5)
    for (const id of ids) {
      const events = await eventsOf(id)
      expect(events.filter((type) => type === 'OVERDUE' || type === 'CHILD_OPENED')).toEqual([
        'OVERDUE',
        'CHILD_OPENED',
      ])
    }
    expect(await post.db.read.select().from(post.db.schema.things)).toHaveLength(5)
  })

  it('goes through more requests than fit in one batch', async () => {
    const id = await dispatched()
    const row = await rowOf(id)
    const { requests } = post.db.schema
    const copies = Array.from({ length: 249 }, (_, n) => ({
      ...row,
      id: `copy-${String(n).padStart(3, '0')}`,
      number: `copy-${n}`,
    }))
    await post.db.write((tx) => tx.insert(requests).values(copies))
    expect(await sweep(at('2026-11-23T18:00:00'))).toBe(250)
  })

  it('woken for nothing sets its clock anew instead of coming back each time', async () => {
    const id = await dispatched()
    const { requests } = post.db.schema
    const right = (await rowOf(id)).wakeAt
    await post.db.write((tx) => tx.update(requests).set({ wakeAt: 1 }).where(eq(requests.id, id)))
    expect(await sweep(post.time.now)).toBe(0)
    expect((await rowOf(id)).wakeAt).toBe(right)
  })
})
