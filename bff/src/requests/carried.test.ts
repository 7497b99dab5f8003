import { PERSON_KEYS, type PersonKey } from '@qihu/shared/who-may'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runSweep } from '../deadlines/sweep.ts'
import { openPost, type Post } from '../notifications/post.fixture.ts'
import { fillCrowd } from '../testing/crowd.fixture.ts'
import { fileOne, lookAt, take } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

const COLLEAGUES = `query ($of: ID!) { colleagues(of: $of) { id name title open overdue load here } }`
const LOADS = `{ unitLoads { unit { id } ofHead colleagues { id name title open overdue load here } } }`
const CARRIED = `query ($unit: ID!, $by: ID) { carried(unit: $unit, by: $by) { id } }`
const HAND_OVER = `mutation ($unit: ID!, $from: ID, $to: ID!) { handOver(unit: $unit, from: $from, to: $to) {
  __typename ... on HandedOver { count message } ... on Refusal { code field message }
} }`

const DAY = 86_400_000
let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
})
afterEach(() => town.close())

/** A second handler of the housing unit. */
async function addSecond(app: Pick<TestApp, 'db' | 'time'>) {
  const { people, personRoles, identities } = app.db.schema
  const row = { id: 'p-second', name: '钱工', phone: null, title: '科员', staff: true, demoKey: 'second' }
  const held = { personId: row.id, role: 'UNIT_HANDLER', centreId: 'centre', unitId: 'housing' } as const
  await app.db.write(async (tx) => {
    await tx.insert(people).values({ ...row, formerRoles: ['UNIT_HANDLER'], createdAt: app.time.now })
    await tx.insert(personRoles).values(held)
    await tx.insert(identities).values({ provider: 'DINGTALK', subject: 'd-second', personId: row.id })
  })
}
const handed = async () => {
  const { id } = await fileOne(town)
  await take(town, 'officer', 'dispatchRequest', id)
  return id
}
const assign = (id: string, to: string, who = 'head') =>
  take(town, who, 'assignRequest', id, { args: `handlerId: "${to}"` })
const loads = async (who = 'head') => (await town.as(who, LOADS)).data.unitLoads
const carriedBy = async (by: string | null, who = 'head', unit = 'housing') =>
  ((await town.as(who, CARRIED, { unit, by })).data.carried as { id: string }[]).map(({ id }) => id)
const handOver = async (from: string | null, to: string, who = 'head', unit = 'housing') =>
  (await town.as(who, HAND_OVER, { unit, from, to })).data.handOver

describe('naming who carries it', () => {
  it('stands in the history with the name, for whoever may see it, and as who handles it', async () => {
    await addSecond(town)
    const id = await handed()
    expect(await assign(id, 'p-second')).toMatchObject({ __typename: 'ActionDone' })
    for (const who of ['owner', 'officer', 'handler']) {
      const seen = await lookAt(town, who, id)
      expect(seen).toMatchObject({ handlerName: '钱工', stage: 'DISPATCHED' })
      expect(seen.history[0]).toMatchObject({ what: '指定由钱工经办', who: '住建局' })
    }
    await take(town, 'handler', 'signRequest', id)
    expect(await lookAt(town, 'owner', id)).toMatchObject({ handlerName: '钱工', stage: 'IN_PROGRESS' })
    await assign(id, 'p-handler')
    expect((await lookAt(town, 'officer', id)).history[0]).toMatchObject({ what: '改由王工经办' })
  })

  it('is of those who work for the unit now, and refused with the field for all others', async () => {
    const id = await handed()
    for (const other of ['p-market', 'p-officer', 'p-owner', 'nobody', '']) {
      expect(await assign(id, other), other).toMatchObject({
        code: other === '' ? 'CHOICE_REQUIRED' : 'COLLEAGUE_UNKNOWN',
        field: 'handlerId',
      })
    }
    expect(await assign(id, 'p-head')).toMatchObject({ __typename: 'ActionDone' })
  })

  it('is of nobody whose own case it is', async () => {
    await addSecond(town)
    const { memberships } = town.db.schema
    await town.db.write((tx) =>
      tx.insert(memberships).values({ personId: 'p-second', enterpriseId: 'e-art', verified: true }),
    )
    const id = await handed()
    expect(await assign(id, 'p-second')).toMatchObject({ code: 'COLLEAGUE_UNKNOWN', field: 'handlerId' })
    expect(await handOver(null, 'p-second')).toMatchObject({ count: 0 })
    expect(await handOver(null, 'p-handler')).toMatchObject({ count: 1 })
  })

  it('is the head’s alone', async () => {
    const id = await handed()
    for (const who of ['handler', 'officer', 'owner', 'admin']) {
      expect(await assign(id, 'p-handler', who), who).toMatchObject({ code: 'NOT_YOUR_TURN' })
    }
  })
})

