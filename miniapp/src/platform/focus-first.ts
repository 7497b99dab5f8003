import Taro from '@tarojs/taro'

/** Brings a part of the page into view; mini-programs have no focus but that of a text field. */
export const focusFirst = (id: string): void => {
  setTimeout(() => void Taro.pageScrollTo({ selector: `#${id}`, duration: 0 }), 60)
}
