import Taro from '@tarojs/taro'
import { absolute, failureOf } from './answer'
import type { UploadFile } from './contract'

export const uploadFile: UploadFile = ({ url, file, field = 'file', headers, form, onProgress }) => {
  const task = Taro.uploadFile({
    url: absolute(url),
    filePath: file.path ?? '',
    name: field,
    header: headers,
    // WeChat sends its own name for the file; the person's name of it goes along.
    formData: { name: file.name, ...form },
  })
  task.progress(({ progress }) => onProgress?.(progress))
  return {
    result: task.then(
      (answer) => ({ status: answer.statusCode, body: answer.data }),
      (failure: unknown) => {
        throw failureOf(failure)
      },
    ),
    abort: () => task.abort(),
  }
}
