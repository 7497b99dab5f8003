import { PERSON_KEYS } from '@qihu/shared/who-may'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { postgresBelow } from '../db/database.ts'
import { openSession } from '../people/sessions.ts'
import { fillCrowd } from '../testing/crowd.fixture.ts'
import { fileOne, lookAt, resolveOne, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

const MY_DATA = `{ myData { held { title text kept } looks { who what number } consents closing notice } }`
const EXPORT = 'mutation { exportMyData { __typename ... on DataPage { url } ... on DataFault { message } } }'
const CLOSE = 'mutation { closeAccount { __typename ... on DataDone { message } ... on DataFault { message } } }'
const WITHDRAW = 'mutation { withdrawConsents { __typename ... on DataDone { message } } }'
const REVEAL = 'mutation ($id: ID!) { revealContact(id: $id, reason: VISIT) { __typename } }'
const VIEWER = '{ viewer { id name } }'

let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
})
afterEach(() => town.close())

const myData = async (who: string | null) => (await town.as(who, MY_DATA)).data.myData
const about = async (who: string, title: string) =>
  (await myData(who)).held.find((each: { title: string }) => each.title === title)?.text
const exported = async (who: string) => (await town.as(who, EXPORT)).data.exportMyData
const close = async (who: string) => (await town.as(who, CLOSE)).data.closeAccount
const get = (url: string) => town.app.inject({ url })
const audited = async () => (await town.db.read.select().from(town.db.schema.auditEntries)).map(({ kind }) => kind)

describe('what is held of somebody', () => {
  it('is told to him, by kind, with how long; nothing to a visitor', async () => {
    expect(await myData(null)).toBeNull()
    const { id } = await fileOne(town)
    await resolveOne(town, id)
    await fileOne(town)
    await take(town, 'owner', 'confirmRequest', id)
    const { held, closing, notice } = await myData('owner')
    expect(held.map(({ title }: { title: string }) => title)).toEqual([
      '账号',
      '我的企业',
      '诉求',
      '材料',
      '站内消息',
      '登录和查看记录',
      '评价',
    ])
    for (const { title, text, kept } of held)
      expect([title, text.length > 3, kept.length > 3]).toEqual([title, true, true])
    expect(await about('owner', '诉求')).toMatch(/^没有结束的 1 件，已结束的 1 件/)
    expect(closing).toBe('这是演示账号，不能注销。')
    expect(notice).toHaveLength(5)
  })

  it('names who looked at his number, by unit and reason, and nobody’s number else', async () => {
    const { id, number } = await fileOne(town)
    await take(town, 'officer', 'dispatchRequest', id)
    await town.as('officer', REVEAL, { id })
    town.time.now += 60_000
    await town.as('handler', REVEAL, { id })
    expect((await myData('owner')).looks).toEqual([
      { who: '住建局', what: '约定上门或到窗口', number },
      { who: '云溪县兜底专窗', what: '约定上门或到窗口', number },
    ])
    for (const who of ['colleague', 'handler', 'officer']) expect((await myData(who)).looks).toEqual([])
  })

  it('is nobody else’s: whoever asks reads of himself', async () => {
    await fillCrowd(town.db, town.time.now)
    const { id } = await fileOne(town, { contactName: '只有他自己', contactPhone: '19900000077' })
    await take(town, 'officer', 'dispatchRequest', id)
    for (const who of PERSON_KEYS) {
      const said = JSON.stringify(await myData(who))
      const { url } = await exported(who)
      const page = (await get(url)).body
      const own = who === 'owner'
      expect([who, said.includes('没有结束的 1 件')]).toEqual([who, own])
      expect([who, page.includes('19900000077'), page.includes('只有他自己')]).toEqual([who, own, own])
    }
  }, 60_000)

  it('what he agreed to in WeChat is counted, and taken back', async () => {
    const { subscriptions } = town.db.schema
    const agreed = { personId: 'p-owner', templateId: 'tmpl-intake', credit: 2 }
    await town.db.write((tx) => tx.insert(subscriptions).values([agreed, { ...agreed, templateId: 'x', credit: 0 }]))
    expect((await myData('owner')).consents).toBe(2)
    expect((await town.as('owner', WITHDRAW)).data.withdrawConsents.message).toMatch(/^已撤回/)
    expect((await myData('owner')).consents).toBe(0)
  })
})

