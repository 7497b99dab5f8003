import { describe, expect, it } from 'vitest'
import { ROLES } from './actor.ts'
import { REFUSAL_CODES, refuse } from './refusals.ts'
import { headline, journeyOf, lampOf, statusWord } from './requests/headline.ts'
import { HISTORY_CALENDARS, randomHistory } from './requests/history-generator.ts'
import {
  dingTalkCard,
  inAppMessage,
  NOTICE_KINDS,
  noticesOf,
  noticeText,
  smsText,
  WECHAT_TEMPLATE_WORDS,
  WECHAT_TEMPLATES,
} from './requests/notification.ts'
import { ACTIONS, REVEAL_REASONS } from './requests/policy.ts'
import {
  CATEGORIES,
  CAUSES,
  CHANNELS,
  CLOSINGS,
  CONDITIONS,
  DECLINE_REASONS,
  DISPUTED_PARTS,
  INTAKE_REASONS,
  RESOLUTIONS,
  STAGES,
} from './requests/service-request.ts'
import { FACES } from './satisfaction.ts'
import { TIERS, URGENCIES } from './time/deadline.ts'
import {
  ACTION_WORDS,
  CATEGORY_WORDS,
  CAUSE_WORDS,
  CHANNEL_WORDS,
  CLOSING_WORDS,
  CONDITION_WORDS,
  DECLINE_REASON_WORDS,
  DISPUTED_PART_WORDS,
  EVENT_WORDS,
  fill,
  INTAKE_REASON_WORDS,
  PRODUCT,
  RATING_REASON_WORDS,
  RATING_REASONS,
  REFUSAL_WORDS,
  RESOLUTION_WORDS,
  REVEAL_REASON_WORDS,
  ROLE_WORDS,
  refusalText,
  SOLVED,
  SOLVED_WORDS,
  STAGE_WORDS,
  TIER_WORDS,
  URGENCY_WORDS,
} from './words.ts'

const UNIONS: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>])[] = [
  ['stages', STAGES, STAGE_WORDS],
  ['closings', CLOSINGS, CLOSING_WORDS],
  ['conditions', CONDITIONS, CONDITION_WORDS],
  ['roles', ROLES, ROLE_WORDS],
  ['intake reasons', INTAKE_REASONS, INTAKE_REASON_WORDS],
  ['categories', CATEGORIES, CATEGORY_WORDS],
  ['causes', CAUSES, CAUSE_WORDS],
  ['tiers', TIERS, TIER_WORDS],
  ['urgencies', URGENCIES, URGENCY_WORDS],
  ['resolutions', RESOLUTIONS, RESOLUTION_WORDS],
  ['reasons to decline', DECLINE_REASONS, DECLINE_REASON_WORDS],
  ['disputed parts', DISPUTED_PARTS, DISPUTED_PART_WORDS],
  ['channels', CHANNELS, CHANNEL_WORDS],
  ['solved', SOLVED, SOLVED_WORDS],
  ['reasons for a rating', RATING_REASONS, RATING_REASON_WORDS],
  ['actions', ACTIONS, ACTION_WORDS],
  ['reasons to look at a number', REVEAL_REASONS, REVEAL_REASON_WORDS],
  ['WeChat templates', WECHAT_TEMPLATES, WECHAT_TEMPLATE_WORDS],
]

/** Values as long as they come. */
const VALUES = {
  left: '10',
  over: '12345',
  max: '2000',
  name: '消防验收图.pdf',
  after: '12月28日（周一）09:00',
  seconds: '600',
}

const histories = Array.from({ length: 300 }, (_, index) => randomHistory(index + 1).steps)

/** What 300 histories say to people, moments after each step as well as later. */
function* sentences(): Generator<string> {
  const names = { desk: '云溪县兜底专窗', leadUnit: '住建局' }
  for (const { state, step, events } of histories.flat()) {
    const calendar = HISTORY_CALENDARS[step.calendar]
    const facts = { number: 'QH330199-260924-0042-7', title: '消防验收', unitName: '住建局', state, calendar }
    for (const now of [step.at, step.at + 26 * 3_600_000]) {
      yield headline(state, names, now, calendar)
      yield statusWord(state)
      const lamp = lampOf(state, now, calendar)
      yield* [lamp.word, lamp.remaining ?? '']
    }
    yield* journeyOf(state).flatMap(({ name, badge }) => [name, badge ?? ''])
    for (const { kind } of events.flatMap((event) => noticesOf(event, state))) {
      const here = { ...facts, now: step.at }
      const text = noticeText(kind, here)
      yield* [text.title, text.body, text.phrase, text.hint, text.button, inAppMessage(kind, here).body]
      yield* [smsText(kind, here), dingTalkCard(kind, here).markdown]
    }
  }
}

