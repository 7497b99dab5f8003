import { describe, expect, it } from 'vitest'
import { ROLES } from './actor.ts'
import { type AnyStricter, complain, type Field, type Fields } from './life/fields.ts'
import type { Form, Obstacle } from './life/kit.ts'
import { type AnyHappening, apply, eventOf, eventTypesOf, type Life, NOBODY, noticesOf } from './life/life.ts'
import { dingTalkCard, inAppMessage, noticeText, smsText, WECHAT_TEMPLATE } from './life/notice.ts'
import { refusalsOf } from './life/refused.ts'
import type { Vocabulary } from './life/vocabulary.ts'
import { LIVES } from './lives.ts'
import { PRODUCT } from './product.ts'
import { REFUSAL_CODES, type RefusalWords, refuse } from './refusals.ts'
import { headline, journeyOf, lampOf, statusWord } from './requests/headline.ts'
import { HISTORY_CALENDARS, randomHistory } from './requests/history-generator.ts'
import { imported } from './requests/intake.ts'
import { textId, unitId } from './requests/play.fixture.ts'
import { request } from './requests/request.life.ts'
import * as requestWords from './requests/request.words.ts'
import { FACES } from './satisfaction.ts'
import { TIERS, URGENCIES } from './time/deadline.ts'
import { fill, REFUSAL_WORDS, ROLE_WORDS, refusalText } from './words.ts'

const { CATEGORY, CAUSE, CHANNEL, CLOSING, CONDITION, DECLINE_REASON, DISPUTED_PART, FILING_CHANNELS } = requestWords
const { INTAKE_REASON, RATING_REASON, RESOLUTION, REVEAL_REASON, SOLVED, STAGE, TIER, URGENCY } = requestWords

const isVocabulary = (value: object): value is Vocabulary => 'words' in value && 'values' in value
const ACTIONS = LIVES.flatMap(({ actions }) => actions)

/** Every field that is asked, also inside a group. */
const fieldsIn = (fields: Fields): readonly Field[] =>
  Object.values(fields).flatMap((field) => [field, ...(field.shape.kind === 'GROUP' ? fieldsIn(field.shape.of) : [])])
const FIELDS = ACTIONS.flatMap(({ fields }) => fieldsIn(fields))

/** Conditions that an answer brings into force, of actions and of groups. */
const CONDITIONS: readonly AnyStricter[] = [
  ...ACTIONS.flatMap(({ stricter }) => stricter),
  ...FIELDS.flatMap(({ shape }) => (shape.kind === 'GROUP' ? shape.stricter : [])),
]

/** Every closed list there is, whether an action asks for it or not. */
const found: readonly Vocabulary[] = [
  ...Object.values<object>(requestWords).filter(isVocabulary),
  ...LIVES.map(({ stages }) => stages),
  ...FIELDS.flatMap(({ shape }) => (shape.kind === 'CHOICE' || shape.kind === 'CHOICES' ? [shape.of] : [])),
  WECHAT_TEMPLATE,
]
const VOCABULARIES: readonly Vocabulary[] = [...new Set(found)]

const buttonsOf = ({ button, at = {} }: Form<string>): string[] => [
  button,
  ...Object.values(at).flatMap((each) => each?.button ?? []),
]
const BUTTONS = Object.fromEntries(ACTIONS.map(({ name, form }) => [name as string, form.button]))

const UNIONS: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>])[] = [
  ...VOCABULARIES.map(({ name, values, words }) => [name, values, words] as const),
  ['roles', ROLES, ROLE_WORDS],
  ['tiers', TIERS, TIER.words],
  ['urgencies', URGENCIES, URGENCY.words],
  ['actions', ACTIONS.map(({ name }) => name as string), BUTTONS],
]

/** The refusals that chapters name. */
const CHAPTERS: ReadonlyMap<string, RefusalWords> = refusalsOf(LIVES)
const REFUSALS: readonly (readonly [string, RefusalWords])[] = [
  ...REFUSAL_CODES.map((code) => [code, REFUSAL_WORDS[code]] as const),
  ...CHAPTERS,
]

