import Taro from '@tarojs/taro'
import { lasting } from './lasting'

/** JSON text, so that all targets keep exactly the same thing. */
export const storage = lasting({
  // WeChat rejects where there is nothing.
  get: async (key) => {
    const { data } = await Taro.getStorage({ key })
    return typeof data === 'string' ? data : undefined
  },
  set: (key, data) => Taro.setStorage({ key, data }),
  remove: (key) => Taro.removeStorage({ key }),
})
