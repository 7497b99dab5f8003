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
  /** The centre that has last called it otherwise, and the one that has left it out; null where none has. */
  readonly renamedBy: CentreRow | null
  readonly endedBy: CentreRow | null
  /** Whether this centre itself has said something of it. */
  readonly own: boolean
}

/** Last in every list, and never left out: every request has some category. */
export const OTHER = 'OTHER'

const AS_SHIPPED: ReadonlyMap<string, Category> = new Map(
  CATEGORY.values.map((id) => [
    id,
    {
      ...{ id, name: CATEGORY.words[id], offered: true },
      ...{ addedBy: null, renamedBy: null, endedBy: null, own: false },
    },
  ]),
)

/** The categories of every centre: those that are shipped, with what those above it and it itself have made of them. */
export class Categories {
  readonly #centres: Centres
  readonly #rows: ReadonlyMap<string, readonly CategoryRow[]>
  readonly #found = new Map<string, ReadonlyMap<string, Category>>()

  constructor(centres: Centres, rows: ReadonlyMap<string, readonly CategoryRow[]>) {
    this.#centres = centres
    this.#rows = rows
  }

  /** All of a centre, also those that are not offered any more, in the order in which they are. */
  of(centreId: string): Category[] {
    const found = this.#upTo(centreId)
    const all = [...found.values()]
    return [...all.filter(({ id }) => id !== OTHER), ...all.filter(({ id }) => id === OTHER)]
  }

  offered(centreId: string): Category[] {
    return this.of(centreId).filter(({ offered }) => offered)
  }

  /** How one would be called in a centre that had said nothing of it; null where it has added it itself. */
  nameAbove(centreId: string, id: string): string | null {
    const { parentId } = this.#centres.of(centreId)
    const above = parentId ? this.#upTo(parentId) : AS_SHIPPED
    return above.get(id)?.name ?? null
  }

  /**
   * How one is called in a centre, offered or not; of a centre that lies elsewhere now, as where it was added. Null where there
   * is none.
   */
  nameOf(centreId: string, id: string): string | null {
    const here = this.#upTo(centreId).get(id)
    if (here) return here.name
    for (const rows of this.#rows.values()) {
      const added = rows.find((row) => row.id === id)
      if (added) return added.name
    }
    return null
  }

  /** A name that two of a centre have, so that none could be told; null where there is none. */
  twiceIn(centreId: string): string | null {
    const names = this.of(centreId).map(({ name }) => name)
    return names.find((name, at) => names.indexOf(name) !== at) ?? null
  }

  /** By id: what is said in a centre over what is said above it, from the shipped ones down. */
  #upTo(centreId: string): ReadonlyMap<string, Category> {
    const known = this.#found.get(centreId)
    if (known) return known
    const centre = this.#centres.find(centreId)
    const found = new Map(centre?.parentId ? this.#upTo(centre.parentId) : AS_SHIPPED)
    this.#found.set(centreId, found)
    for (const [id, each] of found) if (each.own) found.set(id, { ...each, own: false })
    if (!centre) return found
    for (const { category, name, offered } of this.#rows.get(centre.id) ?? []) {
      const above = found.get(category)
      // Of one that a centre above had, before this one was put under another.
      if (!above && name === null) continue
      found.set(category, {
        id: category as CategoryId,
        name: name ?? above?.name ?? '',
        offered: offered ?? above?.offered ?? true,
        addedBy: above ? above.addedBy : centre,
        renamedBy: above && name !== null ? centre : (above?.renamedBy ?? null),
        endedBy: offered === false ? centre : offered ? null : (above?.endedBy ?? null),
        own: true,
      })
    }
    return found
  }
}

const allCategories = keptStatement('categories', (db, { categories }) =>
  db.select().from(categories).orderBy(categories.createdAt, categories.id),
)

const saidBy = madeOnce((rows: readonly CategoryRow[]) => {
  const byCentre = Map.groupBy(rows, ({ centreId }) => centreId)
  return madeOnce((centres: Centres) => new Categories(centres, byCentre))
})

export const loadCategories = async (db: Db, schema: Schema): Promise<Categories> =>
  saidBy(await allCategories(db, schema))(await loadCentres(db, schema))
