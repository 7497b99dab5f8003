import Taro from '@tarojs/taro'
import { leaveOverlays, whenStill } from '../platform/back-steps'
import { whenHere } from '../platform/page-here'

const TABS = /^\/pages\/(home|requests|messages|me)\//
const PAGE_STACK_LIMIT = 10

/** Opens a page; a tab by switching to it, anything else on the stack while there is room. */
export const go = (url: string): void =>
  whenHere(url, () =>
    whenStill(() => {
      if (TABS.test(url)) void Taro.switchTab({ url: url.split('?')[0] ?? url })
      else if (Taro.getCurrentPages().length >= PAGE_STACK_LIMIT - 1) void Taro.redirectTo({ url })
      else void Taro.navigateTo({ url })
    }),
  )

/** Another page in the place of this one. */
export const goInstead = (url: string): void => whenHere(url, () => leaveOverlays(() => void Taro.redirectTo({ url })))

export const goHome = (): void => go('/pages/home/home')

/** Where one came from, or another page where one came from nowhere (a push, a scan). */
export function goBack(otherwise: string): void {
  if (Taro.getCurrentPages().length > 1) leaveOverlays(() => void Taro.navigateBack())
  else if (TABS.test(otherwise)) go(otherwise)
  else goInstead(otherwise)
}

/** A number to call; in a browser the system asks. */
export const call = (phone: string): void => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)

export const copy = (text: string, done: string): void =>
  void Taro.setClipboardData({ data: text }).then(
    () => Taro.showToast({ title: done, icon: 'none', duration: 3000 }),
    () => undefined,
  )
