import Taro from '@tarojs/taro'

/** Brings a part of the page into view, once it is drawn. */
export const showNow = (id: string): void => {
  setTimeout(() => void Taro.pageScrollTo({ selector: `#${id}`, duration: 0 }).catch(() => undefined), 0)
}
