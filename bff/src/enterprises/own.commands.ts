import { checkEnterprise, codeOf, normaliseCreditCode, oneLine, spacedCode, whenWords } from '@qihu/shared'
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { type Context, signedIn } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { MemberRole, Schema } from '../db/schema.ts'
import { lookupCode, newId } from '../ids.ts'
import { spend } from '../limits/counters.store.ts'
import { BindingFault } from './binding-fault.ts'
import {
  changeRole,
  enter,
  hashOfCode,
  hashOfSlip,
  leave,
  locked,
  noteBinding,
  ROLE_WORDS,
  refuseAs,
  windowsOf,
  withdraw,
} from './bindings.ts'
import { boundTo, enterpriseByCode, invitationsOf, memberOf, otherOwners } from './members.store.ts'

/** What somebody does about his own enterprises: binds, joins, invites, and sees to its members. */

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Nobody files for more; what is typed at random comes to an end. */
const MOST_BOUND = 20
const BINDS_A_DAY = 20
const INVITED_FOR = 3 * DAY
const MOST_INVITED = 20
/** Of 10,000,000,000 codes. */
const TRIES_AN_HOUR = 10

const GONE = '没有这个成员，可能已经离开。请刷新查看。'

export async function bindEnterprise(context: Context, input: { name: string; creditCode: string }): Promise<string> {
  const { personId } = signedIn(context)
  const { db, now } = context
  const { schema } = db
  const name = oneLine(input.name)
  refuseAs(checkEnterprise({ ...input, name }))
  const creditCode = normaliseCreditCode(input.creditCode)
  return db.write(async (tx) => {
    const { enterprises, memberships } = schema
    const known = await enterpriseByCode(tx, schema, creditCode)
    const member = known && (await memberOf(tx, schema, known.id, personId))
    if (known && member?.verified) return `您已经是${known.name}的${ROLE_WORDS[member.role]}，不用再绑定。`
    if (!member && (await boundTo(tx, schema, personId)) >= MOST_BOUND) {
      throw new BindingFault(`一个人最多绑定 ${MOST_BOUND} 家企业。请先解除不用的。`)
    }
    if ((await spend(tx, schema, { key: `binds:${personId}`, most: BINDS_A_DAY, ms: DAY }, now)) === null) {
      throw new BindingFault('今天绑定和修改的次数太多了，请明天再试。')
    }
    await tx
      .insert(enterprises)
      .values({ id: newId(now), name: creditCode, creditCode })
      .onConflictDoNothing({ target: enterprises.creditCode })
    const enterprise = known ?? (await enterpriseByCode(tx, schema, creditCode))
    if (!enterprise) throw new Error('the enterprise that was just entered is not there')
    await tx
      .insert(memberships)
      .values({ personId, enterpriseId: enterprise.id, verified: false, givenName: name })
      .onConflictDoUpdate({ target: [memberships.personId, memberships.enterpriseId], set: { givenName: name } })
    return `已绑定${name}，等待核验。核验以前也可以提诉求。`
  })
}

/** One who sees to the members, with the enterprise held against others. @throws {BindingFault} for all others, alike. */
async function asOwner(context: Context, tx: Db, enterpriseId: string) {
  const { personId } = signedIn(context)
  const { schema } = context.db
  const enterprise = await locked(tx, schema, enterpriseId)
  const member = enterprise && (await memberOf(tx, schema, enterpriseId, personId))
  if (!enterprise || !member?.verified || member.role !== 'OWNER') {
    throw new BindingFault('只有这家企业的管理员可以办理。没有管理员的，请带营业执照到专窗核验。')
  }
  return { personId, enterprise }
}

export async function inviteMember(context: Context, enterpriseId: string) {
  const { db, now } = context
  const { invitations } = db.schema
  const code = lookupCode()
  await db.write(async (tx) => {
    const { personId } = await asOwner(context, tx, enterpriseId)
    if ((await invitationsOf(tx, db.schema, enterpriseId, now)) >= MOST_INVITED) {
      throw new BindingFault(`还有 ${MOST_INVITED} 个邀请码没有用。请先用完，或作废它们。`)
    }
    const untilAt = now + INVITED_FOR
    await tx
      .insert(invitations)
      .values({ codeHash: hashOfCode(context.config.secret, code), enterpriseId, personId, untilAt })
    await noteBinding(context, tx, 'INVITED', { personId, centreIds: [], enterpriseId })
  })
  const until = whenWords(now + INVITED_FOR, now, context.calendar.current)
  return { code: spacedCode(code), text: `${until} 前有效，一个人用一次。请只告诉要加入的同事。` }
}

