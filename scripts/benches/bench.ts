export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What stands beside it, measured in the same run (or, for a size, what it may be); null where nothing does. */
  readonly baseline: number | null
  readonly ratio: number | null
  /** Of the ratios of the pairs, or of the values where nothing stands beside them: the least and the greatest. */
  readonly spread?: readonly [number, number]
  /** What the ratio or the value must keep to, and whether it did. */
  readonly limit: string
  readonly held: boolean
}

/** For the benches that take them; each has its own where one is left out. */
export type BenchOptions = {
  readonly rows?: number
  readonly seconds?: number
  readonly passes?: number
  readonly engine?: 'sqlite' | 'pg'
  /** One kind of work instead of all. */
  readonly kind?: string
  /** The directory of another checkout. */
  readonly beside?: string
  /** A file of messages. */
  readonly texts?: string
}

export type Bench = {
  readonly what: string
  run(progress: (words: string) => void, options: BenchOptions): Promise<readonly Figure[]>
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

/** Three digits that count. */
export const rounded = (value: number): number => Number(value.toPrecision(3))

/** One thing beside another, by rounds: the ratio is the median of the rounds'. Without `most` it is only printed. */
export function beside(
  name: string,
  unit: string,
  own: readonly number[],
  others: readonly number[],
  { most }: { readonly most?: number } = {},
): Figure {
  const ratios = own.map((value, n) => value / (others[n] ?? Number.NaN))
  const ratio = rounded(median(ratios))
  return {
    name,
    value: rounded(median(own)),
    unit,
    baseline: rounded(median(others)),
    ratio,
    spread: [rounded(Math.min(...ratios)), rounded(Math.max(...ratios))],
    limit: most === undefined ? 'printed' : `ratio <= ${rounded(most)}`,
    held: most === undefined || ratio <= most,
  }
}

/**
 * Measures two things in turns, so that what else the machine does falls on both: first, second, second, first, …
 * The ratio is the median of the ratios of the pairs.
 */
export async function inPairs(
  rounds: number,
  first: () => Promise<number>,
  second: () => Promise<number>,
): Promise<{ value: number; baseline: number; ratio: number }> {
  const pairs: [number, number][] = []
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const a = await first()
      pairs.push([a, await second()])
    } else {
      const b = await second()
      pairs.push([await first(), b])
    }
  }
  return {
    value: rounded(median(pairs.map(([a]) => a))),
    baseline: rounded(median(pairs.map(([, b]) => b))),
    ratio: rounded(median(pairs.map(([a, b]) => a / b))),
  }
}
