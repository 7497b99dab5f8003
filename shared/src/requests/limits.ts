import { carries, nothing } from '../life/kit.ts'
import type { Calendar } from '../time/calendar.ts'
import { remainingWords } from '../time/dates.ts'
import { dueOf, halfTime, movedLimit, standsStill, stepDueOf, stillOverdue, storedStepDue } from './request.clock.ts'
import { nobodyThere } from './request.notices.ts'
import { clockStopped, isBound, on, type RequestState } from './request.state.ts'
import type { DisciplineKind, Stage } from './request.words.ts'

/** What time does to it: the reminder, the passed limit, what discipline is told of, a corrected calendar. */

const reminder = on.notice('REMINDER', {
  to: { UNIT: 'PUSH' },
  asks: true,
  while: (state) => isBound(state) && state.overdueAt === null,
  says: ({ state, when, now, calendar }) => ({
    title: '时限过半提醒',
    phrase: '办理中',
    template: 'PROGRESS',
    body: `● ${state.dueAt === null ? '' : remainingWords(state.dueAt, now, calendar)}\n答复：${when(state.dueAt)} 前`,
    hint: '请按期答复',
    button: '去办理',
  }),
})
const overdueNotice = on.notice('OVERDUE', {
  to: { UNIT: 'PUSH', HEAD: 'PUSH' },
  asks: true,
  ifNobody: nobodyThere,
  while: (state) => isBound(state) && state.overdueAt !== null,
  says: ({ state, when }) => ({
    title: '已超期',
    phrase: '已超期',
    template: 'PROGRESS',
    body: `■ 应在 ${when(state.dueAt)} 前答复。请先写明原因和预计时间`,
    hint: '请先写明原因和预计时间',
    button: '去办理',
  }),
})
const dateMoved = on.notice('DATE_MOVED', {
  to: { REQUESTER: 'IN_APP', UNIT: 'IN_APP' },
  asks: false,
  while: isBound,
  says: ({ state, unitName, when }) => ({
    title: '答复日期有调整',
    phrase: '办理中',
    template: 'PROGRESS',
    body: `工作日安排有更新，${unitName}答复的期限改为 ${when(state.dueAt)}。`,
    hint: '工作日安排更新，期限已重算',
  }),
})
const notLateNotice = on.notice('OVERDUE_WITHDRAWN', {
  to: { UNIT: 'IN_APP', HEAD: 'IN_APP' },
  asks: false,
  while: (state) => state.overdueAt === null,
  says: ({ state, when }) => ({
    title: '超期记录已撤销',
    phrase: '办理中',
    template: 'PROGRESS',
    body: `工作日安排更新后，期限是 ${when(state.dueAt)}，没有超期。`,
    hint: '超期记录已撤销',
  }),
})

const reminded = on.event('REMINDED', nothing, {
  line: () => '时限过半提醒',
  seenBy: 'VIEW_REMINDER_EVENT',
  fold: (_, { at }) => ({ remindedAt: at }),
  tells: [reminder],
})
const overdue = on.event('OVERDUE', nothing, {
  line: () => '超过期限',
  byItself: true,
  // Whoever is told that the limit has passed needs no reminder that half of it has.
  fold: ({ remindedAt }, { at }) => ({ overdueAt: at, remindedAt: remindedAt ?? at }),
  tells: [overdueNotice],
})
export const triggered = on.event(
  'DISCIPLINE_TRIGGERED',
  carries<{ readonly kind: DisciplineKind; readonly round: number }>(),
  {
    line: () => '纪检跟踪',
    seenBy: 'VIEW_DISCIPLINE_EVENT',
    byItself: true,
    fold: ({ triggers }, { kind, round }) => ({ triggers: [...triggers, { kind, round }] }),
    tells: [],
  },
)

const isTriggered = ({ triggers }: RequestState, kind: DisciplineKind, round: number): boolean =>
  triggers.some((each) => each.kind === kind && each.round === round)

/** Fires once for a kind and a round, whatever leads to it again (docs/decisions.md 6). */
export const trigger = (state: RequestState, kind: DisciplineKind, round: number) =>
  isTriggered(state, kind, round) ? [] : [triggered.of({ kind, round })]

/** What was told of a passed limit was not so; both stay in the history. */
const overdueWithdrawn = on.event('OVERDUE_WITHDRAWN', carries<{ readonly round: number }>(), {
  line: () => '工作日安排更新后没有超期，超期记录撤销',
  byItself: true,
  fold: () => ({ overdueAt: null }),
  tells: [notLateNotice],
})
const triggerWithdrawn = on.event(
  'DISCIPLINE_WITHDRAWN',
  carries<{ readonly kind: DisciplineKind; readonly round: number }>(),
  {
    line: () => '纪检跟踪撤销',
    seenBy: 'VIEW_DISCIPLINE_EVENT',
    byItself: true,
    fold: ({ triggers }, { kind, round }) => ({
      triggers: triggers.filter((each) => each.kind !== kind || each.round !== round),
    }),
    tells: [],
  },
)

