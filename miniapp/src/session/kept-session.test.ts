import { expect, it } from 'vitest'
import { lasting } from '../platform/lasting'
import { createKeptSession, isOfAnother } from './kept-session'

/** Two tabs of one browser. */
const device = () => {
  const stored = new Map<string, string>()
  const tab = () =>
    createKeptSession<{ id: string; name: string }>(
      lasting({
        get: async (key) => stored.get(key),
        set: async (key, text) => stored.set(key, text),
        remove: async (key) => stored.delete(key),
      }),
    )
  return [tab(), tab()] as const
}
const one = { token: 't1', viewer: { id: 'p1', name: '甲' } }
const other = { token: 't2', viewer: { id: 'p2', name: '乙' } }

it('keeps what is known of its person, and forgets him when he leaves', async () => {
  const [tab] = device()
  await tab.begin(one)
  await tab.update({ ...one, viewer: { id: 'p1', name: '甲甲' } })
  expect((await tab.load())?.viewer.name).toBe('甲甲')
  await tab.end('t1')
  expect(await tab.load()).toBeUndefined()
})

it('neither overwrites nor removes the session that another tab has begun', async () => {
  const [tab, later] = device()
  await tab.begin(one)
  await later.begin(other)
  await tab.update(one)
  await tab.end(one.token)
  await tab.end(undefined)
  expect(await later.load()).toEqual(other)
})

it('does not bring back the session that another tab has ended', async () => {
  const [tab, later] = device()
  await tab.begin(one)
  await later.end(one.token)
  await tab.update(one)
  expect(await later.load()).toBeUndefined()
})

it('tells another person’s session from the end of one, from the same person’s and from a visitor’s first', () => {
  const text = JSON.stringify(other)
  expect([isOfAnother(text, 'p1'), isOfAnother(text, undefined)]).toEqual([true, false])
  expect([isOfAnother(text, 'p2'), isOfAnother(null, 'p1')]).toEqual([false, false])
})
