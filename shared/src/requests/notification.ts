import { cut } from '../fields.ts'
import { tailOf } from '../request-number.ts'
import type { Calendar } from '../time/calendar.ts'
import { localDate, localTime } from '../time/calendar.ts'
import { remainingWords, unspaced, whenWords } from '../time/dates.ts'
import { CLOSING_WORDS, PRODUCT } from '../words.ts'
import { type EventBody, isPaused, type RequestState } from './service-request.ts'

export const NOTICE_KINDS = [
  'RECEIVED',
  'TO_ACCEPT',
  'ACCEPTED',
  'NOT_ACCEPTED',
  'ASSIGNED',
  'TO_SIGN',
  'SIGNED',
  'PROGRESS',
  'INFORMATION_NEEDED',
  'INFORMATION_HERE',
  'RESUMED',
  'ANSWERED',
  'CONFIRMED',
  'REASSIGNED',
  'CLOSED',
  'URGED',
  'REMINDER',
  'OVERDUE',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** Whom a notice is for: the requester, the officers of the desk, the handlers or the head of the lead unit. */
export const AUDIENCES = ['REQUESTER', 'DESK', 'HANDLERS', 'HEAD'] as const
export type Audience = (typeof AUDIENCES)[number]

export const WECHAT_TEMPLATES = ['INTAKE', 'PROGRESS', 'ANSWER'] as const
export type WeChatTemplate = (typeof WECHAT_TEMPLATES)[number]
export const WECHAT_TEMPLATE_WORDS: Record<WeChatTemplate, string> = {
  INTAKE: '受理结果通知',
  PROGRESS: '办理进度通知',
  ANSWER: '办结确认通知',
}

export type Notice = {
  readonly kind: NoticeKind
  readonly audience: Audience
  /** IN_APP informs; PUSH also leaves the system, since it asks for something or ends a wait. */
  readonly reach: 'IN_APP' | 'PUSH'
}

/** What to tell whom: a pure function of what happened and where the request then stands. */
export function noticesOf(event: EventBody, after: RequestState): Notice[] {
  const unit: Audience = after.level > 1 ? 'HEAD' : 'HANDLERS'
  const push = (kind: NoticeKind, audience: Audience): Notice => ({ kind, audience, reach: 'PUSH' })
  const tell = (kind: NoticeKind, audience: Audience): Notice => ({ kind, audience, reach: 'IN_APP' })
  switch (event.type) {
    case 'FILED':
      return [tell('RECEIVED', 'REQUESTER'), push('TO_ACCEPT', 'DESK')]
    case 'ACCEPTED':
      // Accepting and dispatching in one step tells the requester once, with the unit and the date.
      return after.stage === 'ACCEPTED' ? [push('ACCEPTED', 'REQUESTER')] : []
    case 'NOT_ACCEPTED':
      return [push('NOT_ACCEPTED', 'REQUESTER')]
    case 'DISPATCHED':
      return event.round > 1
        ? [push('REASSIGNED', 'REQUESTER'), push('TO_SIGN', 'HEAD'), tell('REASSIGNED', 'DESK')]
        : [push('ASSIGNED', 'REQUESTER'), push('TO_SIGN', unit)]
    case 'SIGNED':
      return [push('SIGNED', 'REQUESTER')]
    case 'PROGRESS_ADDED':
      return [push('PROGRESS', 'REQUESTER')]
    case 'INFORMATION_REQUESTED':
      return [push('INFORMATION_NEEDED', 'REQUESTER')]
    case 'INFORMATION_SUPPLIED':
      return [push('INFORMATION_HERE', unit)]
    case 'PAUSE_ENDED':
      return [push('RESUMED', 'REQUESTER'), push('RESUMED', unit)]
    case 'RESOLVED':
      return [push('ANSWERED', 'REQUESTER')]
    case 'CONFIRMED':
      return [tell('CONFIRMED', unit)]
    case 'CLOSED':
      return event.how === 'CONFIRMED'
        ? []
        : [tell('CLOSED', 'REQUESTER'), ...(after.leadUnitId === null ? [] : [tell('CLOSED', unit)])]
    case 'URGED':
      return after.level > 1 ? [push('URGED', 'HEAD')] : [push('URGED', 'HANDLERS'), push('URGED', 'HEAD')]
    case 'REMINDED':
      return [push('REMINDER', unit)]
    case 'OVERDUE':
      return after.level > 1 ? [push('OVERDUE', 'HEAD')] : [push('OVERDUE', 'HANDLERS'), push('OVERDUE', 'HEAD')]
    case 'IMPORTED':
    case 'GRADED':
    case 'DISPUTED':
    case 'RATED':
    case 'DISCIPLINE_TRIGGERED':
    case 'CALENDAR_CORRECTED':
      return []
  }
}

/** Whether a notice still says something true: asking for a signature that was given is not worth a push. */
export function stillTrue(kind: NoticeKind, state: RequestState): boolean {
  if (kind === 'TO_ACCEPT') return state.stage === 'SUBMITTED'
  if (kind === 'TO_SIGN') return state.stage === 'DISPATCHED'
  if (kind === 'ACCEPTED') return state.stage === 'ACCEPTED'
  // Where it is and who has it says nothing any more once the answer is there, or the end.
  if (kind === 'ASSIGNED' || kind === 'REASSIGNED' || kind === 'SIGNED' || kind === 'PROGRESS') return isBound(state)
  if (kind === 'INFORMATION_NEEDED') return isPaused(state)
  if (kind === 'INFORMATION_HERE' || kind === 'RESUMED') return state.stage === 'IN_PROGRESS' && !isPaused(state)
  if (kind === 'ANSWERED') return state.stage === 'RESOLVED'
  if (kind === 'URGED') return isBound(state)
  if (kind === 'REMINDER') return isBound(state) && state.overdueAt === null
  if (kind === 'OVERDUE') return isBound(state) && state.overdueAt !== null
  return true
}

const isBound = (state: RequestState): boolean => state.stage === 'DISPATCHED' || state.stage === 'IN_PROGRESS'

export type NoticeFacts = {
  readonly number: string
  readonly title: string
  readonly unitName: string
  readonly state: RequestState
  readonly now: number
  readonly calendar: Calendar
}

export type NoticeText = {
  readonly title: string
  readonly body: string
  /** Status in at most five Han, for WeChat's phrase values. */
  readonly phrase: string
  /** At most 20 characters, for WeChat's thing values. */
  readonly hint: string
  readonly template: WeChatTemplate
  readonly button: string
}

/** What a notice says; each channel's rendering below takes it from here. */
export function noticeText(kind: NoticeKind, facts: NoticeFacts): NoticeText {
  const { state, unitName, now, calendar } = facts
  const when = (at: number | null) => (at === null ? '' : whenWords(at, now, calendar))
  const due = when(state.dueAt)
  // A clock that had run out does not stop.
  const stopped = state.overdueAt === null ? '计时已暂停，' : ''
  const text = (
    title: string,
    phrase: string,
    template: WeChatTemplate,
    body: string,
    hint: string,
    button = '去查看',
  ): NoticeText => ({ title, phrase, template, body: unspaced(body), hint: cut(hint, 20), button })
  switch (kind) {
    case 'RECEIVED':
      return text(
        '已收到您的诉求',
        '已提交',
        'INTAKE',
        `${when(state.intakeDueAt)} 前告知您是否受理。`,
        '到期前告知是否受理',
      )
    case 'TO_ACCEPT':
      return text('新诉求待受理', '待受理', 'INTAKE', `受理：${when(state.intakeDueAt)} 前`, '请尽快受理', '去受理')
    case 'ACCEPTED':
      return text('诉求已受理', '已受理', 'INTAKE', '正在确定由哪个单位办。', '正在确定由哪个单位办')
    case 'NOT_ACCEPTED':
      return text('不予受理', '不予受理', 'INTAKE', '原因和下一步请点开看。', '原因和下一步请点开看')
    case 'ASSIGNED':
      return text(
        '诉求已受理',
        '已受理',
        'INTAKE',
        `${unitName}牵头，${due} 前答复您。`,
        `${unitName}办理，到期前告知您`,
      )
    case 'TO_SIGN':
      return text(
        state.round > 1 ? `第 ${state.round} 次办理待签收` : '新诉求待签收',
        '待签收',
        'PROGRESS',
        `签收：${when(state.signDueAt)} 前\n答复：${due} 前`,
        '请尽快签收',
        '去签收',
      )
    case 'SIGNED':
      return text('诉求办理中', '办理中', 'PROGRESS', `${unitName}已签收，${due} 前答复您。`, `${unitName}已签收`)
    case 'PROGRESS':
      return text('办理有新进展', '办理中', 'PROGRESS', `${unitName}写了新的进展，请点开看。`, '有新进展，请点开看')
    case 'INFORMATION_NEEDED':
      return text('请您补充材料', '待您补充', 'PROGRESS', `${stopped}补齐后继续。`, `${stopped}补齐后继续`, '去补充')
    case 'INFORMATION_HERE':
      return text('材料已补充', '办理中', 'PROGRESS', `计时继续，${due} 前答复。`, '材料已补充', '去办理')
    case 'RESUMED':
      return text(
        '补正时限已到',
        '办理中',
        'PROGRESS',
        state.overdueAt === null ? `计时继续，${due} 前答复。` : '按已有材料继续办理。',
        '补正时限已到，按已有材料办理',
      )
    case 'ANSWERED':
      return text(
        '已答复，请您确认',
        '已答复',
        'ANSWER',
        `${unitName}已答复。请告诉我们解决没有。`,
        '没解决请点“未解决”重新办',
      )
    case 'CONFIRMED':
      return text('申请人已确认解决', '已解决', 'ANSWER', '这件诉求已办结。', '这件诉求已办结')
    case 'REASSIGNED':
      return text(
        `第 ${state.round} 次办理`,
        '再次办理',
        'PROGRESS',
        `由${unitName}负责人重新办理，编号不变，${due} 前答复。`,
        '由上一级重新办理，编号不变',
      )
    case 'CLOSED':
      return text(
        '诉求已结束',
        '已结束',
        'ANSWER',
        `${state.closedHow ? CLOSING_WORDS[state.closedHow] : '已结束'}。`,
        '诉求已结束',
      )
    case 'URGED':
      return text(
        '申请人催办',
        '已催办',
        'PROGRESS',
        `答复：${due} 前\n请先写一条进展`,
        '申请人催办，请写进展',
        '去办理',
      )
    case 'REMINDER':
      return text(
        '时限过半提醒',
        '办理中',
        'PROGRESS',
        `● ${state.dueAt === null ? '' : remainingWords(state.dueAt, now, calendar)}\n答复：${due} 前`,
        '请按期答复',
        '去办理',
      )
    case 'OVERDUE':
      return text(
        '已超期',
        '已超期',
        'PROGRESS',
        `■ 应在 ${due} 前答复。请先写明原因和预计时间`,
        '请先写明原因和预计时间',
        '去办理',
      )
  }
}

/** In-app message: the floor under every other channel. */
export const inAppMessage = (kind: NoticeKind, facts: NoticeFacts): { title: string; body: string } => {
  const text = noticeText(kind, facts)
  return { title: text.title, body: `“${facts.title}”${text.body}` }
}

/** Values of a WeChat subscription message; the keys are the template's own. */
export function weChatData(kind: NoticeKind, facts: NoticeFacts): Record<string, string> {
  const text = noticeText(kind, facts)
  // The end or the answer where there is one: a limit that has been met is no date to show.
  const { closedAt, resolvedAt, dueAt, intakeDueAt } = facts.state
  const at = closedAt ?? resolvedAt ?? dueAt ?? intakeDueAt
  const date = localDate(at)
  return {
    character_string1: facts.number,
    thing2: cut(facts.title, 20),
    phrase3: text.phrase,
    date4: `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日 ${localTime(at)}`,
    thing5: text.hint,
  }
}

/** At most 40 characters, and no word of the request itself, since an SMS is read by whoever holds the phone. */
export function smsText(kind: NoticeKind, facts: NoticeFacts): string {
  const text = noticeText(kind, facts)
  return `【${PRODUCT}】诉求尾号${tailOf(facts.number)}：${text.hint}。`
}

/** Signs that would make a link, a picture or a heading of what a requester wrote, in their full-width form. */
const withoutMarkdown = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[[\]*_`<>#~|\\]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

/** A DingTalk action card; the number makes each text unique, since equal texts are dropped silently. */
export function dingTalkCard(
  kind: NoticeKind,
  facts: NoticeFacts,
): { title: string; markdown: string; button: string } {
  const text = noticeText(kind, facts)
  const lines = [`**${text.title}**`, withoutMarkdown(facts.title), ...text.body.split('\n'), `编号 ${facts.number}`]
  return { title: text.title, markdown: lines.join('\n\n'), button: text.button }
}
