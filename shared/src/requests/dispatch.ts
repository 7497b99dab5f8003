import { cut } from '../clean.ts'
import { categoryField, choice, group, note, optional, type TextId, type UnitId, unitField } from '../life/fields.ts'
import { type Circumstances, carries } from '../life/kit.ts'
import { wordOf } from '../life/vocabulary.ts'
import { DEFAULT_PROFILE_ID, PROFILES, type Profile, type Tier, type Urgency } from '../time/deadline.ts'
import { paused } from './information.ts'
import { accepted, acceptedNow } from './intake.ts'
import { lostAtDesk, movedLimit, signDueOf, stillOverdue } from './request.clock.ts'
import { answerBy, nobodyThere } from './request.notices.ts'
import { isBound, on, type RequestState } from './request.state.ts'
import { CATEGORY, CAUSE, type CategoryId, type Cause, TIER, URGENCY } from './request.words.ts'

/** Who gets it, how urgent it is and until when: grading, dispatch, and grading anew. */

/** One reason for a date that is later than the tier says. */
const deskWasLate = ({ deskLost }: RequestState): string => ((deskLost ?? 0) > 0 ? '专窗派单晚了，期限已顺延。' : '')

const assigned = on.notice('ASSIGNED', {
  to: { REQUESTER: 'PUSH' },
  asks: false,
  // Where it is and who has it says nothing any more once the answer is there, or the end.
  while: isBound,
  says: ({ state, unitName, when, day }) => ({
    title: '诉求已受理',
    phrase: '已受理',
    template: 'INTAKE',
    body: `由${unitName}牵头办理，${answerBy(state, when)}。${deskWasLate(state)}`,
    hint: `${answerBy(state, day)}，${unitName}办`,
  }),
})
const moved = on.notice('MOVED', {
  to: { REQUESTER: 'PUSH' },
  asks: false,
  while: isBound,
  says({ state, unitName, when, day }) {
    const how = state.formerUnitId === state.leadUnitId ? '仍由' : '改由'
    return {
      title: '办理安排有变化',
      phrase: '已改派',
      template: 'PROGRESS',
      body: `${how}${unitName}办理，编号不变，${answerBy(state, when)}。${deskWasLate(state)}`,
      hint: `${answerBy(state, day)}，${how}${unitName}办`,
    }
  },
})
/** The request itself is no longer theirs to open. */
const taken = on.notice('TAKEN', {
  to: { FORMER_UNIT: 'PUSH' },
  asks: false,
  quotes: true,
  opens: 'MESSAGES',
  while: ({ formerUnitId, leadUnitId }) => formerUnitId !== null && formerUnitId !== leadUnitId,
  says: ({ unitName, note }) => ({
    title: '诉求已改派',
    phrase: '已改派',
    template: 'PROGRESS',
    body: `已改由${unitName}办理，您单位不用再办。${note ? `原因：${cut(note, 100)}` : '原因可以向兜底专窗了解。'}`,
    hint: '已改派，您单位不用再办',
    button: '看消息',
  }),
})
const reassigned = on.notice('REASSIGNED', {
  to: { REQUESTER: 'PUSH', DESK: 'IN_APP' },
  asks: false,
  while: isBound,
  says: ({ state, unitName, when, day }) => ({
    title: `第 ${state.round} 次办理`,
    phrase: '再次办理',
    template: 'PROGRESS',
    body: `由${unitName}负责人重新办理，编号不变，${when(state.dueAt)} 前答复。`,
    hint: `重新办理，${answerBy(state, day)}`,
  }),
})
const toSign = on.notice('TO_SIGN', {
  to: { UNIT: 'PUSH' },
  asks: true,
  ifNobody: nobodyThere,
  while: ({ stage }) => stage === 'DISPATCHED',
  says: ({ state, when }) => ({
    title: state.round > 1 ? `第 ${state.round} 次办理待签收` : '新诉求待签收',
    phrase: '待签收',
    template: 'PROGRESS',
    body: `签收：${when(state.signDueAt)} 前\n答复：${when(state.dueAt)} 前`,
    hint: '请尽快签收',
    button: '去签收',
  }),
})

