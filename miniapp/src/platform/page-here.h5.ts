import Taro from '@tarojs/taro'
import { loadPage } from './preload-pages'

const UNREAD = '没有网络，这一页还没有读过。联网后再点。'

/** Opens a page once the browser has it: the router would change the address and then show nothing. */
export const whenHere = (url: string, open: () => void): void =>
  void loadPage(url).then(open, () => Taro.showToast({ title: UNREAD, icon: 'none', duration: 3000 }))
