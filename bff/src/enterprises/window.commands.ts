import {
  addDays,
  checkEnterprise,
  codeOf,
  dayWords,
  instantAt,
  lengthOf,
  localDate,
  NOTE_MAX,
  normaliseCreditCode,
  normalisePhone,
  oneLine,
  parseRequestNumber,
  spacedCode,
} from '@qihu/shared'
import { eq } from 'drizzle-orm'
import { PAPER_WORDS } from '../audit/audit.store.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { BindingPaper, MemberRole, Schema } from '../db/schema.ts'
import { lookupCode, newId, sameText } from '../ids.ts'
import { giveBack, spend } from '../limits/counters.store.ts'
import { BindingFault } from './binding-fault.ts'
import {
  atWindow,
  changeRole,
  codeOfBinding,
  enter,
  hashOfSlip,
  leave,
  locked,
  noteBinding,
  ROLE_WORDS,
  refuseAs,
  tell,
  withdrawSlips,
} from './bindings.ts'
import {
  type EnterpriseRow,
  enterpriseByCode,
  enterpriseOfRequest,
  enterprisesOfPhone,
  invitationsOf,
  memberOf,
  nameIsNew,
  otherOwners,
} from './members.store.ts'

/** What the window does about bindings: it has the papers before it, and decides who belongs to an enterprise. */

const HOUR = 3_600_000
/** More than anybody verifies: whoever looks at more is browsing. Each verification looks twice. */
const SEARCHES_AN_HOUR = 120
const CODES_AN_HOUR = 20
const SLIPS_AN_HOUR = 60
/** The way home, and a weekend; the papers were seen. */
const SLIP_DAYS = 7
const MOST_OPEN = 20

const GONE = '没有这个绑定，可能已经解除。请重新查找。'

/** By exactly what somebody at the counter holds in his hand; each look is written down. @throws {BindingFault} */
export async function bindingsFor(context: Context, given: string): Promise<EnterpriseRow[]> {
  const { personId, centreIds } = atWindow(context)
  const { db, now } = context
  const { schema } = db
  const search = oneLine(given)
  if (search === '') return []
  const spent = { key: `bindings:${personId}`, most: SEARCHES_AN_HOUR, ms: HOUR }
  const phone = normalisePhone(search)
  return db.write(async (tx) => {
    if ((await spend(tx, schema, spent, now)) === null) {
      throw new BindingFault('查找得太多了，请一小时后再试。', 'search')
    }
    const one = phone
      ? null
      : ((await enterpriseByCode(tx, schema, normaliseCreditCode(search))) ??
        (await enterpriseOfRequest(tx, schema, parseRequestNumber(search)?.number ?? search, centreIds)))
    const found = phone ? await enterprisesOfPhone(tx, schema, phone) : one ? [one] : []
    const ids = found.length === 0 ? [null] : found.map(({ id }) => id)
    for (const enterpriseId of ids)
      await noteBinding(context, tx, 'BINDINGS_READ', { personId, centreIds, enterpriseId })
    return found
  })
}

type Verified = {
  readonly enterprise: string
  readonly person: string
  /** On the page of whoever stands there; none of somebody who is verified already. */
  readonly code?: string | null
  readonly name: string
  readonly role: MemberRole
  readonly paper: BindingPaper
}

/** Whoever shows the licence and is its legal person is no less. @throws {BindingFault} */
function refuseLess({ role, paper }: Pick<Verified, 'role' | 'paper'>): void {
  if (role === 'AGENT' && paper === 'LEGAL_PERSON') {
    throw new BindingFault('法定代表人本人核验的，请选“企业管理员”。', 'role')
  }
}

/** The name that its licence has; its owners are told where it had another one. */
async function named(tx: Db, schema: Schema, found: EnterpriseRow, name: string, toldNot: string, now: number) {
  if (found.name === name) return found
  await tx.update(schema.enterprises).set({ name }).where(eq(schema.enterprises.id, found.id))
  await nameIsNew(tx, schema, found.id)
  const owners = (await otherOwners(tx, schema, found.id, toldNot)).map((each) => each.personId)
  const body = `企业名称由专窗按营业执照改为${name}，原来是${found.name}。`
  await tell(tx, schema, owners, { title: '企业名称已修改', body }, now)
  return { ...found, name }
}

type Slip = {
  readonly creditCode: string
  readonly name: string
  readonly role: MemberRole
  readonly paper: BindingPaper
}

