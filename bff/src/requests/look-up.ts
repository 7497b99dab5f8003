import { codeOf, parseRequestNumber, refuse } from '@qihu/shared'
import { CodedError } from '../coded-error.ts'
import type { Context } from '../context.ts'
import { refusalResult } from '../errors.ts'
import { sameText } from '../ids.ts'
import { askerOf } from '../limits/asker.ts'
import { giveBack, type Limit, remember, spendAll, spentOf } from '../limits/counters.store.ts'
import { waitWords } from '../limits/too-often.ts'
import { publicProgress } from './public-progress.ts'
import { findStanding, type Standing, triesKey } from './requests.store.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** As most send it, and then it needs no cleaning. */
const DIGITS = /^\d+$/

/**
 * Wrong tries. What keeps a code from being found is its length and the limit of its number; the limit of an address
 * block only ends the noise, so a right code is never refused because of it: a whole county can have one address.
 */
export const LOOK_UPS = {
  /** Of one number in a day, by devices that have never opened it. Past that only devices that have may try. */
  ofNumber: 20_000,
  /** The same for the codes of six digits that were given out before there were longer ones. */
  ofNumberWithShortCode: 10,
  /** Of one number in a day, by a device that has opened it. */
  ofKnownDevice: 50,
  fromBlock: 30,
  blockMs: 15 * MINUTE,
} as const
const SHORT_CODE = 6
const KNOWN_MS = 180 * DAY

/**
 * Progress by number and look-up code. A right code that cannot be guessed costs nothing and changes nothing; a wrong one
 * is counted before it is answered, and of a short code every try is counted before it is judged.
 * @throws {CodedError} RATE_LIMITED after too many wrong ones.
 */
export async function lookUp({ number, code }: { readonly number: string; readonly code: string }, context: Context) {
  const { db, actor } = context
  const parsed = parseRequestNumber(number)
  const found = parsed ? await findStanding(db.read, db.schema, parsed.number) : null
  const given = DIGITS.test(code) ? code : codeOf(code)
  if (!found || !parsed) return wrong(context)
  const right = sameText(found.row.lookupCode, given)
  const own = actor !== null && actor.personId === found.row.requesterId
  const seconds = own ? 0 : await spendTry(context, parsed.number, found, right)
  if (seconds > 0) throw limited(context, seconds)
  return right ? publicProgress(context, found) : wrong(context)
}

/**
 * Spends a try of the number's limit; what a right one has spent is given back, and its device remembered.
 * @returns how many seconds to wait; 0 when this one may be answered.
 */
async function spendTry(context: Context, number: string, found: Standing, right: boolean): Promise<number> {
  const { db, now } = context
  const { schema } = db
  const { limit, knownKey } = limitsOf(context, number, found)
  const known = knownKey !== null && (await spentOf(db.read, schema, knownKey, now)) > 0
  const mine: Limit = known ? { key: `${knownKey}-wrong`, most: LOOK_UPS.ofKnownDevice, ms: DAY } : limit
  // A long code need not be counted when it is right: the odds are the same however many come at once.
  const uncounted = right && found.row.lookupCode.length > SHORT_CODE
  const spent = (found.triesUntil ?? 0) > now ? (found.tries ?? 0) : 0
  if (uncounted && (known || spent < limit.most)) {
    if (knownKey && !known) await db.write((tx) => remember(tx, schema, knownKey, KNOWN_MS, now))
    return 0
  }
  const full = await db.write((tx) => spendAll(tx, schema, [mine], now))
  if (full) return full.seconds
  if (right) {
    await db.write(async (tx) => {
      await giveBack(tx, schema, [mine.key], now)
      if (knownKey && !known) await remember(tx, schema, knownKey, KNOWN_MS, now)
    })
  }
  return 0
}

function limitsOf(context: Context, number: string, { row: { lookupCode } }: Standing) {
  const asker = askerOf(context)
  const most = lookupCode.length <= SHORT_CODE ? LOOK_UPS.ofNumberWithShortCode : LOOK_UPS.ofNumber
  return {
    /** Null for whoever says nothing by which he could be known again. */
    knownKey: asker.device ? asker.slot('look-up-known', number) : null,
    limit: { key: triesKey(number), most, ms: DAY },
  }
}

async function wrong(context: Context) {
  const { db, now, doors } = context
  const limits = askerOf(context).block('look-up-block', LOOK_UPS.fromBlock, LOOK_UPS.blockMs)
  const full = await db.write((tx) => spendAll(tx, db.schema, limits, now))
  if (full) throw limited(context, full.seconds)
  doors.LOOK_UP_WRONG += 1
  return refusalResult(refuse('NOT_FOUND', 'number'))
}

function limited({ doors }: Context, seconds: number): CodedError {
  doors.LOOK_UP_LIMITED += 1
  return new CodedError('RATE_LIMITED', { wait: waitWords(seconds) }, seconds)
}