type Grading = {
  readonly tier: Tier
  readonly urgency: Urgency
  readonly category: CategoryId
  readonly cause: Cause
}
type Limit = { readonly dueAt: number; readonly provisional: boolean }
/** Where the limit comes earlier than it was; events of an earlier version know nothing of it. */
type Held = { readonly held?: RequestState['held'] }

const graded = on.event(
  'GRADED',
  carries<
    Grading &
      Limit &
      Held & {
        readonly profile: string
        readonly workingDays: number
        /** The limit of a signature that is waited for; null where none is. */
        readonly signDueAt: number | null
      }
  >(),
  {
    line: ({ tier, urgency, category }, nameOf) =>
      `定级：${wordOf(TIER, tier)}、${wordOf(URGENCY, urgency)}、${nameOf?.(category) ?? wordOf(CATEGORY, category)}`,
    fold(state, event) {
      const { tier, urgency, category, cause, profile, workingDays, dueAt, provisional } = event
      return {
        ...{ tier, urgency, category, cause, profile, workingDays, dueAt, provisional },
        // Events of an earlier version name no limit for signing: it stayed.
        signDueAt: event.signDueAt ?? state.signDueAt,
        held: event.held ?? null,
        overdueAt: stillOverdue(state, event),
        urgencySince: state.tier === null || urgency !== state.urgency ? event.at : state.urgencySince,
        remindedAt: dueAt > event.at ? null : state.remindedAt,
      }
    },
    tells: [],
  },
)

export const dispatched = on.event(
  'DISPATCHED',
  carries<
    Limit & {
      readonly round: number
      readonly level: number
      readonly leadUnitId: UnitId
      /** The unit that it is taken from; events of an earlier version name none. */
      readonly fromUnitId?: UnitId | null
      readonly signDueAt: number
      readonly textId: TextId | null
      /** Working minutes beyond the desk's own limit. */
      readonly deskLost?: number
    }
  >(),
  {
    line({ round, fromUnitId, leadUnitId, deskLost = 0 }, nameOf) {
      if (round > 1) return `第 ${round} 次派单，由单位负责人办理`
      const late = deskLost > 0 ? '（专窗晚于期限，答复期限顺延）' : ''
      if (!fromUnitId) return `派单${late}`
      const to = nameOf?.(leadUnitId) ?? '其他单位'
      const how = fromUnitId === leadUnitId ? `仍由${to}办理` : `由${nameOf?.(fromUnitId) ?? '原单位'}改为${to}`
      return `改派：${how}${late}`
    },
    // A dispute sends it on by itself: nobody chose that unit anew.
    followed: ({ round }) => round > 1,
    fold: (state, { at, round, level, leadUnitId, fromUnitId, textId, signDueAt, dueAt, provisional, deskLost }) => ({
      stage: 'DISPATCHED',
      ...{ round, level, leadUnitId, signDueAt, dueAt, provisional },
      formerUnitId: fromUnitId ?? null,
      dispatchTextId: textId,
      deskLost: deskLost ?? null,
      ...{ handlerId: null, assignedAt: null },
      dispatchedAt: at,
      signedAt: null,
      ...(round > state.round ? newRound(at) : {}),
    }),
    tells: [assigned, moved, taken, reassigned, toSign],
    picks({ round, fromUnitId, leadUnitId }) {
      if (round > 1) return [reassigned, toSign]
      if (!fromUnitId) return [assigned, toSign]
      return fromUnitId === leadUnitId ? [moved, toSign] : [moved, taken, toSign]
    },
  },
)

const newRound = (at: number): Partial<RequestState> => ({
  clockStartedAt: at,
  held: null,
  pauses: [],
  resolvedAt: null,
  askedId: null,
  lapsedAt: null,
  remindedAt: null,
  overdueAt: null,
  urgedAt: null,
})

const rules = Object.fromEntries(
  Object.entries(PROFILES[DEFAULT_PROFILE_ID].tiers).map(([tier, { rule }]) => [tier, rule]),
)

/** Asked when it is handed on and when it is graded anew. */
const GRADING = group('GradingInput', {
  tier: choice(TIER, { label: '复杂度', prefill: 'tier', rules }),
  category: categoryField<CategoryId>({ label: '类别', prefill: 'category' }),
  cause: choice(CAUSE, { label: '办不成的原因', prefill: 'cause' }),
  urgency: choice(URGENCY, {
    label: '紧急度',
    prefill: 'urgency',
    hint: '特急 1 个工作小时内签收，其他 4 个工作小时内签收。答复期限不变。',
  }),
})

