import { expect, test } from 'vitest'
import { PlatformError } from './platform-error.ts'
import { tokenSource, withToken } from './platform-token.ts'
import { memoryTokenStore } from './token-store.fixture.ts'

const setup = () => {
  const clock = { now: 0 }
  const store = memoryTokenStore()
  let issued = 0
  const source = tokenSource({
    name: 'a',
    store,
    now: () => clock.now,
    fetchToken: async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      issued += 1
      return { token: `t${issued}`, expiresInSeconds: 7200 }
    },
  })
  return { clock, store, source, issued: () => issued }
}
const tokenError = () => new PlatformError({ platform: 'wechat', call: 'x', code: '40001', errorClass: 'TOKEN' })

test('many callers at once share one refresh', async () => {
  const { source, issued } = setup()
  const tokens = await Promise.all(Array.from({ length: 20 }, () => source.current()))
  expect(new Set(tokens)).toEqual(new Set(['t1']))
  expect(issued()).toBe(1)
})

test('a token is renewed five minutes before its end and not earlier', async () => {
  const { clock, source } = setup()
  expect(await source.current()).toBe('t1')
  clock.now = 6_899_999
  expect(await source.current()).toBe('t1')
  clock.now = 6_900_000
  expect(await source.current()).toBe('t2')
})

test('a failed refresh is not remembered', async () => {
  let tries = 0
  const source = tokenSource({
    name: 'a',
    store: memoryTokenStore(),
    now: () => 0,
    fetchToken: async () => {
      tries += 1
      if (tries === 1) throw tokenError()
      return { token: 'good', expiresInSeconds: 7200 }
    },
  })
  await expect(source.current()).rejects.toThrow(PlatformError)
  expect(await source.current()).toBe('good')
})

test('a refused token is dropped only while the store still holds it', async () => {
  const { store, source } = setup()
  await source.current()
  await store.put('a', 'renewed elsewhere', 7_200_000)
  await source.refuse('t1')
  expect(await source.current()).toBe('renewed elsewhere')
})

test('a token error is retried once, with a new token, and then given up', async () => {
  const { source } = setup()
  const used: string[] = []
  const call = withToken(source, async (token) => {
    used.push(token)
    throw tokenError()
  })
  await expect(call).rejects.toMatchObject({ errorClass: 'TOKEN' })
  expect(used).toEqual(['t1', 't2'])
})

test('any other error is not retried', async () => {
  const { source } = setup()
  let calls = 0
  const call = withToken(source, async () => {
    calls += 1
    throw new PlatformError({ platform: 'wechat', call: 'x', code: '40003', errorClass: 'INPUT' })
  })
  await expect(call).rejects.toMatchObject({ code: '40003' })
  expect(calls).toBe(1)
})

test('where the store is away the token of before is used while it lasts, and then one that nobody keeps', async () => {
  const { clock, store, source, issued } = setup()
  expect(await source.current()).toBe('t1')
  const gone = () => Promise.reject(new Error('gone'))
  Object.assign(store, { get: gone, put: gone, drop: gone })
  expect(await source.current()).toBe('t1')
  clock.now = 7_200_000
  expect(await source.current()).toBe('t2')
  await source.refuse('t2')
  expect(await source.current()).toBe('t3')
  expect(issued()).toBe(3)
})
