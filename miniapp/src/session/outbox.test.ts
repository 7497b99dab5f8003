import { beforeEach, describe, expect, it } from 'vitest'
import { ApiError } from '../api/api-error'
import type { Storage } from '../platform/contract'
import { lasting } from '../platform/lasting'
import { createOutbox, type Delivery, type Submission } from './outbox'

/** Keeps JSON text, as the devices do; `refuses` is a storage that is full or closed. */
function memoryStorage(refuses = { writing: false, reading: false }): Storage {
  const kept = new Map<string, string>()
  return lasting({
    async get(key) {
      if (refuses.reading) throw new Error('SecurityError')
      return kept.get(key)
    },
    async set(key, text) {
      if (refuses.writing) throw new Error('QuotaExceededError')
      kept.set(key, text)
    },
    async remove(key) {
      if (refuses.writing) throw new Error('SecurityError')
      kept.delete(key)
    },
  })
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
  let theirs: boolean

  /** The app as it starts anew on the same device. */
  const launch = () =>
    createOutbox({
      storage,
      whoSends: () => sender,
      isTheirs: () => theirs,
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
    theirs = true
  })

  it('keeps nothing once the server has confirmed, but remembers the receipt', async () => {
    const outcome = await launch().submit(submission('a'))
    expect(outcome).toEqual({ kind: 'done', receipt: { number: 'QH1' } })
    const relaunched = launch()
    await relaunched.load()
    expect(relaunched.list()).toEqual([])
    expect(relaunched.receipts()).toEqual([{ key: 'a', personId: 'p1', receipt: { number: 'QH1' } }])
    expect(confirmed).toEqual(['a'])
  })

  it('keeps the receipts of filings by person until they are put away, and those of nothing else', async () => {
    const outbox = launch()
    await outbox.submit(submission('a'))
    await outbox.submit(submission('b', { kind: 'act', action: 'RATE' }))
    sender = 'p2'
    await outbox.submit(submission('c', { personId: 'p2' }))
    expect(outbox.receipts().map(({ key, personId }) => `${key} ${personId}`)).toEqual(['c p2', 'a p1'])
    await outbox.putAway('a')
    const relaunched = launch()
    await relaunched.load()
    expect(relaunched.receipts().map(({ key }) => key)).toEqual(['c'])
  })

  it('forgets the receipts of whoever leaves, and nobody else’s', async () => {
    const outbox = launch()
    await outbox.submit(submission('a'))
    sender = 'p2'
    await outbox.submit(submission('b', { personId: 'p2' }))
    await outbox.forget('p1')
    const relaunched = launch()
    await relaunched.load()
    expect(relaunched.receipts().map(({ key }) => key)).toEqual(['b'])
  })

  it.each([
    ['full', { writing: true, reading: false }],
    ['closed', { writing: true, reading: true }],
  ])('sends where the storage is %s, and says that what waits is not kept', async (_, refuses) => {
    storage = memoryStorage(refuses)
    const outbox = launch()
    expect(await outbox.submit(submission('a'))).toEqual({ kind: 'done', receipt: { number: 'QH1' } })
    expect([confirmed, outbox.list(), outbox.receipts().length]).toEqual([['a'], [], 1])
    answer = offline
    expect(await outbox.submit(submission('b'))).toEqual({ kind: 'queued' })
    expect([outbox.list().map(({ key }) => key), outbox.isKept()]).toEqual([['b'], false])
    answer = async () => ({ receipt: {} })
    refuses.writing = false
    await outbox.flush()
    expect([sent, outbox.list(), outbox.isKept()]).toEqual([['a', 'b', 'b'], [], true])
  })

  it('leaves alone what another tab has put in', async () => {
    answer = offline
    const [one, other] = [launch(), launch()]
    await Promise.all([one.load(), other.load()])
    await one.submit(submission('a'))
    await other.submit(submission('b'))
    const relaunched = launch()
    await relaunched.load()
    expect(relaunched.list().map(({ key }) => key)).toEqual(['a', 'b'])
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

  const signedOut = new ApiError('coded', '请先登录。', { code: 'SIGN_IN_REQUIRED' })

  it('sends after the next sign-in what met the end of a session', async () => {
    answer = offline
    const outbox = launch()
    await outbox.submit(submission('a'))
    answer = () => Promise.reject(signedOut)
    await outbox.flush()
    expect(outbox.list()[0]?.refusal).toBeUndefined()
    answer = async () => ({ receipt: {} })
    await outbox.flush()
    expect([sent, outbox.list()]).toEqual([['a', 'a', 'a'], []])
  })

  it('sends what a release before has laid aside because the session had ended', async () => {
    const { code, message } = signedOut
    const refusal = { __typename: 'Refusal', code, message, next: '', step: 'LATEST', field: null }
    await storage.set('outbox', [{ ...submission('a'), refusal }])
    const outbox = launch()
    await outbox.load()
    expect(outbox.list()[0]?.refusal).toBeUndefined()
    await outbox.flush()
    expect(sent).toEqual(['a'])
  })

  it('neither sends nor gives back what another tab has cancelled', async () => {
    answer = offline
    const [one, other, third] = [launch(), launch(), launch()]
    for (const key of ['a', 'b', 'c']) await one.submit(submission(key))
    await Promise.all([other.load(), third.load()])
    sent = []
    await one.cancel('a')
    answer = async () => {
      await one.cancel('c')
      return { receipt: {} }
    }
    await other.flush()
    expect([sent, await third.cancel('a')]).toEqual([['b'], undefined])
  })

  it('asks before it sends a visitor’s submission as somebody who need not be the same', async () => {
    sender = undefined
    const outbox = launch()
    await outbox.submit(submission('a', { personId: null }))
    expect(outbox.list().map(outbox.asks)).toEqual([false])
    sender = 'p2'
    theirs = false
    await outbox.flush()
    expect([sent, outbox.list().map(outbox.asks)]).toEqual([[], [true]])
    await outbox.claim('a')
    await outbox.flush()
    expect([sent, outbox.receipts().map(({ personId }) => personId)]).toEqual([['a'], ['p2']])
  })
})
