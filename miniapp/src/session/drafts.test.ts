import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FileStore, Hold, Storage } from '../platform/contract'
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
      return true
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

/** The locks of one device, which go with the app that held them. */
const locks = (held = new Set<string>()): Hold => {
  return async (name) => {
    if (held.has(name)) return undefined
    held.add(name)
    return () => void held.delete(name)
  }
}

describe('drafts', () => {
  /** Another launch of the app on the same device. */
  const device = () => {
    const { storage, files } = memory()
    return { launch: (hold = locks()) => createDrafts(storage, files, hold), storage }
  }

  it('gives a form the same key and content after the app was killed', async () => {
    const { launch } = device()
    const first = launch()
    const { draft, place } = await first.open('file', 'p1', { text: '' })
    await first.save(place, { ...draft, data: { text: '写了一半' } })
    const again = await launch().open('file', 'p1', { text: '' })
    expect(again.draft).toEqual({ ...draft, data: { text: '写了一半' } })
    expect(again.adopted).toBe(false)
  })

  it('gives two forms that are open two keys and two drafts, and brings back both', async () => {
    const { launch } = device()
    const drafts = launch()
    const first = await drafts.open('file', 'p1', { text: '' })
    await drafts.save(first.place, { ...first.draft, data: { text: '甲' } })
    const second = await drafts.open('file', 'p1', { text: '' })
    expect(second.draft.data).toEqual({ text: '' })
    expect(first.draft.key).not.toBe(second.draft.key)
    expect(first.draft.key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    await drafts.save(second.place, { ...second.draft, data: { text: '乙' } })
    const later = launch()
    const again = [await later.open('file', 'p1', { text: '' }), await later.open('file', 'p1', { text: '' })]
    expect(again.map(({ draft }) => [draft.key, draft.data.text])).toEqual([
      [first.draft.key, '甲'],
      [second.draft.key, '乙'],
    ])
  })

  it('keeps each person’s own, and shows it to nobody else', async () => {
    const { launch } = device()
    const drafts = launch()
    const mine = await drafts.open('file', 'p1', { text: '' })
    await drafts.save(mine.place, { ...mine.draft, data: { text: '只给我看' } })
    mine.release()
    for (const who of ['p2', undefined]) {
      const other = await drafts.open('file', who, { text: '' })
      expect([other.draft.data.text, other.draft.key === mine.draft.key]).toEqual(['', false])
      other.release()
    }
    expect((await drafts.open('file', 'p1', { text: '' })).draft.data.text).toBe('只给我看')
  })

  it('becomes a person’s when he signs in, with its key, and says so', async () => {
    const { launch } = device()
    const drafts = launch()
    const before = await drafts.open('file', undefined, { text: '' })
    await drafts.save(before.place, { ...before.draft, data: { text: '没登录时写的' } })
    before.release()
    const after = await drafts.open('file', 'p1', { text: '' })
    expect(after).toMatchObject({ adopted: true, draft: { key: before.draft.key, data: { text: '没登录时写的' } } })
    after.release()
    expect((await drafts.open('file', 'p2', { text: '' })).draft.data.text).toBe('')
    expect((await drafts.open('file', undefined, { text: '' })).draft.data.text).toBe('')
    expect((await drafts.open('file', 'p1', { text: '' })).adopted).toBe(false)
  })

  it('gives back what was not sent beside what the form holds by now, and shows it next', async () => {
    const { launch } = device()
    const drafts = launch()
    const sent = await drafts.open('file', 'p1', { text: '' })
    await drafts.drop(sent.place, { files: false })
    sent.release()
    const next = await drafts.open('file', 'p1', { text: '' })
    await drafts.save(next.place, { ...next.draft, data: { text: '第二件' } })
    await drafts.giveBack(sent.place, { ...sent.draft, data: { text: '第一件' } })
    next.release()
    expect((await drafts.open('file', 'p1', { text: '' })).draft).toMatchObject({
      key: sent.draft.key,
      data: { text: '第一件' },
    })
    expect((await drafts.open('file', 'p1', { text: '' })).draft.data.text).toBe('第二件')
  })

  it('tells a visitor that what he finds need not be his, and says nothing of a new form', async () => {
    const { launch } = device()
    const drafts = launch()
    const mine = await drafts.open('file', undefined, { text: '' })
    expect(mine.adopted).toBe(false)
    await drafts.save(mine.place, { ...mine.draft, data: { text: '前一位写的' } })
    mine.release()
    for (const later of [drafts, launch()]) {
      const found = await later.open('file', undefined, { text: '' })
      expect(found).toMatchObject({ adopted: true, draft: { key: mine.draft.key, data: { text: '前一位写的' } } })
      found.release()
    }
  })

  it('shows what was given back next, wherever it went', async () => {
    const { launch } = device()
    const drafts = launch()
    const visitors = await drafts.open('file', undefined, { text: '' })
    visitors.release()
    const own = await drafts.open('file', 'p1', { text: '' })
    await drafts.save(own.place, { ...own.draft, data: { text: '我的' } })
    own.release()
    await drafts.giveBack(visitors.place, { ...visitors.draft, data: { text: '登录前提交的' } })
    const next = await drafts.open('file', 'p1', { text: '' })
    expect([next.draft.key, next.draft.data.text]).toEqual([visitors.draft.key, '登录前提交的'])
    expect((await drafts.open('file', 'p1', { text: '' })).draft.data.text).toBe('我的')
  })

  it('says of a draft beyond its places that it is not stored, and still gives it back', async () => {
    const { launch } = device()
    const drafts = launch()
    const kept = []
    for (let nth = 1; nth <= 6; nth += 1) {
      const { draft, place } = await drafts.open('file', 'p1', { text: '' })
      kept.push(await drafts.save(place, { ...draft, data: { text: `第${nth}份` } }))
    }
    expect(kept).toEqual([true, true, true, true, true, false])
    await drafts.giveBack('p1.file', { key: 'k', data: { text: '第七份' }, files: [] })
    expect((await drafts.open('file', 'p1', { text: '' })).draft.data.text).toBe('第七份')
  })

  it('fills fields that a stored draft does not know yet', async () => {
    const { launch } = device()
    const drafts = launch()
    await drafts.save('file', { key: 'k', data: { text: '旧' }, files: [] })
    const { draft } = await drafts.open('file', undefined, { text: '', window: 'w' })
    expect(draft.data).toEqual({ text: '旧', window: 'w' })
  })

  it('drops the files only where nothing else needs them', async () => {
    const { storage, files, removed } = memory()
    const drafts = createDrafts(storage, files, locks())
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
