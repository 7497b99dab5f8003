import { describe, expect, it } from 'vitest'
import { addTokens, isExact, scopeToken, tokensOfWord, wordsOf } from './tokens.ts'

const tokensOf = (text: string): number[] => {
  const tokens = new Set<number>()
  addTokens(text, tokens)
  return [...tokens]
}

describe('tokens of a text', () => {
  it.each([
    ['企业开办', [1325485594, 1310351104, 1593856670]],
    ['A市', [336453940, 1577189376]],
    ['Ａ市', [336453940, 1577189376]],
    ['税', [2047737856]],
    ['', []],
    ['，。 ！', []],
  ])('%s', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens)
  })

  it('are the same two characters wherever they stand, and none across a sign', () => {
    expect(tokensOf('噪音，扰民')).toEqual([...tokensOf('噪音'), ...tokensOf('扰民')])
    expect(tokensOf('噪音扰民')).toContain(tokensOf('音扰')[0])
    expect(tokensOf('噪音，扰民')).not.toContain(tokensOf('音扰')[0])
  })

  it('take rare characters of two halves, and 〇 and 々, as Han', () => {
    expect(tokensOf('𠮷野家')).toHaveLength(3)
    expect(tokensOf('二〇二六')).toHaveLength(3)
  })

  it('of who may see a row are no text', () => {
    const texts = ['unit market', '市场', 'market'].flatMap(tokensOf)
    expect(texts).not.toContain(scopeToken('unit market'))
    expect(scopeToken('unit market')).not.toBe(scopeToken('unit housing'))
  })
})

describe('a word that is looked for', () => {
  const finds = (word: string, text: string) => {
    const tokens = tokensOf(text)
    const asked = wordsOf(word).flatMap(tokensOfWord)
    return asked.length > 0 && asked.every((token) => tokens.includes(token))
  }

  it.each([
    ['噪音', '夜间噪音扰民'],
    ['1000万', '注册资本1000万元'],
    ['00万元', '注册资本1000万元'],
    ['A市B县', '来自A市B县的企业'],
    ['ａ市', 'A市'],
    ['果汁 标签', '标签上写着果汁'],
    ['（青禾）', '智能（青禾）产线'],
  ])('%s is in every text that holds it: %s', (word, text) => {
    expect(finds(word, text)).toBe(true)
  })

  it.each([
    ['音噪', '夜间噪音扰民'],
    ['噪音', '噪，音'],
    ['a', 'abc'],
    ['市', '市场'],
  ])('%s is not found in %s', (word, text) => {
    expect(finds(word, text)).toBe(false)
  })

  it.each([
    ['噪音', true],
    ['噪音扰', false],
    ['a4', false],
    ['市', false],
    ['音a', false],
  ])('%s is what its tokens say and no more: %s', (word, exact) => {
    expect(isExact(word)).toBe(exact)
  })
})
