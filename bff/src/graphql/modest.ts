/** Deeper than any input of the contract, and longer than any text a form takes. */
const MOST_DEEP = 12
export const LONGEST = 20_000

/** What is wrong with variables, and in which of them. */
export type Immodest = { readonly why: 'DEPTH' | 'SIGN' | 'LENGTH'; readonly field: string }

/**
 * Whether variables are such as a client of ours could send: neither deeper nor longer, and without the sign that
 * PostgreSQL keeps in no text and no keyboard makes. Looked at level by level: whoever nests ten thousand lists would
 * exhaust the stack of everything that goes down into them.
 */
export function immodest(variables: object): Immodest | null {
  let level: (readonly [field: string, value: unknown])[] = [['', variables]]
  for (let deep = 0; level.length > 0; deep += 1) {
    const next: typeof level = []
    for (const [field, value] of level) {
      if (deep > MOST_DEEP) return { why: 'DEPTH', field }
      if (typeof value === 'string' && value.length > LONGEST) return { why: 'LENGTH', field }
      if (typeof value === 'string' && value.includes('\u0000')) return { why: 'SIGN', field }
      if (typeof value !== 'object' || value === null) continue
      const isList = Array.isArray(value)
      for (const [key, each] of Object.entries(value)) {
        if (key.includes('\u0000')) return { why: 'SIGN', field }
        next.push([isList ? field : key, each])
      }
    }
    level = next
  }
  return null
}
