import { expect, test } from 'vitest'
import { type Drill, isProven, runDrill } from './drill.ts'

const options = { trials: 10, controlTrials: 4, engine: 'sqlite', progress: () => {} } as const

const counting = (lostWithout: number): Drill => ({
  what: 'counts',
  trials: 10,
  controlTrials: 4,
  engines: ['sqlite'],
  run: async ({ trials, protect }) => ({ trials, lost: protect ? 0 : lostWithout, wrong: 0 }),
})

test('a drill is proven when its control fails', async () => {
  const result = await runDrill('counts', counting(2), options)
  expect(result).toMatchObject({ name: 'counts', trials: 10, lost: 0, control: { trials: 4, lost: 2 } })
  expect(isProven(result)).toBe(true)
})

test('a zero without a failing control proves nothing', async () => {
  expect(isProven(await runDrill('counts', counting(0), options))).toBe(false)
})