const said = new Set(sentences())
const written = [
  PRODUCT,
  ...UNIONS.flatMap(([, literals, words]) => literals.map((literal) => words[literal] ?? '')),
  ...Object.values(EVENT_WORDS),
  ...FACES.map((face) => face.word),
  ...REFUSAL_CODES.flatMap((code) => [fill(REFUSAL_WORDS[code].text, VALUES), REFUSAL_WORDS[code].next]),
]
const everything = [...written, ...said]

describe('words', () => {
  it.each(UNIONS)('every one of the %s has words of its own', (_, literals, words) => {
    expect(Object.keys(words).sort()).toEqual([...literals].sort())
    const found = literals.map((literal) => words[literal] ?? '')
    for (const word of found) expect(word).toMatch(/\p{Script=Han}/u)
    expect(new Set(found).size).toBe(found.length)
  })

  it('every event that happens has a line for the history', () => {
    for (const { events } of histories.flat()) {
      for (const event of events) expect(EVENT_WORDS[event.type], event.type).toMatch(/\p{Script=Han}/u)
    }
    expect(new Set(Object.values(EVENT_WORDS)).size).toBe(Object.keys(EVENT_WORDS).length)
  })

  it('come from enough histories to say everything', () => {
    expect(said.size).toBeGreaterThan(2000)
    const kinds = histories.flat().flatMap(({ events, state }) => events.flatMap((event) => noticesOf(event, state)))
    expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(NOTICE_KINDS.length)
  })
})

describe('how they are written', () => {
  const none = (pattern: RegExp) => expect(everything.filter((text) => pattern.test(text)))

  it('with full-width punctuation next to Han', () => {
    none(/\p{Script=Han}[,:;?!()]|[,:;?!()]\p{Script=Han}/u).toEqual([])
  })

  it('with full-width commas and half-width digits and letters throughout', () => {
    none(/[,;]|[０-９Ａ-Ｚａ-ｚ]/u).toEqual([])
  })

  it('without exclamation marks and emoji', () => {
    none(/[!！]|\p{Extended_Pictographic}|\p{Emoji_Presentation}/u).toEqual([])
  })

  it.each([
    '已转相关部门',
    '相关部门',
    '请耐心等待',
    '高度重视',
    '研究研究',
    '原则上',
    '正在走流程',
    '不归我们管',
    '系统坏了',
    '满意请打五星',
    '按规定',
    '工单',
    '亲',
  ])('without %s', (phrase) => {
    expect(everything.filter((text) => text.includes(phrase))).toEqual([])
  })

  it('without a gap, a name of the code or a placeholder', () => {
    none(/undefined|null|NaN|\{|\}| {2}|[A-Z]+_[A-Z]+/).toEqual([])
  })

  it('never asking for a good rating', () => {
    none(/好评|请.{0,6}(?<!不)满意(?!程度)/u).toEqual([])
  })
})

describe('a refusal', () => {
  it.each(REFUSAL_CODES)('%s says what is wrong in at most 40 characters, and what to do next', (code) => {
    const text = refusalText(refuse(code, null, VALUES))
    expect([...text].length, text).toBeLessThanOrEqual(40)
    expect(text).toMatch(/。$/u)
    const { next } = REFUSAL_WORDS[code]
    expect(next).toMatch(/\p{Script=Han}{2}/u)
    expect([...next].length).toBeLessThanOrEqual(20)
    expect(next).not.toMatch(/[。{}]/u)
  })

  it('names the check digit where it is known', () => {
    expect(refusalText(refuse('CREDIT_CODE_CHECK', 'creditCode', { expected: '3' }))).toBe(
      '统一社会信用代码第 18 位不对，应为 3。',
    )
    expect(refusalText(refuse('CREDIT_CODE_CHECK', 'creditCode', {}))).toContain('营业执照')
  })

  it('fills in what it was given, and nothing else', () => {
    expect(fill('还差 {left} 个字，{unknown}完', { left: '3' })).toBe('还差 3 个字，完')
    expect(refusalText(refuse('TEXT_TOO_LONG', 'text', { max: '2000', over: '7' }))).toBe('最多 2000 个字，超出 7 个。')
  })
})
