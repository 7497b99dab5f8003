import { expect, test } from 'vitest'
import { drill } from './deploy.ts'
import { isProven, runDrill } from './drill.ts'

test('a follower takes over with all that was acknowledged, and is not waited for when it is away; without both something is lost', async () => {
  const options = { trials: 1, controlTrials: 2, engine: 'pg', progress: () => {} } as const
  const result = await runDrill('deploy', drill, options)
  // By name first: what is wrong is more than one thing.
  expect(Number(result.longestGapMs)).toBeLessThan(10_000)
  expect(result.longestWaitWhileFollowerAwayMs).not.toBeNull()
  expect(Number(result.longestWaitWhileFollowerAwayMs)).toBeLessThan(15_000)
  expect(result).toMatchObject({ lost: 0, wrong: 0, torn: 0, doneTwice: 0, refused: 0 })
  expect(Number(result.acknowledged)).toBeGreaterThan(0)
  expect(result.control.lost).toBeGreaterThan(0)
  // Where nothing bounds it, the wait goes on for as long as it is looked at.
  expect(result.control.longestWaitWhileFollowerAwayMs).toBeNull()
  expect(isProven(result)).toBe(true)
})
