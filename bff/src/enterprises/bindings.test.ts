import { PERSON_KEYS, WHO_MAY } from '@qihu/shared/who-may'
import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { purge } from '../operations/purge.ts'
import { WordIndexer } from '../requests/index-words.ts'
import { fillCrowd } from '../testing/crowd.fixture.ts'
import { FILE, filing } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

const CODE = '91330199MA2YX0036R'
const ART = '91350100M000100Y43'
const MINE = `{ myEnterprises { id name creditCode verified roleWord mayManage next code invitations
  members { personId name maskedPhone role roleWord verified text me } } }`
const BINDINGS = `query ($search: String!) { bindings(search: $search) { fault enterprises { id name creditCode
  members { personId name maskedPhone role roleWord verified text givenName } } } }`
const RESULT = '{ __typename ... on BindingDone { message } ... on BindingFault { message field } }'
const BIND = `mutation ($input: EnterpriseInput!) { bindEnterprise(input: $input) ${RESULT} }`
const JOIN = `mutation ($code: String!) { joinEnterprise(code: $code) ${RESULT} }`
const INVITE = `mutation ($enterprise: ID!) { inviteMember(enterprise: $enterprise) {
  __typename ... on Invited { code text } ... on BindingFault { message field } } }`
const ROLE = `mutation ($enterprise: ID!, $person: ID!, $role: MemberRole!) {
  setMemberRole(enterprise: $enterprise, person: $person, role: $role) ${RESULT} }`
const END = `mutation ($enterprise: ID!, $person: ID!) { endMembership(enterprise: $enterprise, person: $person) ${RESULT} }`
const VERIFY = `mutation ($enterprise: ID!, $person: ID!, $code: String, $name: String!, $role: MemberRole!, $paper: BindingPaper!) {
  verifyBinding(enterprise: $enterprise, person: $person, code: $code, name: $name, role: $role, paper: $paper) ${RESULT} }`
const REMOVE = `mutation ($enterprise: ID!, $person: ID!, $why: String!) {
  endBinding(enterprise: $enterprise, person: $person, why: $why) ${RESULT} }`

const SLIP = `mutation ($creditCode: String!, $name: String!, $role: MemberRole!, $paper: BindingPaper!) {
  bindingSlip(creditCode: $creditCode, name: $name, role: $role, paper: $paper) {
    __typename ... on BindingSlip { name roleWord code text } ... on BindingFault { message field } } }`

let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
})
afterEach(() => town.close())

const ask = async (who: string | null, query: string, variables: object = {}) => {
  const { data, errors } = await town.as(who, query, variables)
  if (!data) throw new Error(JSON.stringify(errors))
  return Object.values(data)[0] as never
}
type Result = { __typename: string; message: string; field: string | null }
type Mine = {
  id: string
  name: string
  creditCode: string
  verified: boolean
  mayManage: boolean
  next: string | null
  code: string | null
  invitations: number
  members: Listed[]
}
type Listed = {
  personId: string
  name: string
  role: string
  text: string
  givenName: string | null
  verified: boolean
}
type Seen = { id: string; name: string | null; creditCode: string; members: Listed[] }

const bind = (who: string, name = '小满食品店', creditCode = CODE): Promise<Result> =>
  ask(who, BIND, { input: { name, creditCode } })
const mine = (who: string): Promise<Mine[]> => ask(who, MINE)
const search = (text: string, who = 'clerk'): Promise<{ fault: string | null; enterprises: Seen[] }> =>
  ask(who, BINDINGS, { search: text })
const look = async (text: string, who = 'clerk') => (await search(text, who)).enterprises
const idOf = async (creditCode = CODE) => (await look(creditCode))[0]?.id ?? ''
/** As it stands on his page. */
const codeOf = async (person: string, creditCode = CODE) =>
  (await mine(person.replace('p-', ''))).find((each) => each.creditCode === creditCode)?.code ?? null
