import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sweep } from '../life/pass-time.ts'
import { createPlatforms } from '../platforms/platforms.ts'
import { memoryTokenStore } from '../platforms/token-store.fixture.ts'
import { findRequest } from '../requests/requests.store.ts'
import { simulatedPlatforms } from '../simulator/simulated-platforms.ts'
import { openPost, type Post } from './post.fixture.ts'
import { DEMO_TEMPLATE_IDS } from './templates.ts'

let post: Post
beforeEach(async () => {
  post = await openPost()
})
afterEach(() => post.close())

const SEND_WECHAT = 'subscribe/send'
const SEND_CARD = 'asyncsend_v2'
const RESULT = 'getsendresult'
const SEND_SMS = 'sms/send'

const rowsOf = async (channel: string) => (await post.outbox()).filter((row) => row.channel === channel)
const states = async (channel: string) => (await rowsOf(channel)).map((row) => [row.state, row.outcome])
const kinds = (key: string) => post.phoneOf(key).map((each) => each.channel)
const credits = async () => {
  const { subscriptions } = post.db.schema
  const rows = await post.db.read.select().from(subscriptions).where(eq(subscriptions.personId, 'p-owner'))
  return Object.fromEntries(rows.map((row) => [row.templateId, row.credit]))
}

/** The owner can be reached only by the number that he gave with the request, which nobody has proved to be his. */
async function onlyByContact() {
  const { people, identities } = post.db.schema
  await post.db.write(async (tx) => {
    await tx.update(people).set({ phone: null }).where(eq(people.id, 'p-owner'))
    await tx.delete(identities).where(eq(identities.personId, 'p-owner'))
  })
}

/** Filed by him, without the receipt, which would be the first text. */
async function filedByContact() {
  await onlyByContact()
  const request = await post.file()
  const { outbox } = post.db.schema
  await post.db.write((tx) => tx.delete(outbox).where(eq(outbox.kind, 'RECEIVED')))
  return request
}

/** One push to the requester and one to the handler; the officers' are sent and done. */
async function dispatched() {
  const { id, number } = await post.file()
  await post.drain()
  await post.act('officer', 'dispatchRequest', id)
  return { id, number }
}

