import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { purge } from '../operations/purge.ts'
import { fileOne, resolveOne, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

const OTHER = '19900000555'
const STAFFS_OWN = '19900000666'
const DOORS = '{ doors { id text texts removable } }'
const RESULT =
  '__typename ... on DoorDone { message } ... on DoorAsked { ticket text } ... on DoorFault { message field }'
const MINE = '{ requests(tab: OPEN) { items { id } } myEnterprises { id verified roleWord } viewer { id maskedPhone } }'

let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
})
afterEach(() => town.close())

type Result = { __typename: string; message: string; ticket: string; text: string; field: string | null }
const answer = async (who: string | { token: string }, text: string): Promise<Result> => {
  const document = `mutation { it: ${text} { ${RESULT} } }`
  const { data, errors } =
    typeof who === 'string'
      ? await town.as(who, document)
      : ((await town.send({ query: document }, who.token)) as never)
  if (!data) throw new Error(JSON.stringify(errors))
  return data.it
}
/** The code that is sent to a number, asked for by whoever holds it. */
async function codeFor(phone: string, who: string | null = null): Promise<string> {
  town.time.now += 61_000
  await town.as(who, `mutation { sendPhoneCode(phone: "${phone}") { __typename } }`)
  const texts = town.app.simulated?.outbox.filter(({ content }) => content.channel === 'sms' && content.phone === phone)
  const last = texts?.at(-1)?.content
  return (last?.channel === 'sms' && /\d{6}/.exec(last.text)?.[0]) || ''
}
const joins = async (who: string, phone: string) =>
  answer(who, `joinPhone(phone: "${phone}", code: "${await codeFor(phone, who)}")`)
const confirms = (who: string, ticket: string) => answer(who, `confirmJoin(ticket: "${ticket}")`)
const signIn = async (phone: string) => {
  const code = await codeFor(phone)
  const { data } = await town.as(
    null,
    `mutation { it: signInWithPhone(phone: "${phone}", code: "${code}") { __typename ... on SignedIn { token viewer { id } } ... on Refusal { code } } }`,
  )
  return data.it
}
const doors = async (who: string) => (await town.as(who, DOORS)).data.doors
const personRow = async (id: string) => {
  const { people } = town.db.schema
  const [row] = await town.db.read.select().from(people).where(eq(people.id, id))
  return row
}
const identitiesOf = async (personId: string) => {
  const { identities } = town.db.schema
  return town.db.read.select().from(identities).where(eq(identities.personId, personId))
}

/** Somebody who has signed in with a number, filed, and been bound: another account of the same person. */
async function another(phone = OTHER) {
  const { viewer } = await signIn(phone)
  const { memberships, requests, enterprises } = town.db.schema
  await town.db.write(async (tx) => {
    await tx.insert(enterprises).values({ id: 'e-b', name: '别的公司', creditCode: '91330198MA2QH0014N' })
    await tx.insert(memberships).values([
      { personId: viewer.id, enterpriseId: 'e-b', verified: true, role: 'OWNER' },
      { personId: viewer.id, enterpriseId: 'e-art', verified: false },
    ])
  })
  const filed = await fileOne(town, { enterpriseId: null })
  await town.db.write((tx) => tx.update(requests).set({ requesterId: viewer.id }).where(eq(requests.id, filed.id)))
  return { id: viewer.id as string, request: filed.id }
}

