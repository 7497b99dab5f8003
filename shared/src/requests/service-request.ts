import type { Pause, Tier, Urgency } from '../time/deadline.ts'

export const STAGES = [
  'SUBMITTED',
  'ACCEPTED',
  'DISPATCHED',
  'IN_PROGRESS',
  'RESOLVED',
  'CLOSED',
  'NOT_ACCEPTED',
] as const
export type Stage = (typeof STAGES)[number]

/** Derived from the events, never stored as a status of its own (decisions.md 2), strongest first. */
export const CONDITIONS = ['AWAITING_INFORMATION', 'OVERDUE', 'REDISPATCHED', 'URGED'] as const
export type Condition = (typeof CONDITIONS)[number]

export const INTAKE_REASONS = ['ONLINE_HARD', 'SPECIAL_GROUP', 'STUCK'] as const
export type IntakeReason = (typeof INTAKE_REASONS)[number]

export const CATEGORIES = [
  'MARKET_ACCESS',
  'CONSTRUCTION',
  'FIRE_SAFETY',
  'LAND_PLANNING',
  'ENVIRONMENT',
  'SOCIAL_SECURITY',
  'TAX',
  'FINANCING',
  'POLICY_PAYOUT',
  'UTILITIES',
  'CROSS_DEPARTMENT',
  'OTHER',
] as const
export type Category = (typeof CATEGORIES)[number]

/** Why it could not be got done: the two lists of the article, united (domain.md F19). */
export const CAUSES = [
  'UNCLEAR_COMPETENCE',
  'MULTI_LEVEL_COORDINATION',
  'LAW_NOT_SPECIFIC',
  'NEW_BUSINESS',
  'POLICY_OVERLAP',
  'UNUSUAL_COMPLEX',
  'LEGACY',
  'OTHER',
] as const
export type Cause = (typeof CAUSES)[number]

export const RESOLUTIONS = [
  'SOLVED',
  'PARTLY',
  'EXPLAINED_NOT_POSSIBLE',
  'NOT_COMPETENT_REFERRED',
  'UNRESOLVED_REASON',
] as const
export type Resolution = (typeof RESOLUTIONS)[number]

export const CLOSINGS = ['CONFIRMED', 'UNCONFIRMED', 'WITHDRAWN', 'IMPORTED'] as const
export type Closing = (typeof CLOSINGS)[number]

export const DECLINE_REASONS = [
  'OTHER_DIVISION',
  'IN_LEGAL_PROCEDURE',
  'PETITION',
  'SECRET_OR_PRIVATE',
  'UNLAWFUL_OR_EMPTY',
  'REPEATED',
  'OTHER_BY_LAW',
] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

export const DISPUTED_PARTS = ['NOT_SOLVED', 'PARTLY_SOLVED', 'FACTS_DIFFER', 'NO_BASIS'] as const
export type DisputedPart = (typeof DISPUTED_PARTS)[number]

/** Ways in which a request is filed here. */
export const FILING_CHANNELS = ['WECHAT', 'DINGTALK', 'H5', 'WINDOW_CODE', 'COUNTER'] as const
export const CHANNELS = [...FILING_CHANNELS, 'IMPORT'] as const
export type Channel = (typeof CHANNELS)[number]

export const DISCIPLINE_KINDS = ['DISSATISFIED', 'OVERDUE', 'REDISPATCHED'] as const
export type DisciplineKind = (typeof DISCIPLINE_KINDS)[number]

/**
 * What happened. Events are immutable and hold no personal data: people, enterprises and texts are referenced by id,
 * so that the rows they point to can be erased while the history stays whole.
 */
export type RequestEvent = {
  readonly at: number
  /** null: the system. */
  readonly actorId: string | null
  readonly actorUnitId: string | null
} & EventBody

