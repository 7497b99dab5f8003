import { isWordOf, NEWER_WORDS, wordOf } from '../life/vocabulary.ts'
import { type Calendar, localDate } from '../time/calendar.ts'
import { dayWords, remainingWords, unspaced, whenWords } from '../time/dates.ts'
import { type Lamp, lamp } from '../time/deadline.ts'
import { answerClock, clockOf, disputableUntil, MAX_ROUNDS, silentCloseAt, storedStepDue } from './request.clock.ts'
import { clockStopped, conditionsOf, isEnded, isPaused, type RequestState } from './request.state.ts'
import { CLOSING, CONDITION, type Condition, STAGE } from './request.words.ts'

export type Names = {
  /** Who looks at new requests, such as 云溪县兜底专窗. */
  readonly desk: string
  readonly leadUnit: string | null
}

export const READERS = ['REQUESTER', 'STAFF'] as const
export type Reader = (typeof READERS)[number]

/** What is asked of the requester is said to him; staff read whom they wait for. */
const conditionWord = (condition: Condition, reader: Reader): string =>
  reader === 'STAFF' && condition === 'AWAITING_INFORMATION' ? '待申请人补充' : CONDITION.words[condition]

/**
 * One word for stage and strongest condition; staff and requester read the same, but for who is spoken to. Being late is
 * the lamp's word, which stands beside it.
 */
export function statusWord(state: RequestState, reader: Reader = 'REQUESTER'): string {
  if (state.stage === 'CLOSED' && state.closedHow) return wordOf(CLOSING, state.closedHow)
  const [strongest] = conditionsOf(state)
  if (strongest === 'AWAITING_INFORMATION' && !clockStopped(state)) return conditionWord(strongest, reader)
  if (state.round > 1 && !clockStopped(state)) return `第 ${state.round} 次办理`
  return isWordOf(STAGE, state.stage) ? STAGE.words[state.stage] : NEWER_WORDS.word
}

/** One sentence: who acts, until when; to the requester it speaks, to staff it speaks of him. */
export function headline(
  state: RequestState,
  names: Names,
  now: number,
  calendar: Calendar,
  reader: Reader = 'REQUESTER',
): string {
  return unspaced(sentence(state, names, now, calendar, reader))
}

function sentence(state: RequestState, names: Names, now: number, calendar: Calendar, reader: Reader): string {
  const unit = names.leadUnit ?? names.desk
  const when = (at: number | null) => (at === null ? '' : whenWords(at, now, calendar))
  const you = reader === 'REQUESTER' ? '您' : '申请人'
  const late = isLate(state, now, calendar)
  switch (state.stage) {
    case 'SUBMITTED':
      return now > state.intakeDueAt
        ? `${names.desk}应在 ${when(state.intakeDueAt)} 前告知${you}是否受理，已经超期。`
        : `${names.desk} ${when(state.intakeDueAt)} 前告知${you}是否受理。`
    case 'ACCEPTED':
      return now > (state.dispatchDueAt ?? now)
        ? `已受理，${names.desk}应在 ${when(state.dispatchDueAt)} 前确定由哪个单位办，已经超期。`
        : `已受理，${names.desk} ${when(state.dispatchDueAt)} 前确定由哪个单位办。`
    case 'NOT_ACCEPTED':
      return '不予受理，原因和下一步见下方说明。'
    case 'DISPATCHED':
      if (late) return `${unit}应在 ${when(state.dueAt)} 前答复，已经超期，正在督促。`
      return state.round > 1
        ? `由${unit}负责人重新办理，${when(state.dueAt)} 前答复${you}。`
        : `${unit}牵头，应于 ${when(state.signDueAt)} 前签收，${when(state.dueAt)} 前答复${you}。`
    case 'IN_PROGRESS':
      if (isPaused(state) && reader === 'STAFF' && state.unreachedAt !== null) {
        return '需要申请人补充材料，通知没有送达，等专窗电话告知。'
      }
      if (isPaused(state)) return `需要${you}补充材料，${late ? '' : '计时已暂停，'}补齐后继续。`
      return late
        ? `${unit}应在 ${when(state.dueAt)} 前答复，已经超期，正在督促。`
        : `${unit}正在办，${when(state.dueAt)} 前答复${you}。`
    case 'RESOLVED':
      if (state.unreachedAt !== null) {
        return `${unit}已答复${reader === 'REQUESTER' ? '。请告诉我们解决没有。' : '，通知没有送达，等专窗电话告知申请人。'}`
      }
      return reader === 'REQUESTER'
        ? `${unit}已答复。请在 ${dayWords(silentCloseAt(state, calendar), now, calendar)}前告诉我们解决没有。`
        : `${unit}已答复，等申请人在 ${dayWords(silentCloseAt(state, calendar), now, calendar)}前确认。`
    case 'CLOSED':
      if (state.closedHow === 'WITHDRAWN') return `${you}已撤回这件诉求。`
      if (state.closedHow === 'UNCONFIRMED') {
        const open = localDate(now) <= disputableUntil(state) && state.round < MAX_ROUNDS
        return `7 个工作日没有收到${you}的回复，${open ? '30 天内仍可说“未解决”' : '已结束'}。`
      }
      if (state.closedHow === 'IMPORTED') return '从原系统导入的历史诉求，只供查阅。'
      return `${you}已确认解决。`
  }
  return NEWER_WORDS.headline
}

