import { localDate } from '@qihu/shared'
import { eq, lt, sql } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { given, statement } from '../db/statement.ts'
import { mac } from '../ids.ts'

export type Phone = { readonly number: string; readonly proven: boolean }

const phoneOfPerson = statement('phone_of_person', (db, { people }) =>
  db
    .select({ phone: people.phone })
    .from(people)
    .where(eq(people.id, given('id'))),
)
const phoneOfContact = statement('phone_of_contact', (db, { contacts }) =>
  db
    .select({ phone: contacts.phone })
    .from(contacts)
    .where(eq(contacts.id, given('id'))),
)

/** A requester's own number, which he has shown to be his; else the one given with the request, which nobody checked. */
export async function phoneFor(
  db: Db,
  schema: Schema,
  personId: string,
  contactId: string | null,
): Promise<Phone | null> {
  const [person] = await phoneOfPerson(db, schema, { id: personId })
  if (person?.phone) return { number: person.phone, proven: true }
  const [contact] = contactId === null ? [] : await phoneOfContact(db, schema, { id: contactId })
  return contact?.phone ? { number: contact.phone, proven: false } : null
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
