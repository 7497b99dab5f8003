import Taro from '@tarojs/taro'

export const fieldId = (name: string): string => `act-${name}`

/** Mini-programs have no focus to move; the page scrolls there instead. */
export function focusField(name: string): void {
  void Taro.pageScrollTo({ selector: `#${fieldId(name)}`, duration: 0 }).catch(() => undefined)
}

export const focusFieldSoon = focusField

export const focusedField = (_names: readonly string[]): string | undefined => undefined
