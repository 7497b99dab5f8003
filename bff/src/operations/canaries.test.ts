import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { GraphQLInputType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedUrl } from '../attachments/attachments.store.ts'
import { graphql } from '../graphql/graphql-js.ts'
import { loadPersisted } from '../graphql/persisted.ts'
import { loadSchema } from '../graphql/schema.ts'
import { notify } from '../life/notify.ts'
import { servedLives } from '../lives.ts'
import { createNotifier } from '../notifications/notifications.worker.ts'
import { reportReach } from '../notifications/reachability.ts'
import { DEMO_TEMPLATE_IDS } from '../notifications/templates.ts'
import { fileOne, resolveOne, take } from '../testing/loop.fixture.ts'
import { Matrix } from '../testing/matrix.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

const { isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType } = graphql

/** What a log must never hold, each unmistakable. The codes have six digits, as real ones do. */
const PHONE = '19987650431'
const IDENTITY = '33019919900307123X'
const LOOKUP_CODE = '739104'
const PHONE_CODE = '582047'
const TEXT = '金丝雀唱了一句只有它知道的话'
const NAME = '诸葛金丝雀'

const schema = loadSchema()
const matrix = new Matrix(schema)
const { operations: OPERATIONS } = matrix.coordinates()

type Marks = Readonly<Record<string, string>>

/** Which marks a text holds. Six digits count alone only, not within a time or an id. */
const found = (marks: Marks, text: string): string[] =>
  Object.entries(marks)
    .filter(([, mark]) =>
      /^\d{6}$/.test(mark) ? new RegExp(`(?<![\\w.-])${mark}(?![\\w.-])`).test(text) : text.includes(mark),
    )
    .map(([name]) => name)

type Variables = Record<string, unknown>

