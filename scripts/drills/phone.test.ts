import { expect, test } from 'vitest'
import { isProven, runDrill } from './drill.ts'
import { drill } from './phone.ts'

test('every form filed over a breaking line is there once, as answered', async () => {
  const options = { trials: 100, controlTrials: 60, engine: 'sqlite', progress: () => {} } as const
  const result = await runDrill('phone', drill, options)
  expect(result).toMatchObject({ trials: 100, requests: 100, lost: 0, wrong: 0 })
  expect(Number(result.beforeServer)).toBeGreaterThan(5)
  expect(Number(result.afterAnswer)).toBeGreaterThan(5)
  expect(isProven(result)).toBe(true)
})
