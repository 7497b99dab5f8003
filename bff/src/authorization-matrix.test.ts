import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CATEGORY, isStaffRole, VIEWS } from '@qihu/shared'
import { eventTypesOf, policyOf } from '@qihu/shared/life/life'
import { NOTICE_VERSION, PRIVACY_NOTICE } from '@qihu/shared/privacy-notice'
import { request } from '@qihu/shared/requests/request.life'
import {
  allowedIn,
  CENTRE_IDS,
  CENTRES,
  type CentreKey,
  LEAD_UNITS,
  OWNERSHIPS,
  type Ownership,
  PERSON_KEYS,
  type Person,
  type PersonKey,
  postsOf,
  unitIn,
  WHO_MAY,
} from '@qihu/shared/who-may'
import { and, count, gt, lte, sum } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepFile } from './attachments/attachment-files.ts'
import { signedUrl } from './attachments/attachments.store.ts'
import { loadTexts } from './centres/texts.store.ts'
import { loadSchema } from './graphql/schema.ts'
import { newId } from './ids.ts'
import { historyOf } from './life/history.store.ts'
import { ACTIONS, ARGUMENTS } from './testing/arguments.ts'
import { fillCrowd } from './testing/crowd.fixture.ts'
import {
  EVENT_BEGINS,
  EVENT_SEEN_BY,
  FIELDS,
  IN_LISTS,
  NAMED_THERE,
  OPERATIONS,
  type Permission,
  QUEUES,
  type RequestAction,
  ROUTES,
  TRACES,
  TURNS,
  UNITS_SHOWN,
} from './testing/expectations.ts'
import { Matrix } from './testing/matrix.ts'
import {
  CONTACT,
  SCENE_NAMES,
  SCENES,
  type SceneName,
  type Staged,
  type StagedEvent,
  staffIn,
  stage,
  TEXTS,
} from './testing/scenes.fixture.ts'
import { type Answer, openTestApp, type TestApp } from './testing/test-app.ts'

/** In parallel, yet fewer than the service refuses for being too many. */
const AT_ONCE = 8
/** One of each kind for requests that are filed otherwise; the enterprise's are taken through every scene. */
const FEW: readonly SceneName[] = [
  'SUBMITTED',
  'DISPATCHED',
  'PAUSED',
  'OVERDUE',
  'RESOLVED',
  'RATED_BAD',
  'SILENT',
  'SECOND_AFTER_RATING',
]

/** Who may what does not depend on the engine: on PostgreSQL, reached over a socket, a part of the scenes is enough. */
const OF_ENTERPRISE: readonly SceneName[] =
  process.env.TEST_ENGINE === 'pg'
    ? [...FEW, 'ACCEPTED', 'NOT_ACCEPTED', 'IN_PROGRESS', 'UNREACHED', 'CONFIRMED', 'SECOND_RATED', 'IMPORTED']
    : SCENE_NAMES

const matrix = new Matrix(loadSchema())
const OPERATION_OF = new Map<RequestAction, string>()
for (const [operation, rule] of Object.entries(OPERATIONS)) {
  if (typeof rule === 'object') OPERATION_OF.set(rule.action, operation.slice('Mutation.'.length))
}

let town: TestApp
let wrongInAll = 0
let staged: Staged[]
const stageHere = (scene: SceneName, ownership: Ownership, centre: CentreKey = 'HOME') =>
  stage(town.db, scene, ownership, { now: town.time.now, calendar: town.services.calendar.current, centre })

beforeAll(async () => {
  town = await openTestApp({ h5Dir: mkdtempSync(path.join(tmpdir(), 'qihu-no-pages-')) })
  await fillCrowd(town.db, town.time.now)
  staged = []
  for (const scene of OF_ENTERPRISE) staged.push(await stageHere(scene, 'ENTERPRISE'))
  for (const ownership of ['PRIVATE', 'OF_STAFF'] as const) {
    for (const scene of FEW) staged.push(await stageHere(scene, ownership))
  }
  // In the county beside it: what is of one centre is nobody's in the other one.
  for (const ownership of OWNERSHIPS) {
    for (const scene of FEW) staged.push(await stageHere(scene, ownership, 'NEIGHBOUR'))
  }
})
afterAll(() => town.close())

const allowedTo = (who: PersonKey | null, { scene, centre, ownership }: Staged): readonly Permission[] =>
  who === null ? [] : (allowedIn(who, centre, ownership, SCENES[scene].situation) as readonly Permission[])
const PEOPLE: readonly (PersonKey | null)[] = [...PERSON_KEYS, null]
const officesOf = (who: PersonKey, centre: CentreKey) => QUEUES[centre][who] ?? []
/** Each test answers for its own cells. */
function nothingWrong(): void {
  const wrong = matrix.wrong.splice(0)
  wrongInAll += wrong.length
  expect(wrong.slice(0, 10).map((each) => each.slice(0, 600))).toEqual([])
}
const nameOf = (who: PersonKey | null) => who ?? 'a visitor'
const called = ({ scene, centre, ownership }: Staged) => `${centre} ${ownership} ${scene}`
const at = (who: PersonKey | null, one: Staged) => `${nameOf(who)} at ${called(one)}`

async function inParallel<T>(all: readonly T[], each: (one: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += AT_ONCE) {
    await Promise.all(all.slice(from, from + AT_ONCE).map(each))
  }
}

type Fields = Record<string, unknown>
const WHOLE = matrix.selection('ServiceRequest')
type Read = { readonly request: Fields | null; readonly categories: { readonly id: string; readonly name: string }[] }
const readBoth = async (who: PersonKey | null, { row }: Staged): Promise<Read> => {
  const both = `query ($id: ID!) { request(id: $id) ${WHOLE} categories(of: $id) { id name } }`
  const answer = await town.as(who, both, { id: row.id })
  if (answer.errors) throw new Error(JSON.stringify(answer.errors))
  return answer.data
}
const read = async (who: PersonKey | null, one: Staged): Promise<Fields | null> => (await readBoth(who, one)).request

/** The version that a reader knows: all events but those of ratings and of bad ones, if he may not know of them. */
function versionOwed(allowed: readonly Permission[], { events }: Staged): number {
  const hidden = events.filter(
    (event) =>
      (event.type === 'RATED' && !allowed.includes('VIEW_RATING_EVENT')) ||
      (event.type === 'DISCIPLINE_TRIGGERED' &&
        event.kind === 'DISSATISFIED' &&
        !allowed.includes('VIEW_DISCIPLINE_EVENT')),
  )
  return events.length - hidden.length
}

const UNIT_NAMES: Readonly<Record<string, string>> = {
  desk: '云溪县兜底专窗',
  housing: '住建局',
  'neighbour-desk': '邻县兜底专窗',
  'neighbour-housing': '邻县住建局',
}

function historyOwed(allowed: readonly Permission[], { events, row }: Staged): Fields[] {
  let round = 1
  const lines = events.map((event) => {
    if (event.type === 'DISPATCHED') round = event.round
    const textId = 'textId' in event && event.type !== 'FILED' ? event.textId : null
    const again = event.type === 'DISPATCHED' && event.round > 1
    const by = event.actorId === null || again ? '系统' : (UNIT_NAMES[event.actorUnitId ?? ''] ?? '申请人')
    return {
      type: event.type,
      at: event.at,
      round,
      begins: again ? `第 ${event.round} 次` : EVENT_BEGINS[event.type],
      who: by,
      text: textId ? TEXTS[textId.slice(row.id.length + 1)] : null,
    }
  })
  return lines
    .filter(({ type }) => allowed.includes(EVENT_SEEN_BY[type] as Permission))
    .map(({ type: _, ...line }, place) => ({ id: `${row.id}-${place + 1}`, ...line }))
    .reverse()
}

/** The lines of a history with the beginning of what each says, as far as the owed ones name it. */
const begun = (lines: unknown, owed: readonly Fields[]) =>
  (lines as { what: string }[]).map(({ what, ...line }, index) => {
    const begins = String(owed[index]?.begins ?? '')
    return { ...line, begins: what.startsWith(begins) ? begins : what }
  })

const actionsOwed = (allowed: readonly Permission[], { scene }: Staged): RequestAction[] =>
  TURNS[scene].takes.filter((action) => allowed.includes(action))

/** Staff read the number masked until they say why they need it. */
const contactOwed = (allowed: readonly Permission[]) => {
  if (!allowed.includes('VIEW_CONTACT')) return null
  return allowed.includes('SUPPLEMENT') ? CONTACT : { ...CONTACT, phone: '199****0001' }
}

