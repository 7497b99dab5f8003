const TRIES = 5
const WAIT_MS = 15 * 60_000

export type LookupGuard = ReturnType<typeof createLookupGuard>

/** Five wrong look-ups from an address close the door for a quarter of an hour; kept by process, forgotten at restart. */
export function createLookupGuard() {
  const failures = new Map<string, { count: number; since: number }>()
  return {
    waitSeconds(ip: string, now: number): number {
      const seen = failures.get(ip)
      if (!seen || seen.count < TRIES) return 0
      return Math.max(0, Math.ceil((seen.since + WAIT_MS - now) / 1000))
    },
    failed(ip: string, now: number): void {
      const seen = failures.get(ip)
      const fresh = !seen || now > seen.since + WAIT_MS
      failures.set(ip, fresh ? { count: 1, since: now } : { count: seen.count + 1, since: now })
      if (failures.size > 10_000)
        for (const [key, each] of failures) if (now > each.since + WAIT_MS) failures.delete(key)
    },
  }
}
