import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { policyOf } from '@qihu/shared/life/life'
import { supervisionOrder } from '@qihu/shared/supervision-orders/order'
import { PERSON_KEYS, type PersonKey, unitIn } from '@qihu/shared/who-may'
import { asc, count, eq, sum } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runSweep } from '../deadlines/sweep.ts'
import { loadSchema } from '../graphql/schema.ts'
import { newId } from '../ids.ts'
import { historyOf } from '../life/history.store.ts'
import { fillCrowd } from '../testing/crowd.fixture.ts'
import { FIELDS, OPERATIONS } from '../testing/expectations.ts'
import { fileOne, take } from '../testing/loop.fixture.ts'
import { Matrix } from '../testing/matrix.ts'
import { stage } from '../testing/scenes.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import {
  HEARS,
  LEAVES,
  MUTATIONS,
  NEEDS,
  NO_LIST,
  type OrderAction,
  type OrderLevel,
  type OrderPermission,
  type OrderStageName,
  OTHER_LISTS,
  POSSIBLE,
  STATUS_WORDS,
  WHO_MAY_ORDERED,
} from './orders.expectations.ts'

type UnitKey = 'housing' | 'market'
type Line = { readonly what: string; readonly who: string; readonly text: string | null; readonly at: number }
/** An order as it was made here, with all that it has to show. */
type Made = {
  readonly id: string
  readonly requestId: string
  readonly unit: UnitKey
  readonly level: OrderLevel
  readonly stage: OrderStageName
  readonly byItself: boolean
  readonly issuedAt: number
  readonly replyDueAt: number
  readonly closedAt: number | null
  readonly replied: boolean
  /** Oldest first. */
  readonly lines: readonly Line[]
}

const at = (text: string) => Date.parse(`${text}+08:00`)
/** An order of Friday climbs after Monday's working hours, in which the others are given. */
const CLIMBED = at('2026-11-23T17:00:00.001')
const FIRST_DUE = at('2026-11-23T17:00:00')
const SECOND_DUE = at('2026-11-24T17:00:00')
const ASKED = '请说明卡在哪里。'
const REPLY = '等检测报告，已经催过。'
const UNIT = { housing: { id: 'housing', name: '住建局' }, market: { id: 'market', name: '市场监管局' } } as const
const DESK_NAME = '云溪县兜底专窗'

const matrix = new Matrix(loadSchema())
const WHOLE = matrix.selection('SupervisionOrder')
const ACTIONS = Object.keys(MUTATIONS) as OrderAction[]
const PEOPLE: readonly (PersonKey | null)[] = [...PERSON_KEYS, null]
const nameOf = (who: PersonKey | null) => who ?? 'a visitor'
const where = (who: PersonKey | null, { unit, level, stage: name }: Made) =>
  `${nameOf(who)} at ${unit} ${level} ${name}`

let town: TestApp
/** One of every kind that is looked at and never moves, and others that are there to be acted on. */
let staged: Made[]
const spare: Made[] = []

const allowedTo = (who: PersonKey | null, { unit, level }: Made): readonly OrderPermission[] =>
  who === null ? [] : WHO_MAY_ORDERED[who][unit][level]
function owedTo(who: PersonKey | null, one: Made, action: OrderAction): string {
  const allowed = allowedTo(who, one)
  if (!allowed.includes('READ')) return 'NOT_FOUND'
  if (!allowed.includes(NEEDS[action])) return 'NOT_YOUR_TURN'
  return POSSIBLE[one.stage].includes(action) ? 'SupervisionOrderDone' : 'NOT_YOUR_TURN'
}
function nothingWrong(): void {
  const wrong = matrix.wrong.splice(0)
  expect(wrong.slice(0, 10).map((each) => each.slice(0, 600))).toEqual([])
}