/** A value of this type, every text in it full of marks. */
function stuffed(type: GraphQLInputType, text: string): unknown {
  if (isNonNullType(type)) return stuffed(type.ofType, text)
  if (isListType(type)) return [stuffed(type.ofType, text)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (isInputObjectType(type)) {
    return Object.fromEntries(Object.values(type.getFields()).map(({ name, type: of }) => [name, stuffed(of, text)]))
  }
  if (type.name === 'Key') return randomUUID()
  return { Int: 1, Float: 1, Boolean: true, Instant: 0 }[type.name] ?? text
}

function argumentsOf(operation: string) {
  const [typeName = '', fieldName = ''] = operation.split('.')
  const type = schema.getType(typeName)
  return isObjectType(type) ? (type.getFields()[fieldName]?.args ?? []) : []
}

/** The document of an operation with a variable for each argument. */
function documentOf(operation: string): string {
  const [typeName = '', fieldName = ''] = operation.split('.')
  const args = argumentsOf(operation)
  const declared = args.length > 0 ? `(${args.map((each) => `$${each.name}: ${each.type}`).join(', ')})` : ''
  const passed = args.length > 0 ? `(${args.map((each) => `${each.name}: $${each.name}`).join(', ')})` : ''
  const answer = matrix.answerOf(operation, { Refusal: '{ refused: code message next field }' })
  return `${typeName.toLowerCase()} ${declared} { ${fieldName}${passed} ${answer} }`
}

const allOf = (operation: string, text: string): Variables =>
  Object.fromEntries(argumentsOf(operation).map(({ name, type }) => [name, stuffed(type, text)]))

/** Who takes each action on which request, so that it succeeds: whoever adds an operation says how it does. */
const TAKEN: Readonly<
  Record<string, readonly [who: string, at: 'FILED' | 'DISPATCHED' | 'SIGNED' | 'ASKED' | 'ANSWERED' | 'UNTOLD']>
> = {
  acceptRequest: ['officer', 'FILED'],
  declineRequest: ['officer', 'FILED'],
  dispatchRequest: ['officer', 'FILED'],
  regradeRequest: ['officer', 'DISPATCHED'],
  recordReached: ['officer', 'UNTOLD'],
  signRequest: ['handler', 'DISPATCHED'],
  assignRequest: ['head', 'SIGNED'],
  addProgress: ['handler', 'SIGNED'],
  requestInformation: ['handler', 'SIGNED'],
  resolveRequest: ['handler', 'SIGNED'],
  supplementRequest: ['owner', 'ASKED'],
  confirmRequest: ['owner', 'ANSWERED'],
  disputeRequest: ['owner', 'ANSWERED'],
  rateRequest: ['owner', 'ANSWERED'],
  urgeRequest: ['owner', 'SIGNED'],
  withdrawRequest: ['owner', 'SIGNED'],
  correctContact: ['owner', 'SIGNED'],
  erasePersonalData: ['owner', 'ANSWERED'],
  orderSupervision: ['officer', 'DISPATCHED'],
}
const WRITTEN = `${TEXT}，身份证 ${IDENTITY}，电话 ${PHONE}。`

async function requestAt(town: TestApp, at: (typeof TAKEN)[string][1]): Promise<string> {
  const { id } = await fileOne(town, { description: WRITTEN, contactName: NAME, contactPhone: PHONE })
  const { requests } = town.db.schema
  await town.db.write((tx) => tx.update(requests).set({ lookupCode: LOOKUP_CODE }).where(eq(requests.id, id)))
  if (at === 'ANSWERED' || at === 'UNTOLD') {
    await resolveOne(town, id)
    const about = {
      personId: 'p-owner',
      thingId: id,
      thingKind: 'REQUEST',
      kind: 'ANSWERED',
      messageId: '',
      createdAt: town.time.now,
    }
    if (at === 'UNTOLD') await reportReach(town.services, about, false)
    return id
  }
  if (at !== 'FILED') await take(town, 'officer', 'dispatchRequest', id)
  if (at === 'SIGNED' || at === 'ASKED') await take(town, 'handler', 'signRequest', id)
  if (at === 'ASKED') await take(town, 'handler', 'requestInformation', id, { text: WRITTEN })
  return id
}

/** An order about a request that is full of marks, with marks in it. */
async function orderAt(town: TestApp): Promise<{ readonly id: string; readonly version: number }> {
  const parentId = await requestAt(town, 'DISPATCHED')
  await take(town, 'officer', 'orderSupervision', parentId, { text: WRITTEN })
  const { things } = town.db.schema
  const [order] = await town.db.read.select().from(things).where(eq(things.parentId, parentId))
  if (!order) throw new Error('no order')
  return order
}

type Deed = readonly [who: string | null, variables: Variables]

/** How each operation is sent rightly. @throws for an operation without a line. */
async function rightly(town: TestApp, operation: string): Promise<Deed> {
  const [, name = ''] = operation.split('.')
  const action = TAKEN[name]
  if (action) {
    const [who, at] = action
    const id = await requestAt(town, at)
    const [row] = await town.db.read.select().from(town.db.schema.requests).where(eq(town.db.schema.requests.id, id))
    const afterEnd = name === 'rateRequest' || name === 'erasePersonalData'
    if (afterEnd) await take(town, 'owner', 'confirmRequest', id)
    const version = (row?.version ?? 1) + (afterEnd ? 2 : 0)
    const more = {
      leadUnitId: 'housing',
      handlerId: 'p-head',
      attachmentIds: [],
      phone: PHONE,
      name: NAME,
      rating: { face: 1, solved: 'NO', reasons: ['SLOW'], text: WRITTEN },
    }
    const given = { ...allOf(operation, WRITTEN), on: { id, version, key: randomUUID() } }
    return [who, Object.fromEntries(Object.entries({ ...given, ...pick(more, given) }))]
  }
  const requestId = async () => requestAt(town, 'FILED')
  const numberOf = async () => {
    const id = await requestId()
    const [row] = await town.db.read.select().from(town.db.schema.requests).where(eq(town.db.schema.requests.id, id))
    return row?.number ?? ''
  }
  const onOrder = async () => {
    const { id, version } = await orderAt(town)
    return { on: { id, version, key: randomUUID() } }
  }
  const RIGHT: Readonly<Record<string, () => Promise<Deed>>> = {
    viewer: async () => ['owner', {}],
    home: async () => ['owner', {}],
    request: async () => ['owner', { id: await requestId() }],
    requests: async () => ['owner', { tab: 'OPEN' }],
    queue: async () => ['officer', { tab: 'NOW', search: WRITTEN }],
    queueCounts: async () => ['officer', {}],
    units: async () => ['officer', {}],
    categories: async () => ['officer', { of: await requestId() }],
    colleagues: async () => ['head', { of: await requestAt(town, 'SIGNED') }],
    unitLoads: async () => ['head', {}],
    carried: async () => ['head', { unit: 'housing', by: WRITTEN }],
    handOver: async () => ['head', { unit: 'housing', from: 'p-handler', to: 'p-head' }],
    lookUpRequest: async () => [null, { number: await numberOf(), code: LOOKUP_CODE }],
    scanLanding: async () => [null, { code: WRITTEN }],
    messages: async () => ['owner', {}],
    subscriptionTemplates: async () => ['owner', {}],
    demoPeople: async () => [null, {}],
    centres: async () => [null, {}],
    filingWords: async () => [null, { windowCode: WRITTEN, centreId: WRITTEN }],
    supervisionOrder: async () => ['handler', { id: (await orderAt(town)).id }],
    supervisionOrders: async () => ['handler', { stage: 'ISSUED', after: WRITTEN, first: 5 }],
    replySupervision: async () => ['handler', { ...(await onOrder()), text: WRITTEN, days: 2 }],
    closeSupervision: async () => ['officer', await onOrder()],
    board: async () => ['leader', { month: WRITTEN }],
    administeredCentres: async () => ['admin', {}],
    administeredCentre: async () => ['admin', { division: '330199' }],
    adminChoices: async () => ['admin', {}],
    operations: async () => ['admin', {}],
    administer: async () => {
      const input = { centre: '330199', name: NAME, phone: PHONE, role: 'LEADER', title: TEXT.slice(0, 8) }
      return ['admin', { command: 'STAFF_ADD', input, why: WRITTEN, key: randomUUID() }]
    },
    myEnterprises: async () => ['owner', {}],
    bindings: async () => ['clerk', { search: PHONE }],
    bindEnterprise: async () => ['stranger', { input: { name: NAME, creditCode: '91330199MA2YX0036R' } }],
    joinEnterprise: async () => ['stranger', { code: `${PHONE_CODE}0000` }],
    inviteMember: async () => ['owner', { enterprise: 'e-art' }],
    endInvitations: async () => ['owner', { enterprise: 'e-art' }],
    setMemberRole: async () => ['owner', { enterprise: 'e-art', person: 'p-colleague', role: 'AGENT' }],
    endMembership: async () => ['owner', { enterprise: 'e-art', person: PHONE }],
    verifyBinding: async () => {
      const paper = { role: 'OWNER', paper: 'LEGAL_PERSON' }
      return ['clerk', { enterprise: 'e-art', person: 'p-colleague', name: NAME, ...paper }]
    },
    bindingSlip: async () => {
      const paper = { role: 'OWNER', paper: 'LEGAL_PERSON' }
      return ['clerk', { creditCode: '91330199MA2YX0036R', name: NAME, ...paper }]
    },
    endBinding: async () => ['clerk', { enterprise: 'e-art', person: PHONE, why: WRITTEN }],
    takeTable: async () => {
      const file = Buffer.from(`姓名,角色,手机号\n${NAME},LEADER,${PHONE}\n`).toString('base64')
      return ['admin', { centre: '330199', table: 'STAFF', file, dry: false, why: WRITTEN }]
    },
    addressBook: async () => ['admin', { centre: '330199', department: 12 }],
    takeFromBook: async () => {
      const chosen = { department: 30, people: ['d-new-1'], role: 'LEADER' }
      return ['admin', { centre: '330199', ...chosen, dry: false, why: WRITTEN }]
    },
    tableFile: async () => ['admin', { centre: '330199', table: 'STAFF', format: 'CSV' }],
    revealContact: async () => ['officer', { id: await requestId(), reason: 'CALL' }],
    doors: async () => ['owner', {}],
    joinPhone: async () => ['owner', { phone: PHONE, code: PHONE_CODE }],
    confirmJoin: async () => ['owner', { ticket: `1.${PHONE}.p-other.x` }],
    leaveDoor: async () => ['owner', { id: PHONE }],
    myData: async () => ['owner', {}],
    exportMyData: async () => ['owner', {}],
    withdrawConsents: async () => ['owner', {}],
    closeAccount: async () => ['stranger', {}],
    devices: async () => ['owner', {}],
    endDevices: async () => ['colleague', { id: PHONE }],
    signOut: async () => ['colleague', {}],
    signInWithWeChat: async () => [null, { code: PHONE_CODE }],
    signInWithDingTalk: async () => [null, { code: PHONE_CODE }],
    sendPhoneCode: async () => [null, { phone: PHONE }],
    signInWithPhone: async () => [null, { phone: PHONE, code: PHONE_CODE }],
    beginSecondFactor: async () => [null, { ticket: WRITTEN, code: PHONE_CODE }],
    signInWithSecondFactor: async () => [null, { ticket: WRITTEN, code: PHONE_CODE }],
    signInAsDemoPerson: async () => [null, { key: 'clerk' }],
    markMessagesRead: async () => ['owner', { ids: [WRITTEN] }],
    recordSubscriptionChoices: async () => ['owner', { choices: [{ templateId: WRITTEN, accepted: true }] }],
    fileRequest: async () => [
      'owner',
      {
        input: {
          key: randomUUID(),
          description: WRITTEN,
          intakeReasons: ['STUCK'],
          contactName: NAME,
          contactPhone: PHONE,
          noticeVersion: '1',
        },
      },
    ],
  }
  const line = RIGHT[name]
  if (!line) throw new Error(`nothing says how ${operation} is sent rightly`)
  return line()
}

const pick = (from: Variables, names: Variables): Variables =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name in names))

