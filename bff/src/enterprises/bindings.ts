import { agoWords, cut, maskedPhone, mayEnter, type Refusal } from '@qihu/shared'
import { and, eq, isNotNull } from 'drizzle-orm'
import { MEMBER_WORDS, noteAudit } from '../audit/audit.store.ts'
import { type Context, signedIn } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { AuditDetail, AuditKind, MemberRole, Schema, VerifiedBy } from '../db/schema.ts'
import { wireRefusal } from '../errors.ts'
import { mac } from '../ids.ts'
import { messageTo } from '../notifications/messages.store.ts'
import { findPerson, type Person, personWithHeld } from '../people/people.store.ts'
import { BindingFault } from './binding-fault.ts'
import {
  type EnterpriseRow,
  type MemberOf,
  type MemberRow,
  ofMember,
  openInvitations,
  otherOwners,
  settleClaimsOf,
} from './members.store.ts'

/** What own pages and the window share: words, and what follows when somebody is in or out. */

export const ROLE_WORDS = MEMBER_WORDS
const BY_WORDS: Readonly<Record<VerifiedBy, string>> = { WINDOW: '专窗核验', INVITATION: '受邀加入' }

/** 专窗核验，3 天前; of an invitation also whose. */
function sinceWords({ verified, verifiedAt, verifiedBy, inviter }: MemberOf, now: number): string {
  if (!verified) return '还没有核验'
  const by = verifiedBy ? BY_WORDS[verifiedBy] : '已核验'
  const whose = verifiedBy === 'INVITATION' && inviter ? `（${inviter}邀请）` : ''
  return verifiedAt === null ? by : `${by}${whose}，${agoWords(verifiedAt, now)}`
}

export const memberView = (member: MemberOf, now: number) => ({
  personId: member.personId,
  name: member.name,
  maskedPhone: member.phone ? maskedPhone(member.phone) : null,
  role: member.role,
  roleWord: member.verified ? ROLE_WORDS[member.role] : '待核验',
  verified: member.verified,
  text: sinceWords(member, now),
})

/**
 * Six digits by which the window knows whose binding it has before it: they stand on the page of whoever is bound, and on
 * no other.
 */