describe('who carries how much', () => {
  it('is counted by whoever carries it, what nobody does first, and late ones apart', async () => {
    await addSecond(town)
    const [one, two, three] = [await handed(), await handed(), await handed()]
    await assign(one, 'p-second')
    await take(town, 'handler', 'signRequest', two)
    const [housing] = await loads()
    expect(housing.unit.id).toBe('housing')
    expect(housing.ofHead).toBe(0)
    expect(housing.colleagues).toEqual([
      { id: null, name: '还没有经办人', title: '', open: 1, overdue: 0, load: '在办 1 件', here: true },
      { id: 'p-head', name: '李局', title: '李局', open: 0, overdue: 0, load: '没有在办的', here: true },
      { id: 'p-second', name: '钱工', title: '科员', open: 1, overdue: 0, load: '在办 1 件', here: true },
      { id: 'p-handler', name: '王工', title: '王工', open: 1, overdue: 0, load: '在办 1 件', here: true },
    ])
    expect(await carriedBy('p-second')).toEqual([one])
    expect(await carriedBy('p-handler')).toEqual([two])
    expect(await carriedBy(null)).toEqual([three])
    const asked = (await town.as('head', COLLEAGUES, { of: one })).data.colleagues
    expect(asked.map(({ id, load }: { id: string; load: string }) => [id, load])).toEqual([
      ['p-head', '没有在办的'],
      ['p-second', '现在的经办人，在办 1 件'],
      ['p-handler', '在办 1 件'],
    ])
    town.time.now += 10 * DAY
    await runSweep(town.services)
    const [late] = await loads()
    expect(late.colleagues.map(({ load }: { load: string }) => load)).toContain('在办 1 件，超期 1 件')
  })

  it('counts nothing that is answered, and what the head has himself apart', async () => {
    const [one, two] = [await handed(), await handed()]
    for (const id of [one, two]) {
      await take(town, 'handler', 'signRequest', id)
      await take(town, 'handler', 'resolveRequest', id)
    }
    const counted = async () => {
      const [{ ofHead, colleagues }] = await loads()
      return [ofHead, colleagues.reduce((sum: number, { open }: { open: number }) => sum + open, 0)]
    }
    expect(await counted()).toEqual([0, 0])
    await take(town, 'owner', 'disputeRequest', one)
    expect(await counted()).toEqual([1, 0])
  })

  it('names him who has gone without handing over what he carries', async () => {
    const id = await handed()
    await take(town, 'handler', 'signRequest', id)
    const { personRoles } = town.db.schema
    await town.db.write((tx) => tx.delete(personRoles).where(eq(personRoles.personId, 'p-handler')))
    const [{ colleagues }] = await loads()
    expect(colleagues.find((each: { id: string }) => each.id === 'p-handler')).toMatchObject({ open: 1, here: false })
    expect(await handOver('p-handler', 'p-head')).toMatchObject({ count: 1 })
  })
})

describe('handing all of it over', () => {
  it('gives each of them to the other in one step, and leaves the rest alone', async () => {
    await addSecond(town)
    const ids = [await handed(), await handed(), await handed()]
    for (const id of ids.slice(0, 2)) await take(town, 'handler', 'signRequest', id)
    const answer = await handOver('p-handler', 'p-second')
    expect(answer).toEqual({ __typename: 'HandedOver', count: 2, message: '2 件已转给钱工。' })
    expect((await carriedBy('p-second')).toSorted()).toEqual(ids.slice(0, 2).toSorted())
    expect(await carriedBy('p-handler')).toEqual([])
    expect(await carriedBy(null)).toEqual([ids[2]])
    expect((await lookAt(town, 'officer', ids[0] ?? '')).history[0]).toMatchObject({
      what: '改由钱工经办',
      who: '住建局',
    })
    // Sent twice, since the first answer was lost.
    expect(await handOver('p-handler', 'p-second')).toMatchObject({ count: 0, message: '没有要转的诉求了。' })
    expect(await handOver(null, 'p-second')).toMatchObject({ count: 1 })
  })

  it('is refused to whoever does not work there, and to the same one', async () => {
    await handed()
    for (const to of ['p-market', 'nobody']) {
      expect(await handOver(null, to)).toMatchObject({ code: 'COLLEAGUE_UNKNOWN', field: 'to' })
    }
    expect(await handOver('p-head', 'p-head')).toMatchObject({ code: 'COLLEAGUE_UNKNOWN' })
  })

  it('leaves to others what the head has filed himself', async () => {
    const { id } = await fileOne(town, { enterpriseId: null }, undefined, 'head')
    await take(town, 'officer', 'dispatchRequest', id)
    expect(await handOver(null, 'p-handler')).toMatchObject({ count: 0 })
  })

  it('is done once by two heads at once, and while one of them is being answered', async () => {
    await addSecond(town)
    const ids = [await handed(), await handed()]
    for (const id of ids) await take(town, 'handler', 'signRequest', id)
    const done = await Promise.all([
      handOver('p-handler', 'p-second'),
      handOver('p-handler', 'p-second'),
      take(town, 'handler', 'resolveRequest', ids[0] ?? ''),
    ])
    const { events } = town.db.schema
    const named = await town.db.read.select().from(events).where(eq(events.type, 'ASSIGNED'))
    expect(done.slice(0, 2).reduce((sum, { count }) => sum + count, 0)).toBe(named.length)
    expect(new Set(named.map(({ thingId }) => thingId)).size).toBe(named.length)
    expect(await carriedBy('p-second')).toContain(ids[1])
  })
})

