import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkTemplateValue, fitThing } from './wechat-values.ts'

const twenty = '一二三四五六七八九十一二三四五六七八九十'

describe('values a template accepts', () => {
  test.each([
    ['thing1', twenty],
    ['thing12', 'A区3号楼，😀 50%'],
    ['number1', '12345678901234567890123456789012'],
    ['number1', '3.14'],
    ['letter2', 'abcXYZ'],
    ['symbol1', '#￥%&*'],
    ['character_string4', 'QH-20260302-0001 #1'],
    ['time3', '15:01'],
    ['time3', '2026年3月2日 15:01'],
    ['time3', '2026-03-02 15:01:59~2026-03-03 09:00:00'],
    ['date5', '2026年3月2日'],
    ['date5', '2026年3月'],
    ['date5', '3月2日'],
    ['date5', '2026/3/2 08:30'],
    ['date5', '2026.03.02~2026.03.09'],
    ['amount1', '¥1234567890.50元'],
    ['amount1', '12'],
    ['phone_number1', '+86-199-0000-0001'],
    ['car_number1', '粤A8Z888挂'],
    ['car_number1', '浙A12345'],
    ['name1', '张王李赵钱孙周吴郑冯'],
    ['name1', 'Ann-Marie Smith'],
    ['phrase2', '已受理'],
  ])('%s takes %s', (key, value) => {
    expect(checkTemplateValue(key, value)).toBeNull()
  })
})

describe('values a template refuses', () => {
  test.each([
    ['thing1', `${twenty}多`, 'TOO_LONG'],
    ['thing1', '两\n行', 'CHARACTERS'],
    ['thing1', '  ', 'EMPTY'],
    ['number1', '123456789012345678901234567890123', 'TOO_LONG'],
    ['number1', '1,000', 'CHARACTERS'],
    ['number1', '1.', 'CHARACTERS'],
    ['letter2', 'ab1', 'CHARACTERS'],
    ['symbol1', '######', 'TOO_LONG'],
    ['symbol1', '#a', 'CHARACTERS'],
    ['character_string4', '编号1', 'CHARACTERS'],
    ['character_string4', 'a'.repeat(33), 'TOO_LONG'],
    ['time3', '25:00', 'FORMAT'],
    ['time3', '2026年3月2日', 'FORMAT'],
    ['time3', '明天 15:01', 'FORMAT'],
    ['date5', '2026年13月2日', 'FORMAT'],
    ['date5', '2026-3/2', 'FORMAT'],
    ['amount1', '¥12345678901', 'FORMAT'],
    ['amount1', '¥$1', 'FORMAT'],
    ['phone_number1', '199000000010000001', 'TOO_LONG'],
    ['phone_number1', '一九九', 'CHARACTERS'],
    ['car_number1', '粤粤A8888', 'FORMAT'],
    ['car_number1', '粤A12345678', 'TOO_LONG'],
    ['name1', '张王李赵钱孙周吴郑冯陈', 'TOO_LONG'],
    ['name1', '王a王a王a王a王a王', 'TOO_LONG'],
    ['name1', '甲2', 'CHARACTERS'],
    ['phrase2', '已经受理了', null],
    ['phrase2', '已经受理了吗', 'TOO_LONG'],
    ['phrase2', '已受理!', 'CHARACTERS'],
    ['enum1', '已受理', 'NOT_LISTED'],
    ['toString1', 'x', 'UNKNOWN_TYPE'],
    ['constructor1', 'x', 'UNKNOWN_TYPE'],
    ['thing', 'x', 'UNKNOWN_TYPE'],
  ])('%s and %s: %s', (key, value, reason) => {
    expect(checkTemplateValue(key, value)).toBe(reason)
  })

  test('an enum takes only the values of its template', () => {
    expect(checkTemplateValue('enum1', '已受理', ['已受理', '不受理'])).toBeNull()
    expect(checkTemplateValue('enum1', '受理', ['已受理', '不受理'])).toBe('NOT_LISTED')
  })
})

test('any text fits a thing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string()), (text) => {
      expect(checkTemplateValue('thing1', fitThing(text))).toBeNull()
    }),
  )
})

test('a long text is cut with … inside the twenty, a short one is left alone', () => {
  expect(fitThing(`${twenty}多`)).toBe('一二三四五六七八九十一二三四五六七八九…')
  expect(fitThing(twenty)).toBe(twenty)
  expect(fitThing('第一行\n第二行')).toBe('第一行 第二行')
})
