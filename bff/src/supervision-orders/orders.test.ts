import { replay } from '@qihu/shared/life/life'
import { supervisionOrder } from '@qihu/shared/supervision-orders/order'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importYearNotice } from '../deadlines/calendar.ts'
import { runSweep } from '../deadlines/sweep.ts'
import { historyOf } from '../life/history.store.ts'
import { rebuild } from '../life/rebuild.ts'
import { servedLives } from '../lives.ts'
import { openPost, type Post } from '../notifications/post.fixture.ts'
import { findRequest } from '../requests/requests.store.ts'
import { lookAt } from '../testing/loop.fixture.ts'
import { orderShelf } from './orders.served.ts'

let post: Post
beforeEach(async () => {
  post = await openPost()
})
afterEach(() => post.close())

const ORDER =
  'id version stage headline statusWord byItself text reply promisedDays unit { id } history { what who text } actions'
const at = (text: string) => Date.parse(`${text}+08:00`)
const sweepAt = (now: number) => {
  post.time.now = now
  return runSweep(post.services)
}

/** Simple, accepted on Friday 2026-11-20: due on Monday at 17:00. */
async function dispatched() {
  const { id } = await post.file()
  await post.act('officer', 'dispatchRequest', id)
  return id
}
const orderOf = async (requestId: string) => {
  const { things } = post.db.schema
  const [row] = await post.db.read.select().from(things).where(eq(things.parentId, requestId))
  const order = row && (await orderShelf.find(post.db.read, post.db.schema, row.id))
  if (!order) throw new Error('no order')
  return order
}
const requestOf = async (id: string) => {
  const row = await findRequest(post.db.read, post.db.schema, id)
  if (!row) throw new Error('no request')
  return row
}
async function take(who: string, mutation: string, id: string, version: number, args = '', key = post.newKey()) {
  // A second later than whatever came before, so that the order of messages is known.
  post.time.now += 1_000
  const done =
    mutation === 'orderSupervision'
      ? '... on ActionDone { request { id version } }'
      : `... on SupervisionOrderDone { thing { ${ORDER} } }`
  const document = `mutation($on: On!) { done: ${mutation}(on: $on${args}) { __typename ${done} ... on Refusal { code field step } } }`
  const { data, errors } = await post.as(who, document, { on: { id, version, key } })
  if (!data) throw new Error(JSON.stringify(errors))
  return data.done
}
const seenBy = async (who: string, id: string) =>
  (await post.as(who, `query($id: ID!) { supervisionOrder(id: $id) { ${ORDER} } }`, { id })).data?.supervisionOrder
const listOf = async (who: string, stage = 'ISSUED') =>
  (
    await post.as(who, `{ supervisionOrders(stage: ${stage}) { items { id } endCursor } }`)
  ).data?.supervisionOrders?.items.map((each: { id: string }) => each.id)

const orderByHand = async (id: string) =>
  take('officer', 'orderSupervision', id, (await requestOf(id)).version, ', text: "请说明卡在哪里。"')

describe('an order given by hand', () => {
  it('asks the unit, and the request tells that it exists', async () => {
    const id = await dispatched()
    const before = await requestOf(id)
    expect(await orderByHand(id)).toMatchObject({ __typename: 'ActionDone' })
    const order = await orderOf(id)
    expect(order.state).toMatchObject({ stage: 'ISSUED', unitId: 'housing', byItself: false, level: 1 })
    const after = await requestOf(id)
    expect([after.state.open, after.version]).toEqual([{ SUPERVISION_ORDER: 1 }, before.version + 1])
    expect((await post.messagesTo('handler')).at(-1)).toBe('TO_REPLY')
    expect((await lookAt(post, 'owner', id)).history[0]).toMatchObject({
      what: '督办：要求办理单位限时说明',
      who: '系统',
    })
    expect(await seenBy('handler', order.id)).toMatchObject({
      text: '请说明卡在哪里。',
      actions: ['REPLY_SUPERVISION'],
    })
  })

  it('is given once while it waits, and once for a key', async () => {
    const id = await dispatched()
    const key = post.newKey()
    const { version } = await requestOf(id)
    await take('officer', 'orderSupervision', id, version, '', key)
    expect(await take('officer', 'orderSupervision', id, version, '', key)).toMatchObject({ __typename: 'ActionDone' })
    expect(await orderByHand(id)).toMatchObject({ code: 'SUPERVISED', step: 'LATEST' })
    expect((await post.db.read.select().from(post.db.schema.things)).length).toBe(1)
  })

  it('is the desk’s to give, and nobody else’s', async () => {
    const id = await dispatched()
    for (const who of ['handler', 'head', 'owner']) {
      const { version } = await requestOf(id)
      expect(await take(who, 'orderSupervision', id, version), who).toMatchObject({ code: 'NOT_YOUR_TURN' })
    }
    expect((await lookAt(post, 'officer', id)).actions).toContain('ORDER_SUPERVISION')
    expect((await lookAt(post, 'handler', id)).actions).not.toContain('ORDER_SUPERVISION')
  })
})

