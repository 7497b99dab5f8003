import type { RequestState } from '@qihu/shared'
import { replay } from '@qihu/shared/life/life'
import { request } from '@qihu/shared/requests/request.life'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { historyOf } from '../life/history.store.ts'
import { sweep } from '../life/pass-time.ts'
import { FILE, fileOne, filing, lookAt, resolveOne, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

let app: TestApp
beforeEach(async () => {
  app = await openTestApp()
})
afterEach(() => app.close())

const rowOf = async (id: string) => {
  const { requests } = app.db.schema
  const [row] = await app.db.read.select().from(requests).where(eq(requests.id, id))
  if (!row) throw new Error('no such request')
  return row
}
const countOf = async (table: 'requests' | 'texts' | 'contacts' | 'outbox' | 'events') =>
  (await app.db.read.select().from(app.db.schema[table])).length

describe('filing', () => {
  it('gives a number, a look-up code and says who answers by when', async () => {
    const { data } = await app.as('owner', FILE, { input: filing(app.newKey()) })
    expect(data.fileRequest).toMatchObject({
      __typename: 'Filed',
      firstStep: expect.stringContaining('前告知是否受理'),
      request: { stage: 'SUBMITTED', title: '艺术培训场所消防验收卡在执照之前', channel: 'H5' },
    })
    expect(data.fileRequest.request.number).toMatch(/^QH330199-261120-0001-\d$/)
    expect(data.fileRequest.request.lookupCode).toMatch(/^\d{10}$/)
  })

  it('numbers the requests of a day one after another', async () => {
    const numbers = []
    for (let n = 0; n < 3; n += 1) numbers.push((await fileOne(app)).number.slice(16, 20))
    expect(numbers).toEqual(['0001', '0002', '0003'])
  })

  it('files once for a key however often it is sent, also at the same time', async () => {
    const key = app.newKey()
    const filed = await Promise.all(Array.from({ length: 12 }, () => fileOne(app, {}, key)))
    expect(new Set(filed.map((each) => each.number)).size).toBe(1)
    expect(await countOf('requests')).toBe(1)
    expect(await countOf('contacts')).toBe(1)
  })

  it('refuses a key that was used for something else, and keeps the first', async () => {
    const key = app.newKey()
    await fileOne(app, {}, key)
    const other = { input: filing(key, { description: '另外一件完全不同的事情，请帮忙。' }) }
    const { data } = await app.as('owner', FILE, other)
    expect(data.fileRequest).toMatchObject({ __typename: 'Refusal', code: 'KEY_REUSED' })
    expect(await countOf('requests')).toBe(1)
  })

  it.each([
    ['a short description', { description: '太短' }, 'DESCRIPTION_TOO_SHORT', 'description'],
    ['a long description', { description: '长'.repeat(2001) }, 'DESCRIPTION_TOO_LONG', 'description'],
    ['no intake reason', { intakeReasons: [] }, 'INTAKE_REASON_REQUIRED', 'intakeReasons'],
    ['no contact', { contactName: ' ' }, 'CONTACT_NAME_REQUIRED', 'contactName'],
    ['a wrong phone', { contactPhone: '12345' }, 'PHONE_INVALID', 'contactPhone'],
    [
      'a wrong credit code',
      { enterpriseId: null, enterprise: { name: '某厂', creditCode: '91350100M000100Y44' } },
      'CREDIT_CODE_CHECK',
      'creditCode',
    ],
    [
      'ten attachments',
      { attachmentIds: Array.from({ length: 10 }, (_, n) => `a${n}`) },
      'TOO_MANY_ATTACHMENTS',
      'attachmentIds',
    ],
    ['an unknown attachment', { attachmentIds: ['nobody'] }, 'ATTACHMENT_UNKNOWN', 'attachmentIds'],
    ['a foreign enterprise', { enterpriseId: 'e-foreign' }, 'NOT_FOUND', 'enterpriseId'],
    ['a forged window code', { windowCode: 'w=W1.1AAAAAAAAAAAAAAAA' }, 'SCAN_UNKNOWN', 'windowCode'],
  ])('refuses %s, names the field and the next step, and stores nothing', async (_, more, code, field) => {
    const { data } = await app.as('owner', FILE, { input: filing(app.newKey(), more) })
    expect(data.fileRequest).toMatchObject({ __typename: 'Refusal', code, field, next: expect.stringMatching(/.+/) })
    expect([await countOf('requests'), await countOf('texts'), await countOf('contacts')]).toEqual([0, 0, 0])
  })

  it('takes the own phone in its masked form and stores the number', async () => {
    const filed = await fileOne(app, { contactPhone: '199****0001' })
    expect((await lookAt(app, 'owner', filed.id)).contact.phone).toBe('19900000001')
  })

  it('takes so many of one person in a day, also at the same moment; a repeat is none, and tomorrow is another day', async () => {
    await app.close()
    app = await openTestApp({ filingsADay: 5 })
    const file = async (key: string, who = 'owner') =>
      (await app.as(who, FILE, { input: filing(key, who === 'owner' ? {} : { enterpriseId: null }) })).data.fileRequest
    const keys = Array.from({ length: 12 }, () => app.newKey())
    const answers = await Promise.all(keys.map((key) => file(key)))
    const refused = answers.filter((each) => each.__typename === 'Refusal')
    expect(refused).toHaveLength(7)
    expect(refused[0]).toMatchObject({ code: 'FILED_TOO_MANY', message: expect.stringContaining('5 件') })
    const taken = keys[answers.findIndex((each) => each.__typename === 'Filed')] ?? ''
    expect((await file(taken)).__typename).toBe('Filed')
    expect((await file(app.newKey(), 'stranger')).__typename).toBe('Filed')
    app.time.now += 24 * 3_600_000
    expect((await file(app.newKey())).__typename).toBe('Filed')
    expect(await countOf('requests')).toBe(7)
  })

  it('rings the desk for the first few of one person in a day; the others wait in its list', async () => {
    await app.close()
    app = await openTestApp({ filingsADay: 20 })
    for (let n = 0; n < 9; n += 1) await fileOne(app)
    await app.as('stranger', FILE, { input: filing(app.newKey(), { enterpriseId: null }) })
    const toAccept = (await app.db.read.select().from(app.db.schema.outbox)).filter(({ kind }) => kind === 'TO_ACCEPT')
    const told = (await app.db.read.select().from(app.db.schema.messages)).filter(({ kind }) => kind === 'TO_ACCEPT')
    expect(toAccept.filter(({ personId }) => personId === 'p-officer')).toHaveLength(5 + 1)
    expect(told.filter(({ personId }) => personId === 'p-officer')).toHaveLength(9 + 1)
  })

  it('asks a visitor to sign in', async () => {
    const { data, errors } = await app.as(null, FILE, { input: filing(app.newKey()) })
    expect(data).toBeNull()
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'SIGN_IN_REQUIRED' })
  })
})