describe('what one signs in with', () => {
  it('is told to him alone, with where texts go', async () => {
    expect((await town.as(null, DOORS)).data.doors).toEqual([])
    expect(await doors('owner')).toEqual([
      { id: expect.any(String), text: '微信', texts: false, removable: true },
      { id: expect.any(String), text: '手机号 199****0001', texts: true, removable: true },
    ])
  })

  it('gets one more number by its code: texts go there, and it signs in as the same person', async () => {
    expect(await joins('owner', OTHER)).toMatchObject({ __typename: 'DoorDone' })
    expect((await signIn(OTHER)).viewer.id).toBe('p-owner')
    expect((await doors('owner')).map(({ text, texts }: { text: string; texts: boolean }) => [text, texts])).toEqual([
      ['微信', false],
      ['手机号 199****0001', false],
      ['手机号 199****0555', true],
    ])
    expect(await personRow('p-owner')).toMatchObject({ phone: OTHER })
  })

  it('loses one that is not his any more, but never the last', async () => {
    await joins('owner', OTHER)
    const [, first, second] = await doors('owner')
    expect(await answer('owner', `leaveDoor(id: "${second.id}")`)).toMatchObject({ __typename: 'DoorDone' })
    expect(await personRow('p-owner')).toMatchObject({ phone: '19900000001' })
    expect((await signIn(OTHER)).viewer.id).not.toBe('p-owner')
    const { identities } = town.db.schema
    await town.db.write((tx) =>
      tx.delete(identities).where(and(eq(identities.personId, 'p-owner'), eq(identities.provider, 'WECHAT'))),
    )
    expect(await answer('owner', `leaveDoor(id: "${first.id}")`)).toMatchObject({
      __typename: 'DoorFault',
      message: expect.stringContaining('唯一的登录方式'),
    })
    for (const id of [second.id, 'x', '']) {
      expect((await answer('owner', `leaveDoor(id: "${id}")`)).__typename).toBe('DoorFault')
    }
  })

  it('needs the code, of this device, and has room for three numbers', async () => {
    await codeFor(OTHER, 'owner')
    expect(await answer('owner', `joinPhone(phone: "${OTHER}", code: "000000")`)).toMatchObject({ field: 'code' })
    expect(await answer('owner', 'joinPhone(phone: "123", code: "000000")')).toMatchObject({ field: 'phone' })
    for (const phone of ['19900000551', '19900000552'])
      expect((await joins('owner', phone)).__typename).toBe('DoorDone')
    expect(await joins('owner', '19900000553')).toMatchObject({
      field: 'phone',
      message: expect.stringContaining('最多'),
    })
    // One that is his already is no fault.
    expect(await joins('owner', '19900000551')).toMatchObject({ __typename: 'DoorDone' })
  })
})

describe('two accounts of one person', () => {
  it('become one after it was asked: requests, enterprises, and files are in it', async () => {
    const other = await another()
    const { token } = await signIn(OTHER)
    const asked = await joins('owner', OTHER)
    expect(asked).toMatchObject({
      __typename: 'DoorAsked',
      text: expect.stringContaining('提过 1 件诉求，绑定了 2 家企业，用手机号 199****0555登录'),
    })
    expect((await town.as('owner', MINE)).data.requests.items).toEqual([])

    expect(await confirms('owner', asked.ticket)).toMatchObject({ __typename: 'DoorDone' })
    const { requests, myEnterprises } = (await town.as('owner', MINE)).data
    expect(requests.items).toEqual([{ id: other.request }])
    expect(myEnterprises.map(({ id, verified }: { id: string; verified: boolean }) => [id, verified]).sort()).toEqual([
      ['e-art', true],
      ['e-b', true],
    ])
    // Nobody stays signed in as the other: he comes in again, as this one.
    expect((await town.send({ query: '{ viewer { id } }' }, token)).data.viewer).toBeNull()
    expect((await signIn(OTHER)).viewer.id).toBe('p-owner')
    expect(await identitiesOf(other.id)).toEqual([])
    expect(await personRow(other.id)).toMatchObject({ name: '已合并的账号', phone: null })
    // The whole way goes on under one account.
    await resolveOne(town, other.request)
    expect(await take(town, 'owner', 'confirmRequest', other.request)).toMatchObject({ __typename: 'ActionDone' })
    expect(await take(town, 'owner', 'rateRequest', other.request)).toMatchObject({ __typename: 'ActionDone' })
  })

  it('by nobody else’s ticket, not twice, not too late, and not when it has changed meanwhile', async () => {
    const other = await another()
    const { ticket } = await joins('owner', OTHER)
    expect(await confirms('colleague', ticket)).toMatchObject({ __typename: 'DoorFault' })
    expect(await confirms('owner', ticket.replace(other.id, 'p-colleague'))).toMatchObject({ __typename: 'DoorFault' })
    town.time.now += 10 * 60_000 + 1
    expect(await confirms('owner', ticket)).toMatchObject({ __typename: 'DoorFault' })
    const again = await joins('owner', OTHER)
    expect(await confirms('owner', again.ticket)).toMatchObject({ __typename: 'DoorDone' })
    expect(await confirms('owner', again.ticket)).toMatchObject({ __typename: 'DoorFault', field: 'phone' })
  })

  it('that join each other at once end as one', async () => {
    const other = await another()
    const { token } = await signIn(OTHER)
    const mine = await joins('owner', OTHER)
    const { people } = town.db.schema
    await town.db.write((tx) => tx.update(people).set({ demoKey: null }).where(eq(people.id, 'p-owner')))
    const code = await codeFor('19900000001')
    const theirs = await answer({ token }, `joinPhone(phone: "19900000001", code: "${code}")`)
    const both = await Promise.all([
      confirms('owner', mine.ticket),
      theirs.ticket ? answer({ token }, `confirmJoin(ticket: "${theirs.ticket}")`) : Promise.resolve(theirs),
    ])
    expect(both.filter(({ __typename }) => __typename === 'DoorDone')).toHaveLength(1)
    const left = [...(await identitiesOf('p-owner')), ...(await identitiesOf(other.id))]
    expect(new Set(left.map(({ personId }) => personId)).size).toBe(1)
  })
})

