import { eq, getTableColumns } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

const FILE = `mutation ($input: FileRequestInput!) { fileRequest(input: $input) { ... on Filed { request { id version } } } }`
const DISPATCH = `mutation ($on: On!, $unit: ID!) {
  dispatchRequest(on: $on, leadUnitId: $unit, grading: { tier: SIMPLE, urgency: NORMAL, category: "OTHER", cause: OTHER }) {
    ... on ActionDone { request { id version } } } }`
const STEP = (action: string, more = '') => `mutation ($on: On!) {
  ${action}(on: $on${more}) { ... on ActionDone { request { id version } } } }`
const RATE = `mutation ($on: On!, $rating: RatingInput!) { rateRequest(on: $on, rating: $rating) {
  __typename
  ... on ActionDone { request { id version } }
  ... on Refusal { code field }
} }`
const BOARD = `query ($month: String) { board(month: $month) {
  month live units { unit { id } n rate low high net text solvedRate faces reasons { reason count } }
} }`

type Figures = { unit: { id: string } }
type Ref = { id: string; version: number }
type Handling = { unit: 'housing' | 'market'; handler: 'handler' | 'market' }
const HOUSING: Handling = { unit: 'housing', handler: 'handler' }
const GOOD = { face: 5, solved: 'YES' }
const BAD = { face: 1, solved: 'NO', reasons: ['SLOW', 'SHIRKING'] }

let town: TestApp

beforeAll(async () => {
  town = await openTestApp()
})
afterAll(() => town.close())
beforeEach(async () => {
  const { ratings, ratingIdentities } = town.db.schema
  await town.db.write(async (tx) => {
    await tx.delete(ratings)
    await tx.delete(ratingIdentities)
  })
})

const onOf = (ref: Ref, key = town.newKey()) => ({ id: ref.id, version: ref.version, key })
const first = (data: Record<string, { request: Ref }>): Ref => Object.values(data)[0]?.request as Ref

/** A request of the owner that a unit has answered and the owner has confirmed. */
async function closed({ unit, handler }: Handling = HOUSING): Promise<Ref> {
  const input = {
    key: town.newKey(),
    description: '培训学校换证卡在消防意见，两边都要对方先出。',
    intakeReasons: ['STUCK'],
    contactName: '陈经理',
    contactPhone: '19900000001',
    noticeVersion: '1',
  }
  let ref = first((await town.as('owner', FILE, { input })).data)
  const step = async (who: string, document: string, variables = {}) => {
    ref = first((await town.as(who, document, { on: onOf(ref), ...variables })).data)
  }
  await step('officer', DISPATCH, { unit })
  await step(handler, STEP('signRequest'))
  await step(handler, STEP('resolveRequest', ', resolution: SOLVED, text: "已办好"'))
  await step('owner', STEP('confirmRequest'))
  return ref
}
const rate = async (ref: Ref, rating: object, who = 'owner', key = town.newKey()) =>
  (await town.as(who, RATE, { on: onOf(ref, key), rating })).data.rateRequest
const board = async (who: string | null, month?: string) => (await town.as(who, BOARD, { month })).data.board
const unitOn = async (who: string, unit = 'housing') =>
  (await board(who)).units.find((each: { unit: { id: string } }) => each.unit.id === unit)
const allRatings = () => town.db.read.select().from(town.db.schema.ratings)

