import { useEffect, useSyncExternalStore } from 'react'
import { outbox } from './device'
import type { Submission } from './outbox'

/** What waits to be sent on this device. */
export function useOutbox(): readonly Submission[] {
  useEffect(() => void outbox.load(), [])
  return useSyncExternalStore(outbox.subscribe, outbox.list, outbox.list)
}