describe('what stands against it, or between it', () => {
  it('what one device has sent as both is known by one of them, files too', async () => {
    const key = town.newKey()
    await fileOne(town, {}, key)
    const other = await another()
    const { idempotency, attachments } = town.db.schema
    const file = { name: 'a.png', mime: 'image/png', bytes: 1, sha256: 'x', createdAt: town.time.now }
    await town.db.write(async (tx) => {
      const [known] = await tx.select().from(idempotency).where(eq(idempotency.personId, 'p-owner'))
      if (!known) throw new Error('the filing left its key')
      await tx.insert(idempotency).values({ ...known, personId: other.id })
      for (const ownerId of ['p-owner', other.id])
        await tx.insert(attachments).values({ ...file, id: `a-${ownerId}`, ownerId, clientKey: 'same' })
    })
    const { ticket } = await joins('owner', OTHER)
    expect(await confirms('owner', ticket)).toMatchObject({ __typename: 'DoorDone' })
    const files = await town.db.read.select().from(attachments).where(eq(attachments.ownerId, 'p-owner'))
    expect(files).toHaveLength(2)
  })

  it('what was filed for an enterprise that the other account belongs to is settled', async () => {
    const other = await another()
    const { requests } = town.db.schema
    const mine = await fileOne(town, { enterpriseId: null })
    const claimed = { claimedName: '假名', enterpriseId: null }
    await town.db.write(async (tx) => {
      await tx
        .update(requests)
        .set({ ...claimed, claimedEnterpriseId: 'e-b' })
        .where(eq(requests.id, mine.id))
      await tx
        .update(requests)
        .set({ ...claimed, claimedEnterpriseId: 'e-art' })
        .where(eq(requests.id, other.request))
    })
    await confirms('owner', (await joins('owner', OTHER)).ticket)
    const of = async (id: string) => (await town.db.read.select().from(requests).where(eq(requests.id, id)))[0]
    expect(await of(mine.id)).toMatchObject({ enterpriseId: 'e-b', claimedName: null })
    expect(await of(other.request)).toMatchObject({ enterpriseId: 'e-art', claimedName: null })
  })

  it('what was agreed to in one WeChat is not agreed to in another', async () => {
    const other = await another()
    const { subscriptions, identities } = town.db.schema
    const agreed = (personId: string) => ({ personId, templateId: 't', credit: 2 })
    await town.db.write(async (tx) => {
      await tx.insert(subscriptions).values([agreed('p-owner'), agreed(other.id)])
      await tx.insert(identities).values({ provider: 'WECHAT', subject: 'o-second', personId: other.id })
    })
    const asked = await joins('owner', OTHER)
    expect(asked.text).toContain('用微信、手机号 199****0555登录')
    await confirms('owner', asked.ticket)
    expect(await town.db.read.select().from(subscriptions)).toEqual([agreed('p-owner')])
    expect((await doors('owner')).map(({ text }: { text: string }) => text).slice(0, 2)).toEqual(['微信', '微信'])
  })

  it('what was agreed to comes along where he had no WeChat here', async () => {
    const other = await another()
    const { subscriptions, identities } = town.db.schema
    const of = and(eq(identities.personId, 'p-owner'), eq(identities.provider, 'WECHAT'))
    await town.db.write(async (tx) => {
      await tx.delete(identities).where(of)
      await tx.insert(subscriptions).values({ personId: other.id, templateId: 't', credit: 2 })
      await tx.insert(identities).values({ provider: 'WECHAT', subject: 'o-second', personId: other.id })
    })
    await confirms('owner', (await joins('owner', OTHER)).ticket)
    expect(await town.db.read.select().from(subscriptions)).toMatchObject([{ personId: 'p-owner', credit: 2 }])
  })

  it('what an operation that went on meanwhile has left under the former account is found within the hour', async () => {
    const other = await another()
    await confirms('owner', (await joins('owner', OTHER)).ticket)
    const late = await fileOne(town, { enterpriseId: null })
    const { requests, memberships } = town.db.schema
    await town.db.write(async (tx) => {
      await tx.update(requests).set({ requesterId: other.id }).where(eq(requests.id, late.id))
      await tx.insert(memberships).values({ personId: other.id, enterpriseId: 'e-late', verified: false })
    })
    await purge({ db: town.db, clock: town.services.clock, config: town.config })
    const [row] = await town.db.read.select().from(requests).where(eq(requests.id, late.id))
    expect(row?.requesterId).toBe('p-owner')
    const bonds = await town.db.read.select().from(memberships).where(eq(memberships.enterpriseId, 'e-late'))
    expect(bonds).toMatchObject([{ personId: 'p-owner' }])
  })

  it('three numbers here and three there are too many', async () => {
    for (const phone of ['19900000551', '19900000552']) await joins('owner', phone)
    await another()
    const asked = await joins('owner', OTHER)
    expect(await confirms('owner', asked.ticket)).toMatchObject({ message: expect.stringContaining('最多 3 个手机号') })
    expect((await signIn(OTHER)).viewer.id).not.toBe('p-owner')
  })

  it('an account of the demonstration, or of somebody who worked here, goes into none', async () => {
    expect(await joins('owner', '19900000002')).toMatchObject({ message: expect.stringContaining('演示账号') })
    const other = await another()
    const { identities } = town.db.schema
    const dingTalk = { provider: 'DINGTALK' as const, subject: 'ding-former', personId: other.id }
    await town.db.write((tx) => tx.insert(identities).values(dingTalk))
    expect(await joins('owner', OTHER)).toMatchObject({
      __typename: 'DoorFault',
      message: expect.stringContaining('以前的工作账号'),
    })
  })

  it('whoever takes a door away ends what is signed in elsewhere, WeChat too', async () => {
    await joins('owner', OTHER)
    const { token } = await signIn(OTHER)
    const [weChat] = await doors('owner')
    expect(await answer('owner', `leaveDoor(id: "${weChat.id}")`)).toMatchObject({ __typename: 'DoorDone' })
    expect((await town.send({ query: '{ viewer { id } }' }, token)).data.viewer).toBeNull()
    expect((await doors('owner')).map(({ text }: { text: string }) => text)).not.toContain('微信')
  })
})

