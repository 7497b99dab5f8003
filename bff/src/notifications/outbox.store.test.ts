import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../db/open.ts'
import { newId } from '../ids.ts'
import { addPeople } from '../people/people.store.ts'
import { claimDue, closeAccepted, LEASE_MS, outboxRow, settle } from './outbox.store.ts'
import { openPost, type Post } from './post.fixture.ts'

let post: Post
beforeEach(async () => {
  post = await openPost()
})
afterEach(() => post.close())

/** Texts about one request to so many people with a telephone each. */
async function textsTo(people: number) {
  const { db, time } = post
  const { id } = await post.file()
  await post.act('officer', 'acceptRequest', id)
  const about = { id, kind: 'REQUEST', version: 2, dueSort: time.now }
  await db.write(async (tx) => {
    await tx.delete(db.schema.outbox)
    for (let n = 0; n < people; n += 1) {
      const personId = newId(time.now)
      const phone = `1990001${String(n).padStart(4, '0')}`
      const person = { id: personId, name: `申请人${n}`, phone, title: '', createdAt: time.now }
      await addPeople(tx, db.schema, [{ ...person, roles: [], unitId: null, staff: false, demoKey: null }])
      const row = outboxRow(newId(time.now), personId, about, 'ACCEPTED', 'SMS', time.now)
      await tx.insert(db.schema.outbox).values(row)
    }
  })
}

describe('a claim', () => {
  it('takes what is to be sent before asking what became of what was, however early that was due', async () => {
    await textsTo(2)
    const { db, time } = post
    const { outbox } = db.schema
    const [sent, other] = await post.outbox()
    const accepted = { state: 'ACCEPTED' as const, dueSort: 0 }
    await db.write((tx) =>
      tx
        .update(outbox)
        .set(accepted)
        .where(eq(outbox.id, sent?.id ?? 0)),
    )
    const next = async () => (await claimDue(db, ['SMS'], time.now, 1)).map((row) => row.id)
    expect([await next(), await next(), await next()]).toEqual([[other?.id], [sent?.id], []])
  })

  it('lets two senders share 200 rows without sending one of them twice', async () => {
    await textsTo(200)
    // On SQLite one process holds the file; on PostgreSQL a second process is a second pool.
    const other = post.db.engine === 'pg' ? await openDatabase(post.config.databaseUrl) : post.db
    const workers = [post.notifier, post.notifierWith({ db: other })]
    const untilEmpty = async (worker: Post['notifier']) => {
      let own = 0
      for (let empty = 0; empty < 3; ) {
        const claimed = await worker.runOnce()
        own += claimed
        empty = claimed === 0 ? empty + 1 : 0
      }
      return own
    }
    const shares = await Promise.all(workers.map(untilEmpty))
    if (other !== post.db) await other.close()
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(200)
    expect(post.callsTo('sms/send')).toBe(200)
    expect((await post.outbox()).every((row) => row.state === 'SENT' && row.attempts === 1)).toBe(true)
  })

  it('of a process that died ends by itself, and its late answer changes nothing', async () => {
    await textsTo(1)
    const { db, time } = post
    const [dead] = await claimDue(db, ['SMS'], time.now)
    if (!dead) throw new Error('nothing claimed')
    expect(await post.drain()).toBe(0)
    time.now += LEASE_MS - 1
    expect(await post.drain()).toBe(0)
    time.now += 1
    const [again] = await claimDue(db, ['SMS'], time.now)
    expect(again).toMatchObject({ id: dead.id, attempts: 2 })
    const late = await db.write((tx) => settle(tx, db.schema, dead, { state: 'FAILED', outcome: '技术失败' }, time.now))
    expect(late).toBe(false)
    expect(await post.outbox()).toMatchObject([{ state: 'WAITING', leaseUntil: again?.leaseUntil }])
    time.now += LEASE_MS
    await post.drain()
    expect(await post.outbox()).toMatchObject([{ state: 'SENT', attempts: 3 }])
  })

  it('takes the result of a card once, whoever asks for it', async () => {
    await textsTo(1)
    const { db, time } = post
    const { outbox } = db.schema
    await db.write((tx) => tx.update(outbox).set({ state: 'ACCEPTED', platformRef: 't' }))
    const [row] = await db.read.select().from(outbox)
    if (!row) throw new Error('no row')
    const close = (outcome: string) =>
      db.write((tx) => closeAccepted(tx, db.schema, row, { state: 'SENT', outcome }, time.now))
    expect([await close('已送达'), await close('已发送')]).toEqual([true, false])
    expect(await db.read.select({ outcome: outbox.outcome }).from(outbox)).toEqual([{ outcome: '已送达' }])
  })

  it('takes only channels that are asked for', async () => {
    await textsTo(2)
    expect(await claimDue(post.db, ['WECHAT', 'DINGTALK'], post.time.now)).toEqual([])
    expect(await claimDue(post.db, [], post.time.now)).toEqual([])
    expect(await claimDue(post.db, ['SMS'], post.time.now)).toHaveLength(2)
  })
})
