import { type Actor, unitActedFor } from '../actor.ts'
import { count, note, optional, type TextId, type UnitId } from '../life/fields.ts'
import { type Alive, type Circumstances, carries, kit, nothing } from '../life/kit.ts'
import { life } from '../life/life.ts'
import type { Word } from '../life/vocabulary.ts'
import { endOfWorkingDay } from '../time/deadline.ts'
import { ORDER_STAGE } from './order.words.ts'

/** 督办: asks a unit why a request is not answered, and by when it will be; unheeded, it climbs to the head. */

export type OrderState = Alive<Word<typeof ORDER_STAGE>> & {
  readonly unitId: UnitId | null
  readonly issuedAt: number
  /** Nobody gave it: a limit had passed. */
  readonly byItself: boolean
  readonly replyDueAt: number
  /** From when that limit counts; null where it was counted by an earlier version. */
  readonly countedFrom: number | null
  /** 1: the unit's handlers; 2: its head. */
  readonly level: 1 | 2
  readonly askedId: TextId | null
  readonly replyId: TextId | null
  /** Working days from the reply within which the unit says that it will be done. */
  readonly promisedDays: number | null
  readonly closedAt: number | null
}
const START: OrderState = {
  version: 0,
  stage: 'ISSUED',
  open: {},
  unitId: null,
  issuedAt: 0,
  byItself: false,
  replyDueAt: 0,
  countedFrom: null,
  level: 1,
  askedId: null,
  replyId: null,
  promisedDays: null,
  closedAt: null,
}

const RELATIONS = ['HANDLER', 'HEAD', 'EARLIER_HANDLER', 'DESK'] as const
type Relation = (typeof RELATIONS)[number]
const AUDIENCES = ['UNIT', 'HEAD', 'DESK', 'ADMIN'] as const
const on = kit<OrderState, Relation, (typeof AUDIENCES)[number]>()

/** What a person's part in an order depends on: the unit that is asked, and who filed the request. */
type OrderStanding = {
  readonly centreId: string
  readonly unitId: string | null
  readonly personId: string | null
  readonly state: Pick<OrderState, 'level'>
}

function standing(actor: Actor, { centreId, unitId, personId, state }: OrderStanding): Relation[] {
  // Nobody supervises his own case, nor answers for it.
  if (actor.personId === personId) return []
  const found: Relation[] = []
  for (const post of actor.posts) {
    if (post.centreId !== centreId) continue
    const inUnit = post.unitId !== null && post.unitId === unitId
    if (inUnit && post.role === 'UNIT_HEAD') found.push('HEAD')
    if (inUnit && post.role === 'UNIT_HANDLER') found.push(state.level === 1 ? 'HANDLER' : 'EARLIER_HANDLER')
    if (post.role === 'CASE_OFFICER') found.push('DESK')
  }
  return found
}

const waits = ({ stage }: OrderState): boolean => stage === 'ISSUED'

const nobodyThere = on.notice('ORDER_NOBODY_THERE', {
  to: { ADMIN: 'PUSH', DESK: 'PUSH' },
  asks: true,
  // An administrator sees no orders.
  opens: 'MESSAGES',
  while: waits,
  says: ({ state, when, unitName }) => ({
    title: '督办单位没有人',
    phrase: '无人接收',
    template: 'PROGRESS',
    body: `${unitName}没有${state.level > 1 ? '部门负责人' : '经办人'}，没有人收到督办。请补上人员，并先电话联系该单位。\n回复督办：${when(state.replyDueAt)} 前`,
    hint: '督办单位没有人收到通知',
  }),
})
const toReply = on.notice('TO_REPLY', {
  to: { UNIT: 'PUSH' },
  asks: true,
  ifNobody: nobodyThere,
  while: waits,
  says: ({ state, when }) => ({
    title: '督办待回复',
    phrase: '待回复',
    template: 'PROGRESS',
    body: `回复督办：${when(state.replyDueAt)} 前\n请写明原因和办结时间`,
    hint: '请按期回复督办',
    button: '去回复',
  }),
})
const climbedNotice = on.notice('ORDER_CLIMBED', {
  to: { HEAD: 'PUSH', DESK: 'IN_APP' },
  asks: true,
  while: waits,
  says: ({ state, when, unitName }) => ({
    title: '督办逾期未回复',
    phrase: '逾期未回复',
    template: 'PROGRESS',
    body: `${unitName}没有按期回复督办，请负责人在 ${when(state.replyDueAt)} 前回复`,
    hint: '督办逾期未回复',
    button: '去回复',
  }),
})
const repliedNotice = on.notice('ORDER_REPLIED', {
  to: { DESK: 'IN_APP' },
  asks: false,
  while: ({ stage }) => stage === 'REPLIED',
  says: ({ state, unitName }) => ({
    title: '督办已回复',
    phrase: '已回复',
    template: 'PROGRESS',
    body: `${unitName}已回复督办，承诺 ${state.promisedDays ?? 0} 个工作日内办结。`,
    hint: '督办已回复',
  }),
})

