import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DOOR_EVENTS } from '../limits/door-counts.ts'
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

/** What the files for those who watch ask for, by the names of metrics. */
const WATCHING = ['alerts.yml', 'dashboard.json'].map((file) =>
  readFileSync(join(import.meta.dirname, '../../../docs/watching', file), 'utf8'),
)
const NAME = /\b(?:check_level|(?:outbox|database|platform|door|notices|http|process|nodejs)_[a-z0-9_]+)\b/g

it('has every figure that the alert rules and the dashboard ask for', async () => {
  const town = await openTestApp()
  await town.app.inject('/healthz')
  const { body } = await town.app.inject('/metrics')
  const known = new Set([...body.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name))
  const asked = WATCHING.map((text) =>
    [...text.matchAll(NAME)].map(([name]) => name.replace(/_(bucket|count|sum)$/, '')),
  )
  for (const names of asked) {
    expect(new Set(names).size).toBeGreaterThan(4)
    expect([...new Set(names)].filter((name) => !known.has(name))).toEqual([])
  }
  // And their labels: a word that nothing is counted under would never alert.
  const events = [...(WATCHING[0] ?? '').matchAll(/event=~?"([A-Z_|]+)"/g)].flatMap(([, words = '']) =>
    words.split('|'),
  )
  expect(events.length).toBeGreaterThan(3)
  expect(events.filter((event) => !(DOOR_EVENTS as readonly string[]).includes(event))).toEqual([])
  await town.close()
})
