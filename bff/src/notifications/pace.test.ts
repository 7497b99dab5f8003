import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { createPace } from './pace.ts'

let test: TestDatabase
let now = 1_800_000_000_000
const clock = { now: () => now }
beforeEach(async () => {
  test = await openTestDatabase()
})
afterEach(async () => {
  await test.db.close()
  await test.drop()
})

describe('a pace', () => {
  it('is kept by all processes together', async () => {
    const begun: number[] = []
    const process = () => {
      let turnAt = 0
      const sleep = async (ms: number) => {
        turnAt = ms
      }
      const pace = createPace({ db: test.db, clock, sleep }, 'send', 15)
      return async () => {
        turnAt = 0
        await pace()
        begun.push(now + turnAt)
      }
    }
    const processes = [process(), process(), process()]
    for (let round = 0; round < 10; round += 1) for (const call of processes) await call()
    const inSecond = begun.map((from) => begun.filter((at) => at >= from && at < from + 1_000).length)
    expect(Math.max(...inSecond)).toBe(15)
    expect(begun).toHaveLength(30)
  })

  it('does not wait where nobody has called for a while', async () => {
    const waits: number[] = []
    const pace = createPace({ db: test.db, clock, sleep: async (ms) => void waits.push(ms) }, 'send', 15)
    await pace()
    now += 1_000
    await pace()
    expect(waits).toEqual([])
  })

  it('is not held up by slots of a clock that has been put back', async () => {
    const waits: number[] = []
    const pace = createPace({ db: test.db, clock, sleep: async (ms) => void waits.push(ms) }, 'send', 15)
    await pace()
    now -= 3_600_000
    await pace()
    await pace()
    expect(waits).toEqual([67])
  })

  it('of one API leaves another alone', async () => {
    const waits: number[] = []
    const parts = { db: test.db, clock, sleep: async (ms: number) => void waits.push(ms) }
    await createPace(parts, 'send', 15)()
    await createPace(parts, 'result', 15)()
    expect(waits).toEqual([])
  })
})
