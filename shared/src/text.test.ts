import { describe, expect, it } from 'vitest'
import { clean, cut, folded, oneLine } from './clean.ts'
import { codeOf, lengthOf } from './text.ts'

const FISH = '𩽾'
const FAMILY = '👨‍👩‍👧‍👦'

/** Every one of these draws nothing. */
const HIDDEN = [
  ...'\u0000\u0007\u001b\u007f\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u180e\u200b\u200c\u200d\u200e\u200f',
  ...'\u202a\u202c\u202e\u2060\u2064\u2066\u2069\u206f\u2800\u3164\ufe0e\ufe0f\ufeff\uffa0\ufff9\ufffc',
  '\u{e0001}',
  '\u{e0041}',
  '\u{e007f}',
  '\u{e0100}',
  '\u{1d173}',
  '\u{1bca0}',
  '\ud83d',
  '\udc68',
]
const named = HIDDEN.map((hidden) => [(hidden.codePointAt(0) ?? 0).toString(16), hidden] as const)

describe('what cannot be seen', () => {
  it.each(named)('is nothing, however much of it there is: U+%s', (_, hidden) => {
    for (const text of [hidden, hidden.repeat(25), ` ${hidden}\n${hidden} `]) {
      expect([lengthOf(text), clean(text), oneLine(text), codeOf(text)]).toEqual([0, '', '', ''])
    }
  })

  it.each(named)('is taken out of what can be seen: U+%s', (_, hidden) => {
    const text = `ab${hidden}c${hidden} 卡${hidden.replace('\u{e0100}', '')}住`
    expect([lengthOf(text), clean(text), oneLine(text)]).toEqual([6, 'abc 卡住', 'abc 卡住'])
    expect(codeOf(`9135${hidden}0100`)).toBe('91350100')
  })
})

describe('what writing needs', () => {
  it.each([
    ['a family', FAMILY],
    ['a heart on fire', '❤️‍🔥'],
    ['a heart', '❤️'],
    ['a waving hand of some colour', '👋🏽'],
    ['a woman in an office', '👩🏻‍💼'],
    ['a flag', '🇨🇳'],
    ['a rainbow flag', '🏳️‍🌈'],
    ['a digit in a box', '1️⃣'],
    ['a form of a letter in a name', '葛\u{e0100}城'],
    ['a letter beyond the first plane', `陈${FISH}`],
    ['letters that join in Persian', 'می\u200cخواهم'],
    ['letters that join in Hindi', 'क्\u200dष'],
    ['a form of a Mongolian letter', 'ᠰᠠ\u180bᠨ'],
  ])('stays: %s', (_, text) => {
    expect(clean(text)).toBe(text)
    expect(oneLine(`${text} ${text}`)).toBe(`${text} ${text}`)
  })

  it('stays only there: a joiner between Han joins nothing', () => {
    expect(clean('办\u200d证\ufe0f好')).toBe('办证好')
    expect(clean('🏴\u{e0067}\u{e0062}')).toBe('🏴')
  })
})

describe('a text', () => {
  it('has one form, however it was typed', () => {
    expect(clean('e\u0301t\u00e9')).toBe('été')
    expect(clean('一\r\n二\r三\u2028四\u0085五\v六\f七')).toBe('一\n二\n三\n四\n五\n六\n七')
    expect(clean('\u3000\u00a0 一\n\n\n\n\n二\t\u2003\n')).toBe('一\n\n二')
    expect(oneLine(' 青禾\u3000\u00a0 培训\r\n学校 ')).toBe('青禾 培训 学校')
  })

  it('keeps its width: what is a code is told by its field', () => {
    expect(clean('Ａ座１２层（东）')).toBe('Ａ座１２层（东）')
  })

  it('is not painted over', () => {
    expect([...clean(`好${'\u0335'.repeat(50)}`)]).toHaveLength(5)
    expect(lengthOf(`好${'\u0335'.repeat(50)}`)).toBe(1)
  })

  it('is counted as people count', () => {
    expect(lengthOf(`急${' '.repeat(20)}急`)).toBe(3)
    expect(lengthOf(FISH.repeat(3))).toBe(3)
    expect(lengthOf('\u200b'.repeat(12))).toBe(0)
  })

  it('comes out of cleaning the same when it is cleaned again', () => {
    for (const text of [FAMILY, 'a\u0301\u200b\u0301', '\ud83d\u200b\udc68', '\r\n \u200b\r\n', '\u200b \u200b办']) {
      expect(clean(clean(text))).toBe(clean(text))
      expect(oneLine(oneLine(text))).toBe(oneLine(text))
    }
  })
})

describe('a code', () => {
  it.each([
    ['９１３５０１００Ｍ０００１００Ｙ４３', '91350100M000100Y43'],
    [' 9135 0100\u3000m000-100y43 ', '91350100M000100Y43'],
    ['１２３ ４５６', '123456'],
    ['\u202d123456\u202c', '123456'],
    ['①②③', '123'],
  ])('%s is read as %s', (typed, code) => {
    expect(codeOf(typed)).toBe(code)
  })
})

it('what is searched for has neither width nor case', () => {
  expect(folded('ＡＢＣ（青禾）')).toBe('abc(青禾)')
  expect(folded('Abc(青禾)')).toBe('abc(青禾)')
})

describe('cutting', () => {
  it.each([
    ['消防验收', 4, '消防验收'],
    ['消防验收办理', 4, '消防验…'],
    ['', 4, ''],
    [FISH.repeat(3), 2, `${FISH}…`],
    [FAMILY.repeat(3), 9, `${FAMILY}…`],
    ['🇨🇳🇨🇳🇨🇳', 4, '🇨🇳…'],
    ['注册资本1，000万元的公司', 7, '注册资本…'],
    ['注册资本1,000万元的公司', 9, '注册资本…'],
    ['注册资本1000万元', 10, '注册资本1000万元'],
    ['我们在2026年11月28日递交', 6, '我们在…'],
    ['面积１２００平方米的厂房', 7, '面积…'],
    ['税率从3.25%降到3%以下', 6, '税率从…'],
    ['12345678901234567890', 10, '123456789…'],
    ['a\u0301'.repeat(5), 4, 'a\u0301…'],
  ])('%s to %d', (text, max, expected) => {
    expect(cut(text, max)).toBe(expected)
    expect([...cut(text, max)].length).toBeLessThanOrEqual(max)
  })
})
