import { describe, expect, it } from 'vitest'
import type { Viewer } from '../../session/session'
import {
  centreOf,
  checkForm,
  emptyForm,
  fieldOf,
  groupOf,
  inputOf,
  knownContact,
  OTHER,
  onBehalfOf,
  PERSON,
} from './file-form'

const viewer = {
  id: 'p1',
  name: '陈经理',
  maskedPhone: '199****0001',
  enterprises: [{ id: 'e1', name: '青禾艺术培训', creditCode: '', verified: true }],
} as unknown as Viewer

const filled = { ...emptyForm(), description: '消防验收跑了三次都说材料不全', intakeReasons: ['STUCK' as const] }

describe('filing form', () => {
  it('asks a returning person for the description and a reason only', () => {
    const known = knownContact(viewer, undefined)
    expect(Object.keys(checkForm(emptyForm(), [], viewer, known))).toEqual(['description', 'intakeReasons'])
    expect(checkForm(filled, [], viewer, known)).toEqual({})
  })

  it('sends a masked phone as it came, for the bound enterprise', () => {
    const input = inputOf(filled, viewer, knownContact(viewer, undefined), '1')
    expect(input).toMatchObject({
      contactName: '陈经理',
      contactPhone: '199****0001',
      enterpriseId: 'e1',
      enterprise: null,
      windowCode: null,
    })
  })

  it('prefers the contact that this device knows', () => {
    const input = inputOf(filled, viewer, knownContact(viewer, { name: '周姐', phone: '13800000000' }), '1')
    expect(input).toMatchObject({ contactName: '周姐', contactPhone: '13800000000' })
  })

  it('does not take the name of an account for the name of a person', () => {
    const newcomer = { ...viewer, name: '手机用户0077', enterprises: [] }
    expect(knownContact(newcomer, undefined).name).toBe('')
  })

  it('asks a visitor for contact and enterprise, and forgives spaces and full-width digits', () => {
    const known = knownContact(null, undefined)
    expect(Object.keys(checkForm(filled, [], null, known))).toEqual(['contactName', 'contactPhone', 'creditCode'])
    const data = { ...filled, contactName: ' 李某 ', contactPhone: '１３８ 0000 0000', onBehalf: PERSON }
    expect(checkForm(data, [], null, known)).toEqual({})
    expect(inputOf(data, null, known, '1')).toMatchObject({
      contactName: '李某',
      contactPhone: '13800000000',
      enterprise: null,
    })
  })

  it('asks again for an enterprise that is not bound any more', () => {
    const known = knownContact(viewer, undefined)
    expect(onBehalfOf({ ...filled, onBehalf: 'gone' }, viewer, known)).toBe('e1')
    expect(onBehalfOf(filled, { ...viewer, enterprises: [] }, known)).toBe(OTHER)
    expect(onBehalfOf(filled, { ...viewer, enterprises: [] }, { ...known, asPerson: true })).toBe(PERSON)
  })

  it('knows where it is to be done by what was chosen, by the credit code, or by the last time, and asks otherwise', () => {
    const centres = [
      { id: 'a', name: '甲县', division: '330198' },
      { id: 'b', name: '乙县', division: '330199' },
    ]
    const known = knownContact(viewer, undefined)
    const code = { ...filled, onBehalf: OTHER, enterpriseName: '某企业', creditCode: '91330199MA2QH00158' }
    expect(centreOf(filled, viewer, known, centres)).toBe('')
    expect(checkForm(filled, [], viewer, known, centres)).toEqual({ centreId: '请选这件事在哪个地区办。' })
    expect(centreOf(code, viewer, known, centres)).toBe('b')
    expect(centreOf({ ...code, centreId: 'a' }, viewer, known, centres)).toBe('a')
    expect(centreOf({ ...code, centreId: 'gone' }, viewer, known, centres)).toBe('b')
    const bound = [{ id: 'e1', name: '青禾', creditCode: '91330198MA2QH00158', verified: true }]
    expect(centreOf(filled, { ...viewer, enterprises: bound }, known, centres)).toBe('a')
    expect(centreOf(filled, viewer, { ...known, centreId: 'b' }, centres)).toBe('b')
    expect(inputOf(filled, viewer, { ...known, centreId: 'b' }, '1', centres).centreId).toBe('b')
    // Without the list a choice made before is kept, and where there was none the server judges.
    expect(inputOf({ ...filled, centreId: 'a' }, viewer, known, '1', null).centreId).toBe('a')
    expect(inputOf(filled, viewer, known, '1', null)).not.toHaveProperty('centreId')
    expect(checkForm(filled, [], viewer, known, null)).toEqual({})
    // With one centre there is nothing to choose, and nothing is sent.
    expect(inputOf(filled, viewer, { ...known, centreId: 'b' }, '1')).not.toHaveProperty('centreId')
    expect(checkForm(filled, [], viewer, known)).toEqual({})
  })

  it('stops at a file that the server will not take', () => {
    const files = [{ id: 'f', storeKey: 's', name: '图.tiff', size: 1, refused: '打不开' }]
    expect(checkForm(filled, files, viewer, knownContact(viewer, undefined)).attachmentIds).toBeTruthy()
  })

  it('finds the input and its step for the field a refusal names', () => {
    expect(fieldOf('enterprise.creditCode')).toBe('creditCode')
    expect(fieldOf('description')).toBe('description')
    expect(fieldOf('nothing')).toBeUndefined()
    expect(fieldOf(null)).toBeUndefined()
    expect([groupOf('description'), groupOf('attachmentIds'), groupOf('creditCode')]).toEqual([1, 2, 3])
  })
})
