import {
  type Actor,
  isOwnCase,
  maskedPhone,
  REVEAL_REASON,
  type Refusal,
  type RevealReason,
  wordOf,
} from '@qihu/shared'
import { request } from '@qihu/shared/requests/request.life'
import { noteAudit } from '../audit/audit.store.ts'
import { type Context, signedIn } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { newId } from '../ids.ts'
import { spend } from '../limits/counters.store.ts'
import { tooOften } from '../limits/too-often.ts'
import { messageTo } from '../notifications/messages.store.ts'
import { findPerson, staffOfCentre } from '../people/people.store.ts'
import { authorizeRequest as authorize } from './authorize-request.ts'
import { partsOf, type ReadRequest } from './opened-request.ts'
import { type Contact, contactOf, findRequest } from './requests.store.ts'

/** What this person reads of the contact without giving a reason; null where he may not see it at all. */
export async function contactFor(context: Context, row: ReadRequest): Promise<Contact | null> {
  const { actor } = context
  if (!actor || !authorize(actor, 'VIEW_CONTACT', row)) return null
  const { contact } = await partsOf(context, row)
  return contact && !isOwnCase(actor, row) ? { ...contact, phone: maskedPhone(contact.phone) } : contact
}

const HOUR = 3_600_000
/** Numbers that one person may look at in an hour: more than anybody calls. */
export const REVEALS_AN_HOUR = 40

/**
 * The whole number; that it was shown is kept in the same transaction, or it is not shown. Whoever looks at more than he can
 * call is shown no more for a while, and those who see to the record of the centre are told.
 * @returns null where he may not see it at all.
 */
export async function revealContact(
  context: Context,
  id: string,
  reason: RevealReason,
): Promise<Contact | null | { readonly refusal: Refusal }> {
  const actor = signedIn(context)
  const { db, now, ip } = context
  return db.write(async (tx) => {
    const row = authorize(actor, 'VIEW_CONTACT', await findRequest(tx, db.schema, id))
    const contact = row && (await contactOf(tx, db.schema, row))
    if (!contact) return null
    if (!isOwnCase(actor, row)) {
      const about = { personId: actor.personId, centreIds: [row.centreId], subjectId: row.id, address: ip }
      const looked = { key: `reveals:${actor.personId}`, most: REVEALS_AN_HOUR, ms: HOUR }
      if ((await spend(tx, db.schema, looked, now)) === null) {
        await noteAudit(tx, db.schema, { ...about, kind: 'CONTACT_KEPT' }, now)
        const told = { key: `reveals-told:${actor.personId}`, most: 1, ms: HOUR }
        if ((await spend(tx, db.schema, told, now)) !== null) await tellOfMany(tx, db.schema, row.centreId, actor, now)
        context.log.warn({ personId: actor.personId }, 'too many telephone numbers looked at')
        return { refusal: tooOften('RATE_LIMITED', null, HOUR / 1000) }
      }
      await noteAudit(tx, db.schema, { ...about, kind: 'CONTACT_SHOWN' }, now)
      const unitId = request.unitActing(actor, row)
      await tx
        .insert(db.schema.contactReveals)
        .values({ id: newId(now), requestId: row.id, personId: actor.personId, unitId, reason, at: now })
    }
    return contact
  })
}

/** Those who see to people or to the record in a centre read of it in the app. */
async function tellOfMany(tx: Db, schema: Schema, centreId: string, { personId }: Actor, now: number): Promise<void> {
  const who = await findPerson(tx, schema, personId)
  const hearers = new Set<string>()
  for (const role of ['CENTRE_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'] as const) {
    for (const { id } of await staffOfCentre(tx, schema, role, centreId, now)) hearers.add(id)
  }
  hearers.delete(personId)
  const text = {
    title: '查看联系电话次数异常',
    body: `${who?.name ?? ''}一小时内查看联系电话超过 ${REVEALS_AN_HOUR} 次，已暂停查看。请在“管理”的访问记录里核对。`,
  }
  const rows = [...hearers].map((id) => messageTo(id, 'MANY_REVEALS', text, now))
  if (rows.length > 0) await tx.insert(schema.messages).values(rows)
}

/** Lines of the history for whoever may see the contact, oldest first: the requester learns who looked, by unit. */
export async function revealLines(context: Context, row: ReadRequest) {
  const { actor } = context
  if (!authorize(actor, 'VIEW_CONTACT', row)) return []
  const { looks } = await partsOf(context, row)
  const [units, centres] = await Promise.all([context.units(), context.centres()])
  return looks.map(({ id, at, unitId, reason }) => ({
    id,
    at,
    round: row.state.round,
    what: `查看联系电话：${wordOf(REVEAL_REASON, reason)}`,
    who: (unitId ? units.get(unitId)?.name : null) ?? centres.of(row.centreId).desk,
    text: null,
  }))
}
