import { expect, it } from 'vitest'
import { lasting, lastingFiles } from './lasting'

it('reads nothing where the platform answers null, as a value or in words', async () => {
  for (const nothing of [null, undefined, '', 'null']) {
    const storage = lasting({ get: async () => nothing, set: async () => true, remove: async () => true })
    expect(await storage.get('draft.file')).toBeUndefined()
  }
})

it('never gives one held file the name of another', async () => {
  const full = () => Promise.reject(new Error('QuotaExceededError'))
  const files = lastingFiles({ keep: full, load: async () => undefined, remove: full })
  const file = (name: string) => ({ name, size: 1 })
  const first = await files.keep(file('甲.pdf'))
  const second = await files.keep(file('乙.pdf'))
  await files.remove(first)
  const third = await files.keep(file('丙.pdf'))
  expect([await files.load(second), await files.load(third)]).toEqual([file('乙.pdf'), file('丙.pdf')])
})
