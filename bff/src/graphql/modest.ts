/** Deeper than any input of the contract. */
const MOST_DEEP = 12

/**
 * Whether variables are nested deeper than those of a client of ours could be. Looked at level by level: whoever nests ten
 * thousand lists would exhaust the stack of everything that goes down into them. How long a text may be is said by its field.
 */
export function isTooDeep(variables: object): boolean {
  let level: unknown[] = [variables]
  for (let deep = 0; level.length > 0; deep += 1) {
    if (deep > MOST_DEEP) return true
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
  return false
}
