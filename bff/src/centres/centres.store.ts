import type { Database, Db } from '../db/database.ts'
import { madeOnce } from '../db/made-once.ts'
import { FIRST_CENTRE, type Schema } from '../db/schema.ts'
import { keptStatement } from '../db/statement.ts'

export type CentreRow = Schema['centres']['$inferSelect']

const allCentres = keptStatement('centres', (db, { centres }) =>
  db.select().from(centres).orderBy(centres.createdAt, centres.id),
)

/** Every centre, the first one first. */
export class Centres {
  readonly all: readonly CentreRow[]
  readonly #byId: ReadonlyMap<string, CentreRow>

  constructor(all: readonly CentreRow[]) {
    this.all = all
    this.#byId = new Map(all.map((each) => [each.id, each]))
  }

  /** The centre of a row of work. @throws where there is none, which the service itself must have stored wrongly. */
  of(id: string): CentreRow {
    const found = this.#byId.get(id)
    if (!found) throw new Error(`no centre ${id}`)
    return found
  }

  find(id: string): CentreRow | null {
    return this.#byId.get(id) ?? null
  }

  /** Whatever lies below a division, at whichever depth. */
  below(id: string): CentreRow[] {
    const under = this.all.filter(({ parentId }) => parentId === id)
    return under.flatMap((each) => [each, ...this.below(each.id)])
  }

  /** A centre, those above it, and the first one: whose administrators may have a say in it. */
  over(id: string): string[] {
    const { parentId } = this.of(id)
    const above = parentId ? this.over(parentId) : this.first ? [this.first.id] : []
    return [id, ...above]
  }

  /** Where something belongs of which nobody said where; null in an empty installation. */
  get first(): CentreRow | null {
    return this.#byId.get(FIRST_CENTRE) ?? null
  }
}

const centresIn = madeOnce((rows: readonly CentreRow[]) => new Centres(rows))

export const loadCentres = async (db: Db, schema: Schema): Promise<Centres> => centresIn(await allCentres(db, schema))

type FirstCentre = { readonly division: string; readonly desk: string; readonly now: number }

/**
 * The first centre, where there is none yet: as the variables DIVISION and DESK name it. Later changes of theirs change
 * nothing.
 */
export async function ensureFirstCentre(db: Database, first: FirstCentre): Promise<void> {
  if ((await loadCentres(db.read, db.schema)).first) return
  await db.write((tx) => addFirstCentre(tx, db.schema, first))
}

/** Where another process has not just done so. */
export async function addFirstCentre(tx: Db, { centres }: Schema, { division, desk, now }: FirstCentre): Promise<void> {
  const name = desk.replace(/兜底专窗$/, '') || desk
  const first = { id: FIRST_CENTRE, parentId: null, name, division, level: 'COUNTY' as const, desk, createdAt: now }
  await tx.insert(centres).values(first).onConflictDoNothing()
}
