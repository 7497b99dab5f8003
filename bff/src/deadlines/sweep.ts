import type { FastifyBaseLogger } from 'fastify'
import { loadTexts } from '../centres/texts.store.ts'
import type { Services } from '../context.ts'
import { nameOf, sweep, type TimeParts } from '../life/pass-time.ts'
import { inRounds } from '../rounds.ts'
import { countWhatBrokeOff, refreshCalendar } from './calendar.ts'

export type SweepParts = TimeParts & Pick<Services, 'notifier'>
type Told = {
  readonly log?: Pick<FastifyBaseLogger, 'error' | 'info'>
  /** Told whenever it came round without a fault. */
  readonly beat?: () => void
}

const EVERY_MS = 5_000
const SETTINGS_EVERY_MS = 60_000

/** One round; what it tells goes out at once. @returns how many things changed. */
export async function runSweep(parts: SweepParts): Promise<number> {
  const changed = await sweep(parts)
  if (changed > 0) parts.notifier.wake()
  return changed
}

/**
 * Sweeps every five seconds and looks each minute what others have set: words of centres, and days off, by which is counted
 * beside the rounds, since that may take minutes. `stop` waits for the round in hand, and for no more of the counting.
 */
export function startSweep(parts: SweepParts & Pick<Services, 'texts'> & Told): { stop(): Promise<void> } {
  const { log } = parts
  let settingsAt = performance.now()
  let stopping = false
  const counts = { ...parts, stopping: () => stopping }
  let counting: Promise<void> | null = null
  const count = (work: () => Promise<boolean>) => {
    counting ??= work()
      .then(
        (did) => did && log?.info({ horizon: parts.calendar.current.horizon }, 'limits counted anew'),
        (error: unknown) => stopping || log?.error({ error: nameOf(error) }, 'limits not counted to the end'),
      )
      .then(() => {
        counting = null
      })
  }
  count(() => countWhatBrokeOff(counts))
  const rounds = inRounds(async () => {
    try {
      if (performance.now() - settingsAt >= SETTINGS_EVERY_MS) {
        settingsAt = performance.now()
        await loadTexts(parts.db, parts.texts)
        count(() => refreshCalendar(counts))
      }
      await runSweep(parts)
      parts.beat?.()
    } catch (error) {
      log?.error({ error: nameOf(error) }, 'sweep failed')
    }
    return EVERY_MS
  })
  return {
    async stop() {
      stopping = true
      await rounds.stop()
      await counting
    },
  }
}
