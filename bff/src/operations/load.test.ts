import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, expect, it } from 'vitest'
import { type LoadLimits, loadShedding } from './load.plugin.ts'

const ROOMY: LoadLimits = { maxWaiting: 100, maxWaitMs: 10_000, maxInHand: 100 }

let app: FastifyInstance
let base: string
let started: string[]
/** How many have been worked on that leave the loop no time meanwhile. */
let busy: number
let release: () => void
afterEach(async () => {
  release()
  app.server.closeAllConnections()
  await app.close()
})

/** Answers nothing before `release`, as with a database that takes its time. */
async function open(limits: Partial<LoadLimits>) {
  app = Fastify()
  started = []
  busy = 0
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  await app.register(loadShedding, { limits: { ...ROOMY, ...limits } })
  app.get('/healthz', async () => 'ok')
  app.get('/attachments/hidden', (_, reply) => reply.callNotFound())
  app.post('/graphql/busy', async () => {
    busy += 1
    standStill(4)
  })
  app.post('/graphql/still', async () => standStill(195))
  app.post('/graphql/known', async (request) => void request.isSomebodys())
  app.post('/graphql/sign-in', async (request) => request.outside(() => gate.then(() => 'signed in')))
  app.post<{ Body: { name: string } }>('/graphql', async ({ body }) => {
    started.push(body.name)
    await gate
    return { data: body.name }
  })
  base = await app.listen({ host: '127.0.0.1', port: 0 })
}

const post = (name: string, path = '/graphql', token?: string) =>
  fetch(base + path, {
    method: 'POST',
    body: JSON.stringify({ name }),
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
  })
const standStill = (ms: number) => {
  for (const until = performance.now() + ms; performance.now() < until; );
}
const later = (ms = 50) => new Promise((resolve) => setTimeout(resolve, ms))

it('works on so many at once and on the others afterwards, in the order they came', async () => {
  await open({ maxInHand: 2 })
  const answers = []
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    answers.push(post(name))
    await later(20)
  }
  expect(started).toEqual(['a', 'b'])
  release()
  expect((await Promise.all(answers)).map((each) => each.status)).toEqual([200, 200, 200, 200, 200])
  expect(started).toEqual(['a', 'b', 'c', 'd', 'e'])
})

it('tells who finds the queue full at once to come back, in the words of the route, and shows its health', async () => {
  await open({ maxInHand: 1, maxWaiting: 1 })
  const first = [post('a')]
  await later()
  first.push(post('b'))
  await later()
  const refused = await post('c')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '3'])
  const body = (await refused.json()) as { errors: { message: string; extensions: object }[] }
  expect(body.errors[0]?.extensions).toMatchObject({ code: 'BUSY', next: '稍后重试' })
  expect(body.errors[0]?.message).toContain('填写的内容还在')
  const elsewhere = await post('d', '/attachments')
  expect(elsewhere.status).toBe(503)
  expect(await elsewhere.json()).toMatchObject({ error: { code: 'BUSY' } })
  for (const free of ['/healthz', '/healthz?x', '/js/app.js']) {
    expect((await fetch(base + free)).status).not.toBe(503)
  }
  release()
  expect((await Promise.all(first)).map((each) => each.status)).toEqual([200, 200])
  expect((await post('e')).status).toBe(200)
})

it('knows its routes by whatever name they are called', async () => {
  await open({ maxInHand: 1, maxWaiting: 1 })
  const first = [post('a')]
  await later()
  first.push(post('b'))
  await later()
  for (const name of ['/%67raphql', '/graphql?x=1', '/g%72aphql?']) {
    const refused = await post('c', name)
    expect([refused.status, (await refused.json()) as object]).toMatchObject([503, { errors: [{}] }])
  }
  expect((await post('d', '/graphqlx')).status).toBe(404)
  release()
  await Promise.all(first)
})

it('does not answer who has waited too long, and does not do the work either', async () => {
  await open({ maxInHand: 1, maxWaitMs: 60 })
  const first = post('a')
  await later()
  const late = post('late')
  await later(100)
  release()
  expect([(await first).status, (await late).status]).toEqual([200, 503])
  expect(started).toEqual(['a'])
})

it('does nothing for who hung up while waiting', async () => {
  await open({ maxInHand: 1 })
  const first = post('a')
  await later()
  const gone = raw('{"name":"gone"}', 15)
  await later()
  gone.destroy()
  await later()
  release()
  await first
  expect((await post('b')).status).toBe(200)
  expect(started).toEqual(['a', 'b'])
})