export type EventBody =
  | {
      readonly type: 'FILED'
      readonly channel: Channel
      readonly intakeReasons: readonly IntakeReason[]
      readonly intakeDueAt: number
      readonly textId: string
      readonly windowId: string | null
    }
  /** A work order of an earlier system, over when it came: one event, no clock, no round (decisions.md 23). */
  | {
      readonly type: 'IMPORTED'
      /** What the system it came from is called here. */
      readonly source: string
      readonly filedAt: number
      readonly closedAt: number
      readonly descriptionId: string
      readonly leadUnitId: string | null
      readonly category: Category | null
      readonly resolution: Resolution | null
      /** The answer of that time. */
      readonly textId: string | null
    }
  | { readonly type: 'ACCEPTED'; readonly dispatchDueAt: number }
  | { readonly type: 'NOT_ACCEPTED'; readonly reason: DeclineReason; readonly textId: string }
  | {
      readonly type: 'GRADED'
      readonly tier: Tier
      readonly urgency: Urgency
      readonly category: Category
      readonly cause: Cause
      readonly profile: string
      readonly workingDays: number
      readonly dueAt: number
      readonly provisional: boolean
      /** The limit of a signature that is waited for; null where none is. */
      readonly signDueAt: number | null
    }
  | {
      readonly type: 'DISPATCHED'
      readonly round: number
      readonly level: number
      readonly leadUnitId: string
      readonly signDueAt: number
      readonly dueAt: number
      readonly provisional: boolean
      readonly textId: string | null
    }
  | { readonly type: 'SIGNED' }
  | { readonly type: 'PROGRESS_ADDED'; readonly textId: string }
  | { readonly type: 'INFORMATION_REQUESTED'; readonly textId: string }
  | {
      readonly type: 'INFORMATION_SUPPLIED'
      readonly textId: string | null
      readonly dueAt: number
      readonly provisional: boolean
    }
  /** The allowance of paused time is used up: the clock runs again by itself. */
  | { readonly type: 'PAUSE_ENDED'; readonly dueAt: number; readonly provisional: boolean }
  | { readonly type: 'RESOLVED'; readonly resolution: Resolution; readonly textId: string }
  | { readonly type: 'CONFIRMED' }
  | { readonly type: 'DISPUTED'; readonly part: DisputedPart; readonly textId: string | null }
  | { readonly type: 'CLOSED'; readonly how: Closing }
  | { readonly type: 'RATED'; readonly round: number }
  | { readonly type: 'URGED' }
  | { readonly type: 'REMINDED' }
  | { readonly type: 'OVERDUE' }
  | { readonly type: 'DISCIPLINE_TRIGGERED'; readonly kind: DisciplineKind; readonly round: number }
  | {
      readonly type: 'CALENDAR_CORRECTED'
      /** Null before the request is graded. */
      readonly dueAt: number | null
      readonly provisional: boolean
      /** The limit of the step that is waited for: of intake, dispatch or signing by the stage; null later on. */
      readonly stepDueAt: number | null
    }
export type EventType = EventBody['type']

export type RequestState = {
  readonly version: number
  readonly stage: Stage
  readonly round: number
  /** 1: the unit's handlers; 2: its head. */
  readonly level: number
  readonly submittedAt: number
  readonly intakeReasons: readonly IntakeReason[]
  readonly descriptionId: string
  readonly intakeDueAt: number
  readonly acceptedAt: number | null
  /** Until when a unit must have it (decisions.md 4). */
  readonly dispatchDueAt: number | null
  readonly tier: Tier | null
  readonly urgency: Urgency
  /** When the urgency in force was chosen; it shortens signing from then on. */
  readonly urgencySince: number | null
  readonly category: Category | null
  readonly cause: Cause | null
  readonly profile: string | null
  readonly workingDays: number | null
  readonly leadUnitId: string | null
  readonly handlerId: string | null
  readonly dispatchedAt: number | null
  readonly signDueAt: number | null
  readonly signedAt: number | null
  /** Day 0 of the running clock: acceptance, or the dispute that opened this round. */
  readonly clockStartedAt: number | null
  readonly dueAt: number | null
  readonly provisional: boolean
  /** Pauses of the running round only; a new round has a clock of its own. */
  readonly pauses: readonly Pause[]
  readonly resolvedAt: number | null
  readonly resolution: Resolution | null
  /** The latest answer, of whichever round; also the reasons of a refusal to accept. */
  readonly answerId: string | null
  /** What was asked for in this round. */
  readonly askedId: string | null
  readonly closedAt: number | null
  readonly closedHow: Closing | null
  readonly remindedAt: number | null
  readonly overdueAt: number | null
  readonly urgedAt: number | null
  readonly ratedRounds: readonly number[]
  readonly triggers: readonly { readonly kind: DisciplineKind; readonly round: number }[]
}

