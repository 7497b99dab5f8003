import { type Refusal, refuse } from '../refusals.ts'
import type { Calendar } from '../time/calendar.ts'
import { addDays, localDate } from '../time/calendar.ts'
import {
  type Due,
  dueAt,
  intakeDue,
  MAX_PAUSED_MINUTES,
  PROFILES,
  type Profile,
  reminderAt,
  signDue,
  type Tier,
  type Urgency,
} from '../time/deadline.ts'
import { addWorkingMinutes } from '../time/working-hours.ts'
import type { Action } from './policy.ts'
import {
  type Category,
  type Cause,
  type Channel,
  type Closing,
  clockStopped,
  type DeclineReason,
  type DisciplineKind,
  type DisputedPart,
  type EventBody,
  type EventType,
  evolve,
  type IntakeReason,
  isPaused,
  type RequestEvent,
  type RequestState,
  type Resolution,
  type Stage,
} from './service-request.ts'

/** What a person or the system asks for; texts and answers are stored first and referenced by id. */
export type Command =
  | { readonly action: 'ACCEPT' }
  | { readonly action: 'DECLINE'; readonly reason: DeclineReason; readonly textId: string }
  | ({ readonly action: 'DISPATCH'; readonly leadUnitId: string; readonly textId: string | null } & Grading)
  | ({ readonly action: 'REGRADE' } & Grading)
  | { readonly action: 'SIGN' }
  | { readonly action: 'ADD_PROGRESS'; readonly textId: string }
  | { readonly action: 'REQUEST_INFORMATION'; readonly textId: string }
  | { readonly action: 'RESOLVE'; readonly resolution: Resolution; readonly textId: string }
  | { readonly action: 'SUPPLEMENT'; readonly textId: string | null }
  | { readonly action: 'CONFIRM' }
  | { readonly action: 'DISPUTE'; readonly part: DisputedPart; readonly textId: string | null }
  | { readonly action: 'RATE'; readonly bad: boolean }
  | { readonly action: 'URGE' }
  | { readonly action: 'WITHDRAW' }
export type SystemCommand =
  | { readonly action: 'REMIND' }
  | { readonly action: 'MARK_OVERDUE' }
  | { readonly action: 'CLOSE_SILENT' }
  | { readonly action: 'END_PAUSE' }
  | { readonly action: 'CORRECT_CALENDAR' }

export type Grading = {
  readonly tier: Tier
  readonly urgency: Urgency
  readonly category: Category
  readonly cause: Cause
}

type Rule = {
  readonly from: readonly Stage[]
  /** Where the request stands afterwards; null: where it stood. */
  readonly to: Stage | null
  readonly while?: 'RUNNING' | 'PAUSED'
}

/**
 * The lifecycle as data: from which stages an action may be taken and where it leads. Conditions that a stage does not
 * tell (one rating a round, 30 days to dispute) are in `hindrance`.
 */
export const TRANSITIONS: Readonly<Record<Action, Rule>> = {
  ACCEPT: { from: ['SUBMITTED'], to: 'ACCEPTED' },
  DECLINE: { from: ['SUBMITTED'], to: 'NOT_ACCEPTED' },
  DISPATCH: { from: ['SUBMITTED', 'ACCEPTED', 'DISPATCHED'], to: 'DISPATCHED' },
  REGRADE: { from: ['DISPATCHED', 'IN_PROGRESS'], to: null, while: 'RUNNING' },
  SIGN: { from: ['DISPATCHED'], to: 'IN_PROGRESS' },
  ADD_PROGRESS: { from: ['IN_PROGRESS'], to: null },
  REQUEST_INFORMATION: { from: ['IN_PROGRESS'], to: null, while: 'RUNNING' },
  RESOLVE: { from: ['IN_PROGRESS'], to: 'RESOLVED', while: 'RUNNING' },
  SUPPLEMENT: { from: ['IN_PROGRESS'], to: null, while: 'PAUSED' },
  CONFIRM: { from: ['RESOLVED'], to: 'CLOSED' },
  DISPUTE: { from: ['RESOLVED', 'CLOSED'], to: 'DISPATCHED' },
  RATE: { from: ['CLOSED'], to: null },
  URGE: { from: ['DISPATCHED', 'IN_PROGRESS'], to: null, while: 'RUNNING' },
  WITHDRAW: { from: ['SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS'], to: 'CLOSED' },
}

/** Decisions.md 7. */
export const SILENT_CLOSE_WORKING_DAYS = 7
export const DISPUTE_DAYS = 30
export const RATING_DAYS = 30
export const MAX_ROUNDS = 5

export type Circumstances = { readonly now: number; readonly calendar: Calendar; readonly profile: string }

