import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatSceneCode, parseSceneCode, sceneLinkPath, sceneMessage } from './hall-code.ts'

const CODE = { kind: 'w', id: 'a1B2', keyVersion: '1', mac: 'AbCdEf0123456_-z' } as const

const anyCode = fc.record({
  kind: fc.constant('w' as const),
  id: fc.stringMatching(/^[0-9A-Za-z]{1,10}$/),
  keyVersion: fc.stringMatching(/^[0-9A-Za-z]$/),
  mac: fc.stringMatching(/^[0-9A-Za-z_-]{16}$/),
})

describe('scene codes', () => {
  it('fit into the 32 characters WeChat allows and come back from scene, encoded scene and link', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const scene = formatSceneCode(code)
        expect(scene).toMatch(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/)
        expect(parseSceneCode(scene)).toEqual(code)
        expect(parseSceneCode(encodeURIComponent(scene))).toEqual(code)
        expect(parseSceneCode(`https://qihu.example${sceneLinkPath(code)}`)).toEqual(code)
      }),
    )
  })

  it('are written as the poster prints them', () => {
    expect(formatSceneCode(CODE)).toBe('w=a1B2.1AbCdEf0123456_-z')
    expect(sceneLinkPath(CODE)).toBe('/s/w.a1B2.1AbCdEf0123456_-z')
    expect(parseSceneCode('http://127.0.0.1:8080/s/w.a1B2.1AbCdEf0123456_-z?from=scan#top')).toEqual(CODE)
  })

  it('sign kind, id and key version', () => {
    expect(sceneMessage(CODE)).toBe('hall-code:w=a1B2.1')
    const message = ({ id, keyVersion }: { id: string; keyVersion: string }) =>
      sceneMessage({ kind: 'w', id, keyVersion })
    fc.assert(
      fc.property(anyCode, anyCode, (one, other) => {
        fc.pre(one.id !== other.id || one.keyVersion !== other.keyVersion)
        expect(message(one)).not.toBe(message(other))
      }),
    )
  })

  it.each([
    '',
    'w=',
    'w=a1B2.1AbCdEf0123456_-',
    'w=a1B2.1AbCdEf0123456_-zz',
    'w=a1B2c3D4e5F.1AbCdEf0123456_-z',
    'w=.1AbCdEf0123456_-z',
    'x=a1B2.1AbCdEf0123456_-z',
    'w=a1B2.1AbCdEf01234 6_-z',
    'w%253Da1B2.1AbCdEf0123456_-z',
    'w%',
    'https://qihu.example/t/w.a1B2.1AbCdEf0123456_-z',
    'https:///s/w.a1B2.1AbCdEf0123456_-z',
    'javascript:/s/w.a1B2.1AbCdEf0123456_-z',
  ])('are not read from %s', (text) => {
    expect(parseSceneCode(text)).toBeNull()
  })

  it.each([
    { ...CODE, id: 'a1B2c3D4e5F' },
    { ...CODE, id: 'a-b' },
    { ...CODE, keyVersion: '12', mac: 'AbCdEf0123456_-' },
    { ...CODE, mac: 'short' },
  ])('are not made from %o', (code) => {
    expect(() => formatSceneCode(code)).toThrow(RangeError)
  })
})
