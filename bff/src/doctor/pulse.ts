import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../clock.ts'
import { type Database, driverCode } from '../db/database.ts'
import type { BeatName } from '../db/schema.ts'
import type { DoorCounts } from '../limits/door-counts.ts'
import { inRounds } from '../rounds.ts'
import { storeBeats, storeFirstBeat } from './beats.store.ts'

type Parts = {
  readonly db: Database
  readonly clock: Clock
  readonly log?: Pick<FastifyBaseLogger, 'warn'>
  /** What became of the texts that people sign in with. */
  readonly doors?: Readonly<Pick<DoorCounts, (typeof TEXTS)[number]>>
}

const TEXTS = ['TEXT_SENT', 'TEXT_FAILED', 'TEXT_REFUSED'] as const

/** Written down this often: a loop that stands still is noticed within a minute, for a commit in half of one. */
const EVERY_MS = 30_000
const FIRST_MS = 2_000

/**
 * Remembers when the loops of this process last came round, and writes it down now and then, so that another process (the
 * doctor's) can tell that they do.
 */
export function createPulse({ db, clock, log, doors }: Parts) {
  const fresh = new Map<BeatName, number>()
  const seen = { TEXT_SENT: 0, TEXT_FAILED: 0, TEXT_REFUSED: 0 }

  async function flush(): Promise<void> {
    for (const name of TEXTS) {
      const count = doors?.[name] ?? 0
      if (count > seen[name]) fresh.set(name, clock.now())
      seen[name] = count
    }
    if (fresh.size === 0) return
    const found = new Map(fresh)
    await db.write(async (tx) => {
      await storeFirstBeat(tx, db.schema, clock.now())
      await storeBeats(tx, db.schema, found)
    })
    for (const [name, at] of found) if (fresh.get(name) === at) fresh.delete(name)
  }

  return {
    /** It came round without a fault. */
    beat: (name: BeatName) => () => void fresh.set(name, clock.now()),
    flush,
    start(): { stop(): Promise<void> } {
      return inRounds(async () => {
        await flush().catch((error: unknown) => log?.warn({ code: driverCode(error) }, 'beats not written'))
        return EVERY_MS
      }, FIRST_MS)
    },
  }
}
