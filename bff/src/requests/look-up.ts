import { codeOf, parseRequestNumber, refuse } from '@qihu/shared'
import { CodedError } from '../coded-error.ts'
import type { Context } from '../context.ts'
import { refusalResult } from '../errors.ts'
import { sameText } from '../ids.ts'
import { publicProgress } from './public-progress.ts'
import { findStanding } from './requests.store.ts'

/** As most send it, and then it needs no cleaning. */
const SIX_DIGITS = /^\d{6}$/

/**
 * Progress by number and look-up code. Every try is counted before it is judged, and a right one given back.
 * @throws {CodedError} RATE_LIMITED after too many wrong ones from one address.
 */
export async function lookUp({ number, code }: { readonly number: string; readonly code: string }, context: Context) {
  const { db, now, ip, guards } = context
  const parsed = parseRequestNumber(number)
  const wait = guards.lookUps.spend(ip, now)
  if (wait > 0) throw new CodedError('RATE_LIMITED', { seconds: String(wait) }, wait)
  const found = parsed ? await findStanding(db.read, db.schema, parsed.number) : null
  const opened = found !== null && sameText(found.lookupCode, SIX_DIGITS.test(code) ? code : codeOf(code))
  const progress = opened ? await publicProgress(context, found) : null
  if (!progress) return refusalResult(refuse('NOT_FOUND', 'number'))
  guards.lookUps.giveBack(ip)
  return progress
}
