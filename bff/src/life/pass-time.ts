import { type AnyHappening, passTime, wakeAt } from '@qihu/shared/life/life'
import type { FastifyBaseLogger } from 'fastify'
import type { Services } from '../context.ts'
import { DatabaseUnavailable } from '../db/database.ts'
import { calendarOf } from '../deadlines/calendars.ts'
import { Overtaken, type RecordParts, record } from './record.ts'
import type { LifeRow, Place, Served } from './served.ts'

export type TimeParts = Pick<Services, 'db' | 'clock' | 'calendar' | 'reactions' | 'lives'> & {
  readonly config: { readonly profile: string }
  readonly log?: Pick<FastifyBaseLogger, 'error'>
  /** Whether whoever counts is to end: what he has not done stays undone. */
  readonly stopping?: () => boolean
}

const BATCH = 100
const HOUR = 3_600_000

const partsAt = ({ db, clock, calendar, config, lives, reactions }: TimeParts, centreId: string): RecordParts => ({
  now: clock.now(),
  calendar: calendarOf(calendar, centreId),
  profile: config.profile,
  schema: db.schema,
  lives,
  reactions,
})

/**
 * Takes what time brings about, of every kind: ends of pauses, reminders, passed limits, silent closings. Storing is
 * conditional on the version, so two processes sweeping at once record each thing once.
 * @returns how many things changed.
 */
export async function sweep(parts: TimeParts): Promise<number> {
  const { db, clock } = parts
  let changed = 0
  for (const of of parts.lives.all) {
    for (let after: Place | null = null; ; ) {
      const due: Place[] = await of.shelf.due(db.read, db.schema, clock.now(), after, BATCH)
      const ids = due.map(({ id }) => id)
      const awake = (row: LifeRow) => row.wakeAt !== null && row.wakeAt <= clock.now()
      changed += (await each(parts, of, ids, awake)).length
      after = due.at(-1) ?? null
      if (due.length < BATCH) break
    }
  }
  return changed
}

/**
 * Counts anew, by a corrected calendar, what has not ended, and what has ended since the first day that changed: it may
 * have been in time. @returns how many limits moved.
 * @throws where it was stopped, and at its end where the database was away for any of them. One that is faulty itself stays so,
 * and counting all again would not mend it.
 */
export async function recount(parts: TimeParts, since?: number): Promise<number> {
  const { db } = parts
  let moved = 0
  let failed = 0
  for (const of of parts.lives.all) {
    const recounted = of.life.recount?.makes.map(({ type }) => String(type)) ?? []
    const open = of.life.stages.values.filter((stage) => !of.life.ended.includes(stage))
    const counts = (events: Passed) => events.some(({ type }) => recounted.includes(type))
    const take = async (ids: readonly string[]) => {
      if (parts.stopping?.()) throw new Error('stopped')
      const missed = () => {
        failed += 1
      }
      moved += (await each(parts, of, ids, () => true, missed)).filter(counts).length
    }
    for (let after = ''; ; ) {
      const ids: string[] = await of.shelf.ids(db.read, db.schema, open, after, BATCH)
      await take(ids)
      after = ids.at(-1) ?? ''
      if (ids.length < BATCH) break
    }
    if (since !== undefined) for await (const ids of of.endedSince?.(db, since, BATCH) ?? []) await take(ids)
  }
  if (failed > 0) throw new Error(`${failed} not counted`)
  return moved
}

type Passed = readonly AnyHappening[]

/** Together, so that on SQLite a batch shares a commit. @returns of each thing that changed, what happened to it. */
async function each(
  parts: TimeParts,
  of: Served,
  ids: readonly string[],
  concerns: (row: LifeRow) => boolean,
  missed: () => void = () => {},
): Promise<Passed[]> {
  const done = await Promise.allSettled(ids.map((id) => passTimeOf(parts, of, id, concerns)))
  for (const [index, one] of done.entries()) {
    // Whoever was faster has taken the time that passed along.
    if (one.status === 'rejected' && !(one.reason instanceof Overtaken)) {
      if (one.reason instanceof DatabaseUnavailable) missed()
      parts.log?.error({ id: ids[index], kind: of.life.kind, error: nameOf(one.reason) }, 'time not passed')
    }
  }
  return done.flatMap((one) => (one.status === 'fulfilled' && one.value.length > 0 ? [one.value] : []))
}

function passTimeOf(parts: TimeParts, of: Served, id: string, concerns: (row: LifeRow) => boolean): Promise<Passed> {
  const { db } = parts
  const { schema } = db
  return db.write(async (tx) => {
    const row = await of.shelf.find(tx, schema, id)
    if (!row || !concerns(row)) return []
    const at = partsAt(parts, row.centreId)
    const passed = passTime(of.life, row.state, at)
    if (passed.events.length > 0) {
      await record(tx, of, row, passed, at)
      return passed.events
    }
    // Nothing is due after all: look again when something is, and never before the hour is out.
    const wake = wakeAt(of.life, row.state, at.calendar)
    const next = wake === null || wake > at.now ? wake : at.now + HOUR
    if (next !== row.wakeAt) await of.shelf.move(tx, schema, row, { wakeAt: next })
    return []
  })
}

/** No texts of errors: a database's may quote values. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')
