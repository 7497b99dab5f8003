import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { inWords, type Step } from './measure.ts'
import { standing } from './route-states.ts'
import { playWeights } from './weights.ts'

const base = inject('base')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

it('keeps the first screen and the three most read answers light', async () => {
  const steps: Step[] = []
  const { handled } = await standing(base)
  await playWeights({ browser, base, tell: (step) => steps.push(step) }, handled)
  expect(steps.filter((step) => !step.held).map(inWords)).toEqual([])
  expect(new Set(steps.map(({ goal }) => goal))).toEqual(new Set(['G15', 'G16', 'G18']))
})