const soon = () => {
  town.time.now += 1_000
  return town.time.now
}
const onOf = (id: string, version: number) => ({ id, version, key: town.newKey() })
const argumentsOf = (action: OrderAction) => (action === 'REPLY_SUPERVISION' ? `, text: "${REPLY}", days: 3` : '')
const takeAs = (who: PersonKey | null, action: OrderAction, id: string, version: number) =>
  town.as(
    who,
    `mutation ($on: On!) { done: ${MUTATIONS[action]}(on: $on${argumentsOf(action)}) ${matrix.answerOf(`Mutation.${MUTATIONS[action]}`)} }`,
    { on: onOf(id, version) },
  )
const read = async (who: PersonKey | null, id: string) => {
  const answer = await town.as(who, `query ($id: ID!) { supervisionOrder(id: $id) ${WHOLE} }`, { id })
  if (answer.errors) throw new Error(JSON.stringify(answer.errors))
  return answer.data.supervisionOrder as Record<string, unknown> | null
}

async function orderAbout(requestId: string): Promise<string> {
  const { things } = town.db.schema
  const [row, ...more] = await town.db.read.select().from(things).where(eq(things.parentId, requestId))
  if (!row || more.length > 0) throw new Error('not one order')
  return row.id
}

/** A request of the enterprise that its unit has, ordered by the desk. */
async function ordered(unit: UnitKey): Promise<Made> {
  const { time } = town
  let requestId: string
  if (unit === 'housing') {
    const { row } = await stage(town.db, 'DISPATCHED', 'ENTERPRISE', {
      now: time.now,
      calendar: town.services.calendar.current,
    })
    requestId = row.id
  } else {
    requestId = (await fileOne(town)).id
    await take(town, 'officer', 'dispatchRequest', requestId, {
      args: `grading: { tier: MAJOR, urgency: NORMAL, category: "TAX", cause: OTHER }, leadUnitId: "${unit}"`,
    })
  }
  const issuedAt = soon()
  const done = await take(town, 'officer', 'orderSupervision', requestId, { args: `text: "${ASKED}"` })
  expect(done.__typename).toBe('ActionDone')
  return {
    id: await orderAbout(requestId),
    ...{ requestId, unit, level: 1, stage: 'ISSUED', byItself: false, issuedAt, closedAt: null, replied: false },
    replyDueAt: issuedAt < FIRST_DUE ? FIRST_DUE : SECOND_DUE,
    lines: [{ what: '下达督办', who: DESK_NAME, text: ASKED, at: issuedAt }],
  }
}
const climbed = (one: Made): Made => ({
  ...one,
  level: 2,
  replyDueAt: SECOND_DUE,
  lines: [...one.lines, { what: '逾期未回复，转单位负责人', who: '系统', text: null, at: CLIMBED }],
})
async function replied(one: Made): Promise<Made> {
  const moment = soon()
  const { data } = await takeAs(one.level === 1 ? 'handler' : 'head', 'REPLY_SUPERVISION', one.id, one.lines.length)
  expect(data.done.__typename).toBe('SupervisionOrderDone')
  const line = { what: '回复督办：承诺 3 个工作日内办结', who: UNIT[one.unit].name, text: REPLY, at: moment }
  return { ...one, stage: 'REPLIED', replied: true, lines: [...one.lines, line] }
}
async function closed(one: Made): Promise<Made> {
  const moment = soon()
  const { data } = await takeAs('officer', 'CLOSE_SUPERVISION', one.id, one.lines.length)
  expect(data.done.__typename).toBe('SupervisionOrderDone')
  const line = { what: '督办办结', who: DESK_NAME, text: null, at: moment }
  return { ...one, stage: 'CLOSED', closedAt: moment, lines: [...one.lines, line] }
}

/** Who takes what at which order: everybody who may, wherever it is possible. */
const TAKEN = ([1, 2] as const).flatMap((level) =>
  (['ISSUED', 'REPLIED'] as const).flatMap((name) =>
    POSSIBLE[name].flatMap((action) =>
      PERSON_KEYS.filter((who) => WHO_MAY_ORDERED[who].housing[level].includes(NEEDS[action])).map((who) => ({
        level,
        name,
        action,
        who,
      })),
    ),
  ),
)

