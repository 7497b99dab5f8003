import { expect, it } from 'vitest'
import { alsoSent, type Dispatch } from './also-sent.ts'

const push = (channel: Dispatch['channel'], state: Dispatch['state'], outcome: string | null = null): Dispatch => ({
  channel,
  state,
  outcome,
})

it.each<[string | null, Dispatch[]]>([
  [null, []],
  [null, [push('DINGTALK', 'OBSOLETE')]],
  ['短信待发送', [push('SMS', 'WAITING')]],
  ['短信发送失败（被拒收），次日上午再发', [push('SMS', 'WAITING', '被拒收')]],
  ['短信已发送', [push('SMS', 'SENT', '已发送')]],
  ['钉钉已发送', [push('DINGTALK', 'ACCEPTED')]],
  ['钉钉已送达', [push('DINGTALK', 'SENT', '已送达')]],
  ['钉钉发送失败（平台未投递）', [push('DINGTALK', 'FAILED', '平台未投递')]],
  ['微信未授权，已改发短信', [push('WECHAT', 'FAILED', '未授权'), push('SMS', 'SENT', '已发送')]],
  ['微信未授权，短信待发送', [push('WECHAT', 'FAILED', '未授权'), push('SMS', 'WAITING')]],
  [
    '微信结果未知，短信发送失败（技术失败）',
    [push('WECHAT', 'UNKNOWN', '结果未知'), push('SMS', 'FAILED', '技术失败')],
  ],
])('a message says %s', (words, dispatches) => {
  expect(alsoSent(dispatches)).toBe(words)
})
