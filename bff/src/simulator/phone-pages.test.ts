import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { escapeHtml } from '../html.ts'
import { ownAddress, pageAddress } from './phone-links.ts'
import { markdownHtml, smsHtml } from './phone-text.ts'
import { officer, owner, progress, startTown, type Town } from './simulator.fixture.ts'

let town: Town
beforeEach(async () => {
  town = await startTown()
})
afterEach(() => town.close())

const get = (path: string) => fetch(`${town.mountUrl}${path}`, { redirect: 'manual' })
const notice = () => ({
  userIds: [officer.dingtalkUserId],
  title: '新诉求<b>待签收</b>',
  markdown: '**QH-0001** <script>alert(1)</script>',
  buttonTitle: '去签收',
  url: `${town.origin}/staff/1?tab=log#top`,
})
interface Inbox {
  version: string
  html: string
  consents: unknown
}
const inbox = async (key: string) => (await (await get(`/phone/${key}/inbox`)).json()) as Inbox

describe('pages', () => {
  test('the list leads to every phone', async () => {
    const html = await (await get('/')).text()
    expect(html).toContain('<html lang="zh-CN">')
    for (const { key, name } of [owner, officer]) {
      expect(html).toContain(`href="/sim/phone/${key}"`)
      expect(html).toContain(name)
    }
  })

  test('a phone page loads only its own script and style, none of it inline', async () => {
    const response = await get('/phone/owner')
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'")
    const html = await response.text()
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/sim/phone.js">'])
    expect(html).not.toMatch(/<style|\son\w+=|style="/)
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    expect((await get('/phone.js')).headers.get('content-type')).toContain('text/javascript')
    expect((await get('/phone.css')).headers.get('content-type')).toContain('text/css')
  })

  test('an unknown phone is a page that says so', async () => {
    const response = await get('/phone/nobody')
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('没有这部手机')
    expect((await get('/phone/nobody/inbox')).status).toBe(404)
  })

  test('the inbox shows all three channels and changes its version when something arrives', async () => {
    const empty = await inbox('owner')
    expect(empty.html).toContain('还没有消息')
    await town.admin('/wx/subscribe', { openid: owner.openid, tmplIds: [progress.id], choice: 'accept' })
    const data = { thing1: '消防<验收>', phrase2: '已受理', time3: '10:00' }
    const page = 'pages/request/request?id=1'
    await town.weChat().sendSubscribeMessage({ openId: owner.openid, templateId: progress.id, page, data })
    await town.sms().send({ phone: '19900000001', text: '查看 http://127.0.0.1/x?a=1&b=2。', id: 's1' })
    const full = await inbox('owner')
    expect(full.version).not.toBe(empty.version)
    expect(full.html).toMatch(/data-testid="message-sms"[\s\S]*data-testid="message-wechat"/)
    expect(full.html).toContain('<dt>诉求</dt><dd>消防&lt;验收&gt;</dd>')
    expect(full.html).toContain(
      '<a class="link" data-testid="open-sms" rel="noreferrer" href="http://127.0.0.1/x?a=1&amp;b=2">',
    )
    expect(full.html).toContain('点开看')
  })

  test('what others wrote is escaped', async () => {
    await town.dingTalk().sendWorkNotice(notice())
    const { html } = await inbox('officer')
    expect(html).toContain('新诉求&lt;b&gt;待签收&lt;/b&gt;')
    expect(html).toContain('<strong>QH-0001</strong> &lt;script&gt;')
    expect(html).not.toContain('<script')
  })

  test('a message that was dropped is not on the phone', async () => {
    await town.dingTalk().sendWorkNotice(notice())
    await town.dingTalk().sendWorkNotice(notice())
    expect((await inbox('officer')).html.match(/data-testid="message-dingtalk"/g)).toHaveLength(1)
  })

  test('the credits left per template are shown', async () => {
    const choose = () => town.admin('/wx/subscribe', { openid: owner.openid, tmplIds: [progress.id], choice: 'accept' })
    await choose()
    await choose()
    const { consents, html } = await inbox('owner')
    expect(consents).toEqual([{ templateId: progress.id, title: progress.title, remaining: 2 }])
    expect(html).toContain('还可收 2 条')
    expect((await inbox('officer')).consents).toEqual([])
  })
})

describe('taps', () => {
  const tap = async (key: string, testid: string) => {
    const href = new RegExp(`data-testid="${testid}" href="([^"]+)"`).exec((await inbox(key)).html)?.[1] ?? ''
    return fetch(`${town.origin}${href.replaceAll('&amp;', '&')}`, { redirect: 'manual' })
  }

  test('a DingTalk button opens its address with a code that signs the person in', async () => {
    const client = town.dingTalk()
    const { taskId } = await client.sendWorkNotice(notice())
    const response = await tap('officer', 'open-dingtalk')
    expect(response.status).toBe(302)
    const url = new URL(response.headers.get('location') ?? '')
    expect([url.origin, url.pathname, url.searchParams.get('tab'), url.hash]).toEqual([
      town.origin,
      '/staff/1',
      'log',
      '#top',
    ])
    const user = await client.userByAuthCode(url.searchParams.get('dt_code') ?? '')
    expect(user.userId).toBe(officer.dingtalkUserId)
    expect((await client.workNoticeResult(taskId)).read).toEqual([officer.dingtalkUserId])
  })

  test('a WeChat message opens its page with a code that signs the person in', async () => {
    await town.admin('/wx/subscribe', { openid: owner.openid, tmplIds: [progress.id], choice: 'accept' })
    const data = { thing1: '消防验收', phrase2: '已受理', time3: '10:00' }
    const page = 'pages/request/request?id=1'
    await town.weChat().sendSubscribeMessage({ openId: owner.openid, templateId: progress.id, page, data })
    const response = await tap('owner', 'open-wechat')
    const url = new URL(response.headers.get('location') ?? '')
    expect(`${url.origin}${url.pathname}`).toBe(`${town.origin}/pages/request/request`)
    expect(url.searchParams.get('id')).toBe('1')
    const session = await town.weChat().codeToSession(url.searchParams.get('wx_code') ?? '')
    expect(session.openId).toBe(owner.openid)
  })

  test('a browser makes up a state first, and gets the code with it; from another site it gets neither', async () => {
    const path = `${town.origin}/sim/phone/officer/open?url=${encodeURIComponent(town.origin)}`
    const open = (address: string, site: string) =>
      fetch(address, { redirect: 'manual', headers: { accept: 'text/html', 'sec-fetch-site': site } })
    const first = await open(path, 'same-origin')
    expect(first.status).toBe(200)
    expect(await first.text()).toContain('open.js')
    const second = new URL((await open(`${path}&state=made-up-here`, 'same-origin')).headers.get('location') ?? '')
    expect(second.searchParams.get('state')).toBe('made-up-here')
    expect(second.searchParams.get('dt_code')).toMatch(/^[0-9a-f]{32}$/)
    const foreign = await open(`${path}&state=made-up-there`, 'cross-site')
    expect(foreign.headers.get('location')).toMatch(/\/phone\/officer$/)
  })

  test('a code is never handed to a foreign address', async () => {
    const { port } = new URL(town.origin)
    for (const url of [
      'https://evil.example/',
      '//evil.example/',
      '\\\\evil.example',
      `http://evil.example@127.0.0.1:${port}/`,
      `http://127.0.0.1:${port}@evil.example/`,
      `https://127.0.0.1:${port}/`,
      'javascript:alert(1)',
      'data:text/html,x',
      '',
    ]) {
      const response = await get(`/phone/officer/open?url=${encodeURIComponent(url)}`)
      expect([url, response.status, response.headers.get('location')]).toEqual([url, 400, null])
    }
  })

  test('a page that is no path is refused', async () => {
    for (const page of [
      '/evil.example',
      '//evil.example',
      '\\evil.example',
      'https://evil.example',
      'a.b',
      'a#b',
      '',
    ]) {
      const response = await get(`/phone/owner/open-wx?page=${encodeURIComponent(page)}`)
      expect([page, response.status]).toEqual([page, 400])
    }
  })

  test('only phones signed in to a platform open its messages', async () => {
    expect((await get(`/phone/owner/open?url=${encodeURIComponent(town.origin)}`)).status).toBe(404)
    expect((await get('/phone/officer/open-wx?page=pages/request/request')).status).toBe(404)
  })
})

describe('own addresses', () => {
  const bases = ['https://demo.example/h5', 'http://127.0.0.1:3000']

  test.each([
    ['https://demo.example/h5', 'https://demo.example/h5'],
    ['https://demo.example/h5/staff?x=1', 'https://demo.example/h5/staff?x=1'],
    ['http://127.0.0.1:3000/staff', 'http://127.0.0.1:3000/staff'],
    ['/h5/staff', 'https://demo.example/h5/staff'],
    ['https://demo.example/h5-evil', null],
    ['https://demo.example/h5/../admin', null],
    ['https://demo.example/h5/%2e%2e/admin', null],
    ['https://demo.example.evil.example/h5/', null],
    ['http://demo.example/h5/', null],
    ['/admin', null],
  ])('%s', (target, expected) => {
    expect(ownAddress(target, bases)?.href ?? null).toBe(expected)
  })

  test('a page lies under the base', () => {
    expect(pageAddress('pages/a/b?id=1', 'https://demo.example/h5')?.href).toBe(
      'https://demo.example/h5/pages/a/b?id=1',
    )
  })
})

describe('texts', () => {
  test('markdown knows headings, bold, lists and quotes; links and images keep their words only', () => {
    expect(
      markdownHtml('# 标题\n- 一\n- **二**\n\n> 注\n[看](javascript:alert(1)) ![图](https://evil.example/p.png)'),
    ).toBe('<h3>标题</h3><ul><li>一</li><li><strong>二</strong></li></ul><blockquote>注</blockquote><p>看 图</p>')
    expect(markdownHtml('"><img src=x onerror=alert(1)>')).toBe('<p>&quot;&gt;&lt;img src=x onerror=alert(1)&gt;</p>')
  })

  test('only http links of a text message can be tapped, and nothing breaks out of them', () => {
    expect(smsHtml('javascript:alert(1)')).toBe('javascript:alert(1)')
    const html = smsHtml('点 https://demo.example/r?a=1"onclick="x 看')
    expect(html).toContain('href="https://demo.example/r?a=1"')
    expect(html).toContain('&quot;onclick=&quot;x 看')
    expect(escapeHtml(`<>&"'`)).toBe('&lt;&gt;&amp;&quot;&#39;')
  })
})