describe('a copy of it', () => {
  it('is a page and a file with all of it, for ten minutes and by its link alone; who took it is written down', async () => {
    const { id, number } = await fileOne(town, { description: '<b>装修</b>审批被退回三次，没有说缺什么。' })
    await take(town, 'officer', 'dispatchRequest', id)
    await town.as('officer', REVEAL, { id })
    const { url } = await exported('owner')
    const page = await get(url)
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' })
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'/)
    expect(page.body).toContain('&lt;b&gt;装修&lt;/b&gt;审批被退回三次')
    expect(page.body).not.toContain('<b>')
    const file = await get(`${url}&as=file`)
    expect(file.headers['content-disposition']).toContain('attachment')
    const data = file.json()
    expect(data.诉求).toMatchObject([{ 编号: number, 姓名: '陈经理', 手机号: '19900000001' }])
    expect(data.诉求[0].内容).toContain('<b>装修</b>')
    expect(data.诉求[0].经过.map((each: { 做了什么: string }) => each.做了什么)).toContain(
      '查看联系电话：约定上门或到窗口',
    )
    expect(data.站内消息.length).toBeGreaterThan(0)
    expect(await audited()).toContain('OWN_DATA_EXPORTED')

    expect((await get('/my-data/p-owner')).body).toContain('链接已过期')
    for (const wrong of [url.slice(0, -1), url.replace('p-owner', 'p-colleague'), '/my-data/p-owner', `${url}&e=1`]) {
      expect((await get(wrong)).statusCode, wrong).toBe(404)
    }
    town.time.now += 10 * 60_000 + 1
    expect((await get(url)).statusCode).toBe(404)
  })

  it('is made ten times a day at most', async () => {
    for (let n = 0; n < 10; n += 1) expect((await exported('owner')).__typename).toBe('DataPage')
    expect(await exported('owner')).toEqual({ __typename: 'DataFault', message: '一天最多导出 10 次，请明天再试。' })
    expect((await exported('colleague')).__typename).toBe('DataPage')
  })
})

it('a copy of somebody of the staff holds nothing of what was told him of others', async () => {
  const { number } = await fileOne(town, { description: '只有申请人自己知道的一件事，请帮忙。' })
  const page = (await get((await exported('officer')).url)).body
  expect(page).not.toContain(number)
  expect(page).not.toContain('只有申请人自己知道')
  const { auditEntries } = town.db.schema
  const [entry] = await town.db.read.select().from(auditEntries).where(eq(auditEntries.kind, 'OWN_DATA_EXPORTED'))
  expect(entry).toMatchObject({ personId: 'p-officer', centreId: 'centre' })
})

