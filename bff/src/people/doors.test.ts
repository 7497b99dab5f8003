import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askerOf } from '../limits/asker.ts'
import { type Asker, openTestApp, type TestApp } from '../testing/test-app.ts'
import { PHONE_CODE, STRANGERS } from './phone-codes.ts'
import { WRONG_CODES } from './platform-codes.ts'

const OWNER = 'o'.repeat(32)
const NUMBER = '19900000009'
const HOME: Asker = { ip: '203.0.113.1', device: OWNER }

let town: TestApp
beforeEach(async () => {
  town = await openTestApp()
})
afterEach(() => town.close())

const REFUSED = '... on Refusal { code message field }'
const ask = async (asker: Asker, phone = NUMBER) =>
  (await town.from(asker, `mutation { it: sendPhoneCode(phone: "${phone}") { __typename ${REFUSED} } }`)).data.it
const enter = async (asker: Asker, code: string, phone = NUMBER) =>
  (
    await town.from(
      asker,
      `mutation { it: signInWithPhone(phone: "${phone}", code: "${code}") { __typename ... on SignedIn { token } ${REFUSED} } }`,
    )
  ).data.it
const textsTo = (phone = NUMBER) =>
  (town.app.simulated?.outbox ?? []).flatMap(({ content }) =>
    content.channel === 'sms' && content.phone === phone ? [/\d{6}/.exec(content.text)?.[0] ?? ''] : [],
  )
const lastCode = (phone = NUMBER) => textsTo(phone).at(-1) ?? ''
const notThis = (code: string) => (code === '000000' ? '000001' : '000000')
const stranger = (n: number): Asker => ({
  ip: `198.${51 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`,
  device: `stranger-${n}`.padEnd(32, 'x'),
})

async function ownerHasSignedIn(): Promise<void> {
  await ask(HOME)
  expect((await enter(HOME, lastCode())).__typename).toBe('SignedIn')
  town.time.now += PHONE_CODE.gapMs
}

describe('a telephone code', () => {
  it('is of the device that asked for it: nobody else’s tries spend it, and nobody else can use it', async () => {
    await ask(HOME)
    const code = lastCode()
    for (let n = 0; n < 20; n += 1) expect((await enter(stranger(n), notThis(code))).code).toBe('PHONE_CODE_WRONG')
    expect((await enter(stranger(1), code)).code).toBe('PHONE_CODE_WRONG')
    expect((await enter(HOME, code)).__typename).toBe('SignedIn')
  })

  it('of a client without a device is of its address', async () => {
    await ask({ ip: '203.0.113.1' })
    const code = lastCode()
    for (let n = 0; n < 6; n += 1) await enter({ ip: '198.51.100.1' }, notThis(code))
    expect((await enter({ ip: '198.51.100.1' }, code)).code).toBe('PHONE_CODE_WRONG')
    expect((await enter({ ip: '203.0.113.1' }, code)).__typename).toBe('SignedIn')
  })

  it('of one device does not end that of another', async () => {
    await ask(HOME)
    const mine = lastCode()
    expect((await ask(stranger(1))).__typename).toBe('PhoneCodeSent')
    expect((await enter(HOME, mine)).__typename).toBe('SignedIn')
  })

  it('has five wrong tries of its own device', async () => {
    await ask(HOME)
    for (let n = 0; n < PHONE_CODE.tries; n += 1) await enter(HOME, notThis(lastCode()))
    expect((await enter(HOME, lastCode())).code).toBe('PHONE_CODE_WRONG')
  })

  it('comes to who has signed in before, whatever strangers have asked for', async () => {
    await ownerHasSignedIn()
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => ask(stranger(n))))
    expect(answers.filter((each) => each.__typename === 'PhoneCodeSent')).toHaveLength(STRANGERS.toNumber)
    expect(answers.at(-1)).toMatchObject({
      code: 'PHONE_CODE_TOO_SOON',
      message: expect.stringMatching(/请 \d+ 小时后再试/),
    })
    expect((await ask(HOME)).__typename).toBe('PhoneCodeSent')
    expect((await enter(HOME, lastCode())).__typename).toBe('SignedIn')
  })

  it('is not sent to a stranger’s number more than a few times from one place, and others still get one', async () => {
    for (let n = 0; n < 20; n += 1) await ask({ ip: '198.51.100.7', device: `d${n}`.padEnd(32, 'x') })
    expect(textsTo()).toHaveLength(STRANGERS.toNumberFromBlock)
    expect((await ask(HOME)).__typename).toBe('PhoneCodeSent')
    expect((await enter(HOME, lastCode())).__typename).toBe('SignedIn')
  })

  it('is refused to none of many citizens behind one address', async () => {
    for (let n = 0; n < 40; n += 1) {
      const citizen = { ip: '203.0.113.50', device: `citizen-${n}`.padEnd(32, 'x') }
      const phone = `1990001${String(n).padStart(4, '0')}`
      expect((await ask(citizen, phone)).__typename).toBe('PhoneCodeSent')
      expect((await enter(citizen, lastCode(phone), phone)).__typename).toBe('SignedIn')
    }
  })

  it('has one try from an address block that has guessed too often, and a right one is still let in', async () => {
    const place = { ip: '203.0.113.50' }
    await spend(`phone-wrong`, STRANGERS.wrongFromBlock, place)
    const guesser = { ...place, device: 'g'.repeat(32) }
    await ask(guesser, '19900000010')
    await enter(guesser, notThis(lastCode('19900000010')), '19900000010')
    expect((await enter(guesser, lastCode('19900000010'), '19900000010')).code).toBe('PHONE_CODE_WRONG')
    const citizen = { ...place, device: 'c'.repeat(32) }
    await ask(citizen, '19900000011')
    expect((await enter(citizen, lastCode('19900000011'), '19900000011')).__typename).toBe('SignedIn')
  })

  it('that the gateway did not send is not counted, is told truly and seen by who watches', async () => {
    const payload = { match: '/sim/sms', http: 401, times: 12 }
    expect((await town.app.inject({ method: 'POST', url: '/sim/__sim/faults', payload })).statusCode).toBe(200)
    for (let n = 0; n < 12; n += 1) {
      expect(await ask(HOME)).toMatchObject({ code: 'PLATFORM_DOWN', message: expect.stringContaining('短信') })
      town.time.now += 5_000
    }
    expect((await ask(HOME)).__typename).toBe('PhoneCodeSent')
    expect(town.services.doors).toMatchObject({ TEXT_FAILED: 12, TEXT_SENT: 1 })
    const metrics = (await town.app.inject('/metrics')).body
    expect(metrics).toContain('door_events_total{event="TEXT_FAILED"} 12')
  })
})

