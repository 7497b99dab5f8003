import { expect, it } from 'vitest'
import { findChain, setPath, textOf, type TreeNode } from './node-tree.ts'

it('makes arrays for numbered places and objects for named ones', () => {
  const data: Record<string, unknown> = {}
  setPath(data, 'root.cn.[1].cn.[0].v', 'text')
  expect(data.root).toEqual({ cn: [undefined, { cn: [{ v: 'text' }] }] })
  expect(textOf(data.root as TreeNode)).toBe('text')
})

it('changes what is there without losing its neighbours', () => {
  const data: Record<string, unknown> = { root: { cn: [{ v: 'a' }, { v: 'b' }] } }
  setPath(data, 'root.cn[1].v', 'c')
  expect(textOf(data.root as TreeNode)).toBe('a|c')
})

it('finds by accessible name before text', () => {
  const root: TreeNode = { sid: 'r', cn: [{ sid: 't', v: '提交' }, { sid: 'n', ariaLabel: '提交' }] }
  expect(findChain(root, '提交')?.map(({ sid }) => sid)).toEqual(['r', 'n'])
})
