import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { keysAreOn } from '../../session/key-settings'

/** From a key (`j`), a sequence (`g q`) or a chord (`Ctrl+Enter`) to what it does. */
export type Keys = Readonly<Record<string, () => void>>

const SEQUENCE_MS = 1000

const inField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** These answer to Enter themselves. */
const pressesOnEnter = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('button, a[href], [role="button"], [role="link"]') !== null

const nameOf = (event: KeyboardEvent) => {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${key}`
}

/** Whether this page is in front: those below it stay, and hear every key. */
function useFront() {
  const front = useRef(true)
  useDidShow(() => {
    front.current = true
  })
  useDidHide(() => {
    front.current = false
  })
  return front
}

/**
 * Keys are the page's in front. Plain ones rest in fields, while an input method composes, behind an open dialog (unless they are
 * the dialog's own) and when switched off; Esc and chords with Ctrl work in fields too.
 */
export const useKeys = (keys: Keys | undefined, { inDialog = false } = {}): void => {
  const latest = useRef(keys)
  latest.current = keys
  const front = useFront()

  useEffect(() => {
    let before = ''
    let at = 0
    const onKeyDown = (event: KeyboardEvent) => {
      const known = latest.current
      if (!front.current || !known || event.isComposing || event.defaultPrevented || event.repeat) return
      if (!inDialog && document.querySelector('[aria-modal="true"]')) return
      const name = nameOf(event)
      const chord = event.ctrlKey || event.metaKey || name === 'Escape'
      if (name === 'Enter' && pressesOnEnter(event.target)) return
      if (!chord && (inField(event.target) || !keysAreOn())) return
      const now = event.timeStamp
      const sequence = now - at < SEQUENCE_MS ? `${before} ${name}` : name
      const act = known[sequence] ?? known[name]
      before = name
      at = now
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [inDialog, front])
}

export const useColumnFocus = (id: string, wide: boolean): void => {
  const front = useFront()
  useEffect(() => {
    if (!wide) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || !front.current) return
      const columns = [...(document.getElementById(id)?.children ?? [])] as HTMLElement[]
      if (columns.length === 0) return
      event.preventDefault()
      const current = columns.findIndex((column) => column.contains(document.activeElement))
      const step = event.shiftKey ? columns.length - 1 : 1
      columns[current === -1 ? 0 : (current + step) % columns.length]?.focus()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [id, wide, front])
}
