import { STAFF_ROLES } from '@qihu/shared'
import { and, asc, count, desc, eq, gt, inArray, lt, min } from 'drizzle-orm'
import type { Database, Db } from '../db/database.ts'
import type { NoticeChannel, OutboxState, Schema } from '../db/schema.ts'
import { OUTCOMES } from '../notifications/also-sent.ts'

export const CHANNELS: readonly NoticeChannel[] = ['WECHAT', 'DINGTALK', 'SMS']

const DAY = 86_400_000
/** Looked through from the newest on: more than a city's centre sends in a day. What is counted of fewer hours says so. */
const LOOKED_THROUGH = 2_000

export type ChannelCount = {
  readonly channel: NoticeChannel
  /** Handed over since `since`, and of these shown by the platform to have arrived. */
  readonly sent: number
  readonly delivered: number
  /** Refused, lost, or nobody knows. */
  readonly failed: number
  /** Of these by no fault of whoever was to be reached: the platform takes nothing, or not from here. */
  readonly broken: number
  /** Not sent yet, now. */
  readonly waiting: number
  /** Of these tried several times, and since when the oldest of them is there. */
  readonly stuck: number
  readonly oldestStuck: number | null
  /** When one was handed over last, as far as was looked. */
  readonly lastSent: number | null
}

/** Within seconds of each other: what is tried more often waits for something. */
const FEW_TRIES = 2
const BROKEN: readonly string[] = [OUTCOMES.TECHNICAL, OUTCOMES.REFUSED]

export type NoticeCounts = { readonly since: number; readonly channels: readonly ChannelCount[] }

/** What became of notices within a day, or of the newest thousands of them where there were more; and what waits. */
export async function noticeCounts({ read, schema }: Database, now: number): Promise<NoticeCounts> {
  const { outbox } = schema
  const newest = await read
    .select({
      channel: outbox.channel,
      state: outbox.state,
      outcome: outbox.outcome,
      createdAt: outbox.createdAt,
      doneAt: outbox.doneAt,
    })
    .from(outbox)
    .orderBy(desc(outbox.id))
    .limit(LOOKED_THROUGH)
  const waiting = await read
    .select({ channel: outbox.channel, rows: count() })
    .from(outbox)
    .where(eq(outbox.state, 'WAITING'))
    .groupBy(outbox.channel)
  const stuck = await read
    .select({ channel: outbox.channel, rows: count(), since: min(outbox.createdAt) })
    .from(outbox)
    .where(and(eq(outbox.state, 'WAITING'), gt(outbox.attempts, FEW_TRIES)))
    .groupBy(outbox.channel)
  const full = newest.length === LOOKED_THROUGH
  const since = Math.max(now - DAY, full ? (newest.at(-1)?.createdAt ?? 0) : 0)
  const within = newest.filter(({ createdAt }) => createdAt >= since)
  const channels = CHANNELS.map((channel): ChannelCount => {
    const of = (...states: OutboxState[]) =>
      within.filter((row) => row.channel === channel && states.includes(row.state))
    const sent = of('SENT', 'ACCEPTED')
    return {
      channel,
      sent: sent.length,
      delivered: sent.filter(({ outcome }) => outcome === OUTCOMES.DELIVERED).length,
      failed: of('FAILED', 'UNKNOWN').length,
      broken: of('FAILED').filter(({ outcome }) => BROKEN.includes(outcome ?? '')).length,
      waiting: waiting.find((row) => row.channel === channel)?.rows ?? 0,
      stuck: stuck.find((row) => row.channel === channel)?.rows ?? 0,
      oldestStuck: stuck.find((row) => row.channel === channel)?.since ?? null,
      lastSent: Math.max(0, ...sent.map(({ doneAt, createdAt }) => doneAt ?? createdAt)) || null,
    }
  })
  return { since, channels }
}

/** Of what failed long ago nobody wants to hear. */
const FAILED_WITHIN = 30 * DAY
/** Looked for by their deadlines, which the index goes by: some are long past when a notice of them fails. */
const DUE_WITHIN = 180 * DAY

const MOST_SHOWN = 50

export type UnsentNotice = {
  readonly id: number
  readonly at: number
  readonly channel: NoticeChannel
  readonly outcome: string
  /** Of the request that it is about. */
  readonly number: string
  /** What kind of notice it is; what it says is of the request, which administrators do not see. */
  readonly title: string
  /** Of those who work on it; a requester is not named, whatever he is besides. */
  readonly to: string | null
}

/** How many there are, and the first of them. */
export type Unsent = { readonly total: number; readonly notices: UnsentNotice[] }

/**
 * Notices that failed within a month and that nobody was told of in another way: of DingTalk and texts, and of WeChat where no
 * texts go in its place; those due last first.
 * @param centreIds of which centres; null: of all.
 * @param open by which channels anything is sent here.
 */
export async function failedNotices(
  { read, schema }: Pick<Database, 'read' | 'schema'>,
  centreIds: ReadonlySet<string> | null,
  open: ReadonlySet<NoticeChannel>,
  now: number,
): Promise<Unsent> {
  const { outbox } = schema
  const rows: UnsentRow[] = []
  for (const channel of open.has('SMS') ? (['DINGTALK', 'SMS'] as const) : CHANNELS) {
    const failed = await read
      .select(UNSENT(outbox))
      .from(outbox)
      .where(and(eq(outbox.state, 'FAILED'), eq(outbox.channel, channel), gt(outbox.dueSort, now - DUE_WITHIN)))
      .orderBy(desc(outbox.dueSort), desc(outbox.id))
      .limit(LOOKED_THROUGH)
    // Many never allowed WeChat's messages, and read in the app.
    const asked = failed.filter(({ outcome }) => channel !== 'WECHAT' || BROKEN.includes(outcome ?? ''))
    rows.push(...asked.filter(({ doneAt }) => (doneAt ?? 0) > now - FAILED_WITHIN))
  }
  rows.sort((a, b) => b.dueSort - a.dueSort || b.id - a.id)
  return readable({ read, schema }, rows, centreIds)
}

