import { expect, it } from 'vitest'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { openDatabase } from './db/open.ts'
import { loadPersisted } from './graphql/persisted.ts'
import type { Fetch } from './platforms/platform-http.ts'
import { fileOne } from './testing/loop.fixture.ts'
import { openTestApp } from './testing/test-app.ts'

it('closing writes down what became of a notice in hand before the database goes', async () => {
  const town = await openTestApp()
  await fileOne(town)
  let called: () => void = () => {}
  const inHand = new Promise<void>((resolve) => {
    called = resolve
  })
  const slow: Fetch = async () => {
    called()
    await new Promise((resolve) => setTimeout(resolve, 200))
    throw new Error('line cut')
  }
  const parts = { config: town.config, clock: town.services.clock, db: town.db, logger: false, fetch: slow }
  const app = await buildApp({ ...parts, background: true })
  await app.listen({ host: '127.0.0.1', port: 0 })
  await inHand
  await app.close()

  const after = await openDatabase(town.config.databaseUrl)
  const rows = await after.read.select().from(after.schema.outbox)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.map((row) => row.leaseUntil)).toEqual(rows.map(() => 0))
  await after.close()
  await town.close()
})

it('starts in production, and answers there what our clients ask', async () => {
  const town = await openTestApp()
  const config: Config = { ...town.config, demo: false, production: true, graphql: 'persisted' }
  const app = await buildApp({ config, clock: town.services.clock, db: town.db, logger: false })
  const [id] = [...loadPersisted()].find(([, text]) => text.startsWith('query Home')) ?? []
  const answer = await app.inject({ method: 'POST', url: '/graphql', payload: { id, variables: {} } })
  expect([answer.statusCode, answer.json().errors]).toEqual([200, undefined])
  const open = await app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query: '{ __schema { types { name } } }' },
  })
  expect(open.statusCode).toBe(400)
  await app.close()
  await town.close()
})

it('sends nothing before it listens', async () => {
  const town = await openTestApp()
  await fileOne(town)
  let calls = 0
  const counting: Fetch = async () => {
    calls += 1
    throw new Error('line cut')
  }
  const parts = { config: town.config, clock: town.services.clock, db: town.db, logger: false, fetch: counting }
  const app = await buildApp({ ...parts, background: true })
  await app.ready()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(calls).toBe(0)
  await app.close()
  await town.close()
})
