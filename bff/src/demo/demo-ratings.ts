import { addDays, instantAt, localDate, type RatingReason, type Solved } from '@qihu/shared'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { monthOf } from '../smile-index/store-rating.ts'
import { ratingId } from './demo-history.ts'
import type { UnitId } from './demo-town.ts'

/** How often each face was chosen, from 非常不满意 to 非常满意: this month, and the month before. */
const FACES: Partial<Record<UnitId, readonly [thisMonth: readonly number[], lastMonth: readonly number[]]>> = {
  housing: [
    [0, 1, 2, 3, 4],
    [1, 1, 2, 4, 3],
  ],
  market: [
    [0, 0, 1, 4, 7],
    [0, 1, 1, 5, 5],
  ],
  labour: [
    [0, 1, 3, 10, 16],
    [1, 1, 4, 11, 13],
  ],
  // Too few to be shown.
  finance: [
    [0, 1, 0, 2, 1],
    [0, 0, 1, 1, 1],
  ],
  planning: [
    [1, 1, 2, 2, 1],
    [0, 1, 3, 3, 1],
  ],
}

const SOLVED_BY_FACE: readonly Solved[] = ['NO', 'NO', 'PARTLY', 'YES', 'YES']
const REASONS: readonly (readonly RatingReason[])[] = [
  ['SLOW', 'SHIRKING'],
  ['SLOW'],
  ['NO_BASIS'],
  ['REPEATED_MATERIALS', 'SLOW'],
]

/** Answers whose requests are not part of the demo, so that the board has something to compare. */
export async function addRatings(tx: Db, schema: Schema, now: number): Promise<void> {
  const firstOfMonth = `${monthOf(now)}-01`
  const months = [monthOf(now), addDays(firstOfMonth, -1).slice(0, 7)] as const
  const rows = Object.entries(FACES).flatMap(([unitId, byMonth]) =>
    byMonth.flatMap((counts, monthIndex) =>
      counts.flatMap((count, index) =>
        Array.from({ length: count }, (_, nth) => ({
          id: ratingId(`${unitId}:${months[monthIndex]}:${index}:${nth}`),
          unitId,
          month: months[monthIndex] ?? months[0],
          face: index + 1,
          solved: SOLVED_BY_FACE[index] ?? 'YES',
          reasons: index < 2 ? [...(REASONS[(index + nth + monthIndex) % REASONS.length] ?? [])] : [],
          text: null,
          releasedAt: instantAt(localDate(now), 0),
        })),
      ),
    ),
  )
  // In the order of their ids, which is no order: rows must not tell which faces came together.
  await tx.insert(schema.ratings).values(rows.sort((a, b) => (a.id < b.id ? -1 : 1)))
}
