import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'

/** The sheets that are open, the top one last. Each stands on an entry of the history that only says so. */
const open: { id: number; close(): void }[] = []
let lastId = 0
/** Steps back that were taken here and concern nobody else. */
let own = 0

const sheetOf = (state: unknown) => (state as { sheet?: number } | null)?.sheet
const stepBack = () => {
  own += 1
  window.history.back()
}
const samePage = () => (Taro.getCurrentInstance().page?.path ?? '').split('?')[0] === window.location.pathname

/** Before the router, which would take every step for one to another page. */
const onPopState = (event: PopStateEvent) => {
  if (own > 0) {
    own -= 1
    event.stopImmediatePropagation()
    return
  }
  if (samePage() && open.length > 0) {
    event.stopImmediatePropagation()
    open[open.length - 1]?.close()
    return
  }
  if (sheetOf(event.state) === undefined) return
  // The entry of a sheet that is gone, reached from either side: nobody should have to step over it.
  if (samePage()) event.stopImmediatePropagation()
  setTimeout(stepBack, 0)
}
window.addEventListener('popstate', onPopState, true)

/** The browser's way back closes what lies on top and leaves the page where it is. */
export const useBackCloses = (onClose: () => void): void => {
  const close = useRef(onClose)
  close.current = onClose

  useEffect(() => {
    lastId += 1
    const id = lastId
    open.push({ id, close: () => close.current() })
    window.history.pushState({ ...window.history.state, sheet: id }, '')
    return () => {
      open.splice(
        open.findIndex((sheet) => sheet.id === id),
        1,
      )
      // Not when it was closed by going back, or by opening another page.
      if (sheetOf(window.history.state) === id) stepBack()
    }
  }, [])
}
