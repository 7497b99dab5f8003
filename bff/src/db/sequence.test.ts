import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import type { Taken } from './database.ts'
import { openDatabase } from './open.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(async () => {
  await test.db.close()
  await test.drop()
})

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n)
const inOrder = (values: readonly number[]) => [...values].sort((a, b) => a - b)

describe('numbers of a series', () => {
  it('follow each other from one on, each given once, however many ask at the same time', async () => {
    const take = async () => (await test.db.write((tx) => test.db.takeNext(tx, 'many'))).value
    const first = await take()
    const more = await Promise.all(Array.from({ length: 40 }, take))
    expect([first, ...inOrder(more), await take()]).toEqual(range(1, 42))
  })

  it('are of that series alone, and go on after other series were asked for', async () => {
    const take = async (series: string) => (await test.db.write((tx) => test.db.takeNext(tx, series))).value
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    for (const round of [1, 2, 3]) expect(await Promise.all(names.map(take))).toEqual(names.map(() => round))
  })

  it('are left out by nobody who has stored nothing', async () => {
    const undone: Taken[] = []
    const failing = test.db.write(async (tx) => {
      undone.push(await test.db.takeNext(tx, 'undone'), await test.db.takeNext(tx, 'undone'))
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    for (const each of undone) each.giveBack()
    const values = await Promise.all(
      range(1, 4).map(async () => (await test.db.write((tx) => test.db.takeNext(tx, 'undone'))).value),
    )
    expect(inOrder(values)).toEqual(range(1, 4))
  })

  // On SQLite one command runs at a time.
  if (process.env.TEST_ENGINE === 'pg') {
    it('keep nobody waiting for a command that holds one', async () => {
      const another = await openDatabase(test.url)
      // As many as there are connections, each of which holds a number until the others have theirs as well.
      let holding = 0
      const holders = range(1, 20).map((n) =>
        (n % 2 === 0 ? test.db : another).write(async (tx) => {
          const { value } = await test.db.takeNext(tx, 'held')
          holding += 1
          await expect.poll(() => holding, { timeout: 5_000 }).toBe(20)
          return value
        }),
      )
      expect(inOrder(await Promise.all(holders))).toEqual(range(1, 20))
      await another.close()
    })
  }
})
