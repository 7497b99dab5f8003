import { cause, ending, opening } from '../life/cause.ts'
import { request } from '../requests/request.life.ts'
import { isBound, type RequestState } from '../requests/request.state.ts'
import { ORDER_FIELDS, type OrderState, REPLY_WORKING_DAYS, replyDue, supervisionOrder, type WhyOver } from './order.ts'

/** A passed limit is supervised by itself, once while an order waits. */
export const orderWhenOverdue = cause(request, 'OVERDUE', supervisionOrder, ({ state, after, now, calendar }) =>
  state.leadUnitId === null || !stillLate(state, after) || (state.open.SUPERVISION_ORDER ?? 0) > 0
    ? null
    : {
        unitId: state.leadUnitId,
        level: levelOf(after),
        replyDueAt: replyDue(calendar, now, REPLY_WORKING_DAYS),
        byItself: true,
        textId: null,
      },
)

/** What brought it to light has neither answered, ended, moved nor regraded the request. */
const stillLate = (state: RequestState, after: RequestState): boolean =>
  isBound(after) && after.overdueAt !== null && after.leadUnitId === state.leadUnitId

/** It begins with whoever of the unit has the request: where that is the head, it can climb no further. */
const levelOf = ({ level }: RequestState): 1 | 2 => (level > 1 ? 2 : 1)

/** A unit is asked for no longer than it owes the answer, and by itself for no longer than it is late. */
export const orderUntilSettled = ending(request, supervisionOrder, ({ parent, state }) => {
  const because = whyOver(parent, state)
  return because && { because }
})
function whyOver(parent: RequestState, { unitId, byItself }: OrderState): WhyOver | null {
  if (!isBound(parent)) return 'SETTLED'
  if (parent.leadUnitId !== unitId) return 'HANDED_ON'
  return byItself && parent.overdueAt === null ? 'NOT_LATE' : null
}

/** The desk may ask at any time, once while an order waits. */
export const orderByHand = opening(request, supervisionOrder, {
  name: 'ORDER_SUPERVISION',
  mutation: 'orderSupervision',
  says: 'Asks the unit why it is not answered, and by when it will be (督办).',
  by: ['CASE_OFFICER'],
  from: ['DISPATCHED', 'IN_PROGRESS'],
  unless: [
    {
      code: 'SUPERVISED',
      words: { text: '已有一件督办没有办结。', next: '查看最新', step: 'LATEST' },
      stands: ({ open }) => (open.SUPERVISION_ORDER ?? 0) > 0,
    },
  ],
  fields: ORDER_FIELDS,
  form: {
    side: 'STAFF',
    button: '督办',
    weight: 'more',
    key: 'U',
    effect: '提交后：办理单位收到督办，1 个工作日内说明原因和办结时间；逾期转单位负责人。',
    submit: '下达督办',
    done: '已下达督办',
  },
  first: ({ state, input, now, calendar }) =>
    state.leadUnitId === null
      ? null
      : {
          unitId: state.leadUnitId,
          level: levelOf(state),
          replyDueAt: replyDue(calendar, now, REPLY_WORKING_DAYS),
          byItself: false,
          textId: input.text,
        },
})
