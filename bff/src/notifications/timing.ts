import { addDays, instantAt, localDate } from '@qihu/shared'

const SHANGHAI_OFFSET = 8 * 3_600_000
const HOUR = 3_600_000
const QUIET_FROM = 20
const QUIET_TO = 8

/** When a requester may be disturbed again, or null when he may be now: 20:00 to 08:00 is quiet (docs/decisions.md 55). */
export function quietUntil(now: number): number | null {
  const hour = Math.floor(((now + SHANGHAI_OFFSET) / HOUR) % 24)
  if (hour >= QUIET_TO && hour < QUIET_FROM) return null
  const date = localDate(now)
  return instantAt(hour >= QUIET_FROM ? addDays(date, 1) : date, QUIET_TO * 60)
}

/** Tomorrow when the quiet hours end: for what found no room today, or nobody who took it. */
export const nextMorning = (now: number): number => instantAt(addDays(localDate(now), 1), QUIET_TO * 60)

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 600_000
/** No row waits longer than this for its next try. */
export const LONGEST_BACKOFF = LONGEST_WAIT * 1.2
const FAILS_BEFORE_REST = 3
const LONGEST_REST = 60_000
/** While somebody has to mend something, each try costs a call of a month's quota and changes nothing. */
export const LONGEST_REST_UNMENDED = 15 * 60_000

/** Milliseconds until the next try: 1 s, 4 s, 16 s … at most 10 min, spread by a fifth so that retries do not march in step. */
export function backoff(attempts: number, random: () => number): number {
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 4 ** Math.max(0, attempts - 1))
  return Math.round(wait * (0.8 + 0.4 * random()))
}

/** Works through the items in their order, at most `width` at a time. */
export async function inLanes<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values()
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of left) await work(item)
    }),
  )
}

/**
 * Keeps off a platform that is away or has said when to come back, so that an outage costs a few calls and not one for
 * every waiting message.
 */
export function createRest(now: () => number) {
  const rests = new Map<string, { fails: number; until: number }>()
  const of = (name: string) => rests.get(name) ?? { fails: 0, until: 0 }
  const inDoubt = (name: string): boolean => of(name).fails >= FAILS_BEFORE_REST
  return {
    resting: (name: string): boolean => of(name).until > now(),
    /** It has rested and nobody knows yet whether it is back: one message is enough to find out. */
    inDoubt,
    /** @returns whether it had been in doubt until then. */
    worked: (name: string): boolean => {
      const back = inDoubt(name)
      rests.delete(name)
      return back
    },
    until: (name: string, at: number): void =>
      void rests.set(name, { ...of(name), until: Math.max(of(name).until, at) }),
    /** The third failure in a row brings the first rest of 2 s, each further one doubles it up to the longest. */
    failed: (name: string, longest: number = LONGEST_REST): void => {
      const fails = of(name).fails + 1
      const rest = fails < FAILS_BEFORE_REST ? 0 : Math.min(longest, 2_000 * 2 ** (fails - FAILS_BEFORE_REST))
      rests.set(name, { fails, until: rest === 0 ? of(name).until : now() + rest })
    },
  }
}