/** A database that fails at its `nth` reading, or in every command, by quoting what it was given, as drivers do. */
function failing(town: TestApp, nth: number | 'WRITE', quoted: string): () => void {
  const broken = town.db as { read: unknown; write: unknown }
  const { read, write } = broken
  const fail = () => {
    const driver = Object.assign(new Error(`Key (phone)=(${quoted}) already exists`), { code: '22P02', detail: quoted })
    const about = { query: 'insert into contacts values ($1)', params: [quoted], parameters: [quoted] }
    throw Object.assign(new Error(`Failed query: insert\nparams: ${quoted}`, { cause: driver }), about)
  }
  let left = typeof nth === 'number' ? nth : 0
  if (nth === 'WRITE') broken.write = async () => fail()
  else {
    broken.read = new Proxy(read as object, {
      get(target, name, receiver) {
        left -= 1
        return left < 0 ? fail : Reflect.get(target, name, receiver)
      },
    })
  }
  return () => Object.assign(broken, { read, write })
}

/** What a platform says that quotes what it was sent: refused in its own form, broken, or no JSON at all. */
const QUOTING = [
  (said: string) => ({
    status: 200,
    body: JSON.stringify({ errcode: 40029, errmsg: `invalid ${said}`, message: said }),
  }),
  (said: string) => ({ status: 500, body: `<h1>${said}</h1>` }),
  (said: string) => ({ status: 200, body: said }),
  (said: string) => ({ status: 400, body: JSON.stringify({ code: 'invalidParameter', message: said, phone: said }) }),
]

