import type { Refusal } from '../refusals.ts'
import {
  addDays,
  type Calendar,
  type CalendarDay,
  createCalendar,
  instantAt,
  SHIPPED_DAYS,
  weekdayOf,
} from '../time/calendar.ts'
import { type Pause, PROFILES, TIERS, URGENCIES } from '../time/deadline.ts'
import {
  actionsIn,
  apply,
  type Circumstances,
  type Command,
  clockOf,
  decide,
  decideDue,
  type Filing,
  file,
  type Grading,
  type SystemCommand,
  silentCloseAt,
} from './lifecycle.ts'
import { ACTIONS, type Action } from './policy.ts'
import {
  CATEGORIES,
  CAUSES,
  DECLINE_REASONS,
  DISPUTED_PARTS,
  FILING_CHANNELS,
  INTAKE_REASONS,
  isPaused,
  RESOLUTIONS,
  type RequestEvent,
  type RequestState,
} from './service-request.ts'

/**
 * Random lives of requests for property tests, here and against a database. Only tests import this file: it is left
 * out of index.ts. The same seed gives the same history.
 */

/** A number from 0 to below 1. */
export type Random = () => number

/** Mulberry32: small, and good enough to spread cases. */
export function seeded(seed: number): Random {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
const between = (random: Random, low: number, high: number): number => low + Math.floor(random() * (high - low + 1))

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Days off and worked weekends thrown over the shipped notices, and a notice for the year after them. */
function correctedDays(): CalendarDay[] {
  const random = seeded(2027)
  const days: CalendarDay[] = [{ date: '2027-10-01', kind: 'HOLIDAY', name: '国庆', source: 'NOTICE' }]
  for (let date = '2025-12-01'; date < '2027-12-31'; date = addDays(date, 1)) {
    if (random() > 0.08) continue
    const weekend = [0, 6].includes(weekdayOf(date))
    days.push({ date, kind: weekend ? 'WORKDAY' : 'HOLIDAY', name: '调整', source: weekend ? 'OVERRIDE' : 'CLOSURE' })
  }
  return days
}

/** Before and after a correction of the calendar; steps name the one in force by its index. */
export const HISTORY_CALENDARS: readonly [Calendar, Calendar] = [
  createCalendar(SHIPPED_DAYS),
  createCalendar([...SHIPPED_DAYS, ...correctedDays()]),
]

/** Who acts; the ids are free for a database test to map to people of its own. */
export const HISTORY_PEOPLE = {
  REQUESTER: { actorId: 'requester', actorUnitId: null },
  OFFICER: { actorId: 'officer', actorUnitId: 'desk' },
  UNIT: { actorId: 'handler', actorUnitId: 'unit' },
  SYSTEM: { actorId: null, actorUnitId: null },
} as const
export type HistoryPerson = keyof typeof HISTORY_PEOPLE

export const HISTORY_UNITS = ['unit-a', 'unit-b', 'unit-c'] as const

export type Place = { readonly at: number; readonly calendar: 0 | 1 }
export type Filed = Place & { readonly profile: string; readonly filing: Filing }
export type Step = Place &
  (
    | { readonly by: Exclude<HistoryPerson, 'SYSTEM'>; readonly command: Command }
    | { readonly by: 'SYSTEM'; readonly command: SystemCommand }
  )

const ACTS: Readonly<Record<Action, Exclude<HistoryPerson, 'SYSTEM'>>> = {
  ACCEPT: 'OFFICER',
  DECLINE: 'OFFICER',
  DISPATCH: 'OFFICER',
  REGRADE: 'OFFICER',
  SIGN: 'UNIT',
  ADD_PROGRESS: 'UNIT',
  REQUEST_INFORMATION: 'UNIT',
  RESOLVE: 'UNIT',
  SUPPLEMENT: 'REQUESTER',
  CONFIRM: 'REQUESTER',
  DISPUTE: 'REQUESTER',
  RATE: 'REQUESTER',
  URGE: 'REQUESTER',
  WITHDRAW: 'REQUESTER',
}

/** Rarely wished for, since they end most histories or lead nowhere. */
const RARE: readonly Action[] = ['DECLINE', 'WITHDRAW', 'CONFIRM', 'URGE']

export const SYSTEM_ACTIONS = ['REMIND', 'MARK_OVERDUE', 'CLOSE_SILENT', 'END_PAUSE', 'CORRECT_CALENDAR'] as const

const grading = (random: Random): Grading => ({
  tier: pick(random, TIERS),
  urgency: pick(random, URGENCIES),
  category: pick(random, CATEGORIES),
  cause: pick(random, CAUSES),
})

const textId = (random: Random): string => `text-${between(random, 0, 1e9)}`

function commandFor(action: Action, random: Random): Command {
  switch (action) {
    case 'DECLINE':
      return { action, reason: pick(random, DECLINE_REASONS), textId: textId(random) }
    case 'DISPATCH':
      return { action, leadUnitId: pick(random, HISTORY_UNITS), textId: null, ...grading(random) }
    case 'REGRADE':
      return { action, ...grading(random) }
    case 'ADD_PROGRESS':
    case 'REQUEST_INFORMATION':
    case 'SUPPLEMENT':
      return { action, textId: textId(random) }
    case 'RESOLVE':
      return { action, resolution: pick(random, RESOLUTIONS), textId: textId(random) }
    case 'DISPUTE':
      return { action, part: pick(random, DISPUTED_PARTS), textId: random() < 0.5 ? null : textId(random) }
    case 'RATE':
      return { action, bad: random() < 0.5 }
    case 'ACCEPT':
    case 'SIGN':
    case 'CONFIRM':
    case 'URGE':
    case 'WITHDRAW':
      return { action }
  }
}

/** The instants at which something changes by itself, so that histories come to stand just before, on and after. */
function turningPoints(state: RequestState, calendar: Calendar): number[] {
  const pause: Pause | undefined = state.pauses.find((each) => each.to === null)
  return [
    state.dueAt,
    state.signDueAt,
    pause ? (clockOf(state, calendar)?.pauseEndsAt ?? null) : null,
    state.stage === 'RESOLVED' ? silentCloseAt(state, calendar) : null,
    state.closedAt === null ? null : state.closedAt + 30 * DAY,
  ].filter((at) => at !== null)
}

function laterThan(state: RequestState, before: Place, random: Random): number {
  const ahead = turningPoints(state, HISTORY_CALENDARS[before.calendar]).filter((at) => at >= before.at)
  if (ahead.length > 0 && random() < 0.25) return Math.max(before.at, pick(random, ahead) + between(random, -1, 1))
  const longest = pick(random, [SECOND, MINUTE, HOUR, 8 * HOUR, DAY, 3 * DAY, 16 * DAY])
  return before.at + between(random, 0, longest)
}

/** The first step of a history: who files when, under which deadlines. */
export function randomFiling(random: Random): Filed {
  const start = instantAt('2025-12-20', 0)
  return {
    at: start + between(random, 0, 400 * DAY),
    calendar: 0,
    profile: pick(random, Object.keys(PROFILES)),
    filing: {
      channel: pick(random, FILING_CHANNELS),
      intakeReasons: [pick(random, INTAKE_REASONS)],
      textId: textId(random),
      windowId: null,
    },
  }
}

/**
 * What may be tried next. Most wishes are possible ones; some are not, some come from a clock that runs late, and the
 * calendar changes now and then, with and without the correction being run at once.
 */
export function nextStep(state: RequestState, before: Place, profile: string, random: Random): Step {
  const at = laterThan(state, before, random)
  const turned = before.calendar === 0 ? 1 : 0
  if (random() < 0.06) return { at, calendar: turned, by: 'SYSTEM', command: { action: 'CORRECT_CALENDAR' } }
  const calendar = random() < 0.03 ? turned : before.calendar
  if (random() < 0.3) {
    return { at, calendar, by: 'SYSTEM', command: { action: pick(random, SYSTEM_ACTIONS) } }
  }
  const possible = actionsIn(state, { now: at, calendar: HISTORY_CALENDARS[calendar], profile })
  const lasting = possible.filter((action) => !RARE.includes(action) || random() < 0.15)
  const wished = random() < 0.1 || lasting.length === 0 ? ACTIONS : isPaused(state) ? possible : lasting
  const action = pick(random, wished)
  return { at, calendar, by: ACTS[action], command: commandFor(action, random) }
}

export type Taken = {
  readonly step: Step | Filed
  readonly refusal: Refusal | null
  readonly events: readonly RequestEvent[]
  readonly state: RequestState
}

/** Stamps and folds what was decided; a test may pass one that folds wrongly to see that it is found out. */
export type Apply = typeof apply

export function takeFiling(filed: Filed, applied: Apply = apply): Taken {
  const circumstances = { now: filed.at, calendar: HISTORY_CALENDARS[filed.calendar], profile: filed.profile }
  const stamp = { at: filed.at, ...HISTORY_PEOPLE.REQUESTER }
  return { step: filed, refusal: null, ...applied(null, [file(filed.filing, circumstances)], stamp) }
}

export function takeStep(state: RequestState, step: Step, profile: string, applied: Apply = apply): Taken {
  const circumstances: Circumstances = { now: step.at, calendar: HISTORY_CALENDARS[step.calendar], profile }
  const decision =
    step.by === 'SYSTEM'
      ? { events: decideDue(state, step.command, circumstances) }
      : decide(state, step.command, circumstances)
  if ('refusal' in decision) return { step, refusal: decision.refusal, events: [], state }
  if (decision.events.length === 0) return { step, refusal: null, events: [], state }
  return { step, refusal: null, ...applied(state, decision.events, { at: step.at, ...HISTORY_PEOPLE[step.by] }) }
}

/** A whole history in memory: the filing and then up to 50 steps. */
export function randomHistory(seed: number, applied: Apply = apply): { readonly steps: readonly Taken[] } {
  const random = seeded(seed)
  const filed = randomFiling(random)
  let last = takeFiling(filed, applied)
  const steps = [last]
  for (let left = between(random, 3, 50); left > 0; left -= 1) {
    last = takeStep(last.state, nextStep(last.state, last.step, filed.profile, random), filed.profile, applied)
    steps.push(last)
  }
  return { steps }
}
