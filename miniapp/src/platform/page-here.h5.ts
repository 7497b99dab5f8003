import Taro from '@tarojs/taro'
import { network } from './network'
import { loadPage } from './preload-pages'

const UNREAD = '没有网络，这一页还没有读过。联网后再点。'
const FAILED = '这一页没有打开，请再点一次。'
const SLOW = '网络较慢，正在打开…'
const SLOW_AFTER_MS = 1_000

const say = (title: string) => void Taro.showToast({ title, icon: 'none', duration: 3000 })
const underWay = new Set<string>()

/** Opens a page once the browser has it: the router would change the address and then show nothing. */
export function whenHere(url: string, open: () => void): void {
  if (underWay.has(url)) return
  underWay.add(url)
  const slow = setTimeout(() => say(SLOW), SLOW_AFTER_MS)
  const over = () => {
    clearTimeout(slow)
    underWay.delete(url)
  }
  void loadPage(url).then(
    () => {
      over()
      open()
    },
    () => {
      over()
      say(network.isOnline() ? FAILED : UNREAD)
    },
  )
}
