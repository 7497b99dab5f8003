import { MAX_IMAGE_BYTES } from '@qihu/shared'
import Taro from '@tarojs/taro'
import type { ChooseDocuments, ChooseImages, ChosenFile } from './contract'

const ending = (path: string) => /\.[a-z0-9]+$/i.exec(path)?.[0] ?? '.jpg'

/** What takes long to send. */
const LARGE = 2 * 1024 * 1024
/** Fewer bytes at the same size first; where that is still too much, or no JPEG, fewer pixels. */
const TRIES = [{ quality: 80 }, { quality: 80, compressedWidth: 1440 }]

const sizeOf = (filePath: string) =>
  new Promise<number>((resolve, reject) => {
    Taro.getFileSystemManager().getFileInfo({ filePath, success: ({ size }) => resolve(size ?? 0), fail: reject })
  })

/** The same photo in fewer bytes; as it is where WeChat cannot do that. */
async function lighter(file: ChosenFile & { path: string }): Promise<ChosenFile> {
  let lightest = file
  for (const how of file.size > LARGE ? TRIES : []) {
    try {
      const { tempFilePath: path } = await Taro.compressImage({ src: file.path, ...how })
      const size = await sizeOf(path)
      if (size > 0 && size < lightest.size) lightest = { ...file, size, path }
    } catch {
      // Too old a WeChat, or a kind of picture that it cannot make smaller.
    }
    if (lightest.size <= MAX_IMAGE_BYTES) break
  }
  return lightest
}

export const chooseImages: ChooseImages = async ({ count, onChosen }) => {
  const chosen = await Taro.chooseMedia({
    count,
    mediaType: ['image'],
    sourceType: ['album', 'camera'],
    // Compressed here, WeChat makes long screenshots illegible.
    sizeType: ['original'],
  }).catch(() => null)
  onChosen()
  // WeChat gives photos no name.
  const files = (chosen?.tempFiles ?? []).map(({ tempFilePath, size }, index) => ({
    name: `照片${index + 1}${ending(tempFilePath)}`,
    size,
    path: tempFilePath,
  }))
  return Promise.all(files.map(lighter))
}

/** Files come out of a chat: WeChat has no other way to them. */
export const chooseDocuments: ChooseDocuments = async ({ count }) => {
  const chosen = await Taro.chooseMessageFile({ count, type: 'file', extension: ['pdf'] }).catch(() => null)
  return (chosen?.tempFiles ?? []).map(({ name, size, path }) => ({ name, size, path }))
}
