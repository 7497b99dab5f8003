import { type ColleagueId, colleague } from '../life/fields.ts'
import { carries } from '../life/kit.ts'
import { nobodyThere } from './request.notices.ts'
import { isAssigned, isBound, on, type RequestState } from './request.state.ts'

/** Who of the unit carries it: its head says so, or whoever sees to the staff when somebody goes. */

const limits = ({ stage, signDueAt, dueAt }: RequestState, when: (at: number | null) => string): string =>
  stage === 'DISPATCHED' ? `签收：${when(signDueAt)} 前\n答复：${when(dueAt)} 前` : `答复：${when(dueAt)} 前`

const yours = on.notice('YOURS', {
  to: { CARRIER: 'PUSH' },
  asks: true,
  while: (state) => isBound(state) && isAssigned(state),
  says: ({ state, when }) => ({
    title: '请您经办这件诉求',
    phrase: '待您办理',
    template: 'PROGRESS',
    body: limits(state, when),
    hint: '由您经办，请办理',
    button: '去办理',
  }),
})
const dropped = on.notice('DROPPED', {
  to: { HEAD: 'PUSH', UNIT: 'PUSH' },
  asks: true,
  ifNobody: nobodyThere,
  while: (state) => isBound(state) && !isAssigned(state),
  says: ({ state, when }) => ({
    title: '经办人已离开',
    phrase: '待指定经办',
    template: 'PROGRESS',
    body: `请部门负责人指定经办人；指定以前，单位里都可以办。\n${limits(state, when)}`,
    hint: '经办人已离开，请尽快安排',
    button: '去查看',
  }),
})

type Assigned = {
  /** Null where nobody carries it any more. */
  readonly handlerId: ColleagueId | null
  readonly fromId: string | null
}
export const assigned = on.event('ASSIGNED', carries<Assigned>(), {
  line({ handlerId, fromId }, nameOf) {
    const from = fromId === null ? undefined : nameOf?.(fromId)
    if (handlerId === null) return `${from ?? '经办人'}不再经办，等待重新指定`
    const to = nameOf?.(handlerId) ?? '本单位同事'
    return fromId === null || fromId === handlerId ? `指定由${to}经办` : `改由${to}经办`
  },
  names: ({ handlerId, fromId }) => [handlerId ?? [], fromId ?? []].flat(),
  fold: (_, { at, handlerId }) => ({ handlerId, assignedAt: handlerId === null ? null : at }),
  tells: [yours, dropped],
  picks: ({ handlerId }) => [handlerId === null ? dropped : yours],
})

export const assign = on.action('ASSIGN', {
  mutation: 'assignRequest',
  says: 'The head of the unit names who of it handles this (指定经办人).',
  by: ['LEAD_HEAD'],
  from: ['DISPATCHED', 'IN_PROGRESS'],
  to: null,
  // From the second round on the head handles it himself.
  unless: [on.notNow(({ level }) => level > 1)],
  fields: { handlerId: colleague({ label: '经办人' }) },
  form: {
    side: 'STAFF',
    button: '指定经办人',
    weight: 'secondary',
    key: 'H',
    effect: '提交后：经办人收到提醒，期限不变。以后的提醒发给他，单位其他人仍可以看和办。',
    submit: '指定',
    done: '已指定经办人',
  },
  makes: [assigned],
  follows: ({ state, input: { handlerId } }) => [assigned.of({ handlerId, fromId: state.handlerId })],
})
