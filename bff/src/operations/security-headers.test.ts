import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

let town: TestApp
beforeAll(async () => {
  town = await openTestApp({ production: true, graphql: 'persisted' })
})
afterAll(() => town.close())

const headersOf = async (method: 'GET' | 'POST', url: string) =>
  (await town.app.inject({ method, url, ...(method === 'POST' ? { payload: {} } : {}) })).headers

it('tells a page what it may load and who may frame it', async () => {
  const headers = await headersOf('GET', '/')
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  expect(headers['content-security-policy']).toContain("frame-ancestors 'self'")
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN' })
  expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}/)
})

it('tells who asks for data that it is data, over TLS, for this origin, and nothing of pages', async () => {
  const headers = await headersOf('POST', '/graphql')
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'content-type': 'application/json; charset=utf-8',
  })
  expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}/)
  expect(headers['content-security-policy']).toBeUndefined()
})
