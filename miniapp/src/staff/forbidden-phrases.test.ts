import { describe, expect, it } from 'vitest'
import { forbiddenPhrases } from './forbidden-phrases'

describe('phrases that say nothing', () => {
  it('are found across spaces and line breaks', () => {
    expect(forbiddenPhrases('我们高度\n重视，原 则上可以。')).toEqual(['高度重视', '原则上'])
  })

  it('are absent from a text that names who and when', () => {
    expect(forbiddenPhrases('住建局 11月24日前到现场复核。')).toEqual([])
  })
})
