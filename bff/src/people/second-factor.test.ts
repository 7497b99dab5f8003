import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { shownBy } from './authenticator.fixture.ts'
import { HANDED_CODE, sealedUnder, WRONG_CODES } from './second-factor.ts'

const NUMBER = '19900000777'
let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
})
afterEach(() => town.close())

const ADMINISTER = `mutation ($command: AdminCommand!, $input: AdminInput!, $key: Key!) {
  administer(command: $command, input: $input, key: $key) { ... on AdminDone { id message handedCode } ... on AdminFault { message } }
}`
/** @returns the code that is to be handed over, as the administrator reads it. */
async function administer(command: string, input: object, who = 'admin'): Promise<{ id: string; code: string }> {
  const variables = { command, input: { centre: '330199', ...input }, key: town.newKey() }
  const { id, message, handedCode } = (await town.as(who, ADMINISTER, variables)).data.administer
  return { id, code: handedCode ?? message }
}
const enterHandler = () =>
  administer('STAFF_ADD', { name: '王经办', role: 'UNIT_HANDLER', unit: '住建局', phone: NUMBER })

type Asked = { __typename: string; ticket: string; enrol: boolean; code: string; field: string; token: string }
const mutate = async (text: string) => {
  const answer = await town.as(null, `mutation { it: ${text} }`)
  expect(answer.errors).toBeUndefined()
  return answer.data.it
}
const REFUSED = '... on Refusal { code field }'
const SIGNED_IN = `__typename ... on SignedIn { token viewer { id name home } } ${REFUSED}`

/** As far as the telephone's own code brings him. */
async function byPhone(phone = NUMBER): Promise<Asked> {
  town.time.now += 61_000
  await mutate(`sendPhoneCode(phone: "${phone}") { __typename }`)
  const texts = town.app.simulated?.outbox.filter(({ content }) => content.channel === 'sms' && content.phone === phone)
  const last = texts?.at(-1)?.content
  const code = last?.channel === 'sms' ? /\d{6}/.exec(last.text)?.[0] : ''
  return mutate(
    `signInWithPhone(phone: "${phone}", code: "${code}") { ${SIGNED_IN} ... on SecondFactorAsked { ticket enrol } }`,
  )
}
const begin = (ticket: string, code: string) =>
  mutate(
    `beginSecondFactor(ticket: "${ticket}", code: "${code}") { __typename ... on SecondFactorBegun { key uri image } ${REFUSED} }`,
  )
const show = (ticket: string, code: string): Promise<Asked> =>
  mutate(`signInWithSecondFactor(ticket: "${ticket}", code: "${code}") { ${SIGNED_IN} }`)
const codeOf = (key: string, at = town.time.now) => shownBy(key, at)

/** A handler whose authenticator is in use. */
async function enrolled(): Promise<{ id: string; key: string }> {
  const { id, code } = await enterHandler()
  const { ticket } = await byPhone()
  const { key } = await begin(ticket, code)
  expect(await show(ticket, codeOf(key))).toMatchObject({ __typename: 'SignedIn' })
  return { id, key }
}

describe('somebody of the staff who comes by telephone', () => {
  it('sets up an authenticator with the code that was handed over, and signs in with it from then on', async () => {
    const { id, code } = await enterHandler()
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
    const first = await byPhone()
    expect(first).toMatchObject({ __typename: 'SecondFactorAsked', enrol: true })
    // As it is read from paper: small letters, blanks.
    const begun = await begin(first.ticket, ` ${code.toLowerCase().replaceAll('-', ' ')} `)
    expect(begun.uri).toContain(`secret=${begun.key}`)
    expect(begun.image).toMatch(/^data:image\/svg\+xml;base64,/)
    expect(await show(first.ticket, codeOf(begun.key))).toMatchObject({ viewer: { id, home: 'QUEUE' } })
    const again = await byPhone()
    expect(again).toMatchObject({ __typename: 'SecondFactorAsked', enrol: false })
    const token = (await show(again.ticket, codeOf(begun.key))).token
    expect((await town.send({ query: '{ queue(tab: NOW) { items { id } } }' }, token)).data.queue.items).toEqual([])
  })

  it('is not let in by the telephone alone, not even the first time', async () => {
    const { code } = await enterHandler()
    const { ticket } = await byPhone()
    expect((await begin(ticket, 'AAAA-AAAA-AAAA')).code).toBe('HANDED_CODE_WRONG')
    expect((await show(ticket, '000000')).code).toBe('SECOND_FACTOR_WRONG')
    const { key } = await begin(ticket, code)
    const right = codeOf(key)
    expect((await show(ticket, right === '123456' ? '654321' : '123456')).code).toBe('SECOND_FACTOR_WRONG')
    expect((await show(ticket, right)).__typename).toBe('SignedIn')
    // The code that was handed over has been used.
    expect((await begin(ticket, code)).code).toBe('HANDED_CODE_WRONG')
  })

  it('who was entered with DingTalk alone, and has no code, is told where to sign in', async () => {
    const { people } = town.db.schema
    await town.db.write((tx) => tx.update(people).set({ phone: NUMBER }).where(eq(people.id, 'p-handler')))
    expect((await byPhone()).code).toBe('STAFF_NUMBER')
    const { code } = await administer('STAFF_CODE', { person: NUMBER })
    const { ticket } = await byPhone()
    expect((await begin(ticket, code)).__typename).toBe('SecondFactorBegun')
  })
})

