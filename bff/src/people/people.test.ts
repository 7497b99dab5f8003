import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { PHONE_CODE } from './phone-codes.ts'

let app: TestApp
beforeEach(async () => {
  app = await openTestApp()
})
afterEach(() => app.close())

const RESULT =
  '__typename ... on SignedIn { token viewer { id name roles home maskedPhone mayOpenBoard } } ... on Refusal { code next field }'
const signIn = async (mutation: string) => (await app.as(null, `mutation { it: ${mutation} { ${RESULT} } }`)).data.it
const sendCode = async (phone: string) =>
  (
    await app.as(
      null,
      `mutation { it: sendPhoneCode(phone: "${phone}") { __typename ... on Refusal { code field message } } }`,
    )
  ).data.it

/** The six digits on the simulated phone. */
function codeOn(phone: string): string {
  const sms =
    app.app.simulated?.outbox.filter((each) => each.content.channel === 'sms' && each.content.phone.includes(phone)) ??
    []
  const last = sms.at(-1)?.content
  return (last?.channel === 'sms' && /\d{6}/.exec(last.text)?.[0]) || ''
}

describe('telephone code', () => {
  it('makes a new number a person, and knows him again', async () => {
    expect((await sendCode('199 0000 0009')).__typename).toBe('PhoneCodeSent')
    const first = await signIn(`signInWithPhone(phone: "19900000009", code: "${codeOn('19900000009')}")`)
    expect(first.viewer).toMatchObject({ roles: ['CITIZEN'], home: 'REQUESTER', maskedPhone: '199****0009' })
    app.time.now += PHONE_CODE.gapMs
    await sendCode('19900000009')
    const again = await signIn(`signInWithPhone(phone: "19900000009", code: "${codeOn('19900000009')}")`)
    expect(again.viewer.id).toBe(first.viewer.id)
  })

  it('can be used once, within ten minutes, after at most five tries', async () => {
    await sendCode('19900000009')
    const code = codeOn('19900000009')
    expect((await signIn(`signInWithPhone(phone: "19900000009", code: "${code}")`)).__typename).toBe('SignedIn')
    expect((await signIn(`signInWithPhone(phone: "19900000009", code: "${code}")`)).code).toBe('PHONE_CODE_WRONG')

    app.time.now += PHONE_CODE.gapMs
    await sendCode('19900000009')
    const late = codeOn('19900000009')
    app.time.now += PHONE_CODE.validMs + 1
    expect((await signIn(`signInWithPhone(phone: "19900000009", code: "${late}")`)).code).toBe('PHONE_CODE_WRONG')

    await sendCode('19900000009')
    const right = codeOn('19900000009')
    const wrong = right === '000000' ? '000001' : '000000'
    for (let n = 0; n < 5; n += 1) await signIn(`signInWithPhone(phone: "19900000009", code: "${wrong}")`)
    expect((await signIn(`signInWithPhone(phone: "19900000009", code: "${right}")`)).code).toBe('PHONE_CODE_WRONG')
  })

  it('is sent at most once a minute and five times a day to a number', async () => {
    expect((await sendCode('19900000009')).__typename).toBe('PhoneCodeSent')
    expect((await sendCode('19900000009')).code).toBe('PHONE_CODE_TOO_SOON')
    for (let n = 1; n < 5; n += 1) {
      app.time.now += PHONE_CODE.gapMs
      expect((await sendCode('19900000009')).__typename).toBe('PhoneCodeSent')
    }
    app.time.now += PHONE_CODE.gapMs
    expect((await sendCode('19900000009')).code).toBe('PHONE_CODE_TOO_SOON')
    expect(app.app.simulated?.outbox).toHaveLength(5)
  })

  it('is sent once, and tried five times, also when all is asked at the same moment', async () => {
    const sent = await Promise.all(Array.from({ length: 20 }, () => sendCode('19900000009')))
    expect(sent.filter((each) => each.__typename === 'PhoneCodeSent')).toHaveLength(1)
    const right = codeOn('19900000009')
    const wrong = right === '000000' ? '000001' : '000000'
    const attempt = (code: string) => signIn(`signInWithPhone(phone: "19900000009", code: "${code}")`)
    await Promise.all(Array.from({ length: 12 }, () => attempt(wrong)))
    expect((await attempt(right)).code).toBe('PHONE_CODE_WRONG')
  })

  it('opens one session, however often it is sent at the same moment', async () => {
    await sendCode('19900000009')
    const code = codeOn('19900000009')
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => signIn(`signInWithPhone(phone: "19900000009", code: "${code}")`)),
    )
    expect(tries.filter((each) => each.__typename === 'SignedIn')).toHaveLength(1)
  })

  it('names the field when the number is none', async () => {
    expect(await sendCode('12')).toMatchObject({
      code: 'PHONE_INVALID',
      field: 'phone',
      message: expect.stringContaining('11 位'),
    })
  })
})

