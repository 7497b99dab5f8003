import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileOne, lookAt, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

const ADMINISTER = `mutation ($command: AdminCommand!, $input: AdminInput!, $key: Key!) {
  administer(command: $command, input: $input, key: $key) {
    __typename ... on AdminDone { id message } ... on AdminFault { message field }
  }
}`
const RECORD = '{ administeredCentre(division: "330199") { changes { items { what of } } } }'
const CARRIES = 'query ($person: ID!) { administeredCentre(division: "330199") { carries(person: $person) } }'
const VIEWER = '{ viewer { mayOpenQueue } }'

let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
})
afterEach(() => town.close())

const say = async (command: string, input: object, who = 'admin') => {
  // So that the order of the record is known.
  town.time.now += 1_000
  const variables = { command, input: { centre: '330199', ...input }, key: town.newKey() }
  const answer = await town.as(who, ADMINISTER, variables)
  expect(answer.errors).toBeUndefined()
  return answer.data.administer as { __typename: string; id: string; message: string; field: string | null }
}
const done = async (command: string, input: object) => {
  const answer = await say(command, input)
  expect(answer).toMatchObject({ __typename: 'AdminDone' })
  return answer
}
/** Signed by the handler of the housing unit. */
const signed = async () => {
  town.time.now += 1_000
  const { id } = await fileOne(town)
  await take(town, 'officer', 'dispatchRequest', id)
  await take(town, 'handler', 'signRequest', id)
  return id
}
const colleague = async (unit = '住建局') =>
  (await done('STAFF_ADD', { name: '新同事', role: '经办', unit, dingtalk: `d-${town.newKey()}` })).id
const record = async () =>
  (await town.as('admin', RECORD)).data.administeredCentre.changes.items[0] as { what: string; of: string }
const carries = async (person: string, who = 'admin') =>
  (await town.as(who, CARRIES, { person })).data.administeredCentre?.carries
const told = async (personId: string) => {
  const { messages, outbox } = town.db.schema
  const [inApp, pushed] = await Promise.all([
    town.db.read.select({ kind: messages.kind }).from(messages).where(eq(messages.personId, personId)),
    town.db.read.select({ kind: outbox.kind }).from(outbox).where(eq(outbox.personId, personId)),
  ])
  const of = (rows: { kind: string }[], kind: string) => rows.filter((row) => row.kind === kind).length
  return { yours: of(inApp, 'YOURS'), yoursPushed: of(pushed, 'YOURS'), dropped: of(inApp, 'DROPPED') }
}