/** Past the limit with a clock that runs: a pause that began in time holds it, one that began after it does not. */
function isLate(state: RequestState, now: number, calendar: Calendar): boolean {
  const held = isPaused(state) && clockOf(state, calendar)?.pausedSince !== null
  return state.dueAt !== null && now > state.dueAt && !held
}

export type LampView = {
  readonly colour: Lamp
  readonly word: string
  readonly remaining: string | null
  /** The limit itself, such as 今天 17:00. */
  readonly limit: string | null
}

export const LAMP_WORDS: Record<Lamp, string> = { GREEN: '正常', AMBER: '临期', RED: '超期', PAUSED: '暂停', NONE: '' }

/**
 * The lamp of the limit that a reader waits for: staff of the step that is due now (intake, dispatch, signing, the answer),
 * a requester of the answer, once its date is known.
 */
export function lampOf(state: RequestState, now: number, calendar: Calendar, reader: Reader = 'REQUESTER'): LampView {
  const answerLate = state.dueAt !== null && now > state.dueAt
  const step = reader === 'STAFF' && !answerLate ? storedStepDue(state) : null
  const bound = clockStopped(state) ? null : (step ?? state.dueAt ?? bindingDue(state))
  const answers = bound !== null && step === null && state.dueAt !== null
  const colour = lamp(calendar, now, {
    ...(answers ? answerClock(state, calendar) : { startAt: stepStart(state), dueAt: bound ?? state.submittedAt }),
    // A pause that began after the limit stops no clock.
    paused: (clockOf(state, calendar)?.pausedSince ?? null) !== null,
    ended: bound === null,
  })
  const counts = colour !== 'NONE' && colour !== 'PAUSED' && bound !== null
  return {
    colour,
    word: LAMP_WORDS[colour],
    remaining: counts ? remainingWords(bound, now, calendar) : null,
    limit: counts ? whenWords(bound, now, calendar) : null,
  }
}

/** When the step that is due now began. */
const stepStart = ({ stage, submittedAt, acceptedAt, dispatchedAt }: RequestState): number =>
  (stage === 'DISPATCHED' ? dispatchedAt : stage === 'ACCEPTED' ? acceptedAt : null) ?? submittedAt

/** The instant that binds now: the limit of intake, of dispatch, of signing, of the answer; null when nothing is due. */
export function bindingDue(state: RequestState): number | null {
  if (clockStopped(state)) return null
  return storedStepDue(state) ?? state.dueAt ?? state.dispatchDueAt ?? state.intakeDueAt
}

export const JOURNEY_STATES = ['DONE', 'CURRENT', 'AHEAD'] as const
export type JourneyState = (typeof JOURNEY_STATES)[number]
export type JourneyStep = {
  readonly name: string
  readonly state: JourneyState
  readonly at: number | null
  readonly badge: string | null
}

/** How many steps are done. What ended early stays where it stopped, and silence is not a confirmation. */
function stepsDone(state: RequestState): number {
  if (state.stage === 'CLOSED' && state.closedHow === 'WITHDRAWN') return state.acceptedAt === null ? 1 : 2
  if (state.closedHow === 'IMPORTED') return state.answerId === null ? 1 : 4
  if (state.stage === 'CLOSED') return state.closedHow === 'CONFIRMED' ? 5 : 4
  const done: Partial<Record<string, number>> = { SUBMITTED: 1, RESOLVED: 4, NOT_ACCEPTED: 1 }
  return done[state.stage] ?? 2
}

/** Five steps from filing to confirmation; side states stand as a badge on 办理. */
export function journeyOf(state: RequestState, reader: Reader = 'REQUESTER'): JourneyStep[] {
  const reached = stepsDone(state)
  // That somebody is asked why changes nothing about the step.
  const conditions = conditionsOf(state).filter((condition) => condition !== 'SUPERVISED')
  const badge = isEnded(state)
    ? null
    : (conditions.map((condition) =>
        condition === 'REDISPATCHED' ? `第 ${state.round} 次办理` : conditionWord(condition, reader),
      )[0] ?? null)
  const confirmedAt = state.closedHow === 'CONFIRMED' ? state.closedAt : null
  const at = [state.submittedAt, state.acceptedAt, state.signedAt, state.resolvedAt, confirmedAt]
  return ['提交', '受理', '办理', '答复', '确认'].map((name, index) => ({
    name,
    state: index < reached ? 'DONE' : index === reached ? 'CURRENT' : 'AHEAD',
    at: at[index] ?? null,
    badge: name === '办理' ? badge : null,
  }))
}