const verify = async (person: string, more: object = {}, who = 'clerk'): Promise<Result> => {
  const enterprise = await idOf()
  const code = await codeOf(person)
  const said = { name: '小满食品有限公司', role: 'OWNER', paper: 'LEGAL_PERSON' }
  return ask(who, VERIFY, { enterprise, person, code, ...said, ...more })
}
const file = async (who: string, more: object): Promise<string> => {
  const { data } = await town.as(who, FILE, { input: filing(town.newKey(), { enterpriseId: null, ...more }) })
  if (data.fileRequest.__typename !== 'Filed') throw new Error(JSON.stringify(data))
  return data.fileRequest.request.id
}
const sees = async (who: string, id: string): Promise<boolean> =>
  (await town.as(who, 'query ($id: ID!) { request(id: $id) { id } }', { id })).data.request !== null
const messagesTo = async (personId: string) => {
  const { messages } = town.db.schema
  const rows = await town.db.read
    .select({ title: messages.title })
    .from(messages)
    .where(and(eq(messages.personId, personId), eq(messages.kind, 'BINDING')))
  return rows.map(({ title }) => title).toSorted()
}
const noted = async () => {
  const { auditEntries } = town.db.schema
  const rows = await town.db.read.select().from(auditEntries)
  return rows
    .filter(({ kind }) => kind.startsWith('BINDING'))
    .map(({ kind, personId, centreId }) => [kind, personId, centreId])
}
const invite = async (who = 'owner'): Promise<string> =>
  ((await ask(who, INVITE, { enterprise: 'e-art' })) as { code: string }).code

describe('binding by oneself', () => {
  it('shows the typed name and what has to be done, and opens nothing', async () => {
    expect((await bind('stranger')).message).toContain('等待核验')
    const [one] = await mine('stranger')
    expect(one).toMatchObject({ name: '小满食品店', verified: false, mayManage: false, members: [] })
    expect(one?.next).toContain('专窗核验')
    // Corrected, since it was mistyped.
    await bind('stranger', '小满食品商店')
    expect((await mine('stranger'))[0]?.name).toBe('小满食品商店')
  })

  it('is refused what is wrong, with the field', async () => {
    expect(await bind('stranger', '小满', '9133')).toMatchObject({ __typename: 'BindingFault', field: 'creditCode' })
    expect(await bind('stranger', ' ')).toMatchObject({ __typename: 'BindingFault', field: 'enterpriseName' })
    expect((await bind('owner', '别的写法', ART)).message).toContain('您已经是青禾艺术培训的企业管理员')
    expect((await mine('owner'))[0]).toMatchObject({ name: '青禾艺术培训', verified: true })
  })

  it('becomes the enterprise’s where it is verified while something is filed for it', async () => {
    await bind('stranger')
    const enterpriseId = await idOf()
    const [id] = await Promise.all([file('stranger', { enterpriseId }), verify('p-stranger')])
    const { requests } = town.db.schema
    const [row] = await town.db.read.select().from(requests).where(eq(requests.id, id))
    expect(row).toMatchObject({ enterpriseId, claimedEnterpriseId: null })
  })

  it('comes to an end for whoever types codes at random', async () => {
    const { memberships, enterprises } = town.db.schema
    await town.db.write(async (tx) => {
      for (let n = 0; n < 20; n += 1) {
        await tx.insert(enterprises).values({ id: `e-${n}`, name: `${n}`, creditCode: `${n}` })
        await tx.insert(memberships).values({ personId: 'p-stranger', enterpriseId: `e-${n}`, verified: false })
      }
    })
    expect((await bind('stranger')).message).toContain('最多绑定 20 家')
  })
})