/** Why an action cannot be taken now although its stage allows it; null when it can. */
function hindrance(state: RequestState, action: Action, { now }: Circumstances): Refusal | null {
  const rule = TRANSITIONS[action]
  if (!rule.from.includes(state.stage)) return refuse('NOT_YOUR_TURN')
  if (rule.while === 'RUNNING' && isPaused(state)) return refuse('AWAITING_INFORMATION')
  if (rule.while === 'PAUSED' && !isPaused(state)) return refuse('NOTHING_ASKED')
  if (action === 'DISPATCH' && state.round > 1) return refuse('NOT_YOUR_TURN')
  if (action === 'REQUEST_INFORMATION' && state.pauses.length > 0) return refuse('NEED_INFO_USED')
  if (action === 'URGE' && state.urgedAt !== null && localDate(state.urgedAt) === localDate(now)) {
    return refuse('URGE_TOO_SOON')
  }
  if (action === 'RATE') {
    if (state.ratedRounds.includes(state.round)) return refuse('ALREADY_RATED')
    if (state.closedHow === 'WITHDRAWN' || state.closedHow === 'IMPORTED') return refuse('NOT_YOUR_TURN')
    if (localDate(now) > daysAfterClosing(state, RATING_DAYS)) return refuse('RATING_CLOSED')
  }
  if (action === 'DISPUTE') {
    if (state.stage === 'CLOSED' && state.closedHow !== 'UNCONFIRMED') return refuse('NOT_YOUR_TURN')
    if (state.stage === 'CLOSED' && localDate(now) > disputableUntil(state)) return refuse('DISPUTE_CLOSED')
    if (state.round >= MAX_ROUNDS) return refuse('TOO_MANY_ROUNDS')
  }
  return null
}

/** Actions that the state allows now, in the order of the table; who may take them is the policy's matter. */
export const actionsIn = (state: RequestState, circumstances: Circumstances): Action[] =>
  (Object.keys(TRANSITIONS) as Action[]).filter((action) => hindrance(state, action, circumstances) === null)

export type Decision = { readonly events: readonly EventBody[] } | { readonly refusal: Refusal }

export type Filing = {
  readonly channel: Channel
  readonly intakeReasons: readonly IntakeReason[]
  readonly textId: string
  readonly windowId: string | null
}

export function file(filing: Filing, { now, calendar }: Circumstances): EventBody {
  return { type: 'FILED', ...filing, intakeDueAt: intakeDue(calendar, now).dueAt }
}

/**
 * What follows from a command, or why it is refused. Pure: permission is checked before, storing comes after.
 * What was owed at that moment comes first, so that no command is quicker than the clock: an answer after the limit is
 * overdue even where nothing has yet marked it.
 */
export function decide(state: RequestState, command: Command, circumstances: Circumstances): Decision {
  const refusal = hindrance(state, command.action, circumstances)
  if (refusal) return { refusal }
  return { events: [...owed(state, circumstances), ...consequences(state, command, circumstances)] }
}

function owed(state: RequestState, circumstances: Circumstances): EventBody[] {
  const corrected = decideDue(state, { action: 'CORRECT_CALENDAR' }, circumstances)
  const nobody = { at: circumstances.now, actorId: null, actorUnitId: null }
  const due = corrected.length === 0 ? state : apply(state, corrected, nobody).state
  return [...corrected, ...decideDue(due, { action: 'MARK_OVERDUE' }, circumstances)]
}

function consequences(state: RequestState, command: Command, circumstances: Circumstances): EventBody[] {
  const { now, calendar } = circumstances
  switch (command.action) {
    case 'ACCEPT':
      return [accept(circumstances)]
    case 'DECLINE':
      return [{ type: 'NOT_ACCEPTED', reason: command.reason, textId: command.textId }]
    case 'DISPATCH': {
      const accepted: EventBody[] = state.stage === 'SUBMITTED' ? [accept(circumstances)] : []
      const graded = grade(state, command, state.clockStartedAt ?? now, circumstances)
      return [
        ...accepted,
        graded,
        {
          type: 'DISPATCHED',
          round: state.round,
          level: state.level,
          leadUnitId: command.leadUnitId,
          textId: command.textId,
          signDueAt: signDue(calendar, now, command.urgency),
          dueAt: graded.dueAt,
          provisional: graded.provisional,
        },
      ]
    }
    case 'REGRADE':
      return [regrade(state, command, circumstances)]
    case 'SIGN':
      return [{ type: 'SIGNED' }]
    case 'ADD_PROGRESS':
      return [{ type: 'PROGRESS_ADDED', textId: command.textId }]
    case 'REQUEST_INFORMATION':
      return [{ type: 'INFORMATION_REQUESTED', textId: command.textId }]
    case 'SUPPLEMENT':
      return [{ type: 'INFORMATION_SUPPLIED', textId: command.textId, ...resumed(state, now, calendar) }]
    case 'RESOLVE':
      return [{ type: 'RESOLVED', resolution: command.resolution, textId: command.textId }]
    case 'CONFIRM':
      return [{ type: 'CONFIRMED' }, { type: 'CLOSED', how: 'CONFIRMED' }]
    case 'DISPUTE':
      return [
        { type: 'DISPUTED', part: command.part, textId: command.textId },
        redispatch(state, circumstances),
        ...trigger(state, 'REDISPATCHED', state.round + 1),
      ]
    case 'RATE':
      return [
        { type: 'RATED', round: state.round },
        ...(command.bad ? trigger(state, 'DISSATISFIED', state.round) : []),
      ]
    case 'URGE':
      return [{ type: 'URGED' }]
    case 'WITHDRAW':
      return [{ type: 'CLOSED', how: 'WITHDRAWN' satisfies Closing }]
  }
}

