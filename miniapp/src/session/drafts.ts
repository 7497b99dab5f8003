import { newKey } from '../api/new-key'
import type { FileStore, Storage } from '../platform/contract'

/** An attachment of a form: kept on the device until the server has what it belongs to. */
export interface KeptFile {
  /** Made when the file was chosen; the server answers the same attachment however often it is sent. */
  id: string
  /** Where the file store keeps it. */
  storeKey: string
  name: string
  /** Bytes. */
  size: number
  /** Set once the server has it. */
  attachmentId?: string
  /** Why the server will not take it, in words. */
  refused?: string
}

/** A form as the person left it. The key is made when the form opens and goes with it until the server has confirmed. */
export interface Draft<Data> {
  key: string
  data: Data
  files: KeptFile[]
}

/** Drafts by slot: one slot is one form, e.g. `file` or `supplement.<id>`. */
export function createDrafts(storage: Storage, fileStore: FileStore) {
  const name = (slot: string) => `draft.${slot}`
  const load = <Data>(slot: string) => storage.get<Draft<Data>>(name(slot))
  return {
    load,
    save: <Data>(slot: string, draft: Draft<Data>) => storage.set(name(slot), draft),
    /** The stored draft, or a new one. Fields added to the form since then take their first values. */
    async open<Data extends object>(slot: string, first: Data): Promise<Draft<Data>> {
      const stored = await load<Data>(slot).catch(() => undefined)
      if (!stored) return { key: newKey(), data: first, files: [] }
      return { ...stored, data: { ...first, ...stored.data } }
    },
    /** Forgets the form; its files only where nothing else needs them. */
    async drop(slot: string, options: { files: boolean }): Promise<void> {
      const stored = await load(slot).catch(() => undefined)
      await storage.remove(name(slot))
      if (options.files) for (const file of stored?.files ?? []) await fileStore.remove(file.storeKey)
    },
  }
}

export type Drafts = ReturnType<typeof createDrafts>

export const SAVE_AFTER_MS = 500

/** Calls `save` at most once in 500 ms while things change, and at once on `flush`. */
export function createSaver(save: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    save()
  }
  return {
    // Not started anew by the next change: somebody who types on and on would never be saved.
    changed: () => {
      timer ??= setTimeout(flush, SAVE_AFTER_MS)
    },
    flush,
    cancel: () => {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