/** A code on paper for whoever has no telephone with him: the papers are seen now, and who joins with it is verified. */
export async function bindingSlip(context: Context, said: Slip) {
  const { personId, centreIds } = atWindow(context)
  const { db, now, config, calendar } = context
  const { schema } = db
  const { role, paper } = said
  const name = oneLine(said.name)
  refuseLess(said)
  refuseAs(checkEnterprise({ creditCode: said.creditCode, name }))
  const creditCode = normaliseCreditCode(said.creditCode)
  const code = lookupCode()
  let voided = 0
  // The whole of the last day.
  const untilAt = instantAt(addDays(localDate(now), SLIP_DAYS + 1), 0)
  await db.write(async (tx) => {
    const spent = { key: `binding-slips:${personId}`, most: SLIPS_AN_HOUR, ms: HOUR }
    if ((await spend(tx, schema, spent, now)) === null) throw new BindingFault('绑定码发得太多了，请一小时后再试。')
    await tx
      .insert(schema.enterprises)
      .values({ id: newId(now), name, creditCode })
      .onConflictDoNothing({ target: schema.enterprises.creditCode })
    const known = await enterpriseByCode(tx, schema, creditCode)
    const found = known && (await locked(tx, schema, known.id))
    if (!found) throw new Error('the enterprise that was just entered is not there')
    await named(tx, schema, found, name, '', now)
    // Of those who see to the members one at a time: what was lost, or never reached him, is void with the next.
    voided = role === 'OWNER' ? await withdrawSlips(tx, schema, found.id, role) : 0
    if ((await invitationsOf(tx, schema, found.id, now)) >= MOST_OPEN) {
      throw new BindingFault(`这家企业还有 ${MOST_OPEN} 个没有用的码，请等用完或过期。`)
    }
    const row = { codeHash: hashOfSlip(config.secret, code), enterpriseId: found.id, personId, untilAt, role, paper }
    await tx.insert(schema.invitations).values(row)
    await noteBinding(context, tx, 'INVITED', { personId, centreIds, enterpriseId: found.id, detail: { role, paper } })
  })
  const last = dayWords(untilAt - 1, now, calendar.current)
  const text = `${last}以前有效（含当天），一个人用一次。${voided > 0 ? '以前没用的管理员绑定码已作废。' : ''}`
  return { code: spacedCode(code), name, roleWord: ROLE_WORDS[role], address: config.publicBase, text }
}

export async function verifyBinding(context: Context, said: Verified): Promise<string> {
  const { personId, centreIds } = atWindow(context)
  const { db, now } = context
  const { schema } = db
  const { role, paper, person } = said
  const name = oneLine(said.name)
  refuseLess(said)
  const outcome = await db.write(async (tx): Promise<string | BindingFault> => {
    const found = await locked(tx, schema, said.enterprise)
    const member = found && (await memberOf(tx, schema, said.enterprise, person))
    if (!member || !found) throw new BindingFault(GONE)
    if (person === personId) throw new BindingFault('不能核验自己的绑定，请由同事办理。')
    refuseAs(checkEnterprise({ creditCode: found.creditCode, name }))
    if (!member.verified) {
      // Kept though it was refused: a guess is a guess.
      const tries = { key: `binding-codes:${personId}`, most: CODES_AN_HOUR, ms: HOUR }
      const spent = await spend(tx, schema, tries, now)
      if (spent === null) return new BindingFault('核验码错得太多了，请一小时后再试。', 'code')
      if (!sameText(codeOf(said.code ?? '').replace(/\D/g, ''), codeOfBinding(context, member))) {
        return new BindingFault('核验码不对。请本人打开“我的企业”，念出这家企业下面的 6 位核验码。', 'code')
      }
      // Only wrong ones count.
      await giveBack(tx, schema, [tries.key], now)
    }
    const enterprise = await named(tx, schema, found, name, person, now)
    const done = `已核验：${name}的${ROLE_WORDS[role]}，看过${PAPER_WORDS[paper]}。`
    const detail = { personId: person, role, paper }
    const note = { personId, centreIds, enterpriseId: found.id, detail }
    if (!member.verified) {
      await enter(tx, schema, { enterprise, personId: person, role, by: 'WINDOW', verifierId: personId }, now)
      await noteBinding(context, tx, 'BINDING_VERIFIED', note)
      return done
    }
    // Sent again, since the first answer was lost.
    const again = member.verifiedBy === 'WINDOW' && member.verifierId === personId
    if (again && member.role === role && found.name === name) return done
    // By whom he was let in stays; what he showed now is in the record.
    if (member.role !== role) await changeRole(tx, schema, { enterprise, member, role }, now)
    await noteBinding(context, tx, 'BINDING_CHANGED', note)
    return done
  })
  if (typeof outcome !== 'string') throw outcome
  return outcome
}

export async function endBinding(context: Context, enterpriseId: string, person: string, given: string) {
  const { personId, centreIds } = atWindow(context)
  const { db, now } = context
  const { schema } = db
  const why = oneLine(given)
  if (why === '') throw new BindingFault('请写为什么解除。', 'why')
  if (lengthOf(why) > NOTE_MAX) throw new BindingFault(`原因最多 ${NOTE_MAX} 个字。`, 'why')
  return db.write(async (tx) => {
    const enterprise = await locked(tx, schema, enterpriseId)
    const member = enterprise && (await memberOf(tx, schema, enterpriseId, person))
    if (!member || !enterprise) throw new BindingFault(GONE)
    if (person === personId) throw new BindingFault('不能在这里解除自己的绑定。')
    const called = member.verified ? enterprise.name : (member.givenName ?? enterprise.creditCode)
    const toOwners = member.verified ? `${called}的一位${ROLE_WORDS[member.role]}已由专窗解除：${why}` : null
    // He may hold one, and would be back with it.
    await withdrawSlips(tx, schema, enterpriseId)
    await leave(tx, schema, enterpriseId, { member, toHim: `您和${called}的绑定已由专窗解除：${why}`, toOwners }, now)
    const detail = { personId: person, role: member.role, why }
    await noteBinding(context, tx, 'BINDING_ENDED', { personId, centreIds, enterpriseId, detail })
    return member.verified ? '已解除，他马上看不到企业的诉求。由他邀请的人，请一并核对。' : '已解除。'
  })
}
