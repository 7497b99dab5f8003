import { type Actor, refuse } from '@qihu/shared'
import { cause, ending, opening } from '@qihu/shared/life/cause'
import { note, type TextId } from '@qihu/shared/life/fields'
import { type Alive, carries, kit, nothing } from '@qihu/shared/life/kit'
import { life } from '@qihu/shared/life/life'
import { vocabulary, type Word } from '@qihu/shared/life/vocabulary'
import { request } from '@qihu/shared/requests/request.life'
import { isEnded } from '@qihu/shared/requests/request.state'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadCategories } from '../centres/categories.store.ts'
import { loadCentres } from '../centres/centres.store.ts'
import type { Context } from '../context.ts'
import type { Schema } from '../db/schema.ts'
import { openPost, type Post } from '../notifications/post.fixture.ts'
import { actorOf, findPerson, loadUnits, personWithHeld, staffOfUnit } from '../people/people.store.ts'
import { servedRequests } from '../requests/requests.served.ts'
import { findRequest } from '../requests/requests.store.ts'
import { lookAt } from '../testing/loop.fixture.ts'
import { act } from './act.ts'
import { historyOf, textsOf } from './history.store.ts'
import { sweep } from './pass-time.ts'
import { actionsFor, linesFor } from './reading.ts'
import { rebuild } from './rebuild.ts'
import { Refused } from './refused.ts'
import { type Served, ServedLives, serve } from './served.ts'
import { thingShelf } from './things.store.ts'

/** An errand that begins with every request that is handed on, and belongs to it: as small a second kind as can be. */

const HOUR = 3_600_000
const STAGE = vocabulary('ErrandStage', { OPEN: '待办', OVER: '已办' })
type ErrandState = Alive<Word<typeof STAGE>> & { readonly dueAt: number; readonly unitId: string | null }
const START: ErrandState = { version: 0, stage: 'OPEN', open: {}, dueAt: 0, unitId: null }
const on = kit<ErrandState, 'RUNNER', 'RUNNER'>()

const toRun = on.notice('TO_RUN', {
  to: { RUNNER: 'PUSH' },
  asks: true,
  while: ({ stage }) => stage === 'OPEN',
  says: ({ when, state }) => ({
    title: '有差事',
    phrase: '待办',
    template: 'PROGRESS',
    body: `${when(state.dueAt)} 前`,
    hint: '请去办',
  }),
})
const sent = on.event('SENT', carries<{ readonly dueAt: number; readonly unitId: string }>(), {
  line: () => '派出',
  fold: (_, { dueAt, unitId }) => ({ dueAt, unitId }),
  tells: [toRun],
})
const run = on.event('RUN', carries<{ readonly textId: TextId }>(), {
  line: () => '办了',
  fold: () => ({ stage: 'OVER' }),
  tells: [],
})
const lapsed = on.event('LAPSED', nothing, {
  line: () => '过期',
  byItself: true,
  fold: () => ({ stage: 'OVER' }),
  tells: [],
})
const errand = life({
  kind: 'ERRAND',
  type: 'Errand',
  word: '差事',
  stages: STAGE,
  start: START,
  ended: ['OVER'],
  first: [sent],
  actions: [
    on.action('RUN', {
      mutation: 'runErrand',
      says: '',
      by: ['RUNNER'],
      from: ['OPEN'],
      to: 'OVER',
      fields: { text: note({ label: '经过' }) },
      form: { side: 'STAFF', button: '办', weight: 'primary', done: '已办' },
      makes: [run],
      follows: ({ input }) => [run.of({ textId: input.text })],
    }),
  ],
  timers: [
    on.timer('LAPSE', {
      at: ({ stage, dueAt }) => (stage === 'OPEN' ? dueAt : null),
      makes: [lapsed],
      follows: () => [lapsed.of({})],
    }),
  ],
  lapse: lapsed,
  family: { opened: '派了一件差事', ended: '差事办完' },
  audiences: ['RUNNER'],
  relations: ['RUNNER'],
  views: { VIEW: ['RUNNER'] },
  standing: (actor: Actor, { unitId }: { unitId: string | null }) =>
    actor.posts.some((post) => post.unitId === unitId) ? ['RUNNER'] : [],
  unitActing: (actor: Actor) => actor.posts[0]?.unitId ?? null,
  shownAt: ({ dueAt }) => dueAt,
})

