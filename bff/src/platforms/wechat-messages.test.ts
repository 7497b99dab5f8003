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
const send = '/wx/cgi-bin/message/subscribe/send'

describe('subscription messages', () => {
  test('an accepted template gives one send, then 43101', async () => {
    const client = town.weChat()
    await consent()
    await client.sendSubscribeMessage(message)
    expect(await failureOf(client.sendSubscribeMessage(message))).toMatchObject({
      code: '43101',
      errorClass: 'NO_CONSENT',
    })
    expect(town.state.inbox(owner).map(({ content }) => content)).toEqual([
      { channel: 'wechat', openid: owner.openid, templateId: progress.id, page: message.page, data: message.data },
    ])
  })

  test('a refusal adds no credit', async () => {
    await town.admin('/wx/subscribe', { openid: owner.openid, tmplIds: [progress.id], choice: 'reject' })
    expect((await failureOf(town.weChat().sendSubscribeMessage(message))).code).toBe('43101')
  })

  test('a long-term subscription has no end until it is cancelled', async () => {
    const daily = { ...progress, id: 'tmpl-daily', kind: 'long-term' }
    await town.admin('/templates', daily)
    const choose = (choice: string) =>
      town.admin('/wx/subscribe', { openid: owner.openid, tmplIds: [daily.id], choice })
    const client = town.weChat()
    await choose('accept')
    for (let round = 0; round < 3; round += 1) await client.sendSubscribeMessage({ ...message, templateId: daily.id })
    await choose('reject')
    const failure = await failureOf(client.sendSubscribeMessage({ ...message, templateId: daily.id }))
    expect(failure.code).toBe('43101')
  })

  test('47003 names the key and costs no credit', async () => {
    await consent()
    const client = town.weChat()
    const wrong = { ...message, data: { ...message.data, phrase2: 'accepted' } }
    expect(await failureOf(client.sendSubscribeMessage(wrong))).toMatchObject({
      code: '47003',
      errorClass: 'INPUT',
      field: 'phrase2',
    })
    const { thing1: _, ...incomplete } = message.data
    expect((await failureOf(client.sendSubscribeMessage({ ...message, data: incomplete }))).field).toBe('thing1')
    const extra = { ...message.data, thing9: '多' }
    expect((await failureOf(client.sendSubscribeMessage({ ...message, data: extra }))).field).toBe('thing9')
    await client.sendSubscribeMessage(message)
  })

  test('checks run in the order of the platform', async () => {
    const client = town.weChat()
    const allWrong = { openId: 'o-nobody', templateId: 'tmpl-none', page: 'pages/none/none', data: {} }
    const codes: string[] = []
    const steps = [
      {},
      { openId: owner.openid },
      { templateId: progress.id },
      { data: message.data },
      { page: message.page },
    ]
    let attempt = allWrong
    for (const step of steps) {
      attempt = { ...attempt, ...step }
      codes.push((await failureOf(client.sendSubscribeMessage(attempt))).code)
    }
    expect(codes).toEqual(['40003', '40037', '47003', '41030', '43101'])
  })

  test('sends to one person wait for each other', async () => {
    await consent(3)
    await town.admin('/faults', { match: 'subscribe/send', delayMs: 30, times: 3 })
    const client = town.weChat()
    await Promise.all([1, 2, 3].map(() => client.sendSubscribeMessage(message)))
    expect(town.state.inbox(owner)).toHaveLength(3)
  })

  test('two processes sending to one person at once get 43108', async () => {
    await consent(2)
    await town.admin('/faults', { match: 'subscribe/send', delayMs: 200 })
    const first = town.weChat().sendSubscribeMessage(message)
    while (town.callsTo(send) === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const failure = await failureOf(town.weChat().sendSubscribeMessage(message))
    expect(failure).toMatchObject({ code: '43108', errorClass: 'TRANSIENT', retryAfterMs: 1000 })
    await first
  })

  test('an answer that is lost or late leaves the outcome unknown, and it is not sent again', async () => {
    await consent(2)
    const client = town.weChat({ timeoutMs: 300 })
    await client.codeToSession(await town.weChatCode())
    await town.admin('/faults', { match: 'subscribe/send', cut: true })
    expect(await failureOf(client.sendSubscribeMessage(message))).toMatchObject({
      code: 'CUT',
      errorClass: 'UNKNOWN_OUTCOME',
    })
    await town.admin('/faults', { match: 'subscribe/send', delayMs: 600 })
    expect(await failureOf(client.sendSubscribeMessage(message))).toMatchObject({
      code: 'TIMEOUT',
      errorClass: 'UNKNOWN_OUTCOME',
    })
    expect(town.state.inbox(owner)).toHaveLength(2)
    expect(town.callsTo(send)).toBe(2)
  })

  test('a server error or a busy system leaves the outcome unknown too', async () => {
    const client = town.weChat()
    await town.admin('/faults', { match: 'subscribe/send', http: 502 })
    expect((await failureOf(client.sendSubscribeMessage(message))).errorClass).toBe('UNKNOWN_OUTCOME')
    await town.admin('/faults', { match: 'subscribe/send', errcode: -1 })
    expect((await failureOf(client.sendSubscribeMessage(message))).errorClass).toBe('UNKNOWN_OUTCOME')
  })

  test('a message can be accepted and still never arrive', async () => {
    await consent()
    await town.admin('/faults', { match: 'subscribe/send', drop: true })
    await town.weChat().sendSubscribeMessage(message)
    expect(town.state.inbox(owner)).toEqual([])
    expect(town.state.outbox.map(({ dropped }) => dropped)).toEqual(['simulated loss'])
  })
})