describe('platform codes', () => {
  it('sign a known phone in through WeChat, once', async () => {
    const code = app.app.simulated?.issueCode('wx-login', 'o-owner') ?? ''
    expect((await signIn(`signInWithWeChat(code: "${code}")`)).viewer.name).toBe('陈经理')
    expect((await signIn(`signInWithWeChat(code: "${code}")`)).code).toBe('SIGN_IN_FAILED')
  })

  it('make one person of a newcomer who signs in several times at once', async () => {
    app.app.simulated?.addPerson({ key: 'new', name: '新来的', openid: 'o-new' } as never)
    const codes = Array.from({ length: 6 }, () => app.app.simulated?.issueCode('wx-login', 'o-new') ?? '')
    const viewers = await Promise.all(codes.map((code) => signIn(`signInWithWeChat(code: "${code}")`)))
    expect(new Set(viewers.map((each) => each.viewer?.id)).size).toBe(1)
    expect(viewers[0]?.__typename).toBe('SignedIn')
  })

  it('sign staff in through DingTalk, and nobody whom the centre has not entered', async () => {
    const code = app.app.simulated?.issueCode('dt-auth', 'd-officer') ?? ''
    expect((await signIn(`signInWithDingTalk(code: "${code}")`)).viewer).toMatchObject({ home: 'QUEUE' })
    expect((await signIn('signInWithDingTalk(code: "made-up")')).code).toBe('SIGN_IN_FAILED')
  })

  it('sign nobody in through DingTalk who holds no office any more', async () => {
    const { personRoles } = app.db.schema
    await app.db.write((tx) => tx.delete(personRoles).where(eq(personRoles.personId, 'p-market')))
    const code = app.app.simulated?.issueCode('dt-auth', 'd-market') ?? ''
    expect((await signIn(`signInWithDingTalk(code: "${code}")`)).code).toBe('SIGN_IN_FAILED')
  })
})

describe('sessions', () => {
  it('end by signing out, and by themselves', async () => {
    const token = await app.tokenOf('officer')
    const viewer = async () => (await app.send({ query: '{ viewer { name } }' }, token)).data.viewer
    expect(await viewer()).toEqual({ name: '林专员' })
    app.time.now += 13 * 3_600_000
    expect(await viewer()).toBeNull()
    app.time.now -= 13 * 3_600_000
    await app.send({ query: 'mutation { signOut }' }, token)
    expect(await viewer()).toBeNull()
  })

  it('are stored as hashes only', async () => {
    const token = await app.tokenOf('officer')
    const rows = await app.db.read.select().from(app.db.schema.sessions)
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

describe('the role picker', () => {
  it('lets a person be tried in demo mode', async () => {
    expect((await signIn('signInAsDemoPerson(key: "smile")')).viewer).toMatchObject({
      home: 'BOARD',
      mayOpenBoard: true,
    })
  })

  it('does not exist elsewhere', async () => {
    await app.close()
    app = await openTestApp({ demo: false })
    expect((await signIn('signInAsDemoPerson(key: "smile")')).code).toBe('SIGN_IN_FAILED')
    expect((await app.as(null, '{ demoPeople { key } }')).data.demoPeople).toEqual([])
  })
})
