import { describe, expect, it } from 'vitest'
import { barActions, pageOf } from './actions'

describe('actions of a requester', () => {
  it('shows 已解决 and 未解决 as an equal pair', () => {
    expect(barActions(['CONFIRM', 'DISPUTE']).map(({ text, weight }) => [text, weight])).toEqual([
      ['已解决', 'equal'],
      ['未解决', 'equal'],
    ])
  })

  it('lets 未解决 step back behind the rating once the request has ended', () => {
    expect(barActions(['RATE', 'DISPUTE']).map(({ key, weight }) => [key, weight])).toEqual([
      ['RATE', 'primary'],
      ['DISPUTE', 'secondary'],
    ])
  })

  it('asks before what cannot be taken back, and before nothing else', () => {
    expect(barActions(['WITHDRAW'])[0]).toMatchObject({ weight: 'danger', final: expect.stringContaining('不再办理') })
    expect(barActions(['CONFIRM'])[0]?.final).toContain('不能再改成“未解决”')
    expect(barActions(['DISPUTE', 'URGE', 'RATE']).map(({ final }) => final)).toEqual([undefined, undefined, undefined])
  })

  it('offers nothing of the staff’s', () => {
    expect(barActions(['ACCEPT', 'DISPATCH', 'SIGN', 'RESOLVE'])).toEqual([])
  })

  it('confirms by one tap and asks for more on a page', () => {
    expect(pageOf('CONFIRM', 'r1')).toBeUndefined()
    expect(pageOf('DISPUTE', 'r1')).toBe('/enterprise/respond/respond?id=r1&as=dispute')
    expect(pageOf('RATE', 'r1')).toBe('/enterprise/rate/rate?id=r1')
  })
})
