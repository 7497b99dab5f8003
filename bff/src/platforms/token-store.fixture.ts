import type { StoredToken, TokenStore } from './platform-token.ts'

export const memoryTokenStore = (): TokenStore => {
  const held = new Map<string, StoredToken>()
  return {
    get: async (name) => held.get(name) ?? null,
    put: async (name, token, expiresAt) => {
      held.set(name, { token, expiresAt })
    },
    drop: async (name, token) => {
      if (held.get(name)?.token === token) held.delete(name)
    },
  }
}
