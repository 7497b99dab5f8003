import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { realAddresses, trustedProxies } from './real-address.ts'

it('believes the proxies that are named, single or as a range, and nobody else', () => {
  const trusts = trustedProxies('10.1.2.3, 192.0.2.0/24,2001:db8::/32')
  const asked = ['10.1.2.3', '::ffff:10.1.2.3', '10.1.2.4', '192.0.2.200', '2001:db8:1::1', '2001:db9::1', 'nonsense']
  expect(asked.map(trusts)).toEqual([true, true, false, true, true, false, false])
})

it.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', ''])('refuses %j by name', (list) => {
  expect(() => trustedProxies(list)).toThrow(RangeError)
  if (list) expect(() => readConfig({ DEMO: '1', TRUSTED_PROXIES: list })).toThrow(/TRUSTED_PROXIES/)
})

it.each([
  ['everybody behind one private address', () => '10.0.0.9', 1],
  ['people of the public', (n: number) => `198.51.100.${n % 250}`, 0],
  ['one of the public alone', () => '198.51.100.1', 0],
])('warns once, or not at all: %s', async (_, ipOf, warnings) => {
  const lines: string[] = []
  const app = Fastify({ logger: { level: 'warn', stream: { write: (line: string) => void lines.push(line) } } })
  await app.register(realAddresses)
  app.get('/', async () => 'ok')
  app.get('/healthz', async () => 'ok')
  for (let n = 0; n < 1_200; n += 1) {
    await app.inject({ url: '/healthz', remoteAddress: '127.0.0.1' })
    await app.inject({ url: '/', remoteAddress: ipOf(n) })
  }
  await app.close()
  expect(lines.filter((line) => line.includes('TRUSTED_PROXIES'))).toHaveLength(warnings)
})
