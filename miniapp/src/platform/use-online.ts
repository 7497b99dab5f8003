import { useSyncExternalStore } from 'react'
import { network } from './network'

export const useOnline = (): boolean => useSyncExternalStore(network.subscribe, network.isOnline, network.isOnline)
