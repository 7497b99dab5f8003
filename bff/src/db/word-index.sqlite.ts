import type Sqlite from 'better-sqlite3'
import type { WordIndex } from './database.ts'

/** Pages of the index that are merged at once: within some milliseconds. */
const PAGES = 50
/** The same where nothing else is due: each step looks into every piece anew, so that small ones take for ever. */
const IDLE_PAGES = 64

/** The least that is no letter of the Latin kind, and the first half of what has two. */
const [FIRST, HALVES] = [0x3005, 0xd800]
const isWhole = (c: number): boolean => c >= FIRST && c < HALVES

/**
 * A token as a word of the table: the two Han characters that it is, or its number. Characters are shorter, and FTS5's own
 * splitting, by ASCII alone, takes them as they are.
 */
function word(token: number): string {
  const [first, second] = [token >>> 16, token & 0xffff]
  return isWhole(first) && isWhole(second) ? String.fromCharCode(first, second) : String(token >>> 0)
}

/** Tokens as words of an FTS5 table that keeps neither texts nor places. */
export function sqliteWords(reader: Sqlite.Database, writer: Sqlite.Database): WordIndex {
  const find = once(() =>
    reader
      .prepare<[string, bigint, number], bigint>(
        `SELECT rowid FROM request_words WHERE request_words MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`,
      )
      .pluck()
      .safeIntegers(),
  )
  const put = once(() => writer.prepare('INSERT OR REPLACE INTO request_words (rowid, tokens) VALUES (?, ?)'))
  // Merging is ours alone to begin: by itself it would come in the middle of a put, and take as long as it likes.
  const merge = once(() => writer.prepare(`INSERT INTO request_words (request_words, rank) VALUES ('merge', ?)`))
  const changes = once(() => writer.prepare<[], number>('SELECT total_changes()').pluck())
  const clear = once(() => writer.prepare(`INSERT INTO request_words (request_words) VALUES ('delete-all')`))
  return {
    async find(tokens, below, most) {
      return find().all(tokens.map((token) => `"${word(token)}"`).join(' '), below, most)
    },
    takeTurn: async () => true,
    async put(_, rows) {
      for (const { key, tokens } of rows) put().run(key, Array.from(tokens, word).join(' '))
    },
    async tidy(_, idle) {
      const before = changes().get() ?? 0
      merge().run(idle ? IDLE_PAGES : PAGES)
      // As FTS5 says that there was nothing to merge.
      return (changes().get() ?? 0) - before >= 2
    },
    clear: async () => void clear().run(),
    finish: async () => {},
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
