import { cut } from '../clean.ts'
import { PRODUCT } from '../product.ts'
import { type Calendar, localDate, localTime } from '../time/calendar.ts'
import { dayWords, unspaced } from '../time/dates.ts'
import { vocabulary, type Word } from './vocabulary.ts'

/** Templates of WeChat's subscription messages, and how they are called there. */
export const WECHAT_TEMPLATE = /* @__PURE__ */ vocabulary('WeChatTemplate', {
  INTAKE: '受理结果通知',
  PROGRESS: '办理进度通知',
  ANSWER: '办结确认通知',
})
export type WeChatTemplate = Word<typeof WECHAT_TEMPLATE>

/**
 * IN_APP informs; PUSH also leaves the system, since it asks for something or ends a wait. TEXT leaves by a text message
 * alone, to whoever has no app that keeps it for him.
 */
export type Reach = 'IN_APP' | 'TEXT' | 'PUSH'

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
  /** What was written when it happened, for a notice that quotes it. */
  readonly note?: string
  /** What opens it beside its number, as it is read out; of kinds that have one. */
  readonly code?: string
}

export type Said = {
  readonly title: string
  readonly body: string
  /** Status in at most five Han, for WeChat's phrase values. */
  readonly phrase: string
  /** At most 20 characters, for WeChat's thing values. */
  readonly hint: string
  /** At most 17 characters, where a text message says something else than the hint. */
  readonly text?: string
  readonly template: WeChatTemplate
  readonly button?: string
  /** The instant that stands beside the words, where it is another than the thing's own. */
  readonly at?: number
}
export type NoticeText = Required<Omit<Said, 'text'>> & Pick<Said, 'text'>

/** Days by their date: what was 明天 when it was sent is something else when it is read. */
type Dates = {
  /** '12月7日（周一）17:00'. */
  when(at: number | null): string
  /** '12月7日', where there is little room. */
  day(at: number | null): string
}

/** Something to tell, to whom and in which words. */
export type Notice<S = never, A extends string = string> = {
  readonly kind: string
  readonly to: Readonly<Partial<Record<A, Reach>>>
  /** Asks for something: its delivery is worth a call of the platform's quota. */
  readonly asks: boolean
  /** Told instead where nobody is behind any of its audiences. */
  readonly ifNobody?: Notice<S, A>
  /** Quotes what was written with it, as `note`. */
  readonly quotes?: true
  /** Opens the list of messages and not the thing, which is not theirs to see. */
  readonly opens?: 'MESSAGES'
  /** Who did it is told as well, which otherwise nobody is, and nothing newer says what it says. */
  readonly receipt?: true
  /** Whether it still says something true; what does not is never sent. */
  readonly while: (state: S) => boolean
  readonly says: (facts: NoticeFacts<S> & Dates) => Said
}
// biome-ignore lint/suspicious/noExplicitAny: of whichever kind of thing
export type AnyNotice = Notice<any, any>
// biome-ignore lint/suspicious/noExplicitAny: of whichever kind of thing
export type AnyFacts = NoticeFacts<any>

const shortDay = (at: number): string => {
  const [, month, day] = localDate(at).split('-').map(Number)
  return `${month}月${day}日`
}

/** What a notice says; each channel's rendering below takes it from here. */
export function noticeText(notice: AnyNotice, facts: AnyFacts): NoticeText {
  const when = (at: number | null) => (at === null ? '' : dayWords(at, facts.now, facts.calendar) + localTime(at))
  const day = (at: number | null) => (at === null ? '' : shortDay(at))
  const { body, hint, button = '去查看', at = facts.shownAt, ...rest } = notice.says({ ...facts, when, day })
  return { ...rest, body: unspaced(body), hint: cut(hint, 20), button, at }
}

/** In-app message: the floor under every other channel. */
export function inAppMessage(notice: AnyNotice, facts: AnyFacts): { title: string; body: string } {
  const text = noticeText(notice, facts)
  return { title: text.title, body: `“${facts.title}”${text.body}` }
}

/** Values of a WeChat subscription message; the keys are the template's own. */
export function weChatData(notice: AnyNotice, facts: AnyFacts): Record<string, string> {
  const text = noticeText(notice, facts)
  const year = localDate(text.at).slice(0, 4)
  return {
    character_string1: facts.number,
    thing2: cut(facts.title, 20),
    phrase3: text.phrase,
    date4: `${year}年${shortDay(text.at)} ${localTime(text.at)}`,
    thing5: text.hint,
  }
}

/**
 * At most 40 characters and the link, and no word of the request itself, since an SMS is read by whoever holds the phone.
 * The number stands there from its month on: the counter alone comes back every day.
 */
export function smsText(notice: AnyNotice, facts: AnyFacts, link = ''): string {
  const [, day = '', ...counter] = facts.number.split('-')
  const number = [day.slice(2), ...counter].join('-')
  const { hint, text = hint } = noticeText(notice, facts)
  return `【${PRODUCT}】诉求${number}：${cut(text, 17)}。${link}`
}

/** Signs that would make a link, a picture or a heading of what a requester wrote, in their full-width form. */
const withoutMarkdown = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[[\]*_`<>#~|\\]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

/** A DingTalk action card; the number makes each text unique, since equal texts are dropped silently. */
export function dingTalkCard(notice: AnyNotice, facts: AnyFacts): { title: string; markdown: string; button: string } {
  const text = noticeText(notice, { ...facts, note: withoutMarkdown(facts.note ?? '') })
  const lines = [`**${text.title}**`, withoutMarkdown(facts.title), ...text.body.split('\n'), `编号 ${facts.number}`]
  return { title: text.title, markdown: lines.join('\n\n'), button: text.button }
}