/** Where it stands once it is graded so, and the limits that follow. `from` is where it would stand without. */
function gradedAnew(from: RequestState, grading: Grading, { now, calendar, profile }: Circumstances) {
  const chosen: Profile | undefined = (PROFILES as Record<string, Profile>)[profile]
  if (!chosen) throw new Error(`unknown deadline profile ${profile}`)
  const { workingDays } = chosen.tiers[grading.tier]
  const { tier, urgency, category, cause } = grading
  // Another urgency moves the limit of a signature still to come (docs/decisions.md 4).
  const urgencySince = from.tier !== null && urgency === from.urgency ? from.urgencySince : now
  const then = { ...from, workingDays, urgency, urgencySince, held: null }
  const limit = movedLimit(then, calendar, now)
  const signDueAt = signDueOf({ ...then, held: limit.held }, calendar)
  return { graded: { tier, urgency, category, cause, profile, workingDays, ...limit }, signDueAt, limit }
}

export const dispatch = on.action('DISPATCH', {
  mutation: 'dispatchRequest',
  says: 'Grades and hands it to one lead unit with a deadline; accepts it first if need be (派单).',
  by: ['CASE_OFFICER'],
  from: ['SUBMITTED', 'ACCEPTED', 'DISPATCHED'],
  to: 'DISPATCHED',
  // The unit that answered before answers again, through its head.
  unless: [on.notNow(({ round }) => round > 1)],
  fields: {
    grading: GRADING,
    leadUnitId: unitField({ label: '牵头单位' }),
    text: optional(
      note({ label: '附言（选填）', hint: '写给牵头单位，申请人也能看到。改派时请写原因，原单位也会收到。' }),
    ),
  },
  form: {
    side: 'STAFF',
    title: '定级并派单',
    button: '受理并派单',
    weight: 'primary',
    key: 'D',
    effect: '提交后：牵头单位收到签收提醒，申请人收到由谁办、什么时候答复。期限从受理算起。',
    done: '已派单',
    at: { ACCEPTED: { button: '派单' }, DISPATCHED: { button: '改派', weight: 'secondary' } },
  },
  makes: [accepted, graded, dispatched],
  follows({ state, input: { grading, leadUnitId, text }, ...circumstances }) {
    const { now, calendar } = circumstances
    const [acceptedAt, clockStartedAt] = [state.acceptedAt ?? now, state.clockStartedAt ?? now]
    const handed = { ...state, acceptedAt, clockStartedAt, dispatchedAt: now, deskLost: 0 }
    const { graded: grades, signDueAt, limit } = gradedAnew(handed, grading, circumstances)
    const { dueAt, provisional } = limit
    const fromUnitId = state.stage === 'DISPATCHED' ? state.leadUnitId : null
    return [
      ...(state.stage === 'SUBMITTED' ? [acceptedNow(state, now, calendar)] : []),
      graded.of({ ...grades, signDueAt: null }),
      dispatched.of({
        ...{
          round: state.round,
          level: state.level,
          leadUnitId,
          fromUnitId,
          textId: text,
          dueAt,
          provisional,
          signDueAt,
        },
        deskLost: lostAtDesk(handed, calendar),
      }),
    ]
  },
})

export const regrade = on.action('REGRADE', {
  mutation: 'regradeRequest',
  says: 'Grades anew; the only human way to move a due date earlier (重新定级).',
  by: ['CASE_OFFICER'],
  from: ['DISPATCHED', 'IN_PROGRESS'],
  to: null,
  unless: [paused],
  fields: { grading: GRADING },
  form: {
    side: 'STAFF',
    button: '重新定级',
    weight: 'more',
    key: 'T',
    effect: '提交后：答复期限按新的复杂度从受理重新计算，可能提前。',
    done: '已重新定级',
  },
  makes: [graded],
  follows({ state, input: { grading }, ...circumstances }) {
    const { graded: grades, signDueAt } = gradedAnew(state, grading, circumstances)
    return [graded.of({ ...grades, signDueAt: state.stage === 'DISPATCHED' ? signDueAt : null })]
  },
})