/** What these two leave of it, for whoever filed. */
const contactAfter = (action: Permission, allowed: readonly Permission[]) => {
  if (action === 'ERASE') return null
  if (action !== 'CORRECT_CONTACT') return contactOwed(allowed)
  const [, phone, name] = /^phone: "(\d+)", name: "(.*)"$/.exec(ARGUMENTS.CORRECT_CONTACT) ?? []
  return { phone, name }
}

const NAMES: Readonly<Record<string, string>> = {
  ...{ handler: '王工', head: '李局' },
  ...{ otherHandler: '某otherHandler', otherHead: '某otherHead' },
}

/** What belongs to the request itself, whoever reads it. */
const TRUTHS = ({ row, ownership, attachmentId }: Staged): Fields => ({
  id: row.id,
  number: row.number,
  title: row.title,
  description: TEXTS.description,
  stage: row.stage,
  round: row.state.round,
  windowName: '“办不成事”兜底专窗',
  contact: CONTACT,
  requesterName: ownership === 'PRIVATE' ? '个人' : '青禾艺术培训',
  lookupCode: row.lookupCode,
  attachments: [
    {
      id: attachmentId,
      name: '平面图.pdf',
      mime: 'application/pdf',
      bytes: 9,
      url: signedUrl(town.config, attachmentId, town.time.now),
    },
  ],
  informationAsked: row.paused ? TEXTS.asked : null,
  handlerName: row.state.handlerId === null ? null : NAMES[row.state.handlerId.slice(2)],
  answer: row.state.resolution ? expect.objectContaining({ text: TEXTS.answer }) : null,
})

/** Compares all fields of one answer with what this reader is owed; `shown` holds what filer and officer read. */
function compareRequest(
  who: PersonKey | null,
  one: Staged,
  got: Fields | null,
  shown: { filer: Fields; officer: Fields },
): void {
  const where = at(who, one)
  const allowed = allowedTo(who, one)
  if (!allowed.includes('VIEW')) {
    matrix.cells += Object.keys(shown.filer).length
    matrix.compare(where, 'Query.request', got, null)
    return
  }
  if (got === null) {
    matrix.wrong.push(`${where}: Query.request is null`)
    return
  }
  const truths = TRUTHS(one)
  for (const [field, rule] of Object.entries(FIELDS).filter(([each]) => each.startsWith('ServiceRequest.'))) {
    const name = field.slice('ServiceRequest.'.length)
    const value = got[name]
    if (name === 'history') {
      const owed = historyOwed(allowed, one)
      matrix.compare(where, field, begun(value, owed), owed)
      matrix.filled.add('HistoryEntry.what')
    } else if (name === 'version') matrix.compare(where, field, value, versionOwed(allowed, one))
    else if (name === 'actions') matrix.compare(where, field, value, actionsOwed(allowed, one))
    else if (rule === 'BY_SIDE') {
      const side = allowed.includes('SUPPLEMENT') ? shown.filer : shown.officer
      matrix.compare(where, field, value, side[name])
    } else if (rule === 'VIEW') matrix.compare(where, field, value, shown.filer[name])
    else if (name === 'contact') matrix.compare(where, field, value, contactOwed(allowed))
    else {
      const withheld = Array.isArray(truths[name]) ? [] : null
      matrix.compare(where, field, value, allowed.includes(rule as Permission) ? truths[name] : withheld)
    }
  }
}

/** Everybody's reading of these requests, compared. */
async function readAll(those: readonly Staged[], people: readonly (PersonKey | null)[] = PEOPLE): Promise<void> {
  for (const one of those) {
    const [filer, officer] = [await read(one.filer, one), await read(staffIn(one.centre).officer, one)]
    if (!filer || !officer) {
      matrix.wrong.push(`${at(one.filer, one)}: the filer or the officer reads nothing`)
      continue
    }
    for (const [name, value] of Object.entries(TRUTHS(one))) expect(filer[name], name).toEqual(value)
    await inParallel(people, async (who) => {
      const { request, categories } = await readBoth(who, one)
      compareRequest(who, one, request, { filer, officer })
      const offered = allowedTo(who, one).includes('VIEW') ? Object.values(CATEGORY.words) : []
      const named = categories.map(({ name }) => name)
      matrix.compare(at(who, one), 'Query.categories', named, offered)
      if (named.length > 0) for (const field of ['Category.id', 'Category.name']) matrix.filled.add(field)
    })
  }
}

/** What is stored, as far as an action could change it. */
async function stored(): Promise<string> {
  const { db } = town
  const { requests, ...all } = db.schema
  const { events, things, outbox, messages, texts, ratings, ratingIdentities, idempotency, attachments, contacts } = all
  const tables = {
    events,
    things,
    outbox,
    messages,
    texts,
    ratings,
    ratingIdentities,
    idempotency,
    attachments,
    contacts,
  }
  const counts: Record<string, unknown> = {}
  for (const [name, table] of Object.entries(tables)) {
    const [row] = await db.read.select({ rows: count() }).from(table)
    counts[name] = row?.rows
  }
  const [row] = await db.read.select({ rows: count(), versions: sum(requests.version) }).from(requests)
  return JSON.stringify({ ...counts, requests: row?.rows, versions: Number(row?.versions) })
}

const onOf = (id: string, version: number) => ({ id, version, key: town.newKey() })

/** Handed to a unit of the centre that has it, and there to its head. */
const HEADS: Readonly<Record<CentreKey, PersonKey>> = { HOME: 'head', NEIGHBOUR: 'otherHead' }
const argumentsIn = (centre: CentreKey, action: RequestAction) =>
  ARGUMENTS[action]
    .replaceAll(`"${LEAD_UNITS.HOME}"`, `"${LEAD_UNITS[centre]}"`)
    .replaceAll(`"p-${HEADS.HOME}"`, `"p-${HEADS[centre]}"`)
const separated = (args: string) => (args === '' ? '' : `, ${args}`)

/** Takes several actions in one document, each under the name of its action. */
function taking(actions: readonly RequestAction[], selection: string, centre: CentreKey): string {
  const variables = actions.map((action) => `$${action}: On!`).join(', ')
  const fields = actions.map(
    (action) =>
      `${action}: ${OPERATION_OF.get(action)}(on: $${action}${separated(argumentsIn(centre, action))}) ${selection}`,
  )
  return `mutation (${variables}) { ${fields.join(' ')} }`
}
const REFUSED = '{ __typename ... on Refusal { code message next field } ... on ActionDone { request { id } } }'

const takeAs = (
  who: PersonKey | null,
  actions: readonly RequestAction[],
  id: string,
  version: number,
  selection = REFUSED,
  centre: CentreKey = 'HOME',
) =>
  town.as(
    who,
    taking(actions, selection, centre),
    Object.fromEntries(actions.map((action) => [action, onOf(id, version)])),
  )

describe('the tables of expectations', () => {
  it('have a line for every operation and every field of the SDL, and no other', () => {
    const { operations, fields } = matrix.coordinates()
    expect(Object.keys(OPERATIONS).toSorted()).toEqual(operations.toSorted())
    expect(Object.keys(FIELDS).toSorted()).toEqual(fields.toSorted())
    expect([...OPERATION_OF.keys()].toSorted()).toEqual([...ACTIONS].toSorted())
    const types = [...eventTypesOf(request), 'CHILD_OPENED', 'CHILD_ENDED'].toSorted()
    expect(Object.keys(EVENT_SEEN_BY).toSorted()).toEqual(types)
    expect(Object.keys(EVENT_BEGINS).toSorted()).toEqual(types)
  })

  it('speak of the people as they are stored', async () => {
    const { people, personRoles, deputies } = town.db.schema
    const rows = await town.db.read.select().from(people)
    const now = and(lte(deputies.fromAt, town.time.now), gt(deputies.untilAt, town.time.now))
    const lent = await town.db.read.select().from(deputies).where(now)
    const held = [
      ...(await town.db.read.select().from(personRoles)),
      ...lent.map(({ deputyId, ...post }) => ({ ...post, personId: deputyId })),
    ]
    for (const key of PERSON_KEYS) {
      const row = rows.find((each) => each.id === `p-${key}`)
      const own = held.filter(({ personId }) => personId === row?.id)
      const posts = postsOf(key).map(({ role, centreId, unitId }) => `${role} ${centreId} ${unitId ?? ''}`)
      const stored = own.map(({ role, centreId, unitId }) => `${role} ${centreId} ${unitId}`)
      const person: Person = WHO_MAY[key]
      const outside = person.roles.filter((role) => !isStaffRole(role)).map((role) => `${role} centre `)
      expect([key, stored.toSorted()]).toEqual([key, [...posts, ...outside].toSorted()])
      expect([key, row?.formerRoles, row?.formerUnitId]).toEqual([key, person.roles, person.unitId])
    }
  })
})

