import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDevice } from './device.ts'
import { Host, type HostOptions } from './host.ts'

/** A bundle written by hand: a tab page and a plain page that keep what they were told in their data. */
const files = {
  'app.json': JSON.stringify({
    pages: ['pages/a/a', 'pages/b/b'],
    tabBar: { list: [{ pagePath: 'pages/a/a' }] },
  }),
  'app.js': 'App({ onLaunch: function () { this.launched = true } })',
  'pages/a/a.js': `Page({ data: { shows: 0 }, onShow: function () { this.setData({ shows: this.data.shows + 1 }) },
    eh: function (event) {
      this.setData({ event: event.type + ' ' + event.currentTarget.dataset.sid })
      if (event.currentTarget.dataset.sid === 'ask') wx.requestSubscribeMessage({ tmplIds: ['t'],
        success: (answer) => this.setData({ answer: answer.t }) })
    } })`,
  'pages/a/a.wxml': `<view data-sid="r" bindtap="eh">
      <view data-sid="ask" aria-role="button" aria-label="提交" bindtap="eh">提交</view>
    </view>`,
  'pages/a/a.axml': `<import-sjs name="words" from="./words.sjs" />
    <view a:for="{{[1, 2]}}" a:for-item="n" data-sid="n{{n}}" onTap="eh">{{words.counted(n)}}</view><view>没有绑定</view>`,
  'pages/a/words.sjs': 'export default { counted: function (n) { return "第 " + n + " 件" } }',
  'pages/b/b.wxml': '<view>{{id}}</view><view aria-role="button">没有绑定</view>',
  'pages/b/b.js': `Page({ data: {}, onLoad: function (query) { this.setData({ id: query.id, unseen: 1 }) },
    eh: function () { this.setData({ heard: true }) } })`,
}

/** What the test does with the platform object of the running bundle. */
interface Platform {
  [name: string]: (...values: unknown[]) => unknown
}

const promised = <T>(platform: Platform, name: string, options: object): Promise<T> =>
  new Promise((resolve, reject) => void platform[name]?.({ ...options, success: resolve, fail: reject }))

