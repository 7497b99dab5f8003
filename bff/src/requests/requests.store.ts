import { type Actor, type RequestEvent, type Stage, withNewFields } from '@qihu/shared'
import { and, asc, count, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Database, Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { statement } from '../db/statement.ts'

export type QueueTabName = 'NOW' | 'OPEN' | 'ENDED'

export type RequestRow = Schema['requests']['$inferSelect']

/** Rows of an earlier version lack what states have gained since. */
const whole = (row: RequestRow): RequestRow => ({ ...row, state: withNewFields(row.state) })

const byId = statement('request_by_id', (db, { requests }) =>
  db
    .select()
    .from(requests)
    .where(eq(requests.id, sql.placeholder('id')))
    .limit(1),
)

export async function findRequest(db: Db, schema: Schema, id: string): Promise<RequestRow | null> {
  const [row] = await byId(db, schema, { id })
  return row ? whole(row) : null
}

const standingByNumber = statement('request_standing_by_number', (db, { requests, units }) =>
  db
    .select({
      id: requests.id,
      version: requests.version,
      lookupCode: requests.lookupCode,
      leadUnitName: units.name,
    })
    .from(requests)
    .leftJoin(units, eq(units.id, requests.leadUnitId))
    .where(eq(requests.number, sql.placeholder('number')))
    .limit(1),
)

export type Standing = Pick<RequestRow, 'id' | 'version' | 'lookupCode'> & { readonly leadUnitName: string | null }

/** What tells whether progress that was worked out before still stands, and who may read it. */
export async function findStanding(db: Db, schema: Schema, number: string): Promise<Standing | null> {
  const [row] = await standingByNumber(db, schema, { number })
  return row ?? null
}

const eventsById = statement('events_by_request', (db, { events }) =>
  db
    .select({ event: events.event })
    .from(events)
    .where(eq(events.requestId, sql.placeholder('requestId')))
    .orderBy(asc(events.version)),
)

export async function historyOf(db: Db, schema: Schema, requestId: string): Promise<RequestEvent[]> {
  return (await eventsById(db, schema, { requestId })).map((row) => row.event)
}

const textsById = statement('texts_by_request', (db, { texts }) =>
  db
    .select({ id: texts.id, body: texts.body })
    .from(texts)
    .where(eq(texts.requestId, sql.placeholder('requestId'))),
)

/** Texts of a request by id; an erased text is simply absent. */
export async function textsOf(db: Db, schema: Schema, requestId: string): Promise<Map<string, string>> {
  return new Map((await textsById(db, schema, { requestId })).map((row) => [row.id, row.body]))
}

const textById = statement('text_by_id', (db, { texts }) =>
  db
    .select({ body: texts.body })
    .from(texts)
    .where(eq(texts.id, sql.placeholder('id')))
    .limit(1),
)

export async function findText(db: Db, schema: Schema, id: string): Promise<string | null> {
  const [row] = await textById(db, schema, { id })
  return row?.body ?? null
}

export type Page = { readonly items: RequestRow[]; readonly endCursor: string | null; readonly total: number }
export type PageArgs = { readonly after?: string | null; readonly first: number }

const MAX_PAGE = 50

/** Which lists of the requester hold which stages. */
const TAB_STAGES = {
  WAITING_FOR_ME: ['RESOLVED'],
  OPEN: ['SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS', 'RESOLVED'],
  ENDED: ['CLOSED', 'NOT_ACCEPTED'],
} as const satisfies Record<string, readonly Stage[]>

/** Requests the actor filed or that belong to his enterprises. */
function ownedBy(schema: Schema, actor: Actor): SQL {
  const { requests } = schema
  const own = eq(requests.requesterId, actor.personId)
  return (
    actor.enterpriseIds.length === 0 ? own : or(own, inArray(requests.enterpriseId, [...actor.enterpriseIds]))
  ) as SQL
}

const inStages = (schema: Schema, stages: readonly Stage[]): SQL => inArray(schema.requests.stage, stages as string[])

/** Waiting for this person: an answer that only the requester judges, or material that colleagues can supply too. */
function waitingForRequester(schema: Schema, actor: Actor): SQL {
  const { requests } = schema
  const toJudge = and(eq(requests.stage, 'RESOLVED'), eq(requests.requesterId, actor.personId))
  return or(toJudge, and(eq(requests.stage, 'IN_PROGRESS'), eq(requests.paused, true))) as SQL
}

/** What a member of staff sees in a tab of the queue. */
function queueOf(schema: Schema, actor: Actor, tab: QueueTabName): SQL {
  const { requests } = schema
  const scopes: SQL[] = []
  const inUnit = eq(requests.leadUnitId, actor.unitId ?? '')
  const ended = inStages(schema, TAB_STAGES.ENDED)
  if (actor.roles.includes('CASE_OFFICER')) {
    if (tab === 'NOW') scopes.push(inStages(schema, ['SUBMITTED', 'ACCEPTED']))
    if (tab === 'OPEN') scopes.push(inStages(schema, ['DISPATCHED', 'IN_PROGRESS', 'RESOLVED']))
    if (tab === 'ENDED') scopes.push(ended)
  }
  const levels = [
    ...(actor.roles.includes('UNIT_HANDLER') ? [1] : []),
    ...(actor.roles.includes('UNIT_HEAD') ? [2] : []),
  ]
  if (levels.length > 0) {
    const mine = inArray(requests.level, levels)
    // What has gone up to the head is not the handlers' to read any more; the head reads all of the unit.
    const seen = actor.roles.includes('UNIT_HEAD') ? inUnit : (and(inUnit, mine) as SQL)
    const active = inStages(schema, ['DISPATCHED', 'IN_PROGRESS'])
    if (tab === 'NOW') scopes.push(and(inUnit, mine, active, eq(requests.paused, false)) as SQL)
    if (tab === 'OPEN') {
      const waiting = or(inStages(schema, ['RESOLVED']), and(active, eq(requests.paused, true)))
      const juniors = actor.roles.includes('UNIT_HEAD') ? and(active, eq(requests.level, 1)) : undefined
      scopes.push(and(seen, juniors ? or(waiting, juniors) : waiting) as SQL)
    }
    if (tab === 'ENDED') scopes.push(and(seen, ended) as SQL)
  }
  return scopes.length === 0 ? sql`1 = 0` : (or(...scopes) as SQL)
}

/** Number, its tail or words of the title. */
function matching(schema: Schema, search: string): SQL {
  const like = `%${search.replace(/[\\%_]/g, (c) => `\\${c}`)}%`
  const { requests } = schema
  return sql`(${requests.title} LIKE ${like} ESCAPE '\\' OR ${requests.number} LIKE ${like} ESCAPE '\\')`
}

/** One page by due date, earliest first. The cursor is the last row's place, so rows added meanwhile do not shift it. */
async function pageOf(database: Database, where: SQL, { after, first }: PageArgs): Promise<Page> {
  const { read, schema } = database
  const { requests } = schema
  const size = Math.max(1, Math.min(first, MAX_PAGE))
  const place = after ? readCursor(after) : null
  const beyond = place ? sql`(${requests.dueSort}, ${requests.id}) > (${place.dueSort}, ${place.id})` : undefined
  const rows = await read
    .select()
    .from(requests)
    .where(and(where, beyond))
    .orderBy(asc(requests.dueSort), asc(requests.id))
    .limit(size + 1)
  const [counted] = await read.select({ total: count() }).from(requests).where(where)
  const items = rows.slice(0, size).map(whole)
  const last = rows.length > size ? items.at(-1) : undefined
  return { items, endCursor: last ? `${last.dueSort}_${last.id}` : null, total: counted?.total ?? 0 }
}

function readCursor(cursor: string): { dueSort: number; id: string } | null {
  const found = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(cursor)
  return found?.[1] && found[2] ? { dueSort: Number(found[1]), id: found[2] } : null
}

export type RequesterTab = keyof typeof TAB_STAGES

/** A tab of the requester's list: his own requests and those of the enterprises he is verified for. */
export function requestsOf(database: Database, actor: Actor, tab: RequesterTab, page: PageArgs): Promise<Page> {
  const { schema } = database
  const list = tab === 'WAITING_FOR_ME' ? waitingForRequester(schema, actor) : inStages(schema, TAB_STAGES[tab])
  return pageOf(database, and(ownedBy(schema, actor), list) as SQL, page)
}

/** A tab of the staff's queue, narrowed by number or words when asked. */
export function queuePage(
  database: Database,
  actor: Actor,
  tab: QueueTabName,
  search: string,
  page: PageArgs,
): Promise<Page> {
  const scope = queueOf(database.schema, actor, tab)
  return pageOf(database, search === '' ? scope : (and(scope, matching(database.schema, search)) as SQL), page)
}

const contactById = statement('contact_by_id', (db, { contacts }) =>
  db
    .select({ name: contacts.name, phone: contacts.phone })
    .from(contacts)
    .where(eq(contacts.id, sql.placeholder('id'))),
)

export async function contactOf(db: Db, schema: Schema, row: RequestRow) {
  const [contact] = await contactById(db, schema, { id: row.contactId })
  return contact ?? null
}

const enterpriseById = statement('enterprise_by_id', (db, { enterprises }) =>
  db
    .select({ name: enterprises.name })
    .from(enterprises)
    .where(eq(enterprises.id, sql.placeholder('id'))),
)

export async function enterpriseNameOf(db: Db, schema: Schema, row: RequestRow): Promise<string | null> {
  const [enterprise] = row.enterpriseId ? await enterpriseById(db, schema, { id: row.enterpriseId }) : []
  return enterprise?.name ?? null
}
