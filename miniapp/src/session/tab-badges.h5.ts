import { useSyncExternalStore } from 'react'

export const TAB_PAGES = [
  '/pages/home/home',
  '/pages/requests/requests',
  '/pages/messages/messages',
  '/pages/me/me',
] as const
export type TabPage = (typeof TAB_PAGES)[number]

let badges: Partial<Record<TabPage, number>> = {}
const listeners = new Set<() => void>()

/** How many things wait behind a tab; 0 takes the mark away. */
export const setTabBadge = (tab: TabPage, count: number): void => {
  if ((badges[tab] ?? 0) === count) return
  badges = { ...badges, [tab]: count }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const useTabBadges = () => useSyncExternalStore(subscribe, () => badges)