type Ordered = {
  readonly unitId: UnitId
  readonly level: 1 | 2
  readonly replyDueAt: number
  readonly byItself: boolean
  readonly textId: TextId | null
}
export const ordered = on.event('ORDERED', carries<Ordered>(), {
  line: ({ byItself }) => (byItself ? '超期自动督办' : '下达督办'),
  fold: (_, { at, unitId, level, replyDueAt, byItself, textId }) => ({
    ...{ stage: 'ISSUED', issuedAt: at, unitId, level, replyDueAt, byItself },
    askedId: textId,
    countedFrom: at,
  }),
  tells: [toReply],
})
const climbed = on.event('CLIMBED', carries<{ readonly replyDueAt: number }>(), {
  line: () => '逾期未回复，转单位负责人',
  fold: (_, { at, replyDueAt }) => ({ level: 2, replyDueAt, countedFrom: at }),
  tells: [climbedNotice],
})
const corrected = on.event('CALENDAR_CORRECTED', carries<{ readonly replyDueAt: number }>(), {
  line: () => '工作日安排更新，回复期限重新计算',
  byItself: true,
  fold: (_, { replyDueAt }) => ({ replyDueAt }),
  tells: [],
})
const replied = on.event('REPLIED', carries<{ readonly textId: TextId; readonly days: number }>(), {
  line: ({ days }) => `回复督办：承诺 ${days} 个工作日内办结`,
  fold: (_, { textId, days }) => ({ stage: 'REPLIED', replyId: textId, promisedDays: days }),
  tells: [repliedNotice],
})
const closed = on.event('CLOSED', nothing, {
  line: () => '督办办结',
  fold: (_, { at }) => ({ stage: 'CLOSED', closedAt: at }),
  tells: [],
})

/** What has left it no sense: the request is answered or over, another unit has it, or its limit was put off. */
export type WhyOver = 'SETTLED' | 'HANDED_ON' | 'NOT_LATE'
const LAPSED: Readonly<Record<WhyOver, string>> = {
  SETTLED: '诉求已有结果，督办随之办结',
  HANDED_ON: '诉求已改派，督办随之办结',
  NOT_LATE: '诉求期限已顺延，督办随之办结',
}
const lapsed = on.event('LAPSED', carries<{ readonly because: WhyOver }>(), {
  line: ({ because }) => LAPSED[because],
  byItself: true,
  fold: (_, { at }) => ({ stage: 'CLOSED', closedAt: at }),
  tells: [],
})

/** One working day to reply, counted as the limits of requests are. */
export const replyDue = endOfWorkingDay
export const REPLY_WORKING_DAYS = 1

/** What somebody who orders by hand is asked. */
export const ORDER_FIELDS = {
  text: optional(note({ label: '督办要求（选填）', hint: '写明要单位说明什么。单位会读到。' })),
}

const reply = on.action('REPLY_SUPERVISION', {
  mutation: 'replySupervision',
  says: 'The unit says why, and by when it will be done (回复督办).',
  by: ['HANDLER', 'HEAD'],
  from: ['ISSUED'],
  to: 'REPLIED',
  fields: {
    text: note({ label: '原因和措施', hint: '写明为什么没有办结、正在做什么。' }),
    days: count({ label: '几个工作日内办结', hint: '从回复当天起算，写 1 到 10 的数字。', min: 1, max: 10 }),
  },
  form: {
    side: 'STAFF',
    button: '回复督办',
    weight: 'primary',
    key: 'F',
    effect: '提交后：兜底办收到回复和承诺的办结时间。',
    submit: '提交回复',
    done: '已回复督办',
  },
  makes: [replied],
  follows: ({ input }) => [replied.of({ textId: input.text, days: input.days })],
})

const close = on.action('CLOSE_SUPERVISION', {
  mutation: 'closeSupervision',
  says: 'The desk is content, or it has become pointless (督办办结).',
  by: ['DESK'],
  from: ['ISSUED', 'REPLIED'],
  to: 'CLOSED',
  fields: {},
  form: {
    side: 'STAFF',
    button: '督办办结',
    weight: 'secondary',
    key: 'E',
    final: '办结后单位不能再回复，也不能再打开。',
    done: '督办已办结',
  },
  makes: [closed],
  follows: () => [closed.of({})],
})

const climb = on.timer('CLIMB', {
  at: ({ stage, level, replyDueAt }) => (stage === 'ISSUED' && level === 1 ? replyDueAt + 1 : null),
  makes: [climbed],
  follows: ({ now, calendar }) => [climbed.of({ replyDueAt: replyDue(calendar, now, REPLY_WORKING_DAYS) })],
})

/** By the days as they are known now; nobody becomes late by that alone, so no limit comes to lie in the past. */
const recount = {
  makes: [corrected],
  follows({
    state: { stage, countedFrom, replyDueAt },
    now,
    calendar,
  }: { readonly state: OrderState } & Circumstances) {
    if (stage !== 'ISSUED' || countedFrom === null) return []
    const due = replyDue(calendar, countedFrom, REPLY_WORKING_DAYS)
    return due === replyDueAt || (due < replyDueAt && due <= now) ? [] : [corrected.of({ replyDueAt: due })]
  },
} as const

export const supervisionOrder = life({
  kind: 'SUPERVISION_ORDER',
  type: 'SupervisionOrder',
  word: '督办',
  stages: ORDER_STAGE,
  start: START,
  ended: ['CLOSED'],
  first: [ordered],
  actions: [reply, close],
  timers: [climb],
  lapse: lapsed,
  recount,
  family: { opened: '督办：要求办理单位限时说明', ended: '督办办结' },
  audiences: AUDIENCES,
  relations: RELATIONS,
  views: { VIEW: ['HANDLER', 'HEAD', 'EARLIER_HANDLER', 'DESK'] },
  standing,
  unitActing: (actor, { centreId, unitId }) => unitActedFor(actor, { centreId, unitId }),
  shownAt: ({ closedAt, replyDueAt }) => closedAt ?? replyDueAt,
})
