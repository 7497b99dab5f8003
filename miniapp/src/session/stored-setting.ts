import Taro from '@tarojs/taro'

/** Settings are read while the first page is drawn; where storage is closed, they are those of a new device. */
export const readSetting = (key: string): unknown => {
  try {
    return Taro.getStorageSync(key)
  } catch {
    return undefined
  }
}

export const keepSetting = (key: string, value: unknown): void => {
  try {
    Taro.setStorageSync(key, value)
  } catch {
    // It holds until the app is closed.
  }
}