describe('the loop', () => {
  it('goes from filing to the confirmed second answer, with the head handling the second round', async () => {
    const { id } = await fileOne(app)
    const dispatched = await take(app, 'officer', 'dispatchRequest', id)
    expect(dispatched.request).toMatchObject({ stage: 'DISPATCHED', leadUnit: { name: '住建局' } })
    // Simple, accepted on Friday 2026-11-20: the first working day after it is Monday.
    expect(dispatched.request.dueAt).toBe(Date.parse('2026-11-23T17:00:00+08:00'))
    expect((await take(app, 'handler', 'signRequest', id)).request.headline).toBe(
      '住建局正在办，11月23日（周一）17:00 前答复申请人。',
    )
    await take(app, 'handler', 'addProgress', id, { text: '已到现场核对面积。' })
    const resolved = await take(app, 'handler', 'resolveRequest', id, { text: '可以个人名义先做验收备案。' })
    expect(resolved.request).toMatchObject({ stage: 'RESOLVED', actions: [] })
    expect((await lookAt(app, 'owner', id)).actions).toEqual(['CONFIRM', 'DISPUTE', 'CORRECT_CONTACT'])

    const answeredAt = app.time.now
    app.time.now += 15 * 60_000
    const disputed = await take(app, 'owner', 'disputeRequest', id, { text: '窗口说没有收到通知。' })
    expect(disputed.request).toMatchObject({ stage: 'DISPATCHED', round: 2, statusWord: '第 2 次办理' })
    expect(await lookAt(app, 'handler', id)).toBeNull() // the head's now
    expect((await take(app, 'handler', 'signRequest', id)).code).toBe('NOT_FOUND')
    // The answer keeps its own time and round while the next one is awaited.
    const { answer } = await lookAt(app, 'owner', id)
    expect(answer).toMatchObject({ round: 1, at: answeredAt })
    await take(app, 'head', 'signRequest', id)
    await take(app, 'head', 'resolveRequest', id, { text: '已通知窗口，今天可以办。' })
    expect((await take(app, 'owner', 'confirmRequest', id)).request).toMatchObject({
      stage: 'CLOSED',
      actions: ['RATE', 'ERASE'],
    })

    const seen = await lookAt(app, 'owner', id)
    expect(seen.history.map((each: { what: string }) => each.what)).toEqual([
      '结束：已解决',
      '确认已解决',
      '答复：已办成',
      '签收',
      '第 2 次派单，由单位负责人办理',
      '反馈未解决：没解决',
      '答复：已办成',
      '办理进展',
      '签收',
      '派单',
      '定级：简单、一般、消防',
      '受理',
      '提交诉求',
    ])
    expect(seen.answer).toMatchObject({ round: 2, text: '已通知窗口，今天可以办。' })
  })

  it('stops the clock while material is asked for, and tells why it is due later', async () => {
    const { id } = await fileOne(app)
    await take(app, 'officer', 'dispatchRequest', id)
    await take(app, 'handler', 'signRequest', id)
    app.time.now = Date.parse('2026-11-23T10:00:00+08:00')
    await take(app, 'handler', 'requestInformation', id, { text: '请补一份平面图。' })
    const waiting = await lookAt(app, 'owner', id)
    expect((await lookAt(app, 'handler', id)).statusWord).toBe('待申请人补充')
    expect(waiting).toMatchObject({
      statusWord: '待您补充',
      informationAsked: '请补一份平面图。',
      lamp: { colour: 'PAUSED' },
    })
    expect((await take(app, 'handler', 'resolveRequest', id)).code).toBe('AWAITING_INFORMATION')
    app.time.now = Date.parse('2026-11-24T10:00:00+08:00')
    const supplied = await take(app, 'owner', 'supplementRequest', id, { text: '平面图已交。' })
    expect(supplied.request.dueAt).toBe(Date.parse('2026-11-24T17:00:00+08:00'))
    const rows = (await lookAt(app, 'owner', id)).dueRows.map((row: { text: string }) => row.text)
    expect(rows).toContain('11/24 周二 补足 5 小时 30 分钟，其中暂停 1 小时不计 到期')
  })

  it('lets the requester urge once a day, and pushes handler and head', async () => {
    const { id } = await fileOne(app)
    await take(app, 'officer', 'dispatchRequest', id)
    expect((await take(app, 'owner', 'urgeRequest', id)).request.actions).not.toContain('URGE')
    expect((await take(app, 'owner', 'urgeRequest', id)).code).toBe('URGE_TOO_SOON')
    expect((await take(app, 'handler', 'urgeRequest', id)).code).toBe('NOT_YOUR_TURN')
    const rows = await app.db.read.select().from(app.db.schema.outbox)
    expect(
      rows
        .filter((row) => row.kind === 'URGED')
        .map((row) => row.personId)
        .sort(),
    ).toEqual(['p-handler', 'p-head'])
  })

  it('declines with a reason, and offers nothing more', async () => {
    const { id } = await fileOne(app)
    const declined = await take(app, 'officer', 'declineRequest', id, { text: '已在诉讼中，可等判决，或申请复核。' })
    expect(declined.request).toMatchObject({ stage: 'NOT_ACCEPTED', actions: [] })
    expect((await lookAt(app, 'owner', id)).actions).toEqual(['ERASE'])
  })

  it('holds “依法不能办” to a written basis', async () => {
    const { id } = await fileOne(app)
    await take(app, 'officer', 'dispatchRequest', id)
    await take(app, 'handler', 'signRequest', id)
    const args = 'resolution: EXPLAINED_NOT_POSSIBLE, text: $text'
    expect((await take(app, 'handler', 'resolveRequest', id, { args, text: '不能办' })).code).toBe('BASIS_REQUIRED')
  })

  it('refuses a wrong-way action, a repeated key with other words, and an unknown unit', async () => {
    const { id } = await fileOne(app)
    expect((await take(app, 'officer', 'declineRequest', id, { text: ' ' })).code).toBe('TEXT_REQUIRED')
    const args = 'grading: { tier: SIMPLE, urgency: NORMAL, category: "TAX", cause: OTHER }, leadUnitId: "desk"'
    expect((await take(app, 'officer', 'dispatchRequest', id, { args })).code).toBe('UNIT_UNKNOWN')
    await take(app, 'officer', 'dispatchRequest', id)
    expect((await take(app, 'officer', 'acceptRequest', id)).code).toBe('NOT_YOUR_TURN')
    const key = app.newKey()
    await take(app, 'handler', 'signRequest', id)
    await take(app, 'handler', 'addProgress', id, { key, text: '第一条' })
    expect((await take(app, 'handler', 'addProgress', id, { key, text: '第二条' })).code).toBe('KEY_REUSED')
  })

  it('answers a repeated action with the same result and does it once', async () => {
    const { id } = await fileOne(app)
    await take(app, 'officer', 'dispatchRequest', id)
    const version = (await rowOf(id)).version
    const key = app.newKey()
    const tries = await Promise.all(
      Array.from({ length: 6 }, () => take(app, 'handler', 'signRequest', id, { key, version })),
    )
    expect(tries.map((each) => each.__typename)).toEqual(Array(6).fill('ActionDone'))
    const events = await historyOf(app.db.read, app.db.schema, id)
    expect(events.filter((event) => event.type === 'SIGNED')).toHaveLength(1)
  })

  it('tells the page that is behind, and stores nothing', async () => {
    const { id, version } = await fileOne(app)
    await take(app, 'officer', 'acceptRequest', id)
    const texts = await countOf('texts')
    expect((await take(app, 'officer', 'declineRequest', id, { version })).code).toBe('STALE')
    expect(await countOf('texts')).toBe(texts)
  })

  it('lets one of many racing officers win, and the others read STALE', async () => {
    const { id, version } = await fileOne(app)
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        take(app, n % 2 ? 'officer' : 'officer2', 'dispatchRequest', id, { version }),
      ),
    )
    expect(tries.filter((each) => each.__typename === 'ActionDone')).toHaveLength(1)
    expect(tries.filter((each) => each.code === 'STALE')).toHaveLength(7)
    const events = await historyOf(app.db.read, app.db.schema, id)
    expect(events.filter((event) => event.type === 'DISPATCHED')).toHaveLength(1)
  })

  it('says who did what where a form was opened before it, with the name for those at work only', async () => {
    const { id, version } = await fileOne(app)
    await take(app, 'officer', 'dispatchRequest', id)
    const stale = '刚刚有新进展，您看到的是旧内容。'
    const late = (who: string, action: 'dispatchRequest' | 'withdrawRequest') => take(app, who, action, id, { version })
    expect(await late('officer', 'dispatchRequest')).toMatchObject({
      code: 'STALE',
      message: `${stale}最近一步：云溪县兜底专窗林专员刚刚派单。`,
    })
    expect((await late('owner', 'withdrawRequest')).message).toBe(`${stale}最近一步：云溪县兜底专窗刚刚派单。`)
    app.time.now += 5 * 60_000
    await take(app, 'handler', 'signRequest', id)
    const again = await take(app, 'handler', 'signRequest', id)
    expect(again).toMatchObject({ code: 'NOT_YOUR_TURN', next: '查看最新' })
    expect(again.message).toBe('这件诉求现在不能做这一步，可能已有人办理。最近一步：住建局王工刚刚签收。')
  })

  it('goes on with a request that an earlier version stored, without what states have gained since', async () => {
    const { id } = await fileOne(app)
    await take(app, 'officer', 'dispatchRequest', id)
    const { requests } = app.db.schema
    const { urgedAt: _, ...earlier } = (await rowOf(id)).state
    await app.db.write((tx) =>
      tx
        .update(requests)
        .set({ state: earlier as RequestState })
        .where(eq(requests.id, id)),
    )
    expect((await lookAt(app, 'owner', id)).actions).toContain('URGE')
    expect((await take(app, 'handler', 'signRequest', id)).request.stage).toBe('IN_PROGRESS')
  })

  it('rebuilds the stored state from the events', async () => {
    const { id } = await fileOne(app)
    await resolveOne(app, id)
    await take(app, 'owner', 'disputeRequest', id)
    expect(replay(request, await historyOf(app.db.read, app.db.schema, id))).toEqual((await rowOf(id)).state)
  })
})

