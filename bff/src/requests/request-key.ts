import { formatRequestNumber, parseRequestNumber } from '@qihu/shared'

const DIVISION_BITS = 20n
const SEQUENCE_BITS = 23n

/** Greater than every key. */
export const BEYOND = 2n ** 63n - 1n

/**
 * A request's place among all, as one whole number that is its number in another form: by day, by division, by its
 * sequence of that day. The newest has the greatest, on whichever engine.
 * Null for what is no number, and for a sequence of over eight million.
 */
export function keyOf(number: string): bigint | null {
  const parts = parseRequestNumber(number)
  if (!parts || parts.sequence >= 2 ** Number(SEQUENCE_BITS)) return null
  const day = BigInt(parts.date.slice(2).replaceAll('-', ''))
  return (((day << DIVISION_BITS) | BigInt(parts.division)) << SEQUENCE_BITS) | BigInt(parts.sequence)
}

export function numberOf(key: bigint): string {
  const sequence = Number(BigInt.asUintN(Number(SEQUENCE_BITS), key))
  const division = BigInt.asUintN(Number(DIVISION_BITS), key >> SEQUENCE_BITS)
  const day = String(key >> (SEQUENCE_BITS + DIVISION_BITS)).padStart(6, '0')
  return formatRequestNumber({
    division: String(division).padStart(6, '0'),
    date: `20${day.slice(0, 2)}-${day.slice(2, 4)}-${day.slice(4)}`,
    sequence,
  })
}
