import { expect, test } from 'vitest'
import { isProven, runDrill } from './drill.ts'
import { builtRelease } from './earlier-release.ts'
import { drill } from './upgrade.ts'

test('without its history the whole drill says what to do', () => {
  expect(() => builtRelease(() => {}, '0000000')).toThrow(/git fetch --unshallow/)
})

/** The earlier release is played by what is kept of it; `npm run drill -- upgrade` takes it from the history and builds it. */
test('clients of an earlier release go on through an upgrade and restarts, and did not before', async () => {
  const options = { trials: 2, controlTrials: 2, engine: 'pg', progress: () => {} } as const
  const result = await runDrill('upgrade', drill, options)
  expect(result).toMatchObject({ unknownOperations: 0, missingFiles: 0, lostAnswers: 0, lost: 0, wrong: 0 })
  expect(result).toMatchObject({ restarts: 2, endedInOrder: 2 })
  expect(Number(result.steps)).toBeGreaterThanOrEqual(9 * 2)
  expect(Number(result.control.unknownOperations)).toBeGreaterThan(0)
  expect(Number(result.control.missingFiles)).toBeGreaterThan(0)
  expect(isProven(result)).toBe(true)
}, 300_000)