describe('at the window', () => {
  it('is found by exactly what somebody holds in his hand, and each look is written down', async () => {
    await bind('stranger')
    const id = await file('stranger', { enterprise: { name: '小满食品店', creditCode: CODE } })
    const { requests } = town.db.schema
    const [row] = await town.db.read.select().from(requests).where(eq(requests.id, id))
    for (const text of [CODE, '9133 0199 MA2YX 0036r', row?.number ?? '', '199 0000 0002']) {
      const one = (await look(text)).find(({ creditCode }) => creditCode === CODE)
      expect(one, text).toMatchObject({ creditCode: CODE, name: null })
      expect(one?.members).toMatchObject([{ personId: 'p-stranger', verified: false, givenName: '小满食品店' }])
    }
    for (const text of ['', '小满', '9133', '19900000009', 'QH330199-261120-0009-1']) {
      expect(await look(text), text).toEqual([])
    }
    // By the telephone number also the other one to which he has bound himself.
    expect(await noted()).toEqual(Array(9).fill(['BINDINGS_READ', 'p-clerk', 'centre']))
  })

  it('is shown no more to whoever looks for more than anybody verifies', async () => {
    for (let n = 0; n < 120; n += 1) await look(ART)
    expect(await search(ART)).toEqual({ enterprises: [], fault: '查找得太多了，请一小时后再试。' })
    expect(await look(ART, 'officer')).toHaveLength(1)
  })

  it('verifies with the name of the licence: what was filed before is the enterprise’s, and found under its name', async () => {
    await bind('stranger')
    await bind('colleague', '另外的名字')
    const id = await file('stranger', { enterprise: { name: '小满食品店', creditCode: CODE } })
    const theirs = await file('colleague', { enterprise: { name: '另外的名字', creditCode: CODE } })
    expect((await verify('p-stranger')).message).toBe(
      '已核验：小满食品有限公司的企业管理员，看过营业执照和法定代表人身份证。',
    )
    const [one] = await mine('stranger')
    expect(one).toMatchObject({ name: '小满食品有限公司', verified: true, mayManage: true, next: null })
    expect(one?.members.map(({ personId }) => personId)).toEqual(['p-stranger'])
    expect(await sees('colleague', id)).toBe(false)
    await verify('p-colleague', { role: 'AGENT', paper: 'AUTHORISATION' })
    expect([await sees('colleague', id), await sees('stranger', theirs)]).toEqual([true, true])
    const name = await town.as('officer', 'query ($id: ID!) { request(id: $id) { requesterName } }', { id })
    expect(name.data.request.requesterName).toBe('小满食品有限公司')
    const indexer = new WordIndexer(town.db)
    while ((await indexer.some(town.time.now)) > 0);
    const found = await town.as('officer', '{ queue(tab: NOW, search: "食品有限") { items { id } } }')
    expect(found.data.queue.items.map((each: { id: string }) => each.id).toSorted()).toEqual([id, theirs].toSorted())
    expect(await messagesTo('p-stranger')).toEqual(['企业已核验', '企业有新成员'].toSorted())
    expect((await noted()).filter(([kind]) => kind === 'BINDING_VERIFIED')).toEqual(
      Array(2).fill(['BINDING_VERIFIED', 'p-clerk', 'centre']),
    )
  })

  it('resolves a lost owner and a squatter: the new one is verified, the old one taken out with the reason', async () => {
    await bind('stranger', '青禾', ART)
    const enterprise = 'e-art'
    const said = { enterprise, name: '青禾艺术培训', role: 'OWNER', paper: 'LEGAL_PERSON' }
    const code = await codeOf('p-stranger', ART)
    expect(await ask('officer', VERIFY, { ...said, person: 'p-stranger', code })).toMatchObject({
      __typename: 'BindingDone',
    })
    const theirs = await file('colleague', { enterpriseId: enterprise })
    const id = await file('owner', { enterpriseId: enterprise })
    expect(await sees('owner', theirs)).toBe(true)
    const out = await ask('officer', REMOVE, { enterprise, person: 'p-owner', why: '已不在这家公司' })
    expect(out).toMatchObject({ __typename: 'BindingDone' })
    expect([await sees('owner', theirs), await sees('owner', id)]).toEqual([false, true])
    expect(await messagesTo('p-owner')).toContain('企业成员有变化')
    expect((await mine('stranger'))[0]?.members).toHaveLength(2)
  })

  it('tells two who both say that it is theirs apart by the code on the page of whoever stands there', async () => {
    await bind('stranger')
    await bind('colleague')
    const [his, theirs] = [await codeOf('p-stranger'), await codeOf('p-colleague')]
    expect(his).toMatch(/^\d{3} \d{3}$/)
    expect(his).not.toBe(theirs)
    expect((await verify('p-stranger', { code: theirs })).message).toContain('核验码不对')
    expect((await verify('p-stranger', { code: his })).__typename).toBe('BindingDone')
    expect(await codeOf('p-stranger')).toBeNull()
    for (let n = 0; n < 20; n += 1) await verify('p-colleague', { code: '1' })
    expect((await verify('p-colleague')).message).toContain('错得太多')
  })

  it('sent again since the answer was lost, changes and tells nothing more', async () => {
    await bind('stranger')
    await verify('p-stranger')
    const before = [await messagesTo('p-stranger'), (await noted()).filter(([kind]) => kind === 'BINDING_VERIFIED')]
    expect((await verify('p-stranger')).__typename).toBe('BindingDone')
    expect([await messagesTo('p-stranger'), (await noted()).filter(([kind]) => kind === 'BINDING_VERIFIED')]).toEqual(
      before,
    )
  })

  it('of a member who is in already changes what is said, and not by whom he came in; what he showed is kept', async () => {
    const code = await invite()
    await ask('stranger', JOIN, { code })
    const before = await messagesTo('p-owner')
    const said = { enterprise: 'e-art', person: 'p-stranger', name: '青禾艺术培训', paper: 'AUTHORISATION' }
    await ask('clerk', VERIFY, { ...said, role: 'AGENT' })
    expect((await noted()).filter(([kind]) => kind === 'BINDING_CHANGED')).toHaveLength(1)
    await ask('clerk', VERIFY, { ...said, role: 'OWNER' })
    await invite('stranger')
    expect((await mine('owner'))[0]?.invitations).toBe(1)
    await ask('clerk', VERIFY, { ...said, role: 'AGENT' })
    // Nobody is new.
    expect(await messagesTo('p-owner')).toEqual(before)
    const { memberships } = town.db.schema
    const [row] = await town.db.read.select().from(memberships).where(eq(memberships.personId, 'p-stranger'))
    expect(row).toMatchObject({ role: 'AGENT', verifiedBy: 'INVITATION', verifierId: 'p-owner' })
    // No owner any more: his codes open nothing, also once he is one again.
    expect((await mine('owner'))[0]?.invitations).toBe(0)
  })

  it('finds a request however its number is written', async () => {
    const id = await file('stranger', { enterprise: { name: '小满食品店', creditCode: CODE } })
    const { requests } = town.db.schema
    const [row] = await town.db.read.select().from(requests).where(eq(requests.id, id))
    const number = row?.number ?? ''
    for (const written of [number, number.toLowerCase(), number.replaceAll('-', ''), number.replaceAll('-', ' ')]) {
      expect(await look(written), written).toHaveLength(1)
    }
  })

  it('finds a request of its own centre alone', async () => {
    await fillCrowd(town.db, town.time.now)
    const id = await file('stranger', { enterprise: { name: '小满食品店', creditCode: CODE }, centreId: 'neighbour' })
    const { requests } = town.db.schema
    const [row] = await town.db.read.select().from(requests).where(eq(requests.id, id))
    expect(row?.centreId).toBe('neighbour')
    expect(await look(row?.number ?? '')).toEqual([])
    expect(await look(row?.number ?? '', 'otherOfficer')).toHaveLength(1)
  })

  it('writes down whom it verified, as what and by which papers, and why somebody was taken out', async () => {
    await bind('stranger')
    await verify('p-stranger')
    await ask('clerk', REMOVE, { enterprise: await idOf(), person: 'p-stranger', why: '冒用执照' })
    const { data } = await town.as(
      'admin',
      '{ administeredCentre(division: "330199") { accesses { items { what by } } } }',
    )
    const said = data.administeredCentre.accesses.items.map(({ what }: { what: string }) => what)
    expect(said).toContain('核验企业成员：小满食品有限公司（周经理，企业管理员，营业执照和法定代表人身份证）')
    expect(said).toContain('解除企业成员：小满食品有限公司（周经理，企业管理员，冒用执照）')
  })

  it('is refused what is wrong, and nothing is changed', async () => {
    await bind('stranger')
    for (const [more, field, words] of [
      [{ name: ' ' }, 'enterpriseName', '请填企业名称'],
      [{ role: 'AGENT' }, 'role', '法定代表人'],
      [{ code: '000 000' }, 'code', '核验码不对'],
      [{ code: null }, 'code', '核验码不对'],
      [{ person: 'p-owner' }, null, '没有这个绑定'],
      [{ enterprise: 'none' }, null, '没有这个绑定'],
    ] as const) {
      const answer = await verify('p-stranger', more)
      expect(answer, words).toMatchObject({ __typename: 'BindingFault', field })
      expect(answer.message).toContain(words)
    }
    const enterprise = await idOf()
    expect(await ask('clerk', REMOVE, { enterprise, person: 'p-stranger', why: ' ' })).toMatchObject({ field: 'why' })
    expect((await mine('stranger'))[0]?.verified).toBe(false)
    // Nobody judges his own.
    await bind('clerk')
    expect((await verify('p-clerk')).message).toContain('由同事办理')
  })
})