/** All codes that nobody has used yet: one went to the wrong person. */
export const endInvitations = ({ db, ...rest }: Context, enterpriseId: string): Promise<string> =>
  db.write(async (tx) => {
    await asOwner({ db, ...rest }, tx, enterpriseId)
    const gone = await withdraw(tx, db.schema, enterpriseId)
    return gone === 0 ? '没有还能用的邀请码。' : `${gone} 个邀请码已作废。`
  })

export async function joinEnterprise(context: Context, given: string): Promise<string> {
  const { personId } = signedIn(context)
  const { db, now } = context
  const { schema } = db
  const { invitations } = schema
  const code = codeOf(given).replace(/\D/g, '')
  if (code.length !== 10) throw new BindingFault('邀请码是 10 位数字，请核对。', 'code')
  const { secret, formerSecret } = context.config
  const secrets = [secret, ...(formerSecret === null ? [] : [formerSecret])]
  const hashes = secrets.flatMap((each) => [hashOfCode(each, code), hashOfSlip(each, code)])
  const outcome = await db.write(async (tx): Promise<string | BindingFault> => {
    const [known] = await tx.select().from(invitations).where(inArray(invitations.codeHash, hashes))
    const enterprise = known && (await locked(tx, schema, known.enterpriseId))
    const member = known && (await memberOf(tx, schema, known.enterpriseId, personId))
    const joined = `已加入${enterprise?.name ?? ''}，可以看到企业的诉求。`
    // Sent again, since the first answer was lost.
    if (known?.usedBy === personId && member?.verified) return joined
    // Kept though it was refused: a guess is a guess.
    const tries = { key: `invitation-tries:${personId}`, most: TRIES_AN_HOUR, ms: HOUR }
    if ((await spend(tx, schema, tries, now)) === null) {
      return new BindingFault('试得太多了，请一小时后再试，或请企业管理员重新发邀请码。', 'code')
    }
    const letIn = known && (await letInBy(context, tx, known))
    const rises = member?.verified && member.role === 'AGENT' && letIn?.role === 'OWNER'
    if (enterprise && member?.verified && !rises) {
      return new BindingFault(`您已经是${enterprise.name}的${ROLE_WORDS[member.role]}，不用再加入。`, 'code')
    }
    const open = and(
      eq(invitations.codeHash, known?.codeHash ?? ''),
      gt(invitations.untilAt, now),
      isNull(invitations.usedBy),
    )
    // Whoever has given it does not use it up by trying it.
    const mine = letIn?.verifierId === personId
    const [used] =
      enterprise && letIn && !mine ? await tx.update(invitations).set({ usedBy: personId }).where(open).returning() : []
    if (!used || !letIn || !enterprise) {
      return new BindingFault('邀请码不对，或已经用过、已过期。请企业管理员或专窗重新发一个。', 'code')
    }
    const { role, by, verifierId, centreIds } = letIn
    if (rises && member) await changeRole(tx, schema, { enterprise, member, role }, now)
    else await enter(tx, schema, { enterprise, personId, role, by, verifierId }, now)
    // On the window's word it is the window's deed, and stands where its administrators look.
    const paper = used.paper === null ? {} : { paper: used.paper }
    const detail = { personId, role, ...paper }
    const who = by === 'WINDOW' ? { personId: verifierId, centreIds } : { personId, centreIds: [] }
    const kind = rises ? 'BINDING_CHANGED' : 'BINDING_VERIFIED'
    await noteBinding(context, tx, kind, { ...who, enterpriseId: enterprise.id, detail })
    return joined
  })
  if (typeof outcome !== 'string') throw outcome
  return outcome
}

