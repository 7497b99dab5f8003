import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { purge } from '../operations/purge.ts'
import { fileOne, lookAt, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

const ADMINISTER = `mutation ($command: AdminCommand!, $input: AdminInput!, $key: Key!) {
  administer(command: $command, input: $input, key: $key) {
    __typename ... on AdminDone { id message } ... on AdminFault { message field }
  }
}`
const CENTRE = `{ administeredCentre(division: "330199") {
  staff { people { id posts { word } standsIn deputies { role unitId deputyId from text } } }
  changes { items { what of by } }
} }`
const VIEWER = '{ viewer { home mayOpenQueue roles unit { id } } }'
const MESSAGES = '{ messages { items { title text } } }'

const at = (time: string) => Date.parse(`${time}+08:00`)
/** The test begins on Friday, 20 November, at half past nine. */
const WEEK = { from: '2026-11-23', until: '2026-11-27' }
const HANDLER = { person: 'p-handler', deputy: 'p-clerk', ...WEEK }

let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
})
afterEach(() => town.close())

const say = async (command: string, input: object, who = 'admin') => {
  const variables = { command, input: { centre: '330199', ...input }, key: town.newKey() }
  const answer = await town.as(who, ADMINISTER, variables)
  expect(answer.errors).toBeUndefined()
  return answer.data.administer as { __typename: string; message: string; field: string | null }
}
const done = async (command: string, input: object) => {
  const answer = await say(command, input)
  expect(answer).toMatchObject({ __typename: 'AdminDone' })
  return answer
}
const staffer = async (id: string) => {
  const { people } = (await town.as('admin', CENTRE)).data.administeredCentre.staff
  return people.find((each: { id: string }) => each.id === id)
}
const viewer = async (who: string) => (await town.as(who, VIEWER)).data.viewer
const handed = async () => {
  const { id } = await fileOne(town)
  await take(town, 'officer', 'dispatchRequest', id)
  return id
}
const pushedTo = async (thingId: string, personId: string) => {
  const { messages } = town.db.schema
  const rows = await town.db.read
    .select({ kind: messages.kind })
    .from(messages)
    .where(and(eq(messages.thingId, thingId), eq(messages.personId, personId)))
  return rows.map(({ kind }) => kind)
}