describe('by invitation', () => {
  it('go on letting in while SECRET is being changed, and not once the former one is forgotten', async () => {
    const [code, other] = [await invite(), await invite()]
    const { secret } = town.config
    Object.assign(town.config, { secret: 'x'.repeat(40), formerSecret: secret })
    expect(await ask('stranger', JOIN, { code })).toMatchObject({ __typename: 'BindingDone' })
    Object.assign(town.config, { formerSecret: null })
    expect(await ask('smile', JOIN, { code: other })).toMatchObject({ __typename: 'BindingFault', field: 'code' })
  })

  it('lets one more in, once, within its time, and tells those who see to the members', async () => {
    const code = await invite()
    expect(code).toMatch(/^\d{3} \d{3} \d{4}$/)
    const id = await file('owner', { enterpriseId: 'e-art' })
    expect(((await ask('stranger', JOIN, { code })) as Result).message).toBe('已加入青禾艺术培训，可以看到企业的诉求。')
    expect(await sees('stranger', id)).toBe(true)
    expect(await messagesTo('p-owner')).toEqual(['企业有新成员'])
    const members = (await mine('owner'))[0]?.members ?? []
    expect(members.find(({ personId }) => personId === 'p-stranger')).toMatchObject({
      role: 'AGENT',
      text: expect.stringMatching(/^受邀加入/),
    })
    expect(await ask('smile', JOIN, { code })).toMatchObject({ __typename: 'BindingFault', field: 'code' })
  })

  it('is over after three days, goes with its time, and with the office of whoever gave it', async () => {
    const [late, orphan] = [await invite(), await invite()]
    const { invitations, memberships } = town.db.schema
    await town.db.write((tx) =>
      tx.update(memberships).set({ role: 'AGENT' }).where(eq(memberships.personId, 'p-owner')),
    )
    expect(await ask('stranger', JOIN, { code: orphan })).toMatchObject({ __typename: 'BindingFault' })
    await town.db.write((tx) =>
      tx.update(memberships).set({ role: 'OWNER' }).where(eq(memberships.personId, 'p-owner')),
    )
    town.time.now += 3 * 86_400_000
    expect(await ask('stranger', JOIN, { code: late })).toMatchObject({ __typename: 'BindingFault' })
    await purge({ db: town.db, clock: { now: () => town.time.now + 1 }, config: town.config })
    expect(await town.db.read.select().from(invitations)).toEqual([])
  })

  it('cannot be guessed: ten tries an hour, wrong ones and right ones', async () => {
    const code = await invite()
    for (let n = 0; n < 10; n += 1) {
      expect(((await ask('stranger', JOIN, { code: `00000 0000${n}` })) as Result).message).toContain('邀请码不对')
    }
    expect(((await ask('stranger', JOIN, { code })) as Result).message).toContain('试得太多')
    town.time.now += 3_600_001
    expect(await ask('stranger', JOIN, { code })).toMatchObject({ __typename: 'BindingDone' })
  })

  it('is a hash in the database, and the window’s or an owner’s alone to give', async () => {
    const code = await invite()
    const { invitations } = town.db.schema
    expect(JSON.stringify(await town.db.read.select().from(invitations))).not.toContain(code.replaceAll(' ', ''))
    for (const who of ['colleague', 'stranger', 'clerk', 'admin']) {
      expect(await ask(who, INVITE, { enterprise: 'e-art' }), who).toMatchObject({ __typename: 'BindingFault' })
    }
    for (let n = 0; n < 19; n += 1) await invite()
    expect(await ask('owner', INVITE, { enterprise: 'e-art' })).toMatchObject({ __typename: 'BindingFault' })
  })

  it('answers the same to whoever sends it again, and to nobody else; taken out, he needs another one', async () => {
    const code = await invite()
    for (let n = 0; n < 2; n += 1) {
      expect(await ask('stranger', JOIN, { code })).toMatchObject({ __typename: 'BindingDone' })
    }
    expect(await messagesTo('p-owner')).toHaveLength(1)
    await ask('owner', END, { enterprise: 'e-art', person: 'p-stranger' })
    expect(await ask('stranger', JOIN, { code })).toMatchObject({ __typename: 'BindingFault' })
  })

  it('can be made void, and is, when whoever gave it goes or sees to the members no more', async () => {
    const first = await invite()
    await invite()
    expect((await mine('owner'))[0]?.invitations).toBe(2)
    const withdrawn = await ask('owner', `mutation { endInvitations(enterprise: "e-art") ${RESULT} }`)
    expect((withdrawn as Result).message).toBe('2 个邀请码已作废。')
    expect(await ask('stranger', JOIN, { code: first })).toMatchObject({ __typename: 'BindingFault' })
    await ask('owner', ROLE, { enterprise: 'e-art', person: 'p-colleague', role: 'OWNER' })
    const second = await invite('colleague')
    await ask('owner', ROLE, { enterprise: 'e-art', person: 'p-colleague', role: 'AGENT' })
    await ask('owner', ROLE, { enterprise: 'e-art', person: 'p-colleague', role: 'OWNER' })
    expect(await ask('stranger', JOIN, { code: second })).toMatchObject({ __typename: 'BindingFault' })
  })

  it('is used up by nobody who is in already', async () => {
    const code = await invite()
    expect(((await ask('colleague', JOIN, { code })) as Result).message).toContain('不用再加入')
    expect(await ask('stranger', JOIN, { code })).toMatchObject({ __typename: 'BindingDone' })
  })
})

