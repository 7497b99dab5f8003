import { expect, test } from 'vitest'
import { layersOf } from './architecture/layers.ts'
import { architecture } from './architecture.ts'

const imports = (given: Record<string, string[]>) =>
  new Map(Object.entries(given).map(([folder, others]) => [folder, new Set(others)]))

test('a folder stands above what it imports, and those that import each other stand together', () => {
  const layers = layersOf(imports({ a: ['b', 'd'], b: ['c'], c: ['b', 'd'], d: [], e: [] }))
  expect(layers.map((groups) => groups.map(({ folders }) => folders.join()))).toEqual([['d', 'e'], ['b,c'], ['a']])
})

test('what is reached through another folder is not drawn', () => {
  const [, , [top] = []] = layersOf(imports({ a: ['b', 'd'], b: ['d'], d: [] }))
  expect(top?.imports.map(({ folders }) => folders)).toEqual([['b']])
})

test('the picture has every folder of the code once, and is the same each time', () => {
  const drawn = architecture()
  expect(drawn.match(/>life</g)).toHaveLength(3)
  expect(drawn.match(/>smile-index</g)).toHaveLength(1)
  expect(architecture()).toBe(drawn)
})