describe('an office that is lent for some days', () => {
  it('opens and lets do what its holder may, from the first day to the end of the last one', async () => {
    const id = await handed()
    await done('DEPUTY_ADD', HANDLER)
    const may = async (when: string) => {
      town.time.now = at(when)
      return [(await viewer('clerk')).mayOpenQueue, (await lookAt(town, 'clerk', id)).actions.length > 0]
    }
    expect(await may('2026-11-22T23:59:59')).toEqual([false, false])
    expect(await may('2026-11-23T00:00:00')).toEqual([true, true])
    expect(await may('2026-11-27T23:59:59')).toEqual([true, true])
    expect(await may('2026-11-28T00:00:00')).toEqual([false, false])
  })

  it('is done in the name of whoever stands in, for the unit', async () => {
    const id = await handed()
    await done('DEPUTY_ADD', { ...HANDLER, from: '2026-11-20' })
    expect(await take(town, 'clerk', 'signRequest', id)).toMatchObject({ __typename: 'ActionDone' })
    const seen = await lookAt(town, 'officer', id)
    expect(seen).toMatchObject({ stage: 'IN_PROGRESS', handlerName: '何窗口' })
    expect(seen.history[0]).toMatchObject({ what: '签收', who: '住建局' })
  })

  it('brings him the notices of these days, and none of others', async () => {
    await done('DEPUTY_ADD', { ...HANDLER, from: '2026-11-20', until: '2026-11-20' })
    const today = await handed()
    expect(await pushedTo(today, 'p-clerk')).toContain('TO_SIGN')
    expect(await pushedTo(today, 'p-handler')).toContain('TO_SIGN')
    town.time.now = at('2026-11-23T09:30:00')
    const later = await handed()
    expect(await pushedTo(later, 'p-clerk')).not.toContain('TO_SIGN')
    expect(await pushedTo(later, 'p-handler')).toContain('TO_SIGN')
  })

  it('shows at once, also to whoever is signed in, and to whoever signs in', async () => {
    expect(await viewer('clerk')).toMatchObject({ home: 'REQUESTER', mayOpenQueue: false })
    await done('DEPUTY_ADD', { ...HANDLER, from: '2026-11-20' })
    expect(await viewer('clerk')).toMatchObject({ home: 'QUEUE', mayOpenQueue: true })
    await done('DEPUTY_END', { person: 'p-handler', deputy: 'p-clerk' })
    expect(await viewer('clerk')).toMatchObject({ home: 'REQUESTER', mayOpenQueue: false })
  })

  it('is told to both, shown by both, and stands in the record', async () => {
    const answer = await done('DEPUTY_ADD', HANDLER)
    expect(answer.message).toBe('王工的代理已安排。双方会收到消息，到期自动结束。')
    const titles = async (who: string) => (await town.as(who, MESSAGES)).data.messages.items
    expect((await titles('clerk'))[0]).toEqual({
      title: '由您代理职务',
      text: '11月23日到11月27日，由您代理王工的“住建局 经办”。这些天您和他有同样的权限，通知也会发给您。',
    })
    expect((await titles('handler'))[0].text).toMatch(/11月23日到11月27日，由何窗口代理您的“住建局 经办”/)
    expect((await staffer('p-handler')).deputies).toEqual([
      {
        ...{ role: 'UNIT_HANDLER', unitId: 'housing', deputyId: 'p-clerk', from: '2026-11-23' },
        text: '11月23日到11月27日由何窗口代理住建局 经办',
      },
    ])
    expect(await staffer('p-clerk')).toMatchObject({
      posts: [{ word: '窗口人员' }],
      standsIn: ['11月23日到11月27日代理王工的住建局 经办'],
    })
    town.time.now += 60_000
    await done('DEPUTY_END', { person: 'p-handler', deputy: 'p-clerk' })
    expect((await staffer('p-handler')).deputies).toEqual([])
    expect((await titles('clerk'))[0].title).toBe('代理已结束')
    const { items } = (await town.as('admin', CENTRE)).data.administeredCentre.changes
    expect(items).toEqual([
      { what: '停用代理（经办，由何窗口）', of: '王工', by: '管理员' },
      { what: '新增代理（经办，由何窗口，11月23日到11月27日）', of: '王工', by: '管理员' },
    ])
  })

  it.each([
    ['POST_END', { person: 'p-handler', role: 'UNIT_HANDLER', unit: 'housing' }],
    ['STAFF_END', { person: 'p-handler' }],
    ['STAFF_END', { person: 'p-clerk' }],
  ])('goes back with %s %j', async (command, input) => {
    const id = await handed()
    await done('DEPUTY_ADD', { ...HANDLER, from: '2026-11-20' })
    expect((await lookAt(town, 'clerk', id)).actions).not.toEqual([])
    await done(command, input)
    expect((await lookAt(town, 'clerk', id))?.actions ?? []).toEqual([])
    expect((await staffer('p-handler'))?.deputies ?? []).toEqual([])
    const { messages } = town.db.schema
    const told = await town.db.read.select().from(messages).where(eq(messages.title, '代理已结束'))
    expect(told.map(({ personId }) => personId).toSorted()).toEqual(['p-clerk', 'p-handler'])
  })

  it('can be lent again on the day on which it was given back', async () => {
    const today = { ...HANDLER, from: '2026-11-20' }
    await done('DEPUTY_ADD', today)
    town.time.now += 3_600_000
    await done('DEPUTY_END', { person: 'p-handler', deputy: 'p-clerk' })
    expect((await viewer('clerk')).mayOpenQueue).toBe(false)
    await done('DEPUTY_ADD', today)
    expect((await viewer('clerk')).mayOpenQueue).toBe(true)
    expect((await say('DEPUTY_ADD', today)).field).toBe('from')
  })

  it('goes back where a process of the release before took the other office away', async () => {
    await done('DEPUTY_ADD', { ...HANDLER, from: '2026-11-20' })
    const token = await town.tokenOf('clerk')
    const mayOpen = async () => (await town.send({ query: VIEWER }, token)).data.viewer.mayOpenQueue
    expect(await mayOpen()).toBe(true)
    const { personRoles } = town.db.schema
    await town.db.write((tx) => tx.delete(personRoles).where(eq(personRoles.personId, 'p-clerk')))
    expect(await mayOpen()).toBe(false)
  })

  it('is given up one period at a time', async () => {
    await done('DEPUTY_ADD', HANDLER)
    await done('DEPUTY_ADD', { ...HANDLER, from: '2026-12-07', until: '2026-12-08' })
    await done('DEPUTY_ADD', { ...HANDLER, from: '2026-12-09', until: '2026-12-09' })
    expect((await staffer('p-clerk')).standsIn.at(-1)).toBe('12月9日代理王工的住建局 经办')
    await done('DEPUTY_END', { ...HANDLER, from: '2026-12-09' })
    await done('DEPUTY_END', { ...HANDLER, from: '2026-12-07' })
    expect((await staffer('p-handler')).deputies.map(({ from }: { from: string }) => from)).toEqual(['2026-11-23'])
  })

  it('is cleared away half a year after it went back', async () => {
    await done('DEPUTY_ADD', HANDLER)
    const { deputies } = town.db.schema
    const left = async (when: string) => {
      const parts = { db: town.db, config: town.config, clock: { now: () => at(when) } }
      await purge(parts)
      return (await town.db.read.select().from(deputies)).length
    }
    expect(await left('2027-05-26T23:00:00')).toBe(1)
    expect(await left('2027-05-27T01:00:00')).toBe(0)
  })
})

