import { DatabaseUnavailable } from './database.ts'

/** As long as a follower may take to write down what the first database has: a slow disk, a line that was cut. */
export const COMMIT_MS = 8_000
const AGAIN_MS = 1_000
/** From the first cancel on: a database that does not even answer that is gone. */
const GONE_MS = 3_000
/** A wait that a cancel of somebody else's may have ended; less than what the cancel asks for. */
const SUSPICIOUS = 0.5

/**
 * Ends the wait of our own commits for a follower: of whichever process, so each takes a commit that was slow for one that
 * was cancelled. What they did is there, and perhaps nowhere else.
 */
const CANCEL = `SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE datname = current_database()
  AND usename = current_user AND wait_event = 'SyncRep' AND state_change < now() - interval '5 seconds'`

/**
 * Bounds the wait of a commit for a follower that is away (`synchronous_standby_names`). The database itself would wait for
 * ever: its limit of statements ends before the commit does. Nobody is told that it was done: whoever sent it asks again
 * under its key, and that writes as well (life/idempotency.ts). Meanwhile one write at a time tries, so that those who
 * read have the connections.
 */
export class CommitWait {
  readonly #ask: (words: string) => Promise<readonly unknown[]>
  readonly #ms: number
  #away = false
  #trying = false

  /** @param ask on a connection that waits for no follower; its rows. */
  constructor(ask: (words: string) => Promise<readonly unknown[]>, ms = COMMIT_MS) {
    this.#ask = ask
    this.#ms = ms
  }

  /**
   * @param run is told a function to call when all but the commit is done, and whether it tries for all: then its commit
   * must be one that waits, whatever it wrote.
   * @throws {DatabaseUnavailable} when the commit waited too long, and at once while another one tries.
   */
  async bounded<T>(run: (committing: () => void, tries: boolean) => Promise<T>): Promise<T> {
    if (this.#away && this.#trying) throw waited()
    const tries = this.#away
    this.#trying ||= tries
    const from = performance.now()
    let since = Number.POSITIVE_INFINITY
    const timers: NodeJS.Timeout[] = []
    const gone = Promise.withResolvers<never>()
    gone.promise.catch(() => {})
    const cancel = () => {
      if (since < Number.POSITIVE_INFINITY) return
      // A number it takes, or whoever holds a row that it needs, may wait for the follower in its stead.
      this.#ask(CANCEL).then(
        ({ length }) => {
          if (length > 0) this.#away = true
        },
        () => {},
      )
      timers.push(setTimeout(cancel, AGAIN_MS))
    }
    timers.push(setTimeout(cancel, this.#ms))
    const giveUp = () => {
      this.#away = true
      this.#ask(CANCEL).catch(() => {})
      timers.push(setTimeout(giveUp, AGAIN_MS))
    }
    const committing = () => {
      // Found to be away while it stood behind a row of somebody who waited. Those behind one row would wait in turn, each
      // as long again (12 s and over 15 of it were measured); nothing is written yet, so that it can be asked anew.
      if (this.#away && !tries) throw waited()
      since = performance.now()
      // Two waits in a row are not twice as long.
      const left = Math.max(Math.min(AGAIN_MS, this.#ms), this.#ms - (since - from))
      timers.push(
        setTimeout(giveUp, left),
        setTimeout(() => gone.reject(waited()), left + GONE_MS),
      )
    }
    const running = run(committing, tries)
    running.catch(() => {})
    try {
      const value = await Promise.race([running, gone.promise])
      if (performance.now() - since > this.#ms * SUSPICIOUS) {
        this.#away = true
        throw waited()
      }
      if (tries) this.#away = false
      return value
    } finally {
      for (const timer of timers) clearTimeout(timer)
      if (tries) this.#trying = false
    }
  }
}

const waited = () => new DatabaseUnavailable('AWAY', new Error('a commit has waited too long for a follower'))