describe('whoever goes', () => {
  it('hands all that he carries to a successor in the same step, who is told of each and pushed once', async () => {
    const ids = [await signed(), await signed(), await signed()]
    const next = await colleague()
    expect(await carries('p-handler')).toBe(3)
    const { message } = await done('STAFF_END', { person: 'p-handler', successor: next })
    expect(message).toBe('王工已离开这个中心，在这里的职务都已取消。在办的 3 件诉求已转给新同事。')
    for (const id of ids) {
      const seen = await lookAt(town, 'officer', id)
      expect(seen).toMatchObject({ handlerName: '新同事', stage: 'IN_PROGRESS' })
      expect(seen.history[0]).toMatchObject({ what: '改由新同事经办', who: '系统' })
    }
    expect(await carries('p-handler')).toBe(0)
    expect(await told(next)).toEqual({ yours: 3, yoursPushed: 1, dropped: 0 })
    expect(await record()).toEqual({ what: '停用人员（3 件诉求转给新同事）', of: '王工' })
  })

  it('leaves it to the head to name somebody, where nobody takes it over', async () => {
    const id = await signed()
    await colleague()
    const { message } = await done('STAFF_END', { person: 'p-handler' })
    expect(message).toContain('在办的 1 件诉求由部门负责人重新指定经办人。')
    const seen = await lookAt(town, 'head', id)
    expect(seen).toMatchObject({ handlerName: null, stage: 'IN_PROGRESS' })
    expect(seen.history[0]).toMatchObject({ what: '王工不再经办，等待重新指定', who: '系统' })
    expect(seen.actions).toContain('ASSIGN')
    expect(await told('p-head')).toMatchObject({ dropped: 1 })
    expect(await record()).toMatchObject({ what: '停用人员（1 件诉求待重新指定经办人）' })
  })

  it('hands nobody his own case: of that the head is asked', async () => {
    const [own, other] = [await signed(), await signed()]
    const next = await colleague()
    const { requests } = town.db.schema
    await town.db.write((tx) => tx.update(requests).set({ requesterId: next }).where(eq(requests.id, own)))
    const { message } = await done('STAFF_END', { person: 'p-handler', successor: next })
    expect(message).toContain('在办的 1 件诉求已转给新同事。另有 1 件是他自己的，由部门负责人重新指定经办人。')
    expect(await lookAt(town, 'officer', other)).toMatchObject({ handlerName: '新同事' })
    expect(await lookAt(town, 'officer', own)).toMatchObject({ handlerName: null })
    expect(await told('p-head')).toMatchObject({ dropped: 1 })
    expect((await record()).what).toBe('停用人员（1 件诉求转给新同事，1 件诉求待重新指定经办人）')
  })

  it('sees nothing of it any more, from the next question on', async () => {
    const id = await signed()
    expect(await lookAt(town, 'handler', id)).not.toBeNull()
    await done('STAFF_END', { person: 'p-handler', successor: 'p-head' })
    expect((await town.as('handler', VIEWER)).data.viewer?.mayOpenQueue ?? false).toBe(false)
    expect(await lookAt(town, 'handler', id)).toBeFalsy()
  })

  it('keeps what he carries while he holds another office of that unit', async () => {
    const id = await signed()
    await done('POST_ADD', { person: 'p-handler', role: 'UNIT_HEAD', unit: 'housing' })
    const { message } = await done('POST_END', { person: 'p-handler', role: 'UNIT_HANDLER', unit: 'housing' })
    expect(message).toBe('已取消王工的这个职务。')
    expect(await lookAt(town, 'officer', id)).toMatchObject({ handlerName: '王工' })
  })

  it('is refused a successor who does not work there, and nothing is changed', async () => {
    const id = await signed()
    for (const [successor, words] of [
      ['p-market', '接手的人不在王工原来的单位，不能接手。请选同一单位的人；有几个单位的，请逐个取消职务。'],
      ['p-handler', '接手的人不能是本人，请换一个人。'],
      ['nobody', '没有找到工作人员 nobody。请写编号、钉钉 userid 或手机号。'],
    ] as const) {
      const answer = await say('STAFF_END', { person: 'p-handler', successor })
      expect(answer).toEqual({ __typename: 'AdminFault', message: words, field: 'successor' })
    }
    expect(await lookAt(town, 'handler', id)).toMatchObject({ handlerName: '王工' })
  })

  it('may name any successor where he carries nothing', async () => {
    expect((await done('STAFF_END', { person: 'p-handler', successor: 'p-market' })).message).toBe(
      '王工已离开这个中心，在这里的职务都已取消。',
    )
  })

  it('leaves what is answered, and what its head has himself, as it is', async () => {
    const [answered, second] = [await signed(), await signed()]
    for (const id of [answered, second]) await take(town, 'handler', 'resolveRequest', id)
    await take(town, 'owner', 'disputeRequest', second)
    await take(town, 'head', 'signRequest', second)
    expect((await done('STAFF_END', { person: 'p-handler', successor: 'p-head' })).message).not.toContain('件')
    expect(await lookAt(town, 'officer', answered)).toMatchObject({ handlerName: '王工' })
    const next = await colleague()
    await done('POST_ADD', { person: next, role: 'UNIT_HEAD', unit: 'housing' })
    expect((await done('STAFF_END', { person: 'p-head', successor: next })).message).not.toContain('件')
    expect((await lookAt(town, 'officer', second)).stage).toBe('IN_PROGRESS')
  })
})

describe('whoever moves to another unit', () => {
  it('does so in one step: the office there, his work to a successor, and signed in anew', async () => {
    const id = await signed()
    const next = await colleague()
    const input = { person: 'p-handler', role: 'UNIT_HANDLER', unit: 'housing', to: '市场监管局', successor: next }
    const { message } = await done('POST_MOVE', input)
    expect(message).toBe('王工已调到新单位，要重新登录。在办的 1 件诉求已转给新同事。')
    const { sessions, personRoles } = town.db.schema
    expect(await town.db.read.select().from(sessions).where(eq(sessions.personId, 'p-handler'))).toEqual([])
    const held = await town.db.read.select().from(personRoles).where(eq(personRoles.personId, 'p-handler'))
    expect(held).toEqual([{ personId: 'p-handler', role: 'UNIT_HANDLER', centreId: 'centre', unitId: 'market' }])
    expect(await lookAt(town, 'officer', id)).toMatchObject({ handlerName: '新同事' })
    expect(await record()).toEqual({ what: '调动职务（经办，1 件诉求转给新同事）', of: '王工' })
    expect(await lookAt(town, 'handler', id)).toBeNull()
  })

  it('is refused what is wrong, with the field', async () => {
    const from = { person: 'p-handler', role: 'UNIT_HANDLER', unit: 'housing' }
    for (const [more, field] of [
      [{}, 'to'],
      [{ to: '没有的局' }, 'to'],
      [{ to: 'desk' }, 'to'],
      [{ to: 'housing' }, 'to'],
      [{ to: 'market', role: 'UNIT_HEAD' }, 'role'],
      [{ to: 'market', unit: 'market' }, 'role'],
    ] as const) {
      expect(await say('POST_MOVE', { ...from, ...more }), JSON.stringify(more)).toMatchObject({
        __typename: 'AdminFault',
        field,
      })
    }
    expect((await town.as('handler', VIEWER)).data.viewer.mayOpenQueue).toBe(true)
  })
})

it('how much somebody carries is told to whoever sees to people, and to nobody else', async () => {
  await signed()
  expect(await carries('p-handler')).toBe(1)
  expect(await carries('p-owner')).toBe(0)
  expect(await carries('p-handler', 'officer')).toBeUndefined()
})
