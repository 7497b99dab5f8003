import Taro from '@tarojs/taro'
import type { GetSignInCode } from './contract'

export const signInCode: GetSignInCode = async () => {
  const { code } = await Taro.login()
  return code ? { provider: 'wechat', code } : null
}