/** What would have gone, had this installation sent anything; the newest first. */
export async function heldBack(
  { read, schema }: Pick<Database, 'read' | 'schema'>,
  centreIds: ReadonlySet<string>,
): Promise<Unsent> {
  const { outbox } = schema
  const newest = await read.select(UNSENT(outbox)).from(outbox).orderBy(desc(outbox.id)).limit(LOOKED_THROUGH)
  const held = newest.filter(({ state, outcome }) => state === 'OBSOLETE' && outcome === OUTCOMES.HELD_BACK)
  return readable({ read, schema }, held, centreIds)
}

const UNSENT = (outbox: Schema['outbox']) => ({
  id: outbox.id,
  thingId: outbox.thingId,
  messageId: outbox.messageId,
  personId: outbox.personId,
  channel: outbox.channel,
  state: outbox.state,
  outcome: outbox.outcome,
  doneAt: outbox.doneAt,
  dueSort: outbox.dueSort,
})

type UnsentRow = Pick<
  Schema['outbox']['$inferSelect'],
  'id' | 'thingId' | 'messageId' | 'personId' | 'channel' | 'state' | 'outcome' | 'doneAt' | 'dueSort'
>

/** Those of these centres, and of the first of them what they say and to whom. */
async function readable(
  { read, schema }: Pick<Database, 'read' | 'schema'>,
  rows: readonly UnsentRow[],
  centreIds: ReadonlySet<string> | null,
): Promise<Unsent> {
  const { messages } = schema
  const places = await placesOf(
    read,
    schema,
    rows.map(({ thingId }) => thingId),
  )
  const own = centreIds ? rows.filter(({ thingId }) => centreIds.has(places.get(thingId)?.centreId ?? '')) : rows
  const shown = own.slice(0, MOST_SHOWN)
  if (shown.length === 0) return { total: 0, notices: [] }
  const texts = await read
    .select({ id: messages.id, title: messages.title })
    .from(messages)
    .where(
      inArray(
        messages.id,
        shown.map(({ messageId }) => messageId),
      ),
    )
  const textOf = new Map(texts.map((text) => [text.id, text]))
  const names = await staffNames(
    read,
    schema,
    shown.map(({ personId }) => personId),
  )
  const notices = shown.map(({ id, thingId, channel, outcome, doneAt, messageId, personId }) => ({
    id,
    number: places.get(thingId)?.number ?? '',
    channel,
    at: doneAt ?? 0,
    outcome: outcome ?? OUTCOMES.TECHNICAL,
    title: textOf.get(messageId)?.title ?? '',
    to: places.get(thingId)?.requesterId === personId ? null : (names.get(personId) ?? null),
  }))
  return { total: own.length, notices }
}

const AT_ONCE = 500

type Place = { readonly centreId: string; readonly number: string; readonly requesterId: string | null }

/** To which centre a thing belongs, of requests and of all others, and the number of its request. */
async function placesOf(db: Db, { requests, things }: Schema, ids: readonly string[]) {
  const places = new Map<string, Place>()
  const all = [...new Set(ids)]
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const part = all.slice(from, from + AT_ONCE)
    const found = await db
      .select({
        id: requests.id,
        centreId: requests.centreId,
        number: requests.number,
        requesterId: requests.requesterId,
      })
      .from(requests)
      .where(inArray(requests.id, part))
    const others = await db
      .select({ id: things.id, centreId: things.centreId, number: things.number })
      .from(things)
      .where(inArray(things.id, part))
    for (const { id, ...place } of found) places.set(id, place)
    for (const { id, ...place } of others) places.set(id, { ...place, requesterId: null })
  }
  return places
}

async function staffNames(db: Db, { people, personRoles }: Schema, ids: readonly string[]) {
  const rows = await db
    .select({ id: people.id, name: people.name })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(and(inArray(people.id, [...new Set(ids)]), inArray(personRoles.role, [...STAFF_ROLES])))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The newest thing that was told of: what lies ahead of the clock shows that it was set back. */
export async function newestNotice({ read, schema }: Database): Promise<number | null> {
  const [row] = await read
    .select({ at: schema.outbox.createdAt })
    .from(schema.outbox)
    .orderBy(desc(schema.outbox.id))
    .limit(1)
  return row?.at ?? null
}

/** What has been due longest of all that the clock does by itself, and was not done by then; null where nothing is late. */
export async function longestOverdue({ read, schema }: Database, before: number): Promise<number | null> {
  const { requests, things } = schema
  const [request] = await read
    .select({ at: requests.wakeAt })
    .from(requests)
    .where(lt(requests.wakeAt, before))
    .orderBy(asc(requests.wakeAt))
    .limit(1)
  const [thing] = await read
    .select({ at: things.wakeAt })
    .from(things)
    .where(lt(things.wakeAt, before))
    .orderBy(asc(things.wakeAt))
    .limit(1)
  const due = [request?.at, thing?.at].filter((at) => at !== undefined && at !== null)
  return due.length === 0 ? null : Math.min(...due)
}
