import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failureOf, officer, startTown, type Town } from '../simulator/simulator.fixture.ts'
import { fitWorkNotice, workNoticeBytes } from './dingtalk-notice.ts'

let town: Town
beforeEach(async () => {
  town = await startTown()
})
afterEach(() => town.close())

const officerId = officer.dingtalkUserId
const notice = {
  userIds: [officerId],
  title: '新诉求待签收',
  markdown: '### QH-0001\n请在 4 个工作小时内签收',
  buttonTitle: '去签收',
  url: 'https://demo.example/staff/1',
}
const asyncSend = '/dt-oapi/topapi/message/corpconversation/asyncsend_v2'

describe('sign-in', () => {
  test('an auth code gives the user once', async () => {
    const client = town.dingTalk()
    const code = await town.dingTalkCode()
    expect(await client.userByAuthCode(code)).toEqual({
      userId: officerId,
      name: officer.name,
      unionId: `union-${officerId}`,
    })
    expect(await failureOf(client.userByAuthCode(code))).toMatchObject({
      platform: 'dingtalk',
      code: '40078',
      errorClass: 'INPUT',
    })
  })

  test('an auth code dies after five minutes', async () => {
    const code = await town.dingTalkCode()
    await town.admin('/clock', { advanceMs: 300_000 })
    expect((await failureOf(town.dingTalk().userByAuthCode(code))).code).toBe('40078')
  })

  test('either generation hands out the token', async () => {
    for (const tokenFrom of ['oapi', 'api'] as const) {
      const user = await town.dingTalk({ tokenFrom }).userByAuthCode(await town.dingTalkCode())
      expect(user.userId).toBe(officerId)
    }
    expect(town.callsTo('/dt-oapi/gettoken')).toBe(1)
    expect(town.callsTo('/dt-api/v1.0/oauth2/accessToken')).toBe(1)
  })
})

describe('tokens', () => {
  test.each([40014, 42001, 88])('a %i refreshes the token once', async (errcode) => {
    await town.admin('/faults', { match: 'asyncsend_v2', errcode })
    await town.dingTalk().sendWorkNotice(notice)
    expect(town.callsTo('/dt-oapi/gettoken')).toBe(2)
    expect(town.callsTo(asyncSend)).toBe(2)
  })

  test('a token is replaced before it ends', async () => {
    const client = town.dingTalk()
    await client.sendWorkNotice(notice)
    await town.admin('/clock', { advanceMs: 7_000_000 })
    await client.sendWorkNotice({ ...notice, title: '又一条' })
    expect(town.callsTo('/dt-oapi/gettoken')).toBe(2)
    expect(town.callsTo(asyncSend)).toBe(2)
  })

  test('a wrong secret is a matter of configuration in both generations', async () => {
    for (const tokenFrom of ['oapi', 'api'] as const) {
      const failure = await failureOf(town.dingTalk({ appSecret: 'wrong', tokenFrom }).sendWorkNotice(notice))
      expect(failure.errorClass).toBe('CONFIG')
    }
  })
})

