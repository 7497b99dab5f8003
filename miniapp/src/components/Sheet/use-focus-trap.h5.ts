import { useEffect, useRef } from 'react'

const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex="0"]'

/** The system's way back (Android) closes it too, where the browser offers that. */
interface Watcher {
  onclose: (() => void) | null
  destroy(): void
}
const CloseWatcher = (globalThis as { CloseWatcher?: new () => Watcher }).CloseWatcher

/** Keeps the focus inside the panel while it is there, closes it by Esc and gives the focus back afterwards. */
export const useFocusTrap = (panelId: string, onClose: () => void): void => {
  const close = useRef(onClose)
  close.current = onClose

  useEffect(() => {
    const opener = document.activeElement as HTMLElement | null
    const panel = () => document.getElementById(panelId)
    // The elements of the panel are drawn a moment after it.
    const timer = setTimeout(() => {
      panel()?.focus()
      // Text alone takes no focus: without a stop in it the keyboard could not scroll it.
      const body = panel()?.querySelector<HTMLElement>('.qh-sheet__body')
      if (body && !body.querySelector(FOCUSABLE)) body.tabIndex = 0
    }, 0)
    const watcher = CloseWatcher && new CloseWatcher()
    if (watcher) watcher.onclose = () => close.current()

    const onKeyDown = (event: KeyboardEvent) => {
      const inside = panel()
      if (!inside || event.isComposing) return
      if (event.key === 'Escape') {
        event.stopPropagation()
        close.current()
        return
      }
      if (event.key !== 'Tab') return
      const stops = [...inside.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((stop) => stop.offsetParent !== null)
      const first = stops[0]
      const last = stops[stops.length - 1]
      if (!first || !last) return
      const at = document.activeElement
      const outside = !inside.contains(at)
      if (event.shiftKey ? at === first || at === inside || outside : at === last || outside) {
        event.preventDefault()
        ;(event.shiftKey ? last : first).focus()
      }
    }
    document.addEventListener('keydown', onKeyDown, true)
    return () => {
      clearTimeout(timer)
      watcher?.destroy()
      document.removeEventListener('keydown', onKeyDown, true)
      opener?.focus()
    }
  }, [panelId])
}
