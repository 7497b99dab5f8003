import Taro from '@tarojs/taro'
import type { ScanCode } from './contract'

/** A mini-program code of our own answers with its page path, any other code with its text. */
export const scanCode: ScanCode = async () => {
  const scanned = await Taro.scanCode({ scanType: ['qrCode'] }).catch(() => null)
  if (!scanned) return null
  return (scanned as { path?: string }).path || scanned.result || null
}
