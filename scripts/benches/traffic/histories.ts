import { join } from 'node:path'
import { filing, hashesOf, STEPS, type StepName } from './actions.ts'
import { openBulk } from './bulk.ts'
import { below, type Random, weighted } from './random.ts'
import {
  enterpriseOf,
  HANDLERS,
  handlerId,
  OFFICERS,
  officerId,
  phoneOf,
  requesterId,
  tokenOf,
  townRows,
  unitOf,
} from './town.ts'
import { type Tree, tablesOf, valuesOf } from './tree.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** In the description, and so in the title; each copy has its own. */
export const SUBJECT = '000000'

/** A request as the tree itself leaves it after its history, and the rows that belong to it by table. */
export type History = {
  readonly createdAt: number
  readonly stage: string
  readonly rows: readonly { readonly table: string; readonly row: Record<string, unknown> }[]
}

type Course = { readonly weight: number; readonly age: readonly [number, number]; readonly steps: readonly StepName[] }

const HANDLED = ['DISPATCH', 'SIGN', 'ADD_PROGRESS'] as const

/** How far requests have come, how often, and between which days of age. The old ones among them are overdue by now. */
const COURSES: Record<string, Course> = {
  submitted: { weight: 10, age: [0.1, 1.2], steps: [] },
  accepted: { weight: 4, age: [0.2, 1.5], steps: ['ACCEPT'] },
  dispatched: { weight: 9, age: [0.3, 2], steps: ['ACCEPT', 'DISPATCH'] },
  signed: { weight: 10, age: [1, 6], steps: [...HANDLED] },
  paused: { weight: 3, age: [1, 6], steps: [...HANDLED, 'REQUEST_INFORMATION'] },
  supplied: { weight: 4, age: [2, 8], steps: [...HANDLED, 'REQUEST_INFORMATION', 'SUPPLEMENT'] },
  late: { weight: 6, age: [15, 25], steps: [...HANDLED] },
  resolved: { weight: 7, age: [2, 9], steps: [...HANDLED, 'RESOLVE'] },
  unanswered: { weight: 4, age: [20, 30], steps: [...HANDLED, 'RESOLVE'] },
  confirmed: { weight: 36, age: [6, 90], steps: [...HANDLED, 'ADD_PROGRESS', 'RESOLVE', 'CONFIRM'] },
  withdrawn: { weight: 4, age: [6, 90], steps: ['ACCEPT', 'WITHDRAW'] },
  declined: { weight: 3, age: [6, 90], steps: ['DECLINE'] },
}
const WEIGHTS = Object.fromEntries(Object.entries(COURSES).map(([name, { weight }]) => [name, weight]))
/** Of the days of age, the part in which the steps were taken. */
const TAKEN_IN = 0.3

