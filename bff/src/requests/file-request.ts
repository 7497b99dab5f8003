import {
  type Channel,
  checkDescription,
  checkEnterprise,
  checkIntakeReasons,
  checkName,
  checkPhone,
  clean,
  codeOf,
  cut,
  formatRequestNumber,
  type IntakeReason,
  intakeDue,
  localDate,
  MAX_FILES,
  maskedPhone,
  normaliseCreditCode,
  normalisePhone,
  oneLine,
  type Refusal,
  refuse,
  titleOf,
} from '@qihu/shared'
import type { TextId } from '@qihu/shared/life/fields'
import { filed } from '@qihu/shared/requests/intake'
import { and, eq } from 'drizzle-orm'
import { linkAttachments } from '../attachments/attachments.store.ts'
import type { CentreRow, Centres } from '../centres/centres.store.ts'
import { takingRequests } from '../centres/taking-requests.ts'
import { type Context, signedIn } from '../context.ts'
import { type Db, isConflict, type Taken } from '../db/database.ts'
import { insertInto } from '../db/insert.ts'
import { FIRST_CENTRE, type Schema } from '../db/schema.ts'
import { given, keptStatement } from '../db/statement.ts'
import { together } from '../db/together.ts'
import { calendarOf } from '../deadlines/calendars.ts'
import { findHall, type WindowRow, windowOfCode } from '../halls/halls.store.ts'
import { lookupCode, newId } from '../ids.ts'
import { type Outcome, recordParts, settle } from '../life/act.ts'
import { findKey, keepKey } from '../life/idempotency.ts'
import { begin } from '../life/record.ts'
import { Refused } from '../life/refused.ts'
import { spend } from '../limits/counters.store.ts'
import { type Ways, waysTo } from '../notifications/addresses.store.ts'
import { servedRequests } from './requests.served.ts'
import { filedKey, findRequest, type RequestRow } from './requests.store.ts'

export type FileInput = {
  readonly key: string
  readonly description: string
  readonly intakeReasons: readonly IntakeReason[]
  readonly contactName: string
  readonly contactPhone: string
  readonly enterpriseId?: string | null
  readonly enterprise?: { readonly name: string; readonly creditCode: string } | null
  readonly attachmentIds: readonly string[]
  readonly windowCode?: string | null
  readonly centreId?: string | null
  readonly noticeVersion: string
}

/** What was filed, and how whoever filed it hears of it. */
export type Filed = { readonly request: RequestRow; readonly ways: Ways }

/** Where requests can be filed. */
type Places = { readonly centres: Centres; readonly taking: readonly CentreRow[] }

/** The first rule that the input breaks, by the same functions as on the phone. */
function checkInput(input: FileInput): Refusal | null {
  return (
    checkDescription(input.description) ??
    checkIntakeReasons(input.intakeReasons) ??
    checkName(input.contactName) ??
    checkPhone(input.contactPhone) ??
    (input.enterprise ? checkEnterprise(input.enterprise) : null) ??
    (input.attachmentIds.length > MAX_FILES ? refuse('TOO_MANY_ATTACHMENTS', 'attachmentIds') : null)
  )
}

/** The texts as they are judged and stored. */
const cleaned = (sent: FileInput): FileInput => ({
  ...sent,
  description: clean(sent.description),
  contactName: oneLine(sent.contactName),
  enterprise: sent.enterprise && { ...sent.enterprise, name: oneLine(sent.enterprise.name) },
  noticeVersion: oneLine(sent.noticeVersion),
})

const DAY = 24 * 3_600_000
/** What one person files in a day beyond this part of what he may waits in the desk's list, and makes no telephone ring. */
const RINGS_FOR = 1 / 4

/**
 * Files a request once for its key: sent again after a lost answer, it answers the same request. A telephone number
 * given in the masked form of the person's own stands for that number.
 */
