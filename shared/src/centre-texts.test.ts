import { describe, expect, it } from 'vitest'
import { CENTRE_TEXT, centreText, centreTextFault, filledText, MESSAGE_TEXTS } from './centre-texts.ts'
import { noticeKindsOf, noticeOf } from './life/life.ts'
import { request } from './requests/request.life.ts'

describe('texts of a centre', () => {
  it('offer every message that a requester is sent, and no other', () => {
    const told = noticeKindsOf(request).filter((kind) => 'REQUESTER' in (noticeOf(request, kind)?.to ?? {}))
    expect([...MESSAGE_TEXTS].sort()).toEqual(told.sort())
  })

  it.each([
    ['ACCEPTED', '{原文}急事请打 0571-00000001。', '{原文}急事请打 0571-00000001。'],
    ['ACCEPTED', ' ｛ 原文 ｝\n  \n急事请打专窗电话。', '{原文} 急事请打专窗电话。'],
    [
      'PRIVACY',
      '负责单位：云溪县政务服务局\r\n\r\n\u200b电话：0571-00000001 ',
      '负责单位：云溪县政务服务局\n电话：0571-00000001',
    ],
    ['FILING', '', ''],
    ['ACCEPTED', ' {原文} ', ''],
  ] as const)('%s %j is stored as %j, and is right', (kind, typed, stored) => {
    expect(centreText(kind, typed)).toBe(stored)
    expect(centreTextFault(kind, stored)).toBeNull()
  })

  it.each([
    ['ACCEPTED', '诉求已受理。', '要写一次 {原文}'],
    ['ACCEPTED', '{原文}{原文}', '要写一次 {原文}'],
    ['ACCEPTED', '{原文}请找{承办人}。', '没有 {承办人} 这一项。可以用：{原文}、{编号}、{专窗}、{专窗电话}。'],
    ['ACCEPTED', '{原文}请找{}。', '没有 {} 这一项'],
    ['ACCEPTED', '{原文}请找{专窗。', '大括号要成对写'],
    ['ACCEPTED', '{原文}请找{toString}。', '没有 {toString} 这一项'],
    ['ACCEPTED', `{原文}${'长'.repeat(200)}`, '最多 200 个字，超出 4 个。'],
    ['PRIVACY', '由云溪县政务服务局负责。', '要写明由哪个单位负责保护个人信息，和它的联系电话'],
    ['PRIVACY', Array.from({ length: 9 }, (_, n) => `电话 0571-0000000${n}`).join('\n'), '最多 8 行，现在有 9 行。'],
    ['FILING', `好\n${'长'.repeat(121)}`, '第 2 行最多 120 个字，超出 1 个。'],
  ] as const)('%s %j is refused', (kind, text, fault) => {
    expect(centreTextFault(kind, centreText(kind, text))).toContain(fault)
  })

  it('fill their braces, and leave what a newer release knows', () => {
    expect(filledText('{原文}编号 {编号}，{新的}', { 原文: '已受理。', 编号: 'QH1' })).toBe('已受理。编号 QH1，{新的}')
    expect(CENTRE_TEXT.values.length).toBe(MESSAGE_TEXTS.length + 2)
  })
})
