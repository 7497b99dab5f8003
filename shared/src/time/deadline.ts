import { addDays, type Calendar, instantAt, type LocalDate, localDate } from './calendar.ts'
import { addWorkingMinutes, END_OF_BUSINESS, WORKING_MINUTES_PER_DAY, workingMinutesBetween } from './working-hours.ts'

export const TIERS = ['SIMPLE', 'COMPLEX', 'MAJOR'] as const
export type Tier = (typeof TIERS)[number]

export const URGENCIES = ['NORMAL', 'URGENT', 'CRITICAL'] as const
export type Urgency = (typeof URGENCIES)[number]

export interface TierRule {
  /** The limit, from acceptance. */
  readonly workingDays: number
  readonly outcome: 'ANSWERED' | 'SOLVED'
  /** Within so many working days the unit head has coordinated. */
  readonly coordinatedWithin?: number
  readonly specialMeeting?: true
  /** The rule in words, as shown to the requester. */
  readonly rule: string
}

export interface Profile {
  readonly id: string
  readonly name: string
  readonly tiers: Readonly<Record<Tier, TierRule>>
}

const SIMPLE: TierRule = { workingDays: 1, outcome: 'ANSWERED', rule: '简单诉求 1 个工作日内答复' }
const MAJOR: TierRule = {
  workingDays: 5,
  outcome: 'SOLVED',
  specialMeeting: true,
  rule: '重大诉求召开专题会议，5 个工作日内解决',
}
const COMPLEX_IN_3: TierRule = { workingDays: 3, outcome: 'SOLVED', rule: '复杂诉求 3 个工作日内解决' }

/** The limits that ship. The name “135” says 1-3-5 and the text behind it 1-2-5, so both are here; the text is the default. */
export const PROFILES = {
  'QT-135': {
    id: 'QT-135',
    name: '“135”分级处置（按条文）',
    tiers: {
      SIMPLE,
      COMPLEX: {
        workingDays: 5,
        outcome: 'SOLVED',
        coordinatedWithin: 2,
        rule: '复杂诉求由部门负责人 2 个工作日内协调，5 个工作日内解决',
      },
      MAJOR,
    },
  },
  'QT-135-by-name': {
    id: 'QT-135-by-name',
    name: '“135”分级处置（按名称）',
    tiers: { SIMPLE, COMPLEX: COMPLEX_IN_3, MAJOR },
  },
  'ZJ-policy': {
    id: 'ZJ-policy',
    name: '浙江惠企政策咨询时限',
    tiers: { SIMPLE, COMPLEX: COMPLEX_IN_3, MAJOR },
  },
} as const satisfies Record<string, Profile>

export const DEFAULT_PROFILE_ID = 'QT-135'

/** An approved stop of the clock, in instants; `to` is null while it lasts. */
export interface Pause {
  readonly from: number
  readonly to: number | null
  readonly reason?: string
  /** Counts against no cap: who was waited for did not know of it. */
  readonly free?: true
}

export interface Due {
  readonly dueAt: number
  readonly dueDate: LocalDate
  /** The due date lies in a year whose holiday notice is not known. */
  readonly provisional: boolean
  /** Working minutes by which closed pauses moved the due instant. */
  readonly pausedMinutes: number
  /** Start of the pause that still lasts; dueAt is then the due instant had it ended at once. */
  readonly pausedSince: number | null
  /** When the pause that still lasts reaches the cap and the clock runs again by itself. */
  readonly pauseEndsAt: number | null
}

/** Cap on the sum of all pauses of a request. */
export const MAX_PAUSED_WORKING_DAYS = 10

export const MAX_PAUSED_MINUTES = MAX_PAUSED_WORKING_DAYS * WORKING_MINUTES_PER_DAY
const MINUTE = 60_000

/** What a pause took effect as: in whole minutes, without overlaps, cut at the cap. */
export interface Stop {
  readonly from: number
  readonly to: number
  readonly reason: string | undefined
}

export interface Clock {
  readonly due: Due
  readonly stops: readonly Stop[]
  /** The pause that still lasts; it ends at the cap. */
  readonly open: Stop | null
}

/** The end of business on the n-th working day after an instant. @throws RangeError unless workingDays is a whole number from 1 */
export function endOfWorkingDay(calendar: Calendar, acceptedAt: number, workingDays: number): number {
  if (!Number.isInteger(workingDays) || workingDays < 1) {
    throw new RangeError(`a limit needs at least one whole working day: ${workingDays}`)
  }
  let date = localDate(acceptedAt)
  for (let counted = 0; counted < workingDays; ) {
    date = addDays(date, 1)
    if (calendar.isWorkday(date)) counted += 1
  }
  return instantAt(date, END_OF_BUSINESS)
}

