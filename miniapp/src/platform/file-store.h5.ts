import { type ChosenFile, PlatformError } from './contract'
import { lastingFiles } from './lasting'

const STORE = 'files'

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('qihu', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onblocked = () => reject(new PlatformError('FILE', 'blocked'))
    request.onerror = () => reject(new PlatformError('FILE', String(request.error)))
  })

const run = async <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const db = await open()
  return new Promise<T>((resolve, reject) => {
    const transaction = db.transaction(STORE, mode)
    const request = act(transaction.objectStore(STORE))
    // Only a finished transaction is on disk.
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(new PlatformError('FILE', String(transaction.error)))
  }).finally(() => db.close())
}

export const fileStore = lastingFiles({
  async keep(file) {
    const key = crypto.getRandomValues(new Uint32Array(4)).join('-')
    await run('readwrite', (store) => store.put(file, key))
    return key
  },
  load: (key) => run<ChosenFile | undefined>('readonly', (store) => store.get(key)),
  async remove(key) {
    await run('readwrite', (store) => store.delete(key))
  },
})