describe('rating', () => {
  test('is stored without its request, with the month only, and who gave it apart', async () => {
    const ref = await closed()
    expect(await rate(ref, { ...BAD, text: ' 拖了很久 ' })).toMatchObject({ __typename: 'ActionDone' })
    const [row] = await allRatings()
    expect(row).toMatchObject({ unitId: 'housing', month: '2026-11', face: 1, solved: 'NO', text: '拖了很久' })
    expect(row?.reasons).toEqual(['SLOW', 'SHIRKING'])
    expect(JSON.stringify(row)).not.toContain(ref.id)
    expect(JSON.stringify(row)).not.toContain('p-owner')
    const columns = Object.values(getTableColumns(town.db.schema.ratings)).map((column) => column.name)
    expect(columns.toSorted()).toEqual(
      [
        'id',
        'unit_id',
        'centre_id',
        'month',
        'face',
        'solved',
        'reasons',
        'text',
        'released_at',
        'set_aside',
      ].toSorted(),
    )
    const identities = await town.db.read.select().from(town.db.schema.ratingIdentities)
    expect(identities).toMatchObject([{ requestId: ref.id, round: 1, ratingId: row?.id }])
  })

  test.each([
    ['a face below the scale', { face: 0, solved: 'YES' }, 'FACE_REQUIRED', 'face'],
    ['a face above the scale', { face: 6, solved: 'YES' }, 'FACE_REQUIRED', 'face'],
    ['a bad face without a reason', { face: 2, solved: 'NO', reasons: [] }, 'REASON_REQUIRED', 'reasons'],
    ['more than 200 characters', { face: 5, solved: 'YES', text: '好'.repeat(201) }, 'TEXT_TOO_LONG', 'text'],
  ])('refuses %s and stores nothing', async (_, rating, code, field) => {
    expect(await rate(await closed(), rating)).toEqual({ __typename: 'Refusal', code, field })
    expect(await allRatings()).toEqual([])
  })

  test('drops reasons given with a good face', async () => {
    await rate(await closed(), { face: 4, solved: 'YES', reasons: ['SLOW'] })
    expect(await allRatings()).toMatchObject([{ face: 4, reasons: [] }])
  })

  test('is nobody’s but the requester’s', async () => {
    const ref = await closed()
    for (const who of ['officer', 'handler', 'head', 'clerk', 'admin']) {
      expect(await rate(ref, GOOD, who), who).toMatchObject({ code: 'NOT_YOUR_TURN' })
    }
    for (const who of ['colleague', 'stranger', 'smile', 'leader']) {
      expect(await rate(ref, GOOD, who), who).toMatchObject({ code: 'NOT_FOUND' })
    }
    expect((await town.as(null, RATE, { on: onOf(ref), rating: GOOD })).errors?.[0]?.extensions.code).toBe(
      'SIGN_IN_REQUIRED',
    )
    expect(await allRatings()).toEqual([])
  })

  test('happens once a round, however many try at once', async () => {
    const ref = await closed()
    const answers = await Promise.all(Array.from({ length: 50 }, () => rate(ref, GOOD)))
    expect(answers.filter((answer) => answer.__typename === 'ActionDone')).toHaveLength(1)
    expect(await allRatings()).toHaveLength(1)
    expect(await town.db.read.select().from(town.db.schema.ratingIdentities)).toHaveLength(1)
    const current = await town.as('owner', `query ($id: ID!) { request(id: $id) { id version } }`, { id: ref.id })
    expect(await rate(current.data.request, GOOD)).toMatchObject({ code: 'ALREADY_RATED' })
  })

  test('sent twice with one key is one rating and the same answer', async () => {
    const ref = await closed()
    const key = town.newKey()
    const answers = await Promise.all([rate(ref, GOOD, 'owner', key), rate(ref, GOOD, 'owner', key)])
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject({ __typename: 'ActionDone' })
    expect(await allRatings()).toHaveLength(1)
  })

  test('given at the same moment as five others is counted with them: one group is released, one answer waits', async () => {
    const refs = await Promise.all(Array.from({ length: 6 }, () => closed()))
    await Promise.all(refs.map((ref) => rate(ref, GOOD)))
    const released = (await allRatings()).filter((row) => row.releasedAt !== null)
    expect(released).toHaveLength(5)
  })

  test('leaves nothing in what the unit can ask about the request', async () => {
    const PARTS = `id stage statusWord conditions headline actions
      version history { id what who text at } journey { name state at badge } answer { text } lamp { word }`
    const asked = `query ($id: ID!) { request(id: $id) { ${PARTS} } queue(tab: ENDED) { items { ${PARTS} } } }`
    const [rated, unrated] = [await closed(), await closed()]
    const before = await town.as('handler', asked, { id: rated.id })
    expect(before.data.request.history.length).toBeGreaterThan(3)
    await rate(rated, BAD)
    for (const who of ['handler', 'head']) {
      const after = await town.as(who, asked, { id: rated.id })
      expect(JSON.stringify(after.data)).not.toMatch(/评价|评分|RATED|纪检/)
      const other = await town.as(who, asked, { id: unrated.id })
      const plain = (data: unknown, id: string) => JSON.stringify(data).replaceAll(id, '')
      expect(plain(after.data.request, rated.id)).toBe(plain(other.data.request, unrated.id))
    }
    expect((await town.as('handler', asked, { id: rated.id })).data).toEqual(before.data)
    const own = await town.as('owner', `query ($id: ID!) { request(id: $id) { history { what } } }`, { id: rated.id })
    expect(own.data.request.history.map((entry: { what: string }) => entry.what)).toContain('已评价')
  })
})

