import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failureOf, owner, progress, startTown, type Town } from '../simulator/simulator.fixture.ts'

let town: Town
beforeEach(async () => {
  town = await startTown()
})
afterEach(() => town.close())

const message = {
  openId: owner.openid,
  templateId: progress.id,
  page: 'pages/request/request?id=1',
  data: { thing1: '消防验收', phrase2: '已受理', time3: '2026年3月2日 10:00' },
}
const consent = (times = 1) =>
  Promise.all(
    Array.from({ length: times }, () =>
      town.admin('/wx/subscribe', { openid: owner.openid, tmplIds: [progress.id], choice: 'accept' }),
    ),
  )
const stableToken = '/wx/cgi-bin/stable_token'
const send = '/wx/cgi-bin/message/subscribe/send'

describe('sign-in', () => {
  test('a code gives the ids and nothing of the session key', async () => {
    const session = await town.weChat().codeToSession(await town.weChatCode())
    expect(session).toEqual({ openId: owner.openid, unionId: owner.unionid })
  })

  test('a code works once', async () => {
    const code = await town.weChatCode()
    const client = town.weChat()
    await client.codeToSession(code)
    const failure = await failureOf(client.codeToSession(code))
    expect(failure).toMatchObject({ platform: 'wechat', code: '40029', errorClass: 'INPUT' })
    expect(failure.rid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{8}){2}$/)
  })

  test('a code dies after five minutes', async () => {
    const code = await town.weChatCode()
    await town.admin('/clock', { advanceMs: 300_000 })
    expect((await failureOf(town.weChat().codeToSession(code))).code).toBe('40029')
  })

  test('a phone code gives the number once, whatever the type of the country code', async () => {
    const client = town.weChat()
    const code = String((await town.admin('/wx/phone', { openid: owner.openid })).code)
    expect(await client.phoneNumber(code)).toEqual({ phone: '19900000001', countryCode: '86' })
    expect((await failureOf(client.phoneNumber(code))).code).toBe('40029')
  })

  test('a sign-in code is no phone code', async () => {
    expect((await failureOf(town.weChat().phoneNumber(await town.weChatCode()))).code).toBe('40029')
  })
})

describe('tokens', () => {
  test('one token serves many calls, and a new one is fetched before the old one ends', async () => {
    await consent(3)
    const client = town.weChat()
    await client.sendSubscribeMessage(message)
    await client.sendSubscribeMessage(message)
    expect(town.callsTo(stableToken)).toBe(1)
    await town.admin('/clock', { advanceMs: 6_950_000 })
    await client.sendSubscribeMessage(message)
    expect(town.callsTo(stableToken)).toBe(2)
  })

  test('the platform refuses a token after its end with 42001', async () => {
    const body = JSON.stringify({ grant_type: 'client_credential', appid: 'wx-test', secret: 'wx-secret-for-tests' })
    const response = await fetch(`${town.hosts.wechat.apiBase}/cgi-bin/stable_token`, { method: 'POST', body })
    const { access_token: token } = (await response.json()) as { access_token: string }
    await town.admin('/clock', { advanceMs: 7_200_000 })
    const late = await fetch(`${town.hosts.wechat.apiBase}/cgi-bin/message/subscribe/send?access_token=${token}`, {
      method: 'POST',
      body: '{}',
    })
    expect(late.status).toBe(200)
    expect(await late.json()).toMatchObject({ errcode: 42001 })
  })

  test.each([40001, 40014, 42001])('a %i refreshes the token once and the call succeeds', async (errcode) => {
    await consent()
    await town.admin('/faults', { match: 'subscribe/send', errcode })
    await town.weChat().sendSubscribeMessage(message)
    expect(town.callsTo(stableToken)).toBe(2)
    expect(town.callsTo(send)).toBe(2)
    expect(town.state.inbox(owner)).toHaveLength(1)
  })

  test('a token error that stays is given up after one retry', async () => {
    await town.admin('/faults', { match: 'subscribe/send', errcode: 40001, times: 9 })
    expect((await failureOf(town.weChat().sendSubscribeMessage(message))).errorClass).toBe('TOKEN')
    expect(town.callsTo(send)).toBe(2)
  })

  test('a wrong secret is a matter of configuration', async () => {
    const failure = await failureOf(town.weChat({ appSecret: 'wrong' }).sendSubscribeMessage(message))
    expect(failure).toMatchObject({ code: '40125', errorClass: 'CONFIG' })
    await town.admin('/faults', { match: 'stable_token', errcode: 40001 })
    expect((await failureOf(town.weChat().sendSubscribeMessage(message))).errorClass).toBe('CONFIG')
  })
})

