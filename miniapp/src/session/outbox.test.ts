import { beforeEach, describe, expect, it } from 'vitest'
import { ApiError } from '../api/api-error'
import type { Storage } from '../platform/contract'
import { createOutbox, type Delivery, type Submission } from './outbox'

/** Keeps JSON text, as the devices do. */
function memoryStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    async get<T>(key: string) {
      const text = kept.get(key)
      return text === undefined ? undefined : (JSON.parse(text) as T)
    },
    async set(key, value) {
      kept.set(key, JSON.stringify(value))
    },
    async remove(key) {
      kept.delete(key)
    },
  }
}

const submission = (key: string, part: Partial<Submission> = {}): Submission => ({
  key,
  kind: 'file',
  title: '消防验收',
  variables: { input: { description: '消防验收跑了三次' } },
  files: [],
  slot: 'file',
  data: { description: '消防验收跑了三次' },
  personId: 'p1',
  at: 1,
  ...part,
})

const offline = () => Promise.reject(new ApiError('offline', '当前没有网络。'))

describe('outbox', () => {
  let storage: Storage
  let answer: (sent: Submission) => Promise<Delivery>
  let sent: string[]
  let confirmed: string[]
  let sender: string | undefined

  /** The app as it starts anew on the same device. */
  const launch = () =>
    createOutbox({
      storage,
      whoSends: () => sender,
      deliver: async (one) => {
        sent.push(one.key)
        return answer(one)
      },
      delivered: async (one) => {
        confirmed.push(one.key)
      },
    })

  beforeEach(() => {
    storage = memoryStorage()
    answer = async () => ({ receipt: { number: 'QH1' } })
    sent = []
    confirmed = []
    sender = 'p1'
  })

  it('keeps nothing once the server has confirmed, but remembers the receipt', async () => {
    const outcome = await launch().submit(submission('a'))
    expect(outcome).toEqual({ kind: 'done', receipt: { number: 'QH1' } })
    const relaunched = launch()
    await relaunched.load()
    expect(relaunched.list()).toEqual([])
    expect(relaunched.receiptOf('a')).toEqual({ number: 'QH1' })
    expect(confirmed).toEqual(['a'])
  })

  it('survives a killed app and sends with the same key when the network is back', async () => {
    answer = offline
    expect(await launch().submit(submission('a'))).toEqual({ kind: 'queued' })
    const relaunched = launch()
    await relaunched.load()
    expect(relaunched.list().map(({ key, data }) => ({ key, data }))).toEqual([
      { key: 'a', data: { description: '消防验收跑了三次' } },
    ])
    answer = async () => ({ receipt: {} })
    await relaunched.flush()
    expect(sent).toEqual(['a', 'a'])
    expect(relaunched.list()).toEqual([])
  })

  it('is stored before the first attempt, so that a crash while sending loses nothing', async () => {
    let storedWhileSending: unknown
    answer = async () => {
      storedWhileSending = await storage.get('outbox')
      return { receipt: {} }
    }
    await launch().submit(submission('a'))
    expect(storedWhileSending).toMatchObject([{ key: 'a' }])
  })

  it('sends a submission once when two callers want it sent at the same time', async () => {
    answer = offline
    const outbox = launch()
    await outbox.submit(submission('a'))
    sent = []
    let release: (delivery: Delivery) => void = () => undefined
    answer = () => new Promise((resolve) => (release = resolve))
    const both = Promise.all([outbox.flush(), outbox.flush()])
    await new Promise((resolve) => setTimeout(resolve, 0))
    release({ receipt: {} })
    await both
    expect(sent).toEqual(['a'])
  })

  it('gives a refused submission back to its form', async () => {
    const refusal = {
      __typename: 'Refusal',
      code: 'STALE',
      message: '旧内容',
      next: '查看最新',
      step: 'LATEST',
      field: null,
    } as const
    answer = async () => ({ refusal })
    const outbox = launch()
    expect(await outbox.submit(submission('a'))).toEqual({ kind: 'refused', refusal })
    expect(outbox.list()).toEqual([])
    expect(confirmed).toEqual([])
  })

  it('keeps a refusal of a later attempt on the card and does not send it again', async () => {
    const refusal = {
      __typename: 'Refusal',
      code: 'STALE',
      message: '旧内容',
      next: '查看最新',
      step: 'LATEST',
      field: null,
    } as const
    answer = offline
    const outbox = launch()
    await outbox.submit(submission('a'))
    answer = async () => ({ refusal })
    await outbox.flush()
    await outbox.flush()
    expect(sent).toEqual(['a', 'a'])
    expect(outbox.list()[0]?.refusal).toEqual(refusal)
  })

  it('does not send what one person submitted as another one', async () => {
    answer = offline
    const outbox = launch()
    await outbox.submit(submission('a'))
    sent = []
    sender = 'p2'
    await outbox.flush()
    expect(sent).toEqual([])
    expect(outbox.list()).toHaveLength(1)
  })

  it('waits for somebody to sign in', async () => {
    sender = undefined
    const outbox = launch()
    expect(await outbox.submit(submission('a', { personId: null }))).toEqual({ kind: 'queued' })
    expect(sent).toEqual([])
    sender = 'p1'
    await outbox.flush()
    expect(sent).toEqual(['a'])
  })

  it('gives a cancelled submission back with all it held', async () => {
    answer = offline
    const outbox = launch()
    const kept = submission('a', { files: [{ id: 'f', storeKey: 's', name: '图纸.pdf', size: 3 }] })
    await outbox.submit(kept)
    expect(await outbox.cancel('a')).toEqual(kept)
    expect(await storage.get('outbox')).toEqual([])
  })

  it('lets an answer that is on its way decide before a cancellation', async () => {
    answer = offline
    const outbox = launch()
    await outbox.submit(submission('a'))
    let release: (delivery: Delivery) => void = () => undefined
    answer = () => new Promise((resolve) => (release = resolve))
    const flushing = outbox.flush()
    await new Promise((resolve) => setTimeout(resolve, 0))
    const cancelling = outbox.cancel('a')
    release({ receipt: {} })
    await flushing
    expect(await cancelling).toBeUndefined()
  })
})