beforeAll(async () => {
  town = await openTestApp({ h5Dir: mkdtempSync(path.join(tmpdir(), 'qihu-no-pages-')) })
  const { time } = town
  await fillCrowd(town.db, time.now)
  const about = { now: time.now, calendar: town.services.calendar.current }
  const overdue = (await stage(town.db, 'OVERDUE', 'ENTERPRISE', about)).row.id
  const byItself: Made = {
    id: await orderAbout(overdue),
    ...{ requestId: overdue, unit: 'housing', level: 1, stage: 'ISSUED', byItself: true, closedAt: null },
    ...{ issuedAt: about.now - 39 * 3_600_000, replyDueAt: FIRST_DUE, replied: false },
    lines: [{ what: '超期自动督办', who: '系统', text: null, at: about.now - 39 * 3_600_000 }],
  }
  const early: Made[] = []
  for (let made = 0; made < 2; made += 1) early.push(await ordered('housing'))
  const toTake: Made[] = []
  for (const { level } of TAKEN) if (level === 2) toTake.push(await ordered('housing'))
  time.now = CLIMBED
  await runSweep(town.services)
  const [sixth, seventh] = early.map(climbed)
  if (!sixth || !seventh) throw new Error('two orders have climbed')
  staged = [
    await ordered('housing'),
    await replied(await ordered('housing')),
    await closed(await replied(await ordered('housing'))),
    await closed(await ordered('housing')),
    climbed(byItself),
    await replied(sixth),
    await closed(await replied(seventh)),
    await ordered('market'),
  ]
  for (const { level, name } of TAKEN) {
    const taken = toTake[0]
    const one = level === 2 && taken ? climbed(taken) : await ordered('housing')
    if (level === 2) toTake.shift()
    spare.push(name === 'REPLIED' ? await replied(one) : one)
  }
}, 120_000)
afterAll(() => town.close())

const DUE_WORDS = '明天 17:00'
function headlineOwed({ stage: name, unit, level }: Made): string {
  if (name === 'CLOSED') return '督办已办结。'
  if (name === 'REPLIED') return `${UNIT[unit].name}已回复，承诺 3 个工作日内办结。`
  return `${UNIT[unit].name}${level === 2 ? '负责人' : ''}应在${DUE_WORDS} 前回复。`
}

/** Counted from when it was given: of one that has climbed, more than half is over. */
function lampOwed({ stage: name, level }: Made) {
  if (name !== 'ISSUED') return { colour: 'NONE', word: '', remaining: null, limit: null }
  const [colour, word] = level === 1 ? ['GREEN', '正常'] : ['AMBER', '临期']
  return { colour, word, remaining: '还剩 1 个工作日', limit: DUE_WORDS }
}

/** Everything that whoever may read an order reads of it, but for what he may do. */
function factsOf(one: Made, { number, title }: { readonly number: string; readonly title: string }) {
  return {
    id: one.id,
    version: one.lines.length,
    stage: one.stage,
    statusWord: STATUS_WORDS[one.stage],
    headline: headlineOwed(one),
    lamp: lampOwed(one),
    number,
    title,
    requestId: one.requestId,
    unit: { ...UNIT[one.unit], phone: '0571-00000000' },
    byItself: one.byItself,
    issuedAt: one.issuedAt,
    replyDueAt: one.replyDueAt,
    replyDueWords: DUE_WORDS,
    text: one.byItself ? null : ASKED,
    reply: one.replied ? REPLY : null,
    promisedDays: one.replied ? 3 : null,
    history: one.lines.map((line, place) => ({ id: `${one.id}-${place + 1}`, round: 1, ...line })).toReversed(),
  }
}

