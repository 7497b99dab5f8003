import { bindingDue, isAssigned, isPaused, normalisePhone, oneLine, type RequestState, spacedCode } from '@qihu/shared'
import { withoutName } from '@qihu/shared/personal'
import { request } from '@qihu/shared/requests/request.life'
import { eq } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { changeTexts } from '../life/history.store.ts'
import { type Besides, serve } from '../life/served.ts'
import {
  carrierOf,
  findPerson,
  handlersOf,
  headsOf,
  isStaffNumber,
  numbersOf,
  staffOfCentre,
  verifiedFor,
} from '../people/people.store.ts'
import { keepRating, type Rating } from '../smile-index/store-rating.ts'
import { closedSince, contactOf, type RequestRow, requestShelf } from './requests.store.ts'
import { shortLinkOf } from './short-links.ts'

/** What a request needs of database and pages. */
export const servedRequests = serve<typeof request, RequestRow>(request, {
  shelf: requestShelf,
  hearers: {
    REQUESTER: async (_, __, row) => [{ id: row.requesterId, dingTalk: null, phone: null }],
    DESK: (tx, schema, { centreId }, now) => staffOfCentre(tx, schema, 'CASE_OFFICER', centreId, now),
    UNIT: whoeverHasIt,
    CARRIER: (tx, schema, { leadUnitId, state }, now) => carrierOf(tx, schema, leadUnitId, state.handlerId, now),
    HEAD: (tx, schema, { leadUnitId }, now) => headsOf(tx, schema, leadUnitId, now),
    FORMER_UNIT: (tx, schema, { state }, now) => handlersOf(tx, schema, state.formerUnitId, now),
    ADMIN: (tx, schema, { centreId }, now) => staffOfCentre(tx, schema, 'CENTRE_ADMIN', centreId, now),
  },
  outside: ['REQUESTER'],
  contactOf: ({ contactId }) => contactId,
  columns: (state: RequestState) => ({
    leadUnitId: state.leadUnitId,
    level: state.level,
    paused: isPaused(state),
    dueSort: bindingDue(state) ?? state.closedAt ?? state.resolvedAt ?? state.submittedAt,
  }),
  unitOf: ({ leadUnitId }) => leadUnitId,
  ownerOf: ({ requesterId }) => requesterId,
  isCaseOf: isCaseOfPerson,
  codeOf: ({ lookupCode }) => spacedCode(lookupCode),
  noteOf: ({ state }) => state.dispatchTextId,
  endedSince: closedSince,
  page: {
    outside: (id) => `enterprise/request/request?id=${id}`,
    staff: (id) => `staff/request/request?id=${id}`,
    text: shortLinkOf,
  },
  // Its title has gone with the rest (privacy/erase-request.ts).
  besides: {
    RATE: rated,
    CORRECT_CONTACT: corrected,
    ERASE: (tx, { schema, row }) => requestShelf.find(tx, schema, row.id),
  },
})

/** He filed it, or is a verified member of the enterprise for which it was filed. */
export async function isCaseOfPerson(
  tx: Db,
  schema: Schema,
  { requesterId, enterpriseId }: RequestRow,
  personId: string,
): Promise<boolean> {
  if (personId === requesterId) return true
  return enterpriseId !== null && (await verifiedFor(tx, schema, personId)).includes(enterpriseId)
}

/** Of the unit its handlers, or the one who was named; from the second round on its head. */
async function whoeverHasIt(tx: Db, schema: Schema, { level, leadUnitId, state }: RequestRow, now: number) {
  if (level > 1) return headsOf(tx, schema, leadUnitId, now)
  const named = isAssigned(state) ? await carrierOf(tx, schema, leadUnitId, state.handlerId, now) : []
  // He may have gone in a process of the release before, which names nobody else.
  return named.length > 0 ? named : handlersOf(tx, schema, leadUnitId, now)
}

/** The answer goes where no request is named; the event tells only that there is one. */
async function rated(tx: Db, { schema, now, before, given }: Besides<RequestRow>): Promise<null> {
  const { centreId, leadUnitId, id, state } = before
  const { face, solved, reasons, text } = given.rating as Rating
  const rating = { face, solved, reasons: reasons ?? [], text: text ?? null }
  const setAside = await isStaffNumber(tx, schema, await numbersBehind(tx, schema, before))
  await keepRating(tx, schema, rating, {
    centreId,
    unitId: leadUnitId ?? '',
    requestId: id,
    round: state.round,
    now,
    setAside,
  })
  return null
}

/** What he gave before is not kept. Others find him by his name, so that is indexed anew. */
async function corrected(tx: Db, { schema, row, given }: Besides<RequestRow>): Promise<null> {
  const { contacts, wordsDue } = schema
  const phone = normalisePhone(String(given.phone)) ?? ''
  const name = oneLine(String(given.name ?? ''))
  const is = { phone, ...(name && { name }) }
  const former = name ? await contactOf(tx, schema, row) : null
  await tx.update(contacts).set(is).where(eq(contacts.id, row.contactId))
  const { number, version } = row
  if (former && former.name !== name) {
    await changeTexts(tx, schema, [row.id], (body) => withoutName(body, former.name))
  }
  if (name) await tx.insert(wordsDue).values({ number, version }).onConflictDoNothing()
  return null
}

/** Numbers by which it can be told who filed: his own, those he signs in with, and the one he wants to be called at. */
async function numbersBehind(tx: Db, schema: Schema, row: RequestRow): Promise<string[]> {
  const person = await findPerson(tx, schema, row.requesterId)
  const contact = await contactOf(tx, schema, row)
  const numbers = await numbersOf(tx, schema, row.requesterId)
  return [person?.phone, ...numbers, contact?.phone].flatMap((phone) => phone || [])
}
