import { expect, test } from 'vitest'
import { isProven, runDrill } from './drill.ts'
import { drill } from './full.ts'

test('trouble of the database is said, outlived and costs nothing confirmed', async () => {
  const words: string[] = []
  const progress = (said: string) => void words.push(said)
  const options = { trials: 600, controlTrials: 600, engine: 'sqlite', progress } as const
  const result = await runDrill('full', drill, options)
  expect({ lost: result.lost, wrong: result.wrong }, words.join('\n')).toEqual({ lost: 0, wrong: 0 })
  expect(isProven(result)).toBe(true)
})
