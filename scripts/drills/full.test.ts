import { expect, test } from 'vitest'
import { isProven, runDrill } from './drill.ts'
import { drill } from './full.ts'

test.each(['sqlite', 'pg'] as const)('trouble of %s is said, outlived and costs nothing confirmed', async (engine) => {
  const words: string[] = []
  const progress = (said: string) => void words.push(said)
  const result = await runDrill('full', drill, { trials: 300, controlTrials: 600, engine, progress })
  expect({ lost: result.lost, wrong: result.wrong }, words.join('\n')).toEqual({ lost: 0, wrong: 0 })
  expect(isProven(result)).toBe(true)
})
