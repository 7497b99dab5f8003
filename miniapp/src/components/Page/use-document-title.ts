import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { nextId } from '../accessible'

export interface PageIds {
  contentId: string
  headingId: string
}

/** Keeps the native title in step with the page. */
export const useDocumentTitle = (title: string): PageIds => {
  const ids = useRef<PageIds>({ contentId: nextId('content'), headingId: nextId('heading') })
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title }).catch(() => undefined)
  }, [title])
  return ids.current
}