export function codeOfBinding(
  { config }: Context,
  { enterpriseId, personId }: Pick<MemberRow, 'enterpriseId' | 'personId'>,
) {
  const digest = Buffer.from(mac(config.secret, 'binding', `${enterpriseId}:${personId}`, 16), 'base64url')
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** Of a code a keyed hash is stored: whoever reads the database cannot join with it. */
export const hashOfCode = (secret: string, code: string): string => mac(secret, 'invitation', code, 32)
/** Of one on paper: by another name, so that a process of the release before, which knows of none, does not use it up. */
export const hashOfSlip = (secret: string, code: string): string => mac(secret, 'binding-slip', code, 32)

/** Offices at a window that somebody holds now, for himself or for another. */
export async function windowsOf(tx: Db, schema: Schema, personId: string, now: number): Promise<string[]> {
  const row = await findPerson(tx, schema, personId)
  return row ? atWindows((await personWithHeld(tx, schema, row, now)).posts) : []
}
const atWindows = (posts: Person['posts']): string[] =>
  posts.filter(({ role }) => role === 'COUNTER_CLERK' || role === 'CASE_OFFICER').map(({ centreId }) => centreId)

/** In the words that every form has for it. @throws {BindingFault} */
export function refuseAs(refusal: Refusal | null): void {
  if (refusal) throw new BindingFault(wireRefusal(refusal).message, refusal.field)
}

/** Who may see and verify bindings at the window, and for which centres. @throws {BindingFault} */
export function atWindow(context: Context) {
  const actor = signedIn(context)
  if (!mayEnter(actor, 'BINDINGS')) throw new BindingFault('企业核验由窗口人员和兜底办专员办理。')
  return { personId: actor.personId, centreIds: atWindows(actor.posts) }
}

/** One change of an enterprise's members after the other: two at once would each leave the other's owner behind. */
export async function locked(tx: Db, { enterprises }: Schema, id: string): Promise<EnterpriseRow | null> {
  const [row] = await tx.update(enterprises).set({ id }).where(eq(enterprises.id, id)).returning()
  return row ?? null
}

type Entered = {
  readonly enterprise: Pick<EnterpriseRow, 'id' | 'name'>
  readonly personId: string
  readonly role: MemberRole
  readonly by: VerifiedBy
  readonly verifierId: string
}

/** Somebody is verified: what he has filed is the enterprise's, and those who see to its members are told. */
export async function enter(tx: Db, schema: Schema, entered: Entered, now: number): Promise<void> {
  const { enterprise, personId, role, by, verifierId } = entered
  const { memberships } = schema
  const is = { verified: true, role, verifiedAt: now, verifiedBy: by, verifierId }
  await tx
    .insert(memberships)
    .values({ personId, enterpriseId: enterprise.id, givenName: null, ...is })
    .onConflictDoUpdate({ target: [memberships.personId, memberships.enterpriseId], set: is })
  await settleClaimsOf(tx, schema, enterprise.id, personId)
  const body = `您现在是${enterprise.name}的${ROLE_WORDS[role]}，可以看到企业的诉求；您以前为它提的，企业成员也能看到。`
  await tell(tx, schema, [personId], { title: '企业已核验', body }, now)
  const owners = (await otherOwners(tx, schema, enterprise.id, personId)).map((each) => each.personId)
  const joined = `${enterprise.name}有新的${ROLE_WORDS[role]}加入。不认识的，请在“我的企业”里移出。`
  await tell(tx, schema, owners, { title: '企业有新成员', body: joined }, now)
}

type Changed = {
  readonly enterprise: Pick<EnterpriseRow, 'id' | 'name'>
  readonly member: MemberRow
  readonly role: MemberRole
  readonly byHimself?: boolean
}

/** Somebody who belongs to it is more or less there; the codes of whoever is no owner any more are withdrawn. */
export async function changeRole(tx: Db, schema: Schema, changed: Changed, now: number): Promise<void> {
  const { enterprise, member, role, byHimself = false } = changed
  const { personId } = member
  if (role !== 'OWNER') await withdraw(tx, schema, enterprise.id, personId)
  await tx
    .update(schema.memberships)
    .set({ role })
    .where(ofMember(schema, enterprise.id, personId))
  if (byHimself) return
  const body = `您现在是${enterprise.name}的${ROLE_WORDS[role]}。`
  await tell(tx, schema, [personId], { title: '企业成员有变化', body }, now)
}

type Left = {
  readonly member: MemberRow
  /** What he reads of it; null where he did it himself. */
  readonly toHim: string | null
  /** What those read who see to the members; null where it concerns nobody. */
  readonly toOwners: string | null
}

/** Somebody is out, with the codes he gave: he sees nothing of the enterprise's any more but what he filed himself. */
export async function leave(
  tx: Db,
  schema: Schema,
  enterpriseId: string,
  { member, toHim, toOwners }: Left,
  now: number,
): Promise<void> {
  const { memberships } = schema
  await tx.delete(memberships).where(ofMember(schema, enterpriseId, member.personId))
  await withdraw(tx, schema, enterpriseId, member.personId)
  const title = '企业成员有变化'
  if (toHim) await tell(tx, schema, [member.personId], { title, body: toHim }, now)
  const owners = toOwners ? await otherOwners(tx, schema, enterpriseId, member.personId) : []
  const ids = owners.map((each) => each.personId)
  if (toOwners) await tell(tx, schema, ids, { title, body: toOwners }, now)
}

/** Codes of an enterprise that nobody has used yet go; of one person, or of all. @returns how many. */
export async function withdraw(tx: Db, schema: Schema, enterpriseId: string, personId?: string): Promise<number> {
  const { invitations } = schema
  const gone = await tx
    .delete(invitations)
    .where(openInvitations(schema, enterpriseId, personId))
    .returning()
  return gone.length
}

/** Codes on paper that nobody has used yet; with a role, those of that role alone. @returns how many. */
export async function withdrawSlips(tx: Db, schema: Schema, enterpriseId: string, role?: MemberRole): Promise<number> {
  const { invitations } = schema
  const gone = await tx
    .delete(invitations)
    .where(and(openInvitations(schema, enterpriseId), isNotNull(invitations.paper), role && eq(invitations.role, role)))
    .returning()
  return gone.length
}

type Said = { readonly title: string; readonly body: string }

export async function tell(tx: Db, schema: Schema, to: readonly string[], said: Said, now: number): Promise<void> {
  const rows = to.map((id) => messageTo(id, 'BINDING', { title: said.title, body: cut(said.body, 200) }, now))
  if (rows.length > 0) await tx.insert(schema.messages).values(rows)
}

type Noted = {
  readonly personId: string
  /** None of somebody who acts for himself. */
  readonly centreIds: readonly string[]
  /** Null where nothing was found. */
  readonly enterpriseId: string | null
  readonly detail?: AuditDetail
}

/** Written down with every look and every change: by whom, from where, of which enterprise, to whom. */
export const noteBinding = (
  { db: { schema }, ip, now }: Context,
  tx: Db,
  kind: AuditKind,
  { personId, centreIds, enterpriseId, detail }: Noted,
): Promise<void> =>
  noteAudit(
    tx,
    schema,
    { kind, personId, centreIds, subjectId: enterpriseId, address: ip, ...(detail && { detail }) },
    now,
  )
