import Taro from '@tarojs/taro'
import { type ChosenFile, PlatformError } from './contract'
import { lastingFiles } from './lasting'
import { storage } from './storage'

/** The saved path is the key; WeChat keeps such files until they are removed. */
export const fileStore = lastingFiles({
  async keep(file) {
    const { path } = file
    if (path === undefined) throw new PlatformError('FILE', 'A file on a phone has a path')
    const key = await new Promise<string>((resolve, reject) => {
      Taro.getFileSystemManager().saveFile({
        tempFilePath: path,
        success: (saved) => resolve(saved.savedFilePath),
        fail: (failure) => reject(new PlatformError('FILE', failure.errMsg)),
      })
    })
    await storage.set(`file.${key}`, { ...file, path: key })
    return key
  },
  load: (key) => storage.get<ChosenFile>(`file.${key}`),
  async remove(key) {
    await storage.remove(`file.${key}`)
    await new Promise<void>((resolve) => {
      // A file that is gone already is as good as removed.
      Taro.getFileSystemManager().removeSavedFile({ filePath: key, complete: () => resolve() })
    })
  },
})
