import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { useSession } from '../session/session'
import { setTabBadge } from '../session/tab-badges'

/** Unread messages on their tab. Only tab pages can show it. */
export function useMessagesBadge(): void {
  const unread = useSession().viewer?.unreadMessages ?? 0
  const show = () => setTabBadge('/pages/messages/messages', unread)
  useEffect(show, [unread])
  useDidShow(show)
}
