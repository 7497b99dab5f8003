import { useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { nextId } from '../accessible'
import { componentWords } from '../component-words'

export interface PageIds {
  contentId: string
  headingId: string
}

let shownBefore = false

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
    if (shownBefore) setTimeout(() => document.getElementById(ids.current.headingId)?.focus({ preventScroll: true }), 0)
    shownBefore = true
  })
  return ids.current
}
