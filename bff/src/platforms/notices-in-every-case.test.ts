import { cut, titleOf } from '@qihu/shared'
import { HISTORY_CALENDARS, randomHistory } from '@qihu/shared/history-generator'
import { noticeKindsOf, noticeOf, noticesOf } from '@qihu/shared/life/life'
import {
  type AnyFacts,
  type AnyNotice,
  dingTalkCard,
  inAppMessage,
  noticeText,
  smsText,
  weChatData,
} from '@qihu/shared/life/notice'
import { seeded } from '@qihu/shared/life/samples'
import { request } from '@qihu/shared/requests/request.life'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fitWorkNotice, workNoticeByteLimit, workNoticeBytes } from './dingtalk-notice.ts'
import { checkTemplateValue, fitThing } from './wechat-values.ts'

const HISTORIES = 2000
const KINDS = noticeKindsOf(request)

function noticeCalled(kind: string): AnyNotice {
  const notice = noticeOf(request, kind)
  if (!notice) throw new Error(`there is no notice ${kind}`)
  return notice
}

const ID = '01a1f693-21c1-70dc-8791-98cf85233dec'
const URL = `https://a-rather-long-host-name.qihu.example.gov.cn/staff/request/request?id=${ID}&m=${ID}`
const NUMBERS = ['QH330199-260924-0042-7', 'QH330199-271231-99999-0']

/** Titles as people write them, and as nobody should. */
const TITLES = [
  '艺术培训场所消防验收卡在面积不足一千平方米怎么办才好呢',
  '🏢'.repeat(24),
  '👨‍👩‍👧‍👦 家的诉求🔥🔥',
  '１２３４５６７８９０号楼的验收',
  '**紧急** [点我](https://example.com) `x` <b>',
  '第一行\n第二行\t第三行',
  'x'.repeat(2000),
  '\u0001控制\u2028符号\u200b',
  '一'.repeat(19),
  '一'.repeat(20),
  '一'.repeat(21),
  '\ud83d 半个表情',
  '"引号" \\ 反斜线',
]
const UNITS = ['住建局', '云溪县住房和城乡建设与综合行政执法管理局（人民防空办公室）', '🏢局', 'A'.repeat(60), '']

const isSound = (text: string) => !/undefined|null|NaN|Invalid|\{\w+\}/.test(text)

/** What is wrong with a notice on any of its channels, once fitted as it is before it is sent. */
function faultsOf(notice: AnyNotice, facts: AnyFacts): string[] {
  const found: string[] = []
  const say = (wrong: boolean, what: string) => wrong && found.push(`${notice.kind}: ${what}`)
  const words = noticeText(notice, { ...facts, title: '题', unitName: '局', note: '因' })
  for (const text of [words.title, words.body, words.phrase, words.hint, words.button]) {
    say(!isSound(text) || text.trim() === '', `a gap in ${text}`)
    say(/[!！]|\p{Extended_Pictographic}/u.test(text.replace(/[●■▲]/gu, '')), `a sign too many in ${text}`)
  }
  for (const [key, value] of Object.entries(weChatData(notice, facts))) {
    const reason = checkTemplateValue(key, key.startsWith('thing') ? fitThing(value) : value)
    say(reason !== null, `${key} is ${reason}: ${value}`)
  }
  const sms = smsText(notice, facts)
  say([...sms].length > 70, `an SMS of ${[...sms].length}`)
  say(/[\p{Cc}]/u.test(sms), 'an SMS of two lines')
  const card = dingTalkCard(notice, facts)
  const sent = fitWorkNotice({ title: card.title, markdown: card.markdown, buttonTitle: card.button, url: URL })
  say(workNoticeBytes(sent) > workNoticeByteLimit, `a card of ${workNoticeBytes(sent)} bytes`)
  say(!sent.markdown.includes(facts.number), 'a card without its number, which equal ones are dropped for')
  say(/\]\(|<b>|`/.test(sent.markdown), 'a card with what a requester made of it')
  say([...card.title].length > 20 || [...card.button].length > 6, 'a title or a button too long')
  const told = inAppMessage(notice, facts)
  say(!isSound(told.title) || !told.body.includes(facts.title), 'a message without its request')
  return found
}

it(`every notice of ${HISTORIES} random histories keeps the rules of every channel, whatever title and unit`, () => {
  const random = seeded(11)
  const any = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const found = new Set<string>()
  const kinds = new Set<string>()
  let checked = 0
  for (let seed = 1; seed <= HISTORIES; seed += 1) {
    for (const { state, step, events } of randomHistory(seed).steps) {
      const told = events.flatMap((event) => noticesOf(request, event, state))
      for (const notice of told.flatMap((each) => (each.ifNobody ? [each, each.ifNobody] : [each]))) {
        kinds.add(notice.kind)
        const about = { number: any(NUMBERS), title: titleOf(any(TITLES)), unitName: any(UNITS) }
        const facts = { ...about, state, shownAt: request.shownAt(state), note: any(TITLES) }
        const calendar = HISTORY_CALENDARS[step.calendar]
        // Sent at once, or a day later after an outage.
        for (const now of [step.at, step.at + 26 * 3_600_000]) {
          checked += 1
          for (const fault of faultsOf(notice, { ...facts, now, calendar })) found.add(fault)
        }
      }
    }
  }
  expect([...found].slice(0, 20)).toEqual([])
  expect([...kinds].toSorted()).toEqual(KINDS.toSorted())
  console.info(`notices: ${checked} on four channels`)
}, 60_000)

it('every kind keeps them with any title at all', () => {
  const [state] = randomHistory(3)
    .steps.map((taken) => taken.state)
    .slice(-1)
  if (!state) throw new Error('no history')
  const dated = { ...state, dueAt: state.submittedAt, signDueAt: state.submittedAt, intakeDueAt: state.submittedAt }
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constantFrom(...TITLES))
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), text, fc.constantFrom(...UNITS), (kind, written, unitName) => {
      const about = { number: NUMBERS[1] ?? '', title: titleOf(written), unitName }
      const facts = { ...about, state: dated, shownAt: request.shownAt(dated) }
      const found = faultsOf(noticeCalled(kind), { ...facts, now: state.submittedAt, calendar: HISTORY_CALENDARS[0] })
      expect(found).toEqual([])
    }),
    { numRuns: 2000 },
  )
}, 60_000)

it('a title is at most 24 characters on one line, whatever was written', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom(...TITLES)), (written) => {
      const title = titleOf(written)
      expect([...title].length).toBeLessThanOrEqual(24)
      expect(title).not.toMatch(/[\n\r]/)
    }),
  )
})

it('finds a value that is too long, a card without its number and a text of two lines (control)', () => {
  const [filed] = randomHistory(5).steps
  if (!filed) throw new Error('no history')
  const facts = {
    number: '编号',
    title: '题',
    unitName: '局',
    state: filed.state,
    shownAt: request.shownAt(filed.state),
    now: filed.step.at,
    calendar: HISTORY_CALENDARS[0],
  }
  expect(faultsOf(noticeCalled('RECEIVED'), facts).join()).toContain('character_string1 is CHARACTERS')
  expect(faultsOf(noticeCalled('RECEIVED'), { ...facts, number: 'QH'.repeat(400) }).join()).toMatch(/TOO_LONG/)
  expect(cut('一'.repeat(30), 20)).toHaveLength(20)
})
