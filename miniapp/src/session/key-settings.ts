import Taro from '@tarojs/taro'

const KEY = 'display.keysOff'

/** Single-letter keys can be switched off (我的 → 快捷键). */
export const keysAreOn = (): boolean => Taro.getStorageSync(KEY) !== true

export const setKeysOn = (on: boolean): void => Taro.setStorageSync(KEY, !on)
