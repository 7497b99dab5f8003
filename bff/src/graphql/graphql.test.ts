import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Fastify from 'fastify'
import mercurius from 'mercurius'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DatabaseUnavailable } from '../db/database.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { graphql } from './graphql-js.ts'
import { loadPersisted, loadServed } from './persisted.ts'
import { loadSchema } from './schema.ts'

const { parse, validate } = graphql

describe('persisted operations only', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await openTestApp({ graphql: 'persisted' })
  })
  afterEach(() => app.close())

  it('runs a document of our clients by its hash', async () => {
    const [hash] = [...loadPersisted()].find(([, text]) => /^query\s*\w*\s*\{/.test(text)) ?? []
    expect(hash).toBeDefined()
    const answer = await app.send({ id: hash, variables: {} })
    expect(answer.status).toBe(200)
    expect(answer.errors).toBeUndefined()
  })

  it('runs the documents of earlier releases', async () => {
    const ours = loadPersisted()
    const earlier = [...loadServed()].filter(([hash]) => !ours.has(hash))
    expect(earlier.length).toBeGreaterThan(10)
    const schema = loadSchema()
    const wrong: unknown[] = []
    for (const [hash, text] of earlier)
      wrong.push(...validate(schema, parse(text)).map(({ message }) => [hash, message]))
    expect(wrong).toEqual([])
    const [signing] = earlier.find(([, text]) => text.includes('signRequest(')) ?? []
    const old = { id: signing, variables: { on: { id: 'r', version: 1, key: 'an-old-clients-key' } } }
    const answer = await app.send(old, await app.tokenOf('owner'))
    expect([answer.status, answer.errors]).toEqual([200, undefined])
    expect(JSON.stringify(answer.data)).toContain('Refusal')
  })

  it.each([
    ['free text', { query: '{ viewer { id } }' }],
    ['an unknown hash', { id: 'sha256:0' }],
    ['a property name', { id: 'constructor' }],
    ['a prototype', { id: '__proto__' }],
    ['nothing', {}],
  ])('refuses %s', async (_, body) => {
    const answer = await app.send(body)
    expect(answer.status).toBe(400)
    expect(answer.errors?.[0]?.extensions.code).toBe('UNKNOWN_OPERATION')
  })

  it('calls a variable of a wrong type the sender’s mistake, compiled or not, and does not quote it', async () => {
    const [id] = [...loadPersisted()].find(([, text]) => text.includes('sendPhoneCode')) ?? []
    for (let turn = 0; turn < 3; turn += 1) {
      const answer = await app.send({ id, variables: { phone: { number: '19900000001' } } })
      expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST'])
      expect(JSON.stringify(answer)).not.toContain('19900000001')
      await app.send({ id, variables: { phone: '1' } })
    }
  })

  it('has no other way in: no GET, no batch, no socket', async () => {
    const get = await app.app.inject({ method: 'GET', url: '/graphql?query={viewer{id}}' })
    expect(get.statusCode).toBe(404)
    const batch = await app.app.inject({ method: 'POST', url: '/graphql', payload: [{ id: 'a' }, { id: 'b' }] })
    expect(batch.statusCode).toBe(400)
    const upgrade = {
      connection: 'upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'x',
    }
    expect((await app.app.inject({ method: 'GET', url: '/graphql', headers: upgrade })).statusCode).toBe(404)
  })

  it('does not take a document with two operations, since the compiled form ignores which was asked for', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'qihu-')), 'documents.json')
    writeFileSync(file, JSON.stringify({ 'sha256:x': 'query A { viewer { id } } query B { viewer { name } }' }))
    expect(() => loadPersisted(file)).toThrow(/2 operations/)
  })
})

