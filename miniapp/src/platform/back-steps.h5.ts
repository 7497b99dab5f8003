import Taro from '@tarojs/taro'

/** What lies over the page, the top one last. Each stands on an entry of the history that only says so. */
const open: { id: number; page: string; close(): void }[] = []
let lastId = 0
/** Steps back that were taken here and concern nobody else. */
let own = 0
/** What waits for them. */
let afterwards: (() => void) | undefined

const overlayOf = (state: unknown) => (state as { overlay?: number } | null)?.overlay
const stepBack = () => {
  own += 1
  window.history.back()
}
const samePage = () => (Taro.getCurrentInstance().page?.path ?? '').split('?')[0] === window.location.pathname

const onPopState = (event: PopStateEvent) => {
  if (own > 0) {
    own -= 1
    if (own === 0) {
      const next = afterwards
      afterwards = undefined
      next?.()
    }
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
  setTimeout(stepBack, 0)
}

// The app loads this file before it makes its router, which would take every step for one to another page; listeners
// of the window are called in the order in which they came.
window.addEventListener('popstate', onPopState)

/** The page's own way back takes what lies on top first, as the browser's does; false where there is nothing. */
export function stepBackHere(): boolean {
  if (open.length === 0) return false
  window.history.back()
  return true
}

/** A browser that swallows a step must not keep anybody from going on. */
const STEP_MS = 1_000

/**
 * Goes back over what lies on the page and then does `then`: another page in its place takes one entry only, and those
 * below would open the page that is gone. A step back that is under way is waited for, since it would undo that.
 */
export function leaveOverlays(then: () => void): void {
  const top = open[open.length - 1]
  const over = top !== undefined && overlayOf(window.history.state) === top.id
  if (own === 0 && !over) {
    then()
    return
  }
  const next = own > 0 ? () => leaveOverlays(then) : then
  afterwards = next
  setTimeout(() => {
    if (afterwards !== next) return
    own = 0
    afterwards = undefined
    then()
  }, STEP_MS)
  if (own > 0) return
  own += 1
  // A page below may have something open as well, which is none of this one's.
  window.history.go(-open.filter(({ page }) => page === window.location.pathname).length)
}

/** The browser's next step back calls `close` and leaves the page where it is. Returns what to call once it is closed. */
export function closeByBackStep(close: () => void): () => void {
  lastId += 1
  const id = lastId
  open.push({ id, page: window.location.pathname, close })
  window.history.pushState({ ...window.history.state, overlay: id }, '')
  return () => {
    open.splice(
      open.findIndex((overlay) => overlay.id === id),
      1,
    )
    // Not when it was closed by going back, or by opening another page.
    if (overlayOf(window.history.state) === id) stepBack()
  }
}