async function readAll(those: readonly Made[], people: readonly (PersonKey | null)[] = PEOPLE): Promise<void> {
  const { requests } = town.db.schema
  for (const one of those) {
    const [request] = await town.db.read.select().from(requests).where(eq(requests.id, one.requestId))
    if (!request) throw new Error('no request')
    const facts = factsOf(one, request)
    for (const who of people) {
      const got = await read(who, one.id)
      if (!allowedTo(who, one).includes('READ')) {
        matrix.cells += Object.keys(facts).length
        matrix.compare(where(who, one), 'Query.supervisionOrder', got, null)
        continue
      }
      const actions = ACTIONS.filter((action) => owedTo(who, one, action) === 'SupervisionOrderDone')
      for (const [field, owed] of Object.entries({ ...facts, actions })) {
        matrix.compare(where(who, one), `SupervisionOrder.${field}`, got?.[field], owed)
      }
    }
  }
}

/** What is stored, as far as an action on an order could change it. */
async function stored(): Promise<string> {
  const { events, things, requests, outbox, messages, texts, idempotency } = town.db.schema
  const counts: Record<string, unknown> = {}
  for (const [name, table] of Object.entries({ events, things, outbox, messages, texts, idempotency })) {
    counts[name] = (await town.db.read.select({ rows: count() }).from(table))[0]?.rows
  }
  const [moved] = await town.db.read.select({ versions: sum(requests.version) }).from(requests)
  const [own] = await town.db.read.select({ versions: sum(things.version) }).from(things)
  return JSON.stringify({ ...counts, requests: Number(moved?.versions), orders: Number(own?.versions) })
}

describe('the table of expectations of orders', () => {
  it('speaks of every person, and of somebody at every part', () => {
    expect(Object.keys(WHO_MAY_ORDERED).toSorted()).toEqual([...PERSON_KEYS].toSorted())
    const readers = PERSON_KEYS.filter((who) => staged.some((one) => allowedTo(who, one).includes('READ')))
    expect([...readers, ...NO_LIST, ...OTHER_LISTS].toSorted()).toEqual([...PERSON_KEYS].toSorted())
  })
})

describe('reading an order', () => {
  it('gives whoever may read it everything, and all others nothing', async () => {
    await readAll(staged)
    nothingWrong()
  }, 60_000)

  it('answers a foreign and a missing one alike, and is no way to anything of another kind', async () => {
    const [one] = staged
    for (const who of PEOPLE) {
      // An order is no request, and a request no order, whoever asks.
      matrix.compare(nameOf(who), 'Query.supervisionOrder', await read(who, one?.requestId ?? ''), null)
      const { data } = await town.as(who, 'query ($id: ID!) { request(id: $id) { id } }', { id: one?.id })
      expect(data.request, nameOf(who)).toBeNull()
    }
    for (const who of ['owner', 'market', 'discipline', 'admin', null] as const) {
      const document = `query ($id: ID!) { supervisionOrder(id: $id) ${WHOLE} }`
      const [foreign, missing, impossible] = await Promise.all(
        [one?.id, newId(town.time.now), 'no id at all'].map((id) => town.as(who, document, { id })),
      )
      expect(foreign).toEqual(missing)
      expect(impossible).toEqual(missing)
    }
    nothingWrong()
  })
})