/** Lets every platform answer one of these; the simulated ones are reached through the application itself. */
function platformsQuoting(town: TestApp, quote: (typeof QUOTING)[number], all: string): () => void {
  const { app } = town
  const inject = app.inject
  const quoting = (options: { url: string; payload?: string }) => {
    if (!options.url?.startsWith('/sim/') || options.url.includes('oken')) return Reflect.apply(inject, app, [options])
    const { status, body } = quote(`${options.url} ${options.payload ?? ''} ${all}`)
    return { statusCode: status, headers: { 'content-type': 'application/json' }, rawPayload: Buffer.from(body) }
  }
  Object.assign(app, { inject: quoting })
  return () => Object.assign(app, { inject })
}

type Run = { marks: Marks; lines: string; refusals: string[]; metrics: string; outcomes: string; sent: number }

/** Sends the marks through every operation, in every way that can go wrong, and gathers what was left behind. */
async function exercise(logsBodies: boolean): Promise<Run> {
  let lines = ''
  const write = (line: string) => {
    lines += line
  }
  const town = await openTestApp({ logLevel: 'trace' }, { write })
  // The control: a server that writes down what it is sent.
  if (logsBodies) {
    town.app.addHook('preHandler', async (request) =>
      request.log.info({ body: request.body, headers: request.headers, url: request.url }, 'asked'),
    )
  }
  try {
    const token = await town.tokenOf('owner')
    const link = signedUrl(town.config, randomUUID(), town.time.now)
    const signature = new URLSearchParams(link.split('?')[1]).get('s') ?? ''
    const marks: Marks = { PHONE, IDENTITY, LOOKUP_CODE, PHONE_CODE, TEXT, NAME, token, signature }
    const all = Object.values(marks).join(' ')
    const refusals: string[] = []
    let sent = 0
    const send = async (operation: string, who: string | null, variables: Variables) => {
      sent += 1
      const answer = await town.as(who, documentOf(operation), variables)
      const [first] = Object.values((answer.data ?? {}) as Record<string, { refused?: string } | null>)
      const quotesInDevelopment = answer.errors?.[0]?.extensions.code === 'BAD_REQUEST'
      if ((answer.errors && !quotesInDevelopment) || first?.refused) {
        refusals.push(JSON.stringify({ operation, data: answer.errors ? null : answer.data, errors: answer.errors }))
      }
    }
    const everyWay = async (operation: string) => {
      const [who, variables] = await rightly(town, operation)
      await send(operation, who, variables)
      for (const other of ['stranger', 'market', null]) await send(operation, other, variables)
      for (const reader of [who, 'owner']) await send(operation, reader, allOf(operation, all))
      for (const wrong of [Number(PHONE), [all], { [all]: all, phone: PHONE }]) {
        await send(operation, who, Object.fromEntries(argumentsOf(operation).map(({ name }) => [name, wrong])))
      }
      for (const nth of [0, 1, 2, 3, 4, 6, 8, 'WRITE'] as const) {
        await town.tokenOf(who ?? 'owner')
        const mend = failing(town, nth, all)
        await send(operation, who, variables).finally(mend)
      }
    }
    const LAST = 'Mutation.signOut'
    for (const operation of OPERATIONS) if (operation !== LAST) await everyWay(operation)
    for (const quote of QUOTING) {
      const still = platformsQuoting(town, quote, all)
      // Beyond the gap between two codes to one number.
      town.time.now += 61_000
      for (const operation of ['signInWithWeChat', 'signInWithDingTalk', 'sendPhoneCode']) {
        const [, variables] = await rightly(town, `Mutation.${operation}`)
        await send(`Mutation.${operation}`, null, variables)
      }
      const notifier = createNotifier({
        db: town.db,
        lives: servedLives,
        reactions: [notify],
        platforms: town.services.platforms,
        clock: town.services.clock,
        config: town.config,
        calendar: town.services.calendar,
        templates: DEMO_TEMPLATE_IDS,
        log: town.app.log,
        random: () => 0.5,
        quietHours: false,
        sleep: async () => {},
      })
      for (let turn = 0; turn < 20 && (await notifier.runOnce()) > 0; turn += 1) town.time.now += 60_000
      still()
    }
    for (const url of [
      link,
      `${link}x`,
      `/s/w.${PHONE}`,
      `/n/${PHONE}`,
      `/metrics?phone=${PHONE}`,
      `/nowhere/${PHONE}?code=${LOOKUP_CODE}`,
      `/halls/windows/${PHONE}/poster`,
    ]) {
      const answer = await town.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } })
      if (answer.statusCode >= 400) refusals.push(answer.body)
    }
    for (const payload of [
      `{"phone": ${PHONE}, ${all}`,
      JSON.stringify({ query: all, operationName: all }),
      JSON.stringify({ id: [all] }),
    ]) {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
      const answer = await town.app.inject({ method: 'POST', url: '/graphql', headers, payload })
      if (answer.statusCode >= 400 && !answer.body.includes('GRAPHQL'))
        refusals.push(answer.body.replace(/"message":"Syntax Error[^"]*"/, ''))
    }
    const upload = await town.app.inject({
      method: 'POST',
      url: '/attachments',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=b' },
      payload: `--b\r\ncontent-disposition: form-data; name="key"\r\n\r\n${all}\r\n--b--\r\n`,
    })
    refusals.push(upload.body)
    await everyWay(LAST)
    const metrics = (await town.app.inject('/metrics')).body
    const rows = await town.db.read.select().from(town.db.schema.outbox)
    const outcomes = JSON.stringify(rows.map(({ outcome, platformRef, kind }) => ({ outcome, platformRef, kind })))
    return { marks, lines, refusals, metrics, outcomes, sent }
  } finally {
    await town.close()
  }
}

