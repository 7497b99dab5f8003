import type { ChooseDocuments, ChooseImages } from './contract'
import { ddApi } from './dd-api'

const sizeOf = (path: string) =>
  new Promise<number>((resolve) => {
    ddApi().getFileInfo({ apFilePath: path, success: (info) => resolve(info.size), fail: () => resolve(0) })
  })

export const chooseImages: ChooseImages = async ({ count }) => {
  const paths = await new Promise<string[]>((resolve) => {
    ddApi().chooseImage({
      count,
      success: (chosen) => resolve(chosen.apFilePaths ?? chosen.filePaths ?? []),
      fail: () => resolve([]),
    })
  })
  return Promise.all(
    paths.map(async (path, index) => ({ name: `照片${index + 1}.jpg`, size: await sizeOf(path), path })),
  )
}

/** DingTalk mini-programs choose photos only; other files are given on the H5 page. */
export const chooseDocuments: ChooseDocuments = null
