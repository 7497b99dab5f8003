import { addDays, codeOf, instantAt, localDate, normalisePhone, type Refusal, refuse } from '@qihu/shared'
import { and, eq, gte, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { type Db, isConflict } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { mac, newId, sameText, sixDigits } from '../ids.ts'
import { PlatformError } from '../platforms/platform-error.ts'
import { addPeople, findByIdentity, type Person, type Provider, rolesOf } from './people.store.ts'
import { openSession, type Session } from './sessions.ts'

export type SignIn = { readonly token: string; readonly person: Person } | { readonly refusal: Refusal }

export const PHONE_CODE = { validMs: 10 * 60_000, gapMs: 60_000, aDay: 5, tries: 5 } as const

/** A phone that WeChat knows is a person at once; a new one becomes a citizen until an enterprise is bound. */
export const signInWithWeChat = (context: Context, code: string): Promise<SignIn> =>
  withPlatform(async () => {
    const { openId } = await context.outside(() => context.platforms.wechat.codeToSession(code))
    return enter(context, 'WECHAT', openId, 'WECHAT', { name: '微信用户', phone: null })
  })

/** Staff only, and only those the centre has entered: DingTalk tells who it is, not what he may do. */
export const signInWithDingTalk = (context: Context, code: string): Promise<SignIn> =>
  withPlatform(async () => {
    const { userId } = await context.outside(() => context.platforms.dingTalk.userByAuthCode(code))
    return enter(context, 'DINGTALK', userId, 'DINGTALK', null)
  })

async function withPlatform(signIn: () => Promise<SignIn>): Promise<SignIn> {
  try {
    return await signIn()
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    return { refusal: refuse(error.errorClass === 'INPUT' ? 'SIGN_IN_FAILED' : 'PLATFORM_DOWN') }
  }
}

export async function signInAsDemoPerson(context: Context, key: string): Promise<SignIn> {
  const { db, config, now } = context
  if (!config.demo) return { refusal: refuse('SIGN_IN_FAILED') }
  const { people } = db.schema
  const [row] = await db.read.select().from(people).where(eq(people.demoKey, key)).limit(1)
  if (!row) return { refusal: refuse('SIGN_IN_FAILED', 'key') }
  const person = { ...row, roles: await rolesOf(db.read, db.schema, row.id) }
  const channel = person.staff ? 'DINGTALK' : 'H5'
  const token = await db.write((tx) => openSession(tx, db.schema, person, channel, now))
  return { token, person }
}

async function enter(
  context: Context,
  provider: Provider,
  subject: string,
  channel: Session['channel'],
  newcomer: { name: string; phone: string | null } | null,
): Promise<SignIn> {
  const { db, now } = context
  const attempt = () =>
    db.write<SignIn>(async (tx) => {
      const known = await findByIdentity(tx, db.schema, provider, subject)
      const person = known ?? (newcomer ? await addPerson(tx, db.schema, provider, subject, newcomer, now) : null)
      if (!person) return { refusal: refuse('SIGN_IN_FAILED') }
      return { token: await openSession(tx, db.schema, person, channel, now), person }
    })
  // A newcomer who signs in twice at once is known by the second look.
  return attempt().catch((error: unknown) => {
    if (!isConflict(error)) throw error
    return attempt()
  })
}

async function addPerson(
  tx: Db,
  schema: Schema,
  provider: Provider,
  subject: string,
  { name, phone }: { name: string; phone: string | null },
  now: number,
): Promise<Person> {
  const person: Person = {
    id: newId(now),
    name,
    phone,
    title: '群众',
    roles: ['CITIZEN'],
    unitId: null,
    staff: false,
    demoKey: null,
    createdAt: now,
  }
  await addPeople(tx, schema, [person])
  await tx.insert(schema.identities).values({ provider, subject, personId: person.id })
  return person
}

const secondsToMidnight = (now: number): number => Math.ceil((instantAt(addDays(localDate(now), 1), 0) - now) / 1000)

export type CodeSent = { readonly validSeconds: number; readonly retryAfterSeconds: number }

/** Sends six digits; at most one a minute and five a day to a number, whoever asks (threat T5). */
export async function sendPhoneCode(
  context: Context,
  input: string,
): Promise<CodeSent | { readonly refusal: Refusal }> {
  const phone = normalisePhone(input)
  if (!phone) return { refusal: refuse('PHONE_INVALID', 'phone') }
  const { db, now, config, platforms, guards, ip } = context
  const wait = guards.phoneCodes.spend(ip, now)
  if (wait > 0) return { refusal: refuse('RATE_LIMITED', 'phone', { seconds: String(wait) }) }
  const { phoneCodes } = db.schema
  const code = sixDigits()
  const day = localDate(now)
  const phoneHash = mac(config.secret, 'phone', phone, 32)
  const refusal = await db.write<Refusal | null>(async (tx) => {
    const codeHash = mac(config.secret, 'phone-code', `${phone}:${code}`, 32)
    const row = { phoneHash, codeHash, sentAt: now, sentToday: 1, day, tries: 0 }
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
    const [last] = await tx.select().from(phoneCodes).where(eq(phoneCodes.phoneHash, phoneHash))
    const wait = last ? Math.ceil((last.sentAt + PHONE_CODE.gapMs - now) / 1000) : 0
    return refuse('PHONE_CODE_TOO_SOON', 'phone', { seconds: String(wait > 0 ? wait : secondsToMidnight(now)) })
  })
  if (refusal) return { refusal }
  try {
    const text = `【企呼我应】验证码 ${code}，10 分钟内有效。`
    await context.outside(() => platforms.sms.send({ phone, text, id: newId(now) }))
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    return { refusal: refuse('PLATFORM_DOWN') }
  }
  return { validSeconds: PHONE_CODE.validMs / 1000, retryAfterSeconds: PHONE_CODE.gapMs / 1000 }
}

/** Five wrong tries spend a code; a right one can be used once. */
export async function signInWithPhone(context: Context, input: string, code: string): Promise<SignIn> {
  const phone = normalisePhone(input)
  if (!phone) return { refusal: refuse('PHONE_INVALID', 'phone') }
  const { db, now, config } = context
  const { phoneCodes } = db.schema
  const phoneHash = mac(config.secret, 'phone', phone, 32)
  const right = await db.write(async (tx) => {
    const mine = eq(phoneCodes.phoneHash, phoneHash)
    // The try is spent before it is judged: many at once are counted one after another.
    const [sent] = await tx
      .update(phoneCodes)
      .set({ tries: sql`${phoneCodes.tries} + 1` })
      .where(and(mine, lt(phoneCodes.tries, PHONE_CODE.tries), gte(phoneCodes.sentAt, now - PHONE_CODE.validMs)))
      .returning({ codeHash: phoneCodes.codeHash })
    const given = mac(config.secret, 'phone-code', `${phone}:${codeOf(code)}`, 32)
    if (!sent || !sameText(sent.codeHash, given)) return false
    await tx.update(phoneCodes).set({ tries: PHONE_CODE.tries }).where(mine)
    return true
  })
  if (!right) return { refusal: refuse('PHONE_CODE_WRONG', 'code') }
  return enter(context, 'PHONE', phone, 'H5', { name: `手机用户${phone.slice(-4)}`, phone })
}
