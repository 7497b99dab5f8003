import { storage } from '../platform/storage'
import { newKey } from './new-key'

let key: Promise<string> | undefined

/** By it the server tells this device from others: what it asked for it can use, and nobody else spends its tries. */
export const deviceKey = (): Promise<string> => {
  key ??= kept()
  return key
}

async function kept(): Promise<string> {
  const stored = await storage.get<string>('device').catch(() => undefined)
  if (stored) return stored
  const made = newKey()
  await storage.set('device', made).catch(() => undefined)
  return made
}