describe('a limit that passes', () => {
  it('is supervised by itself, once', async () => {
    const id = await dispatched()
    await sweepAt(at('2026-11-23T17:00:01'))
    expect((await orderOf(id)).state).toMatchObject({ byItself: true, replyDueAt: at('2026-11-24T17:00:00') })
    await sweepAt(at('2026-11-23T18:00:00'))
    expect((await post.db.read.select().from(post.db.schema.things)).length).toBe(1)
  })

  it('that no reply follows climbs to the head, once', async () => {
    const id = await dispatched()
    await sweepAt(at('2026-11-23T17:00:01'))
    await sweepAt(at('2026-11-24T17:00:01'))
    const order = await orderOf(id)
    expect(order.state).toMatchObject({ level: 2, stage: 'ISSUED', replyDueAt: at('2026-11-25T17:00:00') })
    expect((await post.messagesTo('head')).at(-1)).toBe('ORDER_CLIMBED')
    expect(await sweepAt(at('2026-11-27T10:00:00'))).toBe(0)
    expect((await seenBy('handler', order.id)).actions).toEqual([])
    expect((await seenBy('head', order.id)).actions).toEqual(['REPLY_SUPERVISION'])
  })
})

describe('what brings a passed limit to light', () => {
  it('begins no order where it ends the request or hands it on', async () => {
    const [ended, moved] = [await dispatched(), await dispatched()]
    post.time.now = at('2026-11-24T10:00:00')
    await post.act('owner', 'withdrawRequest', ended)
    await post.act('officer', 'dispatchRequest', moved, {
      args: 'grading: { tier: SIMPLE, urgency: NORMAL, category: "FIRE_SAFETY", cause: LEGACY }, leadUnitId: "market"',
    })
    for (const id of [ended, moved]) {
      const types = (await historyOf(post.db.read, post.db.schema, id)).map(({ type }) => type)
      expect(types.filter((type) => type === 'OVERDUE' || type === 'CHILD_OPENED')).toEqual(['OVERDUE'])
    }
    expect(await post.db.read.select().from(post.db.schema.things)).toEqual([])
  })

  it('begins none beside the one that it gives itself, nor beside one that waits', async () => {
    const [late, waiting] = [await dispatched(), await dispatched()]
    await orderByHand(waiting)
    post.time.now = at('2026-11-23T17:30:00')
    expect(await orderByHand(late)).toMatchObject({ __typename: 'ActionDone' })
    await sweepAt(at('2026-11-23T18:00:00'))
    for (const id of [late, waiting]) {
      const types = (await historyOf(post.db.read, post.db.schema, id)).map(({ type }) => type)
      expect(types.filter((type) => type === 'OVERDUE' || type === 'CHILD_OPENED').toSorted()).toEqual([
        'CHILD_OPENED',
        'OVERDUE',
      ])
      expect((await orderOf(id)).state.byItself).toBe(false)
    }
  })

  it('begins none where it puts the limit off', async () => {
    const id = await dispatched()
    post.time.now = at('2026-11-23T17:30:00')
    const done = await post.act('officer', 'regradeRequest', id, {
      args: 'grading: { tier: COMPLEX, urgency: NORMAL, category: "FIRE_SAFETY", cause: LEGACY }',
    })
    expect((await requestOf(id)).state.overdueAt, JSON.stringify(done)).toBeNull()
    expect(await post.db.read.select().from(post.db.schema.things)).toEqual([])
  })

  it('asks the head from the second round on, who alone has the request', async () => {
    const id = await dispatched()
    await post.act('handler', 'signRequest', id)
    await post.act('handler', 'resolveRequest', id)
    await post.act('owner', 'disputeRequest', id)
    await orderByHand(id)
    const order = await orderOf(id)
    expect([order.state.level, order.wakeAt]).toEqual([2, null])
    expect((await post.messagesTo('head')).at(-1)).toBe('TO_REPLY')
    expect(await post.messagesTo('handler')).not.toContain('TO_REPLY')
    expect((await seenBy('handler', order.id)).actions).toEqual([])
  })
})