describe('a rating from a number that is known as staff’s', () => {
  const people = () => town.db.schema.people
  const contacts = () => town.db.schema.contacts
  const phoneOf = (id: string, phone: string | null) =>
    town.db.write((tx) => tx.update(people()).set({ phone }).where(eq(people().id, id)))

  test.each([
    ['his own number', () => phoneOf('p-handler', '19900000001')],
    [
      'the one he wants to be called at',
      async () => {
        await phoneOf('p-handler', '19900000088')
        await town.db.write((tx) => tx.update(contacts()).set({ phone: '19900000088' }))
      },
    ],
  ])('is kept and counted nowhere: %s', async (_, known) => {
    for (let turn = 0; turn < 4; turn += 1) await rate(await closed(), BAD)
    const ref = await closed()
    await known()
    expect(await rate(ref, GOOD)).toMatchObject({ __typename: 'ActionDone' })
    await phoneOf('p-handler', null)
    expect(await allRatings()).toHaveLength(5)
    expect((await allRatings()).filter((row) => row.setAside)).toMatchObject([{ face: 5, releasedAt: null }])
    expect([(await unitOn('leader')).n, (await unitOn('head')).n]).toEqual([4, 0])
    await rate(await closed(), BAD)
    expect([(await unitOn('leader')).n, (await unitOn('head')).n]).toEqual([5, 5])
  })
})

describe('the board', () => {
  test('is closed to requesters, discipline and visitors', async () => {
    for (const who of ['owner', 'stranger', 'discipline', null]) expect(await board(who)).toBeNull()
  })

  test('shows the unit nothing of four answers and all five after the fifth', async () => {
    for (let turn = 0; turn < 4; turn += 1) await rate(await closed(), turn === 0 ? BAD : GOOD)
    const hidden = { rate: null, low: null, high: null, net: null, faces: null, solvedRate: null, reasons: [] }
    expect(await unitOn('head')).toMatchObject({ n: 0, text: '暂无评价（n=0）', ...hidden })
    expect(await unitOn('leader')).toMatchObject({ n: 4, text: '样本不足（n=4），不公开', ...hidden })
    await rate(await closed(), GOOD)
    for (const who of ['head', 'leader']) {
      const five = await unitOn(who)
      expect(five).toMatchObject({ n: 5, rate: 0.8, solvedRate: 0.8, faces: [1, 0, 0, 0, 4] })
      expect(five.net).toBeCloseTo(0.6)
      expect(five.low).toBeLessThan(0.8)
      expect(five.high).toBeGreaterThan(0.8)
      expect(five.text).toMatch(/^80\.0%（n=5，区间 /)
      expect(five.reasons).toEqual([
        { reason: 'SLOW', count: 1 },
        { reason: 'SHIRKING', count: 1 },
      ])
    }
    await rate(await closed(), BAD)
    expect(await unitOn('handler')).toMatchObject({ n: 5, faces: [1, 0, 0, 0, 4] })
    expect(await unitOn('smile')).toMatchObject({ n: 6, faces: [2, 0, 0, 0, 4] })
  })

  test('groups the answers of each month apart, so that no month shows one answer alone', async () => {
    const now = town.time.now
    for (let turn = 0; turn < 6; turn += 1) await rate(await closed(), GOOD)
    expect((await board('head', '2026-11')).units.find((each: Figures) => each.unit.id === 'housing').n).toBe(5)
    town.time.now = Date.parse('2026-12-01T10:00:00+08:00')
    for (let turn = 0; turn < 4; turn += 1) await rate(await closed(), GOOD)
    const shown = async (month: string) =>
      (await board('head', month)).units.find((each: Figures) => each.unit.id === 'housing').n
    expect([await shown('2026-11'), await shown('2026-12')]).toEqual([5, 0])
    await rate(await closed(), GOOD)
    expect([await shown('2026-11'), await shown('2026-12')]).toEqual([5, 5])
    town.time.now = now
  })

  test('groups the answers of each unit apart', async () => {
    for (let turn = 0; turn < 4; turn += 1) await rate(await closed(), GOOD)
    await rate(await closed({ unit: 'market', handler: 'market' }), GOOD)
    expect(await unitOn('head')).toMatchObject({ n: 0 })
    expect(await unitOn('leader', 'market')).toMatchObject({ n: 1, text: '样本不足（n=1），不公开' })
  })

  test('holds every unit that leads, and the month that was asked for', async () => {
    await rate(await closed(), GOOD)
    const past = await board('leader', '2026-10')
    expect(past).toMatchObject({ month: '2026-10', live: true })
    expect(past.units.map((each: { unit: { id: string }; n: number }) => [each.unit.id, each.n]).toSorted()).toEqual([
      ['housing', 0],
      ['market', 0],
    ])
    expect(await board('head', 'not a month')).toMatchObject({ month: '2026-11', live: false })
  })

  test('counts half of 部分解决 as solved', async () => {
    for (const solved of ['YES', 'YES', 'PARTLY', 'NO', 'PARTLY']) await rate(await closed(), { face: 3, solved })
    expect((await unitOn('leader')).solvedRate).toBeCloseTo(0.6)
  })
})
