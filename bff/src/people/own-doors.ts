import { maskedPhone, refuse } from '@qihu/shared'
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { noteAudit } from '../audit/audit.store.ts'
import { type Context, signedIn } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { wireRefusal } from '../errors.ts'
import { mac, sameText, sha256 } from '../ids.ts'
import { CLOSED_TITLE } from '../notifications/addresses.store.ts'
import { ofThingTo } from '../notifications/outbox.store.ts'
import { findPerson, type Person, personWithHeld, staffOfNumber } from './people.store.ts'
import { proveNumber } from './phone-codes.ts'

/** What one person signs in with: the same requests and enterprises by whichever door, and one account. */

/** Why nothing was joined: one sentence with its remedy. */
export class DoorFault extends Error {
  /** The input to repair; null where none is at fault. */
  readonly field: string | null

  constructor(message: string, field: string | null = null) {
    super(message)
    this.field = field
  }
}

/** Of one person; who has more of them has others answer. */
const MOST_NUMBERS = 3
const TICKET_MS = 10 * 60_000

const DOOR_WORDS = { WECHAT: '微信', DINGTALK: '钉钉' } as const

/** An identity as a page names it; nobody can make one of a number. */
const idOf = ({ provider, subject }: Pick<Schema['identities']['$inferSelect'], 'provider' | 'subject'>): string =>
  sha256(`${provider}:${subject}`).slice(0, 16)

const identitiesOf = (tx: Db, { identities }: Schema, personId: string) =>
  tx.select().from(identities).where(eq(identities.personId, personId))

/** Doors of whoever asks, platforms first. */
export async function doorsOf({ session, db }: Context) {
  if (!session) return []
  const { person } = session
  const rows = await identitiesOf(db.read, db.schema, person.id)
  const order = ['WECHAT', 'DINGTALK', 'PHONE']
  const own = rows.toSorted(
    (a, b) => order.indexOf(a.provider) - order.indexOf(b.provider) || (a.subject < b.subject ? -1 : 1),
  )
  return own.map((row) => ({
    id: idOf(row),
    text: row.provider === 'PHONE' ? `手机号 ${maskedPhone(row.subject)}` : DOOR_WORDS[row.provider],
    texts: row.provider === 'PHONE' && row.subject === person.phone,
    removable: row.provider === 'PHONE' && rows.length > 1 && !entered(person, row.subject),
  }))
}

/** What staff were entered with is their administrators' to change. */
const entered = (person: Person, phone: string): boolean => person.staff && person.phone === phone

export type Joining = { readonly message: string } | { readonly ticket: string; readonly text: string }

/**
 * Whoever holds the number signs in with it as well. Where another account has it, it is said what that holds, and asked first.
 * @throws {DoorFault}
 */
export async function joinPhone(context: Context, input: string, code: string): Promise<Joining> {
  const person = personOf(context)
  const { db } = context
  const proven = await proveNumber(context, input, code)
  if ('refusal' in proven) {
    const { message, next, field } = wireRefusal(proven.refusal)
    throw new DoorFault(`${message}${next}。`, field)
  }
  const { phone } = proven
  const other = await otherWith(db.read, db.schema, person, phone)
  if (other === null) return join(context, person.id, phone, null)
  const until = context.now + TICKET_MS
  const ticket = `${until}.${phone}.${other.id}`
  return {
    ticket: `${ticket}.${ticketMac(context, person.id, ticket)}`,
    text: await heldWords(db.read, db.schema, other.id),
  }
}

/** Both become one, after it was asked. @throws {DoorFault} */
export async function confirmJoin(context: Context, ticket: string): Promise<Joining> {
  const person = personOf(context)
  const [until = '', phone = '', otherId = '', given = ''] = ticket.split('.')
  const mine = sameText(given, ticketMac(context, person.id, `${until}.${phone}.${otherId}`))
  if (!mine || context.now > Number(until)) throw new DoorFault('等得太久了，请重新获取验证码。', 'phone')
  return join(context, person.id, phone, otherId)
}