describe('reading a request', () => {
  it('gives every person every field he is owed, and withholds the rest', async () => {
    await readAll(staged)
    nothingWrong()
  }, 120_000)

  it('answers a foreign and a missing one alike, to the byte', async () => {
    const [one] = staged
    const body = async (who: PersonKey | null, id: string) => {
      const token = who ? { authorization: `Bearer ${await town.tokenOf(who)}` } : {}
      const answer = await town.app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', ...token },
        payload: JSON.stringify({ query: `query ($id: ID!) { request(id: $id) ${WHOLE} }`, variables: { id } }),
      })
      const { date: _, ...headers } = answer.headers
      return { status: answer.statusCode, headers, body: answer.body }
    }
    for (const who of ['competitor', 'stranger', 'market', 'smile', 'citizen', null] as const) {
      expect(await body(who, one?.row.id ?? '')).toEqual(await body(who, newId(town.time.now)))
      expect(await body(who, 'no id at all')).toEqual(await body(who, newId(town.time.now)))
    }
  })
})

describe('the lists', () => {
  const seenIn = (ids: unknown, among: readonly Staged[]) =>
    (ids as { id: string }[]).map(({ id }) => {
      const one = among.find(({ row }) => row.id === id)
      return one ? called(one) : id
    })
  const PART =
    '{ id number version actions requesterName lookupCode contact { name phone } attachments { id } history { what } }'
  const byDue = (a: Staged, b: Staged) => a.row.dueSort - b.row.dueSort || (a.row.id < b.row.id ? -1 : 1)

  async function pages(who: PersonKey, field: 'requests' | 'queue', tab: string) {
    const items: Fields[] = []
    let [after, total, cursors]: [string | null, number, number] = [null, 0, 0]
    do {
      const document = `query ($after: String) { ${field}(tab: ${tab}, after: $after, first: 10) { tab total totalIsMore endCursor items ${PART} } }`
      const answer: Answer = await town.as(who, document, { after })
      const page = answer.data[field]
      items.push(...page.items)
      matrix.compare(`${who} ${tab}`, 'RequestPage.tab', page.tab, field === 'requests' ? tab : null)
      matrix.compare(`${who} ${tab}`, 'RequestPage.totalIsMore', page.totalIsMore, false)
      matrix.cells += page.items.length
      total = page.total
      after = page.endCursor
      cursors += after ? 1 : 0
    } while (after !== null)
    if (cursors > 0) matrix.filled.add('RequestPage.endCursor')
    return { items, total }
  }

  it('of requesters and staff hold exactly what they are owed, with no field more than the request itself shows', async () => {
    const whole = new Map<string, Fields | null>()
    for (const who of PERSON_KEYS) {
      const side = staged.filter((one) => allowedTo(who, one).includes('SUPPLEMENT'))
      const filed = staged.filter(({ filer }) => filer === who)
      const waiting = side.filter((one) => {
        const { waitsFor } = IN_LISTS[one.scene]
        return waitsFor === 'SIDE' || (waitsFor === 'FILER' && filed.includes(one))
      })
      const queued = (tab: string) =>
        staged.filter(({ scene, centre }) => officesOf(who, centre).some((office) => IN_LISTS[scene][office] === tab))
      const owed: readonly (readonly ['requests' | 'queue', string, readonly Staged[]])[] = [
        ['requests', 'WAITING_FOR_ME', waiting],
        ['requests', 'OPEN', side.filter(({ scene }) => IN_LISTS[scene].mine === 'OPEN')],
        ['requests', 'ENDED', side.filter(({ scene }) => IN_LISTS[scene].mine === 'ENDED')],
        ['queue', 'NOW', queued('NOW')],
        ['queue', 'OPEN', queued('OPEN')],
        ['queue', 'ENDED', queued('ENDED')],
      ]
      const counts = (await town.as(who, '{ queueCounts { tab total totalIsMore } }')).data.queueCounts
      const counted = ['NOW', 'OPEN', 'ENDED'].map((tab) => ({ tab, total: queued(tab).length, totalIsMore: false }))
      matrix.compare(who, 'Query.queueCounts', counts, counted)
      for (const key of ['tab', 'total', 'totalIsMore'] as const) {
        matrix.compare(
          who,
          `QueueCount.${key}`,
          counts.map((each: Fields) => each[key]),
          counted.map((each) => each[key]),
        )
      }
      for (const [field, tab, those] of owed) {
        const { items, total } = await pages(who, field, tab)
        const names = those.map(called)
        matrix.compare(`${who} ${tab}`, `Query.${field}`, seenIn(items, staged).toSorted(), names.toSorted())
        matrix.compare(`${who} ${tab}`, 'RequestPage.total', total, those.length)
        for (const item of items) {
          const one = staged.find(({ row }) => row.id === item.id)
          if (!one) continue
          const key = `${who} ${one.row.id}`
          if (!whole.has(key)) {
            const answer = await town.as(who, `query ($id: ID!) { request(id: $id) ${PART} }`, { id: one.row.id })
            whole.set(key, answer.data.request)
          }
          matrix.compare(`${at(who, one)} in ${tab}`, 'RequestPage.items', [item], [whole.get(key)])
        }
      }
      const { data } = await town.as(
        who,
        `{ home { openTotal hall { id name address phone open hours } waitingForMe { id } open { id } } requests { tab total } }`,
      )
      const open = side.filter(({ scene }) => IN_LISTS[scene].mine === 'OPEN').toSorted(byDue)
      const first = (those: readonly Staged[], n: number) => those.slice(0, n).map(called)
      matrix.compare(
        who,
        'Home.waitingForMe',
        seenIn(data.home.waitingForMe, staged),
        first(waiting.toSorted(byDue), 5),
      )
      matrix.compare(who, 'Home.open', seenIn(data.home.open, staged), first(open, 3))
      matrix.compare(who, 'Home.openTotal', data.home.openTotal, open.length)
      matrix.compare(who, 'Home.hall', data.home.hall, HALL)
      const place =
        waiting.length > 0 ? { tab: 'WAITING_FOR_ME', total: waiting.length } : { tab: 'OPEN', total: open.length }
      matrix.compare(who, 'Query.requests', data.requests, place)
    }
    const visitor = await town.as(null, '{ home { openTotal waitingForMe { id } open { id } hall { id } } }')
    matrix.compare('a visitor', 'Query.home', visitor.data.home, {
      openTotal: 0,
      waitingForMe: [],
      open: [],
      hall: { id: 'h1' },
    })
    for (const field of ['requests(tab: OPEN)', 'queue(tab: NOW)']) {
      const answer = await town.as(null, `{ ${field} { total } }`)
      matrix.compare('a visitor', 'Refusal.code', answer.errors?.[0]?.extensions.code, 'SIGN_IN_REQUIRED')
    }
    nothingWrong()
  }, 120_000)

  it('of staff are searched whole and hold nothing foreign, by words and by number', async () => {
    const SEARCH = `query ($search: String) {
      queue(tab: NOW, search: $search, first: 50) { total incomplete items ${PART} } }`
    const found = async (who: PersonKey, search: string) => (await town.as(who, SEARCH, { search })).data.queue
    matrix.compare('officer', 'RequestPage.incomplete', (await found('officer', '消防')).incomplete, true)
    await town.index()
    for (const who of PERSON_KEYS) {
      const owed = staged.filter(({ scene, centre }) =>
        officesOf(who, centre).some((office) => IN_LISTS[scene][office]),
      )
      const { items, incomplete } = await found(who, '消防')
      const names = owed.map(called)
      // A page holds fifty.
      const [seen, wanted] = [seenIn(items, staged).toSorted(), names.toSorted()]
      if (owed.length <= 50) matrix.compare(`${who} 消防`, 'Query.queue', seen, wanted)
      else
        matrix.compare(
          `${who} 消防`,
          'Query.queue',
          [seen.length, seen.filter((each) => !wanted.includes(each))],
          [50, []],
        )
      matrix.compare(who, 'RequestPage.incomplete', incomplete, false)
      for (const one of staged.filter((_, n) => n % 7 === 0)) {
        const { total } = await found(who, one.row.number)
        matrix.compare(at(who, one), 'RequestPage.total', total, owed.includes(one) ? 1 : 0)
      }
    }
    nothingWrong()
  }, 120_000)
})

