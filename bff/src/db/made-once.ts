/**
 * What is made of rows, made once for as long as they are the same: a statement that is kept (statement.ts) hands out the
 * same rows until somebody changes them.
 */
export function madeOnce<Rows extends object, T>(make: (rows: Rows) => T): (rows: Rows) => T {
  const made = new WeakMap<Rows, { readonly value: T }>()
  return (rows) => {
    const known = made.get(rows)
    if (known) return known.value
    const value = make(rows)
    made.set(rows, { value })
    return value
  }
}