type Row = Omit<Schema['things']['$inferSelect'], 'state'> & { readonly state: ErrandState }
const servedErrands = serve<typeof errand, Row>(errand, {
  shelf: thingShelf(errand),
  hearers: { RUNNER: (tx, schema, { unitId }, now) => staffOfUnit(tx, schema, 'UNIT_HANDLER', unitId ?? '', now) },
  outside: [],
  contactOf: () => null,
  columns: ({ unitId, dueAt }: ErrandState) => ({ unitId, dueSort: dueAt }),
  unitOf: ({ unitId }) => unitId,
  ownerOf: ({ personId }) => personId,
  page: { outside: () => '', staff: (id) => `staff/errand?id=${id}` },
})
const lives = new ServedLives(
  [servedRequests, servedErrands],
  [cause(request, 'DISPATCHED', errand, ({ event, now }) => ({ dueAt: now + HOUR, unitId: event.leadUnitId }))],
)

let post: Post
let id: string
beforeEach(async () => {
  post = await openPost()
  id = (await post.file()).id
})
afterEach(() => post.close())

async function contextOf(key: string): Promise<Context> {
  const { db, services, time } = post
  const person = await findPerson(db.read, db.schema, `p-${key}`)
  if (!person) throw new Error(`nobody called ${key}`)
  const actor = await actorOf(db.read, db.schema, await personWithHeld(db.read, db.schema, person, time.now))
  const own = {
    now: time.now,
    session: null,
    actor,
    log: post.app.log,
    ip: '',
    device: null,
    userAgent: undefined,
    answered: null,
  }
  const parts = {
    units: () => loadUnits(db),
    centres: () => loadCentres(db.read, db.schema),
    categories: () => loadCategories(db.read, db.schema),
  }
  return { ...services, lives, ...own, outside: (work) => work(), ...parts }
}

const GRADING = { tier: 'SIMPLE', urgency: 'NORMAL', category: 'TAX', cause: 'OTHER' }
async function dispatched() {
  post.time.now += 1000
  const given = { grading: GRADING, leadUnitId: 'housing', text: null }
  const on = { id, version: 1, key: post.newKey() }
  const outcome = await act(await contextOf('officer'), servedRequests, 'DISPATCH', on, given)
  if ('refusal' in outcome) throw new Error(outcome.refusal.code)
  return outcome.row
}
const errands = async () => (await post.db.read.select().from(post.db.schema.things)) as Row[]
const theErrand = async () => {
  const [one, ...more] = await errands()
  if (!one || more.length > 0) throw new Error('not one errand')
  return one
}
const requestRow = async () => {
  const row = await findRequest(post.db.read, post.db.schema, id)
  if (!row) throw new Error('no such request')
  return row
}
const eventsOf = (thingId: string) => historyOf(post.db.read, post.db.schema, thingId)
const runIt = async (who: string, one: Row, given: object = { text: '去过了。' }, key = post.newKey()) => {
  post.time.now += 1000
  return act(await contextOf(who), servedErrands, 'RUN', { id: one.id, version: one.version, key }, { ...given })
}

