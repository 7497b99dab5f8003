import { note, optional, type TextId } from '../life/fields.ts'
import { type Circumstances, carries } from '../life/kit.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Pause } from '../time/deadline.ts'
import { dueOf } from './request.clock.ts'
import { isErased, isPaused, on, type RequestState } from './request.state.ts'

/** Whether what asks something of the requester has come to him: no limit runs against somebody who does not know of it. */

const toRing = on.notice('TO_RING', {
  to: { DESK: 'PUSH' },
  asks: true,
  while: ({ unreachedAt }) => unreachedAt !== null,
  says: () => ({
    title: '请电话联系申请人',
    phrase: '待电话告知',
    template: 'PROGRESS',
    body: '通知没有送达申请人。请打电话告知，再记下“已电话告知”。\n在此之前，申请人的时限不计。',
    hint: '请电话告知申请人',
    button: '去联系',
  }),
})

const unreached = on.event('UNREACHED', carries<{ readonly notice: string }>(), {
  line: () => '通知没有送达，待电话告知申请人',
  byItself: true,
  fold: ({ unreachedAt }, { at }) => ({ unreachedAt: unreachedAt ?? at }),
  tells: [toRing],
})

type Limit = { readonly dueAt: number | null; readonly provisional: boolean }
const reached = on.event('REACHED', carries<Limit & { readonly byPhone: boolean; readonly textId: TextId | null }>(), {
  line: ({ byPhone }) => (byPhone ? '已电话告知申请人' : '通知已送达申请人'),
  fold: (state, { at, dueAt, provisional }) => ({
    ...{ unreachedAt: null, reachedAt: at, dueAt, provisional },
    pauses: begunAnew(state, at),
  }),
  tells: [],
})

/** He knows from now on what is missing: what the wait has taken until now is nobody's, and it begins anew. */
const begunAnew = ({ pauses }: RequestState, at: number): readonly Pause[] =>
  pauses.flatMap((pause) =>
    pause.to === null
      ? [
          { ...pause, to: at, free: true as const },
          { ...pause, from: at },
        ]
      : [pause],
  )

function limitAt(state: RequestState, at: number, calendar: Calendar): Limit {
  const { dueAt, provisional } = state
  return isPaused(state) ? dueOf({ ...state, pauses: begunAnew(state, at) }, calendar) : { dueAt, provisional }
}

const asksHim = (state: RequestState): boolean =>
  isPaused(state) || state.stage === 'RESOLVED' || (state.stage === 'NOT_ACCEPTED' && !isErased(state))

/** What follows when the outbox reports that something that asks was brought to him, or that nothing takes it. */
export const reach = {
  makes: [unreached, reached],
  follows({ state, came, notice, askedAt, now, calendar }: Circumstances & ReachReport<RequestState>) {
    const known = state.unreachedAt === null
    const toldSince = (state.reachedAt ?? Number.NEGATIVE_INFINITY) > askedAt
    if (!came) return known && !toldSince && asksHim(state) ? [unreached.of({ notice })] : []
    return known ? [] : [reached.of({ byPhone: false, textId: null, ...limitAt(state, now, calendar) })]
  },
} as const

/** `notice` is the kind of what was sent. */
type ReachReport<S> = {
  readonly state: S
  readonly came: boolean
  readonly notice: string
  readonly askedAt: number
}

export const recordReached = on.action('REACH', {
  mutation: 'recordReached',
  says: 'The desk has told the requester by telephone what no message brought him (已电话告知).',
  by: ['CASE_OFFICER'],
  from: ['IN_PROGRESS', 'RESOLVED', 'NOT_ACCEPTED'],
  to: null,
  unless: [on.notNow((state) => state.unreachedAt === null || !asksHim(state))],
  fields: { text: optional(note({ label: '通话情况（选填）', hint: '写明告知了什么。申请人也能看到。' })) },
  form: {
    side: 'STAFF',
    button: '已电话告知',
    weight: 'secondary',
    key: 'P',
    effect: '提交后：申请人的时限从现在起算。',
    submit: '记下',
    done: '已记下电话告知',
  },
  makes: [reached],
  follows: ({ state, input, now, calendar }) => [
    reached.of({ byPhone: true, textId: input.text, ...limitAt(state, now, calendar) }),
  ],
})
