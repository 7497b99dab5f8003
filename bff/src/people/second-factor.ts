import { createCipheriv, createDecipheriv, createHash, randomBytes, randomInt } from 'node:crypto'
import { codeOf, PRODUCT, type Refusal, refuse } from '@qihu/shared'
import { and, eq, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { noteAudit } from '../audit/audit.store.ts'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { mac, sameText, sha256 } from '../ids.ts'
import { giveBack, spend } from '../limits/counters.store.ts'
import { tooOften } from '../limits/too-often.ts'
import { kindOfDevice } from './devices.ts'
import { type Person, type PersonRow, personWithHeld } from './people.store.ts'
import { openSession } from './sessions.ts'

/**
 * The second factor of staff who sign in by telephone: an authenticator (TOTP, RFC 6238), set up with a code that an
 * administrator hands over. A telephone number alone lets nobody of the staff in, not even the first time.
 */

/** Twelve of these are sixty bits; none can be taken for another. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const CODE_LENGTH = 12
const DAY = 86_400_000
export const HANDED_CODE = { validMs: 7 * DAY, tries: 10 } as const
/** Wrong codes of an authenticator: few enough that one in a million is not guessed, and nobody is kept out for a day. */
export const WRONG_CODES = { most: 10, ms: 15 * 60_000 } as const
/** And in a day, of whoever holds the telephone and guesses on. */
export const WRONG_CODES_A_DAY = 50
/** From the telephone's code to the authenticator's. */
const TICKET_MS = 10 * 60_000
/** RFC 6238, 5.2: one step of thirty seconds before and after, since telephones are late. */
const WINDOW = 1
const STEP_MS = 30_000

/** A code to be handed over, in groups that can be read aloud. */
function newHandedCode(): string {
  const letters = Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)])
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

const hashOf = (personId: string, code: string): string => sha256(`${personId}:${code}`)

/** Lets somebody set up an authenticator, in place of the one he has. @returns what is to be handed over. */
export async function handOutCode(tx: Db, { secondFactors }: Schema, personId: string, now: number): Promise<string> {
  const code = newHandedCode()
  const row = {
    codeHash: hashOf(personId, codeOf(code).toUpperCase()),
    codeUntil: now + HANDED_CODE.validMs,
    codeTries: 0,
    sealed: null,
    confirmedAt: null,
    lastStep: 0,
  }
  await tx
    .insert(secondFactors)
    .values({ personId, ...row })
    .onConflictDoUpdate({ target: secondFactors.personId, set: row })
  return code
}

export type SecondFactorAsked = { readonly ticket: string; readonly enrol: boolean }

/** What somebody of the staff is asked for after his telephone's code; null where he has no second factor at all. */
export async function askSecondFactor(
  tx: Db,
  { secondFactors }: Schema,
  config: Pick<Config, 'secret'>,
  person: PersonRow,
  now: number,
): Promise<SecondFactorAsked | null> {
  const [row] = await tx.select().from(secondFactors).where(eq(secondFactors.personId, person.id))
  if (!row) return null
  const until = now + TICKET_MS
  return { ticket: `${person.id}.${until}.${ticketMac(config, person.id, until)}`, enrol: row.confirmedAt === null }
}

const ticketMac = (config: Pick<Config, 'secret'>, personId: string, until: number): string =>
  mac(config.secret, 'second-factor-ticket', `${personId}.${until}`, 32)

/** Who has shown his telephone's code a little while ago; null for a ticket that is not ours, or too old. */
function personOf(config: Pick<Config, 'secret'>, ticket: string, now: number): string | null {
  const [personId = '', until = '', given = ''] = ticket.split('.')
  return sameText(given, ticketMac(config, personId, Number(until))) && now <= Number(until) ? personId : null
}

/** What an authenticator is set up with: to be scanned, or typed. */
export type SecondFactorBegun = { readonly key: string; readonly uri: string; readonly image: string }

/** Hands out the key of a new authenticator for the code that an administrator handed over; it may be asked for again. */
export async function beginSecondFactor(
  context: Context,
  ticket: string,
  handed: string,
): Promise<SecondFactorBegun | { readonly refusal: Refusal }> {
  const { db, config, now, doors } = context
  const { schema } = db
  const { secondFactors } = schema
  const personId = personOf(config, ticket, now)
  if (personId === null) return { refusal: refuse('SIGN_IN_TOO_LATE') }
  const { Secret } = await import('otpauth')
  const secret = new Secret({ size: 20 })
  const taken = await db.write(async (tx) => {
    // The try is spent before it is judged: many at once are counted one after another.
    const [row] = await tx
      .update(secondFactors)
      .set({ codeTries: sql`${secondFactors.codeTries} + 1` })
      .where(
        and(
          eq(secondFactors.personId, personId),
          isNull(secondFactors.confirmedAt),
          gt(secondFactors.codeUntil, now),
          lt(secondFactors.codeTries, HANDED_CODE.tries),
        ),
      )
      .returning()
    const hash = hashOf(personId, codeOf(handed).toUpperCase())
    if (!row?.codeHash || !sameText(row.codeHash, hash)) return null
    await tx
      .update(secondFactors)
      .set({ sealed: seal(config, personId, secret.base32) })
      .where(eq(secondFactors.personId, personId))
    const { people } = schema
    const [person] = await tx.select().from(people).where(eq(people.id, personId))
    return person ?? null
  })
  if (!taken) {
    doors.SECOND_FACTOR_WRONG += 1
    return { refusal: refuse('HANDED_CODE_WRONG', 'code') }
  }
  const uri = (await totpOf(secret.base32, taken.name)).toString()
  const { qrImage } = await import('../qr.ts')
  return { key: secret.base32, uri, image: qrImage(uri, '动态码二维码') }
}