export async function fileRequest(context: Context, given: FileInput): Promise<Outcome<Filed>> {
  const actor = signedIn(context)
  const own = context.session?.person.phone ?? null
  const sent = own && codeOf(given.contactPhone) === maskedPhone(own) ? { ...given, contactPhone: own } : given
  const input = cleaned(sent)
  const fault = checkInput(input)
  if (fault) return { refusal: fault }
  const { db, now } = context
  const { schema } = db
  // A repeat is known by what was sent.
  const { key, ...body } = sent
  const keyed = { personId: actor.personId, key, body }
  // Before its transaction: a command reads nothing past it.
  const places = { centres: await context.centres(), taking: await takingRequests(context) }
  const outcome = await settle<Filed>(async () => {
    const taken: Taken[] = []
    try {
      const stored = await db.write(async (tx) => {
        const earlier = await findKey(tx, schema, keyed)
        if (earlier) {
          const row = earlier.same ? await findRequest(tx, schema, earlier.thingId) : null
          if (!row) throw new Refused(refuse('KEY_REUSED'))
          return { row: { request: row, ways: await waysTo(tx, schema, actor.personId, null) } }
        }
        const row = await store(tx, context, places, actor.personId, input, taken)
        await keepKey(tx, schema, keyed, row.request.id, now)
        return { row }
      })
      // Of a try before this one.
      for (const each of taken.slice(0, -1)) each.giveBack()
      return stored
    } catch (error) {
      // Nothing was stored, for sure: no number is left out.
      if (error instanceof Refused || (isConflict(error) && !isTaken(error))) for (const each of taken) each.giveBack()
      throw error
    }
  })
  if ('row' in outcome) context.notifier.wake()
  return outcome
}

/** The number is somebody else's already, as where numbers were restored by hand: the next one is. */
function isTaken(error: unknown): boolean {
  const { constraint_name: name, cause } = error as { constraint_name?: string; cause?: { constraint_name?: string } }
  return (name ?? cause?.constraint_name) === 'service_requests_number'
}

/** @param taken is told which number it took. */
async function store(
  tx: Db,
  context: Context,
  places: Places,
  personId: string,
  input: FileInput,
  taken: Taken[],
): Promise<Filed> {
  const { now, db, config, session } = context
  const { schema } = db
  const window = input.windowCode ? await windowOfCode(tx, schema, config, input.windowCode, now) : null
  if (input.windowCode && !window) throw new Refused(refuse('SCAN_UNKNOWN', 'windowCode'))
  const enterprise = await enterpriseFor(tx, schema, personId, input, now)
  const centre = await centreFor(tx, schema, places, window, input, enterprise)
  const calendar = calendarOf(context.calendar, centre.id)
  const id = newId(now)
  if (!(await linkAttachments(tx, schema, personId, input.attachmentIds, id))) {
    throw new Refused(refuse('ATTACHMENT_UNKNOWN', 'attachmentIds'))
  }
  const [textId, contactId] = [newId(now), newId(now)]
  const contact = {
    id: contactId,
    name: input.contactName,
    phone: normalisePhone(input.contactPhone) ?? '',
    noticeVersion: cut(input.noticeVersion, 40),
  }
  const filedToday = { key: filedKey(personId, now), most: config.filingsADay, ms: DAY }
  // One row a division and day.
  const day = localDate(now)
  const [today, sequence, ways] = await together(tx, [
    () => spend(tx, schema, filedToday, now),
    async () => {
      const next = await db.takeNext(tx, `${centre.division}-${day}`)
      taken.push(next)
      return next
    },
    () => waysTo(tx, schema, personId, null),
    () => insertInto(tx, schema.contacts, [contact]),
    () => insertInto(tx, schema.texts, [{ id: textId, thingId: id, body: input.description, createdAt: now }]),
  ])
  if (today === null) {
    context.doors.FILING_LIMITED += 1
    throw new Refused(refuse('FILED_TOO_MANY', null, { max: String(config.filingsADay) }))
  }
  // In another tab, since this one was let in.
  if (ways.closed) throw new Refused(refuse('SIGN_IN_REQUIRED'))
  const channel: Channel = window ? 'WINDOW_CODE' : (session?.channel ?? 'H5')
  const about = {
    id,
    number: formatRequestNumber({ division: centre.division, date: day, sequence: sequence.value }),
    lookupCode: lookupCode(),
    title: titleOf(input.description),
    requesterId: personId,
    ...enterprise,
    contactId,
    windowId: window?.id ?? null,
    channel,
    createdAt: now,
    centreId: centre.id,
    leadUnitId: null,
    level: 1,
    paused: false,
  }
  const first = filed.of({
    channel,
    intakeReasons: input.intakeReasons,
    textId: textId as TextId,
    windowId: window?.id ?? null,
    intakeDueAt: intakeDue(calendar, now).dueAt,
  })
  const stamp = { at: now, actorId: personId, actorUnitId: null }
  const parts = {
    ...recordParts(context, centre.id),
    staffInAppAlone: today > Math.ceil(config.filingsADay * RINGS_FOR),
  }
  return { request: await begin(tx, servedRequests, about, [first], stamp, parts), ways }
}

/**
 * The centre whose window was scanned, else the one that was chosen. Clients that know of none, or had no list of them,
 * leave it out: then where the enterprise is registered (places 3 to 8 of its credit code, GB 32100), else the first.
 */
