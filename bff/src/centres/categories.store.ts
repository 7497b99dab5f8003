import { CATEGORY, type CategoryId } from '@qihu/shared'
import type { Db } from '../db/database.ts'
import { madeOnce } from '../db/made-once.ts'
import type { Schema } from '../db/schema.ts'
import { keptStatement } from '../db/statement.ts'
import { type CentreRow, type Centres, loadCentres } from './centres.store.ts'

export type CategoryRow = Schema['categories']['$inferSelect']

/** What matters are sorted by in a centre (类别). */
export type Category = {
  readonly id: CategoryId
  readonly name: string
  readonly offered: boolean
  /** The centre that has added it; null where it is shipped. */
  readonly addedBy: CentreRow | null
  /** The centre that has last said how it is called or whether it is offered; null where nobody has. */
  readonly saidBy: CentreRow | null
}

/** Last in every list, and never left out: every request has some category. */
export const OTHER = 'OTHER'

/** The categories of every centre: those that are shipped, with what those above it and it itself have made of them. */
export class Categories {
  readonly #centres: Centres
  readonly #rows: ReadonlyMap<string, readonly CategoryRow[]>

  constructor(centres: Centres, rows: ReadonlyMap<string, readonly CategoryRow[]>) {
    this.#centres = centres
    this.#rows = rows
  }

  /** All of a centre, also those that are not offered any more, in the order in which they are. */
  of(centreId: string): Category[] {
    const found = new Map<string, Category>()
    for (const id of CATEGORY.values) {
      found.set(id, { id: idOf(id), name: CATEGORY.words[id], offered: true, addedBy: null, saidBy: null })
    }
    for (const centre of this.#downTo(centreId)) {
      for (const { category, name, offered } of this.#rows.get(centre.id) ?? []) {
        const above = found.get(category)
        const addedBy = above ? above.addedBy : centre
        found.set(category, { id: idOf(category), name, offered, addedBy, saidBy: centre })
      }
    }
    const all = [...found.values()]
    return [...all.filter(({ id }) => id !== OTHER), ...all.filter(({ id }) => id === OTHER)]
  }

  offered(centreId: string): Category[] {
    return this.of(centreId).filter(({ offered }) => offered)
  }

  /** How one is called in a centre, offered or not; null where there is none. */
  nameOf(centreId: string, id: string): string | null {
    return this.of(centreId).find((each) => each.id === id)?.name ?? null
  }

  /** What a centre itself has said. */
  saidIn(centreId: string): readonly CategoryRow[] {
    return this.#rows.get(centreId) ?? []
  }

  /** From the top of the tree. */
  #downTo(centreId: string): CentreRow[] {
    const centre = this.#centres.find(centreId)
    if (!centre) return []
    return [...(centre.parentId ? this.#downTo(centre.parentId) : []), centre]
  }
}

const idOf = (id: string) => id as CategoryId

const allCategories = keptStatement('categories', (db, { categories }) =>
  db.select().from(categories).orderBy(categories.createdAt, categories.id),
)

const byCentre = madeOnce((rows: readonly CategoryRow[]) => Map.groupBy(rows, ({ centreId }) => centreId))

export const loadCategories = async (db: Db, schema: Schema): Promise<Categories> =>
  new Categories(await loadCentres(db, schema), byCentre(await allCategories(db, schema)))