describe('a thing that begins because of another', () => {
  it('is stored with it, belongs to it, and is an event of it', async () => {
    const row = await dispatched()
    const one = await theErrand()
    const about = { kind: 'ERRAND', parentId: id, rootId: id, number: row.number, title: row.title, version: 1 }
    expect(one).toMatchObject({ ...about, stage: 'OPEN', unitId: 'housing', dueSort: post.time.now + HOUR })
    expect(one.wakeAt).toBe(post.time.now + HOUR)
    expect(await eventsOf(one.id)).toMatchObject([{ type: 'SENT', actorId: 'p-officer', actorUnitId: 'desk' }])
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      type: 'CHILD_OPENED',
      child: 'ERRAND',
      id: one.id,
      actorId: null,
    })
    expect(row).toEqual(await requestRow())
    expect(row.state.open).toEqual({ ERRAND: 1 })
    expect(row.version).toBe((await eventsOf(id)).length)
    expect(await rebuild(post.db, lives, { current: post.services.calendar.current })).toEqual({
      read: 2,
      mended: [],
      left: [],
    })
  })

  it('tells its own people under its own kind, once and with its own page', async () => {
    await dispatched()
    expect((await post.messagesTo('handler')).toSorted()).toEqual(['TO_RUN', 'TO_SIGN'])
    const one = await theErrand()
    const rows = (await post.outbox()).filter(({ kind }) => kind === 'TO_RUN')
    expect(rows).toMatchObject([{ thingId: one.id, thingKind: 'ERRAND', thingVersion: 1, personId: 'p-handler' }])
    await post.drain(post.notifierWith({ lives }))
    const cards = post.phoneOf('handler').filter((each) => JSON.stringify(each).includes('有差事'))
    expect(cards).toHaveLength(1)
    expect(JSON.stringify(cards)).toContain(`staff/errand?id=${one.id}`)
    expect(JSON.stringify(cards)).toContain('11月20日（周五）10:30 前')
  })

  it('ends by an action of its own, which the other learns', async () => {
    const before = await dispatched()
    const one = await theErrand()
    expect(await runIt('market', one)).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
    expect(await runIt('handler', one, { text: ' ' })).toMatchObject({ refusal: { code: 'TEXT_REQUIRED' } })
    const key = post.newKey()
    expect(await runIt('handler', one, { text: '去过了。' }, key)).toMatchObject({ row: { stage: 'OVER', version: 2 } })
    expect(await runIt('handler', one, { text: '去过了。' }, key)).toMatchObject({ row: { version: 2 } })
    expect([...(await textsOf(post.db.read, post.db.schema, one.id)).values()]).toEqual(['去过了。'])
    const after = await requestRow()
    expect(after.state.open).toEqual({ ERRAND: 0 })
    expect(after.version).toBe(before.version + 1)
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      type: 'CHILD_ENDED',
      child: 'ERRAND',
      id: one.id,
      actorId: null,
    })
    expect(await rebuild(post.db, lives, { current: post.services.calendar.current })).toEqual({
      read: 2,
      mended: [],
      left: [],
    })
  })

  it('is taken back with all else where what belongs to the action refuses', async () => {
    const refusing = {
      ...servedRequests,
      besides: {
        DISPATCH: async () => {
          throw new Refused(refuse('UNIT_UNKNOWN'))
        },
      },
    }
    const before = await post.outbox()
    const given = { grading: GRADING, leadUnitId: 'housing', text: '请办' }
    const on = { id, version: 1, key: post.newKey() }
    const outcome = await act(await contextOf('officer'), refusing, 'DISPATCH', on, given)
    expect(outcome).toMatchObject({ refusal: { code: 'UNIT_UNKNOWN' } })
    expect(await errands()).toEqual([])
    expect((await requestRow()).version).toBe(1)
    expect(await post.outbox()).toEqual(before)
    expect(await post.messagesTo('handler')).toEqual([])
  })

  it('is ended by time alone, once, by whichever sweep is first', async () => {
    await dispatched()
    const one = await theErrand()
    const parts = { ...post.services, lives }
    expect(await sweep(parts)).toBe(0)
    post.time.now += HOUR
    const changed = await Promise.all([sweep(parts), sweep(parts)])
    expect(changed.reduce((sum, each) => sum + each, 0)).toBe(1)
    expect((await eventsOf(one.id)).map(({ type }) => type)).toEqual(['SENT', 'LAPSED'])
    expect((await theErrand()).wakeAt).toBeNull()
    expect((await requestRow()).state.open).toEqual({ ERRAND: 0 })
  })

  it('reads in the history of the other by its name', async () => {
    const row = await dispatched()
    await runIt('handler', await theErrand())
    const lines = linesFor(await contextOf('officer'), request, row, await eventsOf(id))
    expect(lines.slice(-2).map(({ what, byTheSystem }) => [what, byTheSystem])).toEqual([
      ['派了一件差事', true],
      ['差事办完', true],
    ])
  })
})

