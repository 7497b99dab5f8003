import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { purge } from '../operations/purge.ts'
import { IDLE_MS } from '../people/sessions.ts'
import { REVEALS_AN_HOUR } from '../requests/contact-reveals.ts'
import { fileOne } from '../testing/loop.fixture.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { AUDIT_DAYS } from './audit.store.ts'

let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
})
afterEach(() => town.close())

const ACCESSES = `query ($after: ID) { administeredCentre(division: "330199") {
  accesses(after: $after) { items { id what by address } endCursor } } }`
type Access = { id: string; what: string; by: string; address: string }
const accesses = async (who = 'admin', after: string | null = null) =>
  (await town.as(who, ACCESSES, { after })).data.administeredCentre?.accesses as {
    items: Access[]
    endCursor: string | null
  }
const reveal = async (id: string, who = 'officer') => {
  const asked = `mutation ($id: ID!) { it: revealContact(id: $id, reason: CALL) {
    __typename ... on ContactRevealed { contact { phone } } ... on Refusal { code message } } }`
  return (await town.as(who, asked, { id })).data.it as {
    __typename: string
    code?: string
    contact?: { phone: string }
  }
}

describe('the record of who came in and who looked', () => {
  it('names who signed in and from where, to whoever sees to it alone', async () => {
    const asked = 'mutation { signInAsDemoPerson(key: "officer") { __typename } }'
    await town.from({ ip: '203.0.113.9' }, asked)
    await town.from({ ip: '203.0.113.10' }, asked.replace('officer', 'owner'))
    expect((await accesses()).items).toMatchObject([{ what: '登录', by: '林专员', address: '203.0.113.9' }])
    for (const who of ['officer', 'leader', 'owner']) expect(await accesses(who)).toBeUndefined()
    // Requesters are in it as well, and in nobody’s list.
    const rows = await town.db.read.select().from(town.db.schema.auditEntries)
    expect(rows.map(({ personId, centreId }) => [personId, centreId])).toEqual([
      ['p-officer', 'centre'],
      ['p-owner', null],
    ])
  })

  it('names each number that was shown, in the transaction that shows it', async () => {
    const { id, number } = await fileOne(town)
    expect((await reveal(id)).contact?.phone).toBe('19900000001')
    expect((await accesses()).items).toMatchObject([{ what: `查看联系电话：${number}`, by: '林专员' }])
    // His own, which he may read at any time, is no look.
    await reveal(id, 'owner')
    expect((await accesses()).items).toHaveLength(1)
  })

  it('is read page by page without gap or repetition', async () => {
    const { id } = await fileOne(town)
    for (let n = 0; n < 3; n += 1) await reveal(id)
    const asked = 'mutation { signInAsDemoPerson(key: "officer") { __typename } }'
    for (let n = 0; n < 60; n += 1) await town.from({}, asked)
    const seen: string[] = []
    for (let after: string | null = null, more = true; more; ) {
      const page = await accesses('admin', after)
      seen.push(...page.items.map((item) => item.id))
      after = page.endCursor
      more = after !== null
    }
    expect(seen).toHaveLength(63)
    expect(new Set(seen).size).toBe(63)
    expect(seen).toEqual(seen.toSorted().reverse())
  })

  it('is kept for longer than six months, and not for ever', async () => {
    const { id } = await fileOne(town)
    await reveal(id)
    const kept = async (days: number) => {
      const clock = { now: () => town.time.now + days * 86_400_000 }
      await purge({ db: town.db, clock, config: town.config })
      return (await town.db.read.select().from(town.db.schema.auditEntries)).length
    }
    expect([await kept(190), await kept(AUDIT_DAYS - 1), await kept(AUDIT_DAYS + 1)]).toEqual([1, 1, 0])
  })
})

describe('whoever looks at more numbers than he can call', () => {
  it('is shown no more, also all at once; the administrator is told once', async () => {
    const ids: string[] = []
    for (let n = 0; n < 3; n += 1) ids.push((await fileOne(town)).id)
    const looks = await Promise.all(Array.from({ length: 240 }, (_, n) => reveal(ids[n % 3] ?? '')))
    expect(looks.filter((each) => each.contact)).toHaveLength(REVEALS_AN_HOUR)
    expect(looks.filter((each) => each.code === 'RATE_LIMITED')).toHaveLength(240 - REVEALS_AN_HOUR)
    const rows = await town.db.read.select().from(town.db.schema.auditEntries)
    expect(rows.filter(({ kind }) => kind === 'CONTACT_SHOWN')).toHaveLength(REVEALS_AN_HOUR)
    expect(rows.filter(({ kind }) => kind === 'CONTACT_KEPT')).toHaveLength(240 - REVEALS_AN_HOUR)
    const messages = (await town.as('admin', '{ messages(first: 5) { items { title text } } }')).data.messages.items
    expect(messages).toEqual([
      {
        title: '查看联系电话次数异常',
        text: expect.stringContaining(`林专员一小时内查看联系电话超过 ${REVEALS_AN_HOUR} 次`),
      },
    ])
    // A colleague goes on, and he himself an hour later.
    expect((await reveal(ids[0] ?? '', 'officer2')).contact).toBeDefined()
    town.time.now += 3_600_001
    expect((await reveal(ids[0] ?? '')).contact).toBeDefined()
  }, 60_000)
})

describe('a session of staff that nobody touches', () => {
  it('ends after two hours, and goes on while it is used; a requester’s lasts', async () => {
    const { people } = town.db.schema
    const tokenOf = async (key: string) => {
      const answer = await town.send({
        query: `mutation { signInAsDemoPerson(key: "${key}") { ... on SignedIn { token } } }`,
      })
      return answer.data.signInAsDemoPerson.token as string
    }
    const [officer, owner] = [await tokenOf('officer'), await tokenOf('owner')]
    const isIn = async (token: string) => (await town.send({ query: '{ viewer { id } }' }, token)).data.viewer !== null
    for (let hours = 0; hours < 4; hours += 1) {
      town.time.now += 3_600_000
      expect(await isIn(officer)).toBe(true)
      // That it was used is written down after the answer.
      await expect
        .poll(async () => {
          const rows = await town.db.read.select().from(town.db.schema.sessions)
          return rows.some(({ seenAt }) => seenAt === town.time.now)
        })
        .toBe(true)
    }
    town.time.now += IDLE_MS + 1
    expect([await isIn(officer), await isIn(owner)]).toEqual([false, true])
    expect(await town.db.read.select().from(people).where(eq(people.id, 'p-officer'))).toHaveLength(1)
  })
})
