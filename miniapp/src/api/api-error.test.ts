import { describe, expect, it } from 'vitest'
import { PlatformError } from '../platform/contract'
import { errorOfAnswer, errorOfFailure, errorOfReading, errorOfTap } from './api-error'

const internal = {
  errors: [{ message: '系统出了点问题，填写的内容还在。', extensions: { code: 'INTERNAL', id: 'e-1' } }],
}

describe('errors of reading', () => {
  it('claim neither that something was saved nor that nothing is sent twice', () => {
    const failures = [
      new PlatformError('NETWORK', 'no network'),
      new PlatformError('TIMEOUT', 'no answer'),
      errorOfAnswer(internal, {}),
      new TypeError('broken'),
    ]
    for (const failure of failures) {
      expect(errorOfFailure(failure).message).toMatch(/内容还在|重复提交/)
      expect(errorOfReading(failure).message).not.toMatch(/还在|保存|提交/)
    }
  })

  it('keep their kind and the number under which the log knows them', () => {
    expect(errorOfReading(errorOfAnswer(internal, {}))).toMatchObject({ kind: 'unexpected', id: 'e-1' })
  })

  it('say what the server said where it gave a reason', () => {
    const refused = errorOfAnswer({ errors: [{ message: '请先登录。', extensions: { code: 'SIGN_IN_REQUIRED' } }] }, {})
    expect(errorOfReading(refused)).toBe(refused)
  })
})

describe('errors of what one tap does', () => {
  it('speak of nothing that was filled in, and keep what the server said', () => {
    const failures = [new PlatformError('NETWORK', 'no network'), errorOfAnswer(internal, {}), new TypeError('broken')]
    for (const failure of failures) expect(errorOfTap(failure).message).not.toMatch(/填写|内容/)
    const busy = { message: '系统繁忙，请过几秒再试。填写的内容还在。', extensions: { code: 'BUSY' } }
    expect(errorOfTap(errorOfAnswer({ errors: [busy] }, { 'retry-after': '3' }))).toMatchObject({
      message: '系统繁忙，请过几秒再试。',
      code: 'BUSY',
      next: '稍后重试',
      retryAfterSeconds: 3,
    })
    expect(errorOfTap(new PlatformError('TIMEOUT', 'no answer')).message).toMatch(/不会重复提交/)
    expect(errorOfTap(errorOfAnswer(internal, {}))).toMatchObject({ kind: 'unexpected', id: 'e-1' })
  })
})
