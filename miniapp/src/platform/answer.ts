import { PlatformError } from './contract'

export const absolute = (url: string): string => (/^https?:/.test(url) ? url : API_BASE + url)

export const parseJson = (data: unknown): unknown => {
  if (typeof data !== 'string') return data
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}

export const lowerCase = (headers: Record<string, unknown> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))

/** Platforms tell of failures in words of their own; only these two matter to a page. */
export const failureOf = (failure: unknown): PlatformError => {
  const { errMsg, errorMessage, message } = (failure ?? {}) as Record<string, string | undefined>
  const text = errMsg ?? errorMessage ?? message ?? 'request failed'
  if (/abort/i.test(text)) return new PlatformError('ABORTED', text)
  return new PlatformError(/time.?out/i.test(text) ? 'TIMEOUT' : 'NETWORK', text)
}
