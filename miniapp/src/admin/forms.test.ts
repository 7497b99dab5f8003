import { describe, expect, it } from 'vitest'
import { type AdminForm, type Centre, FORMS, formOf, idsOf, inputOf, missingIn, onOf } from './forms'

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
    const first = { name: '云溪县', desk: '兜底专窗', level: 'COUNTY', under: '', phone: '' }
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

describe('what a form is about', () => {
  const posts = [
    { role: 'CASE_OFFICER', word: '兜底办专员', unit: null },
    { role: 'UNIT_HANDLER', word: '单位经办', unit: { id: 'u1', name: '住建局' } },
  ]
  const deputies = [{ role: 'UNIT_HANDLER', unitId: 'u1', deputyId: 'p2', from: '2026-12-01', text: '由何窗口代理' }]
  const centre = {
    division: '330199',
    units: [{ id: 'u1', name: '住建局' }],
    halls: [{ id: 'h1', windows: [{ id: 'w1', revoked: true }] }],
    staff: { people: [{ id: 'p1', name: '王工', posts, deputies }] },
    closures: [{ id: '7', name: '台风停工' }],
    texts: [{ kind: 'FILING', word: '提诉求页面的提示' }],
    categories: [],
  } as unknown as Centre

  it('is one post of a person, named before it is taken away', () => {
    const on = onOf(FORMS.POST_END, centre, { on: 'p1', role: 'UNIT_HANDLER', unit: 'u1' })
    expect(on && FORMS.POST_END.about(on)).toBe('取消王工的职务：住建局 单位经办。马上生效。')
    expect(on && idsOf(on)).toEqual({ centre: '330199', person: 'p1', role: 'UNIT_HANDLER', unit: 'u1' })
    const other = onOf(FORMS.POST_END, centre, { on: 'p1', role: 'CASE_OFFICER' })
    expect(other && idsOf(other)).toEqual({ centre: '330199', person: 'p1', role: 'CASE_OFFICER', unit: '' })
  })

  it('is one period in which somebody stands in', () => {
    const named = { on: 'p1', role: 'UNIT_HANDLER', unit: 'u1', deputy: 'p2', from: '2026-12-01' }
    const on = onOf(FORMS.DEPUTY_END, centre, named)
    expect(on && FORMS.DEPUTY_END.about(on)).toMatch(/^由何窗口代理。/)
    const { on: _, ...period } = named
    expect(on && idsOf(on)).toEqual({ centre: '330199', person: 'p1', ...period })
    expect(onOf(FORMS.DEPUTY_END, centre, { ...named, from: '2026-12-02' })).toBeNull()
  })

  it('is gone where somebody else has taken it away', () => {
    expect(onOf(FORMS.POST_END, centre, { on: 'p1', role: 'LEADER' })).toBeNull()
    expect(onOf(FORMS.STAFF_END, centre, { on: 'p2' })).toBeNull()
    expect(onOf(FORMS.WINDOW_REVOKE, centre, { on: 'w1' })).toBeNull()
  })

  it('is named by its id', () => {
    const of = (form: AdminForm, on?: string) => {
      const found = onOf(form, centre, on ? { on } : {})
      return found && idsOf(found)
    }
    expect(of(FORMS.UNIT_CHANGE, 'u1')).toEqual({ centre: '330199', unit: 'u1' })
    expect(of(FORMS.WINDOW_ADD, 'h1')).toEqual({ centre: '330199', hall: 'h1' })
    expect(of(FORMS.STAFF_END, 'p1')).toEqual({ centre: '330199', person: 'p1' })
    expect(of(FORMS.CLOSURE_END, '7')).toEqual({ centre: '330199', closure: '7' })
    expect(of(FORMS.CLOSURE_END, '8')).toBeNull()
    expect(of(FORMS.UNIT_ADD)).toEqual({ centre: '330199' })
  })
})

it('a form that is not there is none', () => {
  expect(formOf('constructor')).toBeUndefined()
  expect(formOf('UNIT_ADD')).toBe(FORMS.UNIT_ADD as AdminForm)
})