describe('a code of an authenticator', () => {
  it('signs in once, and a step earlier or later than now, and no further', async () => {
    const { key } = await enrolled()
    const { ticket } = await byPhone()
    const offered = async (shift: number) => {
      town.time.now += 90_000
      return (await show(ticket, codeOf(key, town.time.now + shift * 30_000))).__typename
    }
    expect([await offered(-1), await offered(1), await offered(-2), await offered(2)]).toEqual([
      'SignedIn',
      'SignedIn',
      'Refusal',
      'Refusal',
    ])
    town.time.now += 90_000
    const code = codeOf(key)
    const twice = await Promise.all([show(ticket, code), show(ticket, code)])
    expect(twice.map(({ __typename }) => __typename).toSorted()).toEqual(['Refusal', 'SignedIn'])
  })

  it('cannot be guessed: after ten wrong ones it has to be waited for', async () => {
    const { key } = await enrolled()
    const { ticket } = await byPhone()
    const right = codeOf(key)
    const wrong = ['000000', '000001'].find((each) => each !== right) ?? ''
    const tries = await Promise.all(Array.from({ length: 30 }, () => show(ticket, wrong)))
    expect(tries.filter(({ code }) => code === 'SECOND_FACTOR_WRONG')).toHaveLength(WRONG_CODES.most)
    expect((await show(ticket, right)).code).toBe('RATE_LIMITED')
    town.time.now += WRONG_CODES.ms + 1
    const { ticket: later } = await byPhone()
    expect((await show(later, codeOf(key))).__typename).toBe('SignedIn')
    expect(town.services.doors.SECOND_FACTOR_LIMITED).toBeGreaterThan(0)
  })

  it('of somebody who has left opens nothing', async () => {
    const { id, key } = await enrolled()
    const { ticket } = await byPhone()
    await administer('STAFF_END', { person: id })
    expect((await show(ticket, codeOf(key))).code).toBe('SECOND_FACTOR_WRONG')
  })
})

describe('a code that is handed over', () => {
  it('holds for seven days, and for so many tries', async () => {
    const { code } = await enterHandler()
    town.time.now += HANDED_CODE.validMs
    const { ticket } = await byPhone()
    expect((await begin(ticket, code)).code).toBe('HANDED_CODE_WRONG')
    const { code: second } = await administer('STAFF_CODE', { person: NUMBER })
    const { ticket: again } = await byPhone()
    await Promise.all(Array.from({ length: HANDED_CODE.tries }, () => begin(again, 'AAAA-AAAA-AAAA')))
    expect((await begin(again, second)).code).toBe('HANDED_CODE_WRONG')
  })

  it('puts out whoever has the authenticator of before', async () => {
    const { id, key } = await enrolled()
    const { ticket } = await byPhone()
    const { token } = await show(ticket, codeOf(key))
    const { code } = await administer('STAFF_CODE', { person: id })
    expect((await town.send({ query: '{ viewer { id } }' }, token)).data.viewer).toBeNull()
    const asked = await byPhone()
    expect(asked.enrol).toBe(true)
    expect((await show(asked.ticket, codeOf(key))).code).toBe('SECOND_FACTOR_WRONG')
    const begun = await begin(asked.ticket, code)
    expect(begun.key).not.toBe(key)
    expect((await show(asked.ticket, codeOf(begun.key))).__typename).toBe('SignedIn')
  })
})

describe('a ticket', () => {
  it('that is forged, of another person, or older than ten minutes leads back to the beginning', async () => {
    const { key, id } = await enrolled()
    const { ticket } = await byPhone()
    const others = [ticket.replace(id, 'p-officer'), `${ticket}x`, '', 'a.b.c', ticket.replace(/\.(\d+)\./, '.9$1.')]
    for (const each of others) expect((await show(each, codeOf(key))).code).toBe('SIGN_IN_TOO_LATE')
    town.time.now += 10 * 60_000 + 1
    expect((await show(ticket, codeOf(key))).code).toBe('SIGN_IN_TOO_LATE')
    expect((await begin(ticket, 'x')).code).toBe('SIGN_IN_TOO_LATE')
  })
})

describe('the key of an authenticator', () => {
  it('stands in the database sealed, for its person and this service alone', async () => {
    const { id, key } = await enrolled()
    const { secondFactors } = town.db.schema
    const rows = await town.db.read.select().from(secondFactors)
    expect(JSON.stringify(rows)).not.toContain(key)
    const [sealed] = rows.map((row) => row.sealed)
    // Put under somebody else's name it opens nothing.
    const other = await administer('STAFF_ADD', { name: '某', role: 'LEADER', phone: '19900000778' })
    const moved = { sealed, confirmedAt: 1, lastStep: 0 }
    await town.db.write((tx) => tx.update(secondFactors).set(moved).where(eq(secondFactors.personId, other.id)))
    const { ticket } = await byPhone('19900000778')
    expect((await show(ticket, codeOf(key))).code).toBe('SECOND_FACTOR_WRONG')
    expect(id).not.toBe(other.id)
  })

  it('opens under the SECRET before as well while that is named, and is sealed anew by signing in', async () => {
    const { key } = await enrolled()
    const { secret: former } = town.config
    const under = () => sealedUnder(town.db.read, town.db.schema, town.config)
    Object.assign(town.config, { secret: 'x'.repeat(40) })
    expect(await under()).toEqual({ now: 0, former: 0, lost: 1 })
    expect((await show((await byPhone()).ticket, codeOf(key))).code).toBe('SECOND_FACTOR_WRONG')
    Object.assign(town.config, { formerSecret: former })
    expect(await under()).toEqual({ now: 0, former: 1, lost: 0 })
    expect(await show((await byPhone()).ticket, codeOf(key))).toMatchObject({ __typename: 'SignedIn' })
    expect(await under()).toEqual({ now: 1, former: 0, lost: 0 })
    Object.assign(town.config, { formerSecret: null })
    expect(await show((await byPhone()).ticket, codeOf(key))).toMatchObject({ __typename: 'SignedIn' })
  })
})
