import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AGAIN_MS, GROWN_BYTES, LOOK_MS, startResting } from './rest.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A process that is as busy and as large as it is told. */
function resting(begin: { busy: number; resident: number }) {
  const state = { ...begin, given: 0 }
  let busyMs = 0
  const { stop } = startResting({
    now: () => Date.now(),
    busyMs: () => busyMs,
    residentBytes: () => state.resident,
    giveBack() {
      state.given += 1
      state.resident = 100 * 2 ** 20
    },
  })
  const pass = (ms: number) => {
    for (let passed = 0; passed < ms; passed += LOOK_MS) {
      busyMs += state.busy * LOOK_MS
      vi.advanceTimersByTime(LOOK_MS)
    }
  }
  return { state, pass, stop }
}

const GROWN = 300 * 2 ** 20

describe('a process at rest', () => {
  it('gives memory back once traffic is over, and not before', () => {
    const { state, pass, stop } = resting({ busy: 0.8, resident: GROWN })
    pass(10 * AGAIN_MS)
    expect(state.given).toBe(0)
    state.busy = 0.01
    pass(LOOK_MS)
    expect(state).toMatchObject({ given: 1, resident: 100 * 2 ** 20 })
    stop()
  })

  it('does it again only when it has grown, and not within half a minute', () => {
    const { state, pass, stop } = resting({ busy: 0.01, resident: GROWN })
    pass(10 * AGAIN_MS)
    expect(state.given).toBe(1)
    state.resident += GROWN_BYTES - 1
    pass(10 * AGAIN_MS)
    expect(state.given).toBe(1)
    state.resident += 1
    pass(2 * LOOK_MS)
    expect(state.given).toBe(2)
    state.resident = GROWN
    pass(2 * LOOK_MS)
    expect(state.given).toBe(2)
    pass(AGAIN_MS)
    expect(state.given).toBe(3)
    stop()
  })

  it('ends with the server', () => {
    const { state, pass, stop } = resting({ busy: 0, resident: GROWN })
    stop()
    pass(AGAIN_MS)
    expect(state.given).toBe(0)
  })
})
