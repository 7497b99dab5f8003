import { newKey } from '../api/new-key'
import type { ChosenFile, FileStore, Storage } from './contract'

/** A store of texts as the platform offers it; it may refuse, be full or be closed. */
export interface TextStore {
  get(key: string): Promise<string | null | undefined>
  set(key: string, text: string): Promise<unknown>
  remove(key: string): Promise<unknown>
}

/** What the device will not keep is held while the app is open: nothing that a person does may depend on storing. */
export function lasting(store: TextStore): Storage {
  const held = new Map<string, string>()
  return {
    async get<T>(key: string) {
      try {
        const text = held.get(key) ?? (await store.get(key))
        // DingTalk answers null where there is nothing, which also is JSON.
        return text ? ((JSON.parse(text) as T | null) ?? undefined) : undefined
      } catch {
        return undefined
      }
    },
    async set(key, value) {
      const text = JSON.stringify(value)
      try {
        await store.set(key, text)
        held.delete(key)
        return true
      } catch {
        held.set(key, text)
        return false
      }
    },
    async remove(key) {
      held.delete(key)
      // Where it cannot be taken away, it is at least not read again.
      await store.remove(key).catch(() => held.set(key, ''))
    },
  }
}

/** The same for files. */
export function lastingFiles(store: FileStore): FileStore {
  const held = new Map<string, ChosenFile>()
  return {
    keep: (file) =>
      store.keep(file).catch(() => {
        const key = `held.${newKey()}`
        held.set(key, file)
        return key
      }),
    load: async (key) => held.get(key) ?? (await store.load(key).catch(() => undefined)),
    async remove(key) {
      if (!held.delete(key)) await store.remove(key).catch(() => undefined)
    },
  }
}