describe('marks sent through every operation, on every path that goes wrong', () => {
  let run: Run
  beforeAll(async () => {
    run = await exercise(false)
  }, 120_000)

  it('are in no line of the log at its finest level', () => {
    expect(run.lines.split('\n').length).toBeGreaterThan(run.sent)
    expect(run.lines).toContain('"level"')
    expect(found(run.marks, run.lines)).toEqual([])
    console.info(`canaries: ${run.sent} operations sent, ${run.lines.split('\n').length} lines of log`)
  })

  it('are in no refusal and no error that is answered', () => {
    expect(run.refusals.length).toBeGreaterThan(OPERATIONS.length)
    expect(run.refusals.filter((body) => found(run.marks, body).length > 0)).toEqual([])
  })

  it('are in no figure of the metrics and in no outcome of the outbox', () => {
    expect(run.metrics).toContain('http_request_seconds')
    expect(found(run.marks, run.metrics)).toEqual([])
    expect(run.outcomes).toMatch(/技术失败|结果未知|被拒收/)
    expect(found(run.marks, run.outcomes)).toEqual([])
  })
})

it('a server that writes down what it is sent holds all of them (control)', async () => {
  const run = await exercise(true)
  expect(found(run.marks, run.lines).toSorted()).toEqual(Object.keys(run.marks).toSorted())
}, 120_000)