describe('the bundle host', () => {
  const dist = mkdtempSync(join(tmpdir(), 'bundle-'))
  let server: Server
  let baseUrl: string
  const received: { url?: string; type?: string; body: string }[] = []

  beforeAll(async () => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(dist, name)), { recursive: true })
      writeFileSync(join(dist, name), text)
    }
    server = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      received.push({ url: request.url, type: request.headers['content-type'], body })
      response.writeHead(request.url === '/missing' ? 404 : 200, { 'x-answer': 'yes' }).end('{"ok":true}')
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  afterAll(() => {
    server.closeAllConnections()
    server.close()
    rmSync(dist, { recursive: true })
  })

  const launch = (options: Partial<HostOptions> = {}) => {
    const host = new Host({ dist, target: 'weapp', baseUrl, ...options }).launch()
    return { host, platform: host.platform as Platform }
  }

  it('throws the name of a function it does not know', () => {
    const { host, platform } = launch()
    expect(() => platform.openBluetoothAdapter?.()).toThrow('wx.openBluetoothAdapter is not supported')
    expect(host.unsupported).toEqual(['wx.openBluetoothAdapter'])
  })

  it('opens pages with their query, goes back, and shows the one below again', async () => {
    const { host, platform } = launch()
    await promised(platform, 'navigateTo', { url: '/pages/b/b?id=7' })
    expect(host.page.route).toBe('pages/b/b')
    expect(host.page.data.id).toBe('7')
    await promised(platform, 'navigateBack', {})
    expect(host.page.route).toBe('pages/a/a')
    expect(host.page.data.shows).toBe(2)
  })

  it('refuses to navigate to a tab page, to switch to a plain one, and to open an unknown one', async () => {
    const { platform } = launch()
    await expect(promised(platform, 'navigateTo', { url: '/pages/a/a' })).rejects.toMatchObject({ errMsg: /tab page/ })
    await expect(promised(platform, 'switchTab', { url: '/pages/b/b' })).rejects.toMatchObject({ errMsg: /not a tab/ })
    await expect(promised(platform, 'navigateTo', { url: '/pages/c/c' })).rejects.toMatchObject({ errMsg: /not found/ })
  })

  it('keeps storage and files for the next start on the same device', async () => {
    const device = createDevice()
    const photo = { name: 'a.jpg', type: 'image/jpeg', bytes: new TextEncoder().encode('photo') }
    const first = launch({ device, chooseFiles: () => [photo] })
    await promised(first.platform, 'setStorage', { key: 'k', data: { n: 1 } })
    const { tempFiles } = await promised<{ tempFiles: { tempFilePath: string }[] }>(first.platform, 'chooseMedia', {})
    const system = first.platform.getFileSystemManager?.() as Platform
    const saved = await promised<{ savedFilePath: string }>(system, 'saveFile', {
      tempFilePath: tempFiles[0]?.tempFilePath,
    })
    first.host.close()

    const second = launch({ device })
    expect(await promised(second.platform, 'getStorage', { key: 'k' })).toEqual({ data: { n: 1 } })
    expect(second.host.device.files.get(saved.savedFilePath)).toEqual(photo)
  })

  it('sends requests to the given service whatever origin was built in, and hands over every status', async () => {
    const { platform } = launch()
    const answer = await promised(platform, 'request', {
      url: 'http://127.0.0.1:3000/missing',
      method: 'POST',
      data: '{"a":1}',
      header: { 'content-type': 'application/json' },
    })
    expect(answer).toMatchObject({ statusCode: 404, data: '{"ok":true}', header: { 'x-answer': 'yes' } })
    expect(received.at(-1)).toEqual({ url: '/missing', type: 'application/json', body: '{"a":1}' })
  })

  it('uploads a chosen file as multipart with its fields', async () => {
    const bytes = new TextEncoder().encode('photo')
    const { platform } = launch({ chooseFiles: () => [{ name: 'a.jpg', type: 'image/jpeg', bytes }] })
    const { tempFiles } = await promised<{ tempFiles: { tempFilePath: string }[] }>(platform, 'chooseMedia', {})
    const filePath = tempFiles[0]?.tempFilePath
    await promised(platform, 'uploadFile', { url: '/files', filePath, name: 'file', formData: { name: '照片' } })
    expect(received.at(-1)?.type).toContain('multipart/form-data; boundary=')
    expect(received.at(-1)?.body).toContain('filename="a.jpg"')
    expect(received.at(-1)?.body).toContain('照片')
  })

  it('fails requests while offline and tells the listeners', async () => {
    const { host, platform } = launch()
    const seen: boolean[] = []
    platform.onNetworkStatusChange?.((status: { isConnected: boolean }) => seen.push(status.isConnected))
    host.setOnline(false)
    await expect(promised(platform, 'request', { url: '/x' })).rejects.toMatchObject({ errMsg: /network is down/ })
    host.setOnline(true)
    expect(seen).toEqual([false, true])
  })

  it('gives sign-in codes from outside', async () => {
    const { platform } = launch({ signInCode: () => 'c-1' })
    expect(await promised(platform, 'login', {})).toEqual({ code: 'c-1' })
  })

  it('opens the message dialog inside a tap only', async () => {
    const { host, platform } = launch({ subscribe: ([id = '']) => ({ [id]: 'accept' }) })
    host.tap('提交')
    await host.waitFor(() => host.page.data.answer === 'accept')
    await expect(promised(platform, 'requestSubscribeMessage', { tmplIds: ['t'] })).rejects.toMatchObject({
      errMsg: /TAP gesture/,
    })
  })

  it('lets nothing of a killed app go on', async () => {
    const device = createDevice()
    const { host, platform } = launch({ device })
    const heard: unknown[] = []
    const answered = new Promise((resolve) => {
      platform.request?.({
        url: '/slow',
        complete: () => {
          platform.setStorage?.({ key: 'k', data: 'late', success: () => heard.push('stored') })
          resolve(undefined)
        },
      })
    })
    host.close()
    await answered
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(heard).toEqual([])
    expect(device.storage.size).toBe(0)
  })

  it('can lose answers: the service has the request, the app hears nothing', async () => {
    const { host, platform } = launch()
    const heard: unknown[] = []
    host.loseAnswers()
    platform.request?.({ url: '/lost', complete: () => heard.push('answer') })
    await host.waitFor(() => host.answersLost === 1)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(received.at(-1)?.url).toBe('/lost')
    expect(heard).toEqual([])
  })

  it('records what each setData weighs', () => {
    const { host } = launch()
    expect(host.setDataCalls).toMatchObject([
      { route: 'pages/a/a', bytes: Buffer.byteLength('{"shows":1}'), first: true },
    ])
  })

  it('delivers a tap to the node that has the name', () => {
    const { host } = launch()
    host.tap('提交')
    expect(host.page.data.event).toBe('tap r')
    expect(() => host.tap('没有这个')).toThrow('没有这个')
  })

  it('shows what the template makes of the data, and lets a tap be heard only where it listens', () => {
    const { host } = launch()
    host.open('/pages/b/b?id=7')
    expect(host.text()).toBe('7|没有绑定')
    host.tap('没有绑定')
    expect(host.page.data).toEqual({ id: '7', unseen: 1 })
  })

  it('shows and hears by the templates of the other platform too', () => {
    const { host } = launch({ target: 'dd' })
    expect(host.text()).toBe('第 1 件|第 2 件|没有绑定')
    host.tap('第 2 件')
    host.tap('没有绑定')
    expect(host.page.data.event).toBe('tap n2')
    expect(host.errors).toEqual([])
  })

  it('speaks the other platform too: sync storage by object, codes by getAuthCode, errors for bad statuses', async () => {
    const { platform } = launch({ target: 'dd', signInCode: () => 'd-1' })
    platform.setStorageSync?.({ key: 'k', data: 'v' })
    expect(platform.getStorageSync?.({ key: 'k' })).toEqual({ data: 'v' })
    expect(await promised(platform, 'getAuthCode', { corpId: 'x' })).toEqual({ authCode: 'd-1' })
    await expect(promised(platform, 'httpRequest', { url: '/missing', method: 'POST' })).rejects.toMatchObject({
      error: 19,
      status: 404,
    })
  })
})
