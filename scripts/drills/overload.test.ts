import { expect, test } from 'vitest'
import { runDrill } from './drill.ts'
import { drill } from './overload.ts'

/** Times are the full drill's to judge, on a machine of its own; here the two runs are compared. */
test('under twice its load the server answers everybody, and those it takes in much sooner than without limits', async () => {
  const options = { trials: 6000, controlTrials: 6000, engine: 'sqlite', progress: () => {} } as const
  const { control, ...result } = await runDrill('overload', drill, options)
  expect(result).toMatchObject({ trials: 6000, lost: 0, unanswered: 0, failed: 0 })
  expect(Number(result.refused)).toBeGreaterThan(0)
  expect(control.lost + control.wrong).toBeGreaterThan(0)
  expect(Number(control.p99)).toBeGreaterThan(Number(result.p99))
})
