import { randomUUID } from 'node:crypto'
import { instantAt, localDate, type RatingReason, SMALL_GROUP, type Solved } from '@qihu/shared'
import { isBad } from '@qihu/shared/requests/rate'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'

export type Rating = {
  readonly face: number
  readonly solved: Solved
  readonly reasons: readonly RatingReason[]
  readonly text: string | null
}

/** What a rating stores besides the event: the answer, in the same transaction. */
export const keepRating = (tx: Db, schema: Schema, rating: Rating, rated: Omit<RatedRound, 'id'>): Promise<void> =>
  storeRating(tx, schema, rating, {
    ...rated,
    // Unlike our other ids it does not grow with time, so that nobody can tell from it which request it belongs to.
    id: randomUUID(),
  })

export type RatedRound = {
  readonly id: string
  readonly centreId: string
  readonly unitId: string
  readonly requestId: string
  readonly round: number
  readonly now: number
  /** Given from a number that is known as staff's: it counts in no figure. */
  readonly setAside?: boolean
}

/** The answer goes to one table and who gave it to another; only the second knows the request (docs/decisions.md 8). */
export async function storeRating(tx: Db, schema: Schema, rating: Rating, rated: RatedRound): Promise<void> {
  const { face, solved, reasons, text } = rating
  const { id, centreId, unitId, requestId, round, now, setAside = false } = rated
  await tx.insert(schema.ratings).values({
    id,
    centreId,
    unitId,
    month: monthOf(now),
    face,
    solved,
    reasons: isBad(face) ? [...new Set(reasons)] : [],
    text: text || null,
    releasedAt: null,
    setAside,
  })
  await tx.insert(schema.ratingIdentities).values({ requestId, round, ratingId: id, createdAt: now })
  await releaseGroup(tx, schema, { centreId, unitId }, now)
}

/**
 * Answers of a month that wait become visible to the unit together, once five of them do. A group over two months would
 * show in each of them fewer than five at once; what is left of a month stays with the centre.
 */
async function releaseGroup(
  tx: Db,
  schema: Schema,
  { centreId, unitId }: Pick<RatedRound, 'centreId' | 'unitId'>,
  now: number,
): Promise<void> {
  const { ratings, units } = schema
  // Takes the unit's row, so that of two answers given at the same time the second counts the first.
  await tx.update(units).set({ id: unitId }).where(eq(units.id, unitId))
  const waiting = and(
    eq(ratings.centreId, centreId),
    eq(ratings.unitId, unitId),
    eq(ratings.month, monthOf(now)),
    isNull(ratings.releasedAt),
    eq(ratings.setAside, false),
  )
  const [counted] = await tx
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(ratings)
    .where(waiting)
  if ((counted?.n ?? 0) < SMALL_GROUP) return
  // The day and not the moment, which would tell when the last of the group was given.
  await tx
    .update(ratings)
    .set({ releasedAt: startOfDay(now) })
    .where(waiting)
}

/** 'YYYY-MM' in China. */
export const monthOf = (at: number): string => localDate(at).slice(0, 7)

const startOfDay = (at: number): number => instantAt(localDate(at), 0)
