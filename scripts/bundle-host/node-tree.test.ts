import { expect, it } from 'vitest'
import { findChain, setPath, type TreeNode, textOf } from './node-tree.ts'

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
  const root: TreeNode = {
    sid: 'r',
    cn: [
      { sid: 't', v: '提交' },
      { sid: 'n', ariaLabel: '提交' },
    ],
  }
  expect(findChain(root, '提交')?.map(({ sid }) => sid)).toEqual(['r', 'n'])
})

it('finds the text that can be pressed before the same words elsewhere, also by a pattern', () => {
  const button: TreeNode = { sid: 'b', ariaRole: 'button', cn: [{ sid: 't2', v: '签收' }] }
  const root: TreeNode = { sid: 'r', cn: [{ sid: 't1', v: '签收' }, button] }
  expect(findChain(root, '签收')?.map(({ sid }) => sid)).toEqual(['r', 'b', 't2'])
  expect(findChain(root, /^签/)?.at(-1)?.sid).toBe('t2')
  expect(findChain(root, /^派/)).toBeUndefined()
})

it('reads the lines that a template makes of one attribute', () => {
  const card: TreeNode = {
    sid: 'c',
    ariaRole: 'link',
    t: [
      ['status', '已派单'],
      ['title', '门头要换'],
    ],
  }
  const root: TreeNode = { sid: 'r', cn: [{ sid: 't1', v: '门头要换' }, card] }
  expect(textOf(root)).toBe('门头要换|已派单|门头要换')
  expect(findChain(root, '门头要换')?.at(-1)?.sid).toBe('c')
})
