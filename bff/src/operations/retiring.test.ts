import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { type App, buildApp } from '../app.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

const towns: TestApp[] = []
afterEach(async () => {
  for (const town of towns.splice(0)) await town.close()
})

/** A process of its own beside the town's, on a port. */
async function listening() {
  const town = await openTestApp({ graphql: 'persisted' })
  towns.push(town)
  const app = await buildApp({ config: town.config, clock: town.services.clock, db: town.db, logger: false })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  return { app, port: typeof address === 'object' && address ? address.port : 0 }
}

async function line(port: number): Promise<{ socket: Socket; all: () => string; ended: Promise<unknown> }> {
  const socket = connect(port, '127.0.0.1')
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk.toString()
  })
  const ended = once(socket, 'close')
  await once(socket, 'connect')
  return { socket, all: () => text, ended }
}

const BODY = JSON.stringify({ id: 'sha256:unknown' })
const HEAD = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n`

/** Until the server has read what was sent last. */
const read = () => new Promise((resolve) => setTimeout(resolve, 50))

async function inTime(work: Promise<unknown>): Promise<void> {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('did not end')), 5_000))
  await Promise.race([work, late])
}

it('says no first when it is asked whether it is ready, lives, and answers, each answer closing its connection', async () => {
  const { app } = await listening()
  const get = (url: string) => app.inject({ method: 'GET', url })
  expect((await get('/readyz')).statusCode).toBe(200)
  expect((await get('/readyz')).headers.connection).not.toBe('close')
  app.retire()
  expect([(await get('/readyz')).statusCode, (await get('/readyz')).json()]).toEqual([503, { status: 'stopping' }])
  expect((await get('/healthz')).statusCode).toBe(200)
  const answer = await app.inject({
    method: 'POST',
    url: '/graphql',
    payload: BODY,
    headers: { 'content-type': 'application/json' },
  })
  expect([answer.json().errors[0].extensions.code, answer.headers.connection]).toEqual(['UNKNOWN_OPERATION', 'close'])
  expect((await get('/nowhere')).headers.connection).toBe('close')
  await app.close()
})

it.each([
  ['its head', HEAD.slice(0, 30), HEAD.slice(30) + BODY],
  ['its content', HEAD + BODY.slice(0, 5), BODY.slice(5)],
])('answers what had begun to come when it closed, in the middle of %s', async (_, before, after) => {
  const { app, port } = await listening()
  const { socket, all, ended } = await line(port)
  socket.write(before)
  await read()
  const closing = app.close()
  await read()
  socket.write(after)
  await inTime(ended)
  expect(all()).toContain('UNKNOWN_OPERATION')
  expect(all().toLowerCase()).toContain('connection: close')
  await inTime(closing)
})

it('is held up by no connection that says nothing, nor by one that waits for its next question', async () => {
  const { app, port } = await listening()
  await line(port)
  const asked = await line(port)
  asked.socket.write(HEAD + BODY)
  while (!asked.all().includes('UNKNOWN_OPERATION')) await read()
  await inTime((app as App).close())
})
