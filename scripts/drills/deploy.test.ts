import { expect, test } from 'vitest'
import { drill, PARTS, takeover, tryPart } from './deploy.ts'
import { isProven, runDrill } from './drill.ts'

test('a follower takes over with all that was acknowledged, and is not waited for when it is away; without both something is lost', async () => {
  const options = { trials: 1, controlTrials: 2, engine: 'pg', progress: () => {} } as const
  const result = await runDrill('deploy', { ...drill, run: takeover }, options)
  // By name first: what is wrong is more than one thing.
  expect(Number(result.longestGapMs)).toBeLessThan(10_000)
  expect(result.longestWaitWhileFollowerAwayMs).not.toBeNull()
  expect(Number(result.longestWaitWhileFollowerAwayMs)).toBeLessThan(15_000)
  expect(result).toMatchObject({ lost: 0, wrong: 0, torn: 0, doneTwice: 0, refused: 0 })
  expect(Number(result.acknowledged)).toBeGreaterThan(0)
  expect(result.control.lost).toBeGreaterThan(0)
  // Where nothing bounds it, the wait goes on for as long as it is looked at.
  expect(result.control.longestWaitWhileFollowerAwayMs).toBeNull()
  expect(isProven(result)).toBe(true)
})

const options = { trials: 1, progress: () => {} }
test.each(PARTS.map((part) => [part.name, part] as const))(
  '%s goes well, and wrong without its protection',
  async (_, part) => {
    const tried = await tryPart(part, { ...options, protect: true })
    // What this machine has not is named, and nothing is said of it.
    if ('skipped' in tried) {
      console.info(`${part.name} is skipped: ${tried.skipped}`)
      expect(tried.skipped).toMatch(/^(not installed|no |this is not root|other users|in the long form)/)
      return
    }
    // Whole, so that a failure says what it met.
    expect(tried).toEqual(expect.objectContaining({ lost: 0, wrong: 0 }))
    const control = await tryPart(part, { ...options, protect: false })
    expect('skipped' in control || control.lost + control.wrong > 0).toBe(true)
  },
)
