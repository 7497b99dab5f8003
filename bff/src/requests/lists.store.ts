import { type Actor, folded, lengthOf, oneLine, parseRequestNumber, type Stage } from '@qihu/shared'
import { whole } from '@qihu/shared/life/life'
import { request } from '@qihu/shared/requests/request.life'
import { and, eq, inArray, ne, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { CodedError } from '../coded-error.ts'
import type { Context } from '../context.ts'
import type { Database } from '../db/database.ts'
import { type Schema, THE_CENTRE } from '../db/schema.ts'
import { authorizeRequest } from './authorize-request.ts'
import type { RequestRow } from './requests.store.ts'

export type QueueTabName = 'NOW' | 'OPEN' | 'ENDED'

export type Page = {
  readonly items: RequestRow[]
  readonly endCursor: string | null
  readonly total: number
  readonly totalIsMore: boolean
}
export type PageArgs = { readonly after?: string | null; readonly first: number }

const MAX_PAGE = 50
/** Nobody reads a list to its thousandth row, and counting a million of them takes longer than drawing the page. */
const COUNTED_TO = 1000

/**
 * A list is the union of branches. Each branch names values for all columns of one index before `due_sort` and `id`, so
 * that the database reads it in the order of the list from any place on and stops after a page, however many rows
 * there are. One condition with OR in it would be sorted whole instead. No row is in two branches of a list, so that
 * counting stops at its limit too.
 */
type Branch = SQL

const all = (...parts: SQL[]): Branch => and(...parts) as SQL

const ACTIVE = ['DISPATCHED', 'IN_PROGRESS'] as const satisfies readonly Stage[]

/** Which lists of the requester hold which stages. */
const TAB_STAGES = {
  OPEN: ['SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS', 'RESOLVED'],
  ENDED: ['CLOSED', 'NOT_ACCEPTED'],
} as const satisfies Record<string, readonly Stage[]>

export type RequesterTab = 'WAITING_FOR_ME' | keyof typeof TAB_STAGES

/** Requests the actor filed, and those that belong to his enterprises. */
function requesterBranches({ requests }: Schema, actor: Actor, tab: RequesterTab): Branch[] {
  const [enterprise, ...others] = actor.enterpriseIds
  const mine = eq(requests.requesterId, actor.personId)
  const theirs =
    others.length === 0
      ? eq(requests.enterpriseId, enterprise ?? '')
      : inArray(requests.enterpriseId, [...actor.enterpriseIds])
  const owned = enterprise === undefined ? [mine] : [mine, all(theirs, ne(requests.requesterId, actor.personId))]
  if (tab === 'WAITING_FOR_ME') {
    // An answer is judged by the requester alone; material can be supplied by colleagues too.
    const lacking = all(eq(requests.stage, 'IN_PROGRESS'), eq(requests.paused, true))
    return [all(mine, eq(requests.stage, 'RESOLVED')), ...owned.map((owner) => all(owner, lacking))]
  }
  return TAB_STAGES[tab].flatMap((stage) => owned.map((owner) => all(owner, eq(requests.stage, stage))))
}

/** What a member of staff sees in a tab of the queue. */
function queueBranches({ requests }: Schema, actor: Actor, tab: QueueTabName): Branch[] {
  const inStage = (one: Stage) => eq(requests.stage, one)
  const stage = (one: Stage) => all(eq(requests.centreId, THE_CENTRE), inStage(one))
  const branches: Branch[] = []
  if (actor.roles.includes('CASE_OFFICER')) {
    if (tab === 'NOW') branches.push(stage('SUBMITTED'), stage('ACCEPTED'))
    if (tab === 'OPEN') branches.push(stage('DISPATCHED'), stage('IN_PROGRESS'), stage('RESOLVED'))
    if (tab === 'ENDED') branches.push(...TAB_STAGES.ENDED.map(stage))
    // All units' are read already; only what waits for the unit itself comes on top.
    if (tab !== 'NOW') return branches
  }
  const head = actor.roles.includes('UNIT_HEAD')
  const handler = actor.roles.includes('UNIT_HANDLER')
  if (actor.unitId === null || (!head && !handler)) return branches
  const unit = eq(requests.leadUnitId, actor.unitId)
  const ofUnit = (stages: readonly Stage[], levels: readonly number[], paused: readonly boolean[]): Branch[] =>
    stages.flatMap((one) =>
      levels.flatMap((level) =>
        paused.map((still) => all(unit, inStage(one), eq(requests.level, level), eq(requests.paused, still))),
      ),
    )
  const mine = [...(handler ? [1] : []), ...(head ? [2] : [])]
  // What has gone up to the head is not the handlers' to read any more; the head reads all of the unit.
  const seen = head ? [1, 2] : [1]
  const either = [false, true]
  if (tab === 'NOW') branches.push(...ofUnit(ACTIVE, mine, [false]))
  if (tab === 'OPEN') {
    branches.push(...ofUnit(['RESOLVED'], seen, either), ...ofUnit(ACTIVE, seen, [true]))
    if (head) branches.push(...ofUnit(ACTIVE, [1], [false]))
  }
  if (tab === 'ENDED') branches.push(...ofUnit(TAB_STAGES.ENDED, seen, either))
  return branches
}

/** A whole number as people type it, or else the tail of a number or words of the title. */
function matching(db: Database, search: string): SQL {
  const { requests } = db.schema
  const number = parseRequestNumber(search)?.number
  if (number) return eq(requests.number, number)
  const words = folded(search).replace(/[\u2010-\u2015\u2212]/g, '-')
  const like = `%${words.replace(/[\\%_]/g, (c) => `\\${c}`)}%`
  const holds = (text: SQLWrapper) => sql`${db.folded(text)} LIKE ${like} ESCAPE '\\'`
  return sql`(${holds(requests.title)} OR ${holds(requests.number)})`
}

type Tab = QueueTabName | RequesterTab
export type ListParts = Pick<Context, 'db'> & { readonly log: Pick<Context['log'], 'error'> }

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
): Promise<Page> {
  if (branches.length === 0) return { items: [], endCursor: null, total: 0, totalIsMore: false }
  const { read, schema } = database
  const { requests } = schema
  const size = Math.max(1, Math.min(first, MAX_PAGE))
  const place = after ? readCursor(after) : null
  const [direction, than] = tab === 'ENDED' ? [sql`DESC`, sql`<`] : [sql`ASC`, sql`>`]
  const beyond = place ? sql` AND (${requests.dueSort}, ${requests.id}) ${than} (${place.dueSort}, ${place.id})` : sql``
  const places = united(
    branches.map(
      (branch, index) => sql`SELECT * FROM (
        SELECT ${requests.dueSort} AS due_sort, ${requests.id} AS id FROM ${requests} WHERE ${branch}${beyond}
        ORDER BY ${requests.dueSort} ${direction}, ${requests.id} ${direction} LIMIT ${size + 1}
      ) AS ${sql.raw(`branch${index}`)}`,
    ),
  )
  const found = await read
    .select({ dueSort: sql`due_sort`.mapWith(Number), id: sql<string>`id` })
    .from(places)
    .orderBy(sql`due_sort ${direction}, id ${direction}`)
    .limit(size + 1)
  const shown = found.slice(0, size)
  const last = found.length > size ? shown.at(-1) : undefined
  const rows = await rowsOf(
    database,
    shown.map(({ id }) => id),
  )
  // The branches say again, in SQL, what the policy says: whatever they find beyond it is nobody's to see.
  const items = rows.filter((row) => authorizeRequest(actor, 'VIEW', row) !== null)
  if (items.length < rows.length) log.error({ rows: rows.length - items.length, tab }, 'a list found foreign requests')
  return {
    items,
    endCursor: last ? `${last.dueSort}_${last.id}` : null,
    ...(await countOf(database, branches)),
  }
}

