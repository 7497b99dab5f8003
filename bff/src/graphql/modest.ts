/** Deeper than any input of the contract. */
const MOST_DEEP = 12

/**
 * Whether variables are nested deeper than those of a client of ours could be. Looked at level by level: whoever nests ten
 * thousand lists would exhaust the stack of everything that goes down into them. How long a text may be is said by its field.
 */
export function isTooDeep(variables: object): boolean {
  let level: object[] = [variables]
  for (let deep = 1; level.length > 0; deep += 1) {
    if (deep > MOST_DEEP) return true
    const below: object[] = []
    for (const each of level) for (const value of Object.values(each)) if (isObject(value)) below.push(value)
    level = below
  }
  return false
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