describe('members', () => {
  const end = (who: string, person: string): Promise<Result> => ask(who, END, { enterprise: 'e-art', person })
  const setRole = (who: string, person: string, role: string): Promise<Result> =>
    ask(who, ROLE, { enterprise: 'e-art', person, role })

  it('are seen by verified members, and changed by those who see to them', async () => {
    const [own] = await mine('colleague')
    expect(own).toMatchObject({ verified: true, mayManage: false })
    expect(own?.members.map(({ personId }) => personId).toSorted()).toEqual(['p-colleague', 'p-owner'])
    expect(await setRole('colleague', 'p-owner', 'AGENT')).toMatchObject({ __typename: 'BindingFault' })
    expect(await end('colleague', 'p-owner')).toMatchObject({ __typename: 'BindingFault' })
    expect(await setRole('owner', 'p-colleague', 'OWNER')).toMatchObject({ __typename: 'BindingDone' })
    expect((await mine('colleague'))[0]?.mayManage).toBe(true)
  })

  it('leave by themselves, and are taken out; the view is gone at once', async () => {
    const id = await file('owner', { enterpriseId: 'e-art' })
    expect(await sees('colleague', id)).toBe(true)
    expect((await end('owner', 'p-colleague')).message).toContain('已移出')
    expect(await sees('colleague', id)).toBe(false)
    expect(await messagesTo('p-colleague')).toEqual(['企业成员有变化'])
    expect((await end('owner', 'p-owner')).message).toContain('已离开')
    expect(await mine('owner')).toEqual([])
    expect(await sees('owner', id)).toBe(true)
  })

  it('are never left without anybody who sees to them', async () => {
    for (const answer of [await end('owner', 'p-owner'), await setRole('owner', 'p-owner', 'AGENT')]) {
      expect(answer.message).toContain('唯一的企业管理员')
    }
    await end('owner', 'p-colleague')
    // Alone, he may go, and not stay as less.
    expect((await setRole('owner', 'p-owner', 'AGENT')).message).toContain('唯一的企业管理员')
    await ask('colleague', JOIN, { code: await invite() })
    await setRole('owner', 'p-colleague', 'OWNER')
    const both = await Promise.all([setRole('owner', 'p-owner', 'AGENT'), setRole('colleague', 'p-colleague', 'AGENT')])
    expect(both.filter(({ __typename }) => __typename === 'BindingDone')).toHaveLength(1)
    await setRole('owner', 'p-colleague', 'OWNER')
    await setRole('colleague', 'p-owner', 'OWNER')
    // Each takes the other out: one of them stays.
    await Promise.all([end('owner', 'p-colleague'), end('colleague', 'p-owner')])
    const { memberships } = town.db.schema
    const left = await town.db.read.select().from(memberships).where(eq(memberships.enterpriseId, 'e-art'))
    expect(left.filter(({ verified }) => verified)).toMatchObject([{ role: 'OWNER' }])
  })

  it('who only wait are nobody’s but the window’s', async () => {
    await bind('stranger', '冒用', ART)
    expect((await mine('owner'))[0]?.members).toHaveLength(2)
    expect(await end('owner', 'p-stranger')).toMatchObject({ __typename: 'BindingFault' })
    expect((await end('stranger', 'p-stranger')).message).toBe('已解除绑定。')
    expect(await messagesTo('p-owner')).toEqual([])
  })
})

