import { describe, expect, it } from 'vitest'
import { TITLE_MAX, titleOf } from './title.ts'

const FISH = '𩽾'
const MATTER = '我们的培训许可卡住了'

describe('a title', () => {
  it.each([
    ['the first clause', '消防验收办不下来，跑了三趟都说材料不齐。', '消防验收办不下来'],
    ['the first sentence', '社保转移卡住了。请帮忙。', '社保转移卡住了'],
    ['the first line', '补贴迟迟没有到账\n我们是去年申报的技改项目', '补贴迟迟没有到账'],
    ['half-width punctuation', '补贴没有到账,去年申报的;急?', '补贴没有到账'],
    ['a thousands separator is no end', '场地面积1,200平方米不能验收，怎么办', '场地面积1,200平方米不能验收'],
    ['nor is a wide one', '注册资本1，000万元的公司变更登记被退回。', '注册资本1，000万元的公司变更登记被退回'],
    ['nor are two', '退税款1，234，567元没有到账，急用', '退税款1，234，567元没有到账'],
    ['a comma before a year is one', '技改补贴申报，2026年的还没有到账', '技改补贴申报'],
    ['spaces are one', '  营业执照   变更\t被退回 ，请看', '营业执照 变更 被退回'],
    ['clauses that are all short', '急，急，急', '急，急，急'],
    ['a question', '为什么不能验收？谁来管？', '为什么不能验收'],
    ['hidden signs are none', '\u200b\u202e消防\u2060验收办不下来，请看', '消防验收办不下来'],
  ])('%s', (_, description, expected) => {
    expect(titleOf(description)).toBe(expected)
  })

  it.each([
    '您好！',
    '你好，',
    '你们好：',
    '您好呀～',
    '您好',
    '大家好！',
    '下午好，',
    'Hello, ',
    '在吗？',
    '领导好！',
    '领导您好，',
    '领导：',
    '领导，您好！',
    '各位领导好，',
    '各位领导、同志们：',
    '尊敬的领导：您好！',
    '尊敬的领导： 您好 ！',
    '尊敬的领导\n您好！\n',
    '尊敬的领导您好！',
    '尊敬的领导',
    '尊敬的各位领导：',
    '尊敬的青禾街道办事处：',
    '尊敬的云溪县兜底专窗工作人员：你们好！',
    '敬爱的李主任，您辛苦了！',
    '李局长：您好，',
    '县长您好！',
    '云溪县政务服务中心：您好！',
    '专窗老师，你好！',
    '敬启者：',
    '您好！打扰了，',
    '您好，感谢您在百忙之中看我的信。',
    '您好，我是青禾公司的会计，',
    '我是云溪县的一名个体户，',
    '我们是一家做培训的小公司。',
    '我公司位于云溪县青禾路，',
    '我想咨询一下，',
    '向您反映一个问题：\n',
    '情况是这样的：\n',
    '众所周知，',
    '2026年9月12日，',
    '1、',
    '一、',
  ])('is the matter behind %j', (opening) => {
    expect(titleOf(`${opening}${MATTER}，请帮忙看看。`)).toBe(MATTER)
  })

  it.each([
    ['您好像没有收到我们的材料，请再看看', '您好像没有收到我们的材料'],
    ['领导签字一直等不到，材料交了两周', '领导签字一直等不到'],
    ['局长信箱的回复打不开，换了浏览器也不行', '局长信箱的回复打不开'],
    ['一家三口的户口迁不进来，厂里安排的宿舍', '一家三口的户口迁不进来'],
    ['1.5吨叉车的登记退回来了，说要再检验', '1.5吨叉车的登记退回来了'],
    ['好不容易交齐的材料又被退回，说格式变了', '好不容易交齐的材料又被退回'],
    ['系统提示主体信息不一致，办不了', '系统提示主体信息不一致'],
    ['我们系统里查不到这笔退税，问了两次', '我们系统里查不到这笔退税'],
    ['我是否可以先开业再补材料，请明确', '我是否可以先开业再补材料'],
    ['窗口说系统坏了，让我们明天再来', '窗口说系统坏了'],
  ])('keeps what only looks like a salutation: %s', (description, expected) => {
    expect(titleOf(description)).toBe(expected)
  })

  it('has at most 24 characters and says when it was cut', () => {
    const long = '我们公司在云溪县开办艺术培训学校需要先做消防验收但是又要先有营业执照'
    expect([...titleOf(long)]).toHaveLength(TITLE_MAX)
    expect(titleOf(long)).toBe(`${long.slice(0, 23)}…`)
    expect(titleOf(long.slice(0, 24))).toBe(long.slice(0, 24))
    expect(titleOf(FISH.repeat(30))).toBe(`${FISH.repeat(23)}…`)
    expect(titleOf('办理变更登记时系统提示我们公司的注册资本1，000万元与章程不一致')).toBe(
      '办理变更登记时系统提示我们公司的注册资本…',
    )
  })

  it('is one line without space at its ends for whatever is accepted as a description', () => {
    for (const description of [
      'a\r\nb\r\nc\r\nd\r\ne\r\nf',
      '。。。。。。。。。。。',
      '\n\n\n急急急\n\n急急急急急急急',
      'x'.repeat(2000),
      '尊敬的领导：您好！尊敬的领导：您好！',
      '您好您好您好您好您好您好',
      '我是青禾公司的会计小陈同志',
      `${'\u200b'.repeat(500)}一二三四五六七八九十`,
      '👨‍👩‍👧‍👦'.repeat(20),
      '1、2、3、4、5、6、7、8、9、10、',
    ]) {
      const title = titleOf(description)
      expect(title).toBe(title.trim())
      expect(title).not.toMatch(/[\r\n]/)
      expect(title).not.toBe('')
      expect([...title].length).toBeLessThanOrEqual(TITLE_MAX)
    }
  })
})