const HALL = {
  id: 'h1',
  name: '云溪县政务服务中心',
  address: '云溪县兴业路 1 号',
  phone: '0571-00000001',
  open: true,
  hours: '开放至 12:00',
}

describe('acting on a request', () => {
  /** What each person is told of each action at this request: taken, or the code of a refusal. */
  function owedTo(who: PersonKey | null, one: Staged, action: RequestAction): string {
    const { takes, ...otherwise } = TURNS[one.scene]
    const allowed = allowedTo(who, one)
    if (!allowed.includes('VIEW')) return 'NOT_FOUND'
    if (!allowed.includes(action)) return 'NOT_YOUR_TURN'
    return takes.includes(action) ? 'ActionDone' : (otherwise[action] ?? 'NOT_YOUR_TURN')
  }

  /** The event in whose name an action was taken, which may be the first of what was begun. */
  async function namedTrace(action: RequestAction, trace: StagedEvent | undefined) {
    const named = NAMED_THERE[action]
    if (!named || trace?.type !== 'CHILD_OPENED') return trace
    expect([trace.actorId, trace.actorUnitId]).toEqual([null, null])
    return (await historyOf(town.db.read, town.db.schema, trace.id)).find(({ type }) => type === named)
  }

  it('is refused to everybody whose turn it is not, rightly and without a trace', async () => {
    for (const one of staged) {
      const before = await stored()
      await inParallel(PERSON_KEYS, async (who) => {
        const refused = ACTIONS.filter((action) => owedTo(who, one, action) !== 'ActionDone')
        const answer = await takeAs(who, refused, one.row.id, versionOwed(allowedTo(who, one), one))
        for (const action of refused) {
          const code = answer.data?.[action]?.code ?? answer.data?.[action]?.__typename ?? answer.errors?.[0]
          matrix.compare(`${at(who, one)}: ${action}`, 'Refusal.code', code, owedTo(who, one, action))
          matrix.operations.add(`Mutation.${OPERATION_OF.get(action)}`)
        }
      })
      for (const action of ACTIONS) {
        const { data, errors } = await takeAs(null, [action], one.row.id, one.row.version)
        const code = data ? 'answered' : errors?.[0]?.extensions.code
        matrix.compare(`${at(null, one)}: ${action}`, 'Refusal.code', code, 'SIGN_IN_REQUIRED')
      }
      if ((await stored()) !== before) matrix.wrong.push(`${one.ownership} ${one.scene}: something was written`)
    }
    nothingWrong()
  }, 240_000)

  it('is open to everybody whose turn it is, and leaves one trace in his name', async () => {
    const taken = staged.flatMap((one) =>
      PERSON_KEYS.flatMap((who) =>
        ACTIONS.filter((action) => owedTo(who, one, action) === 'ActionDone').map((action) => ({ one, who, action })),
      ),
    )
    const followed = new Set<string>()
    const DONE = `{ __typename ... on Refusal { code } ... on ActionDone { request { id version lookupCode contact { name phone } } } }`
    await inParallel(taken, async ({ one, who, action }) => {
      const fresh = await stageHere(one.scene, one.ownership, one.centre)
      const { id } = fresh.row
      const allowed = allowedTo(who, fresh)
      const { data } = await takeAs(who, [action], id, versionOwed(allowed, fresh), DONE, one.centre)
      const where = `${at(who, fresh)}: ${action}`
      const events = (await historyOf(town.db.read, town.db.schema, id)) as readonly StagedEvent[]
      // Where the action hands the request on to somebody else, the answer shows what its giver may then still see.
      const later = { ...fresh, events }
      const owed = {
        __typename: 'ActionDone',
        request: {
          id,
          version: versionOwed(allowed, later),
          lookupCode: allowed.includes('VIEW_LOOKUP_CODE') ? fresh.row.lookupCode : null,
          contact: contactAfter(action, allowed),
        },
      }
      matrix.compare(where, `Mutation.${OPERATION_OF.get(action)}`, data?.[action] ?? null, owed)
      const added = events.slice(fresh.events.length)
      for (const event of added) followed.add(event.type === 'DISCIPLINE_TRIGGERED' ? event.kind : event.type)
      const own = allowed.includes('SUPPLEMENT')
      const trace = added.find(({ type }) => type === TRACES[action])
      const named = await namedTrace(action, trace)
      matrix.compare(where, 'HistoryEntry.who', named && [named.actorId, named.actorUnitId], [
        `p-${who}`,
        own ? null : unitIn(who, one.centre),
      ])
    })
    console.info(`actions taken by whoever may: ${taken.length}`)
    nothingWrong()
    expect(new Set(taken.map(({ action }) => action)).size).toBe(ACTIONS.length)
    // Also by what most may not even count.
    expect([...followed]).toEqual(expect.arrayContaining(['RATED', 'DISSATISFIED']))
  }, 240_000)

  it('shows the whole telephone number to whoever may see the contact, and keeps that staff looked', async () => {
    const { contactReveals } = town.db.schema
    const looks = async () => (await town.db.read.select({ rows: count() }).from(contactReveals))[0]?.rows ?? 0
    const REVEAL = `mutation ($id: ID!) { revealContact(id: $id, reason: CALL) ${matrix.answerOf('Mutation.revealContact')} }`
    const those = staged.filter(({ scene }) => FEW.includes(scene))
    for (const one of those) {
      // So many in an hour are no question of who may.
      await town.db.write((tx) => tx.delete(town.db.schema.counters))
      for (const who of PERSON_KEYS) {
        const allowed = allowedTo(who, one)
        const before = await looks()
        const { data } = await town.as(who, REVEAL, { id: one.row.id })
        const { __typename, contact, code } = data.revealContact
        const owed = allowed.includes('VIEW_CONTACT')
        matrix.compare(
          at(who, one),
          'Mutation.revealContact',
          { __typename, contact, code },
          owed ? { __typename: 'ContactRevealed', contact: CONTACT } : { __typename: 'Refusal', code: 'NOT_FOUND' },
        )
        if (owed) matrix.filled.add('ContactRevealed.contact')
        const kept = owed && !allowed.includes('SUPPLEMENT') ? 1 : 0
        if ((await looks()) !== before + kept) matrix.wrong.push(`${at(who, one)}: looks kept are not ${kept} more`)
      }
    }
    const visitor = await town.as(null, REVEAL, { id: those[0]?.row.id })
    matrix.compare('a visitor', 'Refusal.code', visitor.errors?.[0]?.extensions.code, 'SIGN_IN_REQUIRED')
    const [foreign, missing] = [
      await town.as('market', REVEAL, { id: those[0]?.row.id }),
      await town.as('market', REVEAL, { id: newId(0) }),
    ]
    expect(foreign).toEqual(missing)
    await town.db.write((tx) => tx.delete(contactReveals))
    nothingWrong()
  }, 60_000)

  it('offers units of the centre that has it to whoever may see it, and none to others', async () => {
    const [here, there] = [
      await stageHere('SUBMITTED', 'PRIVATE'),
      await stageHere('SUBMITTED', 'PRIVATE', 'NEIGHBOUR'),
    ]
    const offered = async (who: PersonKey, { row }: Staged) => {
      const { units } = (await town.as(who, 'query ($of: ID) { units(of: $of) { id } }', { of: row.id })).data
      return (units as { id: string }[]).map(({ id }) => id).toSorted()
    }
    expect(await offered('officer', here)).toEqual(UNITS_SHOWN.HOME)
    expect(await offered('officer', there)).toEqual([])
    expect(await offered('twoCounties', there)).toEqual(UNITS_SHOWN.NEIGHBOUR)
    expect(await offered('otherOfficer', there)).toEqual(UNITS_SHOWN.NEIGHBOUR)
    expect(await offered('otherOfficer', here)).toEqual([])
  })

  it('hands nothing to a unit of another centre, whoever holds an office there', async () => {
    const here = await stageHere('SUBMITTED', 'PRIVATE')
    const there = await stageHere('SUBMITTED', 'PRIVATE', 'NEIGHBOUR')
    const wrong = [
      ['officer', here, 'NEIGHBOUR'],
      ['otherOfficer', there, 'HOME'],
      ['twoCounties', there, 'HOME'],
    ] as const
    for (const [who, { row }, centre] of wrong) {
      const { data } = await takeAs(who, ['DISPATCH'], row.id, row.version, REFUSED, centre)
      expect([data.DISPATCH.code, data.DISPATCH.field]).toEqual(['UNIT_UNKNOWN', 'leadUnitId'])
    }
  })

  it('answers a foreign, a missing and an impossible request alike', async () => {
    const foreign = staged.find(({ scene }) => scene === 'IN_PROGRESS')?.row
    for (const who of ['competitor', 'market', 'smile'] as const) {
      for (const action of ['SIGN', 'ADD_PROGRESS', 'RATE', 'WITHDRAW', 'DISPATCH'] as const) {
        const [one, two, three] = await Promise.all([
          takeAs(who, [action], foreign?.id ?? '', foreign?.version ?? 1),
          takeAs(who, [action], newId(town.time.now), 1),
          takeAs(who, [action], '', 99),
        ])
        matrix.compare(who, 'Refusal.code', two.data[action].code, 'NOT_FOUND')
        expect(one).toEqual(two)
        expect(three).toEqual(two)
      }
    }
    nothingWrong()
  })
})

