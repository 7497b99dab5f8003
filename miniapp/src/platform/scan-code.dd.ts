import type { ScanCode } from './contract'
import { ddApi } from './dd-api'

export const scanCode: ScanCode = () =>
  new Promise((resolve) => {
    ddApi().scan({ type: 'qr', success: ({ code }) => resolve(code), fail: () => resolve(null) })
  })
