import Taro from '@tarojs/taro'

export const TAB_PAGES = [
  '/pages/home/home',
  '/pages/requests/requests',
  '/pages/messages/messages',
  '/pages/me/me',
] as const
export type TabPage = (typeof TAB_PAGES)[number]

/** How many things wait behind a tab; 0 takes the mark away. */
export const setTabBadge = (tab: TabPage, count: number): void => {
  const index = TAB_PAGES.indexOf(tab)
  // Refused while another page covers the tab bar; the next visit sets it again.
  const ignore = () => undefined
  if (count > 0) void Taro.setTabBarBadge({ index, text: count > 99 ? '99+' : String(count) }).catch(ignore)
  else void Taro.removeTabBarBadge({ index }).catch(ignore)
}
