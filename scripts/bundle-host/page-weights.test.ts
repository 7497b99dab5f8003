import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildIfStale } from '../build.ts'
import { type Server, scratchDir, startServer } from '../server.ts'
import { everyPage, fillLists, homeWeight, listWeight, SET_DATA_LIMITS, typingWeight } from './page-weights.ts'
import { Phones } from './phones.ts'

let server: Server
let phones: Phones
const scratch = scratchDir('page-weights')

beforeAll(async () => {
  await buildIfStale('weapp')
  await buildIfStale('dd')
  server = await startServer({ dataDir: scratch.dir })
  await fillLists(server.base)
  phones = new Phones(server.base)
}, 300_000)

afterAll(async () => {
  phones?.close()
  await server?.stop()
  scratch.remove()
})

it('brings home its data in four kilobytes', async () => {
  expect(await homeWeight(phones)).toBeLessThanOrEqual(SET_DATA_LIMITS.home)
})

it('brings a list of twenty rows in ten kilobytes', async () => {
  expect(await listWeight(phones)).toBeLessThanOrEqual(SET_DATA_LIMITS.list)
})

it('sends little for each key that is typed', async () => {
  const { key, callsPerSecond } = await typingWeight(phones)
  expect(key).toBeLessThanOrEqual(SET_DATA_LIMITS.key)
  expect(callsPerSecond).toBeLessThanOrEqual(SET_DATA_LIMITS.callsPerSecond)
})

it('opens no page with a heavy update', async () => {
  const pages = await everyPage(phones, server.base)
  expect(pages.length).toBeGreaterThan(20)
  expect(pages.filter(({ first, any }) => first > SET_DATA_LIMITS.first || any > SET_DATA_LIMITS.any)).toEqual([])
})