/** Who heads what, by hand; nobody else learns who carries anything. */
const HEADS: Readonly<Partial<Record<PersonKey, string>>> = {
  head: 'housing',
  handlerAndHead: 'housing',
  headAndAdmin: 'housing',
  headAndDiscipline: 'housing',
  headAndColleague: 'housing',
  everyOffice: 'housing',
  marketHead: 'market',
  marketHeadAndAdmin: 'market',
  twoUnits: 'market',
  otherHead: 'neighbour-housing',
}

it('is open to the heads of that unit alone', async () => {
  await fillCrowd(town.db, town.time.now)
  const id = await handed()
  const wrong: string[] = []
  for (const who of PERSON_KEYS) {
    const heads = HEADS[who]
    const seen = (await loads(who)).map(({ unit }: { unit: { id: string } }) => unit.id)
    if (JSON.stringify(seen) !== JSON.stringify(heads ? [heads] : [])) wrong.push(`${who} loads ${seen}`)
    for (const unit of ['housing', 'market', 'neighbour-housing']) {
      const rows = await carriedBy(null, who, unit)
      const owed = unit === 'housing' && heads === unit
      if (rows.length > 0 && !owed) wrong.push(`${who} reads of ${unit}`)
      const answer = await handOver('nobody', 'nobody', who, unit)
      if ((answer.code === 'NOT_FOUND') === (heads === unit)) wrong.push(`${who} hands over in ${unit}: ${answer.code}`)
    }
    const asked = (await town.as(who, COLLEAGUES, { of: id })).data.colleagues
    // Whoever belongs to the enterprise stands on its side (docs/decisions.md 9).
    const names = heads === 'housing' && who !== 'headAndColleague' && who !== 'everyOffice'
    if (asked.length > 0 !== names) wrong.push(`${who} is told of ${asked.length} colleagues`)
    if (names) expect(await carriedBy(null, who)).toEqual([id])
  }
  expect(wrong).toEqual([])
  for (const query of [
    LOADS,
    '{ carried(unit: "housing") { id } }',
    'mutation { handOver(unit: "housing", to: "p-head") { __typename } }',
  ]) {
    expect((await town.as(null, query)).errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED')
  }
  expect((await town.as(null, COLLEAGUES, { of: id })).data.colleagues).toEqual([])
}, 60_000)

describe('whom it is told', () => {
  let post: Post
  beforeEach(async () => {
    post = await openPost()
    await addSecond(post as never)
  })
  afterEach(() => post.close())

  it('whoever was named, and from then on him alone; all of the unit once he has gone', async () => {
    const { id } = await post.file()
    await post.act('officer', 'dispatchRequest', id)
    await post.act('head', 'assignRequest', id, { args: 'handlerId: "p-second"' })
    expect(await post.messagesTo('second')).toEqual(['TO_SIGN', 'YOURS'])
    expect(await post.messagesTo('handler')).toEqual(['TO_SIGN'])
    await post.act('owner', 'urgeRequest', id)
    expect(await post.messagesTo('second')).toEqual(['TO_SIGN', 'YOURS', 'URGED'])
    expect(await post.messagesTo('handler')).toEqual(['TO_SIGN'])
    expect(await post.messagesTo('head')).toEqual(['URGED'])
  })
})
