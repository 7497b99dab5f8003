import { expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { playDay } from './day.ts'
import { inWords, type Step } from './measure.ts'
import { serve } from './served.ts'

it('carries the whole day through pages, within its goals', async () => {
  // A town of its own: what other tests file would stand before it on the first page.
  const [served, browser] = await Promise.all([serve(), launchBrowser()])
  const steps: Step[] = []
  try {
    await playDay({ browser, base: served.base, tell: (step) => steps.push(step) })
  } finally {
    await browser.close()
    await served.stop()
  }
  expect(steps.filter((step) => !step.held).map(inWords)).toEqual([])
  const goals = new Set(steps.map((step) => step.goal))
  for (const goal of ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G9']) expect(goals).toContain(goal)
})
