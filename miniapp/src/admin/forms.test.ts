import { describe, expect, it } from 'vitest'
import { type AdminForm, FORMS, formOf, inputOf, missingIn } from './forms'

describe('what is sent', () => {
  it('is all that was written where something is made', () => {
    const values = { name: ' 住建局 ', phone: '', leads: 'true' }
    expect(inputOf(FORMS.UNIT_ADD, {}, values)).toEqual({ name: '住建局', leads: true })
    const staff = { name: '王工', role: 'UNIT_HANDLER', unit: 'u1', phone: '19900000001', dingtalk: '' }
    expect(inputOf(FORMS.STAFF_ADD, {}, staff)).toEqual({
      name: '王工',
      role: 'UNIT_HANDLER',
      unit: 'u1',
      phone: '19900000001',
    })
  })

  it('is what was changed where something is changed, and what was emptied is taken away', () => {
    const first = { name: '住建局', phone: '0571', leads: 'true' }
    expect(inputOf(FORMS.UNIT_CHANGE, first, { ...first, phone: '' })).toEqual({ phone: '' })
    expect(inputOf(FORMS.UNIT_CHANGE, first, { ...first, leads: 'false' })).toEqual({ leads: false })
    expect(inputOf(FORMS.STAFF_CHANGE, { name: '王' }, { name: '王', phone: '' })).toEqual({})
  })

  it('is the whole where saving it says that it is right', () => {
    const first = { name: '云溪县', desk: '兜底专窗', level: 'COUNTY', under: '' }
    expect(inputOf(FORMS.CENTRE_CHANGE, first, first)).toEqual(first)
  })

  it('is sent as it stands where nothing was changed of what is proposed', () => {
    expect(inputOf(FORMS.WINDOW_RENEW, { days: '7' }, { days: '7' })).toEqual({ days: '7' })
  })

  it('leaves out what is not asked', () => {
    expect(inputOf(FORMS.STAFF_ADD, {}, { name: '王', role: '', unit: 'u1' })).toEqual({ name: '王' })
  })
})

describe('what is missing', () => {
  it('is the first that must be answered', () => {
    expect(missingIn(FORMS.UNIT_ADD, { leads: 'true' })?.name).toBe('name')
    expect(missingIn(FORMS.STAFF_ADD, { name: '王', role: 'UNIT_HANDLER' })?.name).toBe('unit')
    expect(missingIn(FORMS.STAFF_ADD, { name: '王', role: 'LEADER' })).toBeUndefined()
    expect(missingIn(FORMS.STAFF_END, {})).toBeUndefined()
  })
})

it('a form that is not there is none', () => {
  expect(formOf('constructor')).toBeUndefined()
  expect(formOf('UNIT_ADD')).toBe(FORMS.UNIT_ADD as AdminForm)
})
