import { useSyncExternalStore } from 'react'

const query = () => window.matchMedia('(min-width: 1024px)')

const subscribe = (listener: () => void) => {
  const wide = query()
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

/** Whether the window is wide enough for the desktop's layout. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => query().matches)
