import Taro from '@tarojs/taro'
import type { Storage } from './contract'

/** JSON text, so that all targets keep exactly the same thing. */
export const storage: Storage = {
  async get<T>(key: string) {
    const stored = await Taro.getStorage<string>({ key }).catch(() => null)
    return typeof stored?.data === 'string' && stored.data !== '' ? (JSON.parse(stored.data) as T) : undefined
  },
  async set(key, value) {
    await Taro.setStorage({ key, data: JSON.stringify(value) })
  },
  async remove(key) {
    await Taro.removeStorage({ key })
  },
}
