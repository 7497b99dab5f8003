import { expect, test } from 'vitest'
import { drill } from './crash.ts'
import { isProven, runDrill } from './drill.ts'

test('kills in the middle of work lose nothing that was acknowledged, and a server that answers early does', async () => {
  const options = { trials: 2, controlTrials: 2, engine: 'sqlite', progress: () => {} } as const
  const result = await runDrill('crash', drill, options)
  expect(result).toMatchObject({ lostWrites: 0, lostNotices: 0, torn: 0, doneTwice: 0, wrong: 0 })
  expect(Number(result.acknowledged)).toBeGreaterThan(0)
  expect(isProven(result)).toBe(true)
})