describe('what belongs to one person', () => {
  it('is told to that person alone: who he is, his enterprises, his messages', async () => {
    const { db, time } = town
    const { messages, outbox, people } = db.schema
    const names = new Map((await db.read.select().from(people)).map((row) => [row.id, row]))
    const ids = new Map<PersonKey, string[]>()
    await db.write(async (tx) => {
      await tx.delete(outbox)
      await tx.delete(messages)
      for (const [place, who] of PERSON_KEYS.entries()) {
        const own = [newId(time.now), newId(time.now + 1)]
        ids.set(who, own)
        await tx.insert(messages).values(
          own.map((id, index) => ({
            id,
            personId: `p-${who}`,
            thingId: staged[0]?.row.id ?? null,
            kind: 'PROGRESS',
            title: `给${who}的消息`,
            body: `第 ${index} 条`,
            createdAt: time.now + 10 * place + index,
            readAt: index === 0 ? time.now : null,
          })),
        )
        await tx.insert(outbox).values({
          messageId: own[0] ?? '',
          personId: `p-${who}`,
          thingId: staged[0]?.row.id ?? '',
          thingVersion: 1,
          kind: 'PROGRESS',
          channel: 'SMS',
          state: 'SENT',
          dueSort: 0,
          attempts: 1,
          nextAt: 0,
          leaseUntil: 0,
          outcome: '已发送',
          platformRef: null,
          createdAt: time.now,
          doneAt: time.now,
        })
      }
    })
    const asked = `{ viewer ${matrix.answerOf('Query.viewer')} messages(first: 2) ${matrix.answerOf('Query.messages')} units { id } }`
    for (const [place, who] of PERSON_KEYS.entries()) {
      const { data } = await town.as(who, asked)
      const { roles, unitId, also = [], standsIn = [], verifiedFor, claims = [], enters }: Person = WHO_MAY[who]
      const { enterprises, unit, home, ...viewer } = data.viewer
      // Roles stand in no order.
      matrix.compare(
        who,
        'Query.viewer',
        { ...viewer, roles: viewer.roles.toSorted() },
        {
          id: `p-${who}`,
          name: names.get(`p-${who}`)?.name,
          roles: [...roles, ...[...also, ...standsIn].map(({ role }) => role)].toSorted(),
          maskedPhone:
            { owner: '199****0001', colleague: '199****0003', stranger: '199****0002' }[who as string] ?? null,
          mayOpenQueue: enters.includes('QUEUE'),
          mayOpenBoard: enters.includes('BOARD'),
          mayOpenUnit: enters.includes('UNIT'),
          mayVerifyBindings: enters.includes('BINDINGS'),
          mayOpenAdministration: enters.includes('ADMINISTRATION'),
          choosesCentre: true,
          unreadMessages: 1,
        },
      )
      const starts = (['QUEUE', 'ADMINISTRATION', 'BOARD'] as const).find((place) => enters.includes(place))
      matrix.compare(who, 'Viewer.home', home, starts ?? 'REQUESTER')
      // Of several posts the one of the first role there is.
      matrix.compare(who, 'Viewer.unit', unit?.id ?? null, who === 'twoCounties' ? 'neighbour-desk' : unitId)
      for (const part of Object.keys(unit ?? {})) matrix.filled.add(`Unit.${part}`)
      const bindings = (enterprises as { id: string; verified: boolean }[]).map(
        ({ id, verified }) => `${id} ${verified}`,
      )
      const owed = [...verifiedFor.map((id) => `${id} true`), ...claims.map((id) => `${id} false`)]
      matrix.compare(who, 'Viewer.enterprises', bindings.toSorted(), owed.toSorted())
      for (const part of Object.keys(enterprises[0] ?? {})) matrix.filled.add(`Enterprise.${part}`)
      const page = data.messages
      const [read, unread] = ids.get(who) ?? []
      const about = staged[0]
      const sees = about !== undefined && allowedTo(who, about).includes('VIEW')
      const message = (id: string | undefined, index: number) => ({
        id,
        title: `给${who}的消息`,
        text: `第 ${index} 条`,
        at: time.now + 10 * place + index,
        read: index === 0,
        requestId: staged[0]?.row.id,
        // Whoever may not enter the queue reads in the pages of requesters; what he may not see opens no page.
        page: sees ? `${enters.includes('QUEUE') ? 'staff' : 'enterprise'}/request/request?id=${about.row.id}` : null,
        alsoSent: index === 0 ? '短信已发送' : null,
      })
      matrix.compare(who, 'Query.messages', page, {
        items: [message(unread, 1), message(read, 0)],
        endCursor: null,
        unread: 1,
      })
      const shown = (data.units as { id: string }[]).map(({ id }) => id).toSorted()
      const places = [...new Set(postsOf(who).map(({ centreId }) => centreId))]
      const units = CENTRES.filter((each) => places.includes(CENTRE_IDS[each])).flatMap((each) => UNITS_SHOWN[each])
      matrix.compare(who, 'Query.units', shown, units.toSorted())
    }
    const [owners] = [ids.get('owner') ?? []]
    const marked = await town.as('competitor', 'mutation ($ids: [ID!]) { markMessagesRead(ids: $ids) }', {
      ids: owners,
    })
    matrix.compare('competitor', 'Mutation.markMessagesRead', marked.data.markMessagesRead, 0)
    const first = await town.as('owner', '{ messages(first: 1) { unread endCursor } }')
    matrix.compare('owner', 'MessagePage.unread', first.data.messages.unread, 1)
    if (first.data.messages.endCursor) matrix.filled.add('MessagePage.endCursor')
    for (const field of ['messages { unread }', 'units { id }']) {
      const answer = await town.as(null, `{ ${field} }`)
      matrix.compare('a visitor', 'Refusal.code', answer.errors?.[0]?.extensions.code, 'SIGN_IN_REQUIRED')
    }
    const visitor = await town.as(null, '{ viewer { id } subscriptionTemplates { id } }')
    matrix.compare('a visitor', 'Query.viewer', visitor.data.viewer, null)
    matrix.compare('a visitor', 'Query.subscriptionTemplates', visitor.data.subscriptionTemplates, [])
    const mutations = ['markMessagesRead', 'recordSubscriptionChoices(choices: [])']
    for (const field of mutations) {
      const answer = await town.as(null, `mutation { ${field} }`)
      matrix.compare('a visitor', 'Refusal.code', answer.errors?.[0]?.extensions.code, 'SIGN_IN_REQUIRED')
    }
    matrix.compare(
      'owner',
      'Mutation.markMessagesRead',
      (await town.as('owner', 'mutation { markMessagesRead }')).data.markMessagesRead,
      1,
    )
    matrix.compare(
      'owner',
      'Mutation.recordSubscriptionChoices',
      (await town.as('owner', 'mutation { recordSubscriptionChoices(choices: []) }')).data.recordSubscriptionChoices,
      false,
    )
    nothingWrong()
  }, 60_000)

  it('begins with a session that a code or key gave, and ends with it', async () => {
    const SIGNED_IN = `{ __typename ... on SignedIn { token viewer { id } } ... on Refusal { code } }`
    const signIn = async (operation: string) => {
      const { data } = await town.as(null, `mutation { ${operation} ${SIGNED_IN} }`)
      return Object.values(data)[0] as { __typename: string; code?: string; token?: string; viewer?: { id: string } }
    }
    const simulated = async (url: string, payload: object) =>
      (await town.app.inject({ method: 'POST', url: `/sim/__sim/${url}`, payload })).json()
    const wechat = await simulated('wx/login', { openid: 'o-owner' })
    const dingTalk = await simulated('dt/authcode', { userid: 'd-officer' })
    const made = {
      signInWithWeChat: [`(code: "${wechat.js_code}")`, 'p-owner'],
      signInWithDingTalk: [`(code: "${dingTalk.code}")`, 'p-officer'],
      signInAsDemoPerson: ['(key: "clerk")', 'p-clerk'],
    } as const
    for (const [operation, [args, personId]] of Object.entries(made)) {
      const answer = await signIn(`${operation}${args}`)
      matrix.compare(operation, `Mutation.${operation}`, answer.viewer?.id ?? answer.code, personId)
      matrix.filled.add('SignedIn.viewer')
      if (answer.token) matrix.filled.add('SignedIn.token')
    }
    for (const operation of [
      'signInWithWeChat(code: "no")',
      'signInWithDingTalk(code: "no")',
      'signInAsDemoPerson(key: "no")',
    ]) {
      matrix.compare(operation, 'Refusal.code', (await signIn(operation)).code, 'SIGN_IN_FAILED')
    }
    const sent = await town.as(
      null,
      `mutation { sendPhoneCode(phone: "19900000009") ${matrix.answerOf('Mutation.sendPhoneCode')} }`,
    )
    matrix.compare('a visitor', 'Mutation.sendPhoneCode', sent.data.sendPhoneCode, {
      __typename: 'PhoneCodeSent',
      validSeconds: 600,
      retryAfterSeconds: 60,
    })
    matrix.compare(
      'a visitor',
      'Mutation.signInWithPhone',
      (await signIn('signInWithPhone(phone: "19900000009", code: "x")')).code,
      'PHONE_CODE_WRONG',
    )
    // What an authenticator is asked with: second-factor.test.ts goes through it; without a ticket there is nothing.
    const forged = '(ticket: "p-officer.9999999999999.x", code: "000000")'
    const began = await town.as(null, `mutation { it: beginSecondFactor${forged} { ... on Refusal { code } } }`)
    matrix.compare('a visitor', 'Mutation.beginSecondFactor', began.data.it.code, 'SIGN_IN_TOO_LATE')
    const shown = (await signIn(`signInWithSecondFactor${forged}`)).code
    matrix.compare('a visitor', 'Mutation.signInWithSecondFactor', shown, 'SIGN_IN_TOO_LATE')
    for (const part of ['SecondFactorAsked.ticket', 'SecondFactorAsked.enrol']) matrix.filled.add(part)
    for (const part of ['key', 'uri', 'image']) matrix.filled.add(`SecondFactorBegun.${part}`)
    const { token } = await signIn('signInAsDemoPerson(key: "owner")')
    const templates = await town.send(
      { query: '{ subscriptionTemplates { id title } }' },
      (await signIn(`signInWithWeChat(code: "${(await simulated('wx/login', { openid: 'o-owner' })).js_code}")`)).token,
    )
    matrix.compare('owner in WeChat', 'Query.subscriptionTemplates', templates.data.subscriptionTemplates.length, 3)
    for (const part of ['id', 'title']) matrix.filled.add(`SubscriptionTemplate.${part}`)
    matrix.compare(
      'owner',
      'Mutation.signOut',
      (await town.send({ query: 'mutation { signOut }' }, token)).data.signOut,
      true,
    )
    matrix.compare('owner', 'Query.viewer', (await town.send({ query: '{ viewer { id } }' }, token)).data.viewer, null)
    matrix.compare('a visitor', 'Mutation.signOut', (await town.as(null, 'mutation { signOut }')).data.signOut, false)
    nothingWrong()
  })

  it('is where he is signed in, which nobody else reads or ends', async () => {
    const { sessions } = town.db.schema
    const asked = `{ devices ${matrix.answerOf('Query.devices')} }`
    await town.db.write((tx) => tx.update(sessions).set({ seenAt: town.time.now, device: 'iPhone' }))
    const every = await town.db.read.select().from(sessions)
    for (const who of PERSON_KEYS) {
      const { devices } = (await town.as(who, asked)).data
      const own = every.filter(({ personId, expiresAt }) => personId === `p-${who}` && expiresAt > town.time.now)
      const shown = (devices as { id: string }[]).map(({ id }) => id).toSorted()
      matrix.compare(who, 'Query.devices', shown, own.map(({ tokenHash }) => tokenHash.slice(0, 16)).toSorted())
      for (const part of Object.keys(devices[0])) matrix.filled.add(`Device.${part}`)
      const others = every.filter(({ personId }) => personId !== `p-${who}`)
      const { tokenHash = '' } = others[matrix.cells % others.length] ?? {}
      const ended = await town.as(who, 'mutation ($id: ID!) { endDevices(id: $id) }', { id: tokenHash.slice(0, 16) })
      matrix.compare(who, 'Mutation.endDevices', ended.data.endDevices, 0)
    }
    expect(await town.db.read.select().from(sessions)).toHaveLength(every.length)
    matrix.compare('a visitor', 'Query.devices', (await town.as(null, asked)).data.devices, [])
    const visitor = await town.as(null, 'mutation { endDevices }')
    matrix.compare('a visitor', 'Refusal.code', visitor.errors?.[0]?.extensions.code, 'SIGN_IN_REQUIRED')
    nothingWrong()
  }, 60_000)

  it('is filed by whoever is signed in, for himself or for an enterprise he is bound to, with his own files', async () => {
    const { attachments } = town.db.schema
    const file = (who: PersonKey | null, more: object) =>
      town.as(
        who,
        `mutation ($input: FileRequestInput!) { fileRequest(input: $input) ${matrix.answerOf('Mutation.fileRequest', { ServiceRequest: '{ id stage lookupCode requesterName }' })} }`,
        {
          input: {
            key: town.newKey(),
            description: '这是一件要办成的事情，请帮忙。',
            intakeReasons: ['STUCK'],
            contactName: '某人',
            contactPhone: '19900000001',
            noticeVersion: '1',
            ...more,
          },
        },
      )
    const foreignFile = newId(town.time.now)
    await town.db.write((tx) =>
      tx.insert(attachments).values({
        id: foreignFile,
        ownerId: 'p-owner',
        clientKey: 'unlinked-1',
        thingId: null,
        name: 'a.pdf',
        mime: 'application/pdf',
        bytes: 1,
        sha256: 'x',
        createdAt: 0,
      }),
    )
    for (const who of PERSON_KEYS) {
      const { verifiedFor, claims = [] }: Person = WHO_MAY[who]
      const bound = [...verifiedFor, ...claims]
      for (const enterpriseId of ['e-art', 'e-other', 'e-missing']) {
        const before = await stored()
        const answer = (await file(who, { enterpriseId })).data.fileRequest
        const owed = bound.includes(enterpriseId) ? 'Filed' : 'NOT_FOUND'
        matrix.compare(`${who} for ${enterpriseId}`, 'Refusal.code', answer.code ?? answer.__typename, owed)
        if (owed === 'NOT_FOUND') matrix.compare(who, 'Refusal.field', answer.field, 'enterpriseId')
        if (owed === 'NOT_FOUND' && (await stored()) !== before) matrix.wrong.push(`${who}: a refused filing wrote`)
        if (owed === 'Filed') {
          for (const part of ['request', 'firstStep', 'informedBy']) matrix.filled.add(`Filed.${part}`)
          matrix.compare(who, 'Mutation.fileRequest', answer.request.stage, 'SUBMITTED')
        }
      }
      if (who === 'owner') continue
      for (const attachmentIds of [[foreignFile], [newId(town.time.now)], [staged[0]?.attachmentId]]) {
        const before = await stored()
        const answer = (await file(who, { attachmentIds })).data.fileRequest
        matrix.compare(`${who} with a foreign file`, 'Refusal.code', answer.code, 'ATTACHMENT_UNKNOWN')
        if ((await stored()) !== before) matrix.wrong.push(`${who}: a refused filing wrote`)
      }
    }
    matrix.compare('a visitor', 'Refusal.code', (await file(null, {})).errors?.[0]?.extensions.code, 'SIGN_IN_REQUIRED')
    nothingWrong()
  }, 60_000)
})

