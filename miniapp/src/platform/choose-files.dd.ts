import type { ChooseDocuments, ChooseImages, ChosenFile } from './contract'
import { ddApi } from './dd-api'

const sizeOf = (path: string) =>
  new Promise<number>((resolve) => {
    ddApi().getFileInfo({ apFilePath: path, success: (info) => resolve(info.size), fail: () => resolve(0) })
  })

/** What takes long to send. */
const LARGE = 2 * 1024 * 1024
/** The one that loses the least. */
const LEVEL = 2

/** Where the photo lies in fewer bytes; where it is when DingTalk cannot do that. */
const lighter = (path: string) =>
  new Promise<string>((resolve) => {
    ddApi().compressImage({
      filePaths: [path],
      compressLevel: LEVEL,
      success: ({ filePaths, apFilePaths }) => resolve((filePaths ?? apFilePaths)?.[0] ?? path),
      fail: () => resolve(path),
    })
  })

async function photo(path: string, index: number): Promise<ChosenFile> {
  const name = `照片${index + 1}.jpg`
  const size = await sizeOf(path)
  if (size <= LARGE) return { name, size, path }
  // An old DingTalk does not know how.
  const smaller = await lighter(path).catch(() => path)
  const less = await sizeOf(smaller)
  return less > 0 && less < size ? { name, size: less, path: smaller } : { name, size, path }
}

export const chooseImages: ChooseImages = async ({ count, onChosen }) => {
  const paths = await new Promise<string[]>((resolve) => {
    ddApi().chooseImage({
      count,
      success: (chosen) => resolve(chosen.apFilePaths ?? chosen.filePaths ?? []),
      fail: () => resolve([]),
    })
  })
  onChosen()
  return Promise.all(paths.map(photo))
}

/** DingTalk mini-programs choose photos only; other files are given on the H5 page. */
export const chooseDocuments: ChooseDocuments = null
