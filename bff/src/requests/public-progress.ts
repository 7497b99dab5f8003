import { isDeepStrictEqual } from 'node:util'
import { type Calendar, headline, isStaff, lampOf, type Names, type Reader } from '@qihu/shared'
import type { Context } from '../context.ts'
import type { Kept, Progress } from './progress-cache.ts'
import { findRequest, type RequestRow, type Standing } from './requests.store.ts'
import { dueAtOf, dueRowsOf, dueWordsOf, journeyFor, namesOf, readerOf, statusOf } from './requests.view.ts'

const MINUTE = 60_000
const MOST_KEPT = 5_000

/**
 * What somebody with number and look-up code reads. `found` was read just now and opened by its code, so what was
 * worked out before is used only for the same version of the same request, under the same calendar and name of the
 * unit, and within the minute for which its words hold; anything else is worked out anew. Staff are spoken to in
 * other words: nothing is kept of theirs.
 */
export async function publicProgress(context: Context, found: Standing): Promise<Progress | null> {
  const { db, now, calendar, actor, progress: cache } = context
  const staff = actor !== null && isStaff(actor)
  const kept = staff ? undefined : cache.get(found.id)
  if (
    kept &&
    kept.version === found.version &&
    kept.leadUnitName === found.leadUnitName &&
    kept.calendar === calendar.current &&
    kept.from <= now &&
    now <= kept.until &&
    holds(kept)
  ) {
    return kept.progress
  }
  const row = await findRequest(db.read, db.schema, found.id)
  if (!row) return null
  const names = row.version === found.version ? namesIn(context, found) : await namesOf(context, row)
  const progress = render(context, row, names, readerOf(context, row))
  if (!staff) keep(context, row, names, progress)
  return progress
}

/** The unit's name came along, so that not all units are read for one. */
const namesIn = ({ config }: Context, { leadUnitName }: Standing): Names => ({
  desk: config.desk,
  leadUnit: leadUnitName,
})

/**
 * As time goes by, each part of the words changes in one direction only: if they read the same at the end of the
 * minute they did so all along. What the version does not tell, such as a mended state, is a minute late at most.
 */
function keep(context: Context, row: RequestRow, names: Names, progress: Progress): void {
  const { now, progress: cache } = context
  const calendar = context.calendar.current
  const until = Math.floor(now / MINUTE) * MINUTE + MINUTE - 1
  cache.delete(row.id)
  const wordsAtEnd = () => wordsAt(until, calendar, row, names, 'REQUESTER')
  const [oldest] = cache.size >= MOST_KEPT ? cache.keys() : []
  if (oldest) cache.delete(oldest)
  cache.set(row.id, {
    version: row.version,
    leadUnitName: names.leadUnit,
    calendar,
    from: now,
    until,
    progress,
    holds: null,
    wordsAtEnd,
  })
}

function holds(kept: Kept): boolean {
  const { headline: sentence, lamp, dueWords } = kept.progress
  kept.holds ??= isDeepStrictEqual({ headline: sentence, lamp, dueWords }, kept.wordsAtEnd())
  return kept.holds
}

const render = (context: Context, row: RequestRow, names: Names, reader: Reader): Progress => ({
  __typename: 'PublicProgress',
  number: row.number,
  title: row.title,
  statusWord: statusOf(row, reader),
  ...wordsAt(context.now, context.calendar.current, row, names, reader),
  dueAt: dueAtOf(row),
  dueRows: dueRowsOf(context, row),
  journey: journeyFor(row, reader),
  leadUnitName: names.leadUnit,
})

/** The parts that depend on the clock. */
const wordsAt = (at: number, calendar: Calendar, { state }: RequestRow, names: Names, reader: Reader) => ({
  headline: headline(state, names, at, calendar, reader),
  lamp: lampOf(state, at, calendar, reader),
  dueWords: dueWordsOf(state, at, calendar),
})
