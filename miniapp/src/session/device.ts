import { maskedPhone } from '@qihu/shared'
import { ApiError } from '../api/api-error'
import { send } from '../api/client'
import {
  FileRequestDocument,
  type FileRequestMutationVariables,
  type TypedDocumentString,
} from '../api/generated/graphql'
import { queryClient } from '../api/query-client'
import { answerOf, isRefusal } from '../api/use-action'
import { fileStore } from '../platform/file-store'
import { hold } from '../platform/hold'
import { network } from '../platform/network'
import { storage } from '../platform/storage'
import { uploadFile } from '../platform/upload-file'
import { sendAttachment } from './attachments'
import { createDrafts, type KeptFile } from './drafts'
import { SENT_LATER } from './generated/sent-later'
import { createOutbox, type Delivery, type Receipt, type Submission } from './outbox'
import { getSession, startSession, subscribeSession } from './session'
import { sessionWords as words } from './words'

const removeFiles = (files: KeptFile[] = []) => Promise.all(files.map(({ storeKey }) => fileStore.remove(storeKey)))

/** The drafts and the outbox of this device. */
export const drafts = createDrafts(storage, fileStore, hold)

export const outbox = createOutbox({
  storage,
  deliver,
  whoSends: () => getSession().viewer?.id,
  isTheirs: ({ variables }) => {
    const { contactPhone } = (variables.input ?? {}) as { contactPhone?: string }
    return contactPhone !== undefined && maskedPhone(contactPhone) === getSession().viewer?.maskedPhone
  },
  async delivered({ slot, key, files }) {
    const draft = await drafts.load(slot)
    // Meanwhile the form may hold something new.
    if (draft?.key === key) await drafts.drop(slot, { files: false })
    await removeFiles(files)
    void queryClient.invalidateQueries()
  },
})

async function uploadAll(submission: Submission, keep: (files: KeptFile[]) => Promise<void>): Promise<string[]> {
  let files = submission.files
  for (const { id, storeKey, attachmentId, name } of files) {
    if (attachmentId) continue
    const file = await fileStore.load(storeKey)
    if (!file) throw new ApiError('coded', `${name}在本机已找不到，请重新添加。`, { code: 'ATTACHMENT_UNKNOWN' })
    const uploaded = await sendAttachment(uploadFile, file, id).result
    files = files.map((each) => (each.id === id ? { ...each, attachmentId: uploaded } : each))
    await keep(files)
  }
  return files.flatMap((file) => file.attachmentId ?? [])
}

async function deliver(submission: Submission, keep: (files: KeptFile[]) => Promise<void>): Promise<Delivery> {
  try {
    const answer = answerOf(await sendSubmission(submission, await uploadAll(submission, keep)))
    return isRefusal(answer) ? { refusal: answer } : { receipt: answer as Receipt }
  } catch (failure) {
    if (!(failure instanceof ApiError) || failure.kind !== 'coded' || !failure.code?.startsWith('ATTACHMENT'))
      throw failure
    const { code, message, next = '' } = failure
    return { refusal: { __typename: 'Refusal', code, message, next, step: 'EDIT', field: 'attachmentIds' } }
  }
}

/** The variables were stored as the form made them; only key and attachments come in now. */
function sendSubmission(
  { kind, action, filesAs, key, variables }: Submission,
  attachmentIds: string[],
): Promise<object> {
  if (kind === 'file') {
    const input = { ...(variables.input as object), key, attachmentIds }
    return send(FileRequestDocument, { input } as FileRequestMutationVariables)
  }
  // Releases before kept each action as a kind of its own, and files went along with one of them.
  const name = action ?? kind.toUpperCase()
  const document = (SENT_LATER as Readonly<Record<string, TypedDocumentString<object, object>>>)[name]
  if (!document) throw new ApiError('coded', words.gone, { code: 'NOT_YOUR_TURN' })
  const files = filesAs ?? (kind === 'supplement' ? 'attachmentIds' : undefined)
  const on = { ...(variables.on as object), key }
  return send(document, { ...variables, on, ...(files ? { [files]: attachmentIds } : {}) })
}

const RETRY_MS = 30_000

/** Once a launch: sends what waits now, when the network comes back, when somebody signs in, and every half minute. */
export async function startOutbox(): Promise<void> {
  const flush = () => {
    if (network.isOnline()) void outbox.flush()
  }
  await outbox.load()
  network.subscribe(flush)
  let person = getSession().viewer?.id
  subscribeSession(() => {
    if (getSession().viewer?.id === person) return
    person = getSession().viewer?.id
    flush()
  })
  setInterval(() => {
    if (outbox.list().some((each) => !each.refusal)) flush()
  }, RETRY_MS)
  if (outbox.list().length === 0) return
  await startSession()
  flush()
}

/** The page on which a submission was made. */
export function formOf({ kind, form, variables }: Submission): string {
  if (form) return form
  if (kind === 'file') return '/enterprise/file/file'
  const { id } = variables.on as { id: string }
  return kind === 'rate' ? `/enterprise/rate/rate?id=${id}` : `/enterprise/respond/respond?id=${id}&as=${kind}`
}

/** Takes it out of the outbox and back into its form. */
export async function cancelSubmission(key: string): Promise<void> {
  const submission = await outbox.cancel(key)
  if (!submission) return
  const { slot, data, files } = submission
  await drafts.giveBack(slot, { key, data, files })
}

/** Takes it out of the outbox for good. */
export const deleteSubmission = (key: string) => outbox.cancel(key).then((submission) => removeFiles(submission?.files))