const united = (selects: readonly SQL[]): SQL => sql`(${sql.join([...selects], sql` UNION ALL `)}) AS listed`

async function rowsOf({ read, schema }: Database, ids: readonly string[]): Promise<RequestRow[]> {
  const { requests } = schema
  if (ids.length === 0) return []
  const rows = await read
    .select()
    .from(requests)
    .where(inArray(requests.id, [...ids]))
  const byId = new Map(rows.map((row) => [row.id, { ...row, state: whole(request, row.state) }]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

async function countOf({ read, schema }: Database, branches: readonly Branch[]) {
  const { requests } = schema
  const ids = united(branches.map((branch) => sql`SELECT ${requests.id} AS id FROM ${requests} WHERE ${branch}`))
  const first = sql`(SELECT id FROM ${ids} LIMIT ${COUNTED_TO + 1}) AS counted`
  const [counted] = await read.select({ rows: sql`count(*)`.mapWith(Number) }).from(first)
  const rows = counted?.rows ?? 0
  return { total: Math.min(rows, COUNTED_TO), totalIsMore: rows > COUNTED_TO }
}

function readCursor(cursor: string): { dueSort: number; id: string } | null {
  const found = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(cursor)
  return found?.[1] && found[2] ? { dueSort: Number(found[1]), id: found[2] } : null
}

/** A tab of the requester's list: his own requests and those of the enterprises he is verified for. */
export const requestsOf = (parts: ListParts, actor: Actor, tab: RequesterTab, page: PageArgs): Promise<Page> =>
  pageOf(parts, actor, requesterBranches(parts.db.schema, actor, tab), tab, page)

/** Longer than anything that is looked for, and as much as a database compares without complaint. */
const SEARCH_MAX = 200

/**
 * A tab of the staff's queue, narrowed by number or words when asked.
 * @throws {CodedError} TEXT_TOO_LONG
 */
export async function queuePage(
  parts: ListParts,
  actor: Actor,
  tab: QueueTabName,
  search: string,
  page: PageArgs,
): Promise<Page> {
  const over = lengthOf(search) - SEARCH_MAX
  if (over > 0) {
    throw new CodedError('TEXT_TOO_LONG', { what: '搜索', max: String(SEARCH_MAX), over: String(over) }, null, 'search')
  }
  const words = oneLine(search)
  const branches = queueBranches(parts.db.schema, actor, tab)
  const narrowed = words === '' ? branches : branches.map((branch) => all(branch, matching(parts.db, words)))
  return pageOf(parts, actor, narrowed, tab, page)
}
