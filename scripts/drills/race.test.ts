import { expect, test } from 'vitest'
import { isProven, runDrill } from './drill.ts'
import { drill } from './race.ts'

test('of eight who try one wins and nothing is done or told twice, and without the condition of the version it is', async () => {
  const options = { trials: 6, controlTrials: 3, engine: 'pg', progress: () => {} } as const
  const result = await runDrill('race', drill, options)
  expect(result).toMatchObject({ doneTwice: 0, duplicatePushes: 0, lostNotices: 0, finished: 6, wrong: 0 })
  expect(isProven(result)).toBe(true)
})
