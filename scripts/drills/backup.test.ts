import { expect, test } from 'vitest'
import { drill } from './backup.ts'
import { isProven, runDrill } from './drill.ts'

test.each(drill.engines)(
  'a backup of %s under load restores whole on both engines, and a plain copy does not',
  async (engine) => {
    const result = await runDrill('backup', drill, { trials: 1, controlTrials: 2, engine, progress: () => {} })
    expect(result).toMatchObject({ lost: 0, wrong: 0 })
    expect(isProven(result)).toBe(true)
  },
)
