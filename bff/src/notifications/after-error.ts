import type { NoticeChannel } from '../db/schema.ts'
import { PlatformError } from '../platforms/platform-error.ts'
import { OUTCOMES } from './also-sent.ts'
import { HeldBack } from './held-back.ts'
import type { OutboxRow, Result } from './outbox.store.ts'
import { backoff } from './timing.ts'

/**
 * For failures that pass by themselves. WeChat gives way to a text after about an hour; where nothing comes after it, an
 * outage of four hours is sat out.
 */
export const MAX_TRIES: Readonly<Record<NoticeChannel, number>> = { WECHAT: 12, DINGTALK: 30, SMS: 30 }

const QUOTA_WAIT = 60_000
const DAY = 86_400_000
/** Longer than the longest month, whose quota of calls may be used up on its first day. */
const GIVE_UP_AFTER = 35 * DAY

/**
 * Whether an operator has to mend something before anything is sent: an address or a right at the platform, a secret, or
 * more calls when the month's are used up.
 */
export const isMendable = ({ errorClass, retryAfterMs = 0 }: PlatformError): boolean =>
  errorClass === 'CONFIG' || errorClass === 'TOKEN' || (errorClass === 'DAY_QUOTA' && retryAfterMs > DAY)

/** What follows from a failed try. */
export function afterError(
  row: Pick<OutboxRow, 'channel' | 'attempts' | 'createdAt'>,
  error: unknown,
  now: number,
  random: () => number,
): Result {
  if (error instanceof HeldBack) return { state: 'OBSOLETE', outcome: OUTCOMES.HELD_BACK }
  const { errorClass, retryAfterMs } =
    error instanceof PlatformError ? error : { errorClass: 'TRANSIENT' as const, retryAfterMs: undefined }
  const later = (least = 0): Result => {
    const wait = Math.max(backoff(row.attempts, random), least)
    return { state: 'WAITING', nextAt: now + wait, counted: true }
  }
  // In WeChat's place a text goes meanwhile.
  const waits = row.channel !== 'WECHAT' && now - row.createdAt < GIVE_UP_AFTER
  if (waits && error instanceof PlatformError && isMendable(error)) return later()
  switch (errorClass) {
    case 'NO_CONSENT':
      return { state: 'FAILED', outcome: OUTCOMES.NO_CONSENT }
    case 'INPUT':
      return { state: 'FAILED', outcome: OUTCOMES.REFUSED }
    case 'CONFIG':
      return { state: 'FAILED', outcome: OUTCOMES.TECHNICAL }
    case 'MINUTE_QUOTA':
    case 'DAY_QUOTA':
      return { state: 'WAITING', nextAt: now + (retryAfterMs ?? QUOTA_WAIT), counted: false }
    case 'UNKNOWN_OUTCOME':
      // WeChat would show a second copy. The other two know a repeat by its text or its id.
      if (row.channel === 'WECHAT') return { state: 'UNKNOWN', outcome: OUTCOMES.UNKNOWN }
      break
    case 'TOKEN':
    case 'TRANSIENT':
      break
  }
  if (row.attempts >= MAX_TRIES[row.channel]) return { state: 'FAILED', outcome: OUTCOMES.TECHNICAL }
  return later(retryAfterMs)
}
