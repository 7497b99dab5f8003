import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOfWindow, findWindow } from '../halls/halls.store.ts'
import { fileOne } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

const ADMINISTER = `mutation ($command: AdminCommand!, $input: AdminInput!, $why: String, $key: Key!) {
  administer(command: $command, input: $input, why: $why, key: $key) {
    __typename ... on AdminDone { id message } ... on AdminFault { message field }
  }
}`
const CENTRE = `query ($search: String, $after: ID) { administeredCentre(division: "330199") {
  name desk levelWord duties
  steps { name done missing }
  units { id name phone leads people }
  halls { name windows { id name services revoked poster } }
  staff(search: $search) { total people { id name title maskedPhone dingtalk door posts { word unit { name } } } }
  changes(after: $after) { items { what of by why } endCursor }
} }`

let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
})
afterEach(() => town.close())

type Answer = { __typename: string; id: string; message: string; field: string | null }
const say = async (command: string, input: object, more: { who?: string; key?: string; why?: string } = {}) => {
  const { who = 'admin', key = town.newKey(), why = null } = more
  const answer = await town.as(who, ADMINISTER, { command, input, why, key })
  expect(answer.errors).toBeUndefined()
  return answer.data.administer as Answer
}
const done = async (command: string, input: object, more = {}) => {
  const answer = await say(command, { centre: '330199', ...input }, more)
  expect(answer).toMatchObject({ __typename: 'AdminDone' })
  return answer
}
const centre = async (variables: object = {}, who = 'admin') =>
  (await town.as(who, CENTRE, variables)).data.administeredCentre

describe('what is changed by page', () => {
  it('is there for everybody at once, and stands in the record with who, when and why', async () => {
    await done('UNIT_ADD', { name: '税务局', phone: '0571-00000009' }, { why: '机构改革' })
    const { units, changes } = await centre()
    expect(units.find(({ name }: { name: string }) => name === '税务局')).toMatchObject({ leads: true, people: 0 })
    expect(changes.items).toEqual([{ what: '新增单位', of: '税务局', by: '管理员', why: '机构改革' }])
    expect((await town.as('officer', '{ units { name } }')).data.units).toContainEqual({ name: '税务局' })
  })

  it('is made once for its key, however often it is sent, also at the same time', async () => {
    const key = town.newKey()
    const all = await Promise.all(
      Array.from({ length: 12 }, () =>
        say('HALL_ADD', { centre: '330199', name: '新厅', address: '路', phone: '1' }, { key }),
      ),
    )
    expect(new Set(all.map(({ __typename, id }) => `${__typename} ${id}`)).size).toBe(1)
    const { halls } = await centre()
    expect(halls.filter(({ name }: { name: string }) => name === '新厅')).toHaveLength(1)
    // The key is his alone.
    const { people, personRoles } = town.db.schema
    await town.db.write(async (tx) => {
      const [other] = await tx.select().from(people).where(eq(people.id, 'p-smile'))
      await tx.insert(personRoles).values({ personId: other?.id ?? '', role: 'CENTRE_ADMIN' })
    })
    expect(
      await say('HALL_ADD', { centre: '330199', name: '另厅', address: '路', phone: '1' }, { key, who: 'smile' }),
    ).toMatchObject({
      __typename: 'AdminDone',
    })
    expect((await centre()).halls.map(({ name }: { name: string }) => name)).toContain('另厅')
  })

  it.each([
    ['UNIT_ADD', { name: '住建局' }, 'name', /已有“住建局”/],
    ['UNIT_ADD', { name: ' ' }, 'name', /请写单位名称/],
    ['UNIT_CHANGE', {}, 'unit', /请写单位/],
    ['STAFF_ADD', { name: '某', role: 'CITIZEN', phone: '19900000321' }, 'role', /不能授予/],
    ['STAFF_ADD', { name: '某', role: 'UNIT_HANDLER', phone: '19900000321' }, 'unit', /属于一个单位/],
    ['STAFF_ADD', { name: '某', role: 'LEADER' }, 'phone', /请写钉钉 userid 或手机号/],
    ['STAFF_ADD', { name: '某', role: 'LEADER', phone: '12345' }, 'phone', /11 位/],
    ['STAFF_CHANGE', { person: 'p-nobody', title: '主任' }, 'person', /没有找到工作人员/],
    ['STAFF_CHANGE', { person: 'd-head' }, null, /没有写要改什么/],
    ['STAFF_CHANGE', { person: 'd-head', dingtalk: '' }, 'phone', /至少留一个/],
    ['STAFF_CHANGE', { person: 'd-head', dingtalk: '19900000321' }, 'dingtalk', /不是手机号/],
    ['WINDOW_RENEW', { window: 'W1' }, 'days', /请写旧码还能用的天数/],

    ['STAFF_CHANGE', { person: 'd-head', dingtalk: 'd-handler' }, 'dingtalk', /已是王工的/],
    ['STAFF_END', { person: 'p-admin' }, 'person', /唯一的中心管理员/],
    ['POST_END', { person: 'p-admin', role: 'CENTRE_ADMIN', unit: 'desk' }, 'person', /唯一的中心管理员/],
    ['CENTRE_CHANGE', { under: '330199' }, 'under', /不能又做它的上级/],
    ['WINDOW_RENEW', { window: 'W1', days: '61' }, 'days', /0 到 60/],
    ['WINDOW_RENEW', { window: 'W1', days: 'x' }, 'days', /0 到 60/],
    ['WINDOW_CHANGE', { window: 'W1', services: '一；二；三；四；五；六；七' }, 'services', /最多写 6 条/],
    ['WINDOW_REVOKE', { window: 'none' }, 'window', /没有编号为 none/],
  ])(
    '%s with %j is refused at its field with the remedy, and nothing is changed',
    async (command, input, field, words) => {
      const before = JSON.stringify(await centre())
      const answer = await say(command, { centre: '330199', ...input })
      expect(answer).toMatchObject({ __typename: 'AdminFault', field, message: expect.stringMatching(words) })
      expect(JSON.stringify(await centre())).toBe(before)
    },
  )
})

