import { PRODUCT } from '../product.ts'
import { tailOf } from '../request-number.ts'
import { cut } from '../text.ts'
import { type Calendar, localDate, localTime } from '../time/calendar.ts'
import { unspaced, whenWords } from '../time/dates.ts'
import { vocabulary, type Word } from './vocabulary.ts'

/** Templates of WeChat's subscription messages, and how they are called there. */
export const WECHAT_TEMPLATE = /* @__PURE__ */ vocabulary('WeChatTemplate', {
  INTAKE: '受理结果通知',
  PROGRESS: '办理进度通知',
  ANSWER: '办结确认通知',
})
export type WeChatTemplate = Word<typeof WECHAT_TEMPLATE>

/** IN_APP informs; PUSH also leaves the system, since it asks for something or ends a wait. */
export type Reach = 'IN_APP' | 'PUSH'

export type NoticeFacts<S> = {
  readonly number: string
  readonly title: string
  /** Of the unit that has it; empty where none has. */
  readonly unitName: string
  readonly state: S
  /** The instant that a message names beside its words: the end, the answer or the limit. */
  readonly shownAt: number
  readonly now: number
  readonly calendar: Calendar
}

export type Said = {
  readonly title: string
  readonly body: string
  /** Status in at most five Han, for WeChat's phrase values. */
  readonly phrase: string
  /** At most 20 characters, for WeChat's thing values. */
  readonly hint: string
  readonly template: WeChatTemplate
  readonly button?: string
}
export type NoticeText = Required<Said>

/** Something to tell, to whom and in which words. */
export type Notice<S = never, A extends string = string> = {
  readonly kind: string
  readonly to: Readonly<Partial<Record<A, Reach>>>
  /** Asks for something: its delivery is worth a call of the platform's quota. */
  readonly asks: boolean
  /** A receipt: who did it is told as well, which otherwise nobody is. */
  readonly alsoToWhoDidIt?: true
  /** Whether it still says something true; what does not is never sent. */
  readonly while: (state: S) => boolean
  readonly says: (facts: NoticeFacts<S> & { when(at: number | null): string }) => Said
}
// biome-ignore lint/suspicious/noExplicitAny: of whichever kind of thing
export type AnyNotice = Notice<any, any>
// biome-ignore lint/suspicious/noExplicitAny: of whichever kind of thing
export type AnyFacts = NoticeFacts<any>

/** What a notice says; each channel's rendering below takes it from here. */
export function noticeText(notice: AnyNotice, facts: AnyFacts): NoticeText {
  const when = (at: number | null) => (at === null ? '' : whenWords(at, facts.now, facts.calendar))
  const { body, hint, button = '去查看', ...rest } = notice.says({ ...facts, when })
  return { ...rest, body: unspaced(body), hint: cut(hint, 20), button }
}

/** In-app message: the floor under every other channel. */
export function inAppMessage(notice: AnyNotice, facts: AnyFacts): { title: string; body: string } {
  const text = noticeText(notice, facts)
  return { title: text.title, body: `“${facts.title}”${text.body}` }
}

/** Values of a WeChat subscription message; the keys are the template's own. */
export function weChatData(notice: AnyNotice, facts: AnyFacts): Record<string, string> {
  const text = noticeText(notice, facts)
  const date = localDate(facts.shownAt)
  return {
    character_string1: facts.number,
    thing2: cut(facts.title, 20),
    phrase3: text.phrase,
    date4: `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日 ${localTime(facts.shownAt)}`,
    thing5: text.hint,
  }
}

/** At most 40 characters, and no word of the request itself, since an SMS is read by whoever holds the phone. */
export function smsText(notice: AnyNotice, facts: AnyFacts): string {
  return `【${PRODUCT}】诉求尾号${tailOf(facts.number)}：${noticeText(notice, facts).hint}。`
}

/** Signs that would make a link, a picture or a heading of what a requester wrote, in their full-width form. */
const withoutMarkdown = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[[\]*_`<>#~|\\]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

/** A DingTalk action card; the number makes each text unique, since equal texts are dropped silently. */
export function dingTalkCard(notice: AnyNotice, facts: AnyFacts): { title: string; markdown: string; button: string } {
  const text = noticeText(notice, facts)
  const lines = [`**${text.title}**`, withoutMarkdown(facts.title), ...text.body.split('\n'), `编号 ${facts.number}`]
  return { title: text.title, markdown: lines.join('\n\n'), button: text.button }
}
