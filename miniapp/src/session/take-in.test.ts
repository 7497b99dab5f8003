import { expect, it } from 'vitest'
import { takeIn } from './take-in'

const FILE = { name: '照片.png', size: 1024 }

it('says that files are on their way from when they were chosen until they are kept', async () => {
  const seen: string[] = []
  let count = 0
  const working = (change: number) => {
    count += change
    seen.push(`working ${count}`)
  }
  const keep = async ({ name }: { name: string }) => void seen.push(name)
  const large = async ({ onChosen }: { onChosen(): void }) => {
    seen.push('choosing')
    onChosen()
    seen.push('smaller')
    return [FILE, { ...FILE, name: '合同.pdf' }]
  }
  await takeIn(large, 9, keep, working)
  expect(seen).toEqual(['choosing', 'working 1', 'smaller', '照片.png', '合同.pdf', 'working 0'])
})

it.each([
  ['nothing was chosen', async () => []],
  ['choosing failed', () => Promise.reject(new Error('denied'))],
])('is not on its way for ever where %s', async (_, choose) => {
  let count = 0
  await takeIn(
    choose,
    9,
    async () => undefined,
    (change) => (count += change),
  ).catch(() => undefined)
  expect(count).toBe(0)
})