/** Plays histories through the tree's own server and reads what they left. */
export async function playHistories(
  tree: Tree,
  scratch: string,
  count: number,
  now: number,
  random: Random,
): Promise<History[]> {
  const url = `file:${join(scratch, 'histories.sqlite')}`
  const db = await tree.openDatabase(url)
  const bulk = openBulk(tree, url)
  const town = townRows(now)
  for (const table of tablesOf(db.schema)) {
    for (const row of town[table.key] ?? []) await bulk.add(table, valuesOf(table, row))
  }
  await bulk.end()
  const time = { now }
  const config = tree.readConfig({ DEMO: '1', DATABASE_URL: url, DATA_DIR: scratch })
  const app = await tree.buildApp({ config, clock: { now: () => time.now }, db, logger: false })
  const hashes = hashesOf(tree.dir)
  const ask = async (who: string, id: string, variables: object) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokenOf(who)}` }
    const answer = await app.inject({ method: 'POST', url: '/graphql', headers, payload: { id, variables } })
    const reply = Object.values((answer.json() as { data?: Record<string, Reply> }).data ?? {})[0]
    if (!reply || reply.code) throw new Error(`a history could not be played:\n${answer.body}`)
    return reply
  }

  async function play(): Promise<{ id: string; createdAt: number }> {
    const course = COURSES[weighted(random, WEIGHTS)] as Course
    const [least, most] = course.age
    const createdAt = Math.floor(now - DAY * (least + (most - least) * random()))
    const stepMs = ((now - createdAt) * TAKEN_IN) / Math.max(1, course.steps.length)
    time.now = createdAt
    const own = { phone: phoneOf(0), enterpriseId: enterpriseOf(0) }
    const input = filing(`traffic-history-${createdAt}-${below(random, 1e9)}`, own, SUBJECT)
    const { request } = await ask(requesterId(0), hashes.file, { input })
    const id = request?.id ?? ''
    const officer = officerId(below(random, OFFICERS))
    const handler = handlerId(0, below(random, HANDLERS))
    for (const [index, name] of course.steps.entries()) {
      time.now = Math.floor(createdAt + (index + 1) * stepMs)
      const { version } = await ask(officer, hashes.staffRequest, { id })
      const on = { id, version, key: `traffic-step-${id}-${index}` }
      await ask(doerOf(name, { officer, handler, requester: requesterId(0) }), hashes.steps[name], {
        on,
        ...STEPS[name].input(random, unitOf(0)),
      })
    }
    return { id, createdAt }
  }

  const played: { id: string; createdAt: number }[] = []
  while (played.length < count) played.push(await play())
  const belonging = await rowsByRequest(
    db,
    played.map(({ id }) => id),
  )
  await app.close()
  return played
    .map(({ id, createdAt }) => {
      const rows = belonging.get(id) ?? []
      const stage = String(rows.find(({ row }) => row.id === id)?.row.stage)
      return { createdAt, stage, rows: rows.map((each) => asRead(each, now)) }
    })
    .sort((a, b) => a.createdAt - b.createdAt)
}

type Reply = { readonly version?: number; readonly request?: { readonly id: string }; readonly code?: string }
type Row = History['rows'][number]

const OFFICERS_STEPS: readonly StepName[] = ['ACCEPT', 'DECLINE', 'DISPATCH']
const REQUESTERS_STEPS: readonly StepName[] = ['SUPPLEMENT', 'CONFIRM', 'WITHDRAW']

export function doerOf<T>(step: StepName, people: { officer: T; handler: T; requester: T }): T {
  if (OFFICERS_STEPS.includes(step)) return people.officer
  return REQUESTERS_STEPS.includes(step) ? people.requester : people.handler
}

/** Not copied: what was pushed long ago, and the keys of answers, are cleared away or not read again. */
const LEFT_OUT = ['outbox', 'idempotency', 'numbers']
export const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The rows of every table that hang together with a request by ids, whatever tables and columns the tree has. */
async function rowsByRequest(
  { read, schema }: Awaited<ReturnType<Tree['openDatabase']>>,
  ids: readonly string[],
): Promise<Map<string, Row[]>> {
  const town = Object.keys(townRows(0))
  const naming = new Map<string, Row[]>()
  const named = new Map<Row, readonly string[]>()
  for (const [table, definition] of Object.entries(schema)) {
    if (town.includes(table) || LEFT_OUT.includes(table)) continue
    for (const row of (await read.select().from(definition as never)) as Record<string, unknown>[]) {
      const each = { table, row }
      const uuids = JSON.stringify(row).match(UUID) ?? []
      named.set(each, uuids)
      for (const uuid of new Set(uuids)) naming.set(uuid, [...(naming.get(uuid) ?? []), each])
    }
  }
  return new Map(
    ids.map((id) => {
      const seen = new Set([id])
      const rows = new Set<Row>()
      for (const uuid of seen) {
        for (const row of naming.get(uuid) ?? []) {
          rows.add(row)
          for (const other of named.get(row) ?? []) seen.add(other)
        }
      }
      return [id, [...rows]]
    }),
  )
}

/** Messages of other days have been read by now. */
function asRead({ table, row }: Row, now: number): Row {
  const unread = row.readAt === null && typeof row.createdAt === 'number' && row.createdAt < now - 2 * DAY
  return { table, row: unread ? { ...row, readAt: Number(row.createdAt) + HOUR } : row }
}
