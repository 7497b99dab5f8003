import { Refusal } from './simulator-faults.ts'
import type { SimulatorState } from './simulator-state.ts'

const lifeMs = 7_200_000
const overlapMs = 300_000
const forcedGapMs = 30_000
const forcedPerDay = 20

/** stable_token: the same token until five minutes before its end, then a new one while both work; forcing kills the old. */
export const createWeChatTokens = (state: SimulatorState) => {
  let current: { token: string; expiresAt: number } | null = null
  let lastForcedAt = Number.NEGATIVE_INFINITY
  let forcedToday = { day: '', count: 0 }
  const validUntil = new Map<string, number>()
  state.onReset(() => {
    current = null
    lastForcedAt = Number.NEGATIVE_INFINITY
    forcedToday = { day: '', count: 0 }
    validUntil.clear()
  })

  const issue = () => {
    const fresh = { token: `SIM_${state.hex(128)}`, expiresAt: state.now() + lifeMs }
    current = fresh
    validUntil.set(fresh.token, fresh.expiresAt)
    return fresh
  }

  const force = () => {
    const day = state.localDay()
    if (forcedToday.day !== day) forcedToday = { day, count: 0 }
    if (forcedToday.count >= forcedPerDay) throw new Refusal(45009, 'reach max api daily quota limit')
    forcedToday.count += 1
    if (current !== null && state.now() - lastForcedAt < forcedGapMs) return current
    lastForcedAt = state.now()
    validUntil.clear()
    return issue()
  }

  return {
    stable: (forceRefresh: boolean) => {
      const left = current === null ? 0 : current.expiresAt - state.now()
      if (forceRefresh) return force()
      if (current !== null && left >= overlapMs) return current
      if (current !== null) validUntil.set(current.token, state.now() + overlapMs)
      return issue()
    },
    check: (token: string | undefined) => {
      if (token === undefined || token === '') throw new Refusal(41001, 'access_token missing')
      const until = validUntil.get(token)
      if (until === undefined) throw new Refusal(40001, 'invalid credential, access_token is invalid or not latest')
      if (state.now() >= until) throw new Refusal(42001, 'access_token expired')
    },
  }
}
