import { describe, expect, it } from 'vitest'
import { codeOf } from './scanned-code'

const CODE = 'w=stuck.1abcdefghijklmnop'

describe('code that opened the page', () => {
  it.each([
    ['a scene, encoded once', { scene: encodeURIComponent(CODE) }],
    ['a scene, decoded', { scene: CODE }],
    ['the address of the browser', { code: CODE }],
    ['the address of the browser, encoded', { code: encodeURIComponent(CODE) }],
    ['a link', { q: encodeURIComponent('https://example.test/s/w.stuck.1abcdefghijklmnop') }],
    ['a scanned link', { code: 'https://example.test/s/w.stuck.1abcdefghijklmnop' }],
    ['a scanned page path', { code: `pages/scan/scan?scene=${encodeURIComponent(CODE)}` }],
  ])('is read from %s', (_, params) => {
    expect(codeOf(params)).toBe(CODE)
  })

  it('is empty when nothing was scanned', () => {
    expect(codeOf({})).toBe('')
  })

  it('goes to the server as it is when nobody can read it', () => {
    expect(codeOf({ code: '%E4%BD%A0%E5%A5%BD' })).toBe('你好')
    expect(codeOf({ code: '100%' })).toBe('100%')
  })
})
