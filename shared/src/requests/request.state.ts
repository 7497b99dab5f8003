import type { TextId, UnitId } from '../life/fields.ts'
import { type Alive, kit } from '../life/kit.ts'
import type { Pause, Tier, Urgency } from '../time/deadline.ts'
import type { Relation } from './request.standing.ts'
import type {
  CategoryId,
  Cause,
  Closing,
  Condition,
  DisciplineKind,
  IntakeReason,
  Resolution,
  Stage,
} from './request.words.ts'

export type RequestState = Alive<Stage> & {
  readonly round: number
  /** 1: the unit's handlers; 2: its head. */
  readonly level: number
  readonly submittedAt: number
  readonly intakeReasons: readonly IntakeReason[]
  readonly descriptionId: string
  readonly intakeDueAt: number
  readonly acceptedAt: number | null
  /** Until when a unit must have it (docs/decisions.md 4). */
  readonly dispatchDueAt: number | null
  readonly tier: Tier | null
  readonly urgency: Urgency
  /** When the urgency in force was chosen; it shortens signing from then on. */
  readonly urgencySince: number | null
  /** One of the words that are shipped, or the id of one that a centre has added. */
  readonly category: CategoryId | null
  readonly cause: Cause | null
  readonly profile: string | null
  readonly workingDays: number | null
  readonly leadUnitId: UnitId | null
  /** The unit that had it before it was handed to another, which is told so; null where none had. */
  readonly formerUnitId: UnitId | null
  /** What was written when it was handed on. */
  readonly dispatchTextId: TextId | null
  /** Who carries it: whom the head has named, or else who has signed for it. */
  readonly handlerId: string | null
  /** When he was named; null where he was not. */
  readonly assignedAt: number | null
  readonly dispatchedAt: number | null
  readonly signDueAt: number | null
  readonly signedAt: number | null
  /** Day 0 of the running clock: acceptance, or the dispute that opened this round. */
  readonly clockStartedAt: number | null
  readonly dueAt: number | null
  readonly provisional: boolean
  /** Working minutes by which the desk handed it on too late; null where that was not counted yet. */
  readonly deskLost: number | null
  /** When the limit was last moved earlier, and from where: it leaves the unit time to answer (request.clock.ts). */
  readonly held: { readonly at: number; readonly until: number } | null
  /** Pauses of the running round only; a new round has a clock of its own. */
  readonly pauses: readonly Pause[]
  readonly resolvedAt: number | null
  readonly resolution: Resolution | null
  /** The latest answer, of whichever round; also the reasons of a refusal to accept. */
  readonly answerId: TextId | null
  /** What was asked for in this round. */
  readonly askedId: TextId | null
  /** When the wait for it ended by itself; null while it lasts, and once the material has come. */
  readonly lapsedAt: number | null
  /** Since when it is known that no message takes him what asks something of him; limits against him stand still. */
  readonly unreachedAt: number | null
  /** When he was told after all: limits against him run from here. */
  readonly reachedAt: number | null
  readonly closedAt: number | null
  readonly closedHow: Closing | null
  /** When what was held of persons was first erased. */
  readonly erasedAt: number | null
  /** The time is over for which it is kept: nothing of it is left, also where an enterprise kept its part. */
  readonly expired: boolean
  readonly remindedAt: number | null
  readonly overdueAt: number | null
  readonly urgedAt: number | null
  readonly ratedRounds: readonly number[]
  readonly triggers: readonly { readonly kind: DisciplineKind; readonly round: number }[]
}

/** Before its first event; also what a state stored earlier is given for a field that has come since. */
export const START: RequestState = {
  version: 0,
  stage: 'SUBMITTED',
  open: {},
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
  formerUnitId: null,
  dispatchTextId: null,
  handlerId: null,
  assignedAt: null,
  dispatchedAt: null,
  signDueAt: null,
  signedAt: null,
  clockStartedAt: null,
  dueAt: null,
  provisional: false,
  deskLost: null,
  held: null,
  pauses: [],
  resolvedAt: null,
  resolution: null,
  answerId: null,
  askedId: null,
  lapsedAt: null,
  unreachedAt: null,
  reachedAt: null,
  closedAt: null,
  closedHow: null,
  erasedAt: null,
  expired: false,
  remindedAt: null,
  overdueAt: null,
  urgedAt: null,
  ratedRounds: [],
  triggers: [],
}

/**
 * Whom a notice is for: the requester, the officers of the desk, whoever of the lead unit has it now, and its head; whoever
 * was named to carry it; the unit that it was taken from; whoever enters units and their staff.
 */
export const AUDIENCES = ['REQUESTER', 'DESK', 'UNIT', 'HEAD', 'CARRIER', 'FORMER_UNIT', 'ADMIN'] as const
export type Audience = (typeof AUDIENCES)[number]

/** The tools that every chapter is written with. */
export const on = kit<RequestState, Relation, Audience>()

export const isPaused = (state: RequestState): boolean => state.pauses.some((pause) => pause.to === null)

export const isEnded = (state: RequestState): boolean => state.stage === 'CLOSED' || state.stage === 'NOT_ACCEPTED'

/** What the requester gave of himself is not there any more. */
export const isErased = ({ erasedAt }: RequestState): boolean => erasedAt !== null

/** The clock that binds the unit is over: answered, closed or never begun. */
export const clockStopped = (state: RequestState): boolean => state.stage === 'RESOLVED' || isEnded(state)

/** Somebody was named who carries it; whoever signs by himself is not. */
export const isAssigned = ({ assignedAt, handlerId, dispatchedAt }: RequestState): boolean =>
  // A process of the release before hands it on without taking this back.
  assignedAt !== null && handlerId !== null && assignedAt >= (dispatchedAt ?? 0)

/** A unit has it and owes the answer. */
export const isBound = ({ stage }: RequestState): boolean => stage === 'DISPATCHED' || stage === 'IN_PROGRESS'

export const endedPauses = (state: RequestState, at: number): readonly Pause[] =>
  state.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause))

/** Conditions in force, strongest first. */
export function conditionsOf(state: RequestState): Condition[] {
  if (isEnded(state)) return []
  const found: Condition[] = []
  if (isPaused(state)) found.push('AWAITING_INFORMATION')
  if (state.overdueAt !== null && !clockStopped(state)) found.push('OVERDUE')
  if (state.round > 1) found.push('REDISPATCHED')
  if (state.urgedAt !== null && !clockStopped(state)) found.push('URGED')
  if ((state.open.SUPERVISION_ORDER ?? 0) > 0) found.push('SUPERVISED')
  return found
}
