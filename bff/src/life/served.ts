import type { Calendar } from '@qihu/shared'
import type { Cause, Ending, Opening } from '@qihu/shared/life/cause'
import type { Alive } from '@qihu/shared/life/kit'
import type { Life } from '@qihu/shared/life/life'
import type { Database, Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import type { Hearer } from '../people/people.store.ts'

/** What the row of anything with a life holds, whichever table it is in. */
export type LifeRow = {
  readonly id: string
  readonly centreId: string
  /** Number and title by which people know it. */
  readonly number: string
  readonly title: string
  readonly state: Alive
  readonly version: number
  readonly stage: string
  readonly dueSort: number
  readonly wakeAt: number | null
  /** What it belongs to; of requests, nothing. */
  readonly parentId?: string | null
}

// biome-ignore lint/suspicious/noExplicitAny: a list of kinds with rows and states of their own
export type AnyRow = any

/** Where a sweep has come to: the hour and the id of the last row it took. */
export type Place = { readonly wakeAt: number; readonly id: string }

/** The table in which a kind of thing stands, as the mechanism uses it. */
export type Shelf<Row extends LifeRow> = {
  find(db: Db, schema: Schema, id: string): Promise<Row | null>
  put(tx: Db, schema: Schema, row: Row): Promise<void>
  /** On condition that it has not moved since; null when it has, and nothing was stored. */
  move(tx: Db, schema: Schema, before: Row, columns: Partial<Row>): Promise<Row | null>
  /** Rows that time changes by then, earliest first, after a place. */
  due(db: Db, schema: Schema, now: number, after: Place | null, most: number): Promise<Place[]>
  /** Those that belong to a thing and have not ended, the oldest first. Kinds that belong to nothing have none. */
  openOf?(db: Db, schema: Schema, parentId: string): Promise<Row[]>
  /** Ids of all that are in these stages, or of all, after one. */
  ids(db: Db, schema: Schema, stages: readonly string[] | null, after: string, most: number): Promise<string[]>
}

/**
 * What a kind of thing needs that knows the database or a page. Its rules are in its life; the rest of the server is the
 * same for every kind.
 */
export type Served<L extends Life = Life, Row extends LifeRow = AnyRow> = {
  readonly life: L
  readonly shelf: Shelf<Row>
  /** Who is behind an audience now; also asked again before a push goes out. */
  readonly hearers: {
    readonly [A in L['audiences'][number]]: (
      tx: Db,
      schema: Schema,
      row: Row,
      now: number,
    ) => Promise<readonly Hearer[]>
  }
  /** Audiences that are reached as requesters are, in WeChat or by a text, and the contact they gave. */
  readonly outside: readonly L['audiences'][number][]
  readonly contactOf: (row: Row) => string | null
  /** Columns that repeat the fold, for lists and sweeps. */
  readonly columns: (state: L['start'], calendar: Calendar) => Partial<Row> & { readonly dueSort: number }
  /** The unit that has it. */
  readonly unitOf: (row: Row) => string | null
  /** Whose case it is, and of all that belongs to it: nobody rules on his own. */
  readonly ownerOf: (row: Row) => string | null
  /** Whether it is that person's own case: nobody is named to carry his own. */
  readonly isCaseOf?: (tx: Db, schema: Schema, row: Row, personId: string) => Promise<boolean>
  /** What opens it beside its number. */
  readonly codeOf?: (row: Row) => string
  /** The text that a notice quotes. */
  readonly noteOf?: (row: Row) => string | null
  /** In batches, what has ended since and may have to be counted anew. */
  readonly endedSince?: (db: Database, since: number, batch: number) => AsyncIterable<readonly string[]>
  /** What a push opens; a text message has room for a short way only, which whoever holds it may go. */
  readonly page: {
    readonly outside?: (id: string) => string
    readonly staff: (id: string) => string
    readonly text?: (number: string, home: string) => string
  }
  /** What else belongs to the transaction of an action, by its name. Answers with the row where it is another then. */
  readonly besides?: Readonly<Record<string, (tx: Db, done: Besides<Row>) => Promise<Row | null>>>
}

export type Besides<Row> = {
  readonly schema: Schema
  readonly now: number
  readonly before: Row
  readonly row: Row
  readonly given: Readonly<Record<string, unknown>>
}

export const serve = <L extends Life, Row extends LifeRow>(
  life: L,
  said: Omit<Served<L, Row>, 'life'>,
): Served<L, Row> => ({ ...said, life })

/** Every kind that is served, and what makes one begin or end because of another. */
export class ServedLives {
  readonly all: readonly Served[]
  readonly causes: readonly Cause[]
  readonly openings: readonly Opening[]
  readonly endings: readonly Ending[]
  private readonly byKind: ReadonlyMap<string, Served>

  constructor(
    all: readonly Served[],
    causes: readonly Cause[] = [],
    openings: readonly Opening[] = [],
    endings: readonly Ending[] = [],
  ) {
    this.all = all
    this.causes = causes
    this.openings = openings
    this.endings = endings
    this.byKind = new Map(all.map((each) => [each.life.kind, each]))
  }

  /** What may be begun at a kind of thing. */
  openingsAt = (kind: string): readonly Opening[] => this.openings.filter(({ of }) => of.kind === kind)

  /** Null where only a newer release serves it. */
  find = (kind: string): Served | null => this.byKind.get(kind) ?? null

  /** @throws where no kind of that name is served. */
  of(kind: string): Served {
    const found = this.find(kind)
    if (!found) throw new Error(`nothing of the kind ${kind} is served`)
    return found
  }
}
