import { addDays, codeOf, instantAt, localDate, normalisePhone, type Refusal, refuse } from '@qihu/shared'
import { and, eq, gte, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { mac, newId, sameText, sixDigits } from '../ids.ts'
import { askerOf } from '../limits/asker.ts'
import { count, giveBack, type Limit, remember, spendAll, spentOf } from '../limits/counters.store.ts'
import { tooOften } from '../limits/too-often.ts'
import { PlatformError } from '../platforms/platform-error.ts'
import { enterByPhone, type PhoneSignIn } from './people.commands.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A code belongs to the device that asked for it: its pause, its day and its tries are that device's own. */
export const PHONE_CODE = { validMs: 10 * 60_000, gapMs: 60_000, aDay: 5, tries: 5 } as const

/**
 * Limits of devices that have never signed in with the number. They are what a stranger can use up; a device that has
 * signed in with the number once has none of them for half a year, so nobody keeps its owner out.
 */
export const STRANGERS = {
  /** To one number, from everywhere: as many texts as a stranger can have sent to somebody. */
  toNumber: 10,
  /** Of that from one address block. */
  toNumberFromBlock: 5,
  /** Codes asked for and not yet used, in an hour from one address block: a county can have one address for everybody. */
  openFromBlock: 2_500,
  /** Wrong codes less right ones, in an hour from one address block; past them a code has one try instead of five. */
  wrongFromBlock: 300,
} as const
const KNOWN_MS = 180 * DAY
/** The gateway refused: the next try need not wait for a minute, but is not free either. */
const AFTER_FAILURE_MS = 5_000

type Asker = ReturnType<typeof askerOf>

const keysOf = (asker: Asker, phone: string) => ({
  code: asker.slot('phone-code', phone),
  known: asker.slot('phone-known', phone),
  strikes: asker.block('phone-wrong', STRANGERS.wrongFromBlock, HOUR)[0] as Limit,
  strangers: [
    ...asker.block('phone-texts', STRANGERS.toNumberFromBlock, DAY, phone),
    { key: asker.of('phone-strangers', phone), most: STRANGERS.toNumber, ms: DAY },
    ...asker.block('phone-open', STRANGERS.openFromBlock, HOUR),
  ] satisfies Limit[],
})
const named = (limits: readonly Limit[]) => limits.map(({ key }) => key)

const secondsToMidnight = (now: number): number => Math.ceil((instantAt(addDays(localDate(now), 1), 0) - now) / 1000)

export type CodeSent = { readonly validSeconds: number; readonly retryAfterSeconds: number }

/** Sends six digits to a number, which the asking device alone can sign in with. */
export async function sendPhoneCode(
  context: Context,
  input: string,
): Promise<CodeSent | { readonly refusal: Refusal }> {
  const phone = normalisePhone(input)
  if (!phone) return { refusal: refuse('PHONE_INVALID', 'phone') }
  const { db, now, config, platforms, doors } = context
  const { schema } = db
  const { phoneCodes } = schema
  const asker = askerOf(context)
  const keys = keysOf(asker, phone)
  const code = sixDigits()
  const day = localDate(now)
  const codeHash = mac(config.secret, 'phone-code', `${phone}:${code}`, 32)
  /** What this try has spent of everybody's limits: nothing, of a device that is known. */
  let spent: readonly string[] = []
  const refusal = await db.write<Refusal | null>(async (tx) => {
    const strangers = (await spentOf(tx, schema, keys.known, now)) > 0 ? [] : keys.strangers
    spent = named(strangers)
    const full = await spendAll(tx, schema, strangers, now)
    if (full) {
      const ofNumber = full.limit.key !== strangers.at(-1)?.key
      return tooOften(ofNumber ? 'PHONE_CODE_TOO_SOON' : 'RATE_LIMITED', 'phone', full.seconds)
    }
    const row = { phoneHash: keys.code, codeHash, sentAt: now, sentToday: 1, day, tries: 0 }
    // The limits stand in the statement that counts, so that of many asking at once one gets a code.
    const [sent] = await tx
      .insert(phoneCodes)
      .values(row)
      .onConflictDoUpdate({
        target: phoneCodes.phoneHash,
        set: {
          ...row,
          sentToday: sql`case when ${phoneCodes.day} = ${day} then ${phoneCodes.sentToday} + 1 else 1 end`,
        },
        setWhere: and(
          lte(phoneCodes.sentAt, now - PHONE_CODE.gapMs),
          or(ne(phoneCodes.day, day), lt(phoneCodes.sentToday, PHONE_CODE.aDay)),
        ) as SQL,
      })
      .returning({ sentToday: phoneCodes.sentToday })
    if (sent) return null
    await giveBack(tx, schema, spent, now)
    const [last] = await tx.select().from(phoneCodes).where(eq(phoneCodes.phoneHash, keys.code))
    const wait = last ? Math.ceil((last.sentAt + PHONE_CODE.gapMs - now) / 1000) : 0
    return tooOften('PHONE_CODE_TOO_SOON', 'phone', wait > 0 ? wait : secondsToMidnight(now))
  })
  if (refusal) {
    doors.PHONE_CODE_LIMITED += 1
    return { refusal }
  }
  try {
    const text = `【企呼我应】验证码 ${code}，10 分钟内有效。`
    const { accepted } = await context.outside(() => platforms.sms.send({ phone, text, id: newId(now) }))
    if (!accepted) {
      throw new PlatformError({ platform: 'sms', call: 'send', code: 'NOT_ACCEPTED', errorClass: 'CONFIG' })
    }
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    const ofOneNumber = error.errorClass === 'INPUT' || error.code === 'NOT_ACCEPTED'
    doors[ofOneNumber ? 'TEXT_REFUSED' : 'TEXT_FAILED'] += 1
    context.log.error({ code: error.code, errorClass: error.errorClass }, 'sign-in text not sent')
    // What was not sent is not counted against the person.
    await db.write(async (tx) => {
      await giveBack(tx, schema, spent, now)
      await tx
        .update(phoneCodes)
        .set({
          sentToday: sql`${phoneCodes.sentToday} - 1`,
          sentAt: now - PHONE_CODE.gapMs + AFTER_FAILURE_MS,
          tries: PHONE_CODE.tries,
        })
        .where(and(eq(phoneCodes.phoneHash, keys.code), eq(phoneCodes.codeHash, codeHash)))
    })
    return { refusal: refuse('PLATFORM_DOWN', 'phone') }
  }
  doors.TEXT_SENT += 1
  return { validSeconds: PHONE_CODE.validMs / 1000, retryAfterSeconds: PHONE_CODE.gapMs / 1000 }
}

export async function signInWithPhone(context: Context, input: string, code: string): Promise<PhoneSignIn> {
  const proven = await proveNumber(context, input, code)
  return 'refusal' in proven ? proven : enterByPhone(context, proven.phone)
}

/** Whether somebody holds the number. Five wrong tries of a device spend its code; a right one can be used once. */
export async function proveNumber(
  context: Context,
  input: string,
  code: string,
): Promise<{ readonly phone: string } | { readonly refusal: Refusal }> {
  const phone = normalisePhone(input)
  if (!phone) return { refusal: refuse('PHONE_INVALID', 'phone') }
  const { db, now, config, doors } = context
  const { schema } = db
  const { phoneCodes } = schema
  const keys = keysOf(askerOf(context), phone)
  const right = await db.write(async (tx) => {
    const mine = eq(phoneCodes.phoneHash, keys.code)
    const known = (await spentOf(tx, schema, keys.known, now)) > 0
    const wrong = known ? 0 : await spentOf(tx, schema, keys.strikes.key, now)
    const allowed = wrong < STRANGERS.wrongFromBlock ? PHONE_CODE.tries : 1
    // The try is spent before it is judged: many at once are counted one after another.
    const [sent] = await tx
      .update(phoneCodes)
      .set({ tries: sql`${phoneCodes.tries} + 1` })
      .where(and(mine, lt(phoneCodes.tries, allowed), gte(phoneCodes.sentAt, now - PHONE_CODE.validMs)))
      .returning({ codeHash: phoneCodes.codeHash })
    const given = mac(config.secret, 'phone-code', `${phone}:${codeOf(code)}`, 32)
    if (!sent || !sameText(sent.codeHash, given)) {
      await count(tx, schema, keys.strikes.key, HOUR, now)
      return false
    }
    await tx.update(phoneCodes).set({ tries: PHONE_CODE.tries }).where(mine)
    await giveBack(tx, schema, [...(known ? [] : named(keys.strangers)), keys.strikes.key], now)
    await remember(tx, schema, keys.known, KNOWN_MS, now)
    return true
  })
  if (!right) {
    doors.PHONE_CODE_WRONG += 1
    return { refusal: refuse('PHONE_CODE_WRONG', 'code') }
  }
  return { phone }
}
