import type { Actor, StaffRole, Stage } from '@qihu/shared'
import { whole } from '@qihu/shared/life/life'
import { request } from '@qihu/shared/requests/request.life'
import { and, eq, ne, type SQL, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { Database } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { given, givenNumber, statement } from '../db/statement.ts'
import { authorizeRequest } from './authorize-request.ts'
import type { RequestRow } from './requests.store.ts'

export type QueueTabName = 'NOW' | 'OPEN' | 'ENDED'

export type Page = {
  readonly items: ListedRequest[]
  readonly endCursor: string | null
  readonly total: number
  readonly totalIsMore: boolean
  /** Rows are not looked for everywhere yet. */
  readonly incomplete: boolean
}
export const NOTHING: Page = { items: [], endCursor: null, total: 0, totalIsMore: false, incomplete: false }
/** A request with what a list shows beside it. */
export type ListedRequest = RequestRow & { readonly enterpriseName: string | null }
export type PageArgs = { readonly after?: string | null; readonly first: number }

export const MAX_PAGE = 50
/** Nobody reads a list to its thousandth row, and counting a million of them takes longer than drawing the page. */
const COUNTED_TO = 1000

/**
 * A list is the union of branches. Each branch names values for all columns of one index before `due_sort` and `id`, so
 * that the database reads it in the order of the list from any place on and stops after a page, however many rows
 * there are. One condition with OR in it would be sorted whole instead. No row is in two branches of a list, so that
 * counting stops at its limit too.
 */
type Branch = {
  readonly by: 'REQUESTER' | 'ENTERPRISES' | 'UNIT' | 'CENTRE'
  /** Which of his units or centres. */
  readonly n?: number
  readonly stage: Stage
  readonly level?: number
  readonly paused?: boolean
  /** Without what he filed himself, which is in another branch. */
  readonly ofOthers?: true
}

const ACTIVE = ['DISPATCHED', 'IN_PROGRESS'] as const satisfies readonly Stage[]

/** Which lists of the requester hold which stages. */
const TAB_STAGES = {
  OPEN: ['SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS', 'RESOLVED'],
  ENDED: ['CLOSED', 'NOT_ACCEPTED'],
} as const satisfies Record<string, readonly Stage[]>

export type RequesterTab = 'WAITING_FOR_ME' | keyof typeof TAB_STAGES

/** Requests the actor filed, and those that belong to his enterprises. */
function requesterBranches(actor: Actor, tab: RequesterTab): Branch[] {
  const mine = { by: 'REQUESTER' } as const
  const theirs = { by: 'ENTERPRISES', ofOthers: true } as const
  const owned = actor.enterpriseIds.length === 0 ? [mine] : [mine, theirs]
  if (tab === 'WAITING_FOR_ME') {
    // An answer is judged by the requester alone; material can be supplied by colleagues too.
    const lacking = { stage: 'IN_PROGRESS', paused: true } as const
    return [{ ...mine, stage: 'RESOLVED' }, ...owned.map((owner) => ({ ...owner, ...lacking }))]
  }
  return TAB_STAGES[tab].flatMap((stage) => owned.map((owner) => ({ ...owner, stage })))
}

/** Centres at whose desk a person works, and units of other desks' that he works for, each with what he is there. */
type Places = {
  readonly centres: readonly string[]
  readonly units: readonly { readonly id: string; readonly centreId: string; readonly roles: readonly StaffRole[] }[]
}

function placesOf({ posts }: Actor): Places {
  const centres = new Set(posts.filter(({ role }) => role === 'CASE_OFFICER').map(({ centreId }) => centreId))
  const units = new Map<string, { id: string; centreId: string; roles: StaffRole[] }>()
  for (const { role, centreId, unitId: id } of posts) {
    if (id === null || (role !== 'UNIT_HEAD' && role !== 'UNIT_HANDLER')) continue
    const key = `${centreId} ${id}`
    const unit = units.get(key) ?? { id, centreId, roles: [] }
    unit.roles.push(role)
    units.set(key, unit)
  }
  return { centres: [...centres], units: [...units.values()] }
}

/** What a member of staff sees in a tab of the queue. */
function queueBranches({ centres, units }: Places, tab: QueueTabName): Branch[] {
  const atDesks = centres.flatMap((_, n) => DESK_STAGES[tab].map((stage): Branch => ({ by: 'CENTRE', n, stage })))
  const ofUnits = units.flatMap((unit, n) => {
    // All units' of that centre are read already; only what waits for the unit itself comes on top.
    if (centres.includes(unit.centreId) && tab !== 'NOW') return []
    return unitBranches(unit.roles, tab).map((branch): Branch => ({ ...branch, n }))
  })
  return [...atDesks, ...ofUnits]
}

const DESK_STAGES: Readonly<Record<QueueTabName, readonly Stage[]>> = {
  NOW: ['SUBMITTED', 'ACCEPTED'],
  OPEN: ['DISPATCHED', 'IN_PROGRESS', 'RESOLVED'],
  ENDED: TAB_STAGES.ENDED,
}

function unitBranches(roles: readonly StaffRole[], tab: QueueTabName): Branch[] {
  const [head, handler] = [roles.includes('UNIT_HEAD'), roles.includes('UNIT_HANDLER')]
  const ofUnit = (stages: readonly Stage[], levels: readonly number[], paused: readonly boolean[]): Branch[] =>
    stages.flatMap((one) =>
      levels.flatMap((level) => paused.map((still): Branch => ({ by: 'UNIT', stage: one, level, paused: still }))),
    )
  const mine = [...(handler ? [1] : []), ...(head ? [2] : [])]
  // What has gone up to the head is not the handlers' to read any more; the head reads all of the unit.
  const seen = head ? [1, 2] : [1]
  const either = [false, true]
  if (tab === 'NOW') return ofUnit(ACTIVE, mine, [false])
  if (tab === 'ENDED') return ofUnit(TAB_STAGES.ENDED, seen, either)
  const open = [...ofUnit(['RESOLVED'], seen, either), ...ofUnit(ACTIVE, seen, [true])]
  return head ? [...open, ...ofUnit(ACTIVE, [1], [false])] : open
}

/** All that makes one list another statement; who reads and from where on are handed to it. */
type Shape = {
  readonly branches: readonly Branch[]
  /** How many enterprises are named. */
  readonly enterprises: number
  /** Rows of the page, and one more that tells whether another follows. */
  readonly rows: number
  readonly latestFirst: boolean
  readonly goesOn: boolean
}

type Listed = {
  readonly counted: number
  readonly request: RequestRow
  readonly enterpriseName: string | null
}

/** Made once of each shape; those are few: of roles, a tab, and counts that are rounded up. */
function byShape<S extends object, T>(make: (shape: S) => T) {
  const madeFor = new WeakMap<Schema, Map<string, T>>()
  return ({ schema }: Database, shape: S): T => {
    const made = madeFor.get(schema) ?? new Map<string, T>()
    madeFor.set(schema, made)
    const key = JSON.stringify(shape)
    const known = made.get(key)
    if (known) return known
    const one = make(shape)
    made.set(key, one)
    return one
  }
}

/** A page, with how many rows there are in all, the requests and their enterprises' names: one way to the database. */
const pageStatement = byShape((shape: Shape) =>
  statement('list_of_requests', (db, { requests, enterprises }) => {
    const { branches, rows, latestFirst, goesOn } = shape
    const direction = latestFirst ? sql`DESC` : sql`ASC`
    const than = latestFirst ? sql`<` : sql`>`
    const beyond = sql`(${requests.dueSort}, ${requests.id}) ${than} (${givenNumber('dueSort')}, ${given('id')})`
    const wheres = branches.map((branch) => conditionOf(requests, branch, shape.enterprises))
    const places = united(
      wheres.map(
        (where, index) => sql`SELECT * FROM (
          SELECT ${requests.dueSort} AS due_sort, ${requests.id} AS id
          FROM ${requests} WHERE ${goesOn ? and(where, beyond) : where}
          ORDER BY ${requests.dueSort} ${direction}, ${requests.id} ${direction} LIMIT ${sql.raw(String(rows))}
        ) AS ${sql.raw(`branch${index}`)}`,
      ),
    )
    const counted = countOf(requests, wheres)
    const page = sql`(SELECT due_sort, id FROM ${places}
      ORDER BY due_sort ${direction}, id ${direction} LIMIT ${sql.raw(String(rows))}) AS page`
    return (
      db
        .select({ counted: sql`counted.in_all`.mapWith(Number), request: requests, enterpriseName: enterprises.name })
        // Joined from the left, so that the count is there where no row is.
        .from(counted)
        .leftJoin(page, sql`TRUE`)
        .leftJoin(requests, sql`${requests.id} = page.id`)
        .leftJoin(enterprises, sql`${enterprises.id} = ${requests.enterpriseId}`)
        .orderBy(sql`page.due_sort ${direction}, page.id ${direction}`)
    )
  }),
)

const countStatement = byShape((shape: Pick<Shape, 'branches'>) =>
  statement('count_of_list', (db, { requests }) => {
    const wheres = shape.branches.map((branch) => conditionOf(requests, branch, 0))
    return db.select({ counted: sql`counted.in_all`.mapWith(Number) }).from(countOf(requests, wheres))
  }),
)

function countOf(requests: Schema['requests'], wheres: readonly (SQL | undefined)[]): SQL {
  const ids = united(wheres.map((where) => sql`SELECT ${requests.id} AS id FROM ${requests} WHERE ${where}`))
  const most = sql.raw(String(COUNTED_TO + 1))
  return sql`(SELECT count(*) AS in_all FROM (SELECT id FROM ${ids} LIMIT ${most}) AS first_ones) AS counted`
}

const united = (selects: readonly SQL[]): SQL => sql`(${sql.join([...selects], sql` UNION ALL `)}) AS listed`

/** What varies little stands in the text, so that the database plans with it. */
function conditionOf(
  requests: Schema['requests'],
  { by, n = 0, stage, level, paused, ofOthers }: Branch,
  enterprises: number,
): SQL | undefined {
  const named = Array.from({ length: enterprises }, (_, n) => given(`enterprise${n}`))
  const [only, ...others] = named
  const whose = {
    REQUESTER: () => eq(requests.requesterId, given('person')),
    ENTERPRISES: () =>
      only && others.length === 0
        ? eq(requests.enterpriseId, only)
        : sql`${requests.enterpriseId} IN (${sql.join(named, sql`, `)})`,
    UNIT: () => eq(requests.leadUnitId, given(`unit${n}`)),
    CENTRE: () => eq(requests.centreId, given(`centre${n}`)),
  }
  return and(
    whose[by](),
    sql`${requests.stage} = ${sql.raw(`'${stage}'`)}`,
    level === undefined ? undefined : sql`${requests.level} = ${sql.raw(String(level))}`,
    paused === undefined ? undefined : sql`${requests.paused} = ${sql.raw(paused ? 'TRUE' : 'FALSE')}`,
    ofOthers ? ne(requests.requesterId, given('person')) : undefined,
  )
}

type Tab = QueueTabName | RequesterTab
export type ListParts = Pick<Context, 'db'> & { readonly log: Pick<Context['log'], 'error'> }

/** Pages are of few lengths, so that the statements are few: what is asked for is rounded up. */
const LENGTHS = [5, 20, MAX_PAGE] as const

/**
 * One page by due date, earliest first; what is over by its end, latest first. The cursor is the last row's place, so
 * rows added meanwhile do not shift it.
 */
async function pageOf(
  { db: database, log }: ListParts,
  actor: Actor,
  branches: readonly Branch[],
  tab: Tab,
  { after, first }: PageArgs,
  { centres, units }: Places = NOWHERE,
): Promise<Page> {
  if (branches.length === 0) return NOTHING
  const size = Math.max(1, Math.min(first, MAX_PAGE))
  const place = after ? readCursor(after) : null
  const enterprises = roundedUp(actor.enterpriseIds)
  const shape: Shape = {
    branches,
    enterprises: branches.some(({ by }) => by === 'ENTERPRISES') ? enterprises.length : 0,
    rows: (LENGTHS.find((length) => length >= size) ?? MAX_PAGE) + 1,
    latestFirst: tab === 'ENDED',
    goesOn: place !== null,
  }
  const listed = (await pageStatement(database, shape)(database.read, database.schema, {
    person: actor.personId,
    ...place,
    ...placed({ centres, units }),
    ...numbered('enterprise', enterprises),
  })) as unknown as Listed[]
  const counted = listed[0]?.counted ?? 0
  const found = listed.filter(({ request: row }) => row.id !== null)
  const shown = found.slice(0, size)
  const last = found.length > size ? shown.at(-1)?.request : undefined
  const rows = shown.map(({ request: row, enterpriseName }) => ({
    ...row,
    state: whole(request, row.state),
    enterpriseName,
  }))
  // The branches say again, in SQL, what the policy says: whatever they find beyond it is nobody's to see.
  const items = rows.filter((row) => authorizeRequest(actor, 'VIEW', row) !== null)
  if (items.length < rows.length) log.error({ rows: rows.length - items.length, tab }, 'a list found foreign requests')
  return {
    items,
    endCursor: last ? `${last.dueSort}_${last.id}` : null,
    total: Math.min(counted, COUNTED_TO),
    totalIsMore: counted > COUNTED_TO,
    incomplete: false,
  }
}

const NOWHERE: Places = { centres: [], units: [] }
const placed = ({ centres, units }: Places) => ({
  ...numbered('centre', centres),
  ...numbered(
    'unit',
    units.map(({ id }) => id),
  ),
})
const numbered = (name: string, values: readonly string[]) =>
  Object.fromEntries(values.map((value, n) => [`${name}${n}`, value]))

/** As many names as a power of two, the last one repeated: one statement serves several counts. */
function roundedUp(ids: readonly string[]): string[] {
  const last = ids.at(-1)
  if (last === undefined) return []
  const length = 2 ** Math.ceil(Math.log2(ids.length))
  return [...ids, ...Array.from({ length: length - ids.length }, () => last)]
}

function readCursor(cursor: string): { dueSort: number; id: string } | null {
  const found = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(cursor)
  return found?.[1] && found[2] ? { dueSort: Number(found[1]), id: found[2] } : null
}

/** A tab of the requester's list: his own requests and those of the enterprises he is verified for. */
export const requestsOf = (parts: ListParts, actor: Actor, tab: RequesterTab, page: PageArgs): Promise<Page> =>
  pageOf(parts, actor, requesterBranches(actor, tab), tab, page)

/** A tab of the staff's queue. */
export function queuePage(parts: ListParts, actor: Actor, tab: QueueTabName, page: PageArgs): Promise<Page> {
  const places = placesOf(actor)
  return pageOf(parts, actor, queueBranches(places, tab), tab, page, places)
}

const QUEUE_TABS = ['NOW', 'OPEN', 'ENDED'] as const satisfies readonly QueueTabName[]

export type QueueCount = { readonly tab: QueueTabName; readonly total: number; readonly totalIsMore: boolean }

/** How much there is in every tab of the staff's queue. */
export async function queueCounts({ db }: Pick<Context, 'db'>, actor: Actor): Promise<QueueCount[]> {
  const places = placesOf(actor)
  return Promise.all(
    QUEUE_TABS.map(async (tab) => {
      const branches = queueBranches(places, tab)
      if (branches.length === 0) return { tab, total: 0, totalIsMore: false }
      const [row] = await countStatement(db, { branches })(db.read, db.schema, placed(places))
      const counted = row?.counted ?? 0
      return { tab, total: Math.min(counted, COUNTED_TO), totalIsMore: counted > COUNTED_TO }
    }),
  )
}