describe('closing the account', () => {
  it('does not go past what comes in between: a request of another tab is there, or the account is', async () => {
    const { people, memberships } = town.db.schema
    await town.db.write((tx) => tx.update(people).set({ demoKey: null }).where(eq(people.id, 'p-owner')))
    await town.db.write((tx) => tx.delete(memberships).where(eq(memberships.personId, 'p-owner')))
    const tries = await Promise.all([
      close('owner'),
      fileOne(town, { enterpriseId: null }).then(
        () => 'FILED',
        () => 'REFUSED',
      ),
    ])
    const viewer = (await town.as('owner', VIEWER)).data?.viewer ?? null
    const closed = tries[0].__typename === 'DataDone'
    expect([closed, viewer === null]).toEqual([closed, closed])
    // On PostgreSQL both may just have passed each other: then what was filed is handled like any other.
    if (tries[1] === 'FILED' && !postgresBelow(town.db.read)) expect(closed).toBe(false)
  })

  it('waits for what is open, for offices and for members who would be left alone', async () => {
    const { people } = town.db.schema
    await town.db.write((tx) => tx.update(people).set({ demoKey: null }).where(eq(people.id, 'p-owner')))
    const { id } = await fileOne(town)
    expect(await close('owner')).toMatchObject({ message: expect.stringMatching(/^还有 1 件诉求没有结束/) })
    await take(town, 'owner', 'withdrawRequest', id)
    const { memberships } = town.db.schema
    await town.db.write((tx) =>
      tx.update(memberships).set({ role: 'OWNER' }).where(eq(memberships.personId, 'p-owner')),
    )
    expect(await close('owner')).toMatchObject({ message: expect.stringContaining('唯一的企业管理员') })
    expect(await close('officer')).toMatchObject({ message: expect.stringMatching(/^您有工作职务/) })
    // Nothing has happened to any of them.
    expect((await town.as('owner', VIEWER)).data.viewer.id).toBe('p-owner')
    expect((await lookAt(town, 'owner', id)).contact).not.toBeNull()
    expect(await audited()).not.toContain('ACCOUNT_CLOSED')
  })

  it('erases what was filed, leaves the enterprise, and nobody signs in with it any more', async () => {
    const { memberships: bonds, people: all } = town.db.schema
    expect(await close('owner')).toMatchObject({ message: '这是演示账号，不能注销。' })
    await town.db.write((tx) => tx.update(all).set({ demoKey: null }).where(eq(all.id, 'p-owner')))
    await town.db.write((tx) => tx.update(bonds).set({ role: 'OWNER' }).where(eq(bonds.personId, 'p-colleague')))
    const ids = []
    for (let n = 0; n < 3; n += 1) {
      const { id } = await fileOne(town, { enterpriseId: null, description: '窗口不收材料，说系统里查不到这个事项。' })
      await take(town, 'owner', 'withdrawRequest', id)
      ids.push(id)
    }
    const answer = await close('owner')
    expect(answer).toEqual({ __typename: 'DataDone', message: '账号已注销。' })
    expect((await town.as('owner', VIEWER)).data?.viewer ?? null).toBeNull()
    const { people, identities, memberships, sessions, contacts, messages } = town.db.schema
    const { read } = town.db
    const [person] = await read.select().from(people).where(eq(people.id, 'p-owner'))
    expect(person).toMatchObject({ name: '已注销用户', phone: null })
    for (const table of [identities, memberships, sessions, messages]) {
      expect(
        await read
          .select()
          .from(table as typeof memberships)
          .where(eq(table.personId, 'p-owner')),
      ).toEqual([])
    }
    expect(await read.select().from(contacts)).toEqual([])
    for (const id of ids) expect((await lookAt(town, 'officer', id)).title).toBe('（内容已删除）')
    expect(await audited()).toContain('ACCOUNT_CLOSED')

    // Somebody signed in at the same moment, and his transaction had read the account before it was closed.
    if (!person) throw new Error('the row is kept')
    const late = await town.db.write((tx) => openSession(tx, town.db.schema, person, 'H5', town.time.now))
    expect((await town.send({ query: VIEWER }, late)).data?.viewer ?? null).toBeNull()
  })
})

describe('another name or number', () => {
  it('is what staff read and search by from then on; the old one is gone, and the unit is told', async () => {
    const { id } = await fileOne(town)
    await take(town, 'officer', 'dispatchRequest', id)
    const args = 'phone: "199 0000 0088", name: "林经理"'
    expect(await take(town, 'owner', 'correctContact', id, { args })).toMatchObject({ __typename: 'ActionDone' })
    expect((await lookAt(town, 'owner', id)).contact).toEqual({ name: '林经理', phone: '19900000088' })
    expect((await lookAt(town, 'officer', id)).contact).toEqual({ name: '林经理', phone: '199****0088' })
    expect((await lookAt(town, 'officer', id)).history[0]).toMatchObject({ what: '更正联系方式', who: '申请人' })
    const { messages } = town.db.schema
    const told = await town.db.read.select().from(messages).where(eq(messages.kind, 'CONTACT_CORRECTED'))
    expect(told.map(({ personId }) => personId).sort()).toEqual(['p-handler', 'p-officer', 'p-officer2'])
    expect(JSON.stringify(await town.db.read.select().from(town.db.schema.contacts))).not.toContain('19900000001')
    // What staff wrote of him by his former name.
    await take(town, 'handler', 'signRequest', id)
    await take(town, 'handler', 'addProgress', id, { text: '已联系林经理。' })
    await take(town, 'owner', 'correctContact', id, { args: 'phone: "19900000089", name: "何小二"' })
    const { texts } = town.db.schema
    const bodies = (await town.db.read.select().from(texts).where(eq(texts.thingId, id))).map(({ body }) => body)
    expect(bodies).toContain('已联系［姓名］。')
  })

  it('is refused with the field where it is no number, and the name stays where none is given', async () => {
    const { id } = await fileOne(town)
    for (const phone of ['', '12345', '199000000011']) {
      const answer = await take(town, 'owner', 'correctContact', id, { args: `phone: "${phone}"` })
      expect(answer, phone).toMatchObject({ code: 'PHONE_INVALID', field: 'phone' })
    }
    await take(town, 'owner', 'correctContact', id, { args: 'phone: "19900000088"' })
    expect((await lookAt(town, 'owner', id)).contact).toEqual({ name: '陈经理', phone: '19900000088' })
    expect((await take(town, 'handler', 'correctContact', id, { args: 'phone: "19900000099"' })).code).toBe('NOT_FOUND')
  })
})
