import { expect, it } from 'vitest'
import { isRepeatedTap, sheetOpened, tapped } from './repeated-tap'

const at = (x: number, y: number) => ({ clientX: x, clientY: y })

it('takes the second tap of a double one for none where a sheet has opened under it', () => {
  expect(isRepeatedTap(at(300, 500), 1000)).toBe(false)
  sheetOpened(1010)
  expect(isRepeatedTap(at(304, 498), 1120)).toBe(true)
  // A third one in a row as well; one that comes later is meant.
  expect(isRepeatedTap({ detail: { x: 303, y: 500 } }, 1300)).toBe(true)
  expect(isRepeatedTap(at(303, 500), 2000)).toBe(false)
})

it('lets through what is elsewhere, comes by a key, or meets no new sheet', () => {
  isRepeatedTap(at(300, 500), 5000)
  sheetOpened(5010)
  expect(isRepeatedTap(at(300, 640), 5100)).toBe(false)
  isRepeatedTap(at(300, 500), 6000)
  sheetOpened(6010)
  expect(isRepeatedTap(at(0, 0), 6100)).toBe(false)
  isRepeatedTap(at(300, 500), 9000)
  expect(isRepeatedTap(at(300, 500), 9100)).toBe(false)
})

it('lets through the button of a form in which something was chosen since, though it lies where the form was opened', () => {
  isRepeatedTap(at(300, 500), 8000)
  sheetOpened(8010)
  tapped(at(120, 300))
  expect(isRepeatedTap(at(302, 501), 8300)).toBe(false)
})