/** Values as long as they come. */
const VALUES = {
  left: '10',
  over: '12345',
  min: '1',
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
    for (const notice of events.flatMap((event) => noticesOf(request, event, state))) {
      const here = { ...facts, now: step.at, shownAt: request.shownAt(state) }
      const text = noticeText(notice, here)
      yield* [text.title, text.body, text.phrase, text.hint, text.button, inAppMessage(notice, here).body]
      yield* [smsText(notice, here), dingTalkCard(notice, here).markdown]
    }
  }
}

/** What happened in them, and the one thing that does not happen to a request that is filed here. */
const work = { source: '12345', filedAt: 0, closedAt: 1, descriptionId: textId('d'), leadUnitId: unitId('u') }
const happened: readonly AnyHappening[] = [
  ...histories.flat().flatMap(({ events }) => events),
  ...apply(request, null, [imported.of({ ...work, category: null, resolution: null, textId: null })], NOBODY(2)).events,
]
const lineOf = (event: AnyHappening): string => eventOf(request, event.type).line(event)

const said = new Set([...sentences(), ...happened.map(lineOf)])
const written = [
  PRODUCT,
  ...UNIONS.flatMap(([, literals, words]) => literals.map((literal) => words[literal] ?? '')),
  ...LIVES.flatMap(({ word, family }) => [word, ...(family ? [family.opened, family.ended] : [])]),
  ...ACTIONS.flatMap(({ form }) => {
    const { title, effect, submit, done } = form
    return [...buttonsOf(form), title ?? '', effect ?? '', submit ?? '', done]
  }),
  ...FIELDS.flatMap(({ label, hint, rules }) => [label, hint ?? '', ...Object.values(rules ?? {})]),
  ...CONDITIONS.map(({ hint }) => hint ?? ''),
  ...FACES.map((face) => face.word),
  ...REFUSALS.flatMap(([code, words]) => [refusalText({ code, field: null, values: VALUES }, words), words.next]),
]
const everything = [...written, ...said]

