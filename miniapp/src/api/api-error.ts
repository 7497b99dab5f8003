import { REFUSAL_WORDS, type RefusalCode } from '@qihu/shared'
import { PlatformError } from '../platform/contract'

/** offline and timeout: nothing is known about the server. coded: it said why. unexpected: it has written down `id`. */
export type ApiErrorKind = 'offline' | 'timeout' | 'coded' | 'unexpected'

interface Details {
  code?: RefusalCode
  next?: string
  id?: string
  retryAfterSeconds?: number
}

/** Why a request was not answered. The message is a sentence for the person. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind
  readonly code?: RefusalCode
  readonly next?: string
  /** Number under which the log knows the failure. */
  readonly id?: string
  readonly retryAfterSeconds?: number

  constructor(kind: ApiErrorKind, message: string, details: Details = {}) {
    super(message)
    this.name = 'ApiError'
    this.kind = kind
    this.code = details.code
    this.next = details.next
    this.id = details.id
    this.retryAfterSeconds = details.retryAfterSeconds
  }
}

const words = {
  offline: '当前没有网络。填写的内容还在，联网后可以再试。',
  timeout: '网络较慢，没有等到回复。请重试，不会重复提交。',
  unexpected: '没有成功，填写的内容还在。请重试，或打专窗电话。',
} as const

const readingWords: Partial<Record<ApiErrorKind, string>> = {
  offline: '当前没有网络，联网后可以再看。',
  timeout: '网络较慢，没有等到回复。请重试。',
  unexpected: '没有读到内容，请重试。',
}

/** Of what one tap does: nothing was filled in. */
const tapWords: Partial<Record<ApiErrorKind, string>> = {
  offline: '当前没有网络，联网后可以再试。',
  unexpected: '没有成功。请重试，或打专窗电话。',
}

const isRefusalCode = (code: unknown): code is RefusalCode => typeof code === 'string' && code in REFUSAL_WORDS

interface WireError {
  message?: string
  extensions?: { code?: string; next?: string; id?: string }
}

/** The first error of an answer, or a general one where the answer was not ours (a proxy, a captive portal). */
export function errorOfAnswer(json: unknown, headers: Record<string, string>): ApiError {
  const { message, extensions = {} } = ((json as { errors?: WireError[] } | undefined)?.errors ?? [])[0] ?? {}
  const retryAfterSeconds = Number(headers['retry-after']) || undefined
  const { code, id } = extensions
  if (isRefusalCode(code)) {
    const next = extensions.next ?? REFUSAL_WORDS[code].next
    return new ApiError('coded', message ?? REFUSAL_WORDS[code].text, { code, next, id, retryAfterSeconds })
  }
  // Only our own masked errors are written for people; a parser's message is not.
  const text = code === 'INTERNAL' && message ? message : words.unexpected
  return new ApiError('unexpected', text, { id, retryAfterSeconds })
}

export function errorOfFailure(failure: unknown): ApiError {
  if (failure instanceof ApiError) return failure
  if (failure instanceof PlatformError && failure.code === 'TIMEOUT') return new ApiError('timeout', words.timeout)
  if (failure instanceof PlatformError) return new ApiError('offline', words.offline)
  return new ApiError('unexpected', words.unexpected)
}

/** Why something was not read: nothing was written that could be kept or sent twice. */
export const errorOfReading = (failure: unknown): ApiError => reworded(failure, readingWords)

/** Why what one tap does was not done. */
export function errorOfTap(failure: unknown): ApiError {
  const error = reworded(failure, tapWords)
  return new ApiError(error.kind, error.message.replace('填写的内容还在。', ''), error)
}

function reworded(failure: unknown, words: Partial<Record<ApiErrorKind, string>>): ApiError {
  const error = errorOfFailure(failure)
  const text = words[error.kind]
  return text ? new ApiError(error.kind, text, error) : error
}

/** Nothing is wrong with what was sent: the same may succeed later. */
export const mayRetry = (error: ApiError): boolean =>
  error.kind !== 'coded' ||
  (error.code !== undefined &&
    ['BUSY', 'DATABASE_AWAY', 'STORAGE_FULL', 'RATE_LIMITED', 'PLATFORM_DOWN'].includes(error.code))