describe('material that comes after the wait for it has ended by itself', () => {
  it('is added, and until then both sides read what was asked for', async () => {
    const { id } = await fileOne(app)
    await take(app, 'officer', 'dispatchRequest', id)
    await take(app, 'handler', 'signRequest', id)
    await take(app, 'handler', 'requestInformation', id, { text: '请补一份平面图。' })
    app.time.now = Date.parse('2026-12-07T17:30:00+08:00')
    await sweep(app.services)
    for (const who of ['owner', 'handler']) {
      expect(await lookAt(app, who, id)).toMatchObject({ stage: 'IN_PROGRESS', informationAsked: '请补一份平面图。' })
    }
    expect((await lookAt(app, 'owner', id)).actions).toContain('SUPPLEMENT')
    expect((await take(app, 'handler', 'requestInformation', id)).code).toBe('NEED_INFO_USED')
    const added = await take(app, 'owner', 'supplementRequest', id, { text: '平面图已交。' })
    expect(added).toMatchObject({ __typename: 'ActionDone' })
    expect(await lookAt(app, 'owner', id)).toMatchObject({ informationAsked: null })
    const { messages } = app.db.schema
    const told = await app.db.read.select().from(messages).where(eq(messages.personId, 'p-handler'))
    expect(told.map(({ kind }) => kind)).toContain('INFORMATION_HERE')
  })
})

