import { files, note, noteOr, type TextId } from '../life/fields.ts'
import { carries } from '../life/kit.ts'
import { clockOf, resumed } from './request.clock.ts'
import { OWN, UNIT } from './request.standing.ts'
import { endedPauses, isPaused, on, type RequestState } from './request.state.ts'

/** What is missing: asked for once a round, supplied, or waited for in vain. The clock stands still meanwhile. */

// A clock that had run out does not stop.
const stopped = ({ overdueAt }: RequestState) => (overdueAt === null ? '计时已暂停，' : '')
const goesOn = (state: RequestState) => state.stage === 'IN_PROGRESS' && !isPaused(state)

const needed = on.notice('INFORMATION_NEEDED', {
  to: { REQUESTER: 'PUSH' },
  asks: true,
  while: isPaused,
  says({ state, calendar, when, day }) {
    const until = clockOf(state, calendar)?.pauseEndsAt ?? null
    return {
      title: '请您补充材料',
      phrase: '待您补充',
      template: 'PROGRESS',
      body: `还差材料，请在 ${when(until)} 前补充。${stopped(state)}补齐后继续。`,
      hint: `还差材料，请在${day(until)}前补充`,
      button: '去补充',
      ...(until === null ? {} : { at: until }),
    }
  },
})
const here = on.notice('INFORMATION_HERE', {
  to: { UNIT: 'PUSH' },
  asks: true,
  while: goesOn,
  says: ({ state, when }) => ({
    title: '材料已补充',
    phrase: '办理中',
    template: 'PROGRESS',
    body:
      state.overdueAt === null
        ? `申请人已补充材料，请在 ${when(state.dueAt)} 前答复。`
        : '申请人已补充材料，请尽快答复。',
    hint: '材料已补充',
    button: '去办理',
  }),
})
const resumedNotice = on.notice('RESUMED', {
  to: { REQUESTER: 'PUSH', UNIT: 'PUSH' },
  asks: false,
  while: goesOn,
  says: ({ state, when, day }) => ({
    title: '补正时限已到',
    phrase: '办理中',
    template: 'PROGRESS',
    body: `先按已有材料继续办理${state.overdueAt === null ? `，${when(state.dueAt)} 前答复` : ''}。材料以后仍可以补充。`,
    hint: state.overdueAt === null ? `${day(state.dueAt)}前答复，材料仍可补充` : '补正时限已到，仍可补充',
  }),
})

type Limit = { readonly dueAt: number; readonly provisional: boolean }
const goingOn = (state: RequestState, { at, dueAt, provisional }: Limit & { readonly at: number }) => ({
  pauses: endedPauses(state, at),
  dueAt,
  provisional,
})

const requested = on.event('INFORMATION_REQUESTED', carries<{ readonly textId: TextId }>(), {
  line: () => '告知补正（待补充，计时暂停）',
  fold: ({ pauses }, { at, textId }) => ({ pauses: [...pauses, { from: at, to: null }], askedId: textId }),
  tells: [needed],
})
const supplied = on.event('INFORMATION_SUPPLIED', carries<Limit & { readonly textId: TextId | null }>(), {
  line: () => '已补充材料',
  fold: (state, event) => ({ ...goingOn(state, event), lapsedAt: null, unreachedAt: null }),
  tells: [here],
})
/** The allowance of paused time is used up: the clock runs again by itself. */
const pauseEnded = on.event('PAUSE_ENDED', carries<Limit>(), {
  line: () => '补正时限已到，恢复计时',
  fold: (state, event) => ({ ...goingOn(state, event), lapsedAt: event.at }),
  tells: [resumedNotice],
})

export const paused = on.obstacle(
  'AWAITING_INFORMATION',
  { text: '正在等申请人补充材料，计时已暂停。', next: '补充后再办，或电话沟通', step: 'CALL' },
  isPaused,
)
const nothingAsked = on.obstacle(
  'NOTHING_ASKED',
  { text: '现在没有需要补充的材料。', next: '查看最新', step: 'LATEST' },
  // What comes late is still worth more than nothing: the unit can not ask again.
  (state) => !isPaused(state) && state.lapsedAt === null,
)
const askedBefore = on.obstacle(
  'NEED_INFO_USED',
  {
    text: '补正只能一次性告知，本轮已用过。申请人没有补的，现在仍可以补充。',
    next: '电话沟通，或自行核查',
    step: 'CALL',
  },
  ({ pauses }) => pauses.length > 0,
)

export const requestInformation = on.action('REQUEST_INFORMATION', {
  mutation: 'requestInformation',
  says: 'Asks once for what is missing and stops the clock (一次性告知补正).',
  by: UNIT,
  from: ['IN_PROGRESS'],
  to: null,
  unless: [paused, askedBefore],
  fields: { text: note({ label: '还差的材料', hint: '一次写全，一行一项。每一轮只能告知一次。' }) },
  form: {
    side: 'STAFF',
    button: '一次性告知补正',
    weight: 'more',
    key: 'N',
    effect: '提交后：申请人收到清单，计时暂停，补齐后继续。',
    final: '一次性告知本轮只有这一次。申请人马上收到清单，不能收回。',
    submit: '告知补正',
    done: '已告知补正，计时已暂停',
  },
  makes: [requested],
  follows: ({ input }) => [requested.of({ textId: input.text })],
})

export const supplement = on.action('SUPPLEMENT', {
  mutation: 'supplementRequest',
  says: 'Supplies what was asked for; the clock goes on (补充材料).',
  by: OWN,
  from: ['IN_PROGRESS'],
  to: null,
  unless: [nothingAsked],
  fields: {
    text: noteOr('attachmentIds', { label: '补充说明', hint: '写明已补充什么；没有的，写明原因。' }),
    attachmentIds: files({ label: '材料' }),
  },
  form: {
    side: 'REQUESTER',
    button: '补充材料',
    weight: 'primary',
    effect: '提交后，办理单位收到材料，计时继续。',
    submit: '提交补充',
    done: '材料已补充。',
  },
  makes: [supplied],
  follows: ({ state, input, now, calendar }) => [supplied.of({ textId: input.text, ...resumed(state, now, calendar) })],
})

export const endPause = on.timer('END_PAUSE', {
  at: (state, calendar) =>
    isPaused(state) && state.unreachedAt === null ? (clockOf(state, calendar)?.pauseEndsAt ?? null) : null,
  makes: [pauseEnded],
  follows({ state, calendar }) {
    const endsAt = clockOf(state, calendar)?.pauseEndsAt ?? 0
    return [pauseEnded.of(resumed(state, endsAt, calendar))]
  },
})
