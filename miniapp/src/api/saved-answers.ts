import { storage } from '../platform/storage'

/** The last answers of a few pages, so that they open at once and without network. */
const INDEX = 'answers'
const KEPT = 12

interface SavedAnswer<Result> {
  data: Result
  /** When it was the truth. */
  at: number
}

export const loadAnswer = <Result>(key: string): Promise<SavedAnswer<Result> | undefined> =>
  storage.get<SavedAnswer<Result>>(`answer.${key}`)

let writing: Promise<unknown> = Promise.resolve()

/** One at a time: the index is read and written. */
export function saveAnswer(key: string, data: unknown, at: number): void {
  const save = async () => {
    const known = (await storage.get<string[]>(INDEX)) ?? []
    const index = [key, ...known.filter((other) => other !== key)]
    for (const old of index.splice(KEPT)) await storage.remove(`answer.${old}`)
    await storage.set(`answer.${key}`, { data, at })
    await storage.set(INDEX, index)
  }
  writing = writing.then(save)
}

/** What one person read is not for the next one on this device. */
export function forgetAnswers(): Promise<unknown> {
  const forget = async () => {
    for (const key of (await storage.get<string[]>(INDEX)) ?? []) await storage.remove(`answer.${key}`)
    await storage.remove(INDEX)
  }
  writing = writing.then(forget)
  return writing
}
