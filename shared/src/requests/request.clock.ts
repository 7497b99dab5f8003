import { addDays, type Calendar, localDate } from '../time/calendar.ts'
import { type Due, dueAt, intakeDue, MAX_PAUSED_MINUTES, reminderAt, signDue } from '../time/deadline.ts'
import { addWorkingMinutes } from '../time/working-hours.ts'
import { isPaused, type RequestState } from './request.state.ts'

/** Decisions.md 7. */
export const SILENT_CLOSE_WORKING_DAYS = 7
export const DISPUTE_DAYS = 30
export const RATING_DAYS = 30
export const MAX_ROUNDS = 5

/** Silence closes a resolved request seven working days after the requester was told; it is never a rating. */
export const silentCloseAt = ({ resolvedAt, reachedAt }: RequestState, calendar: Calendar): number =>
  dueAt(calendar, Math.max(resolvedAt ?? 0, reachedAt ?? 0), SILENT_CLOSE_WORKING_DAYS, []).dueAt

/** Days count as the limits do: not the day of closing, and the last one whole. */
export const daysAfterClosing = (state: RequestState, days: number): string =>
  addDays(localDate(state.closedAt ?? 0), days)

/** The last day on which a request closed by silence can be disputed. */
export const disputableUntil = (state: RequestState): string => daysAfterClosing(state, DISPUTE_DAYS)

/**
 * The deadline as a pure function of the folded history: day 0, the tier's limit and the pauses. A pause that begins
 * after the limit does not stop the clock (pausedSince is null), yet ends by itself like any other.
 */
export function clockOf(state: RequestState, calendar: Calendar): Due | null {
  if (state.clockStartedAt === null || state.workingDays === null) return null
  const due = dueAt(calendar, state.clockStartedAt, state.workingDays, state.pauses)
  const open = state.pauses.find((pause) => pause.to === null)
  if (!open || due.pauseEndsAt !== null) return due
  return { ...due, pauseEndsAt: addWorkingMinutes(calendar, open.from, MAX_PAUSED_MINUTES) }
}

/** Whether a pause stops the clock, which one that began after the limit does not. */
export const standsStill = (state: RequestState, calendar: Calendar): boolean =>
  isPaused(state) && clockOf(state, calendar)?.pausedSince !== null

/** When half of the working time is over. */
export function halfTime(state: RequestState, calendar: Calendar): number {
  const pausedMinutes = clockOf(state, calendar)?.pausedMinutes ?? 0
  return reminderAt(calendar, { startAt: state.clockStartedAt ?? 0, dueAt: state.dueAt ?? 0, pausedMinutes }).half
}

/** @throws before the request is graded: its clock does not run. */
export function dueOf(state: RequestState, calendar: Calendar): { dueAt: number; provisional: boolean } {
  const due = clockOf(state, calendar)
  if (!due) throw new Error('the clock of an ungraded request does not run')
  return { dueAt: due.dueAt, provisional: due.provisional }
}

/** The limit once the pause that lasts has ended at that instant. */
export function resumed(state: RequestState, at: number, calendar: Calendar) {
  const pauses = state.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause))
  return dueOf({ ...state, pauses }, calendar)
}

/** The limit of the step before the answer that is waited for, as the state holds it. */
export function storedStepDue({ stage, intakeDueAt, dispatchDueAt, signDueAt }: RequestState): number | null {
  if (stage === 'SUBMITTED') return intakeDueAt
  if (stage === 'ACCEPTED') return dispatchDueAt
  return stage === 'DISPATCHED' ? signDueAt : null
}

/** The same limit as this calendar counts it. */
export function stepDueOf(state: RequestState, calendar: Calendar): number | null {
  const { stage, submittedAt, acceptedAt } = state
  if (stage === 'SUBMITTED') return intakeDue(calendar, submittedAt).dueAt
  if (stage === 'ACCEPTED') return intakeDue(calendar, acceptedAt ?? submittedAt).dueAt
  return stage === 'DISPATCHED' ? signDueOf(state, calendar) : null
}

/**
 * Until when the unit signs: the usual hours from dispatch, or the shorter ones of an urgency from the moment it was
 * chosen, so that nobody is late by a regrading alone.
 */
export function signDueOf({ dispatchedAt, urgency, urgencySince }: RequestState, calendar: Calendar): number {
  const from = dispatchedAt ?? 0
  return Math.min(signDue(calendar, from, 'NORMAL'), signDue(calendar, Math.max(from, urgencySince ?? from), urgency))
}

/** A limit moved beyond now is not overdue any more; that it once was stays in the history and the triggers. */
export const stillOverdue = (state: RequestState, moved: { at: number; dueAt: number | null }): number | null =>
  moved.dueAt !== null && moved.dueAt > moved.at ? null : state.overdueAt
