import Taro from '@tarojs/taro'

/** The link is signed and valid for a while. Rejects when the file cannot be read or shown. */
export async function openAttachment({ url, mime }: { url: string; mime: string }): Promise<void> {
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url: url.startsWith('/') ? `${API_BASE}${url}` : url })
  if (statusCode !== 200) throw new Error(`HTTP ${statusCode}`)
  if (mime.startsWith('image/')) await Taro.previewImage({ urls: [tempFilePath] })
  else await Taro.openDocument({ filePath: tempFilePath })
}
