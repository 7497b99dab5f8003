import { expect, test } from 'vitest'
import { runDrill } from './drill.ts'
import { drill } from './fair.ts'

type Counts = { readonly sent: number; readonly refused: number }
type Counted = Readonly<Record<'half' | 'opening' | 'modest', Counts>>
const share = ({ sent, refused }: Counts): number => refused / sent

/** That nobody at all is refused at half is the full drill's to judge, on a machine of its own; here the two runs are compared. */
test('who asks a hundred times as much as others is refused in their place, and who opens his queue is not', async () => {
  const options = { trials: 1500, controlTrials: 1500, engine: 'sqlite', progress: () => {} } as const
  const result = await runDrill('fair', drill, options)
  const own = result as unknown as Counted
  const control = result.control as unknown as Counted
  expect(result).toMatchObject({ faults: 0, opening: { sent: 16, refused: 0 } })
  expect(share(own.modest)).toBeLessThan(share(control.modest) / 4)
  expect(share(own.half)).toBeLessThan(share(control.half) / 4)
  expect(share(control.opening)).toBeGreaterThan(0)
})
