/**
 * Where a tap on a message may lead: an address of our own, or null. Anything else would hand a fresh sign-in code
 * to a stranger. `bases` are whole URLs; a relative `target` is read against the first.
 */
export const ownAddress = (target: string, bases: readonly string[]): URL | null => {
  const first = bases[0]
  const url = first === undefined || target === '' ? null : URL.parse(target, first)
  if (url === null) return null
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null
  const isOwn = bases.some((text) => {
    const base = new URL(text)
    const folder = base.pathname.endsWith('/') ? base.pathname : `${base.pathname}/`
    return url.origin === base.origin && `${url.pathname}/`.startsWith(folder)
  })
  return isOwn ? url : null
}

/** A mini-program page as an H5 address: `pages/x/x?id=1` under the base. */
export const pageAddress = (page: string, base: string): URL | null =>
  /^[\w\-/]+(?:\?[^#\\]*)?$/.test(page) && !page.startsWith('/') ? ownAddress(`${base}/${page}`, [base]) : null
