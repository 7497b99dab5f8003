import { type Refusal, refuse } from '@qihu/shared'
import { eq } from 'drizzle-orm'
import { noteAudit } from '../audit/audit.store.ts'
import type { Context } from '../context.ts'
import { type Db, isConflict } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { newId } from '../ids.ts'
import { kindOfDevice } from './devices.ts'
import { addPeople, findByIdentity, type Person, type Provider, personWithHeld, staffOfNumber } from './people.store.ts'
import { whoIsBehind } from './platform-codes.ts'
import { askSecondFactor, type SecondFactorAsked } from './second-factor.ts'
import { openSession, type Session } from './sessions.ts'

export type SignIn = { readonly token: string; readonly person: Person } | { readonly refusal: Refusal }
export type PhoneSignIn = SignIn | SecondFactorAsked

/** A phone that WeChat knows is a person at once; a new one becomes a citizen until an enterprise is bound. */
export async function signInWithWeChat(context: Context, code: string): Promise<SignIn> {
  const ask = async () => (await context.platforms.wechat.codeToSession(code)).openId
  const who = await whoIsBehind(context, 'WECHAT', code, ask)
  return 'refusal' in who ? who : enter(context, 'WECHAT', who.subject, 'WECHAT', { name: '微信用户', phone: null })
}

/** Staff only, and only those the centre has entered: DingTalk tells who it is, not what he may do. */
export async function signInWithDingTalk(context: Context, code: string): Promise<SignIn> {
  const ask = async () => (await context.platforms.dingTalk.userByAuthCode(code)).userId
  const who = await whoIsBehind(context, 'DINGTALK', code, ask)
  return 'refusal' in who ? who : enter(context, 'DINGTALK', who.subject, 'DINGTALK', null)
}

export async function signInAsDemoPerson(context: Context, key: string): Promise<SignIn> {
  const { db, config } = context
  if (!config.demo) return { refusal: refuse('SIGN_IN_FAILED') }
  const { people } = db.schema
  const [row] = await db.read.select().from(people).where(eq(people.demoKey, key)).limit(1)
  if (!row) return { refusal: refuse('SIGN_IN_FAILED', 'key') }
  const person = await personWithHeld(db.read, db.schema, row, context.now)
  const channel = person.staff ? 'DINGTALK' : 'H5'
  const token = await db.write((tx) => begin(tx, context, person, channel))
  return { token, person }
}

/** Opens a session of whose number it is. A number of the staff's is not enough: they show a second factor. */
export async function enterByPhone(context: Context, phone: string): Promise<PhoneSignIn> {
  const { db, now, config } = context
  const { read, schema } = db
  const person = await staffOfNumber(read, schema, [phone])
  // Whoever works here must not become a citizen by the way: he could file, and rate himself.
  if (person)
    return (await askSecondFactor(read, schema, config, person, now)) ?? { refusal: refuse('STAFF_NUMBER', 'phone') }
  return enter(context, 'PHONE', phone, 'H5', { name: `手机用户${phone.slice(-4)}`, phone })
}

/** Opens a session of whom a provider has named; somebody new becomes `newcomer`, where there is one. */
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
      const row = await findByIdentity(tx, db.schema, provider, subject)
      const known = row && (await personWithHeld(tx, db.schema, row, now))
      const person = known ?? (newcomer ? await addPerson(tx, db.schema, provider, subject, newcomer, now) : null)
      // DingTalk is the staff's door: whoever holds no office any more does not come in by it as somebody else.
      const left = provider === 'DINGTALK' && person?.posts.length === 0
      if (!person || left) return { refusal: refuse('SIGN_IN_FAILED') }
      // It has become a number of the staff's since it was asked whose it is: they show a second factor.
      if (person.staff && provider === 'PHONE') return { refusal: refuse('STAFF_NUMBER', 'phone') }
      return { token: await begin(tx, context, person, channel), person }
    })
  // A newcomer who signs in twice at once is known by the second look.
  return attempt().catch((error: unknown) => {
    if (!isConflict(error)) throw error
    return attempt()
  })
}

/** A session, and that it was begun. */
export async function begin(
  tx: Db,
  { db: { schema }, now, ip, userAgent }: Context,
  person: Person,
  channel: Session['channel'],
): Promise<string> {
  const centreIds = person.posts.map(({ centreId }) => centreId)
  await noteAudit(tx, schema, { kind: 'SIGNED_IN', personId: person.id, centreIds, address: ip }, now)
  return openSession(tx, schema, person, channel, now, kindOfDevice(userAgent))
}

async function addPerson(
  tx: Db,
  schema: Schema,
  provider: Provider,
  subject: string,
  { name, phone }: { name: string; phone: string | null },
  now: number,
): Promise<Person> {
  const person = { id: newId(now), name, phone, title: '群众', staff: false, demoKey: null, createdAt: now }
  const roles = ['CITIZEN'] as const
  await addPeople(tx, schema, [{ ...person, roles, unitId: null }])
  await tx.insert(schema.identities).values({ provider, subject, personId: person.id })
  return { ...person, roles, posts: [] }
}
