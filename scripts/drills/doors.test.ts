import { expect, test } from 'vitest'
import { drill } from './doors.ts'
import { isProven, runDrill } from './drill.ts'

test('attackers find nothing and keep nobody out, and nobody behind a shared address is refused', async () => {
  const options = { trials: 400, controlTrials: 400, engine: 'sqlite', progress: () => {} } as const
  const result = await runDrill('doors', drill, options)
  expect(result).toMatchObject({ lost: 0, wrong: 0, keptOut: [], citizens: 400, citizensRefused: 0 })
  expect(Number(result.dingTalkCalls)).toBeLessThanOrEqual(40)
  expect(result.control.keptOut).toContain('the owner, on the device he has signed in with')
  expect(Number(result.control.citizensRefused)).toBeGreaterThan(0)
  expect(isProven(result)).toBe(true)
})
