import { expect, test } from 'vitest'
import { isProven, runDrill } from './drill.ts'
import { drill, findCompiler } from './power.ts'

test('what was acknowledged is on the disk when the power fails, and without asking the disk it is not', async () => {
  const options = { trials: 3, controlTrials: 1, engine: 'sqlite', progress: () => {} } as const
  const running = runDrill('power', drill, options)
  if (!findCompiler()) {
    await expect(running).rejects.toThrow('was not run: it needs Linux and a C compiler')
    return
  }
  const result = await running
  expect(result).toMatchObject({ lost: 0, unusable: 0, halves: 0, images: 12 })
  expect(Number(result.acknowledged)).toBeGreaterThan(0)
  expect(isProven(result)).toBe(true)
})