describe('an order that its request has left no sense', () => {
  const linesOf = async (id: string) => (await seenBy('officer', id)).history.map(({ what }: { what: string }) => what)
  const MORE = 'grading: { tier: COMPLEX, urgency: NORMAL, category: "FIRE_SAFETY", cause: LEGACY }'

  it.each([
    [
      'is answered',
      '诉求已有结果，督办随之办结',
      async (id: string) => {
        await post.act('handler', 'signRequest', id)
        await post.act('handler', 'resolveRequest', id)
      },
    ],
    ['is withdrawn', '诉求已有结果，督办随之办结', (id: string) => post.act('owner', 'withdrawRequest', id)],
    [
      'is handed to another unit',
      '诉求已改派，督办随之办结',
      (id: string) => post.act('officer', 'dispatchRequest', id, { args: `${MORE}, leadUnitId: "market"` }),
    ],
  ])('ends with it: it %s', async (_, line, settle) => {
    const id = await dispatched()
    await orderByHand(id)
    const { id: orderId } = await orderOf(id)
    post.time.now += 1_000
    await settle(id)
    const order = await orderOf(id)
    expect(order).toMatchObject({ id: orderId, stage: 'CLOSED', wakeAt: null, state: { closedAt: post.time.now } })
    expect((await linesOf(orderId))[0]).toBe(line)
    const request = await requestOf(id)
    expect(request.state.open).toEqual({ SUPERVISION_ORDER: 0 })
    expect(request.version).toBe((await historyOf(post.db.read, post.db.schema, id)).length)
    expect((await lookAt(post, 'owner', id)).history[0]).toMatchObject({ what: '督办办结', who: '系统' })
    // Nothing of it happens any more.
    expect(await sweepAt(at('2026-11-23T16:00:00'))).toBeLessThanOrEqual(1)
    expect((await orderOf(id)).version).toBe(order.version)
    expect(await rebuild(post.db, servedLives, { current: post.services.calendar.current })).toMatchObject({
      mended: [],
    })
  })

  it('makes room for another where the next unit has it', async () => {
    const id = await dispatched()
    await orderByHand(id)
    await post.act('officer', 'dispatchRequest', id, { args: `${MORE}, leadUnitId: "market"` })
    expect(await orderByHand(id)).toMatchObject({ __typename: 'ActionDone' })
    expect(await listOf('market')).toHaveLength(1)
    expect(await listOf('handler')).toEqual([])
  })

  it('ends where a corrected calendar proves that nobody was late, and what was told of it is taken back', async () => {
    const id = await dispatched()
    await sweepAt(at('2026-11-23T17:00:01'))
    expect((await orderOf(id)).state).toMatchObject({ byItself: true, stage: 'ISSUED' })
    const { errors, corrected } = await importYearNotice(post.services, '2026-11-23,HOLIDAY,补休')
    expect([errors, corrected]).toEqual([[], 1])
    const request = await requestOf(id)
    expect(request.state).toMatchObject({
      overdueAt: null,
      dueAt: at('2026-11-24T17:00:00'),
      open: { SUPERVISION_ORDER: 0 },
    })
    const types = (await historyOf(post.db.read, post.db.schema, id)).map(({ type }) => type)
    expect(types.slice(-4)).toEqual(['CALENDAR_CORRECTED', 'OVERDUE_WITHDRAWN', 'DISCIPLINE_WITHDRAWN', 'CHILD_ENDED'])
    const order = await orderOf(id)
    expect(order).toMatchObject({ stage: 'CLOSED', wakeAt: null })
    expect((await linesOf(order.id))[0]).toBe('诉求期限已顺延，督办随之办结')
    await sweepAt(at('2026-11-24T17:00:01'))
    expect((await requestOf(id)).state.open).toEqual({ SUPERVISION_ORDER: 1 })
    expect(await rebuild(post.db, servedLives, { current: post.services.calendar.current })).toMatchObject({
      mended: [],
    })
  })

  it('ends where its limit is put off, if nobody gave it; one given by hand goes on', async () => {
    const [byItself, byHand] = [await dispatched(), await dispatched()]
    await orderByHand(byHand)
    await sweepAt(at('2026-11-23T17:00:01'))
    for (const id of [byItself, byHand]) await post.act('officer', 'regradeRequest', id, { args: MORE })
    const orders = [await orderOf(byItself), await orderOf(byHand)]
    expect(orders.map(({ stage, state }) => [state.byItself, stage])).toEqual([
      [true, 'CLOSED'],
      [false, 'ISSUED'],
    ])
    expect((await linesOf(orders[0]?.id ?? ''))[0]).toBe('诉求期限已顺延，督办随之办结')
  })
})

