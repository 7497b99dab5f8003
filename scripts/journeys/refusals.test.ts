import { expect, inject, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { inWords, type Step } from './measure.ts'
import { playRefusals } from './refusals.ts'

it('says of every refusal why and what to do next, most by a button', async () => {
  const browser = await launchBrowser()
  const steps: Step[] = []
  await playRefusals({ browser, base: inject('base'), tell: (step) => steps.push(step) }).finally(() => browser.close())
  expect(steps.filter((step) => !step.held).map(inWords)).toEqual([])
  expect(steps.length).toBe(1)
})