describe('what came again', () => {
  it('under a key of before with other words is refused, and nothing is changed', async () => {
    const key = town.newKey()
    await done('UNIT_ADD', { name: '甲局' }, { key })
    const again = await say('UNIT_ADD', { centre: '330199', name: '乙局' }, { key })
    expect(again).toMatchObject({ __typename: 'AdminFault', message: expect.stringMatching(/内容和上次不同/) })
    expect((await centre()).units.map(({ name }: { name: string }) => name)).not.toContain('乙局')
  })

  it('of somebody who was dismissed meanwhile does nothing, though he was still signed in', async () => {
    await done('STAFF_ADD', { name: '第二位', role: 'CENTRE_ADMIN', phone: '19900000777' })
    const { personRoles, centres } = town.db.schema
    // His session was read before; his post goes while he waits for his turn.
    const [lock, has] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const held = town.db.write(async (tx) => {
      // As every change of administration begins (changes.store.ts).
      await tx.update(centres).set({ id: 'centre' }).where(eq(centres.id, 'centre'))
      await tx.delete(personRoles).where(eq(personRoles.personId, 'p-admin'))
      has.resolve()
      await lock.promise
    })
    await has.promise
    const waiting = say('UNIT_ADD', { centre: '330199', name: '丙局' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    lock.resolve()
    await held
    expect((await waiting).__typename).toBe('AdminFault')
  })
})

describe('somebody who is called in DingTalk what another’s id is', () => {
  it('is not taken for him', async () => {
    await done('STAFF_ADD', { name: '冒名', role: 'LEADER', phone: '19900000555', dingtalk: 'p-head' })
    await done('STAFF_CHANGE', { person: 'p-head', title: '局长' })
    const { people } = town.db.schema
    const [head] = await town.db.read.select().from(people).where(eq(people.id, 'p-head'))
    expect(head?.title).toBe('局长')
  })
})

describe('a division', () => {
  it('whose code lies elsewhere is entered by those of the first centre alone', async () => {
    await done('CENTRE_ADD', { name: '溪州市', division: '330100', level: 'CITY' })
    await done('STAFF_ADD', { centre: '330100', name: '市管', role: 'CENTRE_ADMIN', phone: '19900000666' })
    const { people } = town.db.schema
    await town.db.write((tx) => tx.update(people).set({ demoKey: 'city' }).where(eq(people.phone, '19900000666')))
    const { token } = (
      await town.send({ query: 'mutation { signInAsDemoPerson(key: "city") { ... on SignedIn { token } } }' })
    ).data.signInAsDemoPerson
    const add = async (division: string) => {
      const input = { name: `新${division}`, division, under: '330100' }
      const variables = { command: 'CENTRE_ADD', input, key: town.newKey() }
      return (await town.send({ query: ADMINISTER, variables }, token)).data.administer.__typename
    }
    expect([await add('330111'), await add('440111'), await add('330211')]).toEqual([
      'AdminDone',
      'AdminFault',
      'AdminFault',
    ])
  })
})

describe('staff', () => {
  it('are found by name, title and number, with what they hold and how they come in', async () => {
    await done('STAFF_ADD', {
      name: '钱主任',
      title: '主任',
      role: '部门负责人',
      unit: '市场监管局',
      phone: '19900000321',
    })
    expect((await centre({ search: '9000' })).staff.total).toBe(0)
    expect((await centre({ search: '0321' })).staff).toMatchObject({
      total: 1,
      people: [
        {
          name: '钱主任',
          maskedPhone: '199****0321',
          door: '还没有设置动态码',
          posts: [{ word: '部门负责人', unit: { name: '市场监管局' } }],
        },
      ],
    })
    expect((await centre({ search: '李局' })).staff.people[0]).toMatchObject({ dingtalk: 'd-head', door: '用钉钉登录' })
    expect((await centre({ search: '没有的人' })).staff).toEqual({ total: 0, people: [] })
  })

  it('sign in anew where their door was changed, and not where their title was', async () => {
    const isIn = async () => (await town.as('head', '{ viewer { id } }')).data.viewer !== null
    expect(await isIn()).toBe(true)
    await done('STAFF_CHANGE', { person: 'd-head', title: '局长' })
    expect(await isIn()).toBe(true)
    await done('STAFF_CHANGE', { person: 'd-head', dingtalk: 'd-head-new' })
    expect(await isIn()).toBe(false)
    expect((await centre()).changes.items[0]).toMatchObject({ what: '修改人员', of: '李局' })
  })

  it('of two centres are changed by whoever sees to people in both alone', async () => {
    await done('CENTRE_ADD', { name: '邻县', division: '330198' })
    await done('STAFF_ADD', { centre: '330198', name: '邻管', role: 'CENTRE_ADMIN', phone: '19900000401' })
    const { people } = town.db.schema
    const [there] = await town.db.read.select().from(people).where(eq(people.phone, '19900000401'))
    await town.db.write((tx) =>
      tx
        .update(people)
        .set({ demoKey: 'there' })
        .where(eq(people.id, there?.id ?? '')),
    )
    const asThere = async (command: string, input: object) => {
      const sessions = await town.send({
        query: 'mutation { signInAsDemoPerson(key: "there") { ... on SignedIn { token } } }',
      })
      const { token } = sessions.data.signInAsDemoPerson
      const variables = { command, input: { centre: '330198', ...input }, key: town.newKey() }
      return (await town.send({ query: ADMINISTER, variables }, token)).data.administer as Answer
    }
    // Neither an office there nor the way he signs in: that is for whoever sees to people in both.
    for (const [command, input] of [
      ['POST_ADD', { role: 'LEADER' }],
      ['STAFF_CHANGE', { phone: '19900000402' }],
      ['STAFF_CODE', {}],
    ] as const) {
      expect(await asThere(command, { person: 'd-officer', ...input })).toMatchObject({ __typename: 'AdminFault' })
    }
    // Nor the name behind a number.
    const named = await asThere('STAFF_ADD', { name: '某', role: 'LEADER', dingtalk: 'd-officer' })
    expect(named.message).toMatch(/已是另一位工作人员的/)
    await done('POST_ADD', { centre: '330198', person: 'd-officer', role: 'LEADER' })
    expect(await asThere('STAFF_END', { person: 'd-officer' })).toMatchObject({ __typename: 'AdminDone' })
    const officer = (await town.as('officer', '{ viewer { roles } }')).data.viewer
    expect(officer.roles).toEqual(['CASE_OFFICER'])
  })

  it('hold two of the three administrators’ offices in no one hand', async () => {
    await done('POST_ADD', { person: 'd-head', role: 'SYSTEM_ADMIN' })
    const answer = await say('POST_ADD', { centre: '330199', person: 'd-head', role: '审计管理员' })
    expect(answer).toMatchObject({
      field: 'role',
      message: expect.stringMatching(/系统管理员和审计管理员不能由同一个人/),
    })
    const both = await say('POST_ADD', { centre: '330199', person: 'd-head', role: 'CENTRE_ADMIN' })
    expect(both.message).toMatch(/系统管理员和中心管理员不能由同一个人/)
    // Held apart from now on: places are no longer the centre administrator's.
    expect((await centre()).duties).toEqual(['PEOPLE', 'CHANGES'])
    expect((await centre({}, 'head')).changes.items).toEqual([])
  })
})

describe('the way from an empty centre', () => {
  it('is ticked off step by step, with what is still missing', async () => {
    await done('CENTRE_ADD', { name: '邻县', division: '330198' })
    const steps = async () => {
      const asked = '{ administeredCentre(division: "330198") { steps { done missing } } }'
      const { steps: all } = (await town.as('admin', asked)).data.administeredCentre
      return all as { done: boolean; missing: string | null }[]
    }
    const missing = async () => (await steps()).map((step) => step.missing)
    expect(await missing()).toEqual([
      null,
      '还没有可以接办诉求的单位。',
      '还没有兜底办专员，诉求没有人受理。',
      '还没有大厅。',
      '还没有收到诉求。',
    ])
    const there = (command: string, input: object) => done(command, { centre: '330198', ...input })
    await there('UNIT_ADD', { name: '邻县专窗', leads: false })
    await there('UNIT_ADD', { name: '住建局' })
    await there('STAFF_ADD', { name: '林', role: 'CASE_OFFICER', unit: '邻县专窗', phone: '19900000501' })
    await there('HALL_ADD', { name: '邻县大厅', address: '路', phone: '1' })
    expect((await missing()).slice(1, 4)).toEqual([null, '住建局还没有经办。', '还没有窗口。'])
    await there('STAFF_ADD', { name: '王', role: 'UNIT_HANDLER', unit: '住建局', phone: '19900000502' })
    const { id } = await there('WINDOW_ADD', { hall: '邻县大厅', name: '专窗' })
    const window = await findWindow(town.db.read, town.db.schema, id)
    if (!window) throw new Error('no window')
    await fileOne(town, { windowCode: codeOfWindow(town.config, window) })
    expect(await missing()).toEqual([null, null, null, null, null])
  })
})

describe('a sheet with a code', () => {
  it('opens to whoever holds its link, for a working day, and to nobody without', async () => {
    const platforms = { ...town.services.platformConfig } as never
    await town.close()
    town = await openTestApp({ demo: false, platforms })
    const poster = (await centre()).halls[0].windows[0].poster as string
    const status = async (url: string) => (await town.app.inject(url)).statusCode
    expect(await status(poster)).toBe(200)
    expect((await town.app.inject(poster)).body).toContain('兜底专窗')
    expect(await status(poster.replace('/W1/', '/W2/'))).toBe(404)
    expect(await status(poster.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toBe(404)
    expect(await status(poster.split('?')[0] ?? '')).toBe(404)
    town.time.now += 13 * 3_600_000
    expect(await status(poster)).toBe(404)
  })

  it('that was renewed leaves the one before valid for as many days as were said, and no other', async () => {
    const codeNow = async () => {
      const window = await findWindow(town.db.read, town.db.schema, 'W1')
      return window ? codeOfWindow(town.config, window) : ''
    }
    const opens = async (code: string) => {
      const asked = 'query ($code: String!) { scanLanding(code: $code) { ... on ScanLanding { window { id } } } }'
      return (await town.as(null, asked, { code })).data.scanLanding.window !== undefined
    }
    const first = await codeNow()
    expect((await done('WINDOW_RENEW', { window: 'W1', days: '7' })).message).toMatch(/旧的还能用 7 天/)
    const second = await codeNow()
    expect([await opens(first), await opens(second)]).toEqual([true, true])
    town.time.now += 8 * 86_400_000
    expect([await opens(first), await opens(second)]).toEqual([false, true])
    await done('WINDOW_RENEW', { window: 'W1', days: '0' })
    expect([await opens(second), await opens(await codeNow())]).toEqual([false, true])
    await done('WINDOW_REVOKE', { window: 'W1' })
    expect(await opens(await codeNow())).toBe(false)
  })
})
