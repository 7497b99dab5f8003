import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SIMULATED_CREDENTIALS } from '../simulator/simulated-platforms.ts'
import { startSimulator } from '../simulator/simulator.server.ts'
import { createSimulatorState } from '../simulator/simulator-state.ts'
import { fillCrowd } from '../testing/crowd.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { adminCommand } from './admin.cli.ts'

const LOOK = `query ($centre: String!, $department: Int) { addressBook(centre: $centre, department: $department) { __typename
  ... on AddressBook { departments { id name } people { id name title here } } ... on AdminFault { message field } } }`
const TAKE = `mutation ($centre: String!, $department: Int!, $people: [ID!]!, $role: String!, $unit: String, $dry: Boolean!, $why: String) {
  takeFromBook(centre: $centre, department: $department, people: $people, role: $role, unit: $unit, dry: $dry, why: $why) { __typename
    ... on TableTaken { written message rows { line deed called message } } ... on AdminFault { message field } } }`

/** As the demonstration has it: one below 住建局, with people whom nobody has entered. */
const [HOUSING, APPROVALS] = [12, 30]

let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
})
afterEach(() => town.close())

const look = async (department?: number, who = 'admin') =>
  (await town.as(who, LOOK, { centre: '330199', department: department ?? null })).data.addressBook
const take = async (more: object = {}, who = 'admin') => {
  const chosen = { department: APPROVALS, people: ['d-new-1', 'd-new-2'], role: 'UNIT_HANDLER', unit: '住建局' }
  return (await town.as(who, TAKE, { centre: '330199', dry: false, ...chosen, ...more })).data.takeFromBook
}
const doorsOf = async (subject: string) => {
  const { identities } = town.db.schema
  return town.db.read.select().from(identities).where(eq(identities.subject, subject))
}
const fails = (path: string, errcode: number) =>
  town.app.inject({
    ...{ method: 'POST', url: '/sim/__sim/faults' },
    payload: { match: `/sim/dt-oapi${path}`, errcode, times: 1 },
  })

describe('the address book of DingTalk', () => {
  it('is looked through by departments, and says who is entered already', async () => {
    const whole = await look()
    expect(whole.people).toEqual([])
    expect(whole.departments).toContainEqual({ id: HOUSING, name: '住建局' })
    const housing = await look(HOUSING)
    expect(housing.departments).toEqual([{ id: APPROVALS, name: '审批科' }])
    expect(housing.people).toContainEqual({ id: 'd-handler', name: '王工', title: '住建局 经办', here: '已是经办' })
    const [one] = (await look(APPROVALS)).people
    expect(one).toEqual({ id: 'd-new-1', name: '秦工', title: '科员', here: null })
  })

  it('gives people an office, all or none, after a look at what it would do', async () => {
    const tried = await take({ dry: true })
    expect(tried).toMatchObject({ written: false, message: '可以导入：新增 2 行。还没有写入。' })
    expect(await doorsOf('d-new-1')).toEqual([])
    const done = await take({ why: '钉钉统一录入' })
    expect(done).toMatchObject({ written: true, message: '已导入：新增 2 行。' })
    expect(done.rows.map(({ called }: { called: string }) => called)).toEqual([
      '秦工 UNIT_HANDLER',
      '许工 UNIT_HANDLER',
    ])
    const [door] = await doorsOf('d-new-1')
    const { people, personRoles, adminChanges } = town.db.schema
    const [person] = await town.db.read
      .select()
      .from(people)
      .where(eq(people.id, door?.personId ?? ''))
    expect(person).toMatchObject({ name: '秦工', title: '科员', staff: true, phone: null })
    const roles = await town.db.read
      .select()
      .from(personRoles)
      .where(eq(personRoles.personId, door?.personId ?? ''))
    expect(roles).toMatchObject([{ role: 'UNIT_HANDLER', unitId: 'housing', centreId: 'centre' }])
    const changes = await town.db.read.select().from(adminChanges)
    expect(changes.map(({ why, byPersonId }) => [why, byPersonId])).toEqual(Array(2).fill(['钉钉统一录入', 'p-admin']))
    const code = town.app.simulated?.issueCode('dt-auth', 'd-new-1') ?? ''
    const into = await town.as(null, 'mutation ($code: String!) { signInWithDingTalk(code: $code) { __typename } }', {
      code,
    })
    expect(into.data.signInWithDingTalk.__typename).toBe('SignedIn')
    expect(await take()).toMatchObject({ message: '2 行都和现有的一样，不用导入。' })
    expect((await look(APPROVALS)).people[0].here).toBe('已是经办')
  })

  it('does not enter somebody a second time who signs in by telephone, and takes no name away', async () => {
    const { people, identities } = town.db.schema
    await town.db.write((tx) => tx.delete(identities).where(eq(identities.subject, 'd-handler')))
    const seen = (await look(HOUSING)).people.find(({ id }: { id: string }) => id === 'd-handler')
    expect(seen.here).toMatch(/^有同名的经办，用手机号登录$/)
    const taken = await take({ department: HOUSING, people: ['d-handler'] })
    expect(taken.rows).toMatchObject([{ deed: 'FAULT', message: expect.stringContaining('已有同名的人用手机号登录') }])
    await town.db.write((tx) => tx.update(people).set({ name: '李局长' }).where(eq(people.id, 'p-head')))
    const more = await take({ department: HOUSING, people: ['d-head'], role: 'LEADER', unit: null })
    expect(more).toMatchObject({ written: true })
    const [head] = await town.db.read.select().from(people).where(eq(people.id, 'p-head'))
    expect(head?.name).toBe('李局长')
  })

  it('has each look in the record of accesses', async () => {
    await look(HOUSING)
    const { auditEntries } = town.db.schema
    const looks = await town.db.read.select().from(auditEntries).where(eq(auditEntries.kind, 'BOOK_READ'))
    expect(looks).toMatchObject([{ personId: 'p-admin', centreId: 'centre' }])
  })

  it('is for whoever sees to people there', async () => {
    await fillCrowd(town.db, town.time.now)
    expect(await look(HOUSING, 'securityAdmin')).toMatchObject({ __typename: 'AddressBook' })
    for (const who of ['officer', 'systemAdmin', 'admin', 'otherAdmin']) {
      expect([who, await look(HOUSING, who)]).toMatchObject([who, { __typename: 'AdminFault' }])
      expect([who, await take({}, who)]).toMatchObject([who, { __typename: 'AdminFault' }])
    }
    expect(await doorsOf('d-new-1')).toEqual([])
  })

  it.each([
    [{ people: [] }, '请选要录入的人', 'people'],
    [{ people: ['d-new-1', 'd-gone'] }, '已没有 1 个所选的人', 'people'],
    [{ department: 99 }, '没有这个部门', null],
  ])('%j is refused, and said why', async (more, fault, field) => {
    expect(await take(more)).toEqual({ __typename: 'AdminFault', message: expect.stringContaining(fault), field })
    expect(await doorsOf('d-new-1')).toEqual([])
  })

  it.each([
    [{ role: '' }, '请写角色'],
    [{ unit: null }, '请写明单位'],
    [{ unit: '没有的局' }, '没有“没有的局”'],
  ])('%j is reported with each of them, and nothing is stored', async (more, fault) => {
    const taken = await take(more)
    expect(taken.written).toBe(false)
    expect(taken.rows).toMatchObject([
      { deed: 'FAULT', message: expect.stringContaining(fault) },
      { deed: 'FAULT', message: expect.stringContaining(fault) },
    ])
    expect(await doorsOf('d-new-1')).toEqual([])
  })

  it.each([
    [60011, '没有通讯录权限'],
    [90020, '本月的调用次数已用完'],
    [-1, '稍后再试'],
  ])('where DingTalk answers %i says what to do', async (errcode, words) => {
    await fails('/topapi/v2/department/listsub', errcode)
    expect(await look()).toMatchObject({ __typename: 'AdminFault', message: expect.stringContaining(words) })
    expect(await look()).toMatchObject({ __typename: 'AddressBook' })
  })

  it('ends before it has used up what the organisation may ask a month', async () => {
    for (let n = 0; n < 60; n += 1) {
      town.time.now += 500
      expect(await look()).toMatchObject({ __typename: 'AddressBook' })
    }
    expect(await look()).toMatchObject({ message: expect.stringContaining('请一小时后再试') })
  })
})

