import { apply, NOBODY, noticeOf, passTime } from '@qihu/shared/life/life'
import { and, eq, gt, inArray, isNotNull, lte } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { type Database, type Db, isConflict } from '../db/database.ts'
import type { NoticeChannel, OutboxState } from '../db/schema.ts'
import { type Calendars, calendarOf } from '../deadlines/calendars.ts'
import { isTellingOutside } from '../life/notify.ts'
import { Overtaken, type Reaction, record } from '../life/record.ts'
import type { LifeRow, ServedLives } from '../life/served.ts'
import type { OutboxRow } from './outbox.store.ts'

export type ReachParts = {
  readonly db: Database
  readonly lives: ServedLives
  readonly clock: Clock
  readonly config: Pick<Config, 'profile'>
  readonly calendar: Readonly<Calendars>
  readonly reactions: readonly Reaction[]
}
type Watched = ReachParts & { readonly log: Pick<FastifyBaseLogger, 'error'> }

type About = Pick<OutboxRow, 'personId' | 'thingId' | 'thingKind' | 'kind' | 'messageId' | 'createdAt'>

/** Channels to people who have no desk here. */
export const OUTSIDE: readonly NoticeChannel[] = ['WECHAT', 'SMS']
const TRIES = 5
const HOUR = 3_600_000
/** What asks something and has not gone out by then has not reached whom it asks. */
const LATE_AFTER = 24 * HOUR
const LOOK_EVERY = HOUR / 6
/** After a start, as far back as a process may have been down. */
const LOOK_BACK = 14 * 24 * HOUR
const ARRIVED: readonly OutboxState[] = ['SENT', 'ACCEPTED']

/**
 * Lets a thing know whether what asks something has come to whom it asks, which the limits against him depend on. An
 * event as any other: the desk is told in the same transaction. Saying it again changes nothing.
 */
export async function reportReach(parts: ReachParts, about: About, came: boolean): Promise<void> {
  const { db, lives, clock, reactions } = parts
  const { schema } = db
  const of = lives.all.find(({ life }) => life.kind === about.thingKind)
  const notice = of && noticeOf(of.life, about.kind)
  const { reach } = of?.life ?? {}
  if (!of || !notice?.asks || !reach) return
  const report = { came, notice: about.kind, askedAt: about.createdAt }
  const wouldSay = ({ state, centreId }: LifeRow) =>
    reach.follows({ state, ...report, now: clock.now(), calendar: calendarOf(parts.calendar, centreId), profile: '' })
  // Nearly always there is nothing to say.
  const seen: LifeRow | null = await of.shelf.find(db.read, schema, about.thingId)
  if (!seen || wouldSay(seen).length === 0) return
  // A text to somebody of the staff says nothing of the requester.
  if (!(await isTellingOutside(db.read, schema, of, seen, notice, about.personId, clock.now()))) return
  const once = () =>
    db.write(async (tx) => {
      const thing: LifeRow | null = await of.shelf.find(tx, schema, about.thingId)
      if (!thing) return
      // Overtaken, or read in the app.
      if (!came && (!notice.while(thing.state as never) || (await isRead(tx, db, about.messageId)))) return
      const now = clock.now()
      const here = { now, calendar: calendarOf(parts.calendar, thing.centreId), profile: parts.config.profile }
      const time = passTime(of.life, thing.state, here, thing.wakeAt)
      const bodies = reach.follows({ state: time.state, ...report, ...here })
      if (bodies.length === 0) return
      const done = apply(of.life, time.state, bodies, NOBODY(now))
      const events = [...time.events, ...done.events]
      await record(tx, of, thing, { events, state: done.state }, { ...here, schema, lives, reactions })
    })
  for (let tries = 1; ; tries += 1) {
    try {
      return await once()
    } catch (error) {
      if (!(error instanceof Overtaken || isConflict(error)) || tries === TRIES) throw error
    }
  }
}

/** The same of one among many: what cannot be reported is logged, and stands in nobody else's way; the watch comes by again. */
export async function tryReport(parts: Watched, about: About, came: boolean): Promise<void> {
  try {
    await reportReach(parts, about, came)
  } catch (error) {
    parts.log.error({ kind: about.kind, error: error instanceof Error ? error.name : 'unknown' }, 'reach not reported')
  }
}

async function isRead(tx: Db, { schema }: Database, messageId: string): Promise<boolean> {
  const { messages } = schema
  const [read] = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.id, messageId), isNotNull(messages.readAt)))
  return read !== undefined
}

/** Reports of each ask that has waited for a day or was lost for good, whatever kept it or the report of it. */
export function createLateWatch(parts: Watched) {
  const { db, clock } = parts
  const { outbox } = db.schema
  let lookedAt = 0
  /** Those of them that another channel has brought. */
  async function arrivedBy(late: readonly About[]): Promise<ReadonlySet<string>> {
    if (late.length === 0) return new Set()
    const things = [...new Set(late.map(({ thingId }) => thingId))]
    // By the things alone: SQLite would rather read all that was ever sent.
    const rows = await db.read
      .select({ messageId: outbox.messageId, state: outbox.state })
      .from(outbox)
      .where(inArray(outbox.thingId, things))
    return new Set(rows.filter(({ state }) => ARRIVED.includes(state)).map(({ messageId }) => messageId))
  }
  return async (): Promise<void> => {
    const now = clock.now()
    if (now - lookedAt < LOOK_EVERY) return
    const since = Math.max(lookedAt, now - LOOK_BACK)
    const late = await db.read
      .select()
      .from(outbox)
      .where(
        and(
          inArray(outbox.state, ['WAITING', 'FAILED', 'UNKNOWN']),
          inArray(outbox.channel, [...OUTSIDE]),
          gt(outbox.createdAt, since - LATE_AFTER),
          // It is never tried before it is there. This stands in the index: what failed long ago is passed over there.
          gt(outbox.nextAt, since - LATE_AFTER),
          lte(outbox.createdAt, now - LATE_AFTER),
        ),
      )
    const came = await arrivedBy(late)
    for (const row of late) if (!came.has(row.messageId)) await tryReport(parts, row, false)
    lookedAt = now
  }
}
