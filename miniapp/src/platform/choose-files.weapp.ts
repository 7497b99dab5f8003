import Taro from '@tarojs/taro'
import type { ChooseDocuments, ChooseImages } from './contract'

const ending = (path: string) => /\.[a-z0-9]+$/i.exec(path)?.[0] ?? '.jpg'

export const chooseImages: ChooseImages = async ({ count }) => {
  const chosen = await Taro.chooseMedia({
    count,
    mediaType: ['image'],
    sourceType: ['album', 'camera'],
    sizeType: ['compressed'],
  }).catch(() => null)
  // WeChat gives photos no name.
  return (chosen?.tempFiles ?? []).map(({ tempFilePath, size }, index) => ({
    name: `照片${index + 1}${ending(tempFilePath)}`,
    size,
    path: tempFilePath,
  }))
}

/** Files come out of a chat: WeChat has no other way to them. */
export const chooseDocuments: ChooseDocuments = async ({ count }) => {
  const chosen = await Taro.chooseMessageFile({ count, type: 'file', extension: ['pdf'] }).catch(() => null)
  return (chosen?.tempFiles ?? []).map(({ name, size, path }) => ({ name, size, path }))
}
