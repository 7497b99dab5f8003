import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { useSession } from '../session/session'

const MESSAGES_TAB = 2

const show = (unread: number) => {
  try {
    if (unread > 0)
      void Taro.setTabBarBadge({ index: MESSAGES_TAB, text: unread > 99 ? '99+' : String(unread) }).catch(ignore)
    else void Taro.removeTabBarBadge({ index: MESSAGES_TAB }).catch(ignore)
  } catch {
    // DingTalk has no badges; the number stands on the pages too.
  }
}

const ignore = () => undefined

/** The number on the messages tab. Only tab pages can set it. */
export function useMessagesBadge(): void {
  const unread = useSession().viewer?.unreadMessages ?? 0
  useEffect(() => show(unread), [unread])
  useDidShow(() => show(unread))
}
