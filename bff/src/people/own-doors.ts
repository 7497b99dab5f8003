import { maskedPhone, refuse } from '@qihu/shared'
import { and, eq, ne } from 'drizzle-orm'
import { noteAudit } from '../audit/audit.store.ts'
import { type Context, personOf } from '../context.ts'
import { type Db, isConflict } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { wireRefusal } from '../errors.ts'
import { mac, sameText, sha256 } from '../ids.ts'
import { CLOSED_TITLE } from '../notifications/addresses.store.ts'
import { DoorFault } from './door-fault.ts'
import {
  findPerson,
  hasFactor,
  identitiesOf,
  numbersOf,
  type Person,
  type PersonRow,
  personWithHeld,
  staffOfNumber,
  wasStaff,
} from './people.store.ts'
import { proveNumber } from './phone-codes.ts'
import { locked, takeIn } from './take-in.ts'

/** What one person signs in with: the same requests and enterprises by whichever door, and one account. */

/** Of one person; who has more of them has others answer. */
const MOST_NUMBERS = 3
const TICKET_MS = 10 * 60_000
const CHANGED = '这个号码刚才有变动。请重新获取验证码再试。'

const DOOR_WORDS = { WECHAT: '微信', DINGTALK: '钉钉', PHONE: '手机号' } as const

type Identity = Pick<Schema['identities']['$inferSelect'], 'provider' | 'subject'>

/** An identity as a page names it; nobody can make one of a number. */
const idOf = ({ provider, subject }: Identity): string => sha256(`${provider}:${subject}`).slice(0, 16)

const wordsOf = ({ provider, subject }: Identity): string =>
  provider === 'PHONE' ? `${DOOR_WORDS.PHONE} ${maskedPhone(subject)}` : DOOR_WORDS[provider]

/** What somebody signs in with, in words: 微信, 手机号 199****0001. */
export const doorWords = async (read: Db, schema: Schema, personId: string): Promise<string[]> =>
  (await identitiesOf(read, schema, personId)).map(wordsOf)

/** Doors of whoever asks, platforms first. */
export async function doorsOf({ session, db }: Context) {
  if (!session) return []
  const { person } = session
  const rows = await identitiesOf(db.read, db.schema, person.id)
  return rows.map((row) => ({
    id: idOf(row),
    text: wordsOf(row),
    texts: row.provider === 'PHONE' && row.subject === person.phone,
    removable: row.provider !== 'DINGTALK' && rows.length > 1 && !entered(person, row.subject),
  }))
}

/** What staff were entered with is their administrators' to change. */
const entered = (person: PersonRow, phone: string): boolean => person.staff && person.phone === phone

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
    text: await heldWords(db.read, db.schema, person, other.id),
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

/**
 * Nobody signs in with it any more, nor stays signed in by it: which session came by which door is not kept, so all others end.
 * Texts go to another of his numbers. @throws {DoorFault}
 */
export async function leaveDoor(context: Context, id: string): Promise<string> {
  const { id: personId } = personOf(context)
  const { db, now, ip, session } = context
  return db.write(async (tx) => {
    const { schema } = db
    const { people, identities, sessions, subscriptions } = schema
    await locked(tx, schema, [personId])
    const person = await findPerson(tx, schema, personId)
    const rows = await identitiesOf(tx, schema, personId)
    const row = rows.find((each) => idOf(each) === id)
    if (!person || !row) throw new DoorFault('没有这个登录方式，可能已经移除。请刷新查看。')
    if (row.provider === 'DINGTALK') throw new DoorFault('工作用的钉钉由管理员更改。')
    if (entered(person, row.subject)) throw new DoorFault('这是登记的工作号码，由管理员更改。')
    if (rows.length === 1) throw new DoorFault('这是唯一的登录方式，不能移除。请先加上别的手机号。')
    await tx.delete(identities).where(and(eq(identities.provider, row.provider), eq(identities.subject, row.subject)))
    if (row.provider === 'WECHAT') await tx.delete(subscriptions).where(eq(subscriptions.personId, personId))
    const left = rows.find((each) => each.provider === 'PHONE' && each !== row)?.subject ?? null
    if (person.phone === row.subject) await tx.update(people).set({ phone: left }).where(eq(people.id, personId))
    await tx
      .delete(sessions)
      .where(and(eq(sessions.personId, personId), ne(sessions.tokenHash, session?.tokenHash ?? '')))
    const centreIds = personOf(context).posts.map(({ centreId }) => centreId)
    await noteAudit(tx, schema, { kind: 'DOOR_REMOVED', personId, centreIds, address: ip }, now)
    return '已移除，不能再用它登录。其他设备上的登录也已退出。'
  })
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
  if (found?.demoKey) throw new DoorFault('这是演示账号的号码，不能合并。', 'phone')
  // The record names him by it, and DingTalk knows him by it.
  if (await wasStaff(tx, schema, row.personId)) {
    throw new DoorFault('这个号码的账号是以前的工作账号，不能合并。请联系中心管理员。', 'phone')
  }
  return found && personWithHeld(tx, schema, found, 0)
}