describe('codes for halls', () => {
  const hall = { scene: 'w=h12.1aB3', page: 'pages/request/request', envVersion: 'trial', width: 430 } as const

  test('the image is a PNG of the asked width that carries scene and page', async () => {
    const { format, width, comments } = await sharp(await town.weChat().unlimitedCode(hall)).metadata()
    expect({ format, width }).toEqual({ format: 'png', width: 430 })
    expect(comments).toEqual([{ keyword: 'Comment', text: 'scene=w=h12.1aB3 page=pages/request/request' }])
  })

  test.each([
    [{ scene: '窗口' }, '40129'],
    [{ scene: 'a%20' }, '40129'],
    [{ scene: 'a'.repeat(33) }, '40169'],
    [{ page: '/pages/request/request' }, '41030'],
    [{ page: 'pages/none/none' }, '41030'],
    [{ width: 100 }, '40097'],
    [{ width: 300.5 }, '47001'],
  ])('%o is refused with %s', async (change, code) => {
    expect(await failureOf(town.weChat().unlimitedCode({ ...hall, ...change }))).toMatchObject({
      code,
      errorClass: 'INPUT',
    })
  })

  test('a page that is not released yet passes without the path check', async () => {
    const image = await town.weChat().unlimitedCode({ ...hall, page: 'pages/new/new', checkPath: false })
    expect(image.subarray(1, 4).toString()).toBe('PNG')
  })
})

describe('failures', () => {
  test.each([
    [{ errcode: -1 }, 'TRANSIENT', undefined],
    [{ http: 503 }, 'TRANSIENT', undefined],
    [{ http: 302 }, 'CONFIG', undefined],
    [{ cut: true }, 'TRANSIENT', undefined],
    [{ errcode: 45011 }, 'MINUTE_QUOTA', 60_000],
    [{ errcode: 45009 }, 'DAY_QUOTA', 14 * 3_600_000],
    [{ errcode: 40164 }, 'CONFIG', undefined],
    [{ errcode: 99999 }, 'CONFIG', undefined],
  ])('%o is %s', async (fault, errorClass, retryAfterMs) => {
    await town.admin('/faults', { match: 'jscode2session', ...fault })
    const failure = await failureOf(town.weChat().codeToSession(await town.weChatCode()))
    expect({ errorClass: failure.errorClass, retryAfterMs: failure.retryAfterMs }).toEqual({ errorClass, retryAfterMs })
  })

  test('a refused connection is transient, even for a send: nothing left this machine', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => closed.once('listening', resolve))
    const { port } = closed.address() as AddressInfo
    await new Promise((resolve) => closed.close(resolve))
    await town.weChat().codeToSession(await town.weChatCode())
    const client = town.weChat({
      fetch: (input, init) =>
        String(input).includes('subscribe/send') ? fetch(`http://127.0.0.1:${port}/`, init) : fetch(input, init),
    })
    expect(await failureOf(client.sendSubscribeMessage(message))).toMatchObject({
      code: 'UNREACHABLE',
      errorClass: 'TRANSIENT',
    })
  })

  test('errors quote no token, secret, code or person', async () => {
    const client = town.weChat()
    const code = await town.weChatCode()
    await client.codeToSession(code)
    const failures = [
      await failureOf(client.codeToSession(code)),
      await failureOf(client.sendSubscribeMessage(message)),
      await failureOf(town.weChat({ appSecret: 'wrong' }).sendSubscribeMessage(message)),
    ]
    for (const failure of failures) {
      const said = `${failure.stack} ${JSON.stringify(failure)} ${String(failure.cause)}`
      for (const secret of [code, owner.openid, 'wx-secret-for-tests', 'access_token', 'SIM_'])
        expect(said).not.toContain(secret)
    }
  })
})