describe('work notices', () => {
  test('a notice reaches the phone as an action card and its result says so', async () => {
    const client = town.dingTalk()
    const { taskId } = await client.sendWorkNotice({ ...notice, userIds: [officerId, 'd-left'] })
    const { title, markdown, url, buttonTitle: button } = notice
    expect(town.state.inbox(officer).map(({ content }) => content)).toEqual([
      { channel: 'dingtalk', userid: officerId, taskId: Number(taskId), title, markdown, button, url },
    ])
    expect(await client.workNoticeResult(taskId)).toEqual({
      delivered: [officerId],
      read: [],
      unread: [officerId],
      failed: [],
      invalid: ['d-left'],
      forbidden: [],
    })
  })

  test('the same content twice a day is accepted and dropped, which only the result tells', async () => {
    const client = town.dingTalk()
    await client.sendWorkNotice(notice)
    const { taskId } = await client.sendWorkNotice(notice)
    expect(town.state.inbox(officer)).toHaveLength(1)
    const { delivered, forbidden } = await client.workNoticeResult(taskId)
    expect({ delivered, forbidden }).toEqual({ delivered: [], forbidden: [{ code: '143106', userId: officerId }] })
    await town.admin('/clock', { advanceMs: 86_400_000 })
    await client.sendWorkNotice(notice)
    expect(town.state.inbox(officer)).toHaveLength(2)
  })

  test('the limit per person and day drops silently', async () => {
    const small = await startTown({ dingTalkLimits: { noticesPerPersonAndDay: 2, deliveriesPerMinute: 3 } })
    try {
      const client = small.dingTalk()
      let last = ''
      for (const title of ['一', '二', '三']) last = (await client.sendWorkNotice({ ...notice, title })).taskId
      expect((await client.workNoticeResult(last)).forbidden).toEqual([{ code: '143105', userId: officerId }])
    } finally {
      await small.close()
    }
  })

  test('a result is gone after 24 hours', async () => {
    const client = town.dingTalk()
    const { taskId } = await client.sendWorkNotice(notice)
    await town.admin('/clock', { advanceMs: 86_400_001 })
    expect((await failureOf(client.workNoticeResult(taskId))).errorClass).toBe('INPUT')
  })

  test('a lost notice counts as failed in the result', async () => {
    await town.admin('/faults', { match: 'asyncsend_v2', drop: true })
    const client = town.dingTalk()
    const { taskId } = await client.sendWorkNotice(notice)
    expect((await client.workNoticeResult(taskId)).failed).toEqual([officerId])
    expect(town.state.inbox(officer)).toEqual([])
  })

  test('too long, nobody and more than a hundred are refused before any call', async () => {
    const client = town.dingTalk()
    const long = { ...notice, markdown: '字'.repeat(680) }
    expect((await failureOf(client.sendWorkNotice(long))).code).toBe('MESSAGE_TOO_LONG')
    expect((await failureOf(client.sendWorkNotice({ ...notice, userIds: [] }))).code).toBe('RECIPIENT_COUNT')
    const crowd = Array.from({ length: 101 }, (_, index) => `d-${index}`)
    expect((await failureOf(client.sendWorkNotice({ ...notice, userIds: crowd }))).code).toBe('RECIPIENT_COUNT')
    expect(town.state.calls.size).toBe(0)
    await client.sendWorkNotice({ ...fitWorkNotice(long), userIds: long.userIds })
  })

  test('a notice is cut by bytes, as late as possible', () => {
    const fitted = fitWorkNotice({ ...notice, markdown: '字'.repeat(2000) })
    expect(workNoticeBytes(fitted)).toBeLessThanOrEqual(2048)
    expect(workNoticeBytes(fitted)).toBeGreaterThan(2048 - 3)
    expect(fitted.markdown.endsWith('字…')).toBe(true)
    const { userIds: _, ...short } = notice
    expect(fitWorkNotice(short)).toEqual(short)
  })

  test('a timeout or a cut leaves the outcome unknown; sending again delivers no second copy', async () => {
    const client = town.dingTalk({ timeoutMs: 300 })
    await town.admin('/faults', { match: 'asyncsend_v2', cut: true })
    expect((await failureOf(client.sendWorkNotice(notice))).errorClass).toBe('UNKNOWN_OUTCOME')
    await town.admin('/faults', { match: 'asyncsend_v2', delayMs: 600 })
    expect(await failureOf(client.sendWorkNotice(notice))).toMatchObject({
      code: 'TIMEOUT',
      errorClass: 'UNKNOWN_OUTCOME',
    })
    expect(town.state.inbox(officer)).toHaveLength(1)
  })
})

describe('limits of the gateway', () => {
  test('the 21st call in a second is turned away for a moment', async () => {
    const client = town.dingTalk()
    const { taskId } = await client.sendWorkNotice(notice)
    for (let call = 0; call < 20; call += 1) await client.workNoticeResult(taskId)
    expect(await failureOf(client.workNoticeResult(taskId))).toMatchObject({
      errorClass: 'TRANSIENT',
      retryAfterMs: 1000,
    })
    await town.admin('/clock', { advanceMs: 1000 })
    await client.workNoticeResult(taskId)
  })

  test('403 of the new generation is a matter of speed when its code says so', async () => {
    await town.admin('/faults', { match: 'accessToken', errcode: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi' })
    const failure = await failureOf(town.dingTalk({ tokenFrom: 'api' }).sendWorkNotice(notice))
    expect(failure).toMatchObject({ errorClass: 'TRANSIENT', retryAfterMs: 1000 })
  })

  test('the monthly quota ends with the month', async () => {
    const small = await startTown({ dingTalkLimits: { callsPerMonth: 2 } })
    try {
      const client = small.dingTalk()
      const { taskId } = await client.sendWorkNotice(notice)
      const failure = await failureOf(client.workNoticeResult(taskId))
      expect(failure).toMatchObject({ code: '90020', errorClass: 'DAY_QUOTA' })
      const resumesAt = small.state.now() + (failure.retryAfterMs ?? 0)
      expect(new Date(resumesAt).toISOString()).toBe('2026-03-31T16:00:00.000Z')
    } finally {
      await small.close()
    }
  })

  test('the block page of the gateway means five minutes of silence', async () => {
    await town.admin('/faults', { match: 'asyncsend_v2', x5: true })
    expect(await failureOf(town.dingTalk().sendWorkNotice(notice))).toMatchObject({
      code: 'THROTTLED',
      errorClass: 'MINUTE_QUOTA',
      retryAfterMs: 300_000,
    })
  })

  test.each([
    [{ errcode: -1 }, 'TRANSIENT'],
    [{ errcode: 60011 }, 'CONFIG'],
    [{ errcode: 143103 }, 'MINUTE_QUOTA'],
    [{ http: 404 }, 'CONFIG'],
    [{ http: 500 }, 'TRANSIENT'],
  ])('%o is %s', async (fault, errorClass) => {
    await town.admin('/faults', { match: 'getuserinfo', ...fault })
    const failure = await failureOf(town.dingTalk().userByAuthCode(await town.dingTalkCode()))
    expect(failure.errorClass).toBe(errorClass)
    expect(failure.message).not.toContain(officerId)
  })
})
