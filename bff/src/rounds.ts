/**
 * Does a piece of work again and again, never two at a time, the first at once. `stop` waits for the one in hand.
 * @param round answers with the ms until the next one; it must not throw.
 */
export function inRounds(round: () => Promise<number>): { stop(): Promise<void> } {
  let stopping = false
  let timer: NodeJS.Timeout | null = null
  const once = async () => {
    const afterMs = await round()
    if (stopping) return
    timer = setTimeout(() => {
      running = once()
    }, afterMs)
  }
  let running = once()
  return {
    async stop() {
      stopping = true
      if (timer) clearTimeout(timer)
      await running
    },
  }
}
