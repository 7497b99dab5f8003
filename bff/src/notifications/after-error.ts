import type { NoticeChannel } from '../db/schema.ts'
import { PlatformError } from '../platforms/platform-error.ts'
import { OUTCOMES } from './also-sent.ts'
import type { OutboxRow, Result } from './outbox.store.ts'
import { backoff } from './timing.ts'

/** WeChat gives way to a text after about an hour; where nothing comes after it, an outage of four hours is sat out. */
export const MAX_TRIES: Readonly<Record<NoticeChannel, number>> = { WECHAT: 12, DINGTALK: 30, SMS: 30 }

const QUOTA_WAIT = 60_000

/** What follows from a failed try. */
export function afterError(
  row: Pick<OutboxRow, 'channel' | 'attempts'>,
  error: unknown,
  now: number,
  random: () => number,
): Result {
  const { errorClass, retryAfterMs } =
    error instanceof PlatformError ? error : { errorClass: 'TRANSIENT' as const, retryAfterMs: undefined }
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
  const wait = Math.max(backoff(row.attempts, random), retryAfterMs ?? 0)
  return { state: 'WAITING', nextAt: now + wait, counted: true }
}
