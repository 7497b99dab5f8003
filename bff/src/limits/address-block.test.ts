import { expect, it } from 'vitest'
import { addressBlock } from './address-block.ts'

it.each([
  ['203.0.113.7', '203.0.113.7', null],
  ['::ffff:203.0.113.7', '203.0.113.7', null],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:db8::1', '2001:db8:0:0::/64', '2001:db8:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
  ['::1', '0:0:0:0::/64', '0:0:0::/48'],
])('%s is of %s and %s', (ip, narrow, wide) => {
  expect(addressBlock(ip)).toEqual({ narrow, wide })
})

it('is one for a thousand addresses of a /64', () => {
  const blocks = Array.from({ length: 1000 }, (_, n) => addressBlock(`2001:db8:5:6::${n.toString(16)}`).narrow)
  expect(new Set(blocks).size).toBe(1)
})
