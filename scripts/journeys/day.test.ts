import { expect, inject, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { playDay } from './day.ts'
import { inWords, type Step } from './measure.ts'

it('carries the whole day through pages, within its goals', async () => {
  const browser = await launchBrowser()
  const steps: Step[] = []
  try {
    await playDay({ browser, base: inject('base'), tell: (step) => steps.push(step) })
  } finally {
    await browser.close()
  }
  expect(steps.filter((step) => !step.held).map(inWords)).toEqual([])
  const goals = new Set(steps.map((step) => step.goal))
  for (const goal of ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G9']) expect(goals).toContain(goal)
})
