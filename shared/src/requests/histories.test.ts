import { isDeepStrictEqual } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Body } from '../life/kit.ts'
import { apply, eventTypesOf, fold, replay, wakeAt } from '../life/life.ts'
import type { Calendar } from '../time/calendar.ts'
import { dueAt, MAX_PAUSED_MINUTES, type Pause } from '../time/deadline.ts'
import { addWorkingMinutes, workingMinutesBetween } from '../time/working-hours.ts'
import { type Apply, HISTORY_CALENDARS, randomHistory, type Taken } from './history-generator.ts'
import { clockOf, extraOf } from './request.clock.ts'
import { type RequestEvent, request } from './request.life.ts'
import { clockStopped, type RequestState } from './request.state.ts'

const HISTORIES = 10_000
const DAY = 86_400_000

/** Pauses as the log tells them, without the fold; the last is open until something ends it. */
function pausesIn(log: readonly RequestEvent[]): Pause[] {
  const pauses: { from: number; to: number | null; free?: true }[] = []
  for (const event of log) {
    const open = pauses.find((pause) => pause.to === null)
    if (event.type === 'INFORMATION_REQUESTED') pauses.push({ from: event.at, to: null })
    else if (open && event.type === 'REACHED') {
      // What was asked of somebody who did not know begins anew, and the wait until then counts against nobody.
      Object.assign(open, { to: event.at, free: true })
      pauses.push({ from: event.at, to: null })
    } else if (open && ['INFORMATION_SUPPLIED', 'PAUSE_ENDED', 'CLOSED'].includes(event.type)) open.to = event.at
  }
  return pauses
}

const roundOf = (log: readonly RequestEvent[]) => log.filter((event) => event.type === 'DISPATCHED').at(-1)?.round ?? 1

const thisRound = (log: readonly RequestEvent[]) => {
  const opened = log.findLastIndex((event) => event.type === 'DISPUTED')
  return log.slice(opened + 1)
}

type DueMove = { type: string; from: number | null; to: number; at: number }

/** What the due date was just before and just after each event of the log, within one round. */
function dueMoves(log: readonly RequestEvent[]): DueMove[] {
  const moves: DueMove[] = []
  let current: number | null = null
  let round = 1
  for (const event of log) {
    if (!('dueAt' in event) || event.dueAt === null) continue
    if (event.type === 'DISPATCHED' && event.round > round) {
      round = event.round
      current = null
    }
    moves.push({ type: event.type, from: current, to: event.dueAt, at: event.at })
    current = event.dueAt
  }
  return moves
}

/** What the limit for signing was just before and just after each event that names one, within one dispatch. */
function signMoves(log: readonly RequestEvent[]): { type: string; from: number; to: number; at: number }[] {
  const moves: { type: string; from: number; to: number; at: number }[] = []
  let current: number | null = null
  for (const event of log) {
    if (event.type === 'SIGNED') current = null
    const named = event.type === 'CALENDAR_CORRECTED' ? event.stepDueAt : 'signDueAt' in event ? event.signDueAt : null
    if (event.type === 'DISPATCHED') current = event.signDueAt
    else if (current !== null && named !== null) {
      moves.push({ type: event.type, from: current, to: named, at: event.at })
      current = named
    }
  }
  return moves
}

function timeline(log: readonly RequestEvent[], state: RequestState): string[] {
  const found: string[] = []
  const say = (wrong: boolean, what: string) => wrong && found.push(what)
  const MOVES_EARLIER = ['GRADED', 'CALENDAR_CORRECTED']
  say(
    dueMoves(log).some(({ type, from, to }) => from !== null && to < from && !MOVES_EARLIER.includes(type)),
    'a due date moved earlier without being regraded or corrected',
  )
  say(
    signMoves(log).some(({ type, from, to, at }) => type === 'GRADED' && to < from && to <= at),
    'a regrading set the limit for signing into the past',
  )
  say(
    dueMoves(log).some(({ from, to, at }) => from !== null && from > at && to <= at),
    'a limit was moved into the past',
  )
  say(
    state.stage === 'DISPATCHED' && (state.signDueAt ?? 0) > (state.dueAt ?? 0),
    'signing ends after the answer is due',
  )
  const last = dueMoves(log).at(-1)
  say((last?.to ?? null) !== state.dueAt, 'the due date is not the one of the log')
  const pauses = pausesIn(log)
  say(
    pauses.some((pause, index) => index > 0 && (pauses[index - 1]?.to ?? Number.POSITIVE_INFINITY) > pause.from),
    'pauses overlap',
  )
  say(!isDeepStrictEqual(state.pauses, pausesIn(thisRound(log))), 'the pauses are not the ones of the log')
  return found
}

