import { localDate } from '@qihu/shared'
import { and, eq, lt, sql } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { given, keptStatement, statement } from '../db/statement.ts'
import { mac } from '../ids.ts'

export type Phone = { readonly number: string; readonly proven: boolean }

const ownWaysById = keptStatement('own_ways_of_requester', (db, { people, identities }) =>
  db
    .select({ own: people.phone, weChat: identities.subject, title: people.title })
    .from(people)
    .leftJoin(identities, and(eq(identities.personId, people.id), eq(identities.provider, sql`'WECHAT'`)))
    .where(eq(people.id, given('personId'))),
)

const givenPhoneById = statement('phone_given', (db, { contacts }) =>
  db
    .select({ phone: contacts.phone })
    .from(contacts)
    .where(eq(contacts.id, given('contactId'))),
)

/** In place of what somebody does here: he has closed his account, and whatever he had under way then comes to nothing. */
export const CLOSED_TITLE = '已注销'

export type Ways = { readonly inWeChat: boolean; readonly phone: Phone | null; readonly closed: boolean }

/**
 * Where a requester can be reached. Of his telephones the one that he has shown to be his; else the one given with the
 * request, which nobody checked.
 */
export async function waysTo(db: Db, schema: Schema, personId: string, contactId: string | null): Promise<Ways> {
  const [found] = await ownWaysById(db, schema, { personId })
  const { own, weChat, title } = found ?? {}
  const phone = own ? { number: own, proven: true } : await oneGiven(contactId)
  return { inWeChat: Boolean(weChat), phone, closed: title === CLOSED_TITLE }

  async function oneGiven(id: string | null): Promise<Phone | null> {
    const [contact] = id === null ? [] : await givenPhoneById(db, schema, { contactId: id })
    return contact?.phone ? { number: contact.phone, proven: false } : null
  }
}

/**
 * Texts a day to one telephone: few to a number anybody may have typed, more to one whose owner signed in with it. What
 * asks something of him has as many of its own, so that news never stands in its way.
 */
export const SMS_A_DAY = { unproven: 5, proven: 20 } as const

/**
 * Counts one more text to this phone today, unless that is one too many; says whether it may go. Only a keyed digest of
 * the number is stored.
 */
export async function countText(
  tx: Db,
  schema: Schema,
  secret: string,
  phone: Phone,
  asks: boolean,
  now: number,
): Promise<boolean> {
  const { numbers } = schema
  const series = `sms-${asks ? 'asks-' : ''}${localDate(now)}-${mac(secret, 'sms-day', phone.number)}`
  const most = phone.proven ? SMS_A_DAY.proven : SMS_A_DAY.unproven
  const counted = await tx
    .insert(numbers)
    .values({ series, next: 1 })
    .onConflictDoUpdate({
      target: numbers.series,
      set: { next: sql`${numbers.next} + 1` },
      setWhere: lt(numbers.next, most),
    })
    .returning({ next: numbers.next })
  return counted.length === 1
}