describe('an operation of our own clients with variables of a wrong type', () => {
  let town: TestApp
  let lines = ''
  beforeAll(async () => {
    const write = (line: string) => {
      lines += line
    }
    town = await openTestApp({ logLevel: 'trace', graphql: 'persisted' }, { write })
  })
  afterAll(() => town.close())

  it('is refused without quoting any of them', async () => {
    const marks: Marks = { PHONE, IDENTITY, TEXT }
    const token = await town.tokenOf('owner')
    let refused = 0
    for (const [id, document] of loadPersisted()) {
      const names = [...(document.split('{')[0] ?? '').matchAll(/\$(\w+):/g)].map(([, name]) => name ?? '')
      for (const wrong of [Number(PHONE), [WRITTEN], { [WRITTEN]: IDENTITY }, WRITTEN]) {
        const variables = Object.fromEntries(names.map((name) => [name, wrong]))
        const answer = await town.app.inject({
          method: 'POST',
          url: '/graphql',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          payload: JSON.stringify({ id, variables }),
        })
        if (answer.json().errors) refused += 1
        expect(found(marks, answer.body), document).toEqual([])
      }
    }
    expect(refused).toBeGreaterThan(30)
    expect(lines).toContain('request completed')
    expect(found({ ...marks, token }, lines)).toEqual([])
  }, 60_000)
})
