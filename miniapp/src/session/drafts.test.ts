import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FileStore, Storage } from '../platform/contract'
import { createDrafts, createSaver } from './drafts'

const memory = () => {
  const kept = new Map<string, string>()
  const storage: Storage = {
    async get<T>(key: string) {
      const text = kept.get(key)
      return text === undefined ? undefined : (JSON.parse(text) as T)
    },
    async set(key, value) {
      kept.set(key, JSON.stringify(value))
    },
    async remove(key) {
      kept.delete(key)
    },
  }
  const removed: string[] = []
  const files: FileStore = {
    keep: async (file) => file.name,
    load: async () => undefined,
    remove: async (key) => {
      removed.push(key)
    },
  }
  return { storage, files, removed }
}

describe('drafts', () => {
  it('gives a form the same key and content after the app was killed', async () => {
    const { storage, files } = memory()
    const opened = await createDrafts(storage, files).open('file', { text: '' })
    await createDrafts(storage, files).save('file', { ...opened, data: { text: '写了一半' } })
    const again = await createDrafts(storage, files).open('file', { text: '' })
    expect(again).toEqual({ ...opened, data: { text: '写了一半' } })
  })

  it('gives two forms two keys', async () => {
    const { storage, files } = memory()
    const drafts = createDrafts(storage, files)
    const first = await drafts.open('file', {})
    const second = await drafts.open('file', {})
    expect(first.key).not.toBe(second.key)
    expect(first.key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('fills fields that a stored draft does not know yet', async () => {
    const { storage, files } = memory()
    const drafts = createDrafts(storage, files)
    await drafts.save('file', { key: 'k', data: { text: '旧' }, files: [] })
    expect((await drafts.open('file', { text: '', window: 'w' })).data).toEqual({ text: '旧', window: 'w' })
  })

  it('drops the files only where nothing else needs them', async () => {
    const { storage, files, removed } = memory()
    const drafts = createDrafts(storage, files)
    const draft = { key: 'k', data: {}, files: [{ id: 'f', storeKey: 'stored', name: '图.jpg', size: 1 }] }
    await drafts.save('file', draft)
    await drafts.drop('file', { files: false })
    expect(removed).toEqual([])
    await drafts.save('file', draft)
    await drafts.drop('file', { files: true })
    expect(removed).toEqual(['stored'])
    expect(await drafts.load('file')).toBeUndefined()
  })
})

describe('saver', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('saves 500 ms after a change, and not again without another', () => {
    const save = vi.fn()
    const saver = createSaver(save)
    saver.changed()
    vi.advanceTimersByTime(499)
    expect(save).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    vi.advanceTimersByTime(5_000)
    expect(save).toHaveBeenCalledTimes(1)
  })

  it('saves while somebody types without a pause', () => {
    const save = vi.fn()
    const saver = createSaver(save)
    for (let typed = 0; typed < 20; typed += 1) {
      saver.changed()
      vi.advanceTimersByTime(100)
    }
    expect(save.mock.calls.length).toBeGreaterThanOrEqual(3)
  })

  it('saves at once when the page is hidden, and not twice', () => {
    const save = vi.fn()
    const saver = createSaver(save)
    saver.changed()
    saver.flush()
    saver.flush()
    vi.advanceTimersByTime(1_000)
    expect(save).toHaveBeenCalledTimes(1)
  })
})
