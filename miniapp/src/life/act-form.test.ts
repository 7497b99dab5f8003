import { describe, expect, it } from 'vitest'
import { FORMS as OWN } from '../enterprise/generated/forms'
import { FORMS } from '../staff/generated/forms'
import {
  actionOfPath,
  buttonOf,
  faultsOf,
  hintOf,
  inputOf,
  needsForm,
  pathOf,
  shownFields,
  variablesOf,
  withoutGone,
} from './act-form'

const filled = { tier: 'SIMPLE', category: 'TAX', cause: 'OTHER', leadUnitId: 'u1', urgency: 'NORMAL' }

describe('a form before it is sent', () => {
  it('names every choice that is missing', () => {
    const faults = faultsOf(FORMS.DISPATCH, { urgency: 'NORMAL' })
    expect(Object.keys(faults)).toEqual(['tier', 'category', 'cause', 'leadUnitId'])
    expect(faults.tier).toBe('请选择复杂度。')
  })

  it('takes what is not offered any more for not chosen, once it is known what is', () => {
    const fields = shownFields(FORMS.DISPATCH)
    const still = (ids: readonly string[]) => ids.map((value) => ({ value }))
    const offered = { CATEGORY: still(['FIRE_SAFETY']), UNIT: still(['u1']) } as Record<string, { value: string }[]>
    const values = withoutGone(fields, filled, ({ shape }) => offered[shape.kind])
    expect(Object.keys(faultsOf(FORMS.DISPATCH, values))).toEqual(['category'])
    expect(withoutGone(fields, filled, () => undefined)).toBe(filled)
  })

  it('needs no note to hand a request on', () => {
    expect(faultsOf(FORMS.DISPATCH, filled)).toEqual({})
  })

  it('does not take blanks for an answer', () => {
    expect(faultsOf(FORMS.RESOLVE, { resolution: 'SOLVED', text: ' \n　' })).toEqual({ text: '请写明答复内容。' })
  })

  it('counts characters as people do', () => {
    expect(faultsOf(FORMS.ADD_PROGRESS, { text: '𠮷'.repeat(2000) })).toEqual({})
    expect(faultsOf(FORMS.ADD_PROGRESS, { text: '好'.repeat(2003) }).text).toContain('超出 3 个')
  })

  it('asks for article and remedy only where the law forbids it', () => {
    const text = shownFields(FORMS.RESOLVE).find(({ name }) => name === 'text')
    if (!text) throw new Error('an answer has a text')
    expect(hintOf(text, { resolution: 'EXPLAINED_NOT_POSSIBLE' })).toContain('救济途径')
    expect(hintOf(text, { resolution: 'SOLVED' })).not.toContain('救济途径')
    expect(faultsOf(FORMS.RESOLVE, { resolution: 'EXPLAINED_NOT_POSSIBLE', text: '不行' }).text).toContain('条款')
    expect(faultsOf(FORMS.RESOLVE, { resolution: 'SOLVED', text: '已办好' })).toEqual({})
  })

  it('lets files stand for words where the action does', () => {
    expect(faultsOf(OWN.SUPPLEMENT, { text: '' })).toHaveProperty('text')
    expect(faultsOf(OWN.SUPPLEMENT, { text: '' }, ['a file'])).toEqual({})
  })
})

describe('what is sent', () => {
  it('gathers the answers of a group, and says nothing where nothing was written', () => {
    const { tier, category, cause, urgency, leadUnitId } = filled
    expect(inputOf(FORMS.DISPATCH.fields, { ...filled, text: '  ' })).toEqual({
      grading: { tier, category, cause, urgency },
      leadUnitId,
      text: null,
    })
  })

  it('sends an empty text where only files were given, and leaves these to whoever sends', () => {
    expect(inputOf(OWN.SUPPLEMENT.fields, { text: '' })).toEqual({ text: '' })
  })

  it('carries numbers as numbers and several choices as a list', () => {
    const rated = { face: '2', solved: 'NO', reasons: 'SLOW,SHIRKING', text: '' }
    expect(variablesOf(OWN.RATE, { id: 'r', version: 3, key: 'k' }, rated)).toEqual({
      on: { id: 'r', version: 3, key: 'k' },
      rating: { face: 2, solved: 'NO', reasons: ['SLOW', 'SHIRKING'], text: null },
    })
  })
})

describe('an action', () => {
  it('is found again by its address', () => {
    for (const action of Object.keys(FORMS)) expect(actionOfPath(pathOf(action as 'SIGN'))).toBe(action)
  })

  it('is called by where the thing stands', () => {
    expect(buttonOf(FORMS.DISPATCH, 'ACCEPTED')).toEqual({ text: '派单', weight: 'primary' })
    expect(buttonOf(FORMS.DISPATCH, 'DISPATCHED')).toEqual({ text: '改派', weight: 'secondary' })
  })

  it('of one tap asks for nothing', () => {
    expect([needsForm(FORMS.SIGN), needsForm(FORMS.RESOLVE), needsForm(OWN.RATE)]).toEqual([false, true, true])
  })
})
