import { choice, note, optional, type TextId, type UnitId } from '../life/fields.ts'
import { carries, nothing } from '../life/kit.ts'
import { wordOf } from '../life/vocabulary.ts'
import { instantAt, localDate } from '../time/calendar.ts'
import { signDue } from '../time/deadline.ts'
import { dispatched } from './dispatch.ts'
import { trigger, triggered } from './limits.ts'
import { disputableUntil, dueOf, MAX_ROUNDS, silentCloseAt } from './request.clock.ts'
import { FILED } from './request.standing.ts'
import { endedPauses, isErased, on } from './request.state.ts'
import { CLOSING, type Closing, DISPUTED_PART, type DisputedPart } from './request.words.ts'

/** How it ends: solved, not solved and begun anew, taken back, or in silence. */

const confirmedNotice = on.notice('CONFIRMED', {
  to: { UNIT: 'IN_APP' },
  asks: false,
  while: () => true,
  says: () => ({
    title: '申请人已确认解决',
    phrase: '已解决',
    template: 'ANSWER',
    body: '这件诉求已办结。',
    hint: '这件诉求已办结',
  }),
})
const closedNotice = on.notice('CLOSED', {
  to: { REQUESTER: 'IN_APP', UNIT: 'IN_APP' },
  asks: false,
  while: () => true,
  says({ state, day }) {
    const open = state.closedHow === 'UNCONFIRMED' && state.round < MAX_ROUNDS
    const until = open ? `${day(instantAt(disputableUntil(state), 0))}前仍可以反馈未解决。` : ''
    return {
      title: '诉求已结束',
      phrase: '已结束',
      template: 'ANSWER',
      body: `${state.closedHow ? wordOf(CLOSING, state.closedHow) : '已结束'}。${until}`,
      hint: '诉求已结束',
    }
  },
})

const confirmed = on.event('CONFIRMED', nothing, {
  line: () => '确认已解决',
  fold: () => ({}),
  tells: [confirmedNotice],
})
const closed = on.event('CLOSED', carries<{ readonly how: Closing }>(), {
  line: ({ how }) => `结束：${wordOf(CLOSING, how)}`,
  fold: (state, { at, how }) => ({
    stage: 'CLOSED',
    closedAt: at,
    closedHow: how,
    pauses: endedPauses(state, at),
    unreachedAt: null,
  }),
  tells: [closedNotice],
  picks: ({ how }) => (how === 'CONFIRMED' ? [] : [closedNotice]),
})
const disputed = on.event('DISPUTED', carries<{ readonly part: DisputedPart; readonly textId: TextId | null }>(), {
  line: ({ part }) => `反馈未解决：${wordOf(DISPUTED_PART, part)}`,
  // A process of the release before may take it although its data is gone: what comes then is kept and erased anew.
  fold: () => ({ closedAt: null, closedHow: null, unreachedAt: null, erasedAt: null, expired: false }),
  tells: [],
})

export const confirm = on.action('CONFIRM', {
  mutation: 'confirmRequest',
  says: 'The requester says it is solved (已解决).',
  by: FILED,
  from: ['RESOLVED'],
  to: 'CLOSED',
  fields: {},
  form: {
    side: 'REQUESTER',
    button: '已解决',
    weight: 'equal',
    final: '确认后这件诉求就办结了，不能再改成“未解决”。之后可以评价。',
    done: '已记下：您确认已解决。',
  },
  makes: [confirmed, closed],
  follows: () => [confirmed.of({}), closed.of({ how: 'CONFIRMED' })],
})

const disputeOver = on.obstacle(
  'DISPUTE_CLOSED',
  { text: '结束后 30 天内可以提出未解决，已过期。', next: '重新提一件诉求', step: 'FILE' },
  (state, { now }) => state.stage === 'CLOSED' && localDate(now) > disputableUntil(state),
)
const tooManyRounds = on.obstacle(
  'TOO_MANY_ROUNDS',
  { text: '已办理 5 次，请由专窗当面协调。', next: '打专窗电话', step: 'CALL' },
  ({ round }) => round >= MAX_ROUNDS,
)

/** Opens the next round: same number, new clock, the head of the unit (docs/decisions.md 2). */
export const dispute = on.action('DISPUTE', {
  mutation: 'disputeRequest',
  says: 'The requester says it is not; opens the next round one level up (未解决).',
  by: FILED,
  from: ['RESOLVED', 'CLOSED'],
  to: 'DISPATCHED',
  unless: [
    on.notNow(({ stage, closedHow }) => stage === 'CLOSED' && closedHow !== 'UNCONFIRMED'),
    on.notNow(isErased),
    disputeOver,
    tooManyRounds,
  ],
  fields: {
    part: choice(DISPUTED_PART, { label: '哪里没解决' }),
    text: optional(note({ label: '再说两句（选填）', hint: '说明后，重新办理的人能更快找到问题。' })),
  },
  form: {
    side: 'REQUESTER',
    title: '反馈未解决',
    button: '未解决',
    weight: 'equal',
    effect: '会由上一级重新办理，编号不变。',
    submit: '提交',
    done: '已反馈，由单位负责人重新办理。',
  },
  makes: [disputed, dispatched, triggered],
  follows({ state, input, now, calendar }) {
    const round = state.round + 1
    const due = dueOf({ ...state, round, clockStartedAt: now, pauses: [], held: null }, calendar)
    return [
      disputed.of({ part: input.part, textId: input.text }),
      dispatched.of({
        ...{ round, level: 2, textId: null },
        leadUnitId: state.leadUnitId ?? ('' as UnitId),
        signDueAt: Math.min(signDue(calendar, now, state.urgency), due.dueAt),
        ...due,
      }),
      ...trigger(state, 'REDISPATCHED', round),
    ]
  },
})

export const withdraw = on.action('WITHDRAW', {
  mutation: 'withdrawRequest',
  says: 'Takes it back (撤回).',
  by: FILED,
  from: ['SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS'],
  to: 'CLOSED',
  fields: {},
  form: {
    side: 'REQUESTER',
    title: '撤回诉求',
    button: '撤回',
    weight: 'danger',
    final: '撤回后不再办理，办理单位会收到通知。以后还可以重新提。',
    submit: '确认撤回',
    done: '已撤回。',
  },
  makes: [closed],
  follows: () => [closed.of({ how: 'WITHDRAWN' })],
})

export const closeSilent = on.timer('CLOSE_SILENT', {
  // Who was not told is not silent.
  at: (state, calendar) =>
    state.stage === 'RESOLVED' && state.unreachedAt === null ? silentCloseAt(state, calendar) + 1 : null,
  makes: [closed],
  follows: () => [closed.of({ how: 'UNCONFIRMED' })],
})
