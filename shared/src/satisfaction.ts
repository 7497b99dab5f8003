/** The five answers of 好差评, worst first; 1 and 2 are bad ratings. */
export const FACES = [
  { score: 1, word: '非常不满意' },
  { score: 2, word: '不满意' },
  { score: 3, word: '基本满意' },
  { score: 4, word: '满意' },
  { score: 5, word: '非常满意' },
] as const

export type Score = (typeof FACES)[number]['score']

export interface FaceCounts {
  readonly n1: number
  readonly n2: number
  readonly n3: number
  readonly n4: number
  readonly n5: number
}

export type Satisfaction =
  | {
      readonly n: 0
      readonly satisfied: 0
      readonly rate: null
      readonly low: null
      readonly high: null
      readonly net: null
    }
  | {
      readonly n: number
      /** Scores 3, 4 and 5. */
      readonly satisfied: number
      readonly rate: number
      readonly low: number
      readonly high: number
      /** (5 and 4, less 2 and 1) over n: from -1 to 1. */
      readonly net: number
    }

/** Two-sided 95 %. */
export const Z_95 = 1.959963984540054

/** Fewer answers than this are shown to nobody who could guess who gave them. */
export const SMALL_GROUP = 5

export function publishable(n: number): boolean {
  return n >= SMALL_GROUP
}

/** Wilson's score interval for k of n, n above 0; it stays within 0 and 1 and is honest for small n. */
export function wilsonInterval(k: number, n: number, z: number = Z_95): { low: number; high: number } {
  const rate = k / n
  const spread = z * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n))
  const centre = rate + (z * z) / (2 * n)
  const scale = 1 + (z * z) / n
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) }
}

export function satisfaction({ n1, n2, n3, n4, n5 }: FaceCounts, z: number = Z_95): Satisfaction {
  const n = n1 + n2 + n3 + n4 + n5
  if (n === 0) return { n: 0, satisfied: 0, rate: null, low: null, high: null, net: null }
  const satisfied = n3 + n4 + n5
  return { n, satisfied, rate: satisfied / n, ...wilsonInterval(satisfied, n, z), net: (n5 + n4 - n2 - n1) / n }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

/** '95.3%（n=128，区间 90.2%–97.8%）': a rate never stands without its n. */
export function formatRate({ n, rate, low, high }: Satisfaction): string {
  if (rate === null) return '暂无评价（n=0）'
  return `${percent(rate)}（n=${n}，区间 ${percent(low)}–${percent(high)}）`
}
