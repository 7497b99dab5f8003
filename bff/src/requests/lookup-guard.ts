const TRIES = 5
const WAIT_MS = 15 * 60_000

export type LookupGuard = ReturnType<typeof createLookupGuard>

/** Five wrong look-ups from an address close the door for a quarter of an hour; kept by process, forgotten at restart. */
export function createLookupGuard() {
  const tries = new Map<string, { count: number; since: number }>()
  return {
    /**
     * Spends a try before it is judged, so that many at once are counted too.
     * @returns how many seconds to wait; 0 when this one may go on.
     */
    spend(ip: string, now: number): number {
      const seen = tries.get(ip)
      const fresh = !seen || now > seen.since + WAIT_MS
      if (!fresh && seen.count >= TRIES) return Math.ceil((seen.since + WAIT_MS - now) / 1000) || 1
      tries.set(ip, { count: fresh ? 1 : seen.count + 1, since: now })
      if (tries.size > 10_000) for (const [key, each] of tries) if (now > each.since + WAIT_MS) tries.delete(key)
      return 0
    },
    /** A right one costs nothing. */
    giveBack(ip: string): void {
      const seen = tries.get(ip)
      if (seen) tries.set(ip, { ...seen, count: seen.count - 1 })
    },
  }
}
