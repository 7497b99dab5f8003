import type { Storage } from './contract'

const PREFIX = 'qihu.'

/** Rejects when the browser refuses to store, e.g. because its share is used up. */
export const storage: Storage = {
  async get<T>(key: string) {
    const stored = window.localStorage.getItem(PREFIX + key)
    return stored === null ? undefined : (JSON.parse(stored) as T)
  },
  async set(key, value) {
    window.localStorage.setItem(PREFIX + key, JSON.stringify(value))
  },
  async remove(key) {
    window.localStorage.removeItem(PREFIX + key)
  },
}