it('the window is open to counter clerks and case officers, and to nobody else', async () => {
  await fillCrowd(town.db, town.time.now)
  await bind('stranger')
  const enterprise = await idOf()
  const wrong: string[] = []
  for (const who of PERSON_KEYS) {
    const {
      roles,
      also = [],
      standsIn = [],
    } = WHO_MAY[who] as never as {
      roles: string[]
      also?: { role: string }[]
      standsIn?: { role: string }[]
    }
    const held = [...roles, ...[...also, ...standsIn].map(({ role }) => role)]
    const owed = held.includes('COUNTER_CLERK') || held.includes('CASE_OFFICER')
    if ((await look(ART, who)).length > 0 !== owed) wrong.push(`${who} looks`)
    const said = { enterprise, person: 'nobody', name: '小满', role: 'OWNER', paper: 'LEGAL_PERSON' }
    const answers: Result[] = [
      await ask(who, VERIFY, said),
      await ask(who, REMOVE, { enterprise, person: 'nobody', why: '无' }),
    ]
    for (const { message } of answers) if (message.includes('由窗口人员') === owed) wrong.push(`${who}: ${message}`)
  }
  expect(wrong).toEqual([])
  for (const query of ['{ myEnterprises { id } }', '{ bindings(search: "1") { fault } }']) {
    expect((await town.as(null, query)).errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED')
  }
}, 60_000)

describe('a code on paper', () => {
  const slip = (more: object = {}, who = 'clerk'): Promise<Result & { code: string; text: string; roleWord: string }> =>
    ask(who, SLIP, {
      ...{ creditCode: CODE, name: '小满食品有限公司', role: 'OWNER', paper: 'LEGAL_PERSON' },
      ...more,
    })
  const join = (who: string, code: string): Promise<Result> => ask(who, JOIN, { code })

  it('makes who joins with it a verified owner on the window’s word, once, whatever he had typed before', async () => {
    await bind('stranger', '随便写的名字')
    const given = await slip()
    expect(given).toMatchObject({ __typename: 'BindingSlip', roleWord: '企业管理员' })
    expect(given.code.replace(/\s/g, '')).toMatch(/^\d{10}$/)
    expect(await join('stranger', given.code)).toMatchObject({
      message: '已加入小满食品有限公司，可以看到企业的诉求。',
    })
    const [own] = (await mine('stranger')).filter(({ creditCode }) => creditCode === CODE)
    expect(own).toMatchObject({ name: '小满食品有限公司', verified: true, mayManage: true })
    expect(own?.members[0]?.text).toMatch(/^专窗核验/)
    expect(await join('colleague', given.code)).toMatchObject({ __typename: 'BindingFault', field: 'code' })
    // Sent again, since the first answer was lost.
    expect(await join('stranger', given.code)).toMatchObject({ __typename: 'BindingDone' })
  })

  it('makes an agent where an authorisation was seen, and tells the owner', async () => {
    await join('stranger', (await slip()).code)
    const agent = await slip({ role: 'AGENT', paper: 'AUTHORISATION' })
    await join('colleague', agent.code)
    const [own] = (await mine('colleague')).filter(({ creditCode }) => creditCode === CODE)
    expect(own).toMatchObject({ verified: true, mayManage: false })
    expect(await messagesTo('p-stranger')).toContain('企业有新成员')
  })

  it('ends after a week, and with the codes that an owner makes void', async () => {
    const late = await slip()
    expect(late.text).toBe('11月27日（周五）以前有效（含当天），一个人用一次。')
    town.time.now += 8 * 24 * 3_600_000
    expect(await join('stranger', late.code)).toMatchObject({ message: expect.stringContaining('已过期') })
    await join('stranger', (await slip()).code)
    const open = await slip({ role: 'AGENT', paper: 'AUTHORISATION' })
    const END_ALL = `mutation ($enterprise: ID!) { endInvitations(enterprise: $enterprise) ${RESULT} }`
    await ask('stranger', END_ALL, { enterprise: await idOf() })
    expect(await join('colleague', open.code)).toMatchObject({ __typename: 'BindingFault' })
  })

  it('is for whoever is at a window, is not his own, and is written down with the papers', async () => {
    for (const who of ['owner', 'handler', 'head', 'admin']) {
      expect([who, await slip({}, who)]).toMatchObject([who, { __typename: 'BindingFault' }])
    }
    expect(await join('clerk', (await slip()).code)).toMatchObject({ __typename: 'BindingFault' })
    const { auditEntries, invitations } = town.db.schema
    const given = await slip()
    await join('stranger', given.code)
    const entries = await town.db.read.select().from(auditEntries)
    const said = { role: 'OWNER', paper: 'LEGAL_PERSON' }
    const own = { personId: 'p-clerk', centreId: 'centre' }
    expect(entries.filter(({ kind }) => kind === 'INVITED')).toMatchObject([
      { ...own, detail: said },
      { ...own, detail: said },
    ])
    // On whose word he is in is found where the window's administrators look.
    expect(entries.filter(({ kind }) => kind === 'BINDING_VERIFIED')).toMatchObject([
      { ...own, detail: { ...said, personId: 'p-stranger' } },
    ])
    const rows = await town.db.read.select().from(invitations)
    expect(JSON.stringify(rows)).not.toMatch(/\d{10}"/)
  })

  it('is void with the next one for an owner, where somebody was taken out, and once who gave it is at no window', async () => {
    const first = await slip()
    const second = await slip()
    expect(second.text).toContain('以前没用的管理员绑定码已作废。')
    expect(await join('stranger', first.code)).toMatchObject({ __typename: 'BindingFault' })
    expect(await join('stranger', second.code)).toMatchObject({ __typename: 'BindingDone' })

    const agent = await slip({ role: 'AGENT', paper: 'AUTHORISATION' })
    const out = { enterprise: await idOf(), person: 'p-stranger', why: '已离职' }
    expect(await ask('clerk', REMOVE, out)).toMatchObject({ __typename: 'BindingDone' })
    expect(await join('stranger', agent.code)).toMatchObject({ __typename: 'BindingFault' })

    const last = await slip()
    const { personRoles } = town.db.schema
    await town.db.write((tx) => tx.delete(personRoles).where(eq(personRoles.personId, 'p-clerk')))
    expect(await join('stranger', last.code)).toMatchObject({ __typename: 'BindingFault' })
  })

  it('makes an owner of an agent, and is not used up by who has given it', async () => {
    await join('stranger', (await slip({ role: 'AGENT', paper: 'AUTHORISATION' })).code)
    const given = await slip()
    expect(await join('clerk', given.code)).toMatchObject({ __typename: 'BindingFault' })
    expect(await join('stranger', given.code)).toMatchObject({ __typename: 'BindingDone' })
    expect((await mine('stranger')).find(({ creditCode }) => creditCode === CODE)).toMatchObject({ mayManage: true })
  })

  it.each([
    [{ creditCode: '91330199MA2YX0036X' }, 'creditCode'],
    [{ name: ' ' }, 'enterpriseName'],
    [{ role: 'AGENT' }, 'role'],
  ])('%j is refused at its field', async (more, field) => {
    expect(await slip(more)).toMatchObject({ __typename: 'BindingFault', field })
  })

  it('gives a known enterprise the name of its licence, and tells its owners', async () => {
    expect(await slip({ creditCode: ART, name: '青禾艺术培训有限公司' })).toMatchObject({
      name: '青禾艺术培训有限公司',
    })
    expect((await look(ART))[0]?.name).toBe('青禾艺术培训有限公司')
    expect(await messagesTo('p-owner')).toContain('企业名称已修改')
  })
})