const corrected = on.event(
  'CALENDAR_CORRECTED',
  carries<{
    /** Null before the request is graded. */
    readonly dueAt: number | null
    readonly provisional: boolean
    /** The limit of the step that is waited for: of intake, dispatch or signing by the stage; null later on. */
    readonly stepDueAt: number | null
    /** Where the limit stood; events of an earlier version say neither this nor what is held. */
    readonly was?: number | null
    readonly held?: RequestState['held']
  }>(),
  {
    line: () => '工作日安排更新，期限重新计算',
    byItself: true,
    fold: (state, event) => ({
      ...stepLimit(state.stage, event.stepDueAt ?? null),
      dueAt: event.dueAt,
      provisional: event.provisional,
      held: event.held === undefined ? state.held : event.held,
      overdueAt: stillOverdue(state, event),
    }),
    tells: [dateMoved],
    picks: ({ was, dueAt }) => (was === undefined || was === null || was === dueAt ? [] : [dateMoved]),
  },
)

/** The limit that a stage waits for before the answer, by the name under which the state keeps it. */
function stepLimit(stage: Stage, at: number | null): Partial<RequestState> {
  if (at === null) return {}
  if (stage === 'SUBMITTED') return { intakeDueAt: at }
  if (stage === 'ACCEPTED') return { dispatchDueAt: at }
  return stage === 'DISPATCHED' ? { signDueAt: at } : {}
}

/** The clock runs towards a limit that binds a unit. */
const runs = (state: RequestState, calendar: Calendar): boolean =>
  state.dueAt !== null && !clockStopped(state) && !standsStill(state, calendar)

export const remind = on.timer('REMIND', {
  at: (state, calendar) =>
    runs(state, calendar) && state.remindedAt === null && state.overdueAt === null ? halfTime(state, calendar) : null,
  makes: [reminded],
  follows: ({ state, now }) => (now > (state.dueAt ?? now) ? [] : [reminded.of({})]),
})

export const markOverdue = on.timer('MARK_OVERDUE', {
  at: (state, calendar) =>
    runs(state, calendar) && state.overdueAt === null && state.dueAt !== null ? state.dueAt + 1 : null,
  makes: [overdue],
  follows: () => [overdue.of({})],
})

/** Discipline is told of no date that may still change: where the year's days are not known, once they are. */
export const reportOverdue = on.timer('REPORT_OVERDUE', {
  at: (state) => (state.provisional || isTriggered(state, 'OVERDUE', state.round) ? null : state.overdueAt),
  makes: [triggered],
  follows: ({ state }) => trigger(state, 'OVERDUE', state.round),
})

type Recounted = { readonly state: RequestState; readonly now: number; readonly calendar: Calendar }

export const recount = {
  makes: [corrected, overdueWithdrawn, triggerWithdrawn],
  follows({ state, now, calendar }: Recounted) {
    if (clockStopped(state)) return afterTheAnswer(state, calendar)
    const { dueAt, provisional, held } = state
    const due = dueAt === null ? { dueAt, provisional, held } : movedLimit(state, calendar, now)
    const stepDueAt = stepDueOf({ ...state, held: due.held }, calendar)
    const steady = due.dueAt === dueAt && due.provisional === provisional && due.held === held
    return steady && stepDueAt === storedStepDue(state)
      ? []
      : [corrected.of({ ...due, stepDueAt, was: dueAt }), ...withdrawn(state, due.dueAt, now)]
  },
} as const

/**
 * An answer in time, or an end, by the days as they are known now, was late by the earlier ones: or the other way round,
 * where nobody could know the days of the year. Nobody becomes late afterwards who was not.
 */
function afterTheAnswer(state: RequestState, calendar: Calendar) {
  const over = state.resolvedAt ?? state.closedAt
  if (state.overdueAt === null || state.dueAt === null || over === null) return []
  const due = dueOf(state, calendar)
  const untrue = withdrawn(state, due.dueAt, over)
  if (untrue.length === 0 && (!state.provisional || due.provisional)) return []
  // It is late by the days that are known in the end, whichever date was written.
  return [corrected.of({ ...due, stepDueAt: null, was: null, held: state.held }), ...untrue]
}

/** Where the limit had not passed by then after all. */
const withdrawn = (state: RequestState, dueAt: number | null, by: number) => {
  const { overdueAt, round } = state
  if (overdueAt === null || dueAt === null || dueAt < by) return []
  const told = isTriggered(state, 'OVERDUE', round) ? [triggerWithdrawn.of({ kind: 'OVERDUE', round })] : []
  return [overdueWithdrawn.of({ round }), ...told]
}
