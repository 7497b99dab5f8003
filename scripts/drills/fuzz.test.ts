import { expect, test } from 'vitest'
import { isProven, runDrill } from './drill.ts'
import { drill } from './fuzz.ts'

test('nothing sent ends the server, fails inside it or makes it speak of its inside', async () => {
  const words: string[] = []
  const progress = (said: string) => void words.push(said)
  const result = await runDrill('fuzz', drill, { trials: 1200, controlTrials: 400, engine: 'sqlite', progress })
  expect(result.wrong, words.join('\n')).toBe(0)
  expect(isProven(result)).toBe(true)
})
