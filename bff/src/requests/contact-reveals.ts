import { isOwnCase, maskedPhone, REVEAL_REASON, type RevealReason, wordOf } from '@qihu/shared'
import { request } from '@qihu/shared/requests/request.life'
import { type Context, signedIn } from '../context.ts'
import { newId } from '../ids.ts'
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

/** The whole number; that it was shown is kept in the same transaction, or it is not shown. */
export function revealContact(context: Context, id: string, reason: RevealReason): Promise<Contact | null> {
  const actor = signedIn(context)
  const { db, now } = context
  return db.write(async (tx) => {
    const row = authorize(actor, 'VIEW_CONTACT', await findRequest(tx, db.schema, id))
    const contact = row && (await contactOf(tx, db.schema, row))
    if (!contact) return null
    if (!isOwnCase(actor, row)) {
      const unitId = request.unitActing(actor, row)
      await tx
        .insert(db.schema.contactReveals)
        .values({ id: newId(now), requestId: row.id, personId: actor.personId, unitId, reason, at: now })
    }
    return contact
  })
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
