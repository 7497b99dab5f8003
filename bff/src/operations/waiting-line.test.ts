import { expect, it } from 'vitest'
import { waitingLine } from './waiting-line.ts'

type One = { readonly client: string; readonly n: number }

const filled = (clients: string) => {
  const line = waitingLine<One>()
  for (const [n, client] of [...clients].entries()) line.add({ client, n })
  return line
}
const drained = (line: ReturnType<typeof filled>) => {
  const names: string[] = []
  for (let one = line.next(); one; one = line.next()) names.push(`${one.client}${one.n}`)
  return names
}

it('lets clients take turns, each in the order in which he came', () => {
  expect(drained(filled('aaaabac'))).toEqual(['a0', 'b4', 'c6', 'a1', 'a2', 'a3', 'a5'])
})

it('lets a client who comes anew go before the second of whoever waits with many', () => {
  const line = filled('aaab')
  expect(line.next()?.n).toBe(0)
  line.add({ client: 'c', n: 9 })
  expect(drained(line)).toEqual(['b3', 'a1', 'c9', 'a2'])
})

it('knows who has waited longest of all, whoever went before him', () => {
  const line = filled('aab')
  expect(line.next()).toMatchObject({ client: 'a', n: 0 })
  expect(line.oldest?.n).toBe(1)
  expect(line.shift()?.n).toBe(1)
  expect(line.shift()?.n).toBe(2)
  expect(line.shift()).toBeUndefined()
  expect(line.size).toBe(0)
})

it('makes room by the newest of the client with the most', () => {
  const line = filled('abbbcc')
  expect(line.madeRoom('d')).toMatchObject({ client: 'b', n: 3 })
  expect(line.size).toBe(5)
  expect(drained(line)).toEqual(['a0', 'b1', 'c4', 'b2', 'c5'])
})

it('makes no room for who would then have as many himself', () => {
  expect(filled('abbb').madeRoom('b')).toBeNull()
  expect(filled('aabbb').madeRoom('a')).toBeNull()
  expect(filled('abcd').madeRoom('e')).toBeNull()
  expect(filled('aab').madeRoom('e')).toMatchObject({ n: 1 })
})
