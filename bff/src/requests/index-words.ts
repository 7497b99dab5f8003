import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Database, Db, Indexed } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { givenNumber, statement } from '../db/statement.ts'
import { firstIdAt } from '../ids.ts'
import { inRounds } from '../rounds.ts'
import { addTokens, scopeToken, TOKENIZER } from '../search/tokens.ts'
import { type Printed, readPrinted } from './printed.ts'
import { keyOf } from './request-key.ts'

/** Taken in by one transaction, within a few milliseconds: whoever files meanwhile waits for it. */
export const BATCH = 32
/** After so many batches a piece of the index is put in order. */
const TIDY_EVERY = 2
/** Numbers are typed from their end; shorter ones are everybody's. */
const TAIL_MIN = 3
/**
 * At each start what was filed lately is read once more: processes of a release before, which know of no index, may have
 * filed it during an upgrade.
 */
const AGAIN_MS = 86_400_000
const LOOKS_EVERY_MS = 400
const FAILED_MS = 10_000
/** However long it worked. */
const MOST_REST_MS = 1_000

/** Whose requests a member of a unit finds: all of his unit, or those that have not gone up to its head. */
export const ofUnit = (unitId: string): number => scopeToken(`unit ${unitId}`)
export const ofHandlers = (unitId: string): number => scopeToken(`handlers ${unitId}`)
/** What a desk finds. */
export const ofCentre = (centreId: string): number => scopeToken(`centre ${centreId}`)

/** Null for a number that has no place in the order. */
function indexed({ row, texts, contactName }: Printed): Indexed | null {
  const key = keyOf(row.number)
  if (key === null) return null
  const tokens = new Set<number>()
  for (const text of texts) addTokens(text, tokens)
  if (contactName) addTokens(contactName, tokens)
  const [, day = '', counter = '', check = ''] = row.number.split('-')
  addTokens(`${day}-${counter}-${check}`, tokens)
  const digits = day + counter + check
  for (let from = digits.length - TAIL_MIN; from >= 0; from -= 1) addTokens(digits.slice(from), tokens)
  tokens.add(ofCentre(row.centreId))
  if (row.leadUnitId) {
    tokens.add(ofUnit(row.leadUnitId))
    if (row.level === 1) tokens.add(ofHandlers(row.leadUnitId))
  }
  return { key, tokens }
}

/**
 * Keeps the index of words behind what is filed and answered, by rows that say what is due (`requests.store.ts`); and
 * takes in, in the order of their ids, requests from before there was an index, or another `TOKENIZER`.
 */
export class WordIndexer {
  readonly #db: Database
  /** What is left of those from before, by their ids; null before it has begun. */
  #older: Stretch | null = null
  #batches = 0
  /** Pieces of the index wait to be merged; after a start nobody knows. */
  #untidy = true

  constructor(db: Database) {
    this.#db = db
  }