describe('who sees what', () => {
  it('answers a foreign request as if it did not exist', async () => {
    const { id } = await fileOne(app)
    const foreign = await app.as('stranger', 'query($id: ID!) { request(id: $id) { number } }', { id })
    const missing = await app.as('stranger', 'query($id: ID!) { request(id: $id) { number } }', { id: app.newKey() })
    expect(foreign).toEqual(missing)
    const acted = await take(app, 'stranger', 'withdrawRequest', id)
    const nothing = await take(app, 'stranger', 'withdrawRequest', app.newKey())
    expect(acted).toEqual(nothing)
    expect(acted.code).toBe('NOT_FOUND')
  })

  it('hides contact, name and look-up code from who may not see them', async () => {
    const { id } = await fileOne(app)
    await take(app, 'officer', 'dispatchRequest', id)
    expect(await lookAt(app, 'market', id)).toBeNull()
    expect(await lookAt(app, null, id)).toBeNull()
    expect(await lookAt(app, 'colleague', id)).toMatchObject({ contact: null, lookupCode: null })
    expect(await lookAt(app, 'discipline', id)).toMatchObject({
      contact: null,
      lookupCode: null,
      requesterName: '青禾艺术培训',
    })
    expect(await lookAt(app, 'handler', id)).toMatchObject({ contact: { name: '陈经理' }, lookupCode: null })
  })

  it('shows progress for number and look-up code without names', async () => {
    const { number, lookupCode } = await fileOne(app)
    const LOOKUP = `query($number: String!, $code: String!) { lookUpRequest(number: $number, code: $code) {
      __typename ... on PublicProgress { number headline } ... on Refusal { code } } }`
    const right = await app.as(null, LOOKUP, { number: number.toLowerCase(), code: lookupCode })
    expect(right.data.lookUpRequest).toMatchObject({ __typename: 'PublicProgress', number })
    const wrong = await app.as(null, LOOKUP, { number, code: 'nope' })
    expect(wrong.data.lookUpRequest.code).toBe('NOT_FOUND')
  })
})

