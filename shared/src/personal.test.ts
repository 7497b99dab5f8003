import { describe, expect, it } from 'vitest'
import { withoutPersonal } from './personal.ts'

describe('a text without what leads to a person', () => {
  it.each([
    ['请打 19900000001 找我', '请打 ［电话］ 找我'],
    ['手机：199-0000-0001。', '手机：［电话］。'],
    ['199 0000 0001或+8619900000001', '［电话］或［电话］'],
    ['１９９００００００００１'.slice(0, 11), '［电话］'],
    ['199 000 00001', '［电话］'],
    ['电话0571-88880000转8001，传真：88880000', '电话［电话］，传真：［电话］'],
    ['（0571）88880000', '［电话］'],
    ['身份证330199199001011234，补正', '身份证［证件号］，补正'],
    ['身份证号：33019919900101123X', '身份证号：［证件号］'],
    ['护照号码：E12345678', '护照号码：［证件号］'],
    ['卡号 6222 0200 0000 0000 123', '卡号 ［卡号］'],
    ['发到 chen.jl+qh@example.com.cn，谢谢', '发到 ［邮箱］，谢谢'],
    ['微信号：chen_jl-2020', '微信号：［账号］'],
    ['车牌浙A·12345和沪AD12345', '车牌［车牌］和［车牌］'],
    ['法定代表人：陈某某，请联系', '法定代表人：［姓名］，请联系'],
    ['我叫王小二。', '我叫［姓名］。'],
    ['找李女士办的', '找［姓名］女士办的'],
  ])('%s', (text, masked) => {
    expect(withoutPersonal(text)).toBe(masked)
    // Once more changes nothing.
    expect(withoutPersonal(masked)).toBe(masked)
  })

  it.each([
    '注册资本1,000万元，面积800平方米，2026年11月20日交的材料。',
    '统一社会信用代码914403001922038216或91330199MA2QH0014N',
    '编号QH330199-261120-0001-7，文号浙政发〔2026〕12号',
    '12345热线和400开头的电话打不通',
    '施工总承包企业，负责人不在，业主单位说等通知。',
    '合同2026-1101-0003号，金额12345678.90元',
    '',
  ])('leaves %s', (text) => {
    expect(withoutPersonal(text)).toBe(text)
  })

  it('takes out names that are known, the longer first, and none of one letter', () => {
    expect(withoutPersonal('陈经理说，小陈经理和陈都在。', ['陈', '陈经理', '小陈经理'])).toBe(
      '［姓名］说，［姓名］和陈都在。',
    )
    expect(withoutPersonal('a.b(c)', ['.b('])).toBe('a［姓名］c)')
  })
})
