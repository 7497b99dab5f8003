import Taro from '@tarojs/taro'

/** What lies over the page, the top one last. Each stands on an entry of the history that only says so. */
const open: { id: number; page: string; close(): void }[] = []
let lastId = 0
/** Steps back that were taken here, concern nobody else and have not come yet. */
let own = 0
/** What waits for them. */
const waiting: (() => void)[] = []
/** A browser that swallows a step must not keep anybody from going on, nor take the next step for it. */
const STEP_MS = 1_000
let swallowed: ReturnType<typeof setTimeout> | undefined

const overlayOf = (state: unknown) => (state as { overlay?: number } | null)?.overlay
const arrived = () => {
  own = 0
  clearTimeout(swallowed)
  for (const next of waiting.splice(0)) whenStill(next)
}
const stepBack = (entries = 1) => {
  own += 1
  clearTimeout(swallowed)
  swallowed = setTimeout(arrived, STEP_MS)
  window.history.go(-entries)
}
const samePage = () => (Taro.getCurrentInstance().page?.path ?? '').split('?')[0] === window.location.pathname

const onPopState = (event: PopStateEvent) => {
  if (own > 0) {
    own -= 1
    if (own === 0) arrived()
    event.stopImmediatePropagation()
    return
  }
  if (samePage() && open.length > 0) {
    event.stopImmediatePropagation()
    open[open.length - 1]?.close()
    return
  }
  if (overlayOf(event.state) === undefined) return
  // The entry of something that is gone, reached from either side: nobody should have to step over it.
  if (samePage()) event.stopImmediatePropagation()
  setTimeout(() => whenStill(stepBack), 0)
}

// The app loads this file before it makes its router, which would take every step for one to another page; listeners
// of the window are called in the order in which they came.
window.addEventListener('popstate', onPopState)

/**
 * Does it once no step back is under way: a browser drops the one of two moves that it has not finished, and the step
 * that then never comes would be taken from the person's own next one.
 */
export function whenStill(then: () => void): void {
  if (own === 0) then()
  else waiting.push(then)
}

/** The page's own way back takes what lies on top first, as the browser's does; false where there is nothing. */
export function stepBackHere(): boolean {
  if (open.length === 0) return false
  whenStill(() => window.history.back())
  return true
}

/**
 * Goes back over what lies on the page and then does `then`: another page in its place takes one entry only, and those
 * below would open the page that is gone.
 */
export function leaveOverlays(then: () => void): void {
  whenStill(() => {
    const top = open[open.length - 1]
    // A page below may have something open as well, which is none of this one's.
    const here = open.filter(({ page }) => page === window.location.pathname).length
    if (top !== undefined && overlayOf(window.history.state) === top.id) stepBack(here)
    whenStill(then)
  })
}

/** The browser's next step back calls `close` and leaves the page where it is. Returns what to call once it is closed. */
export function closeByBackStep(close: () => void): () => void {
  lastId += 1
  const overlay = { id: lastId, page: window.location.pathname, close }
  open.push(overlay)
  whenStill(() => {
    if (open.includes(overlay)) window.history.pushState({ ...window.history.state, overlay: overlay.id }, '')
  })
  return () => {
    open.splice(open.indexOf(overlay), 1)
    // Not when it was closed by going back, or by opening another page.
    whenStill(() => {
      if (overlayOf(window.history.state) === overlay.id) stepBack()
    })
  }
}