describe('a thing that another leaves no sense', () => {
  /** Errands of a request that is over are over too. */
  const withEnding = new ServedLives(
    [servedRequests, servedErrands],
    [
      cause(request, 'FILED', errand, ({ now }) => ({ dueAt: now + HOUR, unitId: 'housing' })),
      cause(request, 'DISPATCHED', errand, ({ now, event }) => ({ dueAt: now + 2 * HOUR, unitId: event.leadUnitId })),
    ],
    [],
    [ending(request, errand, ({ parent }) => (isEnded(parent) ? {} : null))],
  )
  beforeEach(async () => {
    Object.assign(post.services, { lives: withEnding })
    id = (await post.file()).id
    await post.act('officer', 'dispatchRequest', id)
  })
  const typesOf = async (thingId: string) => (await eventsOf(thingId)).map(({ type }) => type)

  it('ends with it, each once, and what is answered is how it stands in the end', async () => {
    const open = await errands()
    expect(open.map(({ stage }) => stage)).toEqual(['OPEN', 'OPEN'])
    expect((await requestRow()).state.open).toEqual({ ERRAND: 2 })
    const { request: answered } = await post.act('owner', 'withdrawRequest', id)
    const row = await requestRow()
    expect(row).toMatchObject({ stage: 'CLOSED', state: { open: { ERRAND: 0 } } })
    expect(answered.version).toBe(row.version)
    expect(row.version).toBe((await eventsOf(id)).length)
    expect((await typesOf(id)).slice(-3)).toEqual(['CLOSED', 'CHILD_ENDED', 'CHILD_ENDED'])
    for (const one of open) expect(await typesOf(one.id)).toEqual(['SENT', 'LAPSED'])
    expect((await errands()).map(({ stage, wakeAt }) => [stage, wakeAt])).toEqual(Array(2).fill(['OVER', null]))
    const mended = await rebuild(post.db, withEnding, { current: post.services.calendar.current })
    expect(mended.mended).toEqual([])
  })

  it('goes on while it has sense (control)', async () => {
    await post.act('handler', 'signRequest', id)
    expect((await requestRow()).state.open).toEqual({ ERRAND: 2 })
  })

  it('is ended once, whoever of two is first', async () => {
    for (let round = 0; round < 8; round += 1) {
      const requestId = (await post.file()).id
      await post.act('officer', 'dispatchRequest', requestId)
      const about = (await errands()).filter(({ parentId }) => parentId === requestId)
      await Promise.all([
        post.act('owner', 'withdrawRequest', requestId).catch(() => null),
        ...about.map((one) => runIt('handler', one)),
      ])
      const row = await findRequest(post.db.read, post.db.schema, requestId)
      expect(row?.version).toBe((await eventsOf(requestId)).length)
      const over = (await errands()).filter(({ parentId, stage }) => parentId === requestId && stage === 'OVER')
      expect(row?.state.open).toEqual({ ERRAND: 2 - over.length })
      if (row?.stage === 'CLOSED') expect(over).toHaveLength(2)
      for (const one of about) expect((await typesOf(one.id)).length).toBeLessThanOrEqual(2)
    }
  })
})

