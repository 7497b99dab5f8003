import {
  bindingDue,
  type Calendar,
  clockOf,
  clockStopped,
  isPaused,
  type RequestEvent,
  type RequestState,
  reminderAt,
  silentCloseAt,
  standsStill,
} from '@qihu/shared'
import { and, eq } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import { insertInto } from '../db/insert.ts'
import type { Schema } from '../db/schema.ts'
import type { RequestRow } from './requests.store.ts'

export type Happening = {
  readonly before: RequestRow | null
  readonly row: RequestRow
  readonly event: RequestEvent
}

export type RecordServices = { readonly schema: Schema; readonly calendar: Calendar; readonly now: number }

/**
 * What another feature does when something happened to a request, inside the same transaction. Reactions run in the
 * order in which `app.ts` lists them.
 */
export type Reaction = (tx: Db, happening: Happening, services: RecordServices) => Promise<void>

/** The columns that repeat the fold, so that lists and sweeps can search by them. */
export function projection(state: RequestState, calendar: Calendar) {
  return {
    state,
    version: state.version,
    stage: state.stage,
    leadUnitId: state.leadUnitId,
    level: state.level,
    paused: isPaused(state),
    dueSort: bindingDue(state) ?? state.closedAt ?? state.resolvedAt ?? state.submittedAt,
    wakeAt: wakeAt(state, calendar),
  }
}

/** When time next changes something by itself: reminder, limit, end of a pause, silent close. */
export function wakeAt(state: RequestState, calendar: Calendar): number | null {
  if (state.stage === 'RESOLVED') return silentCloseAt(state, calendar) + 1
  if (clockStopped(state) || state.dueAt === null || state.clockStartedAt === null) return null
  const clock = clockOf(state, calendar)
  // A pause that began after the limit holds nothing: the limit has passed meanwhile.
  if (isPaused(state) && !standsStill(state, calendar) && state.overdueAt === null) return state.dueAt + 1
  if (isPaused(state)) return clock?.pauseEndsAt ?? null
  if (state.overdueAt !== null) return null
  if (state.remindedAt === null) {
    const start = { startAt: state.clockStartedAt, dueAt: state.dueAt, pausedMinutes: clock?.pausedMinutes ?? 0 }
    return reminderAt(calendar, start).half
  }
  return state.dueAt + 1
}

/**
 * Stores what was decided: the projection on condition that nobody was faster, then the events, then the reactions.
 * @returns the new row, or null when the request has moved on meanwhile and nothing was stored.
 */
export async function recordEvents(
  tx: Db,
  before: RequestRow,
  decided: { events: readonly RequestEvent[]; state: RequestState },
  reactions: readonly Reaction[],
  services: RecordServices,
): Promise<RequestRow | null> {
  const { requests } = services.schema
  const [row] = await tx
    .update(requests)
    .set(projection(decided.state, services.calendar))
    .where(and(eq(requests.id, before.id), eq(requests.version, before.version)))
    .returning()
  if (!row) return null
  await appendEvents(tx, before, row, decided.events, reactions, services)
  return row
}

/** Stores the first events of a new request together with its row. */
export async function recordFiling(
  tx: Db,
  row: RequestRow,
  events: readonly RequestEvent[],
  reactions: readonly Reaction[],
  services: RecordServices,
): Promise<void> {
  await insertInto(tx, services.schema.requests, [row])
  await appendEvents(tx, null, row, events, reactions, services)
}

async function appendEvents(
  tx: Db,
  before: RequestRow | null,
  row: RequestRow,
  events: readonly RequestEvent[],
  reactions: readonly Reaction[],
  services: RecordServices,
): Promise<void> {
  const first = before?.version ?? 0
  await insertInto(
    tx,
    services.schema.events,
    events.map((event, index) => ({
      requestId: row.id,
      version: first + index + 1,
      at: event.at,
      type: event.type,
      event,
    })),
  )
  for (const event of events) {
    for (const react of reactions) await react(tx, { before, row, event }, services)
  }
}
