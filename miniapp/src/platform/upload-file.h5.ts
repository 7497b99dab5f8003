import { absolute } from './answer'
import { PlatformError, type UploadFile } from './contract'

/** XMLHttpRequest, because fetch does not tell how much has been sent. */
export const uploadFile: UploadFile = ({ url, file, field = 'file', headers = {}, form = {}, onProgress }) => {
  const request = new XMLHttpRequest()
  const result = new Promise<{ status: number; body: string }>((resolve, reject) => {
    const data = new FormData()
    // Fields first: a server that streams the file knows them before it arrives.
    for (const [name, value] of Object.entries({ name: file.name, ...form })) data.append(name, value)
    data.append(field, file.blob ?? new Blob([]), file.name)
    request.open('POST', absolute(url))
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.((event.loaded / event.total) * 100)
    }
    request.onload = () => resolve({ status: request.status, body: request.responseText })
    request.onerror = () => reject(new PlatformError('NETWORK', 'upload failed'))
    request.onabort = () => reject(new PlatformError('ABORTED', 'aborted'))
    request.send(data)
  })
  return { result, abort: () => request.abort() }
}
