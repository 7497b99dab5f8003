import { PlatformError } from './platform-error.ts'

export interface StoredToken {
  token: string
  /** Epoch milliseconds. */
  expiresAt: number
}

/** Where tokens live between processes; WeChat asks for at least 512 characters of room. */
export interface TokenStore {
  get(name: string): Promise<StoredToken | null>
  put(name: string, token: string, expiresAt: number): Promise<void>
  /** Removes the entry only if it still holds this token: another process may have renewed it meanwhile. */
  drop(name: string, token: string): Promise<void>
}

// Both platforms hand out a fresh token in the last five minutes while the old one still works.
const renewEarlyMs = 300_000

export interface TokenSource {
  current(): Promise<string>
  /** Asks for a token whatever is held, and keeps it: shows whether the credentials are still taken. */
  renew(): Promise<string>
  refuse(token: string): Promise<void>
}

export const tokenSource = (options: {
  name: string
  store: TokenStore
  now: () => number
  fetchToken: () => Promise<{ token: string; expiresInSeconds: number }>
}): TokenSource => {
  const { name, store, now, fetchToken } = options
  let renewal: Promise<string> | null = null
  /** What this process used last: while the store is away it can still tell somebody so. */
  let last: StoredToken | null = null

  const renew = async () => {
    const { token, expiresInSeconds } = await fetchToken()
    last = { token, expiresAt: now() + expiresInSeconds * 1000 }
    // A token that is not kept is still a token; the next one asks for it again.
    await store.put(name, token, last.expiresAt).catch(() => {})
    return token
  }

  return {
    current: async () => {
      const held = await store.get(name).catch(() => last)
      if (held !== null) last = held
      if (held !== null && now() < held.expiresAt - renewEarlyMs) return held.token
      renewal ??= renew().finally(() => {
        renewal = null
      })
      return renewal
    },
    renew,
    async refuse(token) {
      if (last?.token === token) last = null
      await store.drop(name, token).catch(() => {})
    },
  }
}

/** Runs the call with a token; a token error drops that token and runs the call once more, never a third time. */
export const withToken = async <T>(source: TokenSource, call: (token: string) => Promise<T>): Promise<T> => {
  const token = await source.current()
  try {
    return await call(token)
  } catch (error) {
    if (!(error instanceof PlatformError) || error.errorClass !== 'TOKEN') throw error
    await source.refuse(token)
    return call(await source.current())
  }
}
