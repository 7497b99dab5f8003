import Taro from '@tarojs/taro'
import { absolute } from './answer'

export interface ReadableFile {
  url: string
  mime: string
}

/** Shows a photo in the platform's viewer and a document in its reader. */
export const openAttachment = ({ url, mime }: ReadableFile): void => {
  if (mime.startsWith('image/')) {
    void Taro.previewImage({ urls: [absolute(url)] }).catch(() => undefined)
    return
  }
  void Taro.downloadFile({ url: absolute(url) })
    .then(({ tempFilePath }) => Taro.openDocument({ filePath: tempFilePath }))
    .catch(() => undefined)
}
