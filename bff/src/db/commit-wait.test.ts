import { expect, it } from 'vitest'
import { CommitWait } from './commit-wait.ts'
import { DatabaseUnavailable } from './database.ts'

const MS = 30
/** A database whose commits take until they are let go, or cancelled. */
function database() {
  const waiting: (() => void)[] = []
  let follower = true
  const cancelled: string[] = []
  const wait = new CommitWait(async (words) => {
    cancelled.push(words)
    return waiting.splice(0).map((go) => go())
  }, MS)
  const write = (value: number) =>
    wait.bounded(async (committing) => {
      committing()
      if (!follower) await new Promise<void>((resolve) => waiting.push(resolve))
      return value
    })
  const follow = (on: boolean) => {
    follower = on
  }
  return { write, cancelled, follow }
}

it('lets a commit that is quick be, and ends the wait of one that is not', async () => {
  const { write, cancelled, follow } = database()
  expect(await write(1)).toBe(1)
  follow(false)
  const from = performance.now()
  await expect(write(2)).rejects.toThrow(DatabaseUnavailable)
  expect(performance.now() - from).toBeGreaterThanOrEqual(MS - 1)
  expect(cancelled[0]).toMatch(/SyncRep/)
})

it('lets one at a time try while the follower is away, and all again once one has come through', async () => {
  const { write, follow } = database()
  follow(false)
  await expect(write(1)).rejects.toThrow(DatabaseUnavailable)
  const from = performance.now()
  const all = await Promise.allSettled([write(2), write(3), write(4)])
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(performance.now() - from).toBeLessThan(2 * MS + 20)
  follow(true)
  expect(await write(5)).toBe(5)
  expect(await Promise.all([write(6), write(7)])).toEqual([6, 7])
})

it('takes a failure before the commit for what it is', async () => {
  const { write, follow } = database()
  const wait = new CommitWait(async () => [], MS)
  await expect(
    wait.bounded(async () => {
      throw new Error('refused')
    }),
  ).rejects.toThrow('refused')
  follow(true)
  expect(await write(1)).toBe(1)
})

it('takes a commit that was slow for one whose wait somebody else has ended', async () => {
  const wait = new CommitWait(async () => [], 100)
  const slow = wait.bounded(async (committing) => {
    committing()
    // Another process has cancelled it: it ends as if it were done.
    await new Promise((resolve) => setTimeout(resolve, 70))
  })
  await expect(slow).rejects.toThrow(DatabaseUnavailable)
})

it('gives up one that does not come back at all, and lets the next try', async () => {
  const wait = new CommitWait(async () => [], 10)
  const never = wait.bounded(async (committing) => {
    committing()
    await new Promise(() => {})
  })
  await expect(never).rejects.toThrow(DatabaseUnavailable)
  const tried: boolean[] = []
  await wait.bounded(async (committing, tries) => {
    tried.push(tries)
    committing()
  })
  await wait.bounded(async (committing, tries) => {
    tried.push(tries)
    committing()
  })
  expect(tried).toEqual([true, false])
})

it('ends a wait before the commit as well, as that of a number or of a row, and two in a row are not twice as long', async () => {
  const limit = 1_500
  const waiting: (() => void)[] = []
  const wait = new CommitWait(async () => waiting.splice(0).map((go) => go()), limit)
  const forFollower = () => new Promise<void>((resolve) => waiting.push(resolve))
  const from = performance.now()
  const both = wait.bounded(async (committing) => {
    await forFollower()
    committing()
    await forFollower()
  })
  await expect(both).rejects.toThrow(DatabaseUnavailable)
  expect(performance.now() - from).toBeLessThan(2 * limit - 100)
})

it('lets nobody who stood behind a row wait for the follower in turn: that is asked anew, and nothing of it is written', async () => {
  const limit = 200
  for (const sameProcess of [true, false]) {
    const waiting: (() => void)[] = []
    const process = () => new CommitWait(async () => waiting.splice(0).map((go) => go()), limit)
    const first = process()
    const others = sameProcess ? first : process()
    let row: Promise<unknown> = Promise.resolve()
    let written = 0
    const write = (by: CommitWait) =>
      by.bounded(async (committing) => {
        const before = row
        const { promise, resolve } = Promise.withResolvers<void>()
        row = promise
        try {
          await before
          // The database wakes who stood behind the row only after it has answered the cancel.
          await new Promise((settle) => setTimeout(settle, 5))
          committing()
          written += 1
          await new Promise<void>((settle) => waiting.push(settle))
        } finally {
          resolve()
        }
      })
    const from = performance.now()
    const all = await Promise.allSettled([write(first), write(others), write(others), write(others)])
    expect(all.map(({ status }) => status)).toEqual(Array(4).fill('rejected'))
    expect(written).toBe(1)
    expect(performance.now() - from).toBeLessThan(limit * 1.9)
  }
})
