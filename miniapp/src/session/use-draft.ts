import { useDidHide, useUnload } from '@tarojs/taro'
import { useEffect, useMemo, useRef, useState } from 'react'
import { drafts } from './device'
import { createSaver, type Draft, type KeptFile } from './drafts'

export interface DraftForm<Data> {
  /** Undefined until the device has been read. */
  draft: Draft<Data> | undefined
  /** Whether everything on the screen is stored. */
  saved: boolean
  update(part: Partial<Data>): void
  setFiles(change: (files: KeptFile[]) => KeptFile[]): void
  /** The form is submitted: the outbox has it now, and the slot is free for the next one. */
  close(): Promise<void>
}

/** A form that survives a killed app. Hidden pages save at once. */
export function useDraft<Data extends object>(slot: string, first: Data): DraftForm<Data> {
  const [draft, setDraft] = useState<Draft<Data>>()
  const [saved, setSaved] = useState(false)
  const latest = useRef<Draft<Data>>()
  const closed = useRef(false)

  const saver = useMemo(
    () =>
      createSaver(() => {
        if (!latest.current || closed.current) return
        // A full storage leaves the draft unsaved, and the page without its 草稿已存.
        drafts.save(slot, latest.current).then(
          () => setSaved(true),
          () => setSaved(false),
        )
      }),
    [slot],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: the first values count once, when the form opens
  useEffect(() => {
    let current = true
    closed.current = false
    void drafts.open(slot, first).then((opened) => {
      if (!current) return
      latest.current = opened
      setDraft(opened)
    })
    return () => {
      current = false
      saver.flush()
    }
  }, [slot, saver])

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

  const change = (next: Draft<Data>) => {
    latest.current = next
    setDraft(next)
    setSaved(false)
    saver.changed()
  }
  return {
    draft,
    saved,
    update: (part) => latest.current && change({ ...latest.current, data: { ...latest.current.data, ...part } }),
    setFiles: (edit) => latest.current && change({ ...latest.current, files: edit(latest.current.files) }),
    close: () => {
      closed.current = true
      saver.cancel()
      return drafts.drop(slot, { files: false })
    },
  }
}