/** Why our route is our own: the library's behaviour as found, so that an upgrade that changes it is noticed. */
describe('the library left to itself', () => {
  const schema = 'type Query { hello: String echo: String } type Mutation { change: String }'
  const resolvers = { Query: { hello: () => 'hello', echo: () => 'echo' }, Mutation: { change: () => 'changed' } }
  const DOCUMENT = 'query A { hello } query B { echo }'

  it('runs the wrong operation of a compiled document', async () => {
    const app = Fastify()
    await app.register(mercurius, { schema, resolvers, jit: 1 })
    const ask = async (operationName: string) =>
      (await app.inject({ method: 'POST', url: '/graphql', payload: { query: DOCUMENT, operationName } })).json().data
    expect(await ask('A')).toEqual({ hello: 'hello' })
    await ask('A')
    expect(await ask('B')).toEqual({ hello: 'hello' })
    await app.close()
  })

  it('runs a mutation by GET, once its document was compiled', async () => {
    const app = Fastify()
    let changes = 0
    const counting = { ...resolvers, Mutation: { change: () => `changed ${++changes} times` } }
    await app.register(mercurius, { schema, resolvers: counting, jit: 1 })
    const query = 'query A { hello } mutation B { change }'
    for (let n = 0; n < 2; n += 1) {
      await app.inject({ method: 'POST', url: '/graphql', payload: { query, operationName: 'B' } })
    }
    const before = changes
    await app.inject({ method: 'GET', url: '/graphql', query: { query, operationName: 'A' } })
    expect(changes).toBe(before + 1)
    await app.close()
  })

  it('drops a hook given as onRequest', async () => {
    const app = Fastify()
    let called = 0
    const onRequest = (_: unknown, __: unknown, done: () => void) => {
      called += 1
      done()
    }
    await app.register(mercurius, { schema, resolvers, additionalRouteOptions: { onRequest } as never })
    await app.inject({ method: 'POST', url: '/graphql', payload: { query: '{ hello }' } })
    expect(called).toBe(0)
    await app.close()
  })
})