async function centreFor(
  tx: Db,
  schema: Schema,
  { centres, taking }: Places,
  window: WindowRow | null,
  { centreId = null }: FileInput,
  { enterpriseId, claimedEnterpriseId }: FiledFor,
): Promise<CentreRow> {
  const hall = window && (await findHall(tx, schema, window.hallId))
  if (hall) return centres.of(hall.centreId)
  if (centreId !== null) {
    const chosen = taking.find(({ id }) => id === centreId)
    if (!chosen) throw new Refused(refuse('CENTRE_UNKNOWN', 'centreId'))
    return chosen
  }
  if (taking.length <= 1) return taking[0] ?? centres.of(FIRST_CENTRE)
  const code = await creditCodeOf(tx, schema, enterpriseId ?? claimedEnterpriseId)
  const registered = taking.find(({ division }) => division === code?.slice(2, 8))
  const first = taking.find(({ id }) => id === FIRST_CENTRE)
  const found = registered ?? first
  if (!found) throw new Refused(refuse('CENTRE_REQUIRED', 'centreId'))
  return found
}

async function creditCodeOf(tx: Db, { enterprises }: Schema, id: string | null): Promise<string | null> {
  if (id === null) return null
  const [row] = await tx.select({ creditCode: enterprises.creditCode }).from(enterprises).where(eq(enterprises.id, id))
  return row?.creditCode ?? null
}

const bondTo = keptStatement('membership_in', (db, { memberships, enterprises }) =>
  db
    .select({
      enterpriseId: memberships.enterpriseId,
      verified: memberships.verified,
      name: memberships.givenName,
      creditCode: enterprises.creditCode,
    })
    .from(memberships)
    .innerJoin(enterprises, eq(enterprises.id, memberships.enterpriseId))
    .where(and(eq(memberships.personId, given('personId')), eq(memberships.enterpriseId, given('enterpriseId')))),
)

type FiledFor = Pick<RequestRow, 'enterpriseId' | 'claimedEnterpriseId' | 'claimedName'>
const FOR_NOBODY: FiledFor = { enterpriseId: null, claimedEnterpriseId: null, claimedName: null }

/**
 * Whom it is filed for: an enterprise already bound, one bound now by its code, or none. Until a binding is verified its
 * requests are in no list but their filer's, under the name that he typed, and that name is nobody else's.
 */
async function enterpriseFor(
  tx: Db,
  schema: Schema,
  personId: string,
  input: FileInput,
  now: number,
): Promise<FiledFor> {
  const { memberships } = schema
  const enterpriseId = input.enterpriseId ?? (input.enterprise ? await enterpriseOf(tx, schema, input, now) : null)
  if (!enterpriseId) return FOR_NOBODY
  const typed = input.enterpriseId ? null : (input.enterprise?.name.trim() ?? null)
  if (typed) {
    await tx
      .insert(memberships)
      .values({ personId, enterpriseId, verified: false, givenName: typed })
      .onConflictDoUpdate({ target: [memberships.personId, memberships.enterpriseId], set: { givenName: typed } })
  }
  const [bond] = await bondTo(tx, schema, { personId, enterpriseId })
  if (!bond) throw new Refused(refuse('NOT_FOUND', 'enterpriseId'))
  if (bond.verified) return { ...FOR_NOBODY, enterpriseId }
  // Verified at this very moment: the window waits for this filing, or this one for the window.
  const [held] = await tx
    .update(memberships)
    .set({ personId })
    .where(and(eq(memberships.personId, personId), eq(memberships.enterpriseId, enterpriseId)))
    .returning({ verified: memberships.verified })
  if (held?.verified) return { ...FOR_NOBODY, enterpriseId }
  return { ...FOR_NOBODY, claimedEnterpriseId: enterpriseId, claimedName: typed ?? bond.name ?? bond.creditCode }
}

/** The enterprise of a code. One that nobody has checked yet is called by its code: who types it first does not name it. */
async function enterpriseOf(tx: Db, schema: Schema, { enterprise }: FileInput, now: number): Promise<string | null> {
  const { enterprises } = schema
  const creditCode = normaliseCreditCode(enterprise?.creditCode ?? '')
  await tx
    .insert(enterprises)
    .values({ id: newId(now), name: creditCode, creditCode })
    .onConflictDoNothing({ target: enterprises.creditCode })
  const [row] = await tx.select().from(enterprises).where(eq(enterprises.creditCode, creditCode))
  return row?.id ?? null
}
