import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildIfStale } from '../build.ts'
import { scratchDir } from '../server.ts'
import { buildPackages, compileWxml, compileWxss } from './wechat-tools.ts'

const dist = join(import.meta.dirname, '../../miniapp/dist/weapp')
const scratch = scratchDir('wechat-tools')

beforeAll(async () => void (await buildIfStale('weapp')), 300_000)
afterAll(() => scratch.remove())

/** A copy of the emitted package with one file of it changed. */
const changed = (name: string, file: string, change: (text: string) => string): string => {
  const folder = join(scratch.dir, name)
  cpSync(dist, folder, { recursive: true })
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')))
  return folder
}

describe('WeChat’s own compilers', () => {
  it('take every template, script and style of the package', () => {
    expect(compileWxml(dist)).toContain('pages/home/home.wxml')
    expect(compileWxss(dist)).toContain('app.wxss')
  })

  it('refuse a broken template', () => {
    const broken = changed('template', 'base.wxml', (text) => `${text}<view wx:if="{{a>}}"><vie></view>`)
    expect(() => compileWxml(broken)).toThrow('base.wxml')
  })

  it('refuse a broken style', () => {
    const broken = changed('style', 'app.wxss', (text) => `${text} .a { color: `)
    expect(() => compileWxss(broken)).toThrow('app.wxss')
  })
})

describe('WeChat’s package builder', () => {
  it('takes the package, and refuses one whose page is named and not there', async () => {
    const named = changed('page', 'app.json', (text) => {
      const { pages, ...rest } = JSON.parse(text)
      return JSON.stringify({ ...rest, pages: [...pages, 'pages/gone/gone'] })
    })
    const [ours, other] = await buildPackages([dist, named])
    expect(ours?.complaint).toBe('')
    expect(ours?.files).toContain('enterprise/file/file.wxml')
    expect(other?.complaint).toContain('pages/gone/gone.wxml')
  })
})
