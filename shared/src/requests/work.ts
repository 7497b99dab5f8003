import { choice, note, type TextId } from '../life/fields.ts'
import { carries, nothing } from '../life/kit.ts'
import { wordOf } from '../life/vocabulary.ts'
import { paused } from './information.ts'
import { silentCloseAt } from './request.clock.ts'
import { answerBy } from './request.notices.ts'
import { UNIT } from './request.standing.ts'
import { isAssigned, isBound, on } from './request.state.ts'
import { RESOLUTION, type Resolution } from './request.words.ts'

/** What the unit does: sign for it, say how it goes, answer. */

const signedNotice = on.notice('SIGNED', {
  to: { REQUESTER: 'PUSH' },
  asks: false,
  while: isBound,
  says: ({ state, unitName, when, day }) => ({
    title: '诉求办理中',
    phrase: '办理中',
    template: 'PROGRESS',
    body: `${unitName}已签收，${answerBy(state, when)}。`,
    hint: `已签收，${answerBy(state, day)}`,
  }),
})
const progress = on.notice('PROGRESS', {
  to: { REQUESTER: 'PUSH' },
  asks: false,
  while: isBound,
  says: ({ state, unitName, when, day }) => ({
    title: '办理有新进展',
    phrase: '办理中',
    template: 'PROGRESS',
    body: `${unitName}写了新的进展，请点开看。${answerBy(state, when)}。`,
    hint: `有新进展，${answerBy(state, day)}`,
  }),
})
const answered = on.notice('ANSWERED', {
  to: { REQUESTER: 'PUSH' },
  asks: true,
  while: ({ stage }) => stage === 'RESOLVED',
  says: ({ state, unitName, calendar, when, day }) => ({
    title: '已答复，请您确认',
    phrase: '已答复',
    template: 'ANSWER',
    body: `${unitName}已答复。请在 ${when(silentCloseAt(state, calendar))} 前告诉我们解决没有，没解决可以重新办；到期没有回复会自动结束。`,
    hint: `已答复，${day(silentCloseAt(state, calendar))}前请说解决没有`,
  }),
})

const signed = on.event('SIGNED', nothing, {
  line: () => '签收',
  fold: (state, { at, actorId }) => ({
    ...{ stage: 'IN_PROGRESS', signedAt: at },
    // Whoever was named carries it, whoever of the unit signs.
    handlerId: isAssigned(state) ? state.handlerId : actorId,
  }),
  tells: [signedNotice],
})
const progressAdded = on.event('PROGRESS_ADDED', carries<{ readonly textId: TextId }>(), {
  line: () => '办理进展',
  fold: () => ({}),
  tells: [progress],
})
const resolved = on.event('RESOLVED', carries<{ readonly resolution: Resolution; readonly textId: TextId }>(), {
  line: ({ resolution }) => `答复：${wordOf(RESOLUTION, resolution)}`,
  fold: (_, { at, resolution, textId }) => ({
    ...{ stage: 'RESOLVED', resolvedAt: at, resolution, answerId: textId },
    unreachedAt: null,
  }),
  tells: [answered],
})

export const sign = on.action('SIGN', {
  mutation: 'signRequest',
  says: 'The unit takes it (签收).',
  by: UNIT,
  from: ['DISPATCHED'],
  to: 'IN_PROGRESS',
  fields: {},
  form: { side: 'STAFF', button: '签收', weight: 'primary', key: 'S', done: '已签收' },
  makes: [signed],
  follows: () => [signed.of({})],
})

export const addProgress = on.action('ADD_PROGRESS', {
  mutation: 'addProgress',
  says: 'A note that the requester reads (写进展).',
  by: UNIT,
  from: ['IN_PROGRESS'],
  to: null,
  fields: { text: note({ label: '进展', hint: '写谁做了什么、下一步什么时候做。申请人会收到。' }) },
  form: {
    side: 'STAFF',
    button: '写进展',
    weight: 'secondary',
    key: 'M',
    effect: '提交后：申请人收到这条进展，期限不变。',
    submit: '提交进展',
    done: '已写进展',
  },
  makes: [progressAdded],
  follows: ({ input }) => [progressAdded.of({ textId: input.text })],
})

export const resolve = on.action('RESOLVE', {
  mutation: 'resolveRequest',
  says: 'Sends the answer (提交答复).',
  by: UNIT,
  from: ['IN_PROGRESS'],
  to: 'RESOLVED',
  unless: [paused],
  fields: {
    resolution: choice(RESOLUTION, { label: '结论' }),
    text: note({ label: '答复内容', hint: '写做了什么、依据什么、下一步怎么办。' }),
  },
  stricter: [
    {
      when: { resolution: ['EXPLAINED_NOT_POSSIBLE'] },
      field: 'text',
      min: 20,
      code: 'BASIS_REQUIRED',
      text: '“依法不能办”要写明条款和救济途径。',
      next: '补写依据',
      hint: '“依法不能办”要写明条款（如《某某条例》第十二条）和救济途径（复议、诉讼或信访）。',
    },
  ],
  form: {
    side: 'STAFF',
    button: '提交答复',
    weight: 'primary',
    key: 'F',
    effect: '提交后：申请人收到答复，由申请人说解决没有。',
    final: '申请人马上收到这份答复，不能收回，也不能改。',
    done: '已提交答复',
  },
  makes: [resolved],
  follows: ({ input }) => [resolved.of({ resolution: input.resolution, textId: input.text })],
})
