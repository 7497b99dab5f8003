import { REFUSAL_CODES, REFUSAL_WORDS } from '@qihu/shared'
import { describe, expect, it } from 'vitest'
import { NEXT_STEPS, type NextStep } from './next-steps'

/** What the words of each step have in common. */
const SAID: Readonly<Record<NextStep, RegExp>> = {
  edit: /填|改|选|删|加|传|写|核对/,
  latest: /查看/,
  retry: /重试|稍后/,
  call: /电话/,
  lookUp: /编号/,
  signIn: /登录/,
  file: /提一件/,
  requests: /我的诉求/,
}

describe('the next step of every refusal', () => {
  it.each(REFUSAL_CODES)('%s leads where its words say', (code) => {
    expect(REFUSAL_WORDS[code].next).toMatch(SAID[NEXT_STEPS[code]])
  })

  it('is there for the codes of the server and for no others', () => {
    expect(Object.keys(NEXT_STEPS).sort()).toEqual([...REFUSAL_CODES].sort())
  })
})
