import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { PHONE_CODE, STRANGERS } from '../../bff/src/people/phone-codes.ts'
import { WRONG_CODES } from '../../bff/src/people/platform-codes.ts'
import { LOOK_UPS } from '../../bff/src/requests/look-up.ts'
import { startPostgres } from '../postgres.ts'
import { scratchDir } from '../server.ts'
import type { Asker, Doors, Opened, Word } from './doors-kit.ts'
import { realDoors } from './doors-real.ts'
import { todaysDoors } from './doors-today.ts'
import type { Drill, Outcome } from './drill.ts'

const START = Date.parse('2026-11-20T09:30:00+08:00')
const HOUR = 3_600_000
const AT_ONCE = 64
const CITIZENS = 2_000
/** Calls of DingTalk that attackers may cost in a day, of the 10,000 a month that a standard edition has. */
const MOST_CALLS_OF_ATTACKERS = WRONG_CODES.ofDingTalkADay
const NUMBER = '19900000009'

const OWNER: Asker = { ip: '203.0.113.1', device: 'the-device-of-the-owner-0001' }
const OWNERS_OTHER: Asker = { ip: '203.0.113.2', device: 'another-device-of-the-owner1' }
const STAFF: Asker = { ip: '203.0.113.3', device: 'a-device-of-staff-0000000001' }
const COUNTY = '198.18.0.1'

/** Each from an address of its own: half of them IPv4, half the /64 of a household. */
const attacker = (n: number): Asker => ({
  ip:
    n % 2 === 0
      ? `100.${64 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`
      : `2001:db8:${(n >> 4).toString(16)}:${n & 15}::1`,
  device: `attacker-${n}`.padEnd(28, '0'),
})
const phoneOf = (n: number): string => `1990002${String(n).padStart(4, '0')}`

/**
 * `lost` counts codes that attackers found. `wrong` counts owners, staff and citizens who were kept out, and calls of
 * DingTalk beyond what attackers may cost.
 */
export const drill: Drill = {
  what: '10,000 addresses against one number: no code found, the owner still gets in; 2,000 citizens behind one: none refused',
  trials: 10_000,
  controlTrials: 10_000,
  engines: ['sqlite', 'pg'],
  async run({ trials, protect, engine, progress }) {
    const { dir, remove } = scratchDir('doors')
    const pg = protect && engine === 'pg' ? await startPostgres({ durable: true }) : null
    const clock = { time: START, now: () => clock.time }
    const doors = protect
      ? await realDoors(pg?.url ?? `file:${join(dir, 'qihu.sqlite')}`, dir, clock)
      : todaysDoors(clock)
    try {
      const parts = { doors, clock, trials }
      const phone = await againstPhone(parts)
      progress(`telephone codes: ${JSON.stringify(phone)}`)
      const lookUps = await againstLookUps(parts)
      progress(`look-up codes: ${JSON.stringify(lookUps)}`)
      const platform = await againstPlatform(parts)
      progress(`codes of DingTalk: ${JSON.stringify(platform)}`)
      const county = await citizens({ ...parts, count: Math.min(CITIZENS, trials) })
      progress(`citizens behind one address: ${JSON.stringify(county)}`)
      const keptOut = [...phone.keptOut, ...lookUps.keptOut, ...platform.keptOut]
      return {
        trials,
        lost: phone.found + lookUps.found,
        wrong: keptOut.length + county.refused + Math.max(0, platform.calls - MOST_CALLS_OF_ATTACKERS),
        keptOut,
        phone: phone.answers,
        lookUps: lookUps.answers,
        dingTalkCalls: platform.calls,
        citizens: county.count,
        citizensRefused: county.refused,
        ...(protect ? { odds: ODDS } : {}),
      } satisfies Outcome
    } finally {
      await doors.close()
      await pg?.stop()
      remove()
    }
  },
}

/** How likely somebody is to find one code in a day, with as many addresses and devices as there are. */
const ODDS = {
  /** Tries of strangers at one number: so many texts, each with its tries, of a million codes. */
  phoneCodeOfOneNumberADay: (STRANGERS.toNumber * PHONE_CODE.tries) / 1e6,
  lookUpCodeOfOneNumberADay: LOOK_UPS.ofNumber / 1e10,
  shortLookUpCodeOfOneNumberADay: LOOK_UPS.ofNumberWithShortCode / 1e6,
}

type Parts = { readonly doors: Doors; readonly clock: { time: number }; readonly trials: number }
type Counted = Record<Word, number>

