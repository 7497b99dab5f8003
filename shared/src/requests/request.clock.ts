import { addDays, type Calendar, localDate } from '../time/calendar.ts'
import { type Due, dueAt, intakeDue, MAX_PAUSED_MINUTES, reminderAt, SIGN_MINUTES, signDue } from '../time/deadline.ts'
import { addWorkingMinutes, workingMinutesBetween } from '../time/working-hours.ts'
import { isPaused, type RequestState } from './request.state.ts'

/** docs/decisions.md 7. */
export const SILENT_CLOSE_WORKING_DAYS = 7
export const DISPUTE_DAYS = 30
export const RATING_DAYS = 30
export const MAX_ROUNDS = 5
/** Personal data after the end of what it was given for. */
export const KEPT_YEARS = 2

/** Silence closes a resolved request seven working days after the requester was told; it is never a rating. */
export const silentCloseAt = ({ resolvedAt, reachedAt }: RequestState, calendar: Calendar): number =>
  dueAt(calendar, Math.max(resolvedAt ?? 0, reachedAt ?? 0), SILENT_CLOSE_WORKING_DAYS, []).dueAt

/** Days count as the limits do: not the day of closing, and the last one whole. */
export const daysAfterClosing = (state: RequestState, days: number): string =>
  addDays(localDate(state.closedAt ?? 0), days)

/** The last day on which a request closed by silence can be disputed. */
export const disputableUntil = (state: RequestState): string => daysAfterClosing(state, DISPUTE_DAYS)

/**
 * Working minutes beyond its own limit that the desk took to hand it on. They are not the unit's: its limit moves by them.
 * Another unit gets it as late as that; a new round begins without the desk.
 */
export function lostAtDesk(state: RequestState, calendar: Calendar): number {
  const { deskLost, round, acceptedAt, dispatchedAt } = state
  if (deskLost === null || round > 1 || acceptedAt === null || dispatchedAt === null) return 0
  return Math.ceil(workingMinutesBetween(calendar, intakeDue(calendar, acceptedAt).dueAt, dispatchedAt))
}

/**
 * Working minutes that the limit has beside its days. Whoever gets it late has at least as long as signing takes, and so
 * has a unit whose limit is moved earlier, or what was left of it: nobody is late by what others decide.
 */
export function extraOf(state: RequestState, calendar: Calendar): { lost: number; left: number } {
  const { clockStartedAt, workingDays, pauses, dispatchedAt, held } = state
  const lost = lostAtDesk(state, calendar)
  if (clockStartedAt === null || workingDays === null || (lost === 0 && held === null)) return { lost, left: 0 }
  let left = 0
  const reach = (until: number, since: number) => {
    const before = pauses.filter(({ to }) => to !== null && to <= since)
    const without = dueAt(calendar, clockStartedAt, workingDays, before, lost + left).dueAt
    left += Math.ceil(workingMinutesBetween(calendar, without, until))
  }
  if (lost > 0 && dispatchedAt !== null) reach(addWorkingMinutes(calendar, dispatchedAt, SIGN_MINUTES), dispatchedAt)
  if (held) reach(leastUntil(held, calendar), held.at)
  return { lost, left }
}

/** Until when a unit may answer whose limit was moved earlier at that moment. What had passed before stays passed. */
function leastUntil({ at, until }: NonNullable<RequestState['held']>, calendar: Calendar): number {
  const hours = addWorkingMinutes(calendar, at, SIGN_MINUTES)
  // By the new days nothing may be left of it at all, although it lay ahead.
  const gone = until > at && workingMinutesBetween(calendar, at, until) === 0
  return gone ? hours : Math.min(until, hours)
}

/**
 * The deadline as a pure function of the folded history: day 0, the tier's limit, what the desk lost and the pauses. A pause that begins
 * after the limit does not stop the clock (pausedSince is null), yet ends by itself like any other.
 */
export function clockOf(state: RequestState, calendar: Calendar): Due | null {
  if (state.clockStartedAt === null || state.workingDays === null) return null
  const { lost, left } = extraOf(state, calendar)
  const due = dueAt(calendar, state.clockStartedAt, state.workingDays, state.pauses, lost + left)
  const open = state.pauses.find((pause) => pause.to === null)
  if (!open || due.pauseEndsAt !== null) return due
  return { ...due, pauseEndsAt: addWorkingMinutes(calendar, open.from, MAX_PAUSED_MINUTES) }
}

/** Whether a pause stops the clock, which one that began after the limit does not. */
export const standsStill = (state: RequestState, calendar: Calendar): boolean =>
  isPaused(state) && clockOf(state, calendar)?.pausedSince !== null

/** When half of the working time is over. */
export function halfTime(state: RequestState, calendar: Calendar): number {
  return reminderAt(calendar, answerClock(state, calendar)).half
}

/** The clock that runs towards the answer; what the desk lost counts as time in which it stood still. */
export function answerClock(state: RequestState, calendar: Calendar) {
  const { lost, left } = extraOf(state, calendar)
  const pausedMinutes = (clockOf(state, calendar)?.pausedMinutes ?? 0) + lost + left
  return { startAt: state.clockStartedAt ?? 0, dueAt: state.dueAt ?? 0, pausedMinutes }
}

/** @throws before the request is graded: its clock does not run. */
export function dueOf(state: RequestState, calendar: Calendar): { dueAt: number; provisional: boolean } {
  const due = clockOf(state, calendar)
  if (!due) throw new Error('the clock of an ungraded request does not run')
  return { dueAt: due.dueAt, provisional: due.provisional }
}

/**
 * The limit as this calendar counts it. Where that is earlier than what the unit was told, the time it is left begins now:
 * see `extraOf`.
 */
export function movedLimit(state: RequestState, calendar: Calendar, now: number) {
  const plain = dueOf(state, calendar)
  if (state.dueAt === null || plain.dueAt >= state.dueAt) return { ...plain, held: state.held }
  const held = { at: now, until: state.dueAt }
  return { ...dueOf({ ...state, held }, calendar), held }
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
 * chosen, so that nobody is late by a regrading alone; and never later than it answers.
 */
export function signDueOf(state: RequestState, calendar: Calendar): number {
  const { dispatchedAt, urgency, urgencySince } = state
  const from = dispatchedAt ?? 0
  return Math.min(
    signDue(calendar, from, 'NORMAL'),
    signDue(calendar, Math.max(from, urgencySince ?? from), urgency),
    clockOf(state, calendar)?.dueAt ?? Number.POSITIVE_INFINITY,
  )
}

/** A limit moved beyond now is not overdue any more; that it once was stays in the history and the triggers. */
export const stillOverdue = (state: RequestState, moved: { at: number; dueAt: number | null }): number | null =>
  moved.dueAt !== null && moved.dueAt > moved.at ? null : state.overdueAt
