/** WeChat and DingTalk draw the tab bar themselves. */
export function TabBar() {
  return null
}