/** Whoever agrees lets in whoever comes by those doors: so they are named. */
async function heldWords(tx: Db, schema: Schema, person: Person, otherId: string): Promise<string> {
  const { requests, memberships } = schema
  const filed = await tx.select({ id: requests.id }).from(requests).where(eq(requests.requesterId, otherId))
  const bound = await tx
    .select({ id: memberships.enterpriseId })
    .from(memberships)
    .where(eq(memberships.personId, otherId))
  const doors = (await doorWords(tx, schema, otherId)).join('、')
  const held = `这个手机号另有一个账号：提过 ${filed.length} 件诉求，绑定了 ${bound.length} 家企业，用${doors}登录。`
  return person.staff
    ? `${held}合并以后都在您的工作账号里，不能再分开；那个账号只留下这个手机号，其他登录方式作废。`
    : `${held}合并以后都在您现在的账号里，不能再分开，用这些都能登录。有不是您的，请不要合并，先请专窗核实。`
}

async function join(context: Context, personId: string, phone: string, otherId: string | null): Promise<Joining> {
  const { db, now, ip } = context
  const { schema } = db
  const { people, identities } = schema
  const work = db.write(async (tx) => {
    await locked(tx, schema, [personId, ...(otherId === null ? [] : [otherId])])
    const row = await findPerson(tx, schema, personId)
    if (!row) throw new Error(`person ${personId} is not there any more`)
    // In another tab: it was closed, or has itself gone into another.
    if (row.title === CLOSED_TITLE) throw new DoorFault('这个账号刚才已注销或合并。请重新打开再看。')
    const person = await personWithHeld(tx, schema, row, now)
    const other = await otherWith(tx, schema, person, phone)
    // Somebody was faster: another account has it now, or the one that was asked about has it no more.
    if ((other?.id ?? null) !== otherId) throw new DoorFault(CHANGED, 'phone')
    const own = await numbersOf(tx, schema, personId)
    const has = own.includes(phone)
    const coming = other && !person.staff ? await numbersOf(tx, schema, other.id) : [phone]
    if (!has && own.length + coming.length > MOST_NUMBERS) {
      throw new DoorFault(`一个账号最多 ${MOST_NUMBERS} 个手机号，合起来会超过。请先移除不用的。`, 'phone')
    }
    if (other) {
      if (other.staff || other.posts.length > 0)
        throw new DoorFault(wireRefusal(refuse('STAFF_NUMBER')).message, 'phone')
      await takeIn(tx, schema, person, other.id, phone)
    } else if (!has) await tx.insert(identities).values({ provider: 'PHONE', subject: phone, personId })
    // The one that was shown last is the one that rings. What staff were entered with is not theirs to change.
    if (!person.staff) await tx.update(people).set({ phone }).where(eq(people.id, personId))
    const centreIds = person.posts.map(({ centreId }) => centreId)
    await noteAudit(tx, schema, { kind: 'DOOR_ADDED', personId, centreIds, subjectId: otherId, address: ip }, now)
    const done = other
      ? '已合并，诉求和企业都在这个账号里。'
      : has
        ? '已经可以用它登录。'
        : '已加上，以后也可以用它登录。'
    if (!person.staff) return { message: `${done}短信提醒发到这个号码。` }
    const how = (await hasFactor(tx, schema, personId))
      ? '用它登录也要动态码。'
      : '用它登录要动态码：还没有的，请向管理员要开通码。'
    return { message: `${other ? '已合并。' : '已加上。'}${how}` }
  })
  return work.catch((error: unknown) => {
    // Somebody has signed in with it for the first time at the same moment.
    if (isConflict(error)) throw new DoorFault(CHANGED, 'phone')
    throw error
  })
}