/** Nobody signs in with it any more; texts go to another of his numbers. @throws {DoorFault} */
export async function leavePhone(context: Context, id: string): Promise<string> {
  const person = personOf(context)
  const { id: personId, phone } = person
  const { db } = context
  return db.write(async (tx) => {
    const { people, identities } = db.schema
    await locked(tx, db.schema, [personId])
    const rows = await identitiesOf(tx, db.schema, personId)
    const row = rows.find((each) => each.provider === 'PHONE' && idOf(each) === id)
    if (!row) throw new DoorFault('没有这个手机号，可能已经移除。请刷新查看。')
    if (entered(person, row.subject)) throw new DoorFault('这是登记的工作号码，由管理员更改。')
    if (rows.length === 1) throw new DoorFault('这是唯一的登录方式，不能移除。请先加上别的手机号。')
    await tx.delete(identities).where(and(eq(identities.provider, 'PHONE'), eq(identities.subject, row.subject)))
    const left = rows.find((each) => each.provider === 'PHONE' && each !== row)?.subject ?? null
    if (phone === row.subject) await tx.update(people).set({ phone: left }).where(eq(people.id, personId))
    return '已移除，这个号码不能再登录，也不再收短信。'
  })
}

function personOf(context: Context): Person {
  signedIn(context)
  if (!context.session) throw new Error('somebody acts without a session')
  return context.session.person
}

const ticketMac = ({ config }: Context, personId: string, ticket: string): string =>
  mac(config.secret, 'join', `${personId}.${ticket}`, 32)

/**
 * Who else has the number; null where nobody does, or he himself. @throws {DoorFault} where it is of somebody who works here: his
 * account takes others in, and goes into none.
 */
async function otherWith(tx: Db, schema: Schema, person: Person, phone: string): Promise<Person | null> {
  const { identities } = schema
  const staff = await staffOfNumber(tx, schema, [phone])
  if (staff && staff.id !== person.id) {
    throw new DoorFault('这个号码是工作人员的。是您本人的，请用工作账号登录，再在那里加上您的其他号码。', 'phone')
  }
  const [row] = await tx
    .select()
    .from(identities)
    .where(and(eq(identities.provider, 'PHONE'), eq(identities.subject, phone)))
  if (!row || row.personId === person.id) return null
  const found = await findPerson(tx, schema, row.personId)
  return found && personWithHeld(tx, schema, found, 0)
}

async function heldWords(tx: Db, { requests, memberships }: Schema, personId: string): Promise<string> {
  const filed = await tx.select({ id: requests.id }).from(requests).where(eq(requests.requesterId, personId))
  const bound = await tx
    .select({ id: memberships.enterpriseId })
    .from(memberships)
    .where(eq(memberships.personId, personId))
  return `这个手机号另有一个账号：提过 ${filed.length} 件诉求，绑定了 ${bound.length} 家企业。合并以后都在您现在的账号里，不能再分开。`
}

/** Of two people at once the same way round, so that two who join each other do not wait for each other. */
async function locked(tx: Db, { people }: Schema, ids: readonly string[]): Promise<void> {
  for (const id of ids.toSorted()) await tx.update(people).set({ id }).where(eq(people.id, id))
}

