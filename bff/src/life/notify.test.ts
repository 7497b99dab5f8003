import { apply } from '@qihu/shared/life/life'
import { accepted } from '@qihu/shared/requests/intake'
import { request } from '@qihu/shared/requests/request.life'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPost, type Post } from '../notifications/post.fixture.ts'
import { servedRequests } from '../requests/requests.served.ts'
import { findRequest } from '../requests/requests.store.ts'
import { record } from './record.ts'

let post: Post
beforeEach(async () => {
  post = await openPost()
})
afterEach(() => post.close())

const pushes = async () => (await post.outbox()).map((row) => [row.kind, row.channel, row.personId])

describe('a command tells each person each thing once', () => {
  it('filing: the requester is told in the list, every officer is pushed', async () => {
    await post.file()
    expect(await post.messagesTo('owner')).toEqual(['RECEIVED'])
    expect(await pushes()).toEqual([
      ['TO_ACCEPT', 'DINGTALK', 'p-officer'],
      ['TO_ACCEPT', 'DINGTALK', 'p-officer2'],
    ])
  })

  it('accepting and dispatching at once: one notice with unit and date, one to sign', async () => {
    const { id } = await post.file()
    await post.act('officer', 'dispatchRequest', id)
    expect(await post.messagesTo('owner')).toEqual(['RECEIVED', 'ASSIGNED'])
    expect(await post.messagesTo('handler')).toEqual(['TO_SIGN'])
    expect(await post.messagesTo('head')).toEqual([])
    expect(await post.messagesTo('market')).toEqual([])
    expect((await pushes()).slice(2).sort()).toEqual([
      ['ASSIGNED', 'WECHAT', 'p-owner'],
      ['TO_SIGN', 'DINGTALK', 'p-handler'],
    ])
  })

  it('accepting first and dispatching later: two notices', async () => {
    const { id } = await post.file()
    await post.act('officer', 'acceptRequest', id)
    await post.act('officer', 'dispatchRequest', id)
    expect(await post.messagesTo('owner')).toEqual(['RECEIVED', 'ACCEPTED', 'ASSIGNED'])
  })

  it('nobody is told what he did himself', async () => {
    const { id } = await post.file()
    await post.act('officer', 'dispatchRequest', id)
    await post.act('handler', 'signRequest', id)
    await post.act('handler', 'resolveRequest', id)
    await post.act('owner', 'disputeRequest', id)
    expect(await post.messagesTo('owner')).toEqual(['RECEIVED', 'ASSIGNED', 'SIGNED', 'ANSWERED'])
    expect(await post.messagesTo('head')).toEqual(['TO_SIGN'])
    expect(await post.messagesTo('officer')).toEqual(['TO_ACCEPT', 'REASSIGNED'])
  })

  it('somebody who is handler and head of the unit hears of it once', async () => {
    const { personRoles } = post.db.schema
    await post.db.write((tx) => tx.insert(personRoles).values({ personId: 'p-head', role: 'UNIT_HANDLER' }))
    const { id } = await post.file()
    await post.act('officer', 'dispatchRequest', id)
    expect(await post.messagesTo('head')).toEqual(['TO_SIGN'])
  })

  it('the same key sent again tells nobody anew', async () => {
    const { id } = await post.file()
    const key = post.newKey()
    await post.act('officer', 'dispatchRequest', id, { version: 1, key })
    await post.act('officer', 'dispatchRequest', id, { version: 1, key })
    expect(await post.messagesTo('owner')).toEqual(['RECEIVED', 'ASSIGNED'])
    expect(await post.outbox()).toHaveLength(4)
  })
})

describe('how a requester is reached', () => {
  it('without WeChat by SMS, also when only the request gives a telephone', async () => {
    const { people, identities } = post.db.schema
    await post.db.write(async (tx) => {
      await tx.update(people).set({ phone: null }).where(eq(people.id, 'p-owner'))
      await tx.delete(identities).where(eq(identities.personId, 'p-owner'))
    })
    const { id } = await post.file()
    await post.act('officer', 'dispatchRequest', id)
    expect((await pushes()).filter(([, , person]) => person === 'p-owner')).toEqual([['ASSIGNED', 'SMS', 'p-owner']])
    await post.drain()
    expect(post.phoneOf('owner')).toEqual([
      {
        channel: 'sms',
        phone: '19900000001',
        text: expect.stringMatching(
          /^【企呼我应】诉求1120-0001-\d：11月23日前答复您，住建局办。http:\/\/127\.0\.0\.1:3000\/n\/\w{7}$/,
        ),
      },
    ])
  })

  it('staff without DingTalk find it in the list alone', async () => {
    const { identities } = post.db.schema
    await post.db.write((tx) => tx.delete(identities).where(eq(identities.personId, 'p-officer2')))
    await post.file()
    expect(await post.messagesTo('officer2')).toEqual(['TO_ACCEPT'])
    expect(await pushes()).toEqual([['TO_ACCEPT', 'DINGTALK', 'p-officer']])
  })
})

describe('one transaction', () => {
  it('a command that fails after its events leaves neither message nor push, the same command alone leaves both', async () => {
    const { id } = await post.file()
    const before = (await post.outbox()).length
    const { db, services, time } = post
    time.now += 1_000
    const accept = (fails: boolean) =>
      db.write(async (tx) => {
        const row = await findRequest(tx, db.schema, id)
        if (!row) throw new Error('no such request')
        const stamp = { at: time.now, actorId: 'p-officer', actorUnitId: 'desk' }
        const { calendar, config, lives, reactions } = services
        const parts = { ...{ schema: db.schema, now: time.now, lives, reactions }, profile: config.profile }
        const done = apply(request, row.state, [accepted.of({ dispatchDueAt: 0 })], stamp)
        await record(tx, servedRequests, row, done, { ...parts, calendar: calendar.current })
        if (fails) throw new Error('the last step failed')
      })
    await expect(accept(true)).rejects.toThrow('the last step failed')
    expect(await post.messagesTo('owner')).toEqual(['RECEIVED'])
    expect(await post.outbox()).toHaveLength(before)
    await accept(false)
    expect(await post.messagesTo('owner')).toEqual(['RECEIVED', 'ACCEPTED'])
    expect(await post.outbox()).toHaveLength(before + 1)
  })
})
