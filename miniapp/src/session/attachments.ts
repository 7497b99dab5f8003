import { IMAGE_LIMIT, MAX_IMAGE_BYTES, MAX_PDF_BYTES, PDF_LIMIT, refusalText, refuse } from '@qihu/shared'
import { ApiError, errorOfAnswer, errorOfFailure } from '../api/api-error'
import { bearer } from '../api/bearer'
import type { UploadItem } from '../components/Uploader/Uploader'
import { type ChosenFile, PlatformError, type UploadFile } from '../platform/contract'
import type { KeptFile } from './drafts'

const isPdf = (name: string) => /\.pdf$/i.test(name)

/**
 * Why it is too large, in words, before anything is sent; null when it may be sent. Of what kind it is, the server tells
 * by its bytes: names lie.
 */
export function checkFile({ name, size }: ChosenFile): string | null {
  const [max, limit] = isPdf(name) ? [MAX_PDF_BYTES, PDF_LIMIT] : [MAX_IMAGE_BYTES, IMAGE_LIMIT]
  return size > max ? refusalText(refuse('ATTACHMENT_TOO_LARGE', null, { name, limit })) : null
}

export const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** A file as it stands in its row. Trying again is offered where the same file may succeed, not where it was refused. */
export function itemOf(
  file: KeptFile,
  percent: number | undefined,
  failed: ApiError | undefined,
  online: boolean,
): UploadItem {
  const { id, name, refused } = file
  const error = refused ?? failed?.message
  const waiting = online ? 'queued' : 'offline'
  const state = file.attachmentId ? 'done' : error ? 'failed' : percent === undefined ? waiting : 'uploading'
  return { id, name, sizeText: sizeWords(file.size), state, percent, error, mayRetry: !refused }
}

const parsed = (body: string): { id?: string; error?: { code?: string; message?: string; next?: string } } => {
  try {
    return JSON.parse(body)
  } catch {
    return {}
  }
}

/** An upload that has not moved for so long never will: it must not keep a place that another file could have. */
const STALLED_AFTER_MS = 20_000

/** `result` rejects with an ApiError. The key is the file's own: sending it again answers the same attachment. */
export function sendAttachment(
  upload: UploadFile,
  file: ChosenFile,
  key: string,
  onProgress?: (percent: number) => void,
) {
  const { token } = bearer
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
  let stalled = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const moved = (percent: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      stalled = true
      abort()
    }, STALLED_AFTER_MS)
    onProgress?.(percent)
  }
  const { result, abort } = upload({ url: '/attachments', file, headers, form: { key }, onProgress: moved })
  moved(0)
  const attachmentId = result.then(
    ({ status, body }) => {
      const { id, error } = parsed(body)
      if (status >= 200 && status < 300 && id) return id
      // Nothing else may notice that the session has ended: what waits would wait for a sign-in nobody asks for.
      if (error?.code === 'SIGN_IN_REQUIRED' && token && token === bearer.token) void bearer.renew()
      if (!error) throw new ApiError('unexpected', errorOfAnswer(undefined, {}).message)
      throw errorOfAnswer({ errors: [{ message: error.message, extensions: error }] }, {})
    },
    (failure: unknown) => {
      throw errorOfFailure(stalled ? new PlatformError('TIMEOUT', 'upload stalled') : failure)
    },
  )
  return { result: attachmentId.finally(() => clearTimeout(timer)), abort }
}