describe('somebody who works here', () => {
  it('is known by every number he has shown: it asks for the second factor, and what it rates is set aside', async () => {
    expect(await joins('handler', STAFFS_OWN)).toMatchObject({ __typename: 'DoorDone' })
    expect(await signIn(STAFFS_OWN)).toMatchObject({ __typename: 'Refusal', code: 'STAFF_NUMBER' })
    const { id } = await fileOne(town, { contactPhone: STAFFS_OWN })
    await resolveOne(town, id)
    await take(town, 'owner', 'confirmRequest', id)
    await take(town, 'owner', 'rateRequest', id)
    expect(await town.db.read.select().from(town.db.schema.ratings)).toMatchObject([{ setAside: true }])
    // What he was entered with stays.
    expect((await personRow('p-handler'))?.id).toBe('p-handler')
  })

  it('rates nobody as a requester by any of the numbers he signs in with, whichever of them he is entered with later', async () => {
    await joins('owner', OTHER)
    await joins('owner', STAFFS_OWN)
    const { people, ratings } = town.db.schema
    const numbers = (await identitiesOf('p-owner')).flatMap(({ provider, subject }) =>
      provider === 'PHONE' ? subject : [],
    )
    expect(numbers).toHaveLength(3)
    for (const [n, phone] of numbers.entries()) {
      await town.db.write((tx) => tx.update(people).set({ phone }).where(eq(people.id, 'p-handler')))
      const { id } = await fileOne(town, { contactPhone: '19900000999' })
      await resolveOne(town, id)
      await take(town, 'owner', 'confirmRequest', id)
      await take(town, 'owner', 'rateRequest', id)
      const rated = await town.db.read.select().from(ratings)
      expect(rated.filter(({ setAside }) => setAside)).toHaveLength(n + 1)
    }
  })

  it('keeps the number that he was entered with, which his administrator changes', async () => {
    const { people } = town.db.schema
    await town.db.write((tx) => tx.update(people).set({ phone: STAFFS_OWN }).where(eq(people.id, 'p-handler')))
    await joins('handler', STAFFS_OWN)
    const [entered] = (await doors('handler')).filter(({ text }: { text: string }) => text.endsWith('0666'))
    expect(entered).toMatchObject({ removable: false })
    expect(await answer('handler', `leaveDoor(id: "${entered.id}")`)).toMatchObject({
      __typename: 'DoorFault',
      message: '这是登记的工作号码，由管理员更改。',
    })
  })

  it('takes in the account that he had before he was entered; a requester takes in nobody of the staff', async () => {
    const other = await another(STAFFS_OWN)
    const asked = await joins('handler', STAFFS_OWN)
    const { identities, personRoles } = town.db.schema
    await town.db.write((tx) =>
      tx.insert(identities).values({ provider: 'WECHAT', subject: 'o-own', personId: other.id }),
    )
    const { token } = await signIn(STAFFS_OWN)
    expect(await confirms('handler', asked.ticket)).toMatchObject({ __typename: 'DoorDone' })
    expect(await signIn(STAFFS_OWN)).toMatchObject({ code: 'STAFF_NUMBER' })
    // By no other door than the number, which asks for a second factor; and as nobody who files for an office.
    expect((await town.send({ query: '{ viewer { id } }' }, token)).data.viewer).toBeNull()
    expect((await identitiesOf('p-handler')).map(({ provider }) => provider)).not.toContain('WECHAT')
    expect(await identitiesOf(other.id)).toEqual([])
    const roles = await town.db.read.select().from(personRoles).where(eq(personRoles.personId, 'p-handler'))
    expect(roles.map(({ role }) => role)).toEqual(['UNIT_HANDLER'])
    const { requests } = town.db.schema
    const [row] = await town.db.read.select().from(requests).where(eq(requests.id, other.request))
    expect(row?.requesterId).toBe('p-handler')
    expect(await joins('owner', STAFFS_OWN)).toMatchObject({
      __typename: 'DoorFault',
      message: expect.stringContaining('工作人员'),
      field: 'phone',
    })
  })
})