describe('what is wrong is said at its field with the remedy, and nothing is lent', () => {
  it.each([
    [{ deputy: undefined }, 'deputy', /请写由谁代理/],
    [{ deputy: 'p-nobody' }, 'deputy', /没有找到工作人员 p-nobody/],
    [{ deputy: 'p-handler' }, 'deputy', /不能由本人代理自己/],
    [{ deputy: 'p-owner' }, 'deputy', /在这个中心没有职务/],
    [{ person: 'p-admin', role: 'CENTRE_ADMIN', unit: 'desk' }, 'role', /中心管理员不能由别人代理/],
    [{ person: 'p-handler', role: 'LEADER' }, 'role', /王工没有这个职务/],
    [{ person: 'p-officer', deputy: 'p-officer2' }, 'deputy', /自己就有这个职务/],
    [{ until: undefined }, 'until', /请写代理到哪一天/],
    [{ until: '12月9日' }, 'until', /应写成 2026-12-01/],
    [{ until: '2026-11-22' }, 'until', /早于开始日期/],
    [{ from: '2026-11-19' }, 'from', /已经过去/],
    [{ from: '2026-02-30' }, 'from', /应写成 2026-12-01/],
    [{ until: '2027-05-22' }, 'until', /最长 180 天/],
  ])('%j', async (input, field, words) => {
    const answer = await say('DEPUTY_ADD', { ...HANDLER, ...input })
    expect(answer).toMatchObject({ __typename: 'AdminFault', field, message: expect.stringMatching(words) })
    expect(await town.db.read.select().from(town.db.schema.deputies)).toEqual([])
  })

  it('the longest is 180 days, and days that overlap are refused', async () => {
    await done('DEPUTY_ADD', { ...HANDLER, until: '2027-05-21' })
    expect(await say('DEPUTY_ADD', { ...HANDLER, from: '2027-05-21', until: '2027-05-22' })).toMatchObject({
      field: 'from',
      message: expect.stringMatching(/11月23日到5月21日已经代理这个职务/),
    })
    await done('DEPUTY_ADD', { ...HANDLER, from: '2027-05-22', until: '2027-05-23' })
  })

  it('of somebody with several offices it is asked which one', async () => {
    await done('POST_ADD', { person: 'p-handler', role: 'UNIT_HANDLER', unit: 'market' })
    expect(await say('DEPUTY_ADD', HANDLER)).toMatchObject({
      field: 'role',
      message: expect.stringMatching(/请写角色/),
    })
    await done('DEPUTY_ADD', { ...HANDLER, role: 'UNIT_HANDLER', unit: 'market' })
  })

  it('what is not lent cannot be taken back', async () => {
    expect(await say('DEPUTY_END', { person: 'p-handler', deputy: 'p-clerk' })).toMatchObject({
      field: 'deputy',
      message: expect.stringMatching(/没有代理这个职务/),
    })
  })
})

it('an office of a unit that handles nothing any more can still be taken away', async () => {
  await done('UNIT_CHANGE', { unit: 'housing', leads: false })
  await done('POST_END', { person: 'p-handler', role: 'UNIT_HANDLER', unit: 'housing' })
})