describe('the lists of orders', () => {
  async function listOf(who: PersonKey, name: OrderStageName): Promise<string[] | null> {
    const ids: string[] = []
    for (let after: string | null = null; ; ) {
      const { data } = await town.as(
        who,
        `query ($after: String) { supervisionOrders(stage: ${name}, after: $after, first: 3) { items ${WHOLE} endCursor } }`,
        { after },
      )
      const page = data.supervisionOrders
      if (page === null) return null
      for (const item of page.items as { id: string }[]) {
        matrix.compare(`${who} ${name}`, 'SupervisionOrderPage.items', [item], [plain(await read(who, item.id))])
        ids.push(item.id)
      }
      after = page.endCursor
      if (after === null) return ids
      matrix.filled.add('SupervisionOrderPage.endCursor')
    }
  }
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

  it('hold what the reader may read, what is due first or was closed last at the top, and nothing else', async () => {
    const all = [...staged, ...spare]
    for (const who of PERSON_KEYS) {
      for (const name of Object.keys(POSSIBLE) as OrderStageName[]) {
        const due = ({ closedAt, replyDueAt }: Made) => closedAt ?? replyDueAt
        const those = all
          .filter((one) => one.stage === name && allowedTo(who, one).includes('READ'))
          .toSorted((a, b) => due(a) - due(b) || (a.id < b.id ? -1 : 1))
          .map(({ id }) => id)
        if (name === 'CLOSED') those.reverse()
        const owed = NO_LIST.includes(who) ? null : those
        matrix.compare(`${who} ${name}`, 'Query.supervisionOrders', await listOf(who, name), owed)
      }
    }
    const visitor = await town.as(null, '{ supervisionOrders(stage: ISSUED) { endCursor } }')
    expect(visitor.errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED')
    nothingWrong()
  }, 60_000)

  it('of messages name an order to whoever is to hear of it, and to nobody else', async () => {
    const { messages } = town.db.schema
    const heardOf = async (id: string, kind: string) => {
      const rows = await town.db.read.select().from(messages).where(eq(messages.thingId, id)).orderBy(asc(messages.id))
      return rows.filter((row) => row.kind === kind).map(({ personId }) => personId.slice(2))
    }
    const besides = (kind: string, doer: string) => [...(HEARS[kind] ?? []), 'officer2'].filter((who) => who !== doer)
    const [issued, , over, , , climbedAndReplied] = staged
    expect((await heardOf(issued?.id ?? '', 'TO_REPLY')).toSorted()).toEqual([...(HEARS.TO_REPLY ?? [])].toSorted())
    for (const one of [over, climbedAndReplied]) {
      const heard = await heardOf(one?.id ?? '', 'ORDER_REPLIED')
      expect(heard.toSorted()).toEqual(besides('ORDER_REPLIED', 'nobody').toSorted())
    }
    const climbing = await heardOf(climbedAndReplied?.id ?? '', 'ORDER_CLIMBED')
    expect(climbing.toSorted()).toEqual(besides('ORDER_CLIMBED', 'nobody').toSorted())
    expect(await heardOf(issued?.id ?? '', 'ORDER_CLIMBED')).toEqual([])
    for (const who of PERSON_KEYS) {
      const { data } = await town.as(who, '{ messages(first: 50) { items { title text page requestId } } }')
      const items = data.messages.items as {
        title: string
        text: string
        page: string | null
        requestId: string | null
      }[]
      const ofOrders = items.filter((item) => JSON.stringify(item).match(/督办|supervision/))
      const reads = [...staged, ...spare].filter((one) => allowedTo(who, one).includes('READ')).map(({ id }) => id)
      if (reads.length === 0) expect(ofOrders, who).toEqual([])
      for (const { page, requestId } of ofOrders) {
        expect([requestId, reads.map((id) => `supervision/order/order?id=${id}`).includes(page ?? '')]).toEqual([
          null,
          true,
        ])
      }
    }
  })
})

describe('acting on an order', () => {
  it('is refused to everybody who may not or whose turn it is not, rightly and without a trace', async () => {
    for (const one of staged) {
      const before = await stored()
      for (const who of PERSON_KEYS) {
        for (const action of ACTIONS) {
          const owed = owedTo(who, one, action)
          if (owed === 'SupervisionOrderDone') continue
          const { data, errors } = await takeAs(who, action, one.id, one.lines.length)
          matrix.compare(`${where(who, one)}: ${action}`, 'Refusal.code', data?.done.code ?? errors?.[0], owed)
        }
        // What is taken on a request is nothing to an order.
        const { data } = await town.as(
          who,
          'mutation ($on: On!) { done: orderSupervision(on: $on) { ... on Refusal { code } } }',
          {
            on: onOf(one.id, one.lines.length),
          },
        )
        matrix.compare(where(who, one), 'Refusal.code', data.done.code, 'NOT_FOUND')
      }
      for (const action of ACTIONS) {
        const { errors } = await takeAs(null, action, one.id, one.lines.length)
        matrix.compare(where(null, one), 'Refusal.code', errors?.[0]?.extensions.code, 'SIGN_IN_REQUIRED')
      }
      if ((await stored()) !== before) matrix.wrong.push(`${where(null, one)}: something was written`)
    }
    nothingWrong()
  }, 120_000)

  it('answers a foreign, a missing and an impossible order alike', async () => {
    const [one] = staged
    for (const who of ['owner', 'market', 'discipline', 'admin', 'smile'] as const) {
      for (const action of ACTIONS) {
        const [foreign, missing, impossible] = await Promise.all([
          takeAs(who, action, one?.id ?? '', 1),
          takeAs(who, action, newId(town.time.now), 1),
          takeAs(who, action, '', 99),
        ])
        expect(foreign).toEqual(missing)
        expect(impossible).toEqual(missing)
      }
    }
  })

  it('is open to everybody whose turn it is, and leaves one trace in his name', async () => {
    const versionOf = async (id: string) => {
      const { requests } = town.db.schema
      return (await town.db.read.select().from(requests).where(eq(requests.id, id)))[0]?.version ?? 0
    }
    for (const [place, { who, action, name }] of TAKEN.entries()) {
      const one = spare[place]
      if (!one) throw new Error('too few orders')
      expect(one.stage).toBe(name)
      const before = await versionOf(one.requestId)
      soon()
      const { data } = await takeAs(who, action, one.id, one.lines.length)
      const { __typename, thing } = data.done
      const owed = {
        __typename: 'SupervisionOrderDone',
        id: one.id,
        version: one.lines.length + 1,
        stage: LEAVES[action],
      }
      const got = { __typename, id: thing?.id, version: thing?.version, stage: thing?.stage }
      matrix.compare(`${where(who, one)}: ${action}`, `Mutation.${MUTATIONS[action]}`, got, owed)
      if (thing) matrix.filled.add('SupervisionOrderDone.thing')
      const events = await historyOf(town.db.read, town.db.schema, one.id)
      const { type, actorId, actorUnitId } = events.at(-1) ?? {}
      expect([events.length, type, actorId, actorUnitId]).toEqual([
        one.lines.length + 1,
        LEAVES[action],
        `p-${who}`,
        who === 'twoUnits' && one.unit === 'market' ? 'market' : unitIn(who, 'HOME'),
      ])
      // The request learns of the end alone.
      expect(await versionOf(one.requestId)).toBe(before + (action === 'CLOSE_SUPERVISION' ? 1 : 0))
    }
    console.info(`actions on orders taken by whoever may: ${TAKEN.length}`)
    nothingWrong()
  }, 60_000)
})

describe('the matrix of orders', () => {
  it('compared every operation and every field that the SDL has for them, while it held something', () => {
    const { operations, fields } = matrix.coordinates()
    const left = operations.filter((each) => OPERATIONS[each] === 'ORDER' && !matrix.operations.has(each))
    expect(left).toEqual([])
    expect(fields.filter((each) => FIELDS[each] === 'ORDER' && !matrix.filled.has(each))).toEqual([])
    console.info(`matrix of orders: ${matrix.cells} cells`)
  })

  it('notices every permission that somebody has lost or gained (control)', async () => {
    const policy = policyOf(supervisionOrder) as Record<string, readonly string[]>
    const silent: string[] = []
    for (const permission of Object.keys(policy)) {
      const kept = policy[permission] ?? []
      for (const relation of supervisionOrder.relations) {
        const has = kept.includes(relation)
        policy[permission] = has ? kept.filter((each) => each !== relation) : [...kept, relation]
        await readAll(staged.slice(0, 6), ['officer', 'handler', 'head'])
        if (matrix.wrong.splice(0).length === 0) silent.push(`${permission} ${has ? 'without' : 'with'} ${relation}`)
        policy[permission] = kept
      }
    }
    expect(silent).toEqual([])
  }, 60_000)
})