describe('a thing that somebody begins at another', () => {
  /** The same errand, of which the request must not show that there is one. */
  const secret = { ...errand, kind: 'SECRET', family: null }
  const servedSecrets: Served = {
    ...servedErrands,
    life: secret,
    shelf: thingShelf(secret),
  }
  const sending = (name: string, opens: typeof errand | typeof secret, unitId = 'housing') =>
    opening(request, opens, {
      name,
      mutation: name,
      says: '',
      by: ['CASE_OFFICER'],
      from: ['SUBMITTED', 'DISPATCHED'],
      fields: { text: note({ label: '要办的事' }) },
      form: { side: 'STAFF', button: '派', weight: 'more', done: '已派' },
      first: ({ now }) => ({ dueAt: now + HOUR, unitId }),
    })
  const withOpenings = new ServedLives(
    [servedRequests, servedErrands, servedSecrets],
    [],
    [sending('SEND', errand), sending('SEND_SECRETLY', secret, 'market')],
  )
  const sendIt = async (who: string, name: string, key = post.newKey(), text = '请去看看。', version = 1) => {
    const context = { ...(await contextOf(who)), lives: withOpenings }
    return act(context, servedRequests, name, { id, version, key }, { text })
  }

  it('is offered to whoever may begin it, and to nobody else', async () => {
    const row = await requestRow()
    const offered = async (who: string) =>
      actionsFor({ ...(await contextOf(who)), lives: withOpenings }, request, row).slice(-2)
    expect(await offered('officer')).toEqual(['SEND', 'SEND_SECRETLY'])
    expect(await offered('owner')).toEqual(['CORRECT_CONTACT', 'WITHDRAW'])
    expect(await sendIt('owner', 'SEND')).toMatchObject({ refusal: { code: 'NOT_YOUR_TURN' } })
    expect(await sendIt('stranger', 'SEND')).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
    expect(await sendIt('officer', 'SEND', post.newKey(), ' ')).toMatchObject({ refusal: { code: 'TEXT_REQUIRED' } })
    expect(await errands()).toEqual([])
  })

  it('is an event of the other, and what was written is its own', async () => {
    const outcome = await sendIt('officer', 'SEND')
    const one = await theErrand()
    expect(outcome).toMatchObject({ row: { version: 2, state: { open: { ERRAND: 1 } } } })
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual(['FILED', 'CHILD_OPENED'])
    expect(await eventsOf(one.id)).toMatchObject([{ type: 'SENT', actorId: 'p-officer', actorUnitId: 'desk' }])
    const texts = async (thingId: string) => [...(await textsOf(post.db.read, post.db.schema, thingId)).values()]
    expect(await texts(one.id)).toEqual(['请去看看。'])
    expect(await texts(id)).toHaveLength(1)
  })

  it('in secret leaves no trace at the other, and is begun once however often it is sent', async () => {
    const before = [await requestRow(), await eventsOf(id), await post.messagesTo('owner')]
    const key = post.newKey()
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => sendIt('officer', 'SEND_SECRETLY', key)))
    expect(outcomes.map((each) => 'row' in each)).toEqual(Array(6).fill(true))
    expect(await theErrand()).toMatchObject({ kind: 'SECRET', parentId: id, version: 1 })
    expect([await requestRow(), await eventsOf(id), await post.messagesTo('owner')]).toEqual(before)
    const mended = await rebuild(post.db, withOpenings, { current: post.services.calendar.current })
    expect(mended).toEqual({ read: 2, mended: [], left: [] })
  })

  describe('in secret, while its unit has the other', () => {
    /** All that somebody gets to read about it, and among what. */
    const everythingOf = async (who: string) => {
      const MESSAGES = 'messages(first: 50) { unread endCursor items { id title text at read requestId page } }'
      const PAGE = '{ tab total endCursor items { id version actions headline dueAt } }'
      const lists = ['NOW', 'OPEN', 'ENDED'].map((tab) => `${tab}: queue(tab: ${tab}, first: 2) ${PAGE}`)
      const mine = `mine: requests(tab: OPEN) ${PAGE} supervisionOrders(stage: ISSUED) { items { id } }`
      const answer = await post.as(who, `{ ${MESSAGES} ${lists.join(' ')} ${mine} viewer { unreadMessages } }`)
      expect(answer.errors, who).toBeUndefined()
      return { request: await lookAt(post, who, id), lists: answer.data }
    }
    const publicProgress = async () => {
      const { number, lookupCode } = await requestRow()
      const LOOK =
        'query($number: String!, $code: String!) { lookUpRequest(number: $number, code: $code) { __typename ... on PublicProgress { headline journey { name state at } } } }'
      const { data } = await post.as(null, LOOK, { number, code: lookupCode })
      expect(data?.lookUpRequest.__typename).toBe('PublicProgress')
      return data
    }
    const READERS = ['handler', 'head', 'owner', 'clerk', 'discipline', 'admin']
    const everything = () => Promise.all(READERS.map(everythingOf))
    const stored = async () => [await requestRow(), await eventsOf(id), await texts(id), await publicProgress()]
    const texts = async (thingId: string) => [...(await textsOf(post.db.read, post.db.schema, thingId)).entries()]

    /** Three that the unit has, this one between the others; the server knows of every kind. */
    beforeEach(async () => {
      const others = [(await post.file()).id, (await post.file()).id]
      for (const each of [others[0], id, others[1]]) await post.act('officer', 'dispatchRequest', each ?? '')
      Object.assign(post.services, { lives: withOpenings })
      post.time.now += 1000
    })

    it('leaves no trace there, not from its beginning to its end', async () => {
      const [before, kept] = [await everything(), await stored()]
      const [handlers] = before
      expect(handlers?.request).toMatchObject({ id, actions: ['SIGN'] })
      expect([handlers?.lists.NOW.total, handlers?.lists.NOW.items.length]).toEqual([3, 2])
      const { version } = await requestRow()
      const outcome = await sendIt('officer', 'SEND_SECRETLY', post.newKey(), '请去看看。', version)
      expect(outcome).toMatchObject({ row: { id, version } })
      const one = await theErrand()
      expect(one).toMatchObject({ kind: 'SECRET', parentId: id, stage: 'OPEN', unitId: 'market' })
      expect(await post.messagesTo('market')).toEqual(['TO_RUN'])
      expect([await everything(), await stored()]).toEqual([before, kept])
      // Nobody is late for it: what the handler read before still counts.
      const given = { id: one.id, version: 1, key: post.newKey() }
      const run = await act({ ...(await contextOf('market')), lives: withOpenings }, servedSecrets, 'RUN', given, {
        text: '去过了。',
      })
      expect(run).toMatchObject({ row: { stage: 'OVER' } })
      expect([await everything(), await stored()]).toEqual([before, kept])
      const signed = await post.act('handler', 'signRequest', id, { version })
      expect(signed.request).toMatchObject({ stage: 'IN_PROGRESS', version: version + 1 })
    })

    it('leaves none either when time ends it', async () => {
      post.time.now += HOUR
      const [before, kept] = [await everything(), await stored()]
      post.time.now -= HOUR
      const { version } = await requestRow()
      await sendIt('officer', 'SEND_SECRETLY', post.newKey(), '请去看看。', version)
      post.time.now += HOUR
      expect(await sweep({ ...post.services, lives: withOpenings })).toBe(1)
      expect(await theErrand()).toMatchObject({ kind: 'SECRET', stage: 'OVER', wakeAt: null })
      expect([await everything(), await stored()]).toEqual([before, kept])
    })

    it('would be found out if it left one: the same not in secret is seen by all of them (control)', async () => {
      const before = await everything()
      const { version } = await requestRow()
      await sendIt('officer', 'SEND', post.newKey(), '请去看看。', version)
      const after = await everything()
      for (const [index, who] of READERS.entries())
        expect(after[index]?.request, who).not.toEqual(before[index]?.request)
    })
  })
})