describe('what comes late, before any sweep', () => {
  const LATE = at('2026-11-25T10:00:00')
  const orderDueOnMonday = async () => {
    const id = await dispatched()
    await orderByHand(id)
    post.time.now = LATE
    return orderOf(id)
  }

  it('is the head’s to reply to, and no longer offered to the handler', async () => {
    const order = await orderDueOnMonday()
    expect((await seenBy('handler', order.id)).actions).toEqual([])
    expect((await seenBy('head', order.id)).actions).toEqual(['REPLY_SUPERVISION'])
    const reply = (who: string) => take(who, 'replySupervision', order.id, order.version, ', text: "在办。", days: 1')
    expect(await reply('handler')).toMatchObject({ code: 'NOT_YOUR_TURN', step: 'LATEST' })
    expect(await reply('head')).toMatchObject({ __typename: 'SupervisionOrderDone' })
  })

  it('tells nobody what the same action has settled', async () => {
    const [replied, over] = [await orderDueOnMonday(), await orderDueOnMonday()]
    await take('head', 'replySupervision', replied.id, replied.version, ', text: "在办。", days: 1')
    await take('officer', 'closeSupervision', over.id, over.version)
    for (const who of ['head', 'officer']) expect(await post.messagesTo(who), who).not.toContain('ORDER_CLIMBED')
    const types = (await historyOf(post.db.read, post.db.schema, replied.id)).map(({ type }) => type)
    expect(types).toEqual(['ORDERED', 'CLIMBED', 'REPLIED'])

    post.time.now = at('2026-11-20T10:00:00')
    const answered = await dispatched()
    await post.act('handler', 'signRequest', answered)
    post.time.now = LATE
    await post.act('handler', 'resolveRequest', answered)
    expect(await post.messagesTo('head')).not.toContain('OVERDUE')
  })
})

describe('an answer that a requester wrote offline', () => {
  it('is taken though an order has begun and ended meanwhile, and not where the request itself has moved', async () => {
    const id = await dispatched()
    const { version: seen } = await requestOf(id)
    await orderByHand(id)
    const order = await orderOf(id)
    await take('officer', 'closeSupervision', order.id, order.version)
    expect((await requestOf(id)).version).toBe(seen + 2)
    const early = await post.act('owner', 'urgeRequest', id, { version: seen - 1 }).catch((error: Error) => error)
    expect(JSON.stringify(early) + String(early)).toContain('STALE')
    await post.act('owner', 'urgeRequest', id, { version: seen })
    expect((await requestOf(id)).state.urgedAt).not.toBeNull()
  })
})

