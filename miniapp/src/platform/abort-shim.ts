/**
 * Mini-program engines have no AbortController. TanStack Query swallows the ReferenceError and its queries stay
 * pending for ever, so the build provides this one there.
 */
type AbortListener = () => void

class ShimAbortSignal {
  aborted = false
  reason: unknown = undefined
  onabort: AbortListener | null = null
  private listeners: AbortListener[] = []

  addEventListener(_type: string, listener: AbortListener) {
    this.listeners.push(listener)
  }

  removeEventListener(_type: string, listener: AbortListener) {
    this.listeners = this.listeners.filter((known) => known !== listener)
  }

  throwIfAborted() {
    if (this.aborted) throw this.reason
  }

  abort(reason: unknown) {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason
    this.onabort?.()
    for (const listener of this.listeners) listener()
  }
}

class ShimAbortController {
  signal = new ShimAbortSignal()

  abort(reason: unknown = new Error('aborted')) {
    this.signal.abort(reason)
  }
}

export { ShimAbortController as AbortController }
