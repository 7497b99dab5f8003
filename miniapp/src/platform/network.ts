import Taro from '@tarojs/taro'
import type { Network } from './contract'

let online = true
let started = false
const listeners = new Set<(online: boolean) => void>()

const change = (next: boolean) => {
  if (next === online) return
  online = next
  for (const listener of listeners) listener(online)
}

const start = () => {
  if (started) return
  started = true
  Taro.getNetworkType({ success: (result) => change(result.networkType !== 'none') })
  Taro.onNetworkStatusChange((result) => change(result.isConnected))
}

export const network: Network = {
  isOnline: () => {
    start()
    return online
  },
  subscribe: (listener) => {
    start()
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
}
