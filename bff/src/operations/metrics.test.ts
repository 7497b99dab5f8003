import { expect, it } from 'vitest'
import { openTestApp } from '../testing/test-app.ts'

it('shows figures of production to the own network only, whatever the caller says of himself', async () => {
  const town = await openTestApp({ production: true, graphql: 'persisted' })
  const ask = (remoteAddress: string, forwarded?: string) =>
    town.app.inject({
      method: 'GET',
      url: '/metrics',
      remoteAddress,
      headers: forwarded ? { 'x-forwarded-for': forwarded } : {},
    })
  for (const near of ['127.0.0.1', '10.1.2.3', '::1', '172.20.0.4']) expect((await ask(near)).statusCode).toBe(200)
  expect((await ask('203.0.113.9')).statusCode).toBe(404)
  expect((await ask('203.0.113.9', '127.0.0.1')).statusCode).toBe(404)
  expect((await ask('127.0.0.1', '203.0.113.9')).statusCode).toBe(404)
  await town.close()
})
