import type { Actor } from '@qihu/shared'
import { eq } from 'drizzle-orm'
import type { Database, Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { newToken, sha256 } from '../ids.ts'
import { actorOf, findPerson, type PersonRow } from './people.store.ts'

export type Session = {
  readonly tokenHash: string
  readonly channel: 'WECHAT' | 'DINGTALK' | 'H5'
  readonly person: PersonRow
  readonly actor: Actor
}

/** Staff sit down anew each day; a requester's phone stays signed in for a month. */
const LIFETIME = { staff: 12 * 3_600_000, requester: 30 * 86_400_000 } as const

/** Only a hash of the token is stored: who reads the database cannot sign in with it. */
export async function findSession(db: Database, token: string, now: number): Promise<Session | null> {
  const { sessions } = db.schema
  const tokenHash = sha256(token)
  const [row] = await db.read.select().from(sessions).where(eq(sessions.tokenHash, tokenHash)).limit(1)
  if (!row || row.expiresAt <= now) return null
  const person = await findPerson(db.read, db.schema, row.personId)
  if (!person) return null
  return { tokenHash, channel: row.channel, person, actor: await actorOf(db.read, db.schema, person) }
}

export async function openSession(
  tx: Db,
  schema: Schema,
  person: PersonRow,
  channel: Session['channel'],
  now: number,
): Promise<string> {
  const token = newToken()
  const expiresAt = now + (person.staff ? LIFETIME.staff : LIFETIME.requester)
  await tx
    .insert(schema.sessions)
    .values({ tokenHash: sha256(token), personId: person.id, channel, createdAt: now, expiresAt })
  return token
}

export async function closeSession(tx: Db, schema: Schema, tokenHash: string): Promise<void> {
  await tx.delete(schema.sessions).where(eq(schema.sessions.tokenHash, tokenHash))
}
