import { hashKey } from '@tanstack/react-query'

const early = new Set<string>()

/** Asked before its page was there: that the page then opens is no coming back to it. */
export const askedEarly = (queryKey: readonly unknown[]): void => void early.add(hashKey(queryKey))

/** True once, for the page that opens with that answer. */
export const wasAskedEarly = (queryKey: readonly unknown[]): boolean => early.delete(hashKey(queryKey))
