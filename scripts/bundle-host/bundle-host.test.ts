import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildIfStale } from '../build.ts'
import { mainPackageBytes, syntaxErrors } from './emitted.ts'
import { Host } from './host.ts'

const dist = (target: string) => join(import.meta.dirname, '../../miniapp/dist', target)

/** Two megabytes: what WeChat accepts as the main package. */
const MAIN_PACKAGE_LIMIT = 2 * 1024 * 1024
/** The first `setData` of a page should stay below this. */
const FIRST_SET_DATA_LIMIT = 16 * 1024

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

  it('has a main package that the platform accepts', () => {
    expect(mainPackageBytes(dist(target))).toBeLessThan(MAIN_PACKAGE_LIMIT)
  })

  it('shows its home page without calling anything the platform lacks', async () => {
    const host = new Host({ dist: dist(target), target, baseUrl, signInCode: () => 'code' })
    try {
      host.launch()
      await host.waitFor(() => host.text() !== '')
      expect(host.page.route).toBe('pages/home/home')
      expect(host.setDataCalls[0]?.bytes).toBeLessThan(FIRST_SET_DATA_LIMIT)
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

describe('the h5 bundle', () => {
  beforeAll(async () => void (await buildIfStale('h5')))

  it('holds only syntax that browsers since 2018 understand', () => {
    expect(syntaxErrors(dist('h5'), 2018)).toEqual([])
  })
})
