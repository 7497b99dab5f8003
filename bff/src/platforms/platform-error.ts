export const errorClasses = [
  'TOKEN',
  'TRANSIENT',
  'MINUTE_QUOTA',
  'DAY_QUOTA',
  'CONFIG',
  'INPUT',
  'NO_CONSENT',
  'UNKNOWN_OUTCOME',
] as const
export type ErrorClass = (typeof errorClasses)[number]

export type PlatformName = 'wechat' | 'dingtalk' | 'sms'

export interface PlatformFailure {
  platform: PlatformName
  /** Our name of the call, e.g. `sendSubscribeMessage`. */
  call: string
  /** The platform's own code as text, or one of ours: TIMEOUT, CUT, UNREACHABLE, HTTP_503, NOT_JSON, … */
  code: string
  errorClass: ErrorClass
  /** Earliest useful retry, counted from the answer. */
  retryAfterMs?: number
  /** WeChat's request id, the only thing its support asks for. */
  rid?: string
  /** The template key that broke a value rule (47003). */
  field?: string
}

/**
 * Any failure of a platform call. The message is built from codes alone: what the platform answered may quote
 * tokens, phones or user ids, and messages end up in logs.
 */
export class PlatformError extends Error {
  readonly platform: PlatformName
  readonly call: string
  readonly code: string
  readonly errorClass: ErrorClass
  readonly retryAfterMs: number | undefined
  readonly rid: string | undefined
  readonly field: string | undefined

  constructor(failure: PlatformFailure) {
    super(`${failure.platform} ${failure.call} failed: ${failure.code} (${failure.errorClass})`)
    this.name = 'PlatformError'
    this.platform = failure.platform
    this.call = failure.call
    this.code = failure.code
    this.errorClass = failure.errorClass
    this.retryAfterMs = failure.retryAfterMs
    this.rid = failure.rid
    this.field = failure.field
  }
}

const minuteMs = 60_000
const dayMs = 86_400_000
// China keeps UTC+8 all year.
const shanghaiOffsetMs = 8 * 3_600_000

/** `now` in epoch milliseconds, as everywhere in this folder. */
export const msToNextMinute = (now: number): number => minuteMs - (now % minuteMs)

export const msToShanghaiMidnight = (now: number): number => dayMs - ((now + shanghaiOffsetMs) % dayMs)

export const msToShanghaiMonthEnd = (now: number): number => {
  const local = new Date(now + shanghaiOffsetMs)
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 1) - shanghaiOffsetMs - now
}