describe('words', () => {
  it.each(UNIONS)('every one of the %s has words of its own', (_, literals, words) => {
    expect(Object.keys(words).sort()).toEqual([...literals].sort())
    const found = literals.map((literal) => words[literal] ?? '')
    for (const word of found) expect(word).toMatch(/\p{Script=Han}/u)
    expect(new Set(found).size).toBe(found.length)
  })

  it('are those of the closed lists, none of which is lost', () => {
    const known: Vocabulary[] = [
      CATEGORY,
      CAUSE,
      CHANNEL,
      CLOSING,
      CONDITION,
      DECLINE_REASON,
      DISPUTED_PART,
      INTAKE_REASON,
      STAGE,
    ]
    known.push(RATING_REASON, RESOLUTION, REVEAL_REASON, SOLVED, TIER, URGENCY, WECHAT_TEMPLATE)
    expect(known.filter((each) => !VOCABULARIES.includes(each))).toEqual([])
    // The contract has one enumeration for a name.
    expect(new Set(VOCABULARIES.map(({ name }) => name)).size).toBe(VOCABULARIES.length)
    expect([TIER.values, URGENCY.values]).toEqual([TIERS, URGENCIES])
    expect(CHANNEL.values).toEqual([...FILING_CHANNELS, 'IMPORT'])
  })

  it('every event that there is has a line for the history, which no other one reads like', () => {
    const typeOf = new Map<string, string>()
    for (const event of happened) {
      const line = lineOf(event)
      expect(line, event.type).toMatch(/\p{Script=Han}/u)
      expect(typeOf.get(line) ?? event.type, line).toBe(event.type)
      typeOf.set(line, event.type)
    }
    expect([...new Set(typeOf.values())].sort()).toEqual([...eventTypesOf(request)].sort())
  })

  it('every action has a form with a button and what is said once it is done', () => {
    for (const { name, form } of ACTIONS) {
      for (const text of [...buttonsOf(form), form.done]) expect(text, name).toMatch(/\p{Script=Han}/u)
    }
  })

  it('every field that is asked says what it asks for', () => {
    for (const { label, shape } of FIELDS) if (shape.kind !== 'GROUP') expect(label).toMatch(/\p{Script=Han}/u)
    for (const { rules, shape } of FIELDS) {
      if (rules && shape.kind === 'CHOICE') expect(Object.keys(rules).sort()).toEqual([...shape.of.values].sort())
    }
  })

  it('come from enough histories to say everything', () => {
    expect(said.size).toBeGreaterThan(2000)
    const notices = histories
      .flat()
      .flatMap(({ events, state }) => events.flatMap((event) => noticesOf(request, event, state)))
    const there = eventTypesOf(request).flatMap((type) => eventOf(request, type).tells.map(({ kind }) => kind))
    expect(new Set(there).size).toBeGreaterThan(10)
    expect(new Set(notices.map(({ kind }) => kind))).toEqual(new Set(there))
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
  it.each(REFUSALS)('%s says what is wrong in at most 40 characters, and what to do next', (code, words) => {
    const text = refusalText({ code, field: null, values: VALUES }, words)
    expect([...text].length, text).toBeLessThanOrEqual(40)
    expect(text).toMatch(/。$/u)
    const { next } = words
    expect(next).toMatch(/\p{Script=Han}{2}/u)
    expect([...next].length).toBeLessThanOrEqual(20)
    expect(next).not.toMatch(/[。{}]/u)
  })

  it('of a chapter has a code of its own, and what has no words there has them here', () => {
    const codes: readonly string[] = REFUSAL_CODES
    expect([...CHAPTERS.keys()].filter((code) => codes.includes(code))).toEqual([])
    expect(Object.keys(REFUSAL_WORDS).sort()).toEqual([...REFUSAL_CODES].sort())
    const named = [
      ...ACTIONS.flatMap(({ unless }) => unless as readonly Obstacle<never>[]).map(({ code }) => code),
      ...CONDITIONS.map(({ code }) => code),
      ...FIELDS.flatMap(({ missing }) => missing ?? []),
    ]
    expect(named.filter((code) => !codes.includes(code) && !CHAPTERS.has(code))).toEqual([])
    const once = ['BASIS_REQUIRED', 'REASON_REQUIRED', 'AWAITING_INFORMATION', 'NOTHING_ASKED', 'NEED_INFO_USED']
    once.push('ALREADY_RATED', 'RATING_CLOSED', 'DISPUTE_CLOSED', 'TOO_MANY_ROUNDS', 'URGE_TOO_SOON')
    expect(once.filter((code) => !CHAPTERS.has(code))).toEqual([])
  })

  it('of a chapter has one text, wherever it is named', () => {
    const said = (words: RefusalWords): Life => ({
      ...request,
      actions: request.actions.map((each) => ({ ...each, unless: [{ code: 'BURNS', words, stands: () => true }] })),
    })
    const words = { text: '灯还亮着。', next: '去看', step: 'LATEST' } as const
    expect(refusalsOf([said(words), said({ ...words })]).get('BURNS')).toEqual(words)
    expect(() => refusalsOf([said(words), said({ ...words, text: '灯亮着。' })])).toThrow('BURNS')
  })

  it('has words whatever a field complains of', () => {
    const complaints = FIELDS.flatMap((field) =>
      [null, field.shape.kind === 'CHOICES' ? ['NOWHERE'] : 'NOWHERE'].flatMap(
        (value) => complain({ field }, [], { field: value })?.code ?? [],
      ),
    )
    const codes: readonly string[] = REFUSAL_CODES
    expect([...new Set(complaints)].filter((code) => !codes.includes(code) && !CHAPTERS.has(code))).toEqual([])
  })

  it('names the kind of thing that it stands before', () => {
    expect(refusalText(refuse('NOT_YOUR_TURN'))).toBe('这件诉求现在不能做这一步，可能已有人办理。')
    expect(refusalText(refuse('NOT_YOUR_TURN', null, { word: '灯' }))).toContain('这件灯现在')
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