/** As what, and on whose word: an owner's for as long as he is one, and the window's while he who saw the papers is at one. */
async function letInBy({ db: { schema }, now }: Context, tx: Db, code: Schema['invitations']['$inferSelect']) {
  const { enterpriseId, personId: verifierId, role, paper } = code
  if (paper !== null) {
    const centreIds = await windowsOf(tx, schema, verifierId, now)
    const slip = { role: role ?? 'AGENT', by: 'WINDOW', verifierId, centreIds } as const
    return centreIds.length > 0 ? slip : null
  }
  const inviter = await memberOf(tx, schema, enterpriseId, verifierId)
  const invited = { role: 'AGENT', by: 'INVITATION', verifierId, centreIds: [] } as const
  return inviter?.verified && inviter.role === 'OWNER' ? invited : null
}

export function setMemberRole(
  context: Context,
  enterpriseId: string,
  personId: string,
  role: MemberRole,
): Promise<string> {
  const { db, now } = context
  const { schema } = db
  return db.write(async (tx) => {
    const { personId: own, enterprise } = await asOwner(context, tx, enterpriseId)
    const member = await memberOf(tx, schema, enterpriseId, personId)
    if (!member?.verified) throw new BindingFault(GONE)
    const done = `已改为${ROLE_WORDS[role]}。`
    if (member.role === role) return done
    // He stays, so that somebody else must be an owner, also where nobody else is there.
    if (role !== 'OWNER' && (await otherOwners(tx, schema, enterpriseId, personId)).length === 0) {
      throw new BindingFault(LAST_OWNER)
    }
    await changeRole(tx, schema, { enterprise, member, role, byHimself: personId === own }, now)
    await noteBinding(context, tx, 'BINDING_CHANGED', {
      ...{ personId: own, centreIds: [], enterpriseId },
      detail: { personId, role },
    })
    return done
  })
}

export const LAST_OWNER = '这是唯一的企业管理员。请先让另一个成员当管理员，或到专窗办理。'

/** Whether others would be left without anybody who sees to them. */
export async function isNeeded(tx: Db, schema: Schema, enterpriseId: string, without: string): Promise<boolean> {
  if ((await otherOwners(tx, schema, enterpriseId, without)).length > 0) return false
  const { memberships } = schema
  const others = and(
    eq(memberships.enterpriseId, enterpriseId),
    eq(memberships.verified, sql`true`),
    sql`${memberships.personId} <> ${without}`,
  )
  const [other] = await tx.select({ personId: memberships.personId }).from(memberships).where(others).limit(1)
  return other !== undefined
}

export function endMembership(context: Context, enterpriseId: string, personId: string): Promise<string> {
  const own = signedIn(context).personId
  const { db, now } = context
  const { schema } = db
  const byHimself = personId === own
  return db.write(async (tx) => {
    const enterprise = byHimself
      ? await locked(tx, schema, enterpriseId)
      : (await asOwner(context, tx, enterpriseId)).enterprise
    const member = enterprise && (await memberOf(tx, schema, enterpriseId, personId))
    // Of those who wait an owner knows nothing; the window does.
    if (!enterprise || !member || (!byHimself && !member.verified)) throw new BindingFault(GONE)
    // The enterprise is held meanwhile.
    const sees = member.verified && member.role === 'OWNER'
    if (sees && (await isNeeded(tx, schema, enterpriseId, personId))) throw new BindingFault(LAST_OWNER)
    const { name } = enterprise
    const left = {
      member,
      toHim: byHimself ? null : `您已不是${name}的成员，看不到企业的诉求了。`,
      toOwners: member.verified ? `${name}有一位${ROLE_WORDS[member.role]}${byHimself ? '离开了' : '被移出'}。` : null,
    }
    await leave(tx, schema, enterpriseId, left, now)
    await noteBinding(context, tx, 'BINDING_ENDED', {
      ...{ personId: own, centreIds: [], enterpriseId },
      detail: { personId, role: member.role },
    })
    if (!byHimself) return '已移出，马上看不到企业的诉求。'
    return member.verified ? '已离开。您自己提的诉求还在“我的诉求”里。' : '已解除绑定。'
  })
}
