/** What is asked over and over about the same few keys, such as the days of a year, worked out once each. */
export function remembered<K, V>(of: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = of(key)
    if (known.size >= 4096) known.clear()
    known.set(key, made)
    return made
  }
}