/** dueAt together with the stops it came from. */
export function runClock(
  calendar: Calendar,
  acceptedAt: number,
  workingDays: number,
  pauses: readonly Pause[] = [],
  extraMinutes = 0,
): Clock {
  const usual = endOfWorkingDay(calendar, acceptedAt, workingDays)
  let due = extraMinutes > 0 ? addWorkingMinutes(calendar, usual, extraMinutes) : usual
  let reached = instantAt(addDays(localDate(acceptedAt), 1), 0)
  let pausedMinutes = 0
  let capped = 0
  let open: Stop | null = null
  let pausedSince: number | null = null
  const stops: Stop[] = []
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    const left = pause.free ? Number.POSITIVE_INFINITY : MAX_PAUSED_MINUTES - capped
    const from = Math.max(reached, Math.floor(pause.from / MINUTE) * MINUTE)
    if (from >= due || left === 0) break
    if (pause.to === null) {
      open = { from, to: addWorkingMinutes(calendar, from, left), reason: pause.reason }
      pausedSince = pause.from
      break
    }
    const asked = Math.ceil(pause.to / MINUTE) * MINUTE
    const lost = Math.min(left, workingMinutesBetween(calendar, from, asked))
    if (lost === 0) continue
    const to = lost === left ? addWorkingMinutes(calendar, from, lost) : asked
    stops.push({ from, to, reason: pause.reason })
    pausedMinutes += lost
    if (!pause.free) capped += lost
    due = addWorkingMinutes(calendar, due, lost)
    reached = to
  }
  const dueDate = localDate(due)
  const provisional = calendar.isProvisional(dueDate)
  const pauseEndsAt = open?.to ?? null
  return { due: { dueAt: due, dueDate, provisional, pausedMinutes, pausedSince, pauseEndsAt }, stops, open }
}

/**
 * When a limit of working days ends. The day of acceptance is day 0; the limit ends with business (17:00) on the n-th
 * following working day (民法典 §201, §203).
 *
 * A pause moves that instant by the working minutes it took from counted days, begun minutes being whole: the clock
 * stops and goes on with exactly what was left. Hence time paused on day 0 or outside office hours moves nothing,
 * overlapping pauses count once, a pause that begins after the limit has passed does not bring it back, and together
 * they move it by at most MAX_PAUSED_WORKING_DAYS. Extra minutes of working time come on top of the days.
 *
 * @throws RangeError unless workingDays is a whole number from 1
 */
export function dueAt(
  calendar: Calendar,
  acceptedAtMs: number,
  workingDays: number,
  pauses: readonly Pause[] = [],
  extraMinutes = 0,
): Due {
  return runClock(calendar, acceptedAtMs, workingDays, pauses, extraMinutes).due
}

/** Whether the request is accepted is told within 1 working day of its submission. */
export function intakeDue(calendar: Calendar, submittedAt: number): Due {
  return dueAt(calendar, submittedAt, 1)
}

export const SIGN_MINUTES = 240

/** A unit signs within 4 working hours of dispatch, for a critical request within 1. */
export function signDue(calendar: Calendar, dispatchedAt: number, urgency: Urgency): number {
  return addWorkingMinutes(calendar, dispatchedAt, urgency === 'CRITICAL' ? 60 : SIGN_MINUTES)
}

export const LAMPS = ['GREEN', 'AMBER', 'RED', 'PAUSED', 'NONE'] as const
export type Lamp = (typeof LAMPS)[number]

export interface RunningClock {
  readonly startAt: number
  readonly dueAt: number
  /** Working minutes between the two in which the clock stood still. */
  readonly pausedMinutes?: number
}

function workingMinutesAllowed(calendar: Calendar, clock: RunningClock): number {
  return workingMinutesBetween(calendar, clock.startAt, clock.dueAt) - (clock.pausedMinutes ?? 0)
}

/** Amber from 25 % of the working time left, red after the due instant. */
export function lamp(
  calendar: Calendar,
  now: number,
  clock: RunningClock & { readonly paused: boolean; readonly ended: boolean },
): Lamp {
  if (clock.ended) return 'NONE'
  if (clock.paused) return 'PAUSED'
  if (now > clock.dueAt) return 'RED'
  const left = workingMinutesBetween(calendar, now, clock.dueAt)
  return left <= workingMinutesAllowed(calendar, clock) * 0.25 ? 'AMBER' : 'GREEN'
}

/** The instants at which 50 % and 75 % of the working time have passed. */
export function reminderAt(calendar: Calendar, clock: RunningClock): { half: number; threeQuarters: number } {
  const span = workingMinutesBetween(calendar, clock.startAt, clock.dueAt)
  const allowed = workingMinutesAllowed(calendar, clock)
  const whenLeft = (share: number) => addWorkingMinutes(calendar, clock.startAt, span - allowed * share)
  return { half: whenLeft(0.5), threeQuarters: whenLeft(0.25) }
}
