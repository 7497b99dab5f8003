import { describe, expect, it } from 'vitest'
import {
  checkDescription,
  checkEnterprise,
  checkIntakeReasons,
  checkName,
  checkPhone,
  DESCRIPTION,
  NAME_MAX,
} from './fields.ts'
import { complain, NOTE_MAX, note, optional } from './life/fields.ts'
import { normalisePhone } from './text.ts'

const FISH = '𩽾'

describe('a phone number', () => {
  it.each([
    ['13800001234', '13800001234'],
    [' 138 0000 1234 ', '13800001234'],
    ['138-0000-1234', '13800001234'],
    ['138\u20130000\u20131234', '13800001234'],
    ['138－0000－1234', '13800001234'],
    ['+86 138 0000 1234', '13800001234'],
    ['＋８６１３８００００１２３４', '13800001234'],
    ['0086-138-0000-1234', '13800001234'],
    ['(86)13800001234', '13800001234'],
    ['86138 0000 1234', '13800001234'],
    ['１３８００００１２３４', '13800001234'],
    ['138\u00a00000\u30001234', '13800001234'],
    ['\u202d138 0000 1234\u202c', '13800001234'],
    ['138\u200b0000\u2060\ufeff1234', '13800001234'],
    ['138—0000—1234', '13800001234'],
  ])('%s is read', (input, expected) => {
    expect(normalisePhone(input)).toBe(expected)
    expect(checkPhone(input)).toBeNull()
  })

  it.each([
    '',
    '1380000123',
    '138000012345',
    '12800001234',
    '057112345678',
    '0571-87654321',
    '+1 138 0000 1234',
    '1380000123a',
    '23800001234',
  ])('%j is refused', (input) => {
    expect(normalisePhone(input)).toBeNull()
    expect(checkPhone(input)).toMatchObject({ code: 'PHONE_INVALID', field: 'contactPhone' })
  })
})

describe('a description', () => {
  it('has 10 to 2000 characters as people count them', () => {
    const lengths = [9, 10, 2000, 2001].map((length) => checkDescription('好'.repeat(length))?.code ?? 'OK')
    expect(lengths).toEqual(['DESCRIPTION_TOO_SHORT', 'OK', 'OK', 'DESCRIPTION_TOO_LONG'])
    const rare = [9, 10, 2000, 2001].map((length) => checkDescription(FISH.repeat(length))?.code ?? 'OK')
    expect(rare).toEqual(lengths)
  })

  it('is counted without the space around it', () => {
    expect(checkDescription(`   ${'好'.repeat(9)}\n\n`)).toEqual({
      code: 'DESCRIPTION_TOO_SHORT',
      field: 'description',
      values: { left: '1' },
    })
    expect(checkDescription('          ')).toMatchObject({ values: { left: String(DESCRIPTION.min) } })
  })

  it('that is too long says by how much', () => {
    expect(checkDescription('好'.repeat(2013))).toMatchObject({ values: { over: '13' } })
  })
})

describe('other fields', () => {
  it('ask for one reason at least', () => {
    expect(checkIntakeReasons([])).toMatchObject({ code: 'INTAKE_REASON_REQUIRED', field: 'intakeReasons' })
    expect(checkIntakeReasons(['STUCK'])).toBeNull()
  })

  it.each([
    ['', 'CONTACT_NAME_REQUIRED'],
    ['   ', 'CONTACT_NAME_REQUIRED'],
    ['\u2060', 'CONTACT_NAME_REQUIRED'],
    ['\u2800\u3164', 'CONTACT_NAME_REQUIRED'],
    ['李', undefined],
    [FISH.repeat(NAME_MAX), undefined],
    ['李'.repeat(NAME_MAX + 1), 'CONTACT_NAME_REQUIRED'],
  ])('a name %#', (name, code) => {
    expect(checkName(name)?.code).toBe(code)
  })

  it.each([
    [null, false, undefined],
    ['', false, undefined],
    [undefined, true, 'TEXT_REQUIRED'],
    [' \n ', true, 'TEXT_REQUIRED'],
    ['\u2060\u200d', true, 'TEXT_REQUIRED'],
    ['已联系', true, undefined],
    [FISH.repeat(NOTE_MAX), true, undefined],
    ['好'.repeat(NOTE_MAX + 1), false, 'TEXT_TOO_LONG'],
  ])('a text %#', (text, required, code) => {
    const field = note({ label: '答复' })
    const refusal = complain({ answer: required ? field : optional(field) }, [], { answer: text })
    expect(refusal?.code).toBe(code)
    if (refusal) expect(refusal.field).toBe('answer')
    if (code === 'TEXT_TOO_LONG') expect(refusal?.values).toEqual({ max: '2000', over: '1' })
  })

  it('an enterprise has a credit code whose check character fits, and a name', () => {
    const creditCode = '91350100M000100Y43'
    expect(checkEnterprise({ creditCode, name: '青禾艺术培训' })).toBeNull()
    expect(checkEnterprise({ creditCode, name: ' ' })).toMatchObject({
      code: 'ENTERPRISE_NAME_REQUIRED',
      field: 'enterpriseName',
    })
    expect(checkEnterprise({ creditCode: `${creditCode.slice(0, 17)}4`, name: '青禾' })).toMatchObject({
      code: 'CREDIT_CODE_CHECK',
      field: 'creditCode',
      values: { expected: '3' },
    })
    expect(checkEnterprise({ creditCode: '', name: '青禾' })).toMatchObject({ code: 'CREDIT_CODE_CHECK' })
  })
})
