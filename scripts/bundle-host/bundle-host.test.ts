import { writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildIfStale } from '../build.ts'
import { scratchDir } from '../server.ts'
import { BUNDLE_LIMITS, largestImageBytes, packageBytes, syntaxErrors } from './emitted.ts'
import { firstScreenBytes } from './first-screen.ts'
import { Host } from './host.ts'
import { SET_DATA_LIMITS } from './page-weights.ts'

const dist = (target: string) => join(import.meta.dirname, '../../miniapp/dist', target)

describe.each(['weapp', 'dd'] as const)('the %s bundle', (target) => {
  let server: Server
  let baseUrl: string

  beforeAll(async () => {
    await buildIfStale(target)
    // A service that is away: pages must still come up and say so.
    server = createServer((_request, response) => response.writeHead(503).end()).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  it('holds only syntax that old phones understand', () => {
    expect(syntaxErrors(dist(target), 2015)).toEqual([])
  })

  it('weighs little: main package, sub-packages, images', () => {
    const { '': main, ...subs } = Object.fromEntries(packageBytes(dist(target)))
    expect(main).toBeLessThanOrEqual(BUNDLE_LIMITS.main)
    expect(Object.entries(subs).filter(([, bytes]) => bytes > BUNDLE_LIMITS.sub)).toEqual([])
    expect(largestImageBytes(dist(target))).toBeLessThanOrEqual(BUNDLE_LIMITS.image)
  })

  it('shows its home page without calling anything the platform lacks', async () => {
    const host = new Host({ dist: dist(target), target, baseUrl, signInCode: () => 'code' })
    try {
      host.launch()
      await host.waitFor(() => host.text() !== '')
      expect(host.page.route).toBe('pages/home/home')
      expect(host.setDataCalls[0]?.bytes).toBeLessThanOrEqual(SET_DATA_LIMITS.first)
      expect(host.unsupported).toEqual([])
      expect(host.errors).toEqual([])
    } finally {
      host.close()
    }
  })

  it('opens every page it declares', async () => {
    const host = new Host({ dist: dist(target), target, baseUrl, signInCode: () => 'code' })
    try {
      host.launch()
      // Opened anew in the very tick of its launch, the first page stays empty in this host.
      await host.waitFor(() => host.text() !== '')
      for (const route of host.routes) {
        host.open(route)
        await host.waitFor(() => host.page.route === route && host.text() !== '')
      }
      expect(host.unsupported).toEqual([])
      expect(host.errors).toEqual([])
    } finally {
      host.close()
    }
  })
})

describe('the check of the syntax', () => {
  it('finds what old phones do not understand and what is not UTF-8', () => {
    const { dir, remove } = scratchDir('syntax')
    writeFileSync(join(dir, 'new.js'), 'var a = {}; a?.b\n')
    writeFileSync(join(dir, 'old.js'), 'var a = {}; a.b\n')
    writeFileSync(join(dir, 'latin.js'), Buffer.from([0x22, 0xe9, 0x22]))
    try {
      expect(syntaxErrors(dir, 2015).sort()).toEqual([
        expect.stringMatching(/^latin\.js: /),
        expect.stringMatching(/^new\.js: /),
      ])
    } finally {
      remove()
    }
  })
})

describe('the h5 bundle', () => {
  beforeAll(async () => void (await buildIfStale('h5')))

  it('comes up with few bytes', async () => {
    const { js, css } = await firstScreenBytes()
    expect(js).toBeLessThanOrEqual(BUNDLE_LIMITS.js)
    expect(css).toBeLessThanOrEqual(BUNDLE_LIMITS.css)
  })

  it('holds only syntax that browsers since 2018 understand', () => {
    expect(syntaxErrors(dist('h5'), 2018)).toEqual([])
  })
})