describe('the reply and the end', () => {
  it('are told to the desk, and the request counts the order as over', async () => {
    const id = await dispatched()
    await orderByHand(id)
    const order = await orderOf(id)
    const replied = await take(
      'handler',
      'replySupervision',
      order.id,
      order.version,
      ', text: "等检测报告。", days: 2',
    )
    expect(replied.thing).toMatchObject({ stage: 'REPLIED', reply: '等检测报告。', promisedDays: 2, actions: [] })
    expect((await post.messagesTo('officer')).at(-1)).toBe('ORDER_REPLIED')
    const closed = await take('officer', 'closeSupervision', order.id, replied.thing.version)
    expect(closed.thing).toMatchObject({ stage: 'CLOSED', statusWord: '已办结' })
    expect((await requestOf(id)).state.open).toEqual({ SUPERVISION_ORDER: 0 })
    expect((await lookAt(post, 'handler', id)).history[0].what).toBe('督办办结')
    expect(await orderByHand(id)).toMatchObject({ __typename: 'ActionDone' })
  })

  it.each([
    ['no text', ', text: " ", days: 2', 'TEXT_REQUIRED', 'text'],
    ['too many days', ', text: "等检测。", days: 11', 'COUNT_OUT_OF_RANGE', 'days'],
    ['no day', ', text: "等检测。", days: 0', 'COUNT_OUT_OF_RANGE', 'days'],
  ])('want sense: %s', async (_, args, code, field) => {
    const id = await dispatched()
    await orderByHand(id)
    const order = await orderOf(id)
    expect(await take('handler', 'replySupervision', order.id, order.version, args)).toMatchObject({ code, field })
  })

  it('of two at once happen once', async () => {
    const id = await dispatched()
    await orderByHand(id)
    const { id: orderId, version } = await orderOf(id)
    const tries = ['handler', 'head'].map((who) =>
      take(who, 'replySupervision', orderId, version, ', text: "在办。", days: 1'),
    )
    const done = (await Promise.all(tries)).map(({ __typename, code }) => code ?? __typename).sort()
    expect(done).toEqual(['STALE', 'SupervisionOrderDone'])
  })
})

describe('who reads an order', () => {
  it('is the desk and the unit that is asked; all others find nothing', async () => {
    const id = await dispatched()
    await orderByHand(id)
    const order = await orderOf(id)
    for (const who of ['officer', 'handler', 'head']) {
      expect((await seenBy(who, order.id))?.id, who).toBe(order.id)
      expect(await listOf(who), who).toEqual([order.id])
    }
    for (const who of ['owner', 'market', 'discipline']) expect(await seenBy(who, order.id), who).toBeNull()
    expect([await listOf('market'), await listOf('owner')]).toEqual([[], undefined])
  })

  it('never is whoever filed the request: his own case is another’s to answer and to close', async () => {
    const { id } = await post.file({ enterpriseId: null }, 'head')
    await post.act('officer', 'dispatchRequest', id)
    await sweepAt(at('2026-11-23T17:00:01'))
    await sweepAt(at('2026-11-24T17:00:01'))
    const order = await orderOf(id)
    expect(order.state.level).toBe(2)
    expect(await seenBy('head', order.id)).toBeNull()
    expect(await listOf('head')).toEqual([])
    expect(await post.messagesTo('head')).not.toContain('ORDER_CLIMBED')
    const reply = await take('head', 'replySupervision', order.id, order.version, ', text: "在办。", days: 1')
    expect(reply).toMatchObject({ code: 'NOT_FOUND' })
    expect((await lookAt(post, 'head', id)).history.map(({ what }: { what: string }) => what)).toContain(
      '督办：要求办理单位限时说明',
    )
    expect((await seenBy('officer', order.id)).actions).toEqual(['CLOSE_SUPERVISION'])
  })

  it('finds what was closed last first, page by page', async () => {
    const closed: string[] = []
    for (let n = 0; n < 3; n += 1) {
      const id = await dispatched()
      await orderByHand(id)
      const order = await orderOf(id)
      await take('officer', 'closeSupervision', order.id, order.version)
      closed.unshift(order.id)
    }
    expect(await listOf('officer', 'CLOSED')).toEqual(closed)
    const pages: string[] = []
    for (let after: string | null = null; pages.length < 3; ) {
      const query =
        'query($after: String) { supervisionOrders(stage: CLOSED, first: 1, after: $after) { items { id } endCursor } }'
      const answer: { data?: { supervisionOrders: { items: { id: string }[]; endCursor: string } } } = await post.as(
        'officer',
        query,
        { after },
      )
      pages.push(answer.data?.supervisionOrders.items[0]?.id ?? '')
      after = answer.data?.supervisionOrders.endCursor ?? null
    }
    expect(pages).toEqual(closed)
  })
})

describe('what is stored', () => {
  it('is the fold of the history, of order and request alike', async () => {
    const id = await dispatched()
    await sweepAt(at('2026-11-23T17:00:01'))
    await sweepAt(at('2026-11-24T17:00:01'))
    const order = await orderOf(id)
    expect(order.state).toEqual(replay(supervisionOrder, await historyOf(post.db.read, post.db.schema, order.id)))
    expect(await rebuild(post.db, servedLives, { current: post.services.calendar.current })).toMatchObject({
      read: 2,
      mended: [],
    })
  })
})
