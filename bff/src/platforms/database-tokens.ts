import { and, eq } from 'drizzle-orm'
import type { Database } from '../db/database.ts'
import type { TokenStore } from './platform-token.ts'

/** Platform tokens shared by all processes: a token fetched twice would spend quota, or end the first one. */
export function databaseTokens(db: Database): TokenStore {
  const { platformTokens } = db.schema
  return {
    async get(name) {
      const [row] = await db.read.select().from(platformTokens).where(eq(platformTokens.name, name))
      return row ? { token: row.token, expiresAt: row.expiresAt } : null
    },
    async put(name, token, expiresAt) {
      const row = { name, token, expiresAt }
      await db.write((tx) =>
        tx.insert(platformTokens).values(row).onConflictDoUpdate({ target: platformTokens.name, set: row }),
      )
    },
    async drop(name, token) {
      await db.write((tx) =>
        tx.delete(platformTokens).where(and(eq(platformTokens.name, name), eq(platformTokens.token, token))),
      )
    },
  }
}