/** What the passing of time does; an empty list when the hour has not come or the thing is already done. */
export function decideDue(state: RequestState, command: SystemCommand, circumstances: Circumstances): EventBody[] {
  const { now, calendar } = circumstances
  const bound = state.dueAt !== null && !clockStopped(state)
  const running = bound && !standsStill(state, calendar)
  switch (command.action) {
    case 'REMIND': {
      const inTime = running && state.remindedAt === null && now <= (state.dueAt ?? now)
      return inTime && now >= halfTime(state, calendar) ? [{ type: 'REMINDED' }] : []
    }
    case 'MARK_OVERDUE':
      return running && state.overdueAt === null && now > (state.dueAt ?? now)
        ? [{ type: 'OVERDUE' }, ...trigger(state, 'OVERDUE', state.round)]
        : []
    case 'END_PAUSE': {
      const endsAt = clockOf(state, calendar)?.pauseEndsAt ?? null
      return isPaused(state) && endsAt !== null && now >= endsAt
        ? [
            ...decideDue(state, { action: 'CORRECT_CALENDAR' }, circumstances),
            { type: 'PAUSE_ENDED', ...resumed(state, endsAt, calendar) },
          ]
        : []
    }
    case 'CLOSE_SILENT':
      return state.stage === 'RESOLVED' && now > silentCloseAt(state, calendar)
        ? [{ type: 'CLOSED', how: 'UNCONFIRMED' }]
        : []
    case 'CORRECT_CALENDAR': {
      if (clockStopped(state)) return []
      const { dueAt, provisional } = state
      const due = dueAt === null ? { dueAt, provisional } : dueOf(state, calendar)
      const stepDueAt = stepDueOf(state, calendar)
      const same = due.dueAt === dueAt && due.provisional === provisional && stepDueAt === storedStepDue(state)
      return same ? [] : [{ type: 'CALENDAR_CORRECTED', ...due, stepDueAt }]
    }
  }
}

/** Silence closes a resolved request after seven working days; it is never a rating. */
export const silentCloseAt = (state: RequestState, calendar: Calendar): number =>
  dueAt(calendar, state.resolvedAt ?? 0, SILENT_CLOSE_WORKING_DAYS, []).dueAt

/** Days count as the limits do: not the day of closing, and the last one whole. */
const daysAfterClosing = (state: RequestState, days: number): string => addDays(localDate(state.closedAt ?? 0), days)

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

function halfTime(state: RequestState, calendar: Calendar): number {
  const pausedMinutes = clockOf(state, calendar)?.pausedMinutes ?? 0
  return reminderAt(calendar, { startAt: state.clockStartedAt ?? 0, dueAt: state.dueAt ?? 0, pausedMinutes }).half
}

function dueOf(state: RequestState, calendar: Calendar): { dueAt: number; provisional: boolean } {
  const due = clockOf(state, calendar)
  if (!due) throw new Error('the clock of an ungraded request does not run')
  return { dueAt: due.dueAt, provisional: due.provisional }
}

/** The limit of the step before the answer that is waited for, as the state holds it. */
function storedStepDue({ stage, intakeDueAt, dispatchDueAt, signDueAt }: RequestState): number | null {
  if (stage === 'SUBMITTED') return intakeDueAt
  if (stage === 'ACCEPTED') return dispatchDueAt
  return stage === 'DISPATCHED' ? signDueAt : null
}

/** The same limit as this calendar counts it. */
function stepDueOf(state: RequestState, calendar: Calendar): number | null {
  const { stage, submittedAt, acceptedAt } = state
  if (stage === 'SUBMITTED') return intakeDue(calendar, submittedAt).dueAt
  if (stage === 'ACCEPTED') return intakeDue(calendar, acceptedAt ?? submittedAt).dueAt
  return stage === 'DISPATCHED' ? signDueOf(state, calendar) : null
}

