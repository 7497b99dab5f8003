import { type ChosenFile, PlatformError } from './contract'
import { ddApi } from './dd-api'
import { lastingFiles } from './lasting'
import { storage } from './storage'

export const fileStore = lastingFiles({
  async keep(file) {
    const { path } = file
    if (path === undefined) throw new PlatformError('FILE', 'A file on a phone has a path')
    const key = await new Promise<string>((resolve, reject) => {
      ddApi().saveFile({
        apFilePath: path,
        success: (saved) => resolve(saved.apFilePath),
        fail: (failure) => reject(new PlatformError('FILE', failure.errorMessage ?? 'saveFile')),
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
      ddApi().removeSavedFile({ apFilePath: key, success: () => resolve(), fail: () => resolve() })
    })
  },
})
