import { localDate } from '@qihu/shared'
import { and, eq, lt, sql } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { given, statement } from '../db/statement.ts'
import { mac } from '../ids.ts'

export type Phone = { readonly number: string; readonly proven: boolean }

/** A person, what he is called in WeChat and the number given with what a notice is about. */
const waysById = statement('ways_to_requester', (db, { people, identities, contacts }) =>
  db
    .select({ own: people.phone, weChat: identities.subject, given: contacts.phone })
    .from(people)
    .leftJoin(identities, and(eq(identities.personId, people.id), eq(identities.provider, sql`'WECHAT'`)))
    .leftJoin(contacts, eq(contacts.id, given('contactId')))
    .where(eq(people.id, given('personId'))),
)

export type Ways = { readonly inWeChat: boolean; readonly phone: Phone | null }

/**
 * Where a requester can be reached. Of his telephones the one that he has shown to be his; else the one given with the
 * request, which nobody checked.
 */
export async function waysTo(db: Db, schema: Schema, personId: string, contactId: string | null): Promise<Ways> {
  const [found] = await waysById(db, schema, { personId, contactId: contactId ?? '' })
  const { own, weChat, given: other } = found ?? {}
  const phone = own ? { number: own, proven: true } : other ? { number: other, proven: false } : null
  return { inWeChat: Boolean(weChat), phone }
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
