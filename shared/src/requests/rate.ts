import { choice, choices, count, group, words } from '../life/fields.ts'
import { carries } from '../life/kit.ts'
import { localDate } from '../time/calendar.ts'
import { trigger, triggered } from './limits.ts'
import { daysAfterClosing, RATING_DAYS } from './request.clock.ts'
import { isErased, on } from './request.state.ts'
import { RATING_REASON, SOLVED } from './request.words.ts'

/**
 * 评价: the requester's judgement of a finished round. The answer itself goes nowhere near the request: its server side
 * stores it apart from who gave it (docs/decisions.md 8).
 */

export const RATING_TEXT_MAX = 200
/** 非常不满意 and 不满意. */
const BAD_FACES = [1, 2] as const
export const isBad = (face: number): boolean => BAD_FACES.some((each) => each === face)

const rated = on.event('RATED', carries<{ readonly round: number }>(), {
  line: () => '已评价',
  seenBy: 'VIEW_RATING_EVENT',
  fold: ({ ratedRounds }, { round }) => ({ ratedRounds: [...ratedRounds, round], erasedAt: null, expired: false }),
  tells: [],
})

const alreadyRated = on.obstacle(
  'ALREADY_RATED',
  { text: '这一次办理您已经评价过。', next: '查看诉求', step: 'LATEST' },
  ({ ratedRounds, round }) => ratedRounds.includes(round),
)
const ratingOver = on.obstacle(
  'RATING_CLOSED',
  { text: '评价期为结束后 30 天，已过期。', next: '可打专窗电话反映', step: 'CALL' },
  (state, { now }) => localDate(now) > daysAfterClosing(state, RATING_DAYS),
)

export const rate = on.action('RATE', {
  mutation: 'rateRequest',
  says: 'Rates the finished round, once (评价).',
  by: ['REQUESTER'],
  from: ['CLOSED'],
  to: null,
  unless: [
    alreadyRated,
    on.notNow(isErased),
    on.notNow(({ closedHow }) => closedHow === 'WITHDRAWN' || closedHow === 'IMPORTED'),
    on.notNow(({ leadUnitId }) => leadUnitId === null),
    ratingOver,
  ],
  fields: {
    rating: group(
      'RatingInput',
      {
        face: count({
          label: '您满意吗',
          says: '1 (非常不满意) to 5 (非常满意).',
          min: 1,
          max: 5,
          missing: 'FACE_REQUIRED',
        }),
        solved: choice(SOLVED, { label: '问题解决了吗', missing: 'SOLVED_REQUIRED' }),
        reasons: choices(RATING_REASON, { label: '为什么不满意（可多选）' }),
        text: words({ label: '还想说的（选填）', max: RATING_TEXT_MAX }),
      },
      [
        {
          when: { face: BAD_FACES },
          field: 'reasons',
          min: 1,
          code: 'REASON_REQUIRED',
          text: '请至少选一个不满意的原因。',
          next: '去选择',
        },
      ],
    ),
  },
  form: {
    side: 'REQUESTER',
    page: 'enterprise/rate/rate',
    title: '评价',
    button: '去评价',
    weight: 'primary',
    submit: '提交评价',
    done: '已收到。单位只看到汇总结果，看不到您的名字。',
  },
  makes: [rated, triggered],
  follows: ({ state, input: { rating } }) => [
    rated.of({ round: state.round }),
    ...(isBad(rating.face) ? trigger(state, 'DISSATISFIED', state.round) : []),
  ],
})
