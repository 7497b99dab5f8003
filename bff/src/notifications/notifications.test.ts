import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertInto } from '../db/insert.ts'
import { openPost, type Post } from './post.fixture.ts'
import { DEMO_TEMPLATE_IDS } from './templates.ts'

let post: Post
beforeEach(async () => {
  post = await openPost()
})
afterEach(() => post.close())

const MESSAGES = `query($after: String, $first: Int) { messages(after: $after, first: $first) {
  items { id title text at read requestId alsoSent } endCursor unread } }`
const MARK = 'mutation($ids: [ID!]) { markMessagesRead(ids: $ids) }'
const TEMPLATES = '{ subscriptionTemplates { id title } }'
const CHOOSE = 'mutation($choices: [SubscriptionChoice!]!) { recordSubscriptionChoices(choices: $choices) }'

const messages = async (who: string, variables: object = {}) => (await post.as(who, MESSAGES, variables)).data.messages

async function signed() {
  const { id } = await post.file()
  await post.act('officer', 'dispatchRequest', id)
  await post.act('handler', 'signRequest', id)
  return id
}

describe('messages', () => {
  it('are listed newest first, a page at a time, with nothing left out or twice', async () => {
    const id = await signed()
    const first = await messages('owner', { first: 2 })
    expect(first).toMatchObject({ unread: 3, items: [{ title: '诉求办理中' }, { title: '诉求已受理' }] })
    const second = await messages('owner', { first: 2, after: first.endCursor })
    expect(second).toMatchObject({ endCursor: null, items: [{ title: '已收到您的诉求', requestId: id, read: false }] })
    expect(second.items[0].text).toContain('“艺术培训场所消防验收卡在执照之前”')
  })

  it('stay in their order whichever of them are read', async () => {
    await signed()
    const titles = ['诉求办理中', '诉求已受理', '已收到您的诉求']
    const all = (await messages('owner')).items
    for (const { id } of [all[1], all[0], all[2]]) {
      await post.as('owner', MARK, { ids: [id] })
      const listed: string[] = []
      for (let after: string | null = null, more = true; more; ) {
        const page = await messages('owner', { first: 1, after })
        listed.push(...page.items.map(({ title }: { title: string }) => title))
        after = page.endCursor
        more = after !== null
      }
      expect(listed).toEqual(titles)
    }
    expect((await messages('owner')).unread).toBe(0)
  })

  it('say how else they were sent', async () => {
    await signed()
    expect((await messages('owner')).items.map((each: { alsoSent: string }) => each.alsoSent)).toEqual([
      '微信待发送',
      '微信待发送',
      null,
    ])
    await post.drain()
    expect((await messages('owner')).items[0].alsoSent).toBe('微信未授权，已改发短信')
  })

  it('of somebody else are neither seen nor marked', async () => {
    await signed()
    const [own] = (await messages('owner')).items
    expect((await messages('stranger')).items).toEqual([])
    expect((await post.as('stranger', MARK, { ids: [own.id] })).data.markMessagesRead).toBe(0)
    expect((await messages('owner')).unread).toBe(3)
  })

  it('are marked one by one or all together', async () => {
    await signed()
    const [own] = (await messages('owner')).items
    expect((await post.as('owner', MARK, { ids: [own.id] })).data.markMessagesRead).toBe(1)
    expect((await post.as('owner', MARK, { ids: [own.id] })).data.markMessagesRead).toBe(0)
    expect(await messages('owner')).toMatchObject({
      unread: 2,
      items: [{ read: true }, { read: false }, { read: false }],
    })
    expect((await post.as('owner', MARK)).data.markMessagesRead).toBe(2)
    expect((await messages('owner')).unread).toBe(0)
  })

  it('nobody has read are counted up to a thousand', async () => {
    await signed()
    const { messages: table } = post.db.schema
    const [own] = await post.db.read.select().from(table).where(eq(table.personId, 'p-owner'))
    if (!own) throw new Error('no message')
    const more = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => ({ ...own, id: `more-${from + n}` }))
    const add = (rows: (typeof own)[]) => post.db.write((tx) => insertInto(tx, table, rows))
    await add(more(0, 500))
    expect((await messages('owner')).unread).toBe(503)
    await add(more(500, 1100))
    expect((await messages('owner')).unread).toBe(1000)
  })

  it('opened from a card that went to several people are the reader’s own', async () => {
    await post.file()
    const [shared] = (await messages('officer')).items
    expect((await post.as('officer2', MARK, { ids: [shared.id] })).data.markMessagesRead).toBe(1)
    expect([(await messages('officer2')).unread, (await messages('officer')).unread]).toEqual([0, 1])
  })

  it('need a sign-in', async () => {
    const { errors } = await post.as(null, MESSAGES)
    expect(errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED')
  })
})

describe('subscription templates', () => {
  it('are offered inside WeChat only', async () => {
    expect((await post.as('owner', TEMPLATES)).data.subscriptionTemplates).toEqual([])
    expect((await post.inWeChat('owner', TEMPLATES)).data.subscriptionTemplates).toEqual([
      { id: 'tmpl-intake', title: '受理结果通知' },
      { id: 'tmpl-progress', title: '办理进度通知' },
      { id: 'tmpl-answer', title: '办结确认通知' },
    ])
  })

  it('count what was accepted, each acceptance for one message', async () => {
    const choices = [
      { templateId: DEMO_TEMPLATE_IDS.INTAKE, accepted: true },
      { templateId: DEMO_TEMPLATE_IDS.ANSWER, accepted: false },
      { templateId: 'somebody-else-s', accepted: true },
    ]
    for (let n = 0; n < 2; n += 1) {
      expect((await post.inWeChat('owner', CHOOSE, { choices })).data.recordSubscriptionChoices).toBe(true)
    }
    expect(await post.db.read.select().from(post.db.schema.subscriptions)).toEqual([
      { personId: 'p-owner', templateId: DEMO_TEMPLATE_IDS.INTAKE, credit: 2 },
    ])
    expect((await post.as('owner', CHOOSE, { choices })).data.recordSubscriptionChoices).toBe(false)
  })
})
