import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ApiError } from '../api/api-error'
import { bearer } from '../api/bearer'
import { PlatformError, type UploadOptions } from '../platform/contract'
import { checkFile, itemOf, sendAttachment } from './attachments'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A line on which files move only as far as the test lets them. */
function slowLine() {
  let options: UploadOptions | undefined
  let answer: (answer: { status: number; body: string }) => void = () => undefined
  let fail: (failure: unknown) => void = () => undefined
  return {
    upload: (given: UploadOptions) => {
      options = given
      const result = new Promise<{ status: number; body: string }>((resolve, reject) => {
        answer = resolve
        fail = reject
      })
      return { result, abort: () => fail(new PlatformError('ABORTED', 'aborted')) }
    },
    move: (percent: number) => options?.onProgress?.(percent),
    answer: (status: number, body: object) => answer({ status, body: JSON.stringify(body) }),
  }
}

const FILE = { name: '照片.png', size: 1024 }

it('tells how far it is and gives the number of the stored file', async () => {
  const line = slowLine()
  const seen: number[] = []
  const { result } = sendAttachment(line.upload, FILE, 'k', (percent) => seen.push(percent))
  line.move(40)
  line.answer(201, { id: 'a-1' })
  expect(await result).toBe('a-1')
  expect(seen).toEqual([0, 40])
})

it('gives up a file that has not moved for twenty seconds, and says that the line is slow', async () => {
  const line = slowLine()
  const { result } = sendAttachment(line.upload, FILE, 'k')
  const failed = expect(result).rejects.toMatchObject({ name: 'ApiError', kind: 'timeout' })
  line.move(50)
  await vi.advanceTimersByTimeAsync(20_000)
  await failed
})

it('waits for as long as the file moves, however slowly', async () => {
  const line = slowLine()
  const { result } = sendAttachment(line.upload, FILE, 'k')
  for (let percent = 10; percent <= 100; percent += 10) {
    await vi.advanceTimersByTimeAsync(15_000)
    line.move(percent)
  }
  line.answer(201, { id: 'a-2' })
  expect(await result).toBe('a-2')
})

it('ends the session whose token the server does not know any more, and no later one', async () => {
  const before = { ...bearer }
  let renewed = 0
  bearer.renew = async () => {
    renewed += 1
    return false
  }
  const refused = async (meanwhile: string) => {
    bearer.token = 'old'
    const line = slowLine()
    const { result } = sendAttachment(line.upload, FILE, 'k')
    const failed = expect(result).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' })
    bearer.token = meanwhile
    line.answer(401, { error: { code: 'SIGN_IN_REQUIRED', message: '请先登录。' } })
    await failed
  }
  await refused('old')
  await refused('new')
  Object.assign(bearer, before)
  expect(renewed).toBe(1)
})

const KEPT = { id: 'f', storeKey: 's', name: '照片.jpg', size: 1024 }
const slow = new ApiError('timeout', '网络较慢')

it.each([
  ['the line was slow', KEPT, slow, true],
  ['the server was busy', KEPT, new ApiError('coded', '系统繁忙', { code: 'BUSY' }), true],
  ['it is too large', { ...KEPT, refused: '照片.jpg太大：照片上限 10 MB。' }, undefined, false],
  ['it is of a wrong kind', { ...KEPT, refused: '照片.jpg是GIF 动图，不能接收。' }, undefined, false],
  ['this device has lost it', { ...KEPT, storeKey: '', refused: '请重新选择' }, undefined, false],
])('offers to try again only where that can help: %s', (_, file, failed, mayRetry) => {
  expect(itemOf(file, undefined, failed, true)).toMatchObject({ state: 'failed', mayRetry })
})

it('says what a file waits for', () => {
  expect(itemOf(KEPT, undefined, undefined, true).state).toBe('queued')
  expect(itemOf(KEPT, undefined, undefined, false).state).toBe('offline')
  expect(itemOf(KEPT, 0, undefined, true)).toMatchObject({ state: 'uploading', percent: 0 })
  expect(itemOf({ ...KEPT, attachmentId: 'a' }, undefined, undefined, false).state).toBe('done')
})

it.each([
  ['照片.jpg', 10 * 1024 * 1024, null],
  ['没有后缀的照片', 1024, null],
  ['照片.jpg', 10 * 1024 * 1024 + 1, '照片.jpg太大：照片上限 10 MB。'],
  ['合同.PDF', 20 * 1024 * 1024, null],
  ['合同.PDF', 20 * 1024 * 1024 + 1, '合同.PDF太大：PDF 上限 20 MB。'],
])('%s of %d bytes', (name, size, refusal) => {
  expect(checkFile({ name, size })).toBe(refusal)
})