it('takes no more material with a supplement than with a request', async () => {
  const { id } = await fileOne(app)
  await take(app, 'officer', 'dispatchRequest', id)
  await take(app, 'handler', 'signRequest', id)
  await take(app, 'handler', 'requestInformation', id)
  const args = `text: $text, attachmentIds: [${Array.from({ length: 10 }, (_, n) => `"a${n}"`).join()}]`
  expect((await take(app, 'owner', 'supplementRequest', id, { args })).code).toBe('TOO_MANY_ATTACHMENTS')
})

describe('lists', () => {
  const QUEUE = `query($tab: QueueTab!, $after: String, $first: Int) {
    queue(tab: $tab, after: $after, first: $first) { items { id number } endCursor total } }`

  it('pages through the queue without gap or repetition while rows are added', async () => {
    const file = () => {
      app.time.now += 86_400_000
      return fileOne(app)
    }
    for (let n = 0; n < 7; n += 1) await file()
    const first = (await app.as('officer', QUEUE, { tab: 'NOW', first: 3 })).data.queue
    expect(first.total).toBe(7)
    await file()
    const seen = first.items.map((each: { id: string }) => each.id)
    let after = first.endCursor
    while (after) {
      const page = (await app.as('officer', QUEUE, { tab: 'NOW', first: 3, after })).data.queue
      seen.push(...page.items.map((each: { id: string }) => each.id))
      after = page.endCursor
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe(8)
  })

  it('counts all where nothing follows any more', async () => {
    const row = await rowOf((await fileOne(app)).id)
    const after = `${row.dueSort}_${row.id}`
    const { data } = await app.as('officer', QUEUE, { tab: 'NOW', after })
    expect(data.queue).toEqual({ items: [], endCursor: null, total: 1 })
  })

  it.each([1, 2, 3, 5])(
    'reads what %i enterprises of the reader have filed, each once and by its name',
    async (many) => {
      const { enterprises, memberships } = app.db.schema
      const names = Array.from({ length: many }, (_, n) => `第${n}企业`)
      await app.db.write((tx) => tx.delete(memberships).where(eq(memberships.personId, 'p-owner')))
      for (const [n, name] of names.entries()) {
        const id = `e-${n}`
        await app.db.write(async (tx) => {
          await tx.insert(enterprises).values({ id, name, creditCode: `code-${n}` })
          for (const personId of ['p-owner', 'p-colleague'])
            await tx.insert(memberships).values({ personId, enterpriseId: id, verified: true })
        })
        await fileOne(app, { enterpriseId: id }, app.newKey(), 'colleague')
      }
      await fileOne(app, { enterpriseId: 'e-0' })
      const LIST = '{ requests(tab: OPEN) { total items { requesterName } } }'
      const { total, items } = (await app.as('owner', LIST)).data.requests
      expect(total).toBe(many + 1)
      expect(items.map((each: { requesterName: string }) => each.requesterName).sort()).toEqual(['第0企业', ...names])
    },
  )

  it('shows a unit only what it leads, by level', async () => {
    const { id } = await fileOne(app)
    await take(app, 'officer', 'dispatchRequest', id)
    const total = async (who: string, tab: string) => (await app.as(who, QUEUE, { tab })).data.queue.total
    expect([await total('handler', 'NOW'), await total('head', 'NOW'), await total('market', 'NOW')]).toEqual([1, 0, 0])
    await take(app, 'handler', 'signRequest', id)
    await take(app, 'handler', 'resolveRequest', id)
    await take(app, 'owner', 'disputeRequest', id)
    expect([await total('handler', 'NOW'), await total('head', 'NOW')]).toEqual([0, 1])
    expect(await total('owner', 'NOW')).toBe(0)
  })

  it('shows handlers nothing that has gone up to the head, answered and ended neither', async () => {
    const { id } = await fileOne(app)
    await resolveOne(app, id)
    await take(app, 'owner', 'disputeRequest', id)
    await take(app, 'head', 'signRequest', id)
    const totals = async (tab: string) =>
      Promise.all(['handler', 'head'].map(async (who) => (await app.as(who, QUEUE, { tab })).data.queue.total))
    await take(app, 'head', 'resolveRequest', id)
    expect(await totals('OPEN')).toEqual([0, 1])
    await take(app, 'owner', 'confirmRequest', id)
    expect(await totals('ENDED')).toEqual([0, 1])
  })

  it('shows the first page with what waits for the requester', async () => {
    const { id } = await fileOne(app)
    await fileOne(app)
    await resolveOne(app, id)
    const { data } = await app.as(
      'owner',
      '{ home { openTotal open { id } waitingForMe { id } } viewer { home unreadMessages } }',
    )
    expect(data.home).toMatchObject({ openTotal: 2, waitingForMe: [{ id }] })
    expect(data.viewer.home).toBe('REQUESTER')
    expect(data.viewer.unreadMessages).toBeGreaterThan(0)
  })
})

describe('the list that opens first', () => {
  const LIST = '{ requests { tab total items { id } } }'

  it('is what waits for the reader, or else what is open', async () => {
    const { id } = await fileOne(app)
    expect((await app.as('owner', LIST)).data.requests).toEqual({ tab: 'OPEN', total: 1, items: [{ id }] })
    await fileOne(app)
    await resolveOne(app, id)
    expect((await app.as('owner', LIST)).data.requests).toEqual({ tab: 'WAITING_FOR_ME', total: 1, items: [{ id }] })
  })

  it('is the one that was asked for', async () => {
    await resolveOne(app, (await fileOne(app)).id)
    const { data } = await app.as('owner', '{ requests(tab: ENDED) { tab total } }')
    expect(data.requests).toEqual({ tab: 'ENDED', total: 0 })
  })
})

describe('the telephone number', () => {
  const REVEAL = `mutation($id: ID!) { revealContact(id: $id, reason: VISIT) { __typename
    ... on ContactRevealed { contact { phone } } } }`

  it('is masked for staff, whole for its owner, and shown to staff for a reason that the owner reads', async () => {
    const { id } = await fileOne(app)
    await take(app, 'officer', 'dispatchRequest', id)
    expect((await lookAt(app, 'handler', id)).contact.phone).toBe('199****0001')
    expect((await lookAt(app, 'owner', id)).contact.phone).toBe('19900000001')
    app.time.now += 60_000
    const { data } = await app.as('handler', REVEAL, { id })
    expect(data.revealContact).toEqual({ __typename: 'ContactRevealed', contact: { phone: '19900000001' } })
    expect((await lookAt(app, 'handler', id)).contact.phone).toBe('199****0001')
    const line = { what: '查看联系电话：约定上门或到窗口', who: '住建局', text: null, round: 1 }
    expect((await lookAt(app, 'owner', id)).history[0]).toEqual(line)
    expect((await lookAt(app, 'colleague', id)).history).not.toContainEqual(line)
  })

  it('leaves no line when its owner asks for it', async () => {
    const { id } = await fileOne(app)
    await app.as('owner', REVEAL, { id })
    expect((await lookAt(app, 'owner', id)).history).toHaveLength(1)
  })
})
