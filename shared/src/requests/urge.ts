import { nothing } from '../life/kit.ts'
import { localDate } from '../time/calendar.ts'
import { paused } from './information.ts'
import { nobodyThere } from './request.notices.ts'
import { OWN } from './request.standing.ts'
import { isBound, on } from './request.state.ts'

/** 催办: the requester's reminder, once a day. */

const urgedNotice = on.notice('URGED', {
  to: { UNIT: 'PUSH', HEAD: 'PUSH' },
  asks: true,
  ifNobody: nobodyThere,
  while: isBound,
  says: ({ state, when }) => ({
    title: '申请人催办',
    phrase: '已催办',
    template: 'PROGRESS',
    body: `答复：${when(state.dueAt)} 前\n请先写一条进展`,
    hint: '申请人催办，请写进展',
    button: '去办理',
  }),
})

const urged = on.event('URGED', nothing, {
  line: () => '催办',
  fold: (_, { at }) => ({ urgedAt: at, unreachedAt: null }),
  tells: [urgedNotice],
})

const urgedToday = on.obstacle(
  'URGE_TOO_SOON',
  { text: '今天已催过一次，已告知办理单位。明天可以再催。', next: '打电话给办理单位', step: 'CALL' },
  ({ urgedAt }, { now }) => urgedAt !== null && localDate(urgedAt) === localDate(now),
)

export const urge = on.action('URGE', {
  mutation: 'urgeRequest',
  says: 'Urges the unit, once a day (催办).',
  by: OWN,
  from: ['DISPATCHED', 'IN_PROGRESS'],
  to: null,
  unless: [paused, urgedToday],
  fields: {},
  form: { side: 'REQUESTER', button: '催办', weight: 'secondary', done: '已催办，正在办的人和部门负责人会收到提醒。' },
  makes: [urged],
  follows: () => [urged.of({})],
})
