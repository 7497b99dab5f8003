import { expect, it } from 'vitest'
import { askedEarly, wasAskedEarly } from './early'

it('is early once, for whoever asks the same as the same person', () => {
  expect(wasAskedEarly(['hash', {}, 'p-owner'])).toBe(false)
  askedEarly(['hash', {}, 'p-owner'])
  expect(wasAskedEarly(['hash', {}, 'visitor'])).toBe(false)
  expect(wasAskedEarly(['hash', {}, 'p-owner'])).toBe(true)
  // Coming back to the page is another matter: it is read again.
  expect(wasAskedEarly(['hash', {}, 'p-owner'])).toBe(false)
})
