import { carries, nothing } from '../life/kit.ts'
import { remainingWords } from '../time/dates.ts'
import { dueOf, halfTime, standsStill, stepDueOf, stillOverdue, storedStepDue } from './request.clock.ts'
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

/** Fires once for a kind and a round, whatever leads to it again (decisions.md 6). */
export const trigger = (state: RequestState, kind: DisciplineKind, round: number) =>
  state.triggers.some((each) => each.kind === kind && each.round === round) ? [] : [triggered.of({ kind, round })]

const corrected = on.event(
  'CALENDAR_CORRECTED',
  carries<{
    /** Null before the request is graded. */
    readonly dueAt: number | null
    readonly provisional: boolean
    /** The limit of the step that is waited for: of intake, dispatch or signing by the stage; null later on. */
    readonly stepDueAt: number | null
  }>(),
  {
    line: () => '放假安排更新，期限重新计算',
    byItself: true,
    fold: (state, event) => ({
      ...stepLimit(state.stage, event.stepDueAt ?? null),
      dueAt: event.dueAt,
      provisional: event.provisional,
      overdueAt: stillOverdue(state, event),
    }),
    tells: [],
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
const runs = (state: RequestState, calendar: Parameters<typeof standsStill>[1]): boolean =>
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
  makes: [overdue, triggered],
  follows: ({ state }) => [overdue.of({}), ...trigger(state, 'OVERDUE', state.round)],
})

export const recount = {
  makes: [corrected],
  follows({ state, calendar }: { readonly state: RequestState; readonly calendar: Parameters<typeof standsStill>[1] }) {
    if (clockStopped(state)) return []
    const { dueAt, provisional } = state
    const due = dueAt === null ? { dueAt, provisional } : dueOf(state, calendar)
    const stepDueAt = stepDueOf(state, calendar)
    const same = due.dueAt === dueAt && due.provisional === provisional && stepDueAt === storedStepDue(state)
    return same ? [] : [corrected.of({ ...due, stepDueAt })]
  },
} as const