/** Working minutes that the desk took beyond its day, told by the log alone. */
function lostIn(log: readonly RequestEvent[], calendar: Calendar): number {
  const accepted = log.find((event) => event.type === 'ACCEPTED')
  const handed = log.findLast((event) => event.type === 'DISPATCHED')
  if (!accepted || handed?.round !== 1) return 0
  return Math.ceil(workingMinutesBetween(calendar, dueAt(calendar, accepted.at, 1).dueAt, handed.at))
}

/** The earliest limit that is fair to the unit, told by the log alone: as long as signing takes, from what others decided. */
function leastIn(log: readonly RequestEvent[], calendar: Calendar, lost: number): number {
  const four = (from: number) => addWorkingMinutes(calendar, from, 240)
  const round = thisRound(log)
  const handed = round.findLast((event) => event.type === 'DISPATCHED')
  const earlier = dueMoves(round).filter(({ type }) => type === 'GRADED' || type === 'CALENDAR_CORRECTED')
  const rest = (from: number, at: number) => workingMinutesBetween(calendar, at, from)
  const least = earlier.map(({ from, at }) =>
    from !== null && from > at && rest(from, at) === 0 ? four(at) : Math.min(from ?? 0, four(at)),
  )
  return Math.max(0, ...least, lost > 0 && handed ? four(handed.at) : 0)
}

/** The clock against plain arithmetic, by one calendar at a time. */
function clock(log: readonly RequestEvent[], state: RequestState, calendars: readonly Calendar[]): string[] {
  const found: string[] = []
  if (state.dueAt === null || clockStopped(state)) return found
  const { clockStartedAt, workingDays, pauses } = state
  if (clockStartedAt === null || workingDays === null) return ['a due date without a clock']
  for (const calendar of calendars) {
    const lost = lostIn(log, calendar)
    const plain = dueAt(calendar, clockStartedAt, workingDays, pauses, lost).dueAt
    // What is more than the days, the desk's time and the pauses is what was left to the unit, and no more than that.
    const more = Math.ceil((state.dueAt - plain) / 60_000)
    const paused = pauses.reduce((sum, { from, to }) => sum + workingMinutesBetween(calendar, from, to ?? from), 0)
    // Begun minutes of either count whole.
    const least = addWorkingMinutes(calendar, leastIn(log, calendar, lost), Math.ceil(paused) + 2)
    const right = more === 0 || (more > 0 && state.dueAt <= Math.max(plain, least))
    if (!right) found.push('the stored due date is not what the history computes to')
  }
  for (const calendar of pauses.length === 0 ? [] : calendars) {
    const { lost, left } = extraOf(state, calendar)
    const without = dueAt(calendar, clockStartedAt, workingDays, [], lost + left).dueAt
    const moved = workingMinutesBetween(calendar, without, clockOf(state, calendar)?.dueAt ?? 0)
    const free = pauses.reduce(
      (sum, { from, to, free }) => sum + (free && to !== null ? workingMinutesBetween(calendar, from, to) + 1 : 0),
      0,
    )
    // Begun minutes of free and of capped pauses each count whole.
    if (moved > MAX_PAUSED_MINUTES + 1 + free) found.push('pauses moved the due date by more than the cap')
  }
  return found
}

/** The limit of the step that is waited for, in plain arithmetic from the log, by one calendar at a time. */
function step(log: readonly RequestEvent[], state: RequestState, calendars: readonly Calendar[]): string[] {
  const { stage } = state
  const timeOf = (type: string) => log.findLast((event) => event.type === type)?.at ?? 0
  const since = (from: number, minutes: number) => calendars.map((each) => addWorkingMinutes(each, from, minutes))
  const oneDay = (from: number) => calendars.map((each) => dueAt(each, from, 1).dueAt)
  if (stage === 'SUBMITTED' && !oneDay(timeOf('FILED')).includes(state.intakeDueAt)) {
    return ['the limit of intake is not what the history computes to']
  }
  if (stage === 'ACCEPTED' && !oneDay(timeOf('ACCEPTED')).includes(state.dispatchDueAt ?? 0)) {
    return ['the limit of dispatch is not what the history computes to']
  }
  if (stage !== 'DISPATCHED') return []
  const dispatched = timeOf('DISPATCHED')
  const grades = log.filter((event) => event.type === 'GRADED')
  const chosen = grades.filter(({ urgency }, index) => urgency !== grades[index - 1]?.urgency).at(-1)?.at ?? 0
  const usual = since(dispatched, 240)
  const short = since(Math.max(dispatched, chosen), 60)
  const hours = usual.map((at, index) => (state.urgency === 'CRITICAL' ? Math.min(at, short[index] ?? at) : at))
  const allowed = hours.map((at) => Math.min(at, state.dueAt ?? at))
  return allowed.includes(state.signDueAt ?? 0) ? [] : ['the limit of signing is not what the history computes to']
}

