import type { Hold } from './contract'

/** A page that is just being left still holds what it had. */
const WAIT_MS = 150

/** Held across tabs, and free at once when the tab that had it is gone, killed or not. */
export const hold: Hold = (name) =>
  new Promise((resolve) => {
    const alone = () => resolve(() => undefined)
    // Old browsers, and pages without TLS, have no locks.
    if (!navigator.locks) return alone()
    const patience = new AbortController()
    const timer = setTimeout(() => {
      resolve(undefined)
      patience.abort()
    }, WAIT_MS)
    navigator.locks
      .request(`qihu.${name}`, { signal: patience.signal }, () => {
        clearTimeout(timer)
        return new Promise<void>((release) => resolve(release))
      })
      .catch(alone)
  })
