import type { TextId } from '../life/fields.ts'
import type { Circumstances } from '../life/kit.ts'
import { type AnyHappening, actionOf, actionsIn, apply, obstacleTo, passTime } from '../life/life.ts'
import { answersTo, between, pick, type Random, seeded } from '../life/samples.ts'
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
import { intakeDue, type Pause, PROFILES } from '../time/deadline.ts'
import { WHOLE_2027 } from '../time/whole-year.fixture.ts'
import { assigned } from './assign.ts'
import { type Filing, filed } from './intake.ts'
import { clockOf, silentCloseAt } from './request.clock.ts'
import { type RequestEvent, request } from './request.life.ts'
import { isBound, isPaused, type RequestState } from './request.state.ts'
import { FILING_CHANNELS, INTAKE_REASON } from './request.words.ts'

/**
 * Random lives of requests for property tests, here and against a database. Only tests import this file: it is left
 * out of index.ts. The same seed gives the same history.
 */

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Days off and worked weekends thrown over the shipped notices, and a notice for the year after them. */
function correctedDays(): CalendarDay[] {
  const random = seeded(2027)
  const days: CalendarDay[] = [...WHOLE_2027]
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
const HISTORY_COLLEAGUES = ['handler', 'another'] as const

export type Place = { readonly at: number; readonly calendar: 0 | 1 }
export type Filed = Place & { readonly profile: string; readonly filing: Filing }
/** Somebody acts, or nobody does and time alone passes. */
export type Step = Place &
  (
    | { readonly by: Exclude<HistoryPerson, 'SYSTEM'>; readonly action: string; readonly input: object }
    // What asks something of the requester may have come to him, or nothing takes it to him; whoever carries it may go.
    | { readonly by: 'SYSTEM'; readonly came?: boolean; readonly goes?: true }
  )

/** Which of these people takes an action. */
const takerOf = (by: readonly string[]): Exclude<HistoryPerson, 'SYSTEM'> =>
  by.includes('REQUESTER') ? 'REQUESTER' : by.includes('LEAD_HEAD') ? 'UNIT' : 'OFFICER'

/** Rarely wished for, since they end most histories or lead nowhere. */
const RARE: readonly string[] = ['DECLINE', 'WITHDRAW', 'CONFIRM', 'URGE', 'CORRECT_CONTACT', 'ERASE']

const textId = (random: Random): TextId => `text-${between(random, 0, 1e9)}` as TextId
/** One that is shipped, and one that a centre has added. */
const CATEGORIES = ['FIRE_SAFETY', 'port-clearance']
const SOURCES = { units: HISTORY_UNITS, colleagues: HISTORY_COLLEAGUES, categories: CATEGORIES, text: textId }

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
      intakeReasons: [pick(random, INTAKE_REASON.values)],
      textId: textId(random),
      windowId: null,
    },
  }
}

/**
 * What may be tried next. Most wishes are possible ones; some are not, some come from a clock that runs late, and the
 * calendar changes now and then.
 */
export function nextStep(state: RequestState, before: Place, profile: string, random: Random): Step {
  const at = laterThan(state, before, random)
  const calendar = random() < 0.09 ? (before.calendar === 0 ? 1 : 0) : before.calendar
  const waits = isPaused(state) || state.stage === 'RESOLVED' || state.stage === 'NOT_ACCEPTED'
  if (waits && random() < 0.2) return { at, calendar, by: 'SYSTEM', came: random() < 0.4 }
  if (isBound(state) && random() < 0.05) return { at, calendar, by: 'SYSTEM', goes: true }
  if (random() < 0.3) return { at, calendar, by: 'SYSTEM' }
  const possible = actionsIn(request, state, { now: at, calendar: HISTORY_CALENDARS[calendar], profile })
  const lasting = possible.filter((action) => !RARE.includes(action) || random() < 0.15)
  const all: readonly string[] = request.actions.map(({ name }) => name)
  // Whoever has disputed once disputes again: few histories would come to the last round, and fewer beyond it.
  const again = state.round > 1 && state.stage === 'RESOLVED' && random() < 0.5
  const likely = isPaused(state) ? possible : lasting
  const wished = again ? ['DISPUTE'] : random() < 0.1 || lasting.length === 0 ? all : likely
  const action = actionOf(request, pick(random, wished))
  if (!action) throw new Error('an action that the life does not have')
  return { at, calendar, by: takerOf(action.by), action: action.name, input: answersTo(action.fields, random, SOURCES) }
}

export type Taken = {
  readonly step: Step | Filed
  readonly refusal: Refusal | null
  readonly events: readonly RequestEvent[]
  readonly state: RequestState
}

/** Stamps and folds what was decided; a test may pass one that folds wrongly to see that it is found out. */
export type Apply = typeof apply

const circumstancesOf = ({ at, calendar }: Place, profile: string): Circumstances => ({
  now: at,
  calendar: HISTORY_CALENDARS[calendar],
  profile,
})
const asEvents = (events: readonly AnyHappening[]) => events as readonly RequestEvent[]

export function takeFiling(given: Filed, applied: Apply = apply): Taken {
  const { calendar, now } = circumstancesOf(given, given.profile)
  const body = filed.of({ ...given.filing, intakeDueAt: intakeDue(calendar, now).dueAt })
  const { events, state } = applied(request, null, [body], { at: given.at, ...HISTORY_PEOPLE.REQUESTER })
  return { step: given, refusal: null, events: asEvents(events), state }
}

/** Lets time pass up to the step and then takes it. */
export function takeStep(before: RequestState, step: Step, profile: string, applied: Apply = apply): Taken {
  const circumstances = circumstancesOf(step, profile)
  const time = passTime(request, before, circumstances)
  const passed = { step, refusal: null, events: asEvents(time.events), state: time.state }
  if (step.by === 'SYSTEM') {
    const { came, goes } = step
    const gone = goes && isBound(time.state) ? [assigned.of({ handlerId: null, fromId: time.state.handlerId })] : []
    const report = { state: time.state, notice: 'ANSWERED', askedAt: step.at, ...circumstances }
    const bodies = came === undefined ? gone : (request.reach?.follows({ ...report, came }) ?? [])
    if (bodies.length === 0) return passed
    const done = applied(request, time.state, bodies, { at: step.at, ...HISTORY_PEOPLE.SYSTEM })
    return { ...passed, events: [...passed.events, ...asEvents(done.events)], state: done.state }
  }
  const action = actionOf(request, step.action)
  if (!action) throw new Error(`no chapter has ${step.action}`)
  const refusal = obstacleTo(action, time.state, circumstances)
  if (refusal) return { ...passed, refusal }
  const bodies = action.follows({ state: time.state, input: step.input as never, ...circumstances })
  const done = applied(request, time.state, bodies, { at: step.at, ...HISTORY_PEOPLE[step.by] })
  return { step, refusal: null, events: [...passed.events, ...asEvents(done.events)], state: done.state }
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
