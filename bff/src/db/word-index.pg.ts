import { type AskPostgres, type Db, postgresBelow, type WordIndex } from './database.ts'

/** Of all that look at one database. */
const TURN = 330_200
/**
 * A put may have to sort four megabytes into the index first, page by page wherever they lie: on a slow disk that takes
 * longer than any answer may, and would be broken off and begun again for ever. Nobody waits for it.
 */
const SORTING_IN_MS = 3_600_000
/** For the table itself somebody else may be waited for so long: every search would stand behind. */
const LOCK_MS = 2_000
const TAKE_TURN = `SELECT pg_try_advisory_xact_lock($1), set_config('statement_timeout', $2, true),
  set_config('lock_timeout', $3, true)`
/** So many rows are read from the newest on before the index is asked: of a frequent word that is a page. */
const WALKED = 500
/** Where the walk has found at least so many, it is gone on so far: the index would give more rows than that. */
const PROMISING = 6
const WALKED_ON = 2_500
/** While there is no index to ask. */
const WALKED_ALONE = 20_000

/**
 * From the newest on, reading every row; stops when a page is full. The index hands out all rows of a frequent word, in no
 * order.
 */
const WALK = `SELECT key::text FROM (
    SELECT key, bag FROM request_words WHERE key < CAST($1 AS bigint) ORDER BY key DESC LIMIT CAST($4 AS int)
  ) AS newest WHERE bag @> CAST($2 AS int[]) ORDER BY newest.key DESC LIMIT CAST($3 AS int)`

/**
 * Materialized, since the planner would rather walk, through the whole table where the word is rare; and with the key in an
 * expression, whose index would give half of the table.
 */
const ASK = `WITH found AS MATERIALIZED (
    SELECT key FROM request_words WHERE bag @> CAST($2 AS int[]) AND key + 0 < CAST($1 AS bigint)
  ) SELECT key::text FROM found ORDER BY found.key DESC LIMIT CAST($3 AS int)`

const PUT = `INSERT INTO request_words (key, bag)
  SELECT CAST(given.key AS bigint), CAST(given.bag AS int[]) FROM unnest($1::text[], $2::text[]) AS given (key, bag)
  ON CONFLICT (key) DO UPDATE SET bag = excluded.bag`

const list = (tokens: Iterable<number>): string => `{${[...tokens].join(',')}}`

/** Tokens as an array of whole numbers a row, under a GIN index. */
export function postgresWords(read: AskPostgres): WordIndex {
  const keys = async (words: string, parameters: unknown[]) =>
    (await read(words, parameters)).map(([key]) => BigInt(String(key)))
  const within = (tx: Db): AskPostgres => {
    const ask = postgresBelow(tx)
    if (!ask) throw new Error('not a transaction of PostgreSQL')
    return ask
  }
  return {
    async find(tokens, below, most, whole) {
      const asked = [String(below), list(tokens), most]
      if (!whole) return keys(WALK, [...asked, WALKED_ALONE])
      const walked = await keys(WALK, [...asked, WALKED])
      if (walked.length >= most) return walked
      if (walked.length >= PROMISING) {
        const further = await keys(WALK, [...asked, WALKED_ON])
        if (further.length >= most) return further
      }
      return keys(ASK, asked)
    },
    async takeTurn(tx) {
      const [row] = await within(tx)(TAKE_TURN, [TURN, String(SORTING_IN_MS), String(LOCK_MS)])
      return row?.[0] === true
    },
    async put(tx, rows) {
      if (rows.length === 0) return
      await within(tx)(PUT, [rows.map(({ key }) => String(key)), rows.map(({ tokens }) => list(tokens))])
    },
    // What is not sorted in yet stands in a list of 4 MB, the default of GIN: shorter ones cost twice as much a row.
    tidy: null,
    // Sorted in row by row, each costs the more the more there are (docs/measured.md): the index is made at the end.
    async clear(tx) {
      await within(tx)('TRUNCATE request_words', [])
      await within(tx)('DROP INDEX IF EXISTS request_words_bag', [])
    },
    async finish(tx) {
      await within(tx)(`SELECT set_config('maintenance_work_mem', '256MB', true)`, [])
      await within(tx)('CREATE INDEX IF NOT EXISTS request_words_bag ON request_words USING gin (bag)', [])
    },
  }
}