/** Signs in with what the authenticator shows; the first right one puts it into use. */
export async function signInWithSecondFactor(
  context: Context,
  ticket: string,
  code: string,
): Promise<{ readonly token: string; readonly person: Person } | { readonly refusal: Refusal }> {
  const { db, config, now, doors } = context
  const { schema } = db
  const personId = personOf(config, ticket, now)
  if (personId === null) return { refusal: refuse('SIGN_IN_TOO_LATE') }
  const { secondFactors, people } = schema
  const limit = { key: `second-factor:${personId}`, ...WRONG_CODES }
  const [row] = await db.read.select().from(secondFactors).where(eq(secondFactors.personId, personId))
  const secret = row?.sealed ? unseal(config, personId, row.sealed) : null
  const step = secret === null ? null : await stepOf(secret, code, now)
  const outcome = await db.write(async (tx) => {
    const daily = { key: `second-factor-day:${personId}`, most: WRONG_CODES_A_DAY, ms: DAY }
    if ((await spend(tx, schema, limit, now)) === null || (await spend(tx, schema, daily, now)) === null) {
      doors.SECOND_FACTOR_LIMITED += 1
      return { refusal: tooOften('RATE_LIMITED', 'code', WRONG_CODES.ms / 1000) }
    }
    const wrong = { refusal: refuse('SECOND_FACTOR_WRONG', 'code') }
    const about = { personId, address: context.ip }
    const noteWrong = async () => {
      const [who] = await tx.select().from(people).where(eq(people.id, personId))
      const posts = who ? await personWithHeld(tx, schema, who, now) : null
      await noteAudit(tx, schema, { ...about, kind: 'SECOND_FACTOR_WRONG', centreIds: centresOf(posts) }, now)
    }
    if (!row?.sealed || secret === null || step === null) {
      await noteWrong()
      return wrong
    }
    const [used] = await tx
      .update(secondFactors)
      // Sealed anew: after a change of SECRET the one before is needed until everybody has signed in.
      .set({
        ...{ lastStep: step, confirmedAt: row.confirmedAt ?? now, codeHash: null, codeUntil: null },
        ...(unsealedBy(config.secret, personId, row.sealed) === null && { sealed: seal(config, personId, secret) }),
      })
      .where(
        and(
          eq(secondFactors.personId, personId),
          // As it was when the code was judged.
          eq(secondFactors.sealed, row.sealed),
          // A code that somebody has read over a shoulder opens nothing after it was used.
          lt(secondFactors.lastStep, step),
          or(isNotNull(secondFactors.confirmedAt), gt(secondFactors.codeUntil, now)),
        ),
      )
      .returning({ personId: secondFactors.personId })
    const [found] = used ? await tx.select().from(people).where(eq(people.id, personId)) : []
    const person = found ? await personWithHeld(tx, schema, found, now) : null
    // Whoever has left meanwhile is no staff any more.
    if (!person || person.posts.length === 0) return wrong
    await giveBack(tx, schema, [limit.key, daily.key], now)
    await noteAudit(tx, schema, { ...about, kind: 'SIGNED_IN', centreIds: centresOf(person) }, now)
    return { token: await openSession(tx, schema, person, 'H5', now, kindOfDevice(context.userAgent)), person }
  })
  if ('refusal' in outcome) doors.SECOND_FACTOR_WRONG += 1
  return outcome
}

const centresOf = (person: Person | null): string[] => (person?.posts ?? []).map(({ centreId }) => centreId)

async function totpOf(secret: string, label: string) {
  const { Secret, TOTP } = await import('otpauth')
  return new TOTP({ issuer: PRODUCT, label, secret: Secret.fromBase32(secret), period: STEP_MS / 1000, digits: 6 })
}

/** The step of time to which a code belongs; null for one that is none of now. */
async function stepOf(secret: string, given: string, now: number): Promise<number | null> {
  const delta = (await totpOf(secret, '')).validate({ token: codeOf(given), timestamp: now, window: WINDOW })
  return delta === null ? null : Math.floor(now / STEP_MS) + delta
}

const keyOf = (secret: string): Buffer => createHash('sha256').update(`second-factor:${secret}`).digest()

/** Who reads the database, or a backup of it, cannot sign in with what he finds there. Bound to its person. */
function seal(config: Pick<Config, 'secret'>, personId: string, secret: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(config.secret), iv).setAAD(Buffer.from(personId))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

type Secrets = Pick<Config, 'secret' | 'formerSecret'>

/** @returns null where it was sealed with another secret than these two: a new code must be handed over. */
function unseal({ secret, formerSecret }: Secrets, personId: string, text: string): string | null {
  return unsealedBy(secret, personId, text) ?? (formerSecret === null ? null : unsealedBy(formerSecret, personId, text))
}

/** How many authenticators were set up under which secret; `lost` is under neither. */
export async function sealedUnder(db: Db, { secondFactors }: Schema, { secret, formerSecret }: Secrets) {
  const rows = await db.select({ personId: secondFactors.personId, sealed: secondFactors.sealed }).from(secondFactors)
  const counts = { now: 0, former: 0, lost: 0 }
  for (const { personId, sealed } of rows) {
    if (sealed === null) continue
    if (unsealedBy(secret, personId, sealed) !== null) counts.now += 1
    else if (formerSecret !== null && unsealedBy(formerSecret, personId, sealed) !== null) counts.former += 1
    else counts.lost += 1
  }
  return counts
}

function unsealedBy(secret: string, personId: string, text: string): string | null {
  const all = Buffer.from(text, 'base64')
  const [iv, tag, sealed] = [all.subarray(0, 12), all.subarray(12, 28), all.subarray(28)]
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), iv).setAAD(Buffer.from(personId)).setAuthTag(tag)
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
