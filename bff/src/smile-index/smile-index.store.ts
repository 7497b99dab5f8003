import {
  type FaceCounts,
  formatRate,
  publishable,
  RATING_REASON,
  type RatingReason,
  type Satisfaction,
  satisfaction,
} from '@qihu/shared'
import { and, eq, isNotNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/database.ts'

export type ReasonCount = { readonly reason: RatingReason; readonly count: number }

export type UnitFigures = {
  readonly n: number
  readonly rate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly net: number | null
  readonly text: string
  readonly solvedRate: number | null
  readonly faces: number[] | null
  readonly reasons: ReasonCount[]
}

type Counts = FaceCounts & { readonly solved: number; readonly partly: number }

const NOTHING: Counts = { n1: 0, n2: 0, n3: 0, n4: 0, n5: 0, solved: 0, partly: 0 }

/** Figures of each unit that has answers in the month: of every answer, or of those released in groups only. */
export async function figuresOf(
  db: Database,
  { centreId, month }: { readonly centreId: string; readonly month: string },
  live: boolean,
): Promise<(unitId: string) => UnitFigures> {
  const { ratings } = db.schema
  const counted = and(
    eq(ratings.month, month),
    eq(ratings.centreId, centreId),
    eq(ratings.setAside, false),
    live ? undefined : isNotNull(ratings.releasedAt),
  ) as SQL
  const share = (condition: SQL) => sql<number>`sum(case when ${condition} then 1 else 0 end)`.mapWith(Number)
  const rows = await db.read
    .select({
      unitId: ratings.unitId,
      n1: share(eq(ratings.face, 1)),
      n2: share(eq(ratings.face, 2)),
      n3: share(eq(ratings.face, 3)),
      n4: share(eq(ratings.face, 4)),
      n5: share(eq(ratings.face, 5)),
      solved: share(eq(ratings.solved, 'YES')),
      partly: share(eq(ratings.solved, 'PARTLY')),
    })
    .from(ratings)
    .where(counted)
    .groupBy(ratings.unitId)
  const counts = new Map(rows.map(({ unitId, ...each }) => [unitId, each]))
  const bad = await db.read
    .select({ unitId: ratings.unitId, reasons: ratings.reasons })
    .from(ratings)
    .where(and(counted, lte(ratings.face, 2)))
  return (unitId) =>
    figures(
      counts.get(unitId) ?? NOTHING,
      bad.filter((row) => row.unitId === unitId).flatMap((row) => row.reasons),
    )
}

function figures(counts: Counts, given: readonly string[]): UnitFigures {
  const { n1, n2, n3, n4, n5, solved, partly } = counts
  const measured = satisfaction(counts)
  const { n } = measured
  if (!publishable(n)) return { ...HIDDEN, n, text: hiddenText(measured) }
  const { rate, low, high, net } = measured
  const reasons = RATING_REASON.values.map((reason) => ({
    reason,
    count: given.filter((each) => each === reason).length,
  }))
  return {
    n,
    rate,
    low,
    high,
    net,
    text: formatRate(measured),
    solvedRate: (solved + partly / 2) / n,
    faces: [n1, n2, n3, n4, n5],
    reasons: reasons.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count),
  }
}

const HIDDEN = { rate: null, low: null, high: null, net: null, solvedRate: null, faces: null, reasons: [] }

const hiddenText = (measured: Satisfaction): string =>
  measured.n === 0 ? formatRate(measured) : `样本不足（n=${measured.n}），不公开`
