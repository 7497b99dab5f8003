import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fileOne, resolveOne, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

/** Kilobytes of an answer after gzip (docs/measured.md G18). */
const LIMITS = { home: 6, detail: 12, queue: 12 }

const documents = Object.values(
  JSON.parse(readFileSync(new URL('./generated/persisted-documents.json', import.meta.url), 'utf8')) as object,
) as string[]
const documentOf = (name: string) => documents.find((text) => new RegExp(`^query ${name}\\b`).test(text)) ?? ''

let app: TestApp
beforeEach(async () => {
  app = await openTestApp()
})
afterEach(() => app.close())

/** Han that repeats nothing, so that gzip finds as little as in what people write. */
function words(length: number): string {
  let seed = length
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return 0x4e00 + (seed % 2500)
  }
  return String.fromCharCode(...Array.from({ length }, next))
}

async function kilobytes(who: string, name: string, variables: object): Promise<{ kilobytes: number; data: unknown }> {
  const { data, errors } = await app.as(who, documentOf(name), variables)
  expect(errors).toBeUndefined()
  return { kilobytes: gzipSync(JSON.stringify({ data })).length / 1024, data }
}

it('keeps home and the queue small when every list is full', async () => {
  for (let index = 0; index < 28; index += 1) {
    const { id } = await fileOne(app, { description: words(60 + index) })
    if (index < 5) await resolveOne(app, id)
  }
  const home = await kilobytes('owner', 'Home', {})
  expect(home.data).toMatchObject({ home: { waitingForMe: { length: 5 }, open: { length: 3 } } })
  expect(home.kilobytes).toBeLessThanOrEqual(LIMITS.home)
  const queue = await kilobytes('officer', 'Queue', { tab: 'NOW', after: null, search: null })
  expect(queue.data).toMatchObject({ queue: { items: { length: 20 } } })
  expect(queue.kilobytes).toBeLessThanOrEqual(LIMITS.queue)
})

it('keeps a request small with a long description and a long history', async () => {
  const { id } = await fileOne(app, { description: words(1000) })
  await take(app, 'officer', 'dispatchRequest', id)
  await take(app, 'handler', 'signRequest', id)
  for (let note = 0; note < 12; note += 1) await take(app, 'handler', 'addProgress', id, { text: words(60 + note) })
  await take(app, 'handler', 'requestInformation', id, { text: words(80) })
  await take(app, 'owner', 'supplementRequest', id, { text: words(120) })
  await take(app, 'handler', 'resolveRequest', id, { text: words(300) })
  for (const [who, name] of [
    ['owner', 'MyRequest'],
    ['handler', 'StaffRequest'],
  ] as const) {
    const detail = await kilobytes(who, name, { id })
    expect(detail.data).toMatchObject({ request: { id } })
    expect(detail.kilobytes).toBeLessThanOrEqual(LIMITS.detail)
  }
})
