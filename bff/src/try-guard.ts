export type TryGuard = ReturnType<typeof createTryGuard>

/** So many tries from one address, then the door is closed for a while; kept by process, forgotten at restart. */
export function createTryGuard({ tries: allowed, waitMs }: { readonly tries: number; readonly waitMs: number }) {
  const tries = new Map<string, { count: number; since: number }>()
  return {
    /**
     * Spends a try before it is judged, so that many at once are counted too.
     * @returns how many seconds to wait; 0 when this one may go on.
     */
    spend(ip: string, now: number): number {
      const seen = tries.get(ip)
      const fresh = !seen || now > seen.since + waitMs
      if (!fresh && seen.count >= allowed) return Math.ceil((seen.since + waitMs - now) / 1000) || 1
      tries.set(ip, { count: fresh ? 1 : seen.count + 1, since: now })
      if (tries.size > 10_000) for (const [key, each] of tries) if (now > each.since + waitMs) tries.delete(key)
      return 0
    },
    /** A right one costs nothing. */
    giveBack(ip: string): void {
      const seen = tries.get(ip)
      if (seen) tries.set(ip, { ...seen, count: seen.count - 1 })
    },
  }
}
