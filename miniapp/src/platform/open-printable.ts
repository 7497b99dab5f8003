import Taro from '@tarojs/taro'
import { absolute } from './answer'

/** A phone prints nothing: the address of the page goes to a browser by the clipboard. */
export const openPrintable = (url: string): void =>
  void Taro.setClipboardData({ data: absolute(url) }).then(
    () => Taro.showToast({ title: '链接已复制，请在浏览器里打开', icon: 'none', duration: 3000 }),
    () => undefined,
  )
