import type Sqlite from 'better-sqlite3'
import { committedOf, type WordIndex } from './database.ts'

/** Pages of the index that are merged at once: within some milliseconds. */
const PAGES = 100

const word = (token: number): string => String(token >>> 0)

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
  const clear = once(() => writer.prepare(`INSERT INTO request_words (request_words) VALUES ('delete-all')`))
  return {
    async find(tokens, below, most) {
      committedOf.get(reader)?.()
      return find().all(tokens.map((token) => `"${word(token)}"`).join(' '), below, most)
    },
    takeTurn: async () => true,
    async put(_, rows) {
      for (const { key, tokens } of rows) put().run(key, Array.from(tokens, word).join(' '))
    },
    tidy: async () => void merge().run(PAGES),
    clear: async () => void clear().run(),
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