const repeated = (keys: readonly string[]): boolean => new Set(keys).size < keys.length

function facts(log: readonly RequestEvent[], state: RequestState): string[] {
  const found: string[] = []
  const say = (wrong: boolean, what: string) => wrong && found.push(what)
  const answers = thisRound(log).filter((event) => event.type === 'RESOLVED')
  const confirmable = state.closedHow === 'CONFIRMED' || state.closedHow === 'UNCONFIRMED'
  if (state.stage === 'RESOLVED' || (state.stage === 'CLOSED' && confirmable)) {
    say(!state.answerId || answers.at(-1)?.textId !== state.answerId, 'answered without the text of an answer')
  }
  const leads = log.filter((event) => event.type === 'DISPATCHED').map((event) => event.leadUnitId)
  say((leads.at(-1) ?? null) !== state.leadUnitId, 'the lead unit is not the one last dispatched to')
  say(
    ['DISPATCHED', 'IN_PROGRESS', 'RESOLVED'].includes(state.stage) && !state.leadUnitId,
    'no lead unit from dispatch on',
  )
  const inForce = new Set<string>()
  for (const event of log) {
    if (event.type === 'DISCIPLINE_TRIGGERED') {
      say(inForce.has(`${event.kind} ${event.round}`), 'a trigger fired twice for a kind and a round')
      inForce.add(`${event.kind} ${event.round}`)
    }
    if (event.type !== 'DISCIPLINE_WITHDRAWN') continue
    say(!inForce.delete(`${event.kind} ${event.round}`), 'a trigger was withdrawn that had not fired')
  }
  say(
    !isDeepStrictEqual(
      state.triggers.map((e) => `${e.kind} ${e.round}`),
      [...inForce],
    ),
    'triggers are not in the log',
  )
  const rated = log.filter((event) => event.type === 'RATED').map((event) => String(event.round))
  say(repeated(rated), 'a round was rated twice')
  say(roundOf(log) !== state.round, 'the round is not the one of the log')
  say(state.version !== log.length, 'the version does not count the events')
  say(
    log.some((event, index) => index > 0 && event.at < (log[index - 1]?.at ?? 0)),
    'the log goes back in time',
  )
  return found
}

/** A step that leaves the clock's duties undone: an answer late by the settled date has been marked as such. */
function lateAnswer({ step, events }: Taken, before: RequestState | null, state: RequestState): string[] {
  if (!before || !('by' in step) || step.by === 'SYSTEM' || events.length === 0) return []
  if (!events.some((event) => event.type === 'RESOLVED') || state.dueAt === null) return []
  return step.at > state.dueAt && state.overdueAt === null ? ['a late answer is not overdue'] : []
}

/** Discipline is told of no date that may still change, and what is withdrawn was not so. */
function untrue({ events }: Taken, before: RequestState | null): string[] {
  const found: string[] = []
  let state = before
  for (const event of events) {
    const told = event.type === 'DISCIPLINE_TRIGGERED' && event.kind === 'OVERDUE'
    if (told && state?.provisional) found.push('discipline was told of a provisional date')
    state = fold(request, state, event)
    if (event.type !== 'OVERDUE_WITHDRAWN') continue
    const late = (state.dueAt ?? 0) < (state.resolvedAt ?? state.closedAt ?? event.at)
    if (late || state.overdueAt !== null) found.push('a passed limit was withdrawn that had passed')
  }
  return found
}

