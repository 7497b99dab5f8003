import { sql } from 'drizzle-orm'
import { type AskPostgres, DatabaseUnavailable, known, type TakeNext, type Taken } from './database.ts'
import type { Schema } from './schema.ts'
import { changing, given } from './statement.ts'

const nextInSeries = changing(
  'next_in_series',
  (db, { numbers }) =>
    db
      .insert(numbers)
      .values({ series: given('series'), next: 1 })
      .onConflictDoUpdate({ target: numbers.series, set: { next: sql`${numbers.next} + 1` } })
      .returning({ next: numbers.next }),
  ({ numbers }) => ({ next: numbers.next }),
)

/** In the command itself, as on SQLite, where one command runs at a time: what is undone has taken nothing. */
export const takeInCommand =
  (schema: Schema): TakeNext =>
  async (tx, series) => {
    const [row] = await nextInSeries(tx, schema, { series })
    return { value: row?.next ?? 1, giveBack() {} }
  }

/**
 * Committed at once and not with the command, which would keep all others of the series waiting for as long as it takes.
 * The disk is not waited for: a number that is stored somewhere was taken earlier in the log, and so is as safe as that.
 */
const TAKE = `INSERT INTO "number_sequences" ("series", "next")
  SELECT CAST($1 AS TEXT), CAST($2 AS BIGINT)
  FROM (SELECT set_config('synchronous_commit', 'off', true) AS set_to) AS lazily WHERE set_to = 'off'
  ON CONFLICT ("series") DO UPDATE SET "next" = "number_sequences"."next" + CAST($2 AS BIGINT) RETURNING "next"`

/** Whoever waits for a number of one series, and numbers that nothing was stored under. */
class Series {
  readonly #take: (howMany: number) => Promise<number>
  #waiting: { resolve(taken: Taken): void; reject(error: unknown): void }[] = []
  readonly #returned: number[] = []
  #asking = false

  /** @param take so many; answers with the last of them. */
  constructor(take: (howMany: number) => Promise<number>) {
    this.#take = take
  }

  get isIdle(): boolean {
    return !this.#asking
  }

  next(): Promise<Taken> {
    const again = this.#returned.shift()
    if (again !== undefined) return Promise.resolve(this.#taken(again))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      if (!this.#asking) void this.#askForAll()
    })
  }

  async #askForAll(): Promise<void> {
    this.#asking = true
    while (this.#waiting.length > 0) {
      const all = this.#waiting
      this.#waiting = []
      try {
        const first = (await inTime(this.#take(all.length))) - all.length + 1
        for (const [n, { resolve }] of all.entries()) resolve(this.#taken(first + n))
      } catch (error) {
        for (const { reject } of all) reject(known(error))
      }
    }
    this.#asking = false
  }

  #taken = (value: number): Taken => ({ value, giveBack: () => void this.#returned.push(value) })
}

const MOST_SERIES = 4
/** Longer than it ever takes. Whoever waits for a number holds a connection, and of those there are few. */
const TAKES_MS = 5_000

/** @throws {DatabaseUnavailable} where nothing comes, as from a line that is dead. */
async function inTime<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseUnavailable('AWAY', new Error('no number came'))), TAKES_MS)
  })
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * On PostgreSQL: all that wait in this process take theirs by one statement.
 * @param ask a connection that no command holds: they would wait for each other.
 */
export function takeTogether(ask: AskPostgres): TakeNext {
  const all = new Map<string, Series>()
  return (_, name) => {
    let series = all.get(name)
    if (!series) {
      series = new Series(async (howMany) => Number((await ask(TAKE, [name, howMany]))[0]?.[0]))
      // Of days that are over.
      for (const [other, { isIdle }] of all) if (all.size >= MOST_SERIES && isIdle) all.delete(other)
      all.set(name, series)
    }
    return series.next()
  }
}
