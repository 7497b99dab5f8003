import { MAX_FILES } from '@qihu/shared'
import { useEffect, useRef, useState } from 'react'
import { type ApiError, errorOfFailure } from '../api/api-error'
import { newKey } from '../api/new-key'
import { chooseDocuments, chooseImages } from '../platform/choose-files'
import type { ChooseImages, ChosenFile } from '../platform/contract'
import { fileStore } from '../platform/file-store'
import { uploadFile } from '../platform/upload-file'
import { useOnline } from '../platform/use-online'
import { checkFile, itemOf, sendAttachment } from './attachments'
import type { KeptFile } from './drafts'
import { useSession } from './session'
import { takeIn } from './take-in'
import { sessionWords } from './words'

const AT_ONCE = 2

interface Running {
  percent: number
  /** Taken back on purpose: no failure to speak of. */
  aborted: boolean
  abort(): void
}

/** The attachments of a form: kept first, then shown, then sent two at a time while the form is still being filled in. */
export function useAttachments(
  files: readonly KeptFile[],
  setFiles: (change: (files: KeptFile[]) => KeptFile[]) => void,
) {
  const online = useOnline()
  const signedIn = useSession().status === 'signedIn'
  const running = useRef(new Map<string, Running>())
  /** While the form is being sent, its sender brings the files along. */
  const held = useRef(false)
  const [failed, setFailed] = useState<Record<string, ApiError>>({})
  const [, draw] = useState(0)
  const redraw = () => draw((count) => count + 1)

  const patch = (id: string, part: Partial<KeptFile>) =>
    setFiles((now) => now.map((file) => (file.id === id ? { ...file, ...part } : file)))

  const upload = async (file: KeptFile) => {
    const state: Running = { percent: 0, aborted: false, abort: () => undefined }
    running.current.set(file.id, state)
    try {
      const stored = await fileStore.load(file.storeKey)
      if (!stored) {
        patch(file.id, { refused: sessionWords.fileNotKept })
        return
      }
      const sending = sendAttachment(uploadFile, stored, file.id, (percent) => {
        state.percent = percent
        redraw()
      })
      state.abort = () => {
        state.aborted = true
        sending.abort()
      }
      redraw()
      patch(file.id, { attachmentId: await sending.result })
    } catch (failure) {
      const error = errorOfFailure(failure)
      if (state.aborted) return
      if (error.code?.startsWith('ATTACHMENT')) patch(file.id, { refused: error.message })
      else setFailed((now) => ({ ...now, [file.id]: error }))
    } finally {
      running.current.delete(file.id)
      redraw()
    }
  }

  useEffect(() => {
    if (!online || !signedIn || held.current) return
    const pending = files.filter(
      (file) => !file.attachmentId && !file.refused && !failed[file.id] && !running.current.has(file.id),
    )
    for (const file of pending.slice(0, Math.max(0, AT_ONCE - running.current.size))) void upload(file)
  })

  // Back online: what failed for want of it goes on by itself.
  useEffect(() => {
    if (online) setFailed({})
  }, [online])

  const abortAll = () => {
    for (const { abort } of running.current.values()) abort()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the page goes
  useEffect(() => abortAll, [])

  const [choosing, setChoosing] = useState(0)
  const keep = async (file: ChosenFile) => {
    const refused = checkFile(file) ?? undefined
    const storeKey = await fileStore.keep(file).catch(() => '')
    const kept: KeptFile = { id: newKey(), storeKey, name: file.name, size: file.size, refused }
    setFiles((now) => [...now, storeKey ? kept : { ...kept, refused: refused ?? sessionWords.fileNotKept }])
  }
  const add = (choose: ChooseImages) =>
    takeIn(choose, MAX_FILES - files.length, keep, (change) => setChoosing((now) => now + change))

  const documents = chooseDocuments
  const items = files.map((file) => itemOf(file, running.current.get(file.id)?.percent, failed[file.id], online))

  return {
    items,
    /** Files that were chosen are not all here yet. */
    choosing: choosing > 0,
    /** Sending the form takes over. */
    hold: () => {
      held.current = true
      abortAll()
    },
    /** The form was not taken: the files go on by themselves. */
    resume: () => {
      held.current = false
      redraw()
    },
    addPhotos: () => void add(chooseImages),
    addPdf: documents ? () => void add(documents) : undefined,
    remove: (id: string) => {
      running.current.get(id)?.abort()
      const file = files.find((each) => each.id === id)
      setFiles((now) => now.filter((each) => each.id !== id))
      if (file?.storeKey) void fileStore.remove(file.storeKey).catch(() => undefined)
    },
    retry: (id: string) => setFailed(({ [id]: _, ...rest }) => rest),
  }
}