/** Nothing that time brings by itself is left for later where nobody did anything after it. */
function undone({ step, refusal }: Taken, state: RequestState): string[] {
  const timeAlone = refusal !== null || ('by' in step && step.by === 'SYSTEM')
  const next = wakeAt(request, state, HISTORY_CALENDARS[step.calendar])
  return timeAlone && next !== null && next <= step.at ? ['the clock has left something undone'] : []
}

function violations(steps: readonly Taken[]): string[] {
  const found = new Set<string>()
  const log: RequestEvent[] = []
  let before: RequestState | null = null
  for (const taken of steps) {
    const { events, state } = taken
    log.push(...events)
    // Whatever is done or not done, time passes first and settles it by the calendar in force.
    const calendars = [HISTORY_CALENDARS[taken.step.calendar]]
    const wrong = [...clock(log, state, calendars), ...step(log, state, calendars), ...undone(taken, state)]
    // Nothing else can have changed where nothing happened.
    if (state !== before) {
      wrong.push(...timeline(log, state), ...facts(log, state), ...lateAnswer(taken, before, state))
      wrong.push(...untrue(taken, before))
      if (!isDeepStrictEqual(replay(request, log), state)) wrong.push('a rebuild from the log differs from the state')
    }
    for (const each of wrong) found.add(each)
    before = state
  }
  return [...found]
}

describe(`${HISTORIES} random histories`, () => {
  const seen = {
    events: new Map<string, number>(),
    refusals: new Set<string>(),
    rounds: 0,
    earlier: 0,
    signing: new Set<string>(),
    broken: [] as string[],
  }
  beforeAll(() => {
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const { steps } = randomHistory(seed)
      for (const what of violations(steps)) seen.broken.push(`seed ${seed}: ${what}`)
      for (const { events, refusal, state } of steps) {
        for (const { type } of events) seen.events.set(type, (seen.events.get(type) ?? 0) + 1)
        if (refusal) seen.refusals.add(refusal.code)
        seen.rounds = Math.max(seen.rounds, state.round)
      }
      for (const { type, from, to } of signMoves(steps.flatMap((step) => step.events))) {
        if (to !== from) seen.signing.add(`${type} ${to < from ? 'earlier' : 'later'}`)
      }
      seen.earlier += dueMoves(steps.flatMap((step) => step.events)).filter(
        (m) => m.from !== null && m.to < m.from,
      ).length
    }
  }, 180_000)

  it('keep every invariant after every step', () => {
    expect(seen.broken.slice(0, 10)).toEqual([])
  })

  it('reach every event people and the clock can cause, every refusal and the last round', () => {
    // An imported work order is over when it comes.
    const types = eventTypesOf(request).filter((type) => type !== 'IMPORTED')
    expect(types.filter((type) => (seen.events.get(type) ?? 0) < 100)).toEqual([])
    const refusals = request.actions.flatMap(({ unless }) => unless.map(({ code }) => code))
    expect(refusals.filter((code) => !seen.refusals.has(code))).toEqual([])
    expect(seen.refusals).toContain('NOT_YOUR_TURN')
    expect(seen.rounds).toBe(5)
    expect(seen.earlier).toBeGreaterThan(100)
    const moved = ['CALENDAR_CORRECTED', 'GRADED'].flatMap((type) => [`${type} earlier`, `${type} later`])
    expect([...seen.signing].sort()).toEqual(moved)
  })

  it('come out the same for the same seed', () => {
    expect(randomHistory(42)).toEqual(randomHistory(42))
    expect(randomHistory(42)).not.toEqual(randomHistory(43))
  })
})

type Spoil = (after: RequestState, before: RequestState, event: RequestEvent) => RequestState

function folded(before: RequestState | null, events: readonly RequestEvent[], spoil: Spoil): RequestState {
  const after = events.reduce<RequestState | null>((state, event) => {
    const next = fold(request, state, event)
    return state ? spoil(next, state, event) : next
  }, before)
  if (!after) throw new Error('nothing to apply')
  return after
}

type Mutant = (seed: number) => readonly Taken[]

/** Folds what people do rightly except where `spoil` changes what came out of an event; they then act upon that. */
function acting(spoil: Spoil): Mutant {
  const broken = (_: unknown, before: RequestState | null, ...rest: [Body<string, object>[], Parameters<Apply>[3]]) => {
    const events = apply(request, before, ...rest).events as readonly RequestEvent[]
    return { events, state: folded(before, events, spoil) }
  }
  return (seed) => randomHistory(seed, broken as unknown as Apply).steps
}