describe('a number that is known as staff’s', () => {
  it('does not become a citizen by a code', async () => {
    const { people } = town.db.schema
    await town.db.write((tx) => tx.update(people).set({ phone: NUMBER }).where(eq(people.id, 'p-handler')))
    await ask(HOME)
    expect(await enter(HOME, lastCode())).toMatchObject({
      code: 'STAFF_NUMBER',
      message: expect.stringContaining('钉钉'),
    })
    const rows = await town.db.read.select().from(people).where(eq(people.phone, NUMBER))
    expect(rows.map((row) => row.id)).toEqual(['p-handler'])
  })
})

const signIn = async (provider: 'WeChat' | 'DingTalk', code: string, asker: Asker = {}) => {
  const { data } = await town.from(
    asker,
    `mutation { it: signInWith${provider}(code: "${code}") { __typename ${REFUSED} } }`,
  )
  return data.it.code ?? data.it.__typename
}
const madeUp = (n: number) => `made-up-${n}`.padEnd(32, '0')
const officersCode = () => town.app.simulated?.issueCode('dt-auth', 'd-officer') ?? ''
/** How many codes DingTalk was asked about. */
let asked = 0
const countCalls = () => {
  asked = 0
  const { platforms } = town.services
  const { userByAuthCode } = platforms.dingTalk
  Object.assign(platforms.dingTalk, {
    userByAuthCode: (code: string) => {
      asked += 1
      return userByAuthCode(code)
    },
  })
}

describe('made-up codes of a platform', () => {
  beforeEach(countCalls)

  it('of no possible shape cost no call', async () => {
    for (const code of ['', 'short', '验证码验证码验证码', 'x'.repeat(300)]) {
      expect(await signIn('DingTalk', code)).toBe('SIGN_IN_FAILED')
    }
    expect(asked).toBe(0)
  })

  it('from one address cost a few calls, also at the same moment, and staff elsewhere sign in', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => signIn('DingTalk', madeUp(n), { ip: '198.51.100.1' })),
    )
    expect(answers.filter((each) => each === 'SIGN_IN_FAILED')).toHaveLength(WRONG_CODES.ofDevice)
    expect(asked).toBe(WRONG_CODES.ofDevice)
    expect(await signIn('DingTalk', officersCode(), { ip: '203.0.113.1' })).toBe('SignedIn')
  })

  it('from everywhere cost no more than a day’s share, and a known device still signs in', async () => {
    expect(await signIn('DingTalk', officersCode(), HOME)).toBe('SignedIn')
    asked = 0
    await Promise.all(Array.from({ length: 90 }, (_, n) => signIn('DingTalk', madeUp(n), stranger(n))))
    expect(asked).toBe(WRONG_CODES.ofDingTalkADay)
    // Past the second in which the platform takes no more calls.
    town.time.now += 60_000
    expect(await signIn('DingTalk', officersCode(), { ...HOME, ip: '203.0.113.99' })).toBe('SignedIn')
  })

  it('and right ones together never take the month’s calls from the notices', async () => {
    await town.close()
    town = await openTestApp({ dingTalkCallsAMonth: 100 })
    countCalls()
    for (let n = 0; n < 80; n += 1) {
      town.time.now += 1_000
      await signIn('DingTalk', officersCode(), HOME)
    }
    expect(asked).toBe(60)
  })

  it('of WeChat are limited by device and place, and right ones are not', async () => {
    for (let n = 0; n < 60; n += 1) {
      const code = town.app.simulated?.issueCode('wx-login', 'o-owner') ?? ''
      expect(await signIn('WeChat', code, { ip: '203.0.113.1' })).toBe('SignedIn')
    }
    for (let n = 0; n < 60; n += 1) await signIn('WeChat', madeUp(n), { ...stranger(n), ip: '198.51.100.1' })
    expect(town.services.doors.PLATFORM_CODE_WRONG).toBe(WRONG_CODES.fromBlock)
  })
})

/** As if so much had been spent from a place already. */
async function spend(purpose: string, count: number, { ip = '' }: Asker): Promise<void> {
  const [limit] = askerOf({ config: town.config, device: null, ip }).block(purpose, count, 3_600_000)
  const { counters } = town.db.schema
  await town.db.write((tx) =>
    tx.insert(counters).values({ key: limit?.key ?? '', count, until: town.time.now + 3_600_000 }),
  )
}
