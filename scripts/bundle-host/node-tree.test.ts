import { expect, it } from 'vitest'
import { findChain, type TreeNode } from './node-tree.ts'

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
