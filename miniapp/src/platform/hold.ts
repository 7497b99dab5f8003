import type { Hold } from './contract'

const held = new Set<string>()

/** A mini-program runs once; two of its pages may still be open on the same form. */
export const hold: Hold = async (name) => {
  if (held.has(name)) return undefined
  held.add(name)
  return () => void held.delete(name)
}
