import { choice, note, type TextId, type UnitId } from '../life/fields.ts'
import { carries } from '../life/kit.ts'
import type { Calendar } from '../time/calendar.ts'
import { intakeDue } from '../time/deadline.ts'
import { on, type RequestState } from './request.state.ts'
import {
  type CategoryId,
  type Channel,
  DECLINE_REASON,
  type DeclineReason,
  type IntakeReason,
  type Resolution,
} from './request.words.ts'

/** How a request comes in: filed or imported, then accepted or declined. */

const received = on.notice('RECEIVED', {
  // Whoever reads on a page that he closes must not lose what leads back to it.
  to: { REQUESTER: 'TEXT' },
  asks: false,
  receipt: true,
  while: ({ closedHow }) => closedHow !== 'WITHDRAWN',
  says: ({ state, code, when, day }) => ({
    title: '已收到您的诉求',
    phrase: '已提交',
    template: 'INTAKE',
    body: `${when(state.intakeDueAt)} 前告知您是否受理。`,
    hint: `${day(state.intakeDueAt)}前告知是否受理`,
    ...(code && { text: `查询码 ${code}` }),
  }),
})
const toAccept = on.notice('TO_ACCEPT', {
  to: { DESK: 'PUSH' },
  asks: true,
  while: ({ stage }) => stage === 'SUBMITTED',
  says: ({ state, when }) => ({
    title: '新诉求待受理',
    phrase: '待受理',
    template: 'INTAKE',
    body: `受理：${when(state.intakeDueAt)} 前`,
    hint: '请尽快受理',
    button: '去受理',
  }),
})
const acceptedNotice = on.notice('ACCEPTED', {
  to: { REQUESTER: 'PUSH' },
  asks: false,
  while: ({ stage }) => stage === 'ACCEPTED',
  says: ({ state, when, day }) => ({
    title: '诉求已受理',
    phrase: '已受理',
    template: 'INTAKE',
    body: `已经受理，${when(state.dispatchDueAt)} 前确定由哪个单位办。`,
    hint: `${day(state.dispatchDueAt)}前确定由哪个单位办`,
  }),
})
const declinedNotice = on.notice('NOT_ACCEPTED', {
  to: { REQUESTER: 'PUSH' },
  // The refusal sends him elsewhere, and he may object to it.
  asks: true,
  while: () => true,
  says: () => ({
    title: '不予受理',
    phrase: '不予受理',
    template: 'INTAKE',
    body: '这件诉求不予受理。依据、可以去哪里办，请点开看。',
    hint: '不予受理，依据和去处请点开看',
  }),
})

export type Filing = {
  readonly channel: Channel
  readonly intakeReasons: readonly IntakeReason[]
  readonly textId: TextId
  readonly windowId: string | null
}
export const filed = on.event('FILED', carries<Filing & { readonly intakeDueAt: number }>(), {
  line: () => '提交诉求',
  // The page shows what was filed in a place of its own.
  textOf: () => null,
  fold: (_, { at, intakeReasons, textId, intakeDueAt }) => ({
    stage: 'SUBMITTED',
    submittedAt: at,
    intakeReasons,
    descriptionId: textId,
    intakeDueAt,
  }),
  tells: [received, toAccept],
})

/** A work order of an earlier system, over when it came: one event, no clock, no round (docs/decisions.md 18). */
export type Imported = {
  /** What the system it came from is called here. */
  readonly source: string
  readonly filedAt: number
  readonly closedAt: number
  readonly descriptionId: TextId
  readonly leadUnitId: UnitId | null
  readonly category: CategoryId | null
  readonly resolution: Resolution | null
  /** The answer of that time. */
  readonly textId: TextId | null
}
export const imported = on.event('IMPORTED', carries<Imported>(), {
  line: ({ source }) => `历史导入：${source}`,
  fold: (_, { filedAt, descriptionId, leadUnitId, category, textId, closedAt, resolution }) => ({
    stage: 'CLOSED',
    submittedAt: filedAt,
    descriptionId,
    leadUnitId,
    category,
    resolvedAt: textId === null ? null : closedAt,
    resolution,
    answerId: textId,
    closedAt,
    closedHow: 'IMPORTED',
  }),
  tells: [],
})

/** Dispatch falls within 1 working day of acceptance, as intake does of submission (docs/decisions.md 4). */
export const accepted = on.event('ACCEPTED', carries<{ readonly dispatchDueAt: number; readonly late?: boolean }>(), {
  line: ({ late }) => (late ? '受理（晚于期限）' : '受理'),
  fold: (_, { at, dispatchDueAt }) => ({ stage: 'ACCEPTED', acceptedAt: at, dispatchDueAt, clockStartedAt: at }),
  // Accepting and dispatching in one step tells the requester once, with the unit and the date.
  tells: [acceptedNotice],
  picks: (_, after) => (after.stage === 'ACCEPTED' ? [acceptedNotice] : []),
})
/** The desk's own lateness: the limits that follow count from here. */
export const acceptedNow = ({ intakeDueAt }: RequestState, now: number, calendar: Calendar) =>
  accepted.of({ dispatchDueAt: intakeDue(calendar, now).dueAt, late: now > intakeDueAt })

const declined = on.event('NOT_ACCEPTED', carries<{ readonly reason: DeclineReason; readonly textId: TextId }>(), {
  line: () => '不予受理',
  fold: (_, { at, textId }) => ({ stage: 'NOT_ACCEPTED', closedAt: at, answerId: textId }),
  tells: [declinedNotice],
})

export const accept = on.action('ACCEPT', {
  mutation: 'acceptRequest',
  says: 'Takes a request in without dispatching it yet (受理).',
  by: ['CASE_OFFICER'],
  from: ['SUBMITTED'],
  to: 'ACCEPTED',
  fields: {},
  form: { side: 'STAFF', button: '受理', weight: 'secondary', key: 'A', done: '已受理' },
  makes: [accepted],
  follows: ({ state, now, calendar }) => [acceptedNow(state, now, calendar)],
})

export const decline = on.action('DECLINE', {
  mutation: 'declineRequest',
  says: 'Declines it by law, with reason and route (不予受理).',
  by: ['CASE_OFFICER'],
  from: ['SUBMITTED'],
  to: 'NOT_ACCEPTED',
  fields: {
    reason: choice(DECLINE_REASON, { label: '原因' }),
    text: note({ label: '依据和去处', hint: '写明哪一条规定，以及申请人可以去哪里办。' }),
  },
  form: {
    side: 'STAFF',
    button: '不予受理',
    weight: 'more',
    key: 'B',
    effect: '提交后：这件诉求结束，申请人收到原因和去处。',
    final: '这件诉求就此结束，申请人马上收到原因和去处，不能撤销。',
    done: '已告知不予受理',
  },
  makes: [declined],
  follows: ({ input }) => [declined.of({ reason: input.reason, textId: input.text })],
})
