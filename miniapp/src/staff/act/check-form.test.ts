import { describe, expect, it } from 'vitest'
import { forbiddenPhrases } from '../forbidden-phrases'
import { FORMS, textHint } from '../forms'
import { checkForm } from './check-form'

const filled = { tier: 'SIMPLE', category: 'TAX', cause: 'OTHER', leadUnitId: 'u1', urgency: 'NORMAL' }

describe('a form before it is sent', () => {
  it('names every choice that is missing', () => {
    expect(Object.keys(checkForm(FORMS.dispatch, { urgency: 'NORMAL' }))).toEqual([
      'tier',
      'category',
      'cause',
      'leadUnitId',
    ])
  })

  it('needs no note to hand a request on', () => {
    expect(checkForm(FORMS.dispatch, filled)).toEqual({})
  })

  it('does not take blanks for an answer', () => {
    expect(checkForm(FORMS.resolve, { resolution: 'SOLVED', text: ' \n　' })).toHaveProperty('text')
  })

  it('counts characters as people do', () => {
    expect(checkForm(FORMS['add-progress'], { text: '𠮷'.repeat(2000) })).toEqual({})
    expect(checkForm(FORMS['add-progress'], { text: '好'.repeat(2003) }).text).toContain('超出 3 个')
  })

  it('asks for article and remedy only where the law forbids it', () => {
    expect(textHint({ resolution: 'EXPLAINED_NOT_POSSIBLE' })).toContain('救济途径')
    expect(textHint({ resolution: 'SOLVED' })).toBeUndefined()
  })
})

describe('phrases that say nothing', () => {
  it('are found across spaces and line breaks', () => {
    expect(forbiddenPhrases('我们高度\n重视，原 则上可以。')).toEqual(['高度重视', '原则上'])
  })

  it('are absent from a text that names who and when', () => {
    expect(forbiddenPhrases('住建局 11月24日前到现场复核。')).toEqual([])
  })
})