/** The same for what time brings too, in a history that nobody acts upon otherwise. */
const reading =
  (spoil: Spoil): Mutant =>
  (seed) => {
    let state: RequestState | null = null
    return randomHistory(seed).steps.map((taken) => {
      state = folded(state, taken.events, spoil)
      return { ...taken, state }
    })
  }

function foundOut(mutant: Mutant): string[] {
  const found = new Set<string>()
  for (let seed = 1; seed <= 300; seed += 1) for (const each of violations(mutant(seed))) found.add(each)
  return [...found]
}

describe('the checker', () => {
  it.each<[string, string, Mutant]>([
    [
      'forgets that a pause has ended',
      'the pauses are not the ones of the log',
      acting((after, before, event) =>
        event.type === 'INFORMATION_SUPPLIED' ? { ...after, pauses: before.pauses } : after,
      ),
    ],
    [
      'keeps the due date when the tier changes',
      'the due date is not the one of the log',
      acting((after, before, event) =>
        event.type === 'GRADED' && before.dueAt !== null ? { ...after, dueAt: before.dueAt } : after,
      ),
    ],
    [
      'starts the second round on the first day of the first',
      'the stored due date is not what the history computes to',
      acting((after, before, event) =>
        event.type === 'DISPATCHED' ? { ...after, clockStartedAt: before.clockStartedAt } : after,
      ),
    ],
    [
      'keeps the limit for signing when the urgency changes',
      'the limit of signing is not what the history computes to',
      acting((after, before, event) => (event.type === 'GRADED' ? { ...after, signDueAt: before.signDueAt } : after)),
    ],
    [
      'corrects the calendar of the answer alone',
      'the limit of intake is not what the history computes to',
      reading((after, before, event) =>
        event.type === 'CALENDAR_CORRECTED' ? { ...after, intakeDueAt: before.intakeDueAt } : after,
      ),
    ],
    [
      'forgets what the desk lost',
      'the stored due date is not what the history computes to',
      acting((after, _, event) => (event.type === 'DISPATCHED' ? { ...after, deskLost: null } : after)),
    ],
    [
      'keeps a trigger that was withdrawn',
      'triggers are not in the log',
      reading((after, before, event) =>
        event.type === 'DISCIPLINE_WITHDRAWN' ? { ...after, triggers: before.triggers } : after,
      ),
    ],
    [
      'does not remember triggers',
      'a trigger fired twice for a kind and a round',
      acting((after) => ({ ...after, triggers: [], overdueAt: null })),
    ],
    ['does not remember ratings', 'a round was rated twice', acting((after) => ({ ...after, ratedRounds: [] }))],
    [
      'loses the answer',
      'answered without the text of an answer',
      acting((after, before, event) => (event.type === 'RESOLVED' ? { ...after, answerId: before.answerId } : after)),
    ],
    [
      'loses the lead unit with the answer',
      'no lead unit from dispatch on',
      acting((after, _, event) => (event.type === 'RESOLVED' ? { ...after, leadUnitId: null } : after)),
    ],
    [
      'counts one event too few',
      'the version does not count the events',
      reading((after, before, event) => (event.type === 'REMINDED' ? { ...after, version: before.version } : after)),
    ],
  ])('finds out a fold that %s', (_, told, mutant) => {
    const found = foundOut(mutant)
    expect(found).toContain(told)
    expect(found).toContain('a rebuild from the log differs from the state')
  })

  it('finds out an event that moves a due date earlier', () => {
    const early = (body: Body<string, object>) =>
      body.type === 'INFORMATION_SUPPLIED' && 'dueAt' in body ? { ...body, dueAt: Number(body.dueAt) - 30 * DAY } : body
    const hasty: Apply = (of, state, bodies, stamp) => apply(of, state, bodies.map(early), stamp)
    const found = foundOut((seed) => randomHistory(seed, hasty).steps)
    expect(found).toContain('a due date moved earlier without being regraded or corrected')
    expect(found).toContain('the stored due date is not what the history computes to')
  })

  it('finds out a clock that is late', () => {
    const late = foundOut((seed) => {
      const [first, ...rest] = randomHistory(seed).steps
      return first
        ? [first, ...rest.map((taken) => ({ ...taken, step: { ...taken.step, at: taken.step.at + DAY } }))]
        : []
    })
    expect(late).toContain('the clock has left something undone')
  })
})