describe('what anybody may see', () => {
  // Both members of the union have a field `code`, of different types.
  const SCANNED = `{ __typename ... on ScanLanding ${matrix.selection('ScanLanding')} ... on Refusal { refused: code message next field } }`

  it('with number and code is the same for a visitor as for everybody, and with one of them wrong nothing', async () => {
    const LOOK = `query ($number: String!, $code: String!) { lookUpRequest(number: $number, code: $code) ${matrix.answerOf('Query.lookUpRequest')} }`
    for (const one of staged.filter(({ ownership }) => ownership === 'ENTERPRISE')) {
      const { number, lookupCode } = one.row
      const whole = await read(one.filer, one)
      const lead = one.row.leadUnitId ? (UNIT_NAMES[one.row.leadUnitId] ?? null) : null
      for (const who of [null, 'competitor', 'handler', 'officer', 'owner'] as const) {
        const { data } = await town.as(who, LOOK, { number, code: lookupCode })
        const { headline, statusWord, lamp, journey, ...rest } = data.lookUpRequest
        const { title, dueAt, dueWords, dueRows } = whole ?? {}
        const owed = {
          __typename: 'PublicProgress',
          number,
          title,
          dueAt,
          dueWords,
          dueRows,
          leadUnitName: lead,
        }
        matrix.compare(at(who, one), 'Query.lookUpRequest', rest, owed)
        const said = who === 'handler' || who === 'officer' ? await read(staffIn(one.centre).officer, one) : whole
        for (const [name, value] of Object.entries({ headline, statusWord, lamp, journey })) {
          matrix.compare(at(who, one), `PublicProgress.${name}`, value, said?.[name])
        }
      }
    }
    const [one, two] = staged
    const tries = [
      { number: one?.row.number, code: two?.row.lookupCode },
      { number: 'QH330199-261120-9999-0', code: one?.row.lookupCode },
      { number: '不是编号', code: '1' },
    ]
    const answers = await Promise.all(tries.map((variables) => town.as(null, LOOK, variables)))
    for (const answer of answers) {
      matrix.compare(
        'a visitor',
        'Query.lookUpRequest',
        { ...answer.data.lookUpRequest },
        { ...answers[0]?.data.lookUpRequest },
      )
      matrix.compare('a visitor', 'Refusal.code', answer.data.lookUpRequest.code, 'NOT_FOUND')
    }
    nothingWrong()
  }, 60_000)

  it('of halls and of the demonstration is public; a forged, a revoked and a missing code answer alike', async () => {
    const { windows } = town.db.schema
    const poster = await town.app.inject('/halls/windows/W1/poster')
    expect(poster.statusCode).toBe(200)
    const code = decodeURIComponent(/\/s\/([\w.%-]+)/.exec(poster.body)?.[1] ?? '')
    const scan = (who: PersonKey | null, given: string) =>
      town.as(who, `query ($code: String!) { scanLanding(code: $code) ${SCANNED} }`, {
        code: given,
      })
    const scene = code.replace(/^(\w)\./, '$1=')
    const shown = (await scan(null, scene)).data?.scanLanding
    for (const who of PEOPLE) {
      matrix.compare(nameOf(who), 'Query.scanLanding', (await scan(who, scene)).data.scanLanding, shown)
    }
    matrix.compare('a visitor', 'ScanLanding.window', shown.window, {
      id: 'W1',
      name: '“办不成事”兜底专窗',
      hall: HALL,
      services: ['说明流程、材料和时限', '受理办不成的事', '帮助填写和代办'],
    })
    await town.db.write((tx) =>
      tx.insert(windows).values({ id: 'W2', hallId: 'h1', name: '已撤', services: [], keyVersion: '1', revokedAt: 1 }),
    )
    const forged = scene.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    const wrong = await Promise.all(
      [forged, scene.replace('W1', 'W2'), scene.replace('W1', 'W9'), 'x'].map((each) => scan(null, each)),
    )
    for (const answer of wrong) {
      matrix.compare('a visitor', 'Refusal.code', answer.data.scanLanding.refused, 'SCAN_UNKNOWN')
      expect(answer).toEqual(wrong[0])
    }
    const hint = { id: 'hint', centreId: 'centre', kind: 'FILING' as const, version: 1, text: '急事请打 110。' }
    await town.db.write((tx) =>
      tx.insert(town.db.schema.centreTexts).values({ ...hint, createdAt: 1, replacedAt: null }),
    )
    await loadTexts(town.db, town.services.texts)
    const divisions = [
      { id: 'neighbour', name: '邻县', division: '330198' },
      { id: 'centre', name: '云溪县', division: '330199' },
    ]
    for (const who of PEOPLE) {
      const { centres } = (await town.as(who, '{ centres { id name division } }')).data
      matrix.compare(nameOf(who), 'Query.centres', centres, divisions)
      const words = (await town.as(who, '{ filingWords { hints privacy noticeVersion } }')).data.filingWords
      const said = { hints: ['急事请打 110。'], privacy: [...PRIVACY_NOTICE], noticeVersion: NOTICE_VERSION }
      matrix.compare(nameOf(who), 'Query.filingWords', words, said)
      for (const field of ['hints', 'privacy', 'noticeVersion'] as const)
        matrix.compare(nameOf(who), `FilingWords.${field}`, words[field], said[field])
    }
    const demo = (await town.as(null, `{ demoPeople ${matrix.answerOf('Query.demoPeople')} }`)).data.demoPeople
    for (const who of PEOPLE) {
      matrix.compare(
        nameOf(who),
        'Query.demoPeople',
        (await town.as(who, `{ demoPeople ${matrix.answerOf('Query.demoPeople')} }`)).data.demoPeople,
        JSON.parse(JSON.stringify(demo)),
      )
    }
    nothingWrong()
  })
})

