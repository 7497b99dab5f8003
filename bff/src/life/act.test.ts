import type { Role } from '@qihu/shared'
import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runSweep } from '../deadlines/sweep.ts'
import { openPost, type Post } from '../notifications/post.fixture.ts'
import { addPeople } from '../people/people.store.ts'
import { findRequest } from '../requests/requests.store.ts'
import { lookAt } from '../testing/loop.fixture.ts'
import { historyOf } from './history.store.ts'

let post: Post
beforeEach(async () => {
  post = await openPost()
})
afterEach(() => post.close())

const at = (text: string) => Date.parse(`${text}+08:00`)
const rowOf = async (id: string) => {
  const row = await findRequest(post.db.read, post.db.schema, id)
  if (!row) throw new Error('no such request')
  return row
}
const eventsOf = (id: string) => historyOf(post.db.read, post.db.schema, id)
const typesOf = async (id: string) => (await eventsOf(id)).map(({ type }) => type)

/** Simple, accepted on Friday 2026-11-20: due on Monday at 17:00. */
async function dispatched() {
  const { id } = await post.file()
  await post.act('officer', 'dispatchRequest', id)
  return id
}

describe('what time has brought about', () => {
  it('comes before an action that is taken late, in the name of nobody', async () => {
    const id = await dispatched()
    post.time.now = at('2026-11-24T10:00:00')
    await post.act('handler', 'signRequest', id)
    const taken = (await eventsOf(id)).slice(-4)
    expect(taken.map(({ type, actorId, actorUnitId }) => [type, actorId, actorUnitId])).toEqual([
      ['OVERDUE', null, null],
      ['DISCIPLINE_TRIGGERED', null, null],
      ['SIGNED', 'p-handler', 'housing'],
      ['CHILD_OPENED', null, null],
    ])
    expect(await post.messagesTo('head')).toEqual(['OVERDUE'])
    expect(await runSweep(post.services)).toBe(0)
  })

  it('is a reminder too, each thing at its hour', async () => {
    const id = await dispatched()
    post.time.now = (await rowOf(id)).wakeAt ?? 0
    await post.act('handler', 'signRequest', id)
    post.time.now = at('2026-11-23T17:30:00')
    await post.act('handler', 'addProgress', id)
    expect((await typesOf(id)).slice(-6)).toEqual([
      'REMINDED',
      'SIGNED',
      'OVERDUE',
      'DISCIPLINE_TRIGGERED',
      'PROGRESS_ADDED',
      'CHILD_OPENED',
    ])
  })

  it('decides: an answer that nobody judged in time is closed before it is confirmed', async () => {
    const id = await dispatched()
    await post.act('handler', 'signRequest', id)
    await post.act('handler', 'resolveRequest', id)
    const before = await rowOf(id)
    post.time.now = at('2026-12-01T17:00:01')
    expect(await post.act('owner', 'confirmRequest', id)).toMatchObject({ code: 'NOT_YOUR_TURN' })
    // What a refused action brings to light is left to the sweep.
    expect(await rowOf(id)).toEqual(before)
    expect(await runSweep(post.services)).toBe(1)
    expect((await rowOf(id)).state).toMatchObject({ stage: 'CLOSED', closedHow: 'UNCONFIRMED' })
  })

  it('lets an action be taken that is possible because of it', async () => {
    const id = await dispatched()
    await post.act('handler', 'signRequest', id)
    await post.act('handler', 'resolveRequest', id)
    post.time.now = at('2026-12-02T10:00:00')
    const done = await post.act('owner', 'rateRequest', id)
    expect(done).toMatchObject({ __typename: 'ActionDone', request: { stage: 'CLOSED' } })
    expect((await typesOf(id)).slice(-3)).toContain('RATED')
    expect(await post.db.read.select().from(post.db.schema.ratings)).toHaveLength(1)
  })
})

describe('a person entered with his roles', () => {
  const enter = (key: string, roles: readonly Role[], unitId: string) =>
    post.db.write(async (tx) => {
      const more = { name: key, phone: null, title: '', staff: true, demoKey: null, createdAt: post.time.now }
      await addPeople(tx, post.db.schema, [{ id: `p-${key}`, roles, unitId, ...more }])
      const identity = { provider: 'DINGTALK', subject: `d-${key}`, personId: `p-${key}` } as const
      await tx.insert(post.db.schema.identities).values(identity)
    })
  const actionsOf = async (key: string, id: string) => (await lookAt(post, key, id))?.actions ?? null

  it('is told as desk and as unit, and may do what his roles allow', async () => {
    await enter('new-officer', ['CASE_OFFICER'], 'desk')
    await enter('new-handler', ['UNIT_HANDLER', 'DISCIPLINE'], 'housing')
    await enter('elsewhere', ['UNIT_HANDLER'], 'market')
    const { id } = await post.file()
    expect(await post.messagesTo('new-officer')).toEqual(['TO_ACCEPT'])
    expect(await actionsOf('new-officer', id)).toEqual(['ACCEPT', 'DECLINE', 'DISPATCH'])
    expect(await actionsOf('elsewhere', id)).toBeNull()
    await post.act('new-officer', 'dispatchRequest', id)
    expect(await post.messagesTo('new-handler')).toEqual(['TO_SIGN'])
    expect(await post.messagesTo('elsewhere')).toEqual([])
    expect(await actionsOf('new-handler', id)).toEqual(['SIGN'])
    const pushed = (await post.outbox()).filter(({ channel }) => channel === 'DINGTALK')
    expect(pushed.map(({ kind, personId }) => `${kind} ${personId}`)).toEqual(
      expect.arrayContaining(['TO_ACCEPT p-new-officer', 'TO_SIGN p-new-handler']),
    )
    expect((await post.act('new-handler', 'signRequest', id)).request.stage).toBe('IN_PROGRESS')
  })

  it('may and hears nothing any more once a role is taken from him', async () => {
    const { personRoles } = post.db.schema
    await enter('new-officer', ['CASE_OFFICER', 'DISCIPLINE'], 'desk')
    const { id } = await post.file()
    const office = and(eq(personRoles.personId, 'p-new-officer'), eq(personRoles.role, 'CASE_OFFICER'))
    await post.db.write((tx) => tx.delete(personRoles).where(office))
    expect(await actionsOf('new-officer', id)).toEqual([])
    expect(await post.act('new-officer', 'acceptRequest', id)).toMatchObject({ code: 'NOT_YOUR_TURN' })
    await post.file()
    expect(await post.messagesTo('new-officer')).toEqual(['TO_ACCEPT'])
  })
})
