import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PlatformError, type UploadOptions } from '../platform/contract'
import { sendAttachment } from './attachments'

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