/** Whose boards somebody opens, where they are others than his own centre's alone. */
const BOARDS: Partial<Record<PersonKey, readonly string[]>> = {
  cityOfficer: ['city'],
  cityAdmin: ['neighbour'],
  cityLeader: ['neighbour'],
  twoCounties: ['centre', 'neighbour'],
}

const FACES: readonly number[] = [5, 4, 4, 3, 1, 2]

describe('the board', () => {
  it('of another centre is shown to whoever has an office there or above it, those above in groups', async () => {
    const { ratings } = town.db.schema
    await town.db.write(async (tx) => {
      await tx.delete(ratings)
      const row = { unitId: 'neighbour-housing', centreId: 'neighbour', month: '2026-11', face: 5, solved: 'YES' }
      const given = FACES.map((_, n) => ({ ...row, id: town.newKey(), reasons: [], releasedAt: n < 5 ? 1 : null }))
      await tx.insert(ratings).values(given.map((each) => ({ ...each, text: null })))
    })
    const owed: Readonly<Record<string, { live: boolean; n: number }>> = {
      ...Object.fromEntries(['otherAdmin', 'otherSmile'].map((who) => [who, { live: true, n: 6 }])),
      ...Object.fromEntries(
        ['otherOfficer', 'otherHandler', 'otherHead', 'twoCounties', 'cityAdmin', 'cityLeader'].map((who) => [
          who,
          { live: false, n: 5 },
        ]),
      ),
    }
    for (const who of PEOPLE) {
      const { board } = (await town.as(who, '{ board(centre: "neighbour") { live units { unit { id } n } } }')).data
      const one = owed[who ?? '']
      const units = one && [{ unit: { id: 'neighbour-housing' }, n: one.n }]
      matrix.compare(nameOf(who), 'Query.board', board, one ? { live: one.live, units } : null)
    }
    nothingWrong()
  })

  it('shows everything at once, answers in groups, or nothing, by who asks', async () => {
    const { ratings } = town.db.schema
    await town.db.write(async (tx) => {
      await tx.delete(ratings)
      const row = (unitId: string, face: number, releasedAt: number | null) => ({
        id: town.newKey(),
        unitId,
        month: '2026-11',
        face,
        solved: 'YES',
        reasons: face < 3 ? ['SLOW'] : [],
        text: null,
        releasedAt,
      })
      await tx.insert(ratings).values(FACES.map((face, index) => row('housing', face, index < 5 ? 1 : null)))
      await tx.insert(ratings).values([row('market', 1, null), row('market', 5, null)])
      const there = FACES.concat(3).map((face) => row('neighbour-housing', face, null))
      await tx.insert(ratings).values(there.map((each) => ({ ...each, centreId: CENTRE_IDS.NEIGHBOUR })))
    })
    const HIDDEN = { rate: null, low: null, high: null, net: null, solvedRate: null, faces: null, reasons: [] }
    for (const who of PEOPLE) {
      const { board } = (await town.as(who, `{ board ${matrix.answerOf('Query.board')} }`)).data
      const enters = who ? (WHO_MAY[who] as Person).enters : []
      if (!enters.includes('BOARD')) {
        matrix.compare(nameOf(who), 'Query.board', board, null)
        continue
      }
      const [first = ''] = BOARDS[who as PersonKey] ?? (who?.startsWith('other') ? ['neighbour'] : ['centre'])
      const centre = CENTRES.find((each) => CENTRE_IDS[each] === first)
      matrix.compare(nameOf(who), 'Board.centre', board.centre.id, first)
      const open = board.centres.map(({ id }: { id: string }) => id)
      matrix.compare(nameOf(who), 'Board.centres', open, BOARDS[who as PersonKey] ?? [first])
      for (const part of ['id', 'name', 'division']) matrix.filled.add(`Centre.${part}`)
      const boards = board.units.map(({ unit }: { unit: { id: string } }) => unit.id).toSorted()
      matrix.compare(nameOf(who), 'Board.units', boards, centre ? UNITS_SHOWN[centre] : [])
      // Of what lies below him nobody reads answer by answer; the city has no units of its own.
      const live = enters.includes('BOARD_LIVE') && !who?.startsWith('city')
      matrix.compare(nameOf(who), 'Query.board', { month: board.month, live: board.live }, { month: '2026-11', live })
      for (const part of ['month', 'live', 'units']) matrix.filled.add(`Board.${part}`)
      if (centre === 'NEIGHBOUR') {
        matrix.compare(nameOf(who), 'UnitSatisfaction.n', board.units[0].n, live ? 7 : 0)
        continue
      }
      if (!centre) continue
      const [housing, market] = ['housing', 'market'].map((id) =>
        board.units.find((each: { unit: { id: string } }) => each.unit.id === id),
      )
      matrix.compare(nameOf(who), 'UnitSatisfaction.n', [housing.n, market.n], live ? [6, 2] : [5, 0])
      matrix.compare(nameOf(who), 'UnitSatisfaction.faces', housing.faces, live ? [1, 1, 1, 2, 1] : [1, 0, 1, 2, 1])
      matrix.compare(nameOf(who), 'UnitSatisfaction.reasons', housing.reasons, [
        { reason: 'SLOW', count: live ? 2 : 1 },
      ])
      for (const part of Object.keys(housing)) if (housing[part] !== null) matrix.filled.add(`UnitSatisfaction.${part}`)
      const { n: _, text, unit: __, ...figures } = market
      matrix.compare(
        nameOf(who),
        'Board.units',
        { text, ...figures },
        { text: live ? '样本不足（n=2），不公开' : '暂无评价（n=0）', ...HIDDEN },
      )
    }
    nothingWrong()
  })
})

