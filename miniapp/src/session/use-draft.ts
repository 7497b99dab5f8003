import { useDidHide, useUnload } from '@tarojs/taro'
import { useEffect, useMemo, useRef, useState } from 'react'
import { newKey } from '../api/new-key'
import { drafts } from './device'
import { createSaver, type Draft, type KeptFile, type Opened } from './drafts'
import { useSession } from './session'

export interface DraftForm<Data> {
  /** Undefined until the device has been read. */
  draft: Draft<Data> | undefined
  /** The name under which it is stored. */
  place: string
  /** Whether everything on the screen is stored; undefined while that is not known. */
  saved: boolean | undefined
  /** It was on this device, and nobody is known to have written it. */
  adopted: boolean
  update(part: Partial<Data>): void
  setFiles(change: (files: KeptFile[]) => KeptFile[]): void
  /** The key belongs to something that was sent before: what stands here is something else. */
  renew(): void
  /** Lets go of all that it holds. */
  startAnew(first: Data): void
  /** The form is submitted: the outbox has it now, and the place is free for the next one. */
  close(): Promise<void>
}

/** A form that survives a killed app and belongs to whoever is signed in. Hidden pages save at once. */
export function useDraft<Data extends object>(slot: string, first: Data): DraftForm<Data> {
  const { status, viewer } = useSession()
  const who = viewer?.id
  const [draft, setDraft] = useState<Draft<Data>>()
  const [saved, setSaved] = useState<boolean>()
  const [adopted, setAdopted] = useState(false)
  const latest = useRef<Draft<Data>>()
  const home = useRef<Opened<Data> & { slot: string; who: string | undefined }>()
  const closed = useRef(false)

  const saver = useMemo(
    () =>
      createSaver(() => {
        const saving = latest.current
        if (!saving || !home.current || closed.current) return
        void drafts.save(home.current.place, saving).then((kept) => {
          // What was typed meanwhile is not stored yet.
          if (latest.current === saving) setSaved(kept)
        })
      }),
    [],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: the first values count once, when the form opens
  useEffect(() => {
    const before = home.current
    const same = before?.slot === slot
    // A session that has ended leaves the form to the person who was filling it in.
    if (status === 'unknown' || (same && (!who || before.who === who))) return
    const signedInHere = same && !before.who ? latest.current : undefined
    let current = true
    if (!signedInHere) saver.flush()
    void drafts.open(slot, who, first, signedInHere).then(async (opened) => {
      if (!current) return opened.release()
      saver.cancel()
      if (signedInHere && before) await drafts.drop(before.place, { files: false })
      before?.release()
      home.current = { ...opened, slot, who }
      if (!signedInHere) setAdopted(opened.adopted)
      closed.current = false
      if (signedInHere && latest.current) return saver.changed()
      latest.current = opened.draft
      setDraft(opened.draft)
      setSaved(undefined)
    })
    return () => {
      current = false
    }
  }, [slot, who, status])

  useEffect(
    () => () => {
      saver.flush()
      home.current?.release()
    },
    [saver],
  )

  useDidHide(saver.flush)
  useUnload(saver.flush)
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    // A browser that throws the page away says so with this and nothing else.
    window.addEventListener('pagehide', saver.flush)
    document.addEventListener('visibilitychange', saver.flush)
    return () => {
      window.removeEventListener('pagehide', saver.flush)
      document.removeEventListener('visibilitychange', saver.flush)
    }
  }, [saver])

  const change = (part: Partial<Draft<Data>>) => {
    if (!latest.current) return
    latest.current = { ...latest.current, ...part }
    setDraft(latest.current)
    setSaved(undefined)
    saver.changed()
  }
  return {
    draft,
    place: home.current?.place ?? slot,
    saved,
    adopted,
    update: (part) => latest.current && change({ data: { ...latest.current.data, ...part } }),
    setFiles: (edit) => latest.current && change({ files: edit(latest.current.files) }),
    renew: () => change({ key: newKey() }),
    startAnew: (data) => {
      setAdopted(false)
      change({ key: newKey(), data, files: [] })
    },
    close: () => {
      closed.current = true
      saver.cancel()
      return drafts.drop(home.current?.place ?? slot, { files: false })
    },
  }
}
