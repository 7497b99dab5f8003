import { type AddressInfo, connect, type Socket } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { slowBodies } from './slow-bodies.plugin.ts'

/** A busy machine stands still for a tenth of a second: what must go on is far from its limit. */
const LIMITS = {
  ...{ operationMs: 300, uploadMs: 2_000, paceMs: 600, paceBytes: 100, lingerMs: 50 },
  ...{ uploadsOfOne: 2, uploads: 3 },
}

let app: FastifyInstance
beforeEach(async () => {
  app = Fastify()
  app.addContentTypeParser('*', async (_: unknown, payload: AsyncIterable<Buffer>) => {
    let bytes = 0
    for await (const chunk of payload) bytes += chunk.length
    return bytes
  })
  await app.register(slowBodies, { limits: LIMITS })
  app.post('/graphql', async () => ({ data: 'done' }))
  app.post('/attachments', async ({ body }) => ({ bytes: body }))
  await app.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(async () => {
  app.server.closeAllConnections()
  await app.close()
})

/** A request that says it has so many bytes, and what was answered on its line until that was closed. */
function begin(path: string, length: number, sender = 'a') {
  const line = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  let said = ''
  line
    .on('error', () => {})
    .on('data', (chunk) => {
      said += chunk.toString()
    })
  const type = path === '/graphql' ? 'application/json' : 'multipart/form-data'
  line.write(
    `POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${sender}\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n`,
  )
  // Whoever still writes when the line is cut finds it reset.
  const answer = new Promise<string>((resolve) => line.once('close', () => resolve(said)))
  return { line, answer }
}
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const drip = (line: Socket, bytes: number, everyMs: number, times = Number.POSITIVE_INFINITY) => {
  let left = times
  const timer = setInterval(() => {
    if (left-- > 0) line.write('x'.repeat(bytes))
  }, everyMs)
  line.on('close', () => clearInterval(timer))
}

it('ends an operation that does not come to its end, with a code and a sentence', async () => {
  const slow = begin('/graphql', 1000)
  drip(slow.line, 1, 50)
  const said = await slow.answer
  expect(said).toMatch(/^HTTP\/1.1 408 /)
  expect(JSON.parse(said.slice(said.indexOf('\r\n\r\n')))).toMatchObject({
    errors: [{ message: expect.stringContaining('没有传完'), extensions: { code: 'BAD_REQUEST' } }],
  })
})

it('lets a file take its time as long as it goes on coming, and no longer than there is', async () => {
  const steady = begin('/attachments', 1_000)
  drip(steady.line, 200, 60, 5)
  const standing = begin('/attachments', 1_000, 'b')
  expect(await standing.answer).toMatch(/^HTTP\/1.1 408 [\s\S]*"error":\{"code":"BAD_REQUEST"/)
  await later(700)
  steady.line.end()
  expect(await steady.answer).toMatch(/^HTTP\/1.1 200 [\s\S]*"bytes":1000/)
  const endless = begin('/attachments', 1_000_000)
  drip(endless.line, 200, 100)
  expect(await endless.answer).toMatch(/^HTTP\/1.1 408 /)
})

it('holds so many files at once of one sender and of all, and tells the next when to come back', async () => {
  const held = [begin('/attachments', 500, 'a'), begin('/attachments', 500, 'a')]
  await later(30)
  expect(await begin('/attachments', 500, 'a').answer).toMatch(/^HTTP\/1.1 503 [\s\S]*retry-after: 5[\s\S]*BUSY/)
  held.push(begin('/attachments', 500, 'b'))
  await later(30)
  expect(await begin('/attachments', 500, 'c').answer).toMatch(/^HTTP\/1.1 503 /)
  for (const { line } of held) line.end('x'.repeat(500))
  for (const { answer } of held) expect(await answer).toMatch(/^HTTP\/1.1 200 /)
  const next = begin('/attachments', 3, 'a')
  next.line.end('abc')
  expect(await next.answer).toMatch(/"bytes":3/)
})
