import { useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { nextId } from '../accessible'
import { componentWords } from '../component-words'

export interface PageIds {
  contentId: string
  headingId: string
}

let shownBefore = false

const LOOKS = 20
const BETWEEN_MS = 25

/** Taro's elements move their children when they are first drawn, and what is moved loses the focus: then once more. */
function keepOnHeading(id: string, looks = LOOKS): void {
  if (looks === LOOKS || document.activeElement === document.body) {
    document.getElementById(id)?.focus({ preventScroll: true })
  }
  if (looks > 0) setTimeout(() => keepOnHeading(id, looks - 1), BETWEEN_MS)
}

/**
 * Sets the document's title and, after a change of page, moves the focus to its heading. The first page of a visit
 * leaves the focus at the top, where a screen reader starts anyway.
 */
export const useDocumentTitle = (title: string): PageIds => {
  const ids = useRef<PageIds>({ contentId: nextId('content'), headingId: nextId('heading') })
  const setTitle = () => {
    document.title = title === componentWords.appName ? title : `${title} · ${componentWords.appName}`
  }
  useEffect(setTitle, [title])
  useDidShow(() => {
    // The router sets its own title after this hook.
    setTimeout(setTitle, 0)
    if (shownBefore) setTimeout(() => keepOnHeading(ids.current.headingId), 0)
    shownBefore = true
  })
  return ids.current
}
