import { absolute, failureOf } from './answer'
import { PlatformError, type UploadFile } from './contract'
import { ddApi } from './dd-api'

export const uploadFile: UploadFile = ({ url, file, field = 'file', headers, form, onProgress }) => {
  let abort: () => void = () => undefined
  const result = new Promise<{ status: number; body: string }>((resolve, reject) => {
    const task = ddApi().uploadFile({
      url: absolute(url),
      fileType: 'image',
      fileName: field,
      filePath: file.path ?? '',
      formData: { name: file.name, ...form },
      header: headers,
      success: (answer) => resolve({ status: Number(answer.statusCode ?? 200), body: answer.data ?? '' }),
      fail: (failure) => reject(failureOf(failure)),
    })
    task?.onProgressUpdate?.(({ progress }) => onProgress?.(progress))
    abort = () => {
      task?.abort?.()
      reject(new PlatformError('ABORTED', 'aborted'))
    }
  })
  return { result, abort: () => abort() }
}
