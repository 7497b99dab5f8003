import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failureOf, officer, owner, progress, startTown, type Town } from './simulator.fixture.ts'

let town: Town
beforeEach(async () => {
  town = await startTown()
})
afterEach(() => town.close())

const refusal = async (path: string, body: unknown) => {
  const response = await fetch(`${town.mountUrl}/__sim${path}`, { method: 'POST', body: JSON.stringify(body) })
  return [response.status, ((await response.json()) as { error?: unknown }).error]
}
const appKeys = { appid: 'wx-test', secret: 'wx-secret-for-tests' }
const weChatPost = async (path: string, body: unknown) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(`${town.hosts.wechat.apiBase}${path}`, { method: 'POST', body: text })
  expect(response.status).toBe(200)
  return (await response.json()) as Record<string, unknown>
}
const stable = (force = false) =>
  weChatPost('/cgi-bin/stable_token', { grant_type: 'client_credential', ...appKeys, force_refresh: force })
const tryToken = async (token: unknown) =>
  (await weChatPost(`/cgi-bin/message/subscribe/send?access_token=${token}`, {})).errcode

describe('stable tokens', () => {
  test('the same token is answered until five minutes before its end, then both work for five minutes', async () => {
    const first = await stable()
    await town.admin('/clock', { advanceMs: 6_900_000 })
    const same = await stable()
    expect(same).toEqual({ access_token: first.access_token, expires_in: 300 })
    await town.admin('/clock', { advanceMs: 1000 })
    const next = await stable()
    expect(next.access_token).not.toBe(first.access_token)
    expect([await tryToken(first.access_token), await tryToken(next.access_token)]).toEqual([40003, 40003])
    await town.admin('/clock', { advanceMs: 300_000 })
    expect([await tryToken(first.access_token), await tryToken(next.access_token)]).toEqual([42001, 40003])
  })

  test('a forced refresh kills the old token, at most every 30 seconds and 20 times a day', async () => {
    const first = await stable()
    const forced = await stable(true)
    expect(await tryToken(first.access_token)).toBe(40001)
    expect((await stable(true)).access_token).toBe(forced.access_token)
    for (let count = 2; count < 20; count += 1) {
      await town.admin('/clock', { advanceMs: 30_000 })
      expect((await stable(true)).errcode).toBeUndefined()
    }
    expect((await stable(true)).errcode).toBe(45009)
    await town.admin('/clock', { advanceMs: 86_400_000 })
    expect((await stable(true)).errcode).toBeUndefined()
  })

  test('malformed calls get the codes of the platform', async () => {
    expect((await weChatPost('/cgi-bin/stable_token', '{')).errcode).toBe(47001)
    expect((await weChatPost('/cgi-bin/stable_token', '')).errcode).toBe(44002)
    expect((await weChatPost('/cgi-bin/stable_token', { grant_type: 'x' })).errcode).toBe(40002)
    const answer = await fetch(`${town.hosts.wechat.apiBase}/cgi-bin/stable_token`)
    expect(((await answer.json()) as { errcode: number }).errcode).toBe(43002)
    expect(await tryToken('')).toBe(41001)
    expect(await tryToken('invented')).toBe(40001)
  })
})

describe('levers', () => {
  test('a reset forgets everything but the people and templates it started with', async () => {
    const before = town.state.now()
    await town.admin('/clock', { advanceMs: 1000 })
    await town.admin('/users', { key: 'new', name: '新人丙', phone: '199 0000 0003', openid: 'o-new' })
    await town.admin('/faults', { match: 'jscode2session', http: 500, times: 5 })
    const code = await town.weChatCode()
    await town.sms().send({ phone: '19900000001', text: '一', id: 's1' })
    await town.admin('/reset', {})
    expect(town.state.now()).toBe(before)
    expect([...town.state.people.keys()]).toEqual([owner.key, officer.key])
    expect(town.state.outbox).toEqual([])
    expect((await failureOf(town.weChat().codeToSession(code))).code).toBe('40029')
  })

  test('a person and a template added later take part', async () => {
    await town.admin('/users', { key: 'new', name: '新人丙', phone: '199 0000 0003', openid: 'o-new' })
    await town.admin('/templates', {
      id: 't2',
      title: '结果',
      kind: 'one-time',
      fields: { enum1: '结果' },
      enums: { enum1: ['已办结'] },
    })
    await town.admin('/wx/subscribe', { openid: 'o-new', tmplIds: ['t2'], choice: 'accept' })
    const client = town.weChat()
    const message = { openId: 'o-new', templateId: 't2' }
    expect((await failureOf(client.sendSubscribeMessage({ ...message, data: { enum1: '别的' } }))).field).toBe('enum1')
    await client.sendSubscribeMessage({ ...message, data: { enum1: '已办结' } })
    const outbox = await (await fetch(`${town.mountUrl}/__sim/outbox`)).json()
    expect(outbox).toMatchObject({ messages: [{ content: { openid: 'o-new' }, dropped: null }] })
  })

  test('a fault applies as often as asked and only where it matches', async () => {
    await town.admin('/faults', { match: 'jscode2session', http: 500, times: 2 })
    const client = town.weChat()
    await town.sms().send({ phone: '19900000001', text: '一', id: 's1' })
    for (const _ of [1, 2]) await failureOf(client.codeToSession(await town.weChatCode()))
    expect(await client.codeToSession(await town.weChatCode())).toMatchObject({ openId: owner.openid })
  })

  test('levers refuse what makes no sense', async () => {
    expect(await refusal('/clock', { advanceMs: -1 })).toEqual([400, 'advanceMs'])
    expect(await refusal('/users', { key: 'x' })).toEqual([400, 'name'])
    expect(await refusal('/templates', { id: 't', title: 't', kind: 'x' })).toEqual([400, 'kind'])
    expect(await refusal('/faults', {})).toEqual([400, 'match'])
    expect(await refusal('/wx/login', { openid: 'o-nobody' })).toEqual([400, 'openid'])
    expect(await refusal('/dt/authcode', { userid: 'd-nobody' })).toEqual([400, 'userid'])
  })

  test('subscribing follows the rules of the client: five at most, known, of one kind', async () => {
    const ask = (tmplIds: string[]) => refusal('/wx/subscribe', { openid: owner.openid, tmplIds, choice: 'accept' })
    await town.admin('/templates', { ...progress, id: 'daily', kind: 'long-term' })
    expect(await ask([])).toEqual([400, 10001])
    expect(await ask(Array.from({ length: 6 }, () => progress.id))).toEqual([400, 20003])
    expect(await ask(['tmpl-none'])).toEqual([400, 20001])
    expect(await ask([progress.id, 'daily'])).toEqual([400, 20002])
  })
})
