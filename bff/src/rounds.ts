/**
 * Does a piece of work again and again, never two at a time. `stop` waits for the one in hand.
 * @param round answers with the ms until the next one; it must not throw.
 * @param firstMs until the first one; without it that comes at once.
 */
export function inRounds(round: () => Promise<number>, firstMs?: number): { stop(): Promise<void> } {
  let stopping = false
  let timer: NodeJS.Timeout | null = null
  const later = (afterMs: number) => {
    timer = setTimeout(() => {
      running = once()
    }, afterMs)
  }
  const once = async () => {
    const afterMs = await round()
    if (!stopping) later(afterMs)
  }
  let running = Promise.resolve()
  if (firstMs === undefined) running = once()
  else later(firstMs)
  return {
    async stop() {
      stopping = true
      if (timer) clearTimeout(timer)
      await running
    },
  }
}