describe('open documents, for development', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await openTestApp()
  })
  afterEach(() => app.close())

  it('runs the operation that was asked for', async () => {
    const query = 'query A { viewer { id } } query B { demoPeople { key } }'
    expect((await app.send({ query, operationName: 'B' })).data.demoPeople.length).toBeGreaterThan(5)
    expect((await app.send({ query, operationName: 'A' })).data).toEqual({ viewer: null })
    expect((await app.send({ query, operationName: 'B' })).data.demoPeople.length).toBeGreaterThan(5)
  })

  it('takes queries by GET, and changes nothing by a link whatever else the document holds', async () => {
    const get = (query: object) => app.app.inject({ method: 'GET', url: '/graphql', query: query as never })
    const read = await get({ query: 'query A { viewer { id } }' })
    expect([read.statusCode, read.json()]).toEqual([200, { data: { viewer: null } }])
    const mutation = 'mutation B { signInAsDemoPerson(key: "owner") { __typename } }'
    for (const operationName of ['B', undefined]) {
      const link = await get({ query: mutation, ...(operationName ? { operationName } : {}) })
      expect([link.statusCode, link.headers.allow]).toEqual([405, 'POST'])
    }
    const query = `query A { viewer { id } } ${mutation}`
    for (let turn = 0; turn < 3; turn += 1) {
      expect((await app.send({ query, operationName: 'B' })).data.signInAsDemoPerson.__typename).toBe('SignedIn')
      expect((await get({ query, operationName: 'A' })).json()).toEqual({ data: { viewer: null } })
      expect((await get({ query, operationName: 'B' })).statusCode).toBe(405)
      expect((await get({ query })).statusCode).toBe(400)
    }
    expect((await get({ query: '{ viewer { id } }', variables: '[1]' })).statusCode).toBe(400)
    expect((await get({ query: '{ viewer { id } }', variables: '{' })).statusCode).toBe(400)
  })

  it('goes on running the documents of the pages by their hash, and says which it does not know', async () => {
    const [id] = [...loadPersisted()].find(([, text]) => text.startsWith('query DemoPeople')) ?? []
    expect((await app.send({ id, variables: {} })).data.demoPeople.length).toBeGreaterThan(5)
    const unknown = await app.send({ id: 'sha256:0' })
    expect([unknown.status, unknown.errors?.[0]?.extensions.code]).toEqual([400, 'UNKNOWN_OPERATION'])
  })

  it.each(['lists', 'maps'])('does not go down into thousands of %s', async (kind) => {
    const [open, close] = kind === 'lists' ? ['[', ']'] : ['{"a":', '}']
    const deep = `${open.repeat(9_000)}1${close.repeat(9_000)}`
    const payload = `{"query":"query($a: String) { viewer { id } }","variables":{"a":${deep}}}`
    const headers = { 'content-type': 'application/json' }
    const answer = await app.app.inject({ method: 'POST', url: '/graphql', headers, payload })
    expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST'])
    const link = await app.app.inject({
      method: 'GET',
      url: '/graphql',
      query: {
        query: 'query($a: String) { viewer { id } }',
        variables: `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      },
    })
    expect(link.statusCode).toBe(400)
  })

  it('names a text that is too long for its field, and what does not fit into a request at all', async () => {
    const search = async (letters: number) => {
      const query = 'query($search: String) { queue(tab: NOW, search: $search) { total } }'
      const payload = { query, variables: { search: 'x'.repeat(letters) } }
      const headers = { authorization: `Bearer ${await app.tokenOf('officer')}` }
      return app.app.inject({ method: 'POST', url: '/graphql', headers, payload })
    }
    const long = await search(50_001)
    expect([long.statusCode, long.json().errors[0].extensions]).toMatchObject([
      400,
      { code: 'TEXT_TOO_LONG', field: 'search', next: expect.any(String) },
    ])
    expect((await search(200)).statusCode).toBe(200)
    const longer = await search(70_000)
    expect([longer.statusCode, longer.json().error.message]).toEqual([413, expect.stringContaining('太长')])
  })

  it('does not take a document tree written as JSON', async () => {
    const answer = await app.send({ query: JSON.stringify({ kind: 'Document', definitions: [] }) })
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_REQUEST')
  })

  it('refuses what the schema does not know, without a stack', async () => {
    const answer = await app.send({ query: '{ viewer { nothing } }' })
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer)).not.toMatch(/\bat .*\.ts/)
  })
})

describe('errors', () => {
  it('masks the unexpected under an id, and says what is known by code', async () => {
    const app = await openTestApp()
    const broken = app.db as { read: unknown }
    const read = broken.read
    broken.read = {
      select: () => {
        throw new Error('secret detail: select * from people')
      },
    }
    const masked = await app.send({ query: '{ demoPeople { key } }' })
    expect(masked.errors?.[0]?.extensions).toMatchObject({ code: 'INTERNAL', id: expect.stringMatching(/.{8}/) })
    expect(JSON.stringify(masked)).not.toContain('secret')
    broken.read = {
      select: () => {
        throw new DatabaseUnavailable('FULL', new Error('disk'))
      },
    }
    const full = await app.send({ query: '{ demoPeople { key } }' })
    expect(full.status).toBe(503)
    expect(full.errors?.[0]?.extensions).toMatchObject({ code: 'STORAGE_FULL', next: expect.any(String) })
    broken.read = {
      select: () => {
        throw new Error('Failed query: select', { cause: Object.assign(new Error('gone'), { code: '57P01' }) })
      },
    }
    const away = await app.send({ query: '{ demoPeople { key } }' })
    expect([away.status, away.errors?.[0]?.extensions.code]).toEqual([503, 'DATABASE_AWAY'])
    broken.read = read
    await app.close()
  })
})

it('texts that stand in an open document are freed of what no engine keeps, like variables', async () => {
  const app = await openTestApp()
  try {
    for (const zero of ['\\u0000', '\\u{0}', 'a\\u0000b', '\0']) {
      const asked = await app.as(
        'officer',
        `{ units(of: "${zero}") { id } colleagues(of: "${zero}") { id } request(id: "${zero}") { id } }`,
      )
      expect(asked.errors, zero).toBeUndefined()
      expect(asked.data, zero).toMatchObject({ colleagues: [], request: null })
    }
    // No escape: a backslash, and then these letters.
    const { data } = await app.as('owner', `{ request(id: "\\\\u0000") { id } }`)
    expect(data).toEqual({ request: null })
  } finally {
    await app.close()
  }
})
