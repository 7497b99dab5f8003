import { formatRequestNumber } from '@qihu/shared'
import { expect, it } from 'vitest'
import { openTestApp } from '../testing/test-app.ts'
import { numberBehind, shortLinkOf } from './short-links.ts'

const DIVISION = '330199'

it('a link leads back to the number it was made from', () => {
  for (const date of ['2026-11-23', '2027-01-01', '2099-12-31']) {
    for (const sequence of [1, 42, 9_999, 10_000, 123_456]) {
      const number = formatRequestNumber({ division: DIVISION, date, sequence })
      const link = shortLinkOf(number, DIVISION)
      expect(link).toMatch(/^n\/[0-9a-z]{1,8}$/)
      expect(numberBehind(link.slice(2), DIVISION)).toBe(number)
    }
  }
})

it('of another division names it, and of the home one needs no more room than before', () => {
  for (const division of ['110101', '330198', '999999']) {
    const number = formatRequestNumber({ division, date: '2026-11-23', sequence: 42 })
    const link = shortLinkOf(number, DIVISION)
    expect(link).toMatch(/^n\/[0-9a-z]{1,8}\.[0-9a-z]{1,4}$/)
    expect(numberBehind(link.slice(2), DIVISION)).toBe(number)
  }
})

it('what is no number of ours leads to none', () => {
  for (const text of [
    '',
    '.',
    '1.',
    '.1',
    'e8b1e2.zzzz',
    'e8b1e2.0',
    '0',
    'zz',
    'zzzzzzzzzz',
    '../x',
    'A',
    '1'.repeat(40),
    '常',
  ]) {
    expect(numberBehind(text, DIVISION)).toBeNull()
  }
})

it('opens the look-up page with the number filled in, and without one where there is none', async () => {
  const town = await openTestApp()
  const number = formatRequestNumber({ division: DIVISION, date: '2026-11-23', sequence: 7 })
  const to = async (path: string) => (await town.app.inject({ method: 'GET', url: path })).headers.location
  expect(await to(`/${shortLinkOf(number, DIVISION)}`)).toBe(`/enterprise/lookup/lookup?number=${number}`)
  expect(await to('/n/nonsense')).toBe('/enterprise/lookup/lookup')
  expect(await to('/n/%2e%2e%2f')).toBe('/enterprise/lookup/lookup')
  await town.close()
})
