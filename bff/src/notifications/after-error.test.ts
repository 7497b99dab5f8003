import { describe, expect, it } from 'vitest'
import { type ErrorClass, PlatformError } from '../platforms/platform-error.ts'
import { afterError, MAX_TRIES } from './after-error.ts'

const NOW = 1_000_000
const DAY = 86_400_000
const after = (channel: 'WECHAT' | 'DINGTALK' | 'SMS', errorClass: ErrorClass, attempts = 1, retryAfterMs?: number) => {
  const failure = { platform: 'wechat' as const, call: 'send', code: '1', errorClass }
  const error = new PlatformError(retryAfterMs === undefined ? failure : { ...failure, retryAfterMs })
  return afterError({ channel, attempts, createdAt: NOW }, error, NOW, () => 0.5)
}
const retry = (ms: number, counted = true) => ({ state: 'WAITING', nextAt: NOW + ms, counted })

describe('what follows from a failed try', () => {
  it.each([
    ['no consent ends it', after('WECHAT', 'NO_CONSENT'), { state: 'FAILED', outcome: '未授权' }],
    ['bad input ends it', after('SMS', 'INPUT'), { state: 'FAILED', outcome: '被拒收' }],
    ['bad configuration is waited out', after('DINGTALK', 'CONFIG'), retry(1_000)],
    ['however often it was tried', after('SMS', 'CONFIG', 500), retry(600_000)],
    ['a wrong token too', after('DINGTALK', 'TOKEN', 500), retry(600_000)],
    ['a month without calls is tried all the same', after('DINGTALK', 'DAY_QUOTA', 500, 20 * DAY), retry(600_000)],
    ['in WeChat it gives way to a text', after('WECHAT', 'CONFIG'), { state: 'FAILED', outcome: '技术失败' }],
    ['a token problem is retried', after('WECHAT', 'TOKEN'), retry(1_000)],
    ['a passing problem is retried', after('SMS', 'TRANSIENT', 3), retry(16_000)],
    ['the platform may ask for longer', after('SMS', 'TRANSIENT', 1, 9_000), retry(9_000)],
    ['a quota is waited for and costs no try', after('WECHAT', 'DAY_QUOTA', 12, 5_000), retry(5_000, false)],
    ['a quota without a time waits a minute', after('DINGTALK', 'MINUTE_QUOTA'), retry(60_000, false)],
    [
      'WeChat is not asked twice after a lost answer',
      after('WECHAT', 'UNKNOWN_OUTCOME'),
      { state: 'UNKNOWN', outcome: '结果未知' },
    ],
    ['DingTalk is: it knows the text', after('DINGTALK', 'UNKNOWN_OUTCOME'), retry(1_000)],
    ['a text is: it has an id', after('SMS', 'UNKNOWN_OUTCOME'), retry(1_000)],
    [
      'the last try fails for good',
      after('WECHAT', 'TRANSIENT', MAX_TRIES.WECHAT),
      { state: 'FAILED', outcome: '技术失败' },
    ],
  ])('%s', (_, result, expected) => expect(result).toEqual(expected))

  it('sits out an outage of four hours where no other channel follows', () => {
    let waited = 0
    for (let attempts = 1; ; attempts += 1) {
      const result = after('DINGTALK', 'TRANSIENT', attempts)
      if (result.state !== 'WAITING') break
      waited += result.nextAt - NOW
    }
    expect(waited).toBeGreaterThan(4 * 3_600_000)
  })

  it('does not wait for ever where nobody mends anything', () => {
    const error = new PlatformError({ platform: 'dingtalk', call: 'send', code: '60020', errorClass: 'CONFIG' })
    const created = NOW - 35 * DAY
    expect(afterError({ channel: 'DINGTALK', attempts: 500, createdAt: created }, error, NOW, () => 0.5)).toEqual({
      state: 'FAILED',
      outcome: '技术失败',
    })
  })

  it('takes an error of our own for a passing one, with the same end', () => {
    const own = (attempts: number) =>
      afterError({ channel: 'SMS', attempts, createdAt: NOW }, new TypeError('x'), NOW, () => 0.5)
    expect(own(1)).toEqual(retry(1_000))
    expect(own(MAX_TRIES.SMS)).toEqual({ state: 'FAILED', outcome: '技术失败' })
  })
})