const BEFORE: RequestState = {
  version: 0,
  stage: 'SUBMITTED',
  round: 1,
  level: 1,
  submittedAt: 0,
  intakeReasons: [],
  descriptionId: '',
  intakeDueAt: 0,
  acceptedAt: null,
  dispatchDueAt: null,
  tier: null,
  urgency: 'NORMAL',
  urgencySince: null,
  category: null,
  cause: null,
  profile: null,
  workingDays: null,
  leadUnitId: null,
  handlerId: null,
  dispatchedAt: null,
  signDueAt: null,
  signedAt: null,
  clockStartedAt: null,
  dueAt: null,
  provisional: false,
  pauses: [],
  resolvedAt: null,
  resolution: null,
  answerId: null,
  askedId: null,
  closedAt: null,
  closedHow: null,
  remindedAt: null,
  overdueAt: null,
  urgedAt: null,
  ratedRounds: [],
  triggers: [],
}

/** A state as it was stored, with what has been added to states since. */
export const withNewFields = (stored: RequestState): RequestState => ({ ...BEFORE, ...stored })

/** The one fold: the stored projection and a rebuild from the log both come from here (decisions.md 3). */
export function evolve(state: RequestState | null, event: RequestEvent): RequestState {
  const before = state ?? BEFORE
  return { ...before, ...change(before, event), version: before.version + 1 }
}

/** Folds a whole history; throws when it is empty, since a request without its first event does not exist. */
export function replay(events: readonly RequestEvent[]): RequestState {
  const state = events.reduce<RequestState | null>(evolve, null)
  if (!state) throw new Error('a history starts with FILED or IMPORTED')
  return state
}

