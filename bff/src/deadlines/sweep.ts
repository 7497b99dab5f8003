import { apply, decideDue, type RequestEvent, type RequestState, type SystemCommand } from '@qihu/shared'
import { and, asc, eq, gt, lte } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import type { Services } from '../context.ts'
import { recordEvents, wakeAt } from '../requests/requests.record.ts'
import { findRequest } from '../requests/requests.store.ts'
import { refreshCalendar } from './calendar.ts'

export type SweepParts = Pick<Services, 'db' | 'clock' | 'calendar' | 'reactions' | 'notifier'> & {
  readonly config: { readonly profile: string }
}
type Log = { readonly log?: Pick<FastifyBaseLogger, 'error' | 'info'> }

const BATCH = 100
const EVERY_MS = 5_000
const CALENDAR_EVERY_MS = 60_000
const HOUR = 3_600_000

const SYSTEM_ACTIONS = [
  'MARK_OVERDUE',
  'END_PAUSE',
  'CLOSE_SILENT',
  'REMIND',
] as const satisfies readonly SystemCommand['action'][]

/** The system's own hand: nobody did it. */
const byTheSystem = (at: number) => ({ at, actorId: null, actorUnitId: null })

/**
 * What time has brought about since somebody last looked, in order; a long standstill may bring several things at once.
 * `wakeAt` says when the next thing is due, so each of them comes at its hour and not before.
 */
export function overdueEvents(
  before: RequestState,
  { now, calendar, profile }: Parameters<typeof decideDue>[2],
): { events: RequestEvent[]; state: RequestState } {
  let state = before
  const events: RequestEvent[] = []
  for (let due = wakeAt(state, calendar); due !== null && due <= now; due = wakeAt(state, calendar)) {
    const at = state
    const bodies = SYSTEM_ACTIONS.map((action) => decideDue(at, { action }, { now, calendar, profile }))
    const first = bodies.find((each) => each.length > 0)
    if (!first) break
    const applied = apply(state, first, byTheSystem(now))
    events.push(...applied.events)
    state = applied.state
  }
  return { events, state }
}

/**
 * Takes what time brings about: ends of pauses, reminders, passed limits, silent closings. Storing is conditional on the
 * version, so two processes sweeping at once record each thing once.
 * @returns how many requests changed.
 */
export async function runSweep(parts: SweepParts & Log): Promise<number> {
  const { db, clock, log } = parts
  const { requests } = db.schema
  let changed = 0
  for (let after = ''; ; ) {
    const due = await db.read
      .select({ id: requests.id })
      .from(requests)
      .where(and(lte(requests.wakeAt, clock.now()), gt(requests.id, after)))
      .orderBy(asc(requests.id))
      .limit(BATCH)
    // Together, so that on SQLite the batch shares a commit.
    const done = await Promise.allSettled(due.map(({ id }) => sweepOne(parts, id)))
    for (const [index, each] of done.entries()) {
      if (each.status === 'fulfilled') changed += each.value ? 1 : 0
      else log?.error({ requestId: due[index]?.id, error: nameOf(each.reason) }, 'deadline not swept')
    }
    if (due.length < BATCH) break
    after = due.at(-1)?.id ?? ''
  }
  if (changed > 0) parts.notifier.wake()
  return changed
}

function sweepOne(parts: SweepParts, id: string): Promise<boolean> {
  const { db, clock, config, reactions } = parts
  const { schema } = db
  return db.write(async (tx) => {
    const now = clock.now()
    const calendar = parts.calendar.current
    const row = await findRequest(tx, schema, id)
    if (!row || row.wakeAt === null || row.wakeAt > now) return false
    const decided = overdueEvents(row.state, { now, calendar, profile: config.profile })
    if (decided.events.length > 0) {
      return (await recordEvents(tx, row, decided, reactions, { schema, calendar, now })) !== null
    }
    // Nothing is due after all: look again when something is, and never before the hour is out.
    const wake = wakeAt(row.state, calendar)
    await tx
      .update(schema.requests)
      .set({ wakeAt: wake === null || wake > now ? wake : now + HOUR })
      .where(and(eq(schema.requests.id, id), eq(schema.requests.version, row.version)))
    return false
  })
}

/** Sweeps every five seconds and looks each minute whether days were imported; `stop` waits for the round in hand. */
export function startSweep(parts: SweepParts & Log): { stop(): Promise<void> } {
  const { log } = parts
  let stopping = false
  let timer: NodeJS.Timeout | null = null
  let calendarAt = performance.now()
  let running: Promise<void> = Promise.resolve()
  const round = async () => {
    try {
      if (performance.now() - calendarAt >= CALENDAR_EVERY_MS) {
        calendarAt = performance.now()
        if (await refreshCalendar(parts)) log?.info({ horizon: parts.calendar.current.horizon }, 'calendar refreshed')
      }
      await runSweep(parts)
    } catch (error) {
      log?.error({ error: nameOf(error) }, 'sweep failed')
    }
    if (!stopping) schedule()
  }
  const schedule = () => {
    timer = setTimeout(() => {
      running = round()
    }, EVERY_MS)
  }
  running = round()
  return {
    async stop() {
      stopping = true
      if (timer) clearTimeout(timer)
      await running
    },
  }
}

/** No texts of errors: a database's may quote values. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')
