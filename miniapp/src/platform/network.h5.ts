import type { Network } from './contract'

export const network: Network = {
  isOnline: () => navigator.onLine,
  subscribe: (listener) => {
    const report = () => listener(navigator.onLine)
    window.addEventListener('online', report)
    window.addEventListener('offline', report)
    return () => {
      window.removeEventListener('online', report)
      window.removeEventListener('offline', report)
    }
  },
}