async function everybody(count: number, attack: (n: number) => Promise<Word>): Promise<Counted> {
  const counted: Counted = { IN: 0, WRONG: 0, REFUSED: 0 }
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, n) => attack(from + n))
    for (const word of await Promise.all(some)) counted[word] += 1
  }
  return counted
}

const guess = (digits: number): string => String(randomInt(0, 10 ** digits)).padStart(digits, '0')

/** The owner has signed in once; then each address asks for a code to his number and guesses once. */
async function againstPhone({ doors, clock, trials }: Parts) {
  const keptOut: string[] = []
  const comesIn = async (asker: Asker, who: string) => {
    const sent = await doors.ask(asker, NUMBER)
    if (sent !== 'IN' || (await doors.enter(asker, NUMBER, doors.codeOn(NUMBER))) !== 'IN') keptOut.push(who)
  }
  await comesIn(OWNER, 'the owner, before')
  const pace = (HOUR * 8) / trials
  const asked = await everybody(trials, (n) => {
    clock.time += pace
    return doors.ask(attacker(n), NUMBER)
  })
  const tried = await everybody(trials, (n) => doors.enter(attacker(n), NUMBER, guess(6)))
  await comesIn(OWNER, 'the owner, on the device he has signed in with')
  return { found: tried.IN, keptOut, answers: { textsToStrangers: asked.IN, guessesRight: tried.IN } }
}

/** The holders have looked once; then each address guesses once at each of the two numbers. */
async function againstLookUps({ doors, clock, trials }: Parts) {
  const { today, short } = await doors.requests()
  const keptOut: string[] = []
  const opens = async (asker: Asker, { number, code }: Opened, who: string) => {
    if ((await doors.lookUp(asker, number, code)) !== 'IN') keptOut.push(who)
  }
  const COUNTY_HOLDER = { ip: attacker(0).ip, device: 'a-holder-behind-an-attacker0' }
  await opens(OWNER, short, 'the holder of a short code, before')
  const pace = (HOUR * 8) / trials
  const long = await everybody(trials, (n) => {
    clock.time += pace
    return doors.lookUp(attacker(n), today.number, guess(today.code.length))
  })
  const old = await everybody(trials, (n) => doors.lookUp(attacker(n), short.number, guess(6)))
  // Somebody behind the same address as an attacker who goes on and on.
  for (let n = 0; n < 50; n += 1) await doors.lookUp(attacker(0), today.number, guess(today.code.length))
  await opens(COUNTY_HOLDER, today, 'a holder behind an attacker’s address, on a new device')
  await opens(OWNER, today, 'the holder, on a new device')
  await opens(OWNER, short, 'the holder of a short code, on the device he has looked with')
  const fresh = await doors.lookUp(OWNERS_OTHER, short.number, short.code)
  return {
    found: long.IN + old.IN,
    keptOut,
    answers: { judged: long.WRONG, judgedOfShortCode: old.WRONG, newDeviceWithShortCode: fresh },
  }
}

async function againstPlatform({ doors, clock, trials }: Parts) {
  const keptOut: string[] = []
  const signsIn = async (who: string) => {
    clock.time += 60_000
    if ((await doors.dingTalk(STAFF, doors.staffCode())) !== 'IN') keptOut.push(who)
  }
  await signsIn('staff, before')
  const before = doors.calls()
  const pace = (HOUR * 8) / trials
  await everybody(trials, (n) => {
    clock.time += pace
    return doors.dingTalk(attacker(n), `made-up-${n}`.padEnd(32, '0'))
  })
  const calls = doors.calls() - before
  await signsIn('staff, on a device they have signed in with')
  return { calls, keptOut }
}

/** In an hour, from one address: each asks for a code, one of ten mistypes it once, signs in and looks up a request. */
async function citizens({ doors, clock, count }: Parts & { readonly count: number }) {
  const { today } = await doors.requests()
  const answers = await everybody(count, async (n) => {
    clock.time += HOUR / count
    const citizen = { ip: COUNTY, device: `citizen-${n}`.padEnd(28, '0') }
    const phone = phoneOf(n)
    const sent = await doors.ask(citizen, phone)
    if (n % 10 === 0) await doors.enter(citizen, phone, 'mistyped')
    const entered = await doors.enter(citizen, phone, doors.codeOn(phone))
    if (n % 10 === 0) await doors.lookUp(citizen, today.number, 'mistyped')
    const looked = await doors.lookUp(citizen, today.number, today.code)
    return [sent, entered, looked].every((word) => word === 'IN') ? 'IN' : 'REFUSED'
  })
  return { count, refused: answers.REFUSED }
}
