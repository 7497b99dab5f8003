import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FACES, formatRate, publishable, satisfaction, wilsonInterval } from './satisfaction.ts'

const anyCount = fc.nat({ max: 2000 })
const anyCounts = fc.record({ n1: anyCount, n2: anyCount, n3: anyCount, n4: anyCount, n5: anyCount })

describe('satisfaction', () => {
  it('names five faces from worst to best', () => {
    expect(FACES.map((face) => face.score)).toEqual([1, 2, 3, 4, 5])
    expect(FACES[0].word).toBe('非常不满意')
    expect(FACES[4].word).toBe('非常满意')
  })

  it('counts 3, 4 and 5 as satisfied, and leaves 3 out of the net', () => {
    const result = satisfaction({ n1: 2, n2: 4, n3: 10, n4: 42, n5: 70 })
    expect(result).toMatchObject({ n: 128, satisfied: 122 })
    expect(result.rate).toBeCloseTo(122 / 128, 12)
    expect(result.net).toBeCloseTo((70 + 42 - 4 - 2) / 128, 12)
  })

  it('has no rate without ratings', () => {
    const none = satisfaction({ n1: 0, n2: 0, n3: 0, n4: 0, n5: 0 })
    expect(none).toEqual({ n: 0, satisfied: 0, rate: null, low: null, high: null, net: null })
    expect(formatRate(none)).toBe('暂无评价（n=0）')
  })

  it('shows a rate only with its n and interval', () => {
    expect(formatRate(satisfaction({ n1: 2, n2: 4, n3: 10, n4: 42, n5: 70 }))).toBe('95.3%（n=128，区间 90.2%–97.8%）')
    expect(formatRate(satisfaction({ n1: 0, n2: 0, n3: 0, n4: 0, n5: 3 }))).toBe('100.0%（n=3，区间 43.9%–100.0%）')
  })

  it('keeps the interval around the rate and within 0 and 1', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const { n, rate, low, high, net } = satisfaction(counts)
        fc.pre(n > 0 && rate !== null)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual((rate ?? 0) + 1e-12)
        expect(high).toBeGreaterThanOrEqual((rate ?? 1) - 1e-12)
        expect(Math.abs(net ?? 2)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('gives as bounds the two shares that lie exactly z standard errors from the rate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.nat({ max: 500 }),
        fc.constantFrom(1.645, 1.96, 2.576),
        (n, k, z) => {
          fc.pre(k <= n)
          const { low, high } = wilsonInterval(k, n, z)
          for (const bound of [low, high]) {
            expect((k / n - bound) ** 2).toBeCloseTo((z * z * bound * (1 - bound)) / n, 9)
          }
        },
      ),
    )
  })

  it('hides groups under five', () => {
    expect([0, 4, 5, 6].map(publishable)).toEqual([false, false, true, true])
  })
})
