import type { FastifyBaseLogger } from 'fastify'
import type { Database } from '../db/database.ts'

export const LOOK_MS = 5_000
/** Less than this share of a processor is what the clock and the worker take by themselves. */
const AT_REST = 0.15
/** Giving back takes a few hundredths of a second of a processor for each 10 MB: not more often than this. */
export const AGAIN_MS = 30_000
/** What is less is not worth it. */
export const GROWN_BYTES = 8 * 2 ** 20

/** What is looked at, and what is done; a test hands in its own. */
export type Machine = {
  now(): number
  /** Processor time so far, in milliseconds. */
  busyMs(): number
  residentBytes(): number
  giveBack(): void
}

/**
 * Gives back what traffic has left behind once it is over: V8 keeps its heap as wide as it was under load, and SQLite its
 * pages. Whoever asks in that moment waits until it is done, a quarter of a second at most where it was measured, twice a
 * minute at most (docs/decisions.md 73).
 */
export function startResting(machine: Machine): { stop(): void } {
  let busyMs = machine.busyMs()
  let keptBytes = 0
  let givenAt: number | null = null
  const look = () => {
    const before = busyMs
    busyMs = machine.busyMs()
    const resident = machine.residentBytes()
    // What was freed goes in the background: how much is left is known one look later.
    if (givenAt !== null && machine.now() - givenAt < 1.5 * LOOK_MS) keptBytes = resident
    const soon = givenAt !== null && machine.now() - givenAt < AGAIN_MS
    if (soon || busyMs - before > AT_REST * LOOK_MS || resident - keptBytes < GROWN_BYTES) return
    machine.giveBack()
    givenAt = machine.now()
    busyMs = machine.busyMs()
  }
  const timer = setInterval(look, LOOK_MS).unref()
  return { stop: () => clearInterval(timer) }
}

/** This process. Without `--expose-gc` (docs/operations.md) V8 keeps what it has, and only SQLite gives back. */
export const thisProcess = (db: Database, log: Pick<FastifyBaseLogger, 'info'>): Machine => ({
  now: () => performance.now(),
  busyMs() {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },
  residentBytes: () => process.memoryUsage.rss(),
  giveBack() {
    const from = performance.now()
    const mb = Math.round(process.memoryUsage.rss() / 2 ** 20)
    db.shrink?.()
    // Of its flavours the one that makes the heap narrow again and returns what is free to the machine.
    globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
    log.info({ mb, pauseMs: Math.round(performance.now() - from) }, 'at rest: memory given back')
  },
})
