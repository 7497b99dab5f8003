import Taro from '@tarojs/taro'
import { lasting } from './lasting'

/** JSON text, so that all targets keep exactly the same thing. */
export const storage = lasting({
  // WeChat rejects where there is nothing.
  get: async (key) => String((await Taro.getStorage({ key })).data),
  set: (key, data) => Taro.setStorage({ key, data }),
  remove: (key) => Taro.removeStorage({ key }),
})
