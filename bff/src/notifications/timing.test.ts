import { describe, expect, it } from 'vitest'
import { backoff, createRest, inLanes, quietUntil } from './timing.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)

describe('quiet hours', () => {
  it.each([
    ['2026-11-20T07:59:59', '2026-11-20T08:00:00'],
    ['2026-11-20T08:00:00', null],
    ['2026-11-20T19:59:59', null],
    ['2026-11-20T20:00:00', '2026-11-21T08:00:00'],
    ['2026-12-31T23:30:00', '2027-01-01T08:00:00'],
    ['2026-11-20T00:00:00', '2026-11-20T08:00:00'],
  ])('at %s last until %s', (now, until) => {
    expect(quietUntil(at(now))).toBe(until === null ? null : at(until))
  })
})

describe('retries', () => {
  it('wait 1 s, 4 s, 16 s and so on, never more than ten minutes', () => {
    const waits = [1, 2, 3, 4, 5, 6, 30].map((attempts) => backoff(attempts, () => 0.5))
    expect(waits).toEqual([1_000, 4_000, 16_000, 64_000, 256_000, 600_000, 600_000])
  })

  it('spread by a fifth to either side', () => {
    expect([backoff(2, () => 0), backoff(2, () => 1)]).toEqual([3_200, 4_800])
  })
})

describe('a platform that is away', () => {
  it('is left alone from the third failure in a row, longer each time, until a call works', () => {
    let now = 0
    const rest = createRest(() => now)
    const fail = () => {
      rest.failed('SMS')
      return rest.resting('SMS')
    }
    expect([fail(), fail(), fail()]).toEqual([false, false, true])
    now = 2_000
    expect(rest.resting('SMS')).toBe(false)
    expect(fail()).toBe(true)
    now = 5_999
    expect(rest.resting('SMS')).toBe(true)
    expect(rest.resting('WECHAT')).toBe(false)
    expect(rest.inDoubt('SMS')).toBe(true)
    expect(rest.worked('SMS')).toBe(true)
    expect([rest.resting('SMS'), rest.inDoubt('SMS')]).toEqual([false, false])
    expect(fail()).toBe(false)
    expect([rest.inDoubt('SMS'), rest.worked('SMS')]).toEqual([false, false])
  })
})

describe('lanes', () => {
  it('begin the items in order and never hold more than their width', async () => {
    const begun: number[] = []
    let open = 0
    let most = 0
    await inLanes([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      begun.push(item)
      open += 1
      most = Math.max(most, open)
      await new Promise(setImmediate)
      open -= 1
    })
    expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(most).toBe(3)
  })
})