/**
 * Until when the unit signs: the usual hours from dispatch, or the shorter ones of an urgency from the moment it was
 * chosen, so that nobody is late by a regrading alone.
 */
function signDueOf({ dispatchedAt, urgency, urgencySince }: RequestState, calendar: Calendar): number {
  const from = dispatchedAt ?? 0
  return Math.min(signDue(calendar, from, 'NORMAL'), signDue(calendar, Math.max(from, urgencySince ?? from), urgency))
}

function resumed(state: RequestState, at: number, calendar: Calendar) {
  const pauses = state.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause))
  return dueOf({ ...state, pauses }, calendar)
}

/** Dispatch falls within 1 working day of acceptance, as intake does of submission. */
const accept = ({ now, calendar }: Circumstances): EventBody => ({
  type: 'ACCEPTED',
  dispatchDueAt: intakeDue(calendar, now).dueAt,
})

function grade(state: RequestState, grading: Grading, startedAt: number, { calendar, profile }: Circumstances) {
  const chosen: Profile | undefined = (PROFILES as Record<string, Profile>)[profile]
  if (!chosen) throw new Error(`unknown deadline profile ${profile}`)
  const workingDays = chosen.tiers[grading.tier].workingDays
  const due = dueOf({ ...state, clockStartedAt: startedAt, workingDays }, calendar)
  const { tier, urgency, category, cause } = grading
  const chosenLimit = { profile, workingDays, ...due, signDueAt: null }
  return { type: 'GRADED', tier, urgency, category, cause, ...chosenLimit } satisfies EventBody
}

/** Grades what a unit already has: another urgency moves the limit of a signature still to come (decisions.md 4). */
function regrade(state: RequestState, grading: Grading, circumstances: Circumstances): EventBody {
  const { now, calendar } = circumstances
  const graded = grade(state, grading, state.clockStartedAt ?? now, circumstances)
  if (state.stage !== 'DISPATCHED') return graded
  const { urgency } = grading
  const urgencySince = urgency === state.urgency ? state.urgencySince : now
  return { ...graded, signDueAt: signDueOf({ ...state, urgency, urgencySince }, calendar) }
}

/** A dispute opens the next round: same number, new clock, the head of the unit (decisions.md 2, domain.md F31). */
function redispatch(state: RequestState, { now, calendar }: Circumstances): EventBody {
  const due = dueOf({ ...state, clockStartedAt: now, pauses: [] }, calendar)
  return {
    type: 'DISPATCHED',
    round: state.round + 1,
    level: 2,
    leadUnitId: state.leadUnitId ?? '',
    textId: null,
    signDueAt: signDue(calendar, now, state.urgency),
    ...due,
  }
}

/** A discipline trigger fires once for a kind and a round, whatever leads to it again. */
function trigger(state: RequestState, kind: DisciplineKind, round: number): EventBody[] {
  const fired = state.triggers.some((each) => each.kind === kind && each.round === round)
  return fired ? [] : [{ type: 'DISCIPLINE_TRIGGERED', kind, round }]
}

/** What happens by itself, whoever's command brought it to light. */
const NOBODYS: readonly EventType[] = ['OVERDUE', 'DISCIPLINE_TRIGGERED', 'CALENDAR_CORRECTED']

/** Stamps decided events with time and actor and folds them; the caller stores both. */
export function apply(
  state: RequestState | null,
  bodies: readonly EventBody[],
  stamp: { at: number; actorId: string | null; actorUnitId: string | null },
): { events: RequestEvent[]; state: RequestState } {
  const nobody = { at: stamp.at, actorId: null, actorUnitId: null }
  const events = bodies.map((body) => ({ ...body, ...(NOBODYS.includes(body.type) ? nobody : stamp) }) as RequestEvent)
  const after = events.reduce<RequestState | null>(evolve, state)
  if (!after) throw new Error('nothing to apply')
  return { events, state: after }
}

/** Which event shows that an action was taken; used to test that every action leaves a trace. */
export const EVENT_OF: Readonly<Record<Action, EventType>> = {
  ACCEPT: 'ACCEPTED',
  DECLINE: 'NOT_ACCEPTED',
  DISPATCH: 'DISPATCHED',
  REGRADE: 'GRADED',
  SIGN: 'SIGNED',
  ADD_PROGRESS: 'PROGRESS_ADDED',
  REQUEST_INFORMATION: 'INFORMATION_REQUESTED',
  RESOLVE: 'RESOLVED',
  SUPPLEMENT: 'INFORMATION_SUPPLIED',
  CONFIRM: 'CONFIRMED',
  DISPUTE: 'DISPUTED',
  RATE: 'RATED',
  URGE: 'URGED',
  WITHDRAW: 'CLOSED',
}
