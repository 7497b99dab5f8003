import { newKey } from '../api/new-key'
import type { FileStore, Hold, Storage } from '../platform/contract'

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

/** A draft in the hands of one open form. */
export interface Opened<Data> {
  draft: Draft<Data>
  /** The name under which it is stored, this form's until `release`. */
  place: string
  release(): void
  /** Nobody is known to have written it: it was on this device, from before anybody signed in. */
  adopted: boolean
}

/** Forms of one kind that may be open at the same time, in this tab and in others. */
const PLACES = [1, 2, 3, 4, 5]

/** Where drafts of a form stand, the first one without a number. */
const placesOf = (slot: string) => PLACES.map((nth) => (nth === 1 ? slot : `${slot}#${nth}`))
const slotOf = (place: string) => place.split('#')[0] ?? place

/**
 * Drafts by slot: one slot is one form, e.g. `file` or `supplement.<id>`, and a person's are his own. Whoever has a form
 * open holds the place of its draft, so that a second one begins a draft with a key of its own.
 */
export function createDrafts(storage: Storage, fileStore: FileStore, hold: Hold) {
  const name = (place: string) => `draft.${place}`
  const load = <Data>(place: string) => storage.get<Draft<Data>>(name(place))
  // Beyond the places there is room while the app is open; nobody would find it again.
  const save = <Data>(place: string, draft: Draft<Data>) =>
    storage.set(name(place), draft).then((kept) => kept && placesOf(slotOf(place)).includes(place))
  /** What was given back to its form is what that shows next. */
  let wanted = ''

  /** Holds the first place that nobody has and that is as it should be. */
  async function take(places: readonly string[], fits: (stored: Draft<unknown> | undefined) => boolean) {
    for (const place of places) {
      if (!fits(await load(place))) continue
      const release = await hold(place)
      if (release) return { place, release }
    }
    return undefined
  }
  const empty = async (slot: string) => {
    const free = await take(placesOf(slot), (stored) => !stored)
    return free ?? { place: `${slot}#${newKey()}`, release: () => undefined }
  }

  return {
    load,
    /** Whether it is stored where the form finds it again. */
    save,
    /**
     * The stored draft, or a new one. Fields added to the form since then take their first values. What was written
     * before anybody signed in becomes the person's: `having` is what a form that is open holds then.
     */
    async open<Data extends object>(
      slot: string,
      who: string | undefined,
      first: Data,
      having?: Draft<Data>,
    ): Promise<Opened<Data>> {
      const own = who ? `${who}.${slot}` : slot
      const places = placesOf(own)
      const stored = (draft: Draft<unknown> | undefined) => draft !== undefined
      const asked = (slot: string) => (slotOf(wanted) === slot ? [wanted] : [])
      const given = who && !having ? await take(asked(slot), stored) : undefined
      const mine = having || given ? undefined : await take([...asked(own), ...places], stored)
      const draft = mine && (await load<Data>(mine.place))
      // A visitor need not be the one who wrote it.
      if (draft) return { ...mine, draft: { ...draft, data: { ...first, ...draft.data } }, adopted: !who }
      const free = mine ?? (await empty(own))
      const before = given ?? (who && !having ? await take(placesOf(slot), stored) : undefined)
      const adopted = before && (await load<Data>(before.place))
      const begun = having ?? adopted ?? { key: newKey(), data: first, files: [] }
      if (having ?? adopted) await save(free.place, begun)
      if (before) await storage.remove(name(before.place))
      before?.release()
      return { ...free, draft: { ...begun, data: { ...first, ...begun.data } }, adopted: adopted !== undefined }
    },
    /** Back to the form it came from, beside what that holds by now. */
    async giveBack(place: string, draft: Draft<unknown>): Promise<void> {
      const slot = slotOf(place)
      const fits = (stored: Draft<unknown> | undefined) => !stored || stored.key === draft.key
      const found = (await take([place, ...placesOf(slot)], fits)) ?? (await empty(slot))
      await save(found.place, draft)
      wanted = found.place
      found.release()
    },
    /** Forgets the form; its files only where nothing else needs them. */
    async drop(place: string, options: { files: boolean }): Promise<void> {
      const stored = await load(place)
      await storage.remove(name(place))
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
