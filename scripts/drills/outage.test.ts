import { expect, test } from 'vitest'
import { isProven, runDrill } from './drill.ts'
import { drill } from './outage.ts'

test('after four hours without platforms what is still true goes out by deadline, and under the quota', async () => {
  const options = { trials: 120, controlTrials: 72, engine: 'sqlite', progress: () => {} } as const
  const result = await runDrill('outage', drill, options)
  expect(result).toMatchObject({ lost: 0, obsoleteSent: 0, outOfOrder: 0, visiblyFailed: 0, wrong: 0 })
  expect(Number(result.waiting)).toBeGreaterThanOrEqual(120)
  expect(isProven(result)).toBe(true)
})