it('gives no place away to a line that sends slowly', async () => {
  await open({ maxInHand: 1 })
  const slow = [raw('{"na', 15), raw('{"na', 15)]
  await later()
  release()
  expect((await post('a')).status).toBe(200)
  for (const line of slow) line.write('me":"slow"}')
  await Promise.all(slow.map((line) => once(line, 'close')))
  expect(started).toEqual(['a', 'slow', 'slow'])
})

it('does not keep who waits waiting longer than that, though nothing has ended', async () => {
  await open({ maxInHand: 1, maxWaitMs: 60 })
  const first = post('a')
  await later()
  expect((await post('late')).status).toBe(503)
  release()
  expect((await first).status).toBe(200)
})

it('gives a place back once for each that was taken, also where a route turns out not to be there', async () => {
  await open({ maxInHand: 2, maxWaitMs: 500 })
  release()
  for (let burst = 0; burst < 3; burst += 1) {
    const answers = await Promise.all(Array.from({ length: 30 }, () => fetch(`${base}/attachments/hidden?x`)))
    expect(new Set(answers.map((each) => each.status))).toEqual(new Set([404]))
  }
  expect((await post('a')).status).toBe(200)
})

it('takes no place for who waits for a platform', async () => {
  await open({ maxInHand: 1, maxWaitMs: 200 })
  const waiting = [post('a', '/graphql/sign-in'), post('b', '/graphql/sign-in'), post('c', '/graphql/sign-in')]
  await later()
  expect((await fetch(`${base}/attachments/hidden`)).status).toBe(404)
  release()
  expect((await Promise.all(waiting)).map((each) => each.status)).toEqual([200, 200, 200])
  expect((await post('d')).status).toBe(200)
})

/** So that they come one after the other. */
async function posted(...each: readonly (readonly [name: string, token?: string])[]) {
  const answers: Promise<Response>[] = []
  for (const [name, token] of each) {
    answers.push(post(name, '/graphql', token))
    await later(20)
  }
  return answers
}
const statuses = async (answers: readonly Promise<Response>[]) =>
  (await Promise.all(answers)).map(({ status }) => status)

it('refuses the newest of the client who has most waiting, and lets clients take turns', async () => {
  await open({ maxInHand: 1, maxWaiting: 3 })
  for (const token of ['one', 'two']) await post('', '/graphql/known', token)
  const answers = await posted(['a', 'one'], ['b', 'one'], ['c', 'one'], ['d', 'one'], ['e', 'two'], ['f', 'one'])
  release()
  expect(await statuses(answers)).toEqual([200, 200, 200, 503, 200, 503])
  expect(started).toEqual(['a', 'b', 'e', 'c'])
})

it('takes tokens that nobody has been known by for one client, and so who has none', async () => {
  await open({ maxInHand: 1, maxWaiting: 2 })
  const answers = await posted(['a', 'one'], ['b', 'two'], ['c', 'three'], ['d', 'four'], ['e'])
  release()
  expect(await statuses(answers)).toEqual([200, 200, 200, 503, 503])
})

it('takes up who comes anew before it begins anything else', async () => {
  await open({})
  const most = 100
  let opened = 0
  let begunMeanwhile = 0
  app.server.on('connection', () => {
    opened += 1
    if (opened === most) begunMeanwhile = busy
  })
  const lines = Array.from({ length: most }, () => raw('{"name":"a"}', 12, '/graphql/busy'))
  await Promise.all(lines.map((line) => once(line, 'close')))
  expect(busy).toBe(most)
  expect(begunMeanwhile).toBeLessThan(most / 2)
})

it('refuses nobody because the process stood still for a moment', async () => {
  await open({ maxWaitMs: 170 })
  release()
  // More than one turn hands on, and few enough that a slow machine answers them well within the time.
  const asked = (path: string) => Array.from({ length: 16 }, (_, n) => post(String(n), n === 3 ? path : '/graphql'))
  // So that their connections are there.
  await statuses(asked('/graphql'))
  expect(await statuses(asked('/graphql/still'))).toEqual(Array(16).fill(200))
})

/** A request of which only the beginning is sent. */
function raw(beginning: string, length: number, path = '/graphql') {
  const line = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  line.on('error', () => {})
  line.resume()
  line.write(
    `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: ${length}\r\n\r\n${beginning}`,
  )
  return line
}
