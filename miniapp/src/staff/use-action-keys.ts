import { useState } from 'react'
import { useKeys } from '../components/SplitView/use-keys'
import type { OfferedAction } from './actions'

/** The keys of what may be done: each begins what its button does, which asks first where it is final. */
export function useActionKeys(actions: readonly OfferedAction[], rest = false) {
  const [begun, setBegun] = useState<{ key: string; at: number }>()
  const begin = (key: string) => setBegun((last) => ({ key, at: (last?.at ?? 0) + 1 }))
  useKeys(rest ? {} : Object.fromEntries(actions.map(({ action, key }) => [key.toLowerCase(), () => begin(action)])))
  return begun
}