describe('the other routes', () => {
  /** As the router prints them: one path a line, indented by what it hangs on. */
  function routes(): string[] {
    const found: string[] = []
    const prefix: string[] = []
    for (const line of town.app.printRoutes({ commonPrefix: false }).split('\n')) {
      const parsed = /^((?:│ {3}| {4})*)[├└]── (\S*?)(?: \(([A-Z, ]+)\))?$/.exec(line)
      if (!parsed) continue
      const depth = (parsed[1] ?? '').length / 4
      prefix.length = depth
      prefix.push(parsed[2] ?? '')
      const address = prefix.join('').replace(/\/+/g, '/')
      for (const method of (parsed[3] ?? '').split(', ')) {
        // The router prints the first part of this one nowhere.
        const whole = address === '*' && !town.app.hasRoute({ method: 'GET', url: '*' }) ? '/s/*' : address
        if (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) found.push(`${method} ${whole}`)
      }
    }
    return found
  }

  it('have a line each', () => {
    const lines = Object.keys(ROUTES)
    const unknown = routes().filter((route) => {
      const [, address = ''] = route.split(' ')
      return !lines.some(
        (line) => line === route || line === address || (line === '/sim' && address.startsWith('/sim')),
      )
    })
    expect(unknown).toEqual([])
    expect(routes().length).toBeGreaterThan(8)
    matrix.cells += routes().length
  })

  it('open attachments by their signed link alone, and take them from whoever is signed in', async () => {
    const [one] = staged
    const id = one?.attachmentId ?? ''
    await keepFile(town.config.dataDir, id, Buffer.from('%PDF-1.7\n'))
    const link = signedUrl(town.config, id, town.time.now)
    const get = async (url: string, who: PersonKey | null) => {
      const headers = who ? { authorization: `Bearer ${await town.tokenOf(who)}` } : {}
      return town.app.inject({ method: 'GET', url, headers })
    }
    const missing = newId(town.time.now)
    const refused = [
      `/attachments/${id}`,
      link.replace(/.$/, (last) => (last === '_' ? '-' : '_')),
      signedUrl(town.config, id, town.time.now - 7_200_000),
      link.replace(id, missing),
      signedUrl(town.config, missing, town.time.now),
    ]
    const bodies = new Set<string>()
    for (const who of PEOPLE) {
      matrix.cells += 1 + refused.length
      expect((await get(link, who)).statusCode, nameOf(who)).toBe(200)
      for (const url of refused) {
        const answer = await get(url, who)
        expect(answer.statusCode, `${nameOf(who)} ${url}`).toBe(404)
        bodies.add(answer.body)
      }
    }
    expect(bodies.size).toBe(1)
    const upload = (token?: string) => {
      const body =
        '--b\r\ncontent-disposition: form-data; name="key"\r\n\r\nkey-matrix-1\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7\nx\n%%EOF\n\r\n--b--\r\n'
      return town.app.inject({
        method: 'POST',
        url: '/attachments',
        headers: {
          'content-type': 'multipart/form-data; boundary=b',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        payload: body,
      })
    }
    const before = await stored()
    expect((await upload()).statusCode).toBe(401)
    expect((await upload('x'.repeat(43))).statusCode).toBe(401)
    expect(await stored()).toBe(before)
    const own = new Set<string>()
    for (const who of PERSON_KEYS) {
      const answer = await upload(await town.tokenOf(who))
      matrix.cells += 1
      expect(answer.statusCode, who).toBe(200)
      own.add(answer.json().id)
    }
    expect(own.size).toBe(PERSON_KEYS.length)
  }, 60_000)

  it('that exist for the demonstration alone are gone outside it', async () => {
    const production = await openTestApp({
      demo: false,
      h5Dir: '/nowhere',
      platforms: { ...town.services.platformConfig } as never,
    })
    try {
      for (const [route, rule] of Object.entries(ROUTES).filter(([, rule]) => rule === 'DEMO')) {
        const answer = await production.app.inject(route.replace(':id', 'W1'))
        expect([route, rule, answer.statusCode]).toEqual([route, 'DEMO', 404])
      }
      const answer = await production.as(null, '{ demoPeople { key } } ')
      expect(answer.data.demoPeople).toEqual([])
      const signIn = await production.as(
        null,
        'mutation { signInAsDemoPerson(key: "owner") { ... on Refusal { code } } }',
      )
      expect(signIn.data.signInAsDemoPerson.code).toBe('SIGN_IN_FAILED')
    } finally {
      await production.close()
    }
  })
})

describe('the matrix', () => {
  it('compared every operation, and every field while it held something', () => {
    // Those have matrices of their own: supervision-orders/orders.matrix.test.ts, administration/administration.matrix.test.ts.
    const elsewhere: readonly unknown[] = ['ORDER', 'ADMINISTRATION', 'CARRIED', 'BINDING', 'DATA']
    const operations = matrix.coordinates().operations.filter((each) => !elsewhere.includes(OPERATIONS[each]))
    const fields = matrix.coordinates().fields.filter((each) => !elsewhere.includes(FIELDS[each]))
    expect(operations.filter((each) => !matrix.operations.has(each))).toEqual([])
    expect(fields.filter((each) => !matrix.filled.has(each))).toEqual([])
    console.info(`authorization matrix: ${matrix.cells} cells, ${wrongInAll} wrong`)
  })

  it('notices that the service no longer asks for a permission (control)', async () => {
    const policy = policyOf(request) as Record<string, readonly string[]>
    const scenes = ['RATED_BAD', 'OVERDUE'] as const
    const those = staged.filter(
      ({ scene, ownership }) => ownership === 'ENTERPRISE' && scenes.some((each) => each === scene),
    )
    const silent: string[] = []
    for (const view of Object.keys(VIEWS)) {
      const kept = policy[view] ?? []
      policy[view] = []
      const before = matrix.wrong.length
      await readAll(those, ['owner', 'clerk', 'discipline', 'handler']).catch(() => matrix.wrong.push(view))
      if (matrix.wrong.length === before) silent.push(view)
      policy[view] = kept
    }
    matrix.wrong.length = 0
    expect(silent).toEqual([])
  }, 60_000)
})
