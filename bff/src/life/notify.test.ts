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

  it('handed to another unit: the requester once, with what changed, and the unit that it was taken from with the reason', async () => {
    const { id } = await post.file()
    await post.act('officer', 'dispatchRequest', id)
    await post.drain()
    const grading = 'grading: { tier: SIMPLE, urgency: NORMAL, category: "FIRE_SAFETY", cause: UNCLEAR_COMPETENCE }'
    const args = `${grading}, leadUnitId: "market", text: $text`
    await post.act('officer', 'dispatchRequest', id, { args, text: '住建局没有这项职权 [见](http://x)' })
    await post.drain()
    expect(await post.messagesTo('owner')).toEqual(['RECEIVED', 'ASSIGNED', 'MOVED'])
    expect(await post.messagesTo('handler')).toEqual(['TO_SIGN', 'TAKEN'])
    expect(await post.messagesTo('market')).toEqual(['TO_SIGN'])
    const [card] = post.phoneOf('handler')
    expect(card).toMatchObject({ title: '诉求已改派', url: expect.stringContaining('/pages/messages/messages?m=') })
    expect(card).toMatchObject({
      markdown: expect.stringContaining('已改由市场监管局办理，您单位不用再办。原因：住建局没有'),
    })
    expect(card).toMatchObject({ markdown: expect.not.stringContaining('](') })
    const [text] = post.phoneOf('owner')
    expect(text).toMatchObject({ text: expect.stringContaining('11月23日前答复您，改由市场监') })
    const list = '{ messages { items { title text page } } }'
    const { items } = (await post.as('handler', list)).data.messages
    expect(items[0]).toMatchObject({ title: '诉求已改派', text: expect.stringContaining('原因：住建局没有这项职权') })
    // Neither what he is told now nor what he was told before opens what he may not see any more.
    expect(items.map(({ page }: { page: string | null }) => page)).toEqual([null, null])
    const [own] = (await post.as('market', list)).data.messages.items
    expect(own.page).toBe(`staff/request/request?id=${id}`)
    const history = (await post.as('owner', `{ request(id: "${id}") { history { what text } } }`)).data.request.history
    expect(history[0]).toMatchObject({
      what: '改派：由住建局改为市场监管局',
      text: expect.stringContaining('没有这项职权'),
    })
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
    await post.db.write((tx) =>
      tx.insert(personRoles).values({ personId: 'p-head', role: 'UNIT_HANDLER', unitId: 'housing' }),
    )
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

describe('a unit without the people who would be asked', () => {
  const leave = (key: string) => {
    const { personRoles } = post.db.schema
    return post.db.write((tx) => tx.delete(personRoles).where(eq(personRoles.personId, `p-${key}`)))
  }

  it('is handed nothing, and the officer reads why and what helps', async () => {
    const { id } = await post.file()
    await leave('handler')
    await leave('head')
    expect(await post.act('officer', 'dispatchRequest', id)).toMatchObject({
      __typename: 'Refusal',
      code: 'UNIT_UNMANNED',
      field: 'leadUnitId',
      message: expect.stringContaining('请管理员先添加经办人'),
    })
    expect(await post.messagesTo('owner')).toEqual(['RECEIVED'])
  })

  it('has its head asked where there is one', async () => {
    const { id } = await post.file()
    await leave('handler')
    await post.act('officer', 'dispatchRequest', id)
    expect(await post.messagesTo('head')).toEqual(['TO_SIGN'])
    expect((await post.act('head', 'signRequest', id)).__typename).toBe('ActionDone')
  })

  it('has the administrator and the desk told where a dispute comes back to it and it has no head', async () => {
    const { id } = await post.file()
    await post.act('officer', 'dispatchRequest', id)
    await post.act('handler', 'signRequest', id)
    await post.act('handler', 'resolveRequest', id)
    await leave('head')
    await post.act('owner', 'disputeRequest', id)
    expect(await post.messagesTo('admin')).toEqual(['NOBODY_THERE'])
    expect(await post.messagesTo('officer')).toContain('NOBODY_THERE')
    await post.drain()
    const [card] = post.phoneOf('officer')
    expect(card).toMatchObject({ markdown: expect.stringContaining('住建局没有部门负责人，没有人收到通知') })
  })
})

describe('an order to a unit without people', () => {
  it('is told to the administrator and the desk', async () => {
    const { personRoles } = post.db.schema
    const { id } = await post.file()
    await post.act('officer', 'dispatchRequest', id)
    await post.act('handler', 'signRequest', id)
    for (const personId of ['p-handler', 'p-head']) {
      await post.db.write((tx) => tx.delete(personRoles).where(eq(personRoles.personId, personId)))
    }
    await post.act('officer', 'orderSupervision', id)
    expect(await post.messagesTo('admin')).toEqual(['ORDER_NOBODY_THERE'])
    expect(await post.messagesTo('officer2')).toContain('ORDER_NOBODY_THERE')
    const { items } = (await post.as('admin', '{ messages { items { text page } } }')).data.messages
    expect(items).toMatchObject([{ text: expect.stringContaining('住建局没有经办人'), page: null }])
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
    expect((await pushes()).filter(([, , person]) => person === 'p-owner')).toEqual([
      ['RECEIVED', 'SMS', 'p-owner'],
      ['ASSIGNED', 'SMS', 'p-owner'],
    ])
    await post.drain()
    expect(post.phoneOf('owner')).toContainEqual({
      channel: 'sms',
      phone: '19900000001',
      text: expect.stringMatching(
        /^【企呼我应】诉求1120-0001-\d：11月23日前答复您，住建局办。http:\/\/127\.0\.0\.1:3000\/n\/\w{7}$/,
      ),
    })
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