function change(state: RequestState, event: RequestEvent): Partial<RequestState> {
  switch (event.type) {
    case 'FILED':
      return {
        stage: 'SUBMITTED',
        submittedAt: event.at,
        intakeReasons: event.intakeReasons,
        descriptionId: event.textId,
        intakeDueAt: event.intakeDueAt,
      }
    case 'IMPORTED':
      return {
        stage: 'CLOSED',
        submittedAt: event.filedAt,
        descriptionId: event.descriptionId,
        leadUnitId: event.leadUnitId,
        category: event.category,
        resolvedAt: event.textId === null ? null : event.closedAt,
        resolution: event.resolution,
        answerId: event.textId,
        closedAt: event.closedAt,
        closedHow: 'IMPORTED',
      }
    case 'ACCEPTED':
      return {
        stage: 'ACCEPTED',
        acceptedAt: event.at,
        dispatchDueAt: event.dispatchDueAt,
        clockStartedAt: event.at,
      }
    case 'NOT_ACCEPTED':
      return { stage: 'NOT_ACCEPTED', closedAt: event.at, answerId: event.textId }
    case 'GRADED': {
      const { tier, urgency, category, cause, profile, workingDays, dueAt, provisional } = event
      const remindedAt = dueAt > event.at ? null : state.remindedAt
      const grading = { tier, urgency, category, cause, profile, workingDays }
      const urgencySince = state.tier === null || urgency !== state.urgency ? event.at : state.urgencySince
      // Events of an earlier version name no limit for signing: it stayed.
      const signDueAt = event.signDueAt ?? state.signDueAt
      const limits = { dueAt, provisional, signDueAt, overdueAt: stillOverdue(state, event) }
      return { ...grading, ...limits, urgencySince, remindedAt }
    }
    case 'DISPATCHED':
      return {
        stage: 'DISPATCHED',
        round: event.round,
        level: event.level,
        leadUnitId: event.leadUnitId,
        handlerId: null,
        dispatchedAt: event.at,
        signDueAt: event.signDueAt,
        signedAt: null,
        dueAt: event.dueAt,
        provisional: event.provisional,
        ...(event.round > state.round ? NEW_ROUND(event.at) : {}),
      }
    case 'SIGNED':
      return { stage: 'IN_PROGRESS', signedAt: event.at, handlerId: event.actorId }
    case 'PROGRESS_ADDED':
      return {}
    case 'INFORMATION_REQUESTED':
      return { pauses: [...state.pauses, { from: event.at, to: null }], askedId: event.textId }
    case 'INFORMATION_SUPPLIED':
    case 'PAUSE_ENDED':
      return {
        pauses: endedPauses(state, event.at),
        dueAt: event.dueAt,
        provisional: event.provisional,
      }
    case 'RESOLVED':
      return { stage: 'RESOLVED', resolvedAt: event.at, resolution: event.resolution, answerId: event.textId }
    case 'CONFIRMED':
      return {}
    case 'DISPUTED':
      return { closedAt: null, closedHow: null }
    case 'CLOSED':
      return { stage: 'CLOSED', closedAt: event.at, closedHow: event.how, pauses: endedPauses(state, event.at) }
    case 'RATED':
      return { ratedRounds: [...state.ratedRounds, event.round] }
    case 'URGED':
      return { urgedAt: event.at }
    case 'REMINDED':
      return { remindedAt: event.at }
    case 'OVERDUE':
      // Whoever is told that the limit has passed needs no reminder that half of it has.
      return { overdueAt: event.at, remindedAt: state.remindedAt ?? event.at }
    case 'DISCIPLINE_TRIGGERED':
      return { triggers: [...state.triggers, { kind: event.kind, round: event.round }] }
    case 'CALENDAR_CORRECTED':
      return {
        ...stepLimit(state.stage, event.stepDueAt ?? null),
        dueAt: event.dueAt,
        provisional: event.provisional,
        overdueAt: stillOverdue(state, event),
      }
  }
}

/** The limit that a stage waits for before the answer, by the name under which the state keeps it. */
function stepLimit(stage: Stage, at: number | null): Partial<RequestState> {
  if (at === null) return {}
  if (stage === 'SUBMITTED') return { intakeDueAt: at }
  if (stage === 'ACCEPTED') return { dispatchDueAt: at }
  return stage === 'DISPATCHED' ? { signDueAt: at } : {}
}

/** A limit moved beyond now is not overdue any more; that it once was stays in the history and the triggers. */
const stillOverdue = (state: RequestState, event: { at: number; dueAt: number | null }): number | null =>
  event.dueAt !== null && event.dueAt > event.at ? null : state.overdueAt

const endedPauses = (state: RequestState, at: number): readonly Pause[] =>
  state.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause))

const NEW_ROUND = (at: number): Partial<RequestState> => ({
  clockStartedAt: at,
  pauses: [],
  resolvedAt: null,
  askedId: null,
  remindedAt: null,
  overdueAt: null,
  urgedAt: null,
})

export const isPaused = (state: RequestState): boolean => state.pauses.some((pause) => pause.to === null)

export const isEnded = (state: RequestState): boolean => state.stage === 'CLOSED' || state.stage === 'NOT_ACCEPTED'

/** The clock that binds the unit is over: answered, closed or never begun. */
export const clockStopped = (state: RequestState): boolean => state.stage === 'RESOLVED' || isEnded(state)

/** Conditions in force, strongest first. */
export function conditionsOf(state: RequestState): Condition[] {
  if (isEnded(state)) return []
  const found: Condition[] = []
  if (isPaused(state)) found.push('AWAITING_INFORMATION')
  if (state.overdueAt !== null && !clockStopped(state)) found.push('OVERDUE')
  if (state.round > 1) found.push('REDISPATCHED')
  if (state.urgedAt !== null && !clockStopped(state)) found.push('URGED')
  return found
}
