import { useEffect, useSyncExternalStore } from 'react'
import { outbox } from './device'
import type { KeptReceipt, Submission } from './outbox'
import { useSession } from './session'

function useStored<Item>(read: () => Item): Item {
  useEffect(() => void outbox.load(), [])
  return useSyncExternalStore(outbox.subscribe, read, read)
}

/** What waits to be sent on this device, without what belongs to another person than the one who is signed in. */
export function useOutbox(): readonly Submission[] {
  const who = useSession().viewer?.id
  const all = useStored(outbox.list)
  return all.filter(({ personId }) => !who || !personId || personId === who)
}

/** What came of his filings on this device, until he puts it away. */
export function useReceipts(): readonly KeptReceipt[] {
  const who = useSession().viewer?.id
  return useStored(outbox.receipts).filter(({ personId }) => personId === who)
}