async function join(context: Context, personId: string, phone: string, otherId: string | null): Promise<Joining> {
  const { db, now, ip } = context
  const { schema } = db
  const { people, identities } = schema
  return db.write(async (tx) => {
    await locked(tx, schema, [personId, ...(otherId === null ? [] : [otherId])])
    const row = await findPerson(tx, schema, personId)
    if (!row) throw new Error(`person ${personId} is not there any more`)
    // In another tab: it was closed, or has itself gone into another.
    if (row.title === CLOSED_TITLE) throw new DoorFault('这个账号刚才已注销或合并。请重新打开再看。')
    const person = await personWithHeld(tx, schema, row, now)
    const other = await otherWith(tx, schema, person, phone)
    // Somebody was faster: another account has it now, or the one that was asked about has it no more.
    if ((other?.id ?? null) !== otherId) throw new DoorFault('这个号码刚才有变动。请重新获取验证码再试。', 'phone')
    if (other) await takeIn(tx, schema, person, other)
    const own = await identitiesOf(tx, schema, personId)
    const numbers = own.filter(({ provider }) => provider === 'PHONE')
    const has = numbers.some(({ subject }) => subject === phone)
    if (!has && numbers.length >= MOST_NUMBERS) {
      throw new DoorFault(`最多 ${MOST_NUMBERS} 个手机号。请先移除不用的。`, 'phone')
    }
    if (!has) await tx.insert(identities).values({ provider: 'PHONE', subject: phone, personId })
    // The one that was shown last is the one that rings. What staff were entered with is not theirs to change.
    if (!person.staff) await tx.update(people).set({ phone }).where(eq(people.id, personId))
    const centreIds = person.posts.map(({ centreId }) => centreId)
    await noteAudit(tx, schema, { kind: 'DOOR_ADDED', personId, centreIds, subjectId: otherId, address: ip }, now)
    const done = other
      ? '已合并，诉求和企业都在这个账号里。'
      : has
        ? '已经可以用它登录。'
        : '已加上，以后也可以用它登录。'
    return { message: person.staff ? done : `${done}短信提醒发到这个号码。` }
  })
}

/** All that belonged to the other is this one's; what the other did stays under the name that it was done with. */
async function takeIn(tx: Db, schema: Schema, { id: personId }: Person, other: Person): Promise<void> {
  const { people, personRoles, identities, sessions, memberships, invitations, requests, things } = schema
  const { attachments, messages, outbox, idempotency, subscriptions } = schema
  if (other.staff || other.posts.length > 0) throw new DoorFault(wireRefusal(refuse('STAFF_NUMBER')).message, 'phone')
  const from = other.id
  const bonds = await tx
    .select()
    .from(memberships)
    .where(inArray(memberships.personId, [personId, from]))
  for (const theirs of bonds.filter((each) => each.personId === from)) {
    const mine = bonds.find((each) => each.personId === personId && each.enterpriseId === theirs.enterpriseId)
    const better = !mine || (theirs.verified && (!mine.verified || (theirs.role === 'OWNER' && mine.role !== 'OWNER')))
    const both = and(
      eq(memberships.enterpriseId, theirs.enterpriseId),
      eq(memberships.personId, better ? personId : from),
    )
    await tx.delete(memberships).where(both)
    if (!better) continue
    await tx
      .update(memberships)
      .set({ personId })
      .where(and(eq(memberships.enterpriseId, theirs.enterpriseId), eq(memberships.personId, from)))
  }
  for (const { templateId, credit } of await tx.select().from(subscriptions).where(eq(subscriptions.personId, from))) {
    await tx
      .insert(subscriptions)
      .values({ personId, templateId, credit })
      .onConflictDoUpdate({
        target: [subscriptions.personId, subscriptions.templateId],
        set: { credit: sql`${subscriptions.credit} + ${credit}` },
      })
  }
  await tx.delete(subscriptions).where(eq(subscriptions.personId, from))
  for (const table of [invitations, messages, idempotency, sessions, identities, things]) {
    await tx.update(table).set({ personId }).where(eq(table.personId, from))
  }
  const filed = await tx.select({ id: requests.id }).from(requests).where(eq(requests.requesterId, from))
  const ids = filed.map(({ id }) => id)
  if (ids.length > 0) {
    await tx
      .update(outbox)
      .set({ personId })
      .where(ofThingTo(schema, from, ids))
  }
  await tx.update(requests).set({ requesterId: personId }).where(eq(requests.requesterId, from))
  await tx.update(attachments).set({ ownerId: personId }).where(eq(attachments.ownerId, from))
  const roles = await tx.select().from(personRoles).where(eq(personRoles.personId, from))
  if (roles.length > 0) {
    const own = roles.map((role) => ({ ...role, personId }))
    await tx.insert(personRoles).values(own).onConflictDoNothing()
    await tx.delete(personRoles).where(eq(personRoles.personId, from))
  }
  await tx
    .update(people)
    .set({ name: '已合并的账号', title: CLOSED_TITLE, phone: null, demoKey: null })
    .where(and(eq(people.id, from), ne(people.id, personId)))
}