describe('WeChat', () => {
  it('gets the message while there is consent, which it spends', async () => {
    await post.consent('owner', 2)
    const { id, number } = await dispatched()
    await post.drain()
    const [row] = await rowsOf('WECHAT')
    expect(row).toMatchObject({ state: 'SENT', outcome: '已发送', attempts: 1 })
    expect(post.phoneOf('owner')).toEqual([
      {
        channel: 'wechat',
        openid: 'o-owner',
        templateId: DEMO_TEMPLATE_IDS.INTAKE,
        page: `enterprise/request/request?id=${id}&m=${row?.messageId}`,
        data: {
          character_string1: number,
          thing2: '艺术培训场所消防验收卡在执照之前',
          phrase3: '已受理',
          date4: '2026年11月23日 17:00',
          thing5: '11月23日前答复您，住建局办',
        },
      },
    ])
    expect((await credits())[DEMO_TEMPLATE_IDS.INTAKE]).toBe(1)
  })

  it('is not even asked without consent: a text goes instead', async () => {
    await dispatched()
    await post.drain()
    expect(post.callsTo(SEND_WECHAT)).toBe(0)
    expect(await states('WECHAT')).toEqual([['FAILED', '未授权']])
    expect(await states('SMS')).toEqual([['SENT', '已发送']])
    expect(kinds('owner')).toEqual(['sms'])
  })

  it('shows among the metrics, waiting until it is settled and counted from then on', async () => {
    await dispatched()
    const figures = async () => {
      const { body } = await post.app.inject({ method: 'GET', url: '/metrics' })
      return body.split('\n').filter((line) => /^(outbox_rows|notices_settled_total)\{.*(WECHAT|SMS)/.test(line))
    }
    expect(await figures()).toEqual([expect.stringMatching(/^outbox_rows\{channel="WECHAT",state="WAITING"\} [1-9]/)])
    await post.drain(post.services.notifier as typeof post.notifier)
    expect(await figures()).toEqual([
      'notices_settled_total{channel="WECHAT",state="FAILED"} 1',
      'notices_settled_total{channel="SMS",state="SENT"} 1',
    ])
  })

  it('may know of no consent where one was counted: the count is corrected and a text goes', async () => {
    await post.consent('owner')
    post.simulated.revokeConsents('o-owner', DEMO_TEMPLATE_IDS.INTAKE)
    await dispatched()
    await post.drain()
    expect(await states('WECHAT')).toEqual([['FAILED', '未授权']])
    expect((await credits())[DEMO_TEMPLATE_IDS.INTAKE]).toBe(0)
    expect(kinds('owner')).toEqual(['sms'])
  })

  it('is not asked twice when its answer is lost: a text goes and the row says so', async () => {
    await post.consent('owner')
    await dispatched()
    await post.fault({ match: SEND_WECHAT, http: 502 })
    await post.drain()
    post.time.now += 3_600_000
    await post.drain()
    expect(post.callsTo(SEND_WECHAT)).toBe(1)
    expect(await states('WECHAT')).toEqual([['UNKNOWN', '结果未知']])
    expect(kinds('owner')).toEqual(['sms'])
  })

  it('refusing the input is a visible failure with a text instead', async () => {
    await post.consent('owner')
    await dispatched()
    await post.fault({ match: SEND_WECHAT, errcode: 40037 })
    await post.drain()
    expect(await states('WECHAT')).toEqual([['FAILED', '被拒收']])
    expect(kinds('owner')).toEqual(['sms'])
  })

  it('waits for the next day when its quota is used up, at no cost of tries', async () => {
    await post.consent('owner')
    await dispatched()
    await post.fault({ match: SEND_WECHAT, errcode: 45009 })
    await post.drain()
    const midnight = Date.parse('2026-11-21T00:00:00+08:00')
    expect(await rowsOf('WECHAT')).toMatchObject([{ state: 'WAITING', attempts: 0, nextAt: midnight }])
    post.time.now = midnight
    await post.drain()
    expect(kinds('owner')).toEqual(['wechat'])
  })
})

describe('DingTalk', () => {
  it('carries a notice to several people in one call', async () => {
    const { id, number } = await post.file()
    await post.drain()
    expect(post.callsTo(SEND_CARD)).toBe(1)
    const [first] = await rowsOf('DINGTALK')
    const card = {
      title: '新诉求待受理',
      button: '去受理',
      markdown: expect.stringContaining(`编号 ${number}`),
      url: `http://127.0.0.1:3000/staff/request/request?id=${id}&m=${first?.messageId}`,
    }
    expect(post.phoneOf('officer')).toMatchObject([card])
    expect(post.phoneOf('officer2')).toMatchObject([card])
  })

  it('is asked once, after half a minute, whether it delivered', async () => {
    await post.file()
    await post.drain()
    expect(await states('DINGTALK')).toEqual([
      ['ACCEPTED', null],
      ['ACCEPTED', null],
    ])
    post.time.now += 29_999
    expect(await post.drain()).toBe(0)
    post.time.now += 1
    await post.drain()
    expect(await states('DINGTALK')).toEqual([
      ['SENT', '已送达'],
      ['SENT', '已送达'],
    ])
    post.time.now += 86_400_000
    await post.drain()
    expect(post.callsTo(RESULT)).toBe(1)
  })

  it('whose result another process has written down meanwhile is not counted once more', async () => {
    await post.file()
    await post.drain()
    post.time.now += 30_000
    const { platforms } = post.services
    const askedByAnother = post.notifier
    const late = post.notifierWith({
      platforms: {
        ...platforms,
        dingTalk: {
          ...platforms.dingTalk,
          async workNoticeResult(taskId) {
            // The lease was another's by then: as a process finds it that stood still.
            await post.db.write((tx) => tx.update(post.db.schema.outbox).set({ leaseUntil: 0 }))
            await askedByAnother.runOnce()
            return platforms.dingTalk.workNoticeResult(taskId)
          },
        },
      },
    })
    await late.runOnce()
    expect(await states('DINGTALK')).toEqual([
      ['SENT', '已送达'],
      ['SENT', '已送达'],
    ])
    expect([...askedByAnother.settledNotices.all]).toMatchObject([{ channel: 'DINGTALK', state: 'SENT', times: 2 }])
    expect([...late.settledNotices.all]).toEqual([])
  })

  it('dropping what it accepted becomes visible', async () => {
    await post.fault({ match: SEND_CARD, drop: true })
    await post.file()
    await post.drain()
    post.time.now += 30_000
    await post.drain()
    // It asks for something, and is sent once more the next morning.
    const lost = ['平台未投递', '平台未投递']
    expect(await states('DINGTALK')).toEqual(lost.map((outcome) => ['WAITING', outcome]))
    expect(post.callsTo(RESULT)).toBe(1)
    expect(post.phoneOf('officer')).toEqual([])
    post.time.now = Date.parse('2026-11-21T07:59:59+08:00')
    expect(await post.drain()).toBe(0)
    await post.fault({ match: SEND_CARD, drop: true })
    post.time.now += 1_000
    await post.drain()
    post.time.now += 30_000
    await post.drain()
    expect(await states('DINGTALK')).toEqual(lost.map((outcome) => ['FAILED', outcome]))
  })

  it('that cannot be asked leaves what is known: it was accepted', async () => {
    await post.file()
    await post.drain()
    await post.fault({ match: RESULT, http: 500 })
    post.time.now += 30_000
    await post.drain()
    expect(new Set((await states('DINGTALK')).map(String))).toEqual(new Set(['SENT,已发送']))
  })

  it.each([
    ['a process died after sending: the copy is dropped and counts as delivered', 1, 'SENT', '已送达'],
    ['without an earlier try a dropped copy is lost', 0, 'WAITING', '平台未投递'],
  ])('%s', async (_, attempts, state, outcome) => {
    await post.file()
    await post.drain()
    const { outbox } = post.db.schema
    const asBeforeTheAnswer = { state: 'WAITING' as const, platformRef: null, attempts, leaseUntil: 0, nextAt: 0 }
    await post.db.write((tx) => tx.update(outbox).set(asBeforeTheAnswer))
    await post.drain()
    post.time.now += 30_000
    await post.drain()
    expect(new Set((await states('DINGTALK')).map(String))).toEqual(new Set([`${state},${outcome}`]))
    expect(post.phoneOf('officer')).toHaveLength(1)
  })

  it.each([
    ['the address is not allowed', { errcode: 60020 }],
    ['the right to send is missing', { errcode: 60011 }],
    ['the secret is wrong', { errcode: 40089 }],
    ['the token is wrong', { errcode: 40014 }],
    ['the calls of the month are used up', { errcode: 90020 }],
    ['nobody knows the code', { errcode: 987654 }],
  ])('that refuses until an operator mends it loses nothing: %s', async (_, fault) => {
    const { number } = await post.file()
    await post.fault({ match: SEND_CARD, times: 100_000, ...fault })
    for (let quarter = 0; quarter < 12 * 4; quarter += 1) {
      await post.drain()
      post.time.now += 15 * 60_000
    }
    expect((await states('DINGTALK')).every(([state]) => state === 'WAITING')).toBe(true)
    // A try costs a call of the month's quota: a hundred a day are few, of each token twice.
    expect(post.callsTo(SEND_CARD)).toBeLessThan(150)
    expect(post.lines).toContainEqual(expect.objectContaining({ channel: 'DINGTALK', kind: 'TO_ACCEPT' }))
    const { body } = await post.app.inject({ method: 'GET', url: '/metrics' })
    expect(body).toMatch(/platform_errors_total\{platform="dingtalk",call="sendWorkNotice",class="\w+"\} [1-9]/)
    expect(Number(/outbox_oldest_seconds\{channel="DINGTALK"\} (\d+)/.exec(body)?.[1])).toBeGreaterThan(11 * 3_600)
    await post.mend()
    for (let minute = 0; minute < 16; minute += 1) {
      await post.drain()
      post.time.now += 60_000
    }
    expect(post.phoneOf('officer')).toMatchObject([{ markdown: expect.stringContaining(number) }])
  })

  it('does not ask for a signature that was given meanwhile', async () => {
    const { id } = await dispatched()
    await post.act('handler', 'signRequest', id)
    await post.drain()
    expect(post.phoneOf('handler')).toEqual([])
    expect((await post.outbox()).find((row) => row.kind === 'TO_SIGN')).toMatchObject({
      state: 'OBSOLETE',
      attempts: 1,
    })
  })

  it('does not ask a unit that the request was taken from', async () => {
    const { id } = await dispatched()
    const grading = 'grading: { tier: SIMPLE, urgency: NORMAL, category: "FIRE_SAFETY", cause: UNCLEAR_COMPETENCE }'
    await post.act('officer', 'dispatchRequest', id, { args: `${grading}, leadUnitId: "market"` })
    await post.drain()
    expect(post.phoneOf('handler')).toMatchObject([{ title: '诉求已改派' }])
    expect(post.phoneOf('market')).toHaveLength(1)
  })

  it.each([
    ['is dropped for whoever is handler no more', true],
    ['reaches whoever still is (control)', false],
  ])('what waits for a handler %s', async (_, gone) => {
    const { personRoles } = post.db.schema
    await dispatched()
    if (gone) await post.db.write((tx) => tx.delete(personRoles).where(eq(personRoles.personId, 'p-handler')))
    await post.drain()
    expect(post.phoneOf('handler')).toHaveLength(gone ? 0 : 1)
    const row = (await post.outbox()).find(({ kind }) => kind === 'TO_SIGN')
    expect(row).toMatchObject({ personId: 'p-handler', state: gone ? 'OBSOLETE' : 'ACCEPTED', attempts: 1 })
    // What he was told while he was stays in his list.
    expect(await post.messagesTo('handler')).toEqual(['TO_SIGN'])
  })
})

describe('tries', () => {
  it('a passing failure is tried again after 1 s, then after 4 s, then it is sent', async () => {
    await dispatched()
    await post.fault({ match: SEND_SMS, http: 503, times: 2 })
    await post.drain()
    const waits = async () => (await rowsOf('SMS')).map((row) => row.nextAt - post.time.now)
    expect(await waits()).toEqual([1_000])
    post.time.now += 1_000
    await post.drain()
    expect(await waits()).toEqual([4_000])
    post.time.now += 3_999
    expect(await post.drain()).toBe(0)
    post.time.now += 1
    await post.drain()
    expect(await rowsOf('SMS')).toMatchObject([{ state: 'SENT', attempts: 3 }])
    expect(kinds('owner')).toEqual(['sms'])
  })

  it('an outage costs few calls, and everything goes out after it', async () => {
    await post.consent('owner', 40)
    for (let n = 0; n < 12; n += 1) {
      const { id } = await post.file()
      await post.act('officer', 'dispatchRequest', id)
    }
    await post.fault({ match: SEND_CARD, http: 503, times: 12 })
    await post.drain()
    expect(post.callsTo(SEND_CARD)).toBe(3)
    expect((await rowsOf('WECHAT')).every((row) => row.state === 'SENT')).toBe(true)
    for (let minute = 0; minute < 15; minute += 1) {
      post.time.now += 60_000
      await post.drain()
    }
    expect(post.phoneOf('handler')).toHaveLength(12)
    expect(await states('SMS')).toEqual([])
  })

  it('four hours without the platform lose nothing; what was settled meanwhile is not sent after them', async () => {
    const away = createPlatforms(simulatedPlatforms('http://127.0.0.1:1'), {
      tokens: memoryTokenStore(),
      now: () => post.time.now,
    })
    const cutOff = post.notifierWith({ platforms: away })
    const open: string[] = []
    for (let n = 0; n < 12; n += 1) {
      const { id, number } = await post.file()
      if (n % 3 === 0) await post.act('officer', 'declineRequest', id)
      else open.push(number)
    }
    const end = post.time.now + 4 * 3_600_000
    for (; post.time.now < end; post.time.now += 120_000) await post.drain(cutOff)
    expect(post.phoneOf('officer')).toEqual([])
    for (let minute = 0; minute < 11; minute += 1) {
      await post.drain()
      post.time.now += 60_000
    }
    const sent = post.phoneOf('officer').map((each) => (each.channel === 'dingtalk' ? each.markdown.slice(-22) : ''))
    expect(sent.sort()).toEqual(open)
    const left = (await rowsOf('DINGTALK')).filter((row) => row.state === 'WAITING' || row.state === 'FAILED')
    expect(left).toEqual([])
  }, 60_000)

  it('after an outage what was put off goes before what nobody had tried yet', async () => {
    const numbers: string[] = []
    for (let n = 0; n < 6; n += 1) numbers.push((await post.file()).number)
    await post.fault({ match: SEND_CARD, http: 503, times: 8 })
    await post.drain()
    for (let quarter = 0; quarter < 20 && post.phoneOf('officer').length === 0; quarter += 1) {
      post.time.now += 15_000
      await post.notifier.runOnce()
    }
    await post.drain()
    const order = post.phoneOf('officer').map((each) => (each.channel === 'dingtalk' ? each.markdown.slice(-22) : ''))
    const [probe, ...rest] = order.reverse()
    expect(rest).toEqual(numbers.filter((number) => number !== probe))
  })

  it('the earliest deadline goes first', async () => {
    const filed = []
    for (let n = 0; n < 3; n += 1) filed.push((await post.file()).number)
    const { outbox, requests } = post.db.schema
    const rows = await post.db.read.select().from(requests)
    const wanted = [filed[2], filed[0], filed[1]]
    for (const row of rows) {
      const dueSort = wanted.indexOf(row.number)
      await post.db.write((tx) => tx.update(outbox).set({ dueSort }).where(eq(outbox.thingId, row.id)))
    }
    await post.drain()
    const order = post.phoneOf('officer').map((each) => (each.channel === 'dingtalk' ? each.markdown.slice(-22) : ''))
    expect(order.reverse()).toEqual(wanted)
  })

  it('nothing that a log keeps names a person, a telephone or a request', async () => {
    await post.consent('owner')
    await dispatched()
    await post.fault({ match: SEND_WECHAT, errcode: 40037 })
    await post.fault({ match: SEND_SMS, http: 400 })
    await post.drain()
    expect(post.lines).toEqual([
      { channel: 'WECHAT', kind: 'ASSIGNED', outboxId: expect.any(Number), code: '40037', errorClass: 'INPUT' },
      { channel: 'SMS', kind: 'ASSIGNED', outboxId: expect.any(Number), code: 'HTTP_400', errorClass: 'INPUT' },
    ])
    expect(await states('SMS')).toEqual([['FAILED', '被拒收']])
  })
})

describe('requesters are not disturbed', () => {
  it('between 20:00 and 08:00, while staff are pushed at any hour', async () => {
    const worker = post.notifierWith({ quietHours: true })
    post.time.now = Date.parse('2026-11-20T20:30:00+08:00')
    await post.consent('owner')
    const { id } = await post.file()
    await post.act('officer', 'dispatchRequest', id)
    await post.drain(worker)
    expect(post.phoneOf('handler')).toHaveLength(1)
    expect(post.phoneOf('owner')).toEqual([])
    const morning = Date.parse('2026-11-21T08:00:00+08:00')
    expect(await rowsOf('WECHAT')).toMatchObject([{ state: 'WAITING', attempts: 0, nextAt: morning }])
    post.time.now = morning
    await post.drain(worker)
    expect(kinds('owner')).toEqual(['wechat'])
  })

  it('unless the request is critical', async () => {
    const worker = post.notifierWith({ quietHours: true })
    post.time.now = Date.parse('2026-11-20T22:00:00+08:00')
    const { id } = await post.file()
    const grading = 'grading: { tier: SIMPLE, urgency: CRITICAL, category: "FIRE_SAFETY", cause: UNCLEAR_COMPETENCE }'
    await post.act('officer', 'dispatchRequest', id, { args: `${grading}, leadUnitId: "housing"` })
    await post.drain(worker)
    expect(kinds('owner')).toEqual(['sms'])
  })

  it('by more than five texts a day to a number that nobody proved to be his', async () => {
    for (let n = 0; n < 7; n += 1) {
      const { id } = await filedByContact()
      await post.act('officer', 'acceptRequest', id)
    }
    await post.drain()
    expect(post.phoneOf('owner')).toHaveLength(5)
    const morning = Date.parse('2026-11-21T08:00:00+08:00')
    const over = (await rowsOf('SMS')).filter((row) => row.state !== 'SENT')
    expect(over.map((row) => [row.state, row.outcome, row.nextAt])).toEqual([
      ['WAITING', null, morning],
      ['WAITING', null, morning],
    ])
    post.time.now = morning
    await post.drain()
    expect(post.phoneOf('owner')).toHaveLength(7)
  })

  it('and what asks something of him has room of its own: the answer comes after five pieces of news', async () => {
    const { id } = await filedByContact()
    const steps = [
      'acceptRequest',
      'dispatchRequest',
      'signRequest',
      'addProgress',
      'addProgress',
      'addProgress',
    ] as const
    for (const step of steps) {
      await post.act(step === 'acceptRequest' || step === 'dispatchRequest' ? 'officer' : 'handler', step, id)
      await post.drain()
    }
    expect((await states('SMS')).map(([state]) => state)).toEqual(['SENT', 'SENT', 'SENT', 'SENT', 'SENT', 'WAITING'])
    await post.act('handler', 'resolveRequest', id)
    await post.drain()
    expect(post.phoneOf('owner')).toHaveLength(6)
    expect((await rowsOf('SMS')).at(-1)).toMatchObject({ kind: 'ANSWERED', state: 'SENT' })
    // The news that found no room is overtaken by then.
    post.time.now = Date.parse('2026-11-21T08:00:00+08:00')
    await post.drain()
    expect((await rowsOf('SMS'))[5]).toMatchObject({ kind: 'PROGRESS', state: 'OBSOLETE' })
    expect(post.phoneOf('owner')).toHaveLength(6)
  })

  it('whose asks fill the day get the rest the next morning', async () => {
    for (let n = 0; n < 6; n += 1) {
      const { id } = await filedByContact()
      await post.act('officer', 'declineRequest', id)
    }
    await post.drain()
    expect(post.phoneOf('owner')).toHaveLength(5)
    post.time.now = Date.parse('2026-11-21T08:00:00+08:00')
    await post.drain()
    expect(post.phoneOf('owner')).toHaveLength(6)
  })

  it('by each piece of news that waited for the morning: of one request the last is enough', async () => {
    const worker = post.notifierWith({ quietHours: true })
    const one = await filedByContact()
    const other = await filedByContact()
    post.time.now = Date.parse('2026-11-20T20:30:00+08:00')
    for (const { id } of [one, other]) {
      await post.act('officer', 'acceptRequest', id)
      await post.act('officer', 'dispatchRequest', id)
      await post.act('handler', 'signRequest', id)
    }
    await post.act('handler', 'addProgress', one.id)
    await post.act('handler', 'addProgress', one.id)
    await post.drain(worker)
    post.time.now = Date.parse('2026-11-21T08:00:00+08:00')
    await post.drain(worker)
    const sent = (await rowsOf('SMS')).filter(({ state }) => state === 'SENT')
    expect(sent.map(({ kind, thingId }) => [kind, thingId === one.id])).toEqual([
      ['SIGNED', false],
      ['PROGRESS', true],
    ])
    expect(post.phoneOf('owner')).toHaveLength(2)
    expect((await states('SMS')).filter(([state]) => state === 'WAITING')).toEqual([])
  })

  it('for nothing by what the gateway refuses: what asks goes once more the next morning', async () => {
    const { id } = await filedByContact()
    await post.act('officer', 'declineRequest', id)
    await post.fault({ match: SEND_SMS, http: 400 })
    await post.drain()
    expect(await states('SMS')).toEqual([['WAITING', '被拒收']])
    post.time.now = Date.parse('2026-11-21T08:00:00+08:00')
    await post.drain()
    expect(await states('SMS')).toEqual([['SENT', '已发送']])
    expect(post.phoneOf('owner')).toHaveLength(1)
  })
})

describe('the receipt of a filing', () => {
  const RECEIPT = /^【企呼我应】诉求1120-0001-\d：查询码 \d{3} \d{3} \d{4}。http:\/\/127\.0\.0\.1:3000\/n\/\w{7}$/
  const texts = () => post.phoneOf('owner').map((each) => ('text' in each ? each.text : ''))

  it('comes by a text to whoever has no WeChat, with the code that opens it', async () => {
    await onlyByContact()
    const { id } = await post.file()
    await post.drain()
    expect(texts()).toEqual([expect.stringMatching(RECEIPT)])
    const code = /查询码 ([\d ]+)/.exec(texts()[0] ?? '')?.[1]?.replaceAll(' ', '')
    expect(code).toBe((await findRequest(post.db.read, post.db.schema, id))?.lookupCode)
    // What is kept of it names the code nowhere.
    const { messages } = post.db.schema
    const kept = [await post.outbox(), await post.db.read.select().from(messages), post.lines]
    expect(JSON.stringify(kept)).not.toContain(code)
  })

  it('is in the app alone for whoever has WeChat, where it stays', async () => {
    await post.file()
    await post.drain()
    expect(post.phoneOf('owner')).toEqual([])
    expect(await post.messagesTo('owner')).toEqual(['RECEIVED'])
  })

  it('is not overtaken by the news that waited with it for the morning, and rings nobody at night', async () => {
    const worker = post.notifierWith({ quietHours: true })
    await onlyByContact()
    post.time.now = Date.parse('2026-11-20T20:30:00+08:00')
    const { id } = await post.file()
    await post.act('officer', 'acceptRequest', id)
    await post.drain(worker)
    expect(texts()).toEqual([])
    post.time.now = Date.parse('2026-11-21T08:00:00+08:00')
    await post.drain(worker)
    expect(texts()).toHaveLength(2)
    expect(texts().filter((text) => RECEIPT.test(text))).toHaveLength(1)
  })

  it('that nobody takes leaves nothing for the desk to ring up about', async () => {
    await onlyByContact()
    const { id } = await post.file()
    await post.fault({ match: SEND_SMS, http: 400, times: 2 })
    await post.drain()
    expect(await states('SMS')).toEqual([['FAILED', '被拒收']])
    post.time.now += 25 * 3_600_000
    await post.drain()
    expect((await findRequest(post.db.read, post.db.schema, id))?.state).toMatchObject({ unreachedAt: null })
  })
})

describe('a requester whom nothing reaches', () => {
  const stateOf = async (id: string) => (await findRequest(post.db.read, post.db.schema, id))?.state
  const answeredOnly = async () => {
    await onlyByContact()
    const { id } = await post.file()
    await post.act('officer', 'dispatchRequest', id)
    await post.act('handler', 'signRequest', id)
    await post.drain()
    await post.act('handler', 'resolveRequest', id)
    return id
  }

  it('is rung up by the desk, and no silence closes his request until he is told', async () => {
    const id = await answeredOnly()
    await post.fault({ match: SEND_SMS, http: 400, times: 2 })
    await post.drain()
    expect(await stateOf(id)).toMatchObject({ unreachedAt: null })
    const morning = Date.parse('2026-11-21T08:00:00+08:00')
    post.time.now = morning
    await post.drain()
    expect((await states('SMS')).at(-1)).toEqual(['FAILED', '被拒收'])
    expect(await stateOf(id)).toMatchObject({ unreachedAt: morning })
    expect(await post.messagesTo('officer')).toContain('TO_RING')
    expect(await post.messagesTo('handler')).not.toContain('TO_RING')
    expect(post.phoneOf('officer')[0]).toMatchObject({ title: '请电话联系申请人' })
    post.time.now = Date.parse('2026-12-21T10:00:00+08:00')
    await sweep(post.services)
    expect(await stateOf(id)).toMatchObject({ stage: 'RESOLVED' })
    expect(await post.act('officer', 'recordReached', id)).toMatchObject({ __typename: 'ActionDone' })
    post.time.now = Date.parse('2026-12-30T17:00:00+08:00')
    await sweep(post.services)
    expect(await stateOf(id)).toMatchObject({ stage: 'RESOLVED' })
    post.time.now += 60_000
    await sweep(post.services)
    expect(await stateOf(id)).toMatchObject({ stage: 'CLOSED', closedHow: 'UNCONFIRMED' })
  })

  it('since the gateway is refused for days has his time from when the text came after all', async () => {
    const id = await answeredOnly()
    await post.fault({ match: SEND_SMS, http: 401, times: 100_000 })
    for (let hour = 0; hour < 30; hour += 1) {
      await post.drain()
      post.time.now += 3_600_000
    }
    expect(await stateOf(id)).toMatchObject({ unreachedAt: expect.any(Number) })
    expect((await post.messagesTo('officer')).filter((kind) => kind === 'TO_RING')).toHaveLength(1)
    await post.mend()
    for (let minute = 0; minute < 20; minute += 1) {
      await post.drain()
      post.time.now += 60_000
    }
    expect(post.phoneOf('owner').length).toBeGreaterThan(0)
    expect((await stateOf(id))?.unreachedAt).toBeNull()
    expect((await stateOf(id))?.reachedAt).toBeGreaterThan(0)
  })

  it('is found again where the report of it was lost, and another row goes out meanwhile', async () => {
    const id = await answeredOnly()
    const { outbox } = post.db.schema
    // As a process leaves it that ended between the two: settled, and nobody told.
    await post.db.write((tx) =>
      tx.update(outbox).set({ state: 'FAILED', outcome: '被拒收' }).where(eq(outbox.kind, 'ANSWERED')),
    )
    expect(await stateOf(id)).toMatchObject({ unreachedAt: null })
    post.time.now += 25 * 3_600_000
    await post.drain()
    expect(await stateOf(id)).toMatchObject({ unreachedAt: post.time.now })
    expect((await post.messagesTo('officer')).filter((kind) => kind === 'TO_RING')).toHaveLength(1)
  })

  it('and was told by telephone since is not said to be unreached again, by no process and at no hour', async () => {
    const id = await answeredOnly()
    await post.fault({ match: SEND_SMS, http: 400, times: 2 })
    await post.drain()
    post.time.now = Date.parse('2026-11-21T08:00:00+08:00')
    await post.drain()
    post.time.now += 60_000
    await post.act('officer', 'recordReached', id)
    for (const hours of [1, 24, 24]) {
      post.time.now += hours * 3_600_000
      await post.drain()
      // Started anew, with nothing looked at yet.
      await post.drain(post.notifierWith())
      expect(await stateOf(id)).toMatchObject({ unreachedAt: null })
    }
    expect((await post.messagesTo('officer')).filter((kind) => kind === 'TO_RING')).toHaveLength(1)
  })

  it('is not said to be unreached where another channel brought it', async () => {
    const id = await answeredOnly()
    await post.drain()
    const { outbox } = post.db.schema
    const [sent] = await post.db.read.select().from(outbox).where(eq(outbox.kind, 'ANSWERED'))
    if (!sent) throw new Error('nothing was sent')
    const { id: _, ...columns } = sent
    await post.db.write((tx) => tx.insert(outbox).values({ ...columns, channel: 'WECHAT', state: 'FAILED' }))
    post.time.now += 25 * 3_600_000
    await post.drain()
    expect(await stateOf(id)).toMatchObject({ unreachedAt: null })
  })

  it('but has read it in the app is reached', async () => {
    const id = await answeredOnly()
    await post.fault({ match: SEND_SMS, http: 400, times: 2 })
    await post.drain()
    await post.as('owner', 'mutation { markMessagesRead }')
    post.time.now = Date.parse('2026-11-21T08:00:00+08:00')
    await post.drain()
    expect((await states('SMS')).at(-1)).toEqual(['FAILED', '被拒收'])
    expect(await stateOf(id)).toMatchObject({ unreachedAt: null })
  })

  it('of mere news is nobody to ring up', async () => {
    const { id } = await filedByContact()
    await post.act('officer', 'acceptRequest', id)
    await post.fault({ match: SEND_SMS, http: 400, times: 2 })
    await post.drain()
    expect(await states('SMS')).toEqual([['FAILED', '被拒收']])
    expect(await stateOf(id)).toMatchObject({ unreachedAt: null })
  })
})

describe('a text that has to wait', () => {
  it('counts once against the day, however often the gateway puts it off', async () => {
    for (let n = 0; n < 5; n += 1) {
      const { id } = await filedByContact()
      await post.act('officer', 'acceptRequest', id)
      await post.fault({ match: SEND_SMS, http: 429, times: 2 })
      for (let minute = 0; minute < 3; minute += 1) {
        await post.drain()
        post.time.now += 60_000
      }
    }
    expect((await states('SMS')).map(([state]) => state)).toEqual(Array.from({ length: 5 }, () => 'SENT'))
    expect(post.phoneOf('owner')).toHaveLength(5)
  })
})

describe('the loop', () => {
  it('sends when woken and ends when told to', async () => {
    post.notifier.start()
    const { id } = await post.file()
    post.notifier.wake()
    await expect.poll(() => post.phoneOf('officer').length, { timeout: 5_000 }).toBe(1)
    await post.notifier.stop()
    await post.act('officer', 'dispatchRequest', id)
    post.notifier.wake()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(post.phoneOf('handler')).toEqual([])
  })

  it('goes on after a round that failed', async () => {
    let broken = true
    const db = new Proxy(post.db, {
      get: (target, name) => {
        if (name === 'write' && broken) return () => Promise.reject(new Error('database away'))
        return Reflect.get(target, name)
      },
    })
    const worker = post.notifierWith({ db })
    await post.file()
    worker.start()
    await expect.poll(() => post.lines.length, { timeout: 5_000 }).toBeGreaterThan(0)
    broken = false
    worker.wake()
    await expect.poll(() => post.phoneOf('officer').length, { timeout: 5_000 }).toBe(1)
    await worker.stop()
    expect(post.lines).toEqual([{ code: 'Error' }])
  })
})