it('can be used by command, with the service’s configuration, and says where DingTalk is not set up', async () => {
  const members = Array.from({ length: 130 }, (_, n) => ({ userid: `d-many-${n}`, name: `员${n}`, title: '' }))
  const departments = [
    { id: 1, parentId: null, name: '云溪县', members: [] },
    { id: 7, parentId: 1, name: '住建局', members },
  ]
  const state = createSimulatorState({ now: () => town.time.now, random: Math.random, departments })
  const book = await startSimulator({ ...SIMULATED_CREDENTIALS, state })
  try {
    const said: string[] = []
    const to = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) }
    const base = { DATABASE_URL: town.config.databaseUrl, DATA_DIR: town.config.dataDir }
    const { appKey, appSecret, agentId } = SIMULATED_CREDENTIALS.dingTalk
    const { oapiBase, apiBase } = book.hosts.dingTalk
    const env = {
      ...{ ...base, NODE_ENV: 'production', SECRET: 'x'.repeat(32), DIVISION: '330199', DESK: '云溪县兜底专窗' },
      ...{ PUBLIC_BASE: 'https://qihu.example', DT_CORP_ID: 'c', DT_AGENT_ID: String(agentId) },
      ...{ DT_APP_KEY: appKey, DT_APP_SECRET: appSecret, DT_OAPI_BASE: oapiBase, DT_API_BASE: apiBase },
    }
    const run = (args: string[], at: NodeJS.ProcessEnv = env) => adminCommand(args, at, to)
    expect([await run(['book', 'list', '--centre', '330199']), said.at(-1)]).toEqual([0, '部门\t住建局\t7\n'])
    await run(['book', 'list', '--centre', '330199', '--department', '7'])
    expect(said.at(-1)?.trim().split('\n')).toHaveLength(130)
    const some = ['book', 'take', '--centre', '330199', '--department', '7', '--role', '经办', '--unit', '住建局']
    expect(await run([...some, '--people', 'd-many-3，d-many-129', '--dry-run'])).toBe(0)
    expect(await doorsOf('d-many-129')).toEqual([])
    expect([await run([...some, '--people', 'd-many-3，d-many-129']), said.at(-1)]).toMatchObject([
      0,
      expect.stringContaining('已导入：新增 2 行'),
    ])
    expect(await doorsOf('d-many-129')).toHaveLength(1)
    expect(await run([...some, '--people', ' '])).toBe(1)
    expect(said.at(-1)).toContain('请选要录入的人')
    expect(await run([...some.slice(0, 5), 'x', ...some.slice(6)])).toBe(1)
    expect(said.at(-1)).toContain('部门编号是一个数字')
    expect(await run(['book', 'list', '--centre', '330199'], { ...base, DEMO: '1' })).toBe(1)
    expect(said.at(-1)).toContain('还没有配置钉钉')
  } finally {
    await book.close()
  }
})
