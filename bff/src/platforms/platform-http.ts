import { PlatformError, type PlatformName } from './platform-error.ts'

export type Fetch = typeof globalThis.fetch

export interface HttpCall {
  platform: PlatformName
  call: string
  method: 'GET' | 'POST'
  url: string
  headers?: Record<string, string>
  body?: string
  timeoutMs: number
  /** False when doing it twice is visible to a person: then a lost answer is UNKNOWN_OUTCOME, never TRANSIENT. */
  repeatable: boolean
}

export interface HttpAnswer {
  /** 2xx or 4xx; everything else was thrown. */
  status: number
  contentType: string
  retryAfterMs: number | undefined
  body: Buffer
}

export const defaultTimeoutMs = 8_000

// The connection never stood, so the platform cannot have seen the request.
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])
const badCertificate = /^(CERT_|ERR_TLS_|ERR_SSL_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_)/

const causeCode = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? code : ''
}

/** One request, no retry. Throws PlatformError for anything that is not a 2xx or 4xx answer read to its end. */
export const callHttp = async (fetch: Fetch, request: HttpCall): Promise<HttpAnswer> => {
  const { platform, call, repeatable } = request
  const lost = repeatable ? ('TRANSIENT' as const) : ('UNKNOWN_OUTCOME' as const)
  let answer: HttpAnswer
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { ...(request.body === undefined ? {} : { 'content-type': 'application/json' }), ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      // A followed redirect would carry the secrets in the query to another host.
      redirect: 'manual',
      signal: AbortSignal.timeout(request.timeoutMs),
    })
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
    answer = {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      retryAfterMs: Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined,
      body: Buffer.from(await response.arrayBuffer()),
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      throw new PlatformError({ platform, call, code: 'TIMEOUT', errorClass: lost })
    const code = causeCode(error)
    if (neverSent.has(code)) throw new PlatformError({ platform, call, code: 'UNREACHABLE', errorClass: 'TRANSIENT' })
    if (badCertificate.test(code))
      throw new PlatformError({ platform, call, code: 'CERTIFICATE', errorClass: 'CONFIG' })
    throw new PlatformError({ platform, call, code: 'CUT', errorClass: lost })
  }
  const failure = { platform, call, code: `HTTP_${answer.status}` }
  const wait = answer.retryAfterMs === undefined ? {} : { retryAfterMs: answer.retryAfterMs }
  if (answer.status >= 500) throw new PlatformError({ ...failure, errorClass: lost, ...wait })
  if (answer.status === 429) throw new PlatformError({ ...failure, errorClass: 'MINUTE_QUOTA', ...wait })
  if (answer.status < 200 || (answer.status >= 300 && answer.status < 400))
    throw new PlatformError({ ...failure, errorClass: 'CONFIG' })
  return answer
}

export type JsonRecord = Record<string, unknown>

export const asRecord = (value: unknown): JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : {}

/** Null when the body is not a JSON object. */
export const readJson = (body: Buffer | string): JsonRecord | null => {
  try {
    const value: unknown = JSON.parse(body.toString())
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null
  } catch {
    return null
  }
}

export const asText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

export const asTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

export const joinUrl = (base: string, path: string, query: Record<string, string> = {}): string => {
  const search = new URLSearchParams(query).toString()
  return `${base.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`
}