  /** Takes in a batch. @returns how many; 0 where nothing is due, or another process is at it. */
  async some(now: number): Promise<number> {
    const { read, schema, write } = this.#db
    // No row: the index is to be made anew.
    const [state] = await standing(read, schema, { tokenizer: TOKENIZER })
    if (this.#older?.ended && state?.due === 0) return 0
    const { count, older } = await write((tx) => this.#take(tx, now))
    this.#older = older
    this.#batches += 1
    this.#untidy ||= count > 0
    return count
  }

  /**
   * Puts a piece of the index in order while nothing is due: each of its pieces is looked into by every search, and they
   * are made faster than batches merge them. @returns whether there is more.
   */
  async tidy(): Promise<boolean> {
    const { words, write } = this.#db
    const { tidy } = words
    this.#untidy = this.#untidy && tidy !== null && (await write((tx) => tidy(tx, true)))
    return this.#untidy
  }

  /** Takes in all there is. @returns how many. */
  async all(now: number): Promise<number> {
    let count = 0
    for (let some = -1; some !== 0 || !this.#older?.ended; count += some) {
      some = await this.some(now)
      if (some === 0 && !this.#older) break
    }
    while (await this.tidy());
    return count
  }

  async #take(tx: Db, now: number): Promise<{ count: number; older: Stretch | null }> {
    const { words, schema } = this.#db
    const { wordsDue, wordsState } = schema
    const older = (await words.takeTurn(tx)) ? await this.#begun(tx, now) : null
    if (!older) return { count: 0, older: this.#older }
    const due = await dueIn(tx, schema, BATCH)
    const others = due.length > 0 || older.ended ? [] : await olderIn(tx, schema, older)
    const numbers = [...new Set([...due, ...others].map(({ number }) => number))]
    const printed = await readPrinted(tx, schema, numbers, BATCH)
    await words.put(
      tx,
      printed.flatMap((each) => indexed(each) ?? []),
    )
    if (this.#batches % TIDY_EVERY === TIDY_EVERY - 1) await words.tidy?.(tx, false)
    if (due.length > 0) {
      const read = due.map(({ number, version }) => sql`(CAST(${number} AS TEXT), CAST(${version} AS INTEGER))`)
      const these = sql`(${wordsDue.number}, ${wordsDue.version}) IN (VALUES ${sql.join(read, sql`, `)})`
      await tx.delete(wordsDue).where(these)
      return { count: numbers.length, older }
    }
    if (older.ended) return { count: 0, older }
    const ended = others.length < BATCH
    const from = others.at(-1)?.id ?? older.from
    if (ended) await words.finish(tx)
    await tx.update(wordsState).set({ reached: from, ...(ended ? { complete: true } : {}) })
    return { count: numbers.length, older: { ...older, from, ended } }
  }

  /** How far it has come; null while a newer release keeps the index in its own way. */
  async #begun(tx: Db, now: number): Promise<Stretch | null> {
    const { wordsState, wordsDue } = this.#db.schema
    const [state] = await tx.select().from(wordsState)
    if (state && state.tokenizer > TOKENIZER) return null
    const until = firstIdAt(now)
    if (state?.tokenizer === TOKENIZER) {
      // Another process has begun it anew meanwhile, and what was due until then has gone with it.
      const anew = !state.complete && (this.#older === null || state.reached < this.#older.from)
      if (anew) return { from: state.reached, until: LAST_ID, ended: false }
      const [from = ''] = [state.reached, firstIdAt(now - AGAIN_MS)].sort()
      return this.#older ?? { from, until, ended: false }
    }
    await this.#db.words.clear(tx)
    await tx.delete(wordsDue)
    await tx.delete(wordsState)
    await tx.insert(wordsState).values({ tokenizer: TOKENIZER, reached: '', complete: false })
    return { from: '', until: LAST_ID, ended: false }
  }
}

/** Ids after one, and before another: what is newer tells of itself. */
type Stretch = { readonly from: string; readonly until: string; readonly ended: boolean }
const LAST_ID = 'g'

const olderIn = (tx: Db, { requests }: Schema, { from, until }: Stretch) =>
  tx
    .select({ id: requests.id, number: requests.number })
    .from(requests)
    .where(and(gt(requests.id, from), lt(requests.id, until)))
    .orderBy(asc(requests.id))
    .limit(BATCH)

/** The newest first: an import may bring thousands of old ones at once. */
const dueIn = (db: Db, { wordsDue }: Schema, most: number) =>
  db.select().from(wordsDue).orderBy(desc(wordsDue.number), desc(wordsDue.version)).limit(most)

/** More than are filed within a second. */
const MANY = 2_000

const standing = statement('words_standing', (db, { wordsState, wordsDue }) => {
  const some = sql`SELECT 1 FROM ${wordsDue} LIMIT ${sql.raw(String(MANY))}`
  return db
    .select({
      complete: wordsState.complete,
      due: sql<number>`(SELECT count(*) FROM (${some}) AS some_due)`.mapWith(Number),
    })
    .from(wordsState)
    .where(eq(wordsState.tokenizer, givenNumber('tokenizer')))
})

/** `whole`: all there were when it was begun are in. `complete`: all but those of the last second, newer ones included. */
export async function indexStanding({ read, schema }: Pick<Database, 'read' | 'schema'>) {
  const [state] = await standing(read, schema, { tokenizer: TOKENIZER })
  const whole = state?.complete === true
  return { whole, complete: whole && state.due < MANY }
}

type Parts = {
  readonly db: Database
  readonly clock: Clock
  readonly log?: Pick<FastifyBaseLogger, 'error' | 'info'>
}

/** Looks twice a second and more; works half of the time at most, so that others come in between. */
export function startIndexing({ db, clock, log }: Parts): { stop(): Promise<void> } {
  const indexer = new WordIndexer(db)
  return inRounds(async () => {
    const from = performance.now()
    try {
      const busy = (await indexer.some(clock.now())) > 0 || (await indexer.tidy())
      return busy ? Math.min(performance.now() - from, MOST_REST_MS) : LOOKS_EVERY_MS
    } catch (error) {
      log?.error({ error: String(error) }, 'words were not indexed')
      return FAILED_MS
    }
  })
}
