import { nothing } from '../life/kit.ts'
import { instantAt, localDate } from '../time/calendar.ts'
import { KEPT_YEARS } from './request.clock.ts'
import { FILED } from './request.standing.ts'
import { isEnded, isErased, on, type RequestState } from './request.state.ts'

/**
 * What is held of a person, and until when: two years after the end it goes by itself, before that when he asks for it.
 * What is erased stands in rows to which events and state only refer; the history stays (docs/decisions.md 90).
 */

/** The moment after the last day on which it is kept: the day of the end, two years on. */
export function keptUntil({ closedAt }: RequestState): number {
  const [year = 0, month = 1, day = 1] = localDate(closedAt ?? 0)
    .split('-')
    .map(Number)
  const after = new Date(Date.UTC(year + KEPT_YEARS, month - 1, day + 1))
  return instantAt(after.toISOString().slice(0, 10), 0)
}

/** Work orders of an earlier system were filed under its notice, and stand outside clocks (docs/decisions.md 18). */
const isOurs = ({ closedHow }: RequestState): boolean => closedHow !== 'IMPORTED'

const erased = on.event('ERASED', nothing, {
  line: ({ actorId }) => (actorId === null ? '保存期满，个人信息已删除' : '应申请人要求，个人信息已删除'),
  fold: ({ erasedAt, expired }, { at, actorId }) => ({
    erasedAt: erasedAt ?? at,
    expired: expired || actorId === null,
    unreachedAt: null,
  }),
  tells: [],
})

export const erase = on.action('ERASE', {
  mutation: 'erasePersonalData',
  says: 'Whoever filed it has his personal data erased before its time (删除个人信息).',
  by: FILED,
  from: ['CLOSED', 'NOT_ACCEPTED'],
  to: null,
  unless: [on.notNow(isErased), on.notNow((state) => !isOurs(state))],
  fields: {},
  form: {
    side: 'REQUESTER',
    title: '删除个人信息',
    button: '删除个人信息',
    weight: 'danger',
    effect: '编号、办理单位、时间和结论会保留，不再带有您的姓名和电话。',
    final:
      '您的姓名、手机号、写的内容和材料马上删除，不能恢复（已核验企业的诉求，内容去掉姓名和电话后留给企业）。这件诉求不能再评价或反馈未解决。',
    submit: '确认删除',
    done: '已删除。',
  },
  makes: [erased],
  follows: () => [erased.of({})],
})

export const endRetention = on.timer('END_RETENTION', {
  at: (state) => (isEnded(state) && isOurs(state) && !state.expired ? keptUntil(state) : null),
  makes: [erased],
  follows: () => [erased.of({})],
})
