import type { Actor, Role } from '@qihu/shared'
import { and, eq, sql } from 'drizzle-orm'
import type { Database, Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { given, keptStatement } from '../db/statement.ts'
import { newToken, sha256 } from '../ids.ts'
import { CLOSED_TITLE } from '../notifications/addresses.store.ts'
import { actorFor, allHeld, type Held, type Person, type PersonRow, withHeld } from './people.store.ts'

export type Session = {
  readonly tokenHash: string
  readonly channel: 'WECHAT' | 'DINGTALK' | 'H5'
  readonly person: Person
  readonly actor: Actor
}

/** Staff sit down anew each day; a requester's phone stays signed in for a month. */
const LIFETIME = { staff: 12 * 3_600_000, requester: 30 * 86_400_000 } as const

/** Session, person, offices, those held for others, and verified enterprises in one reading: every signed-in operation begins with it. */
const byToken = keptStatement('session_by_token', (db, { sessions, people, personRoles, deputies, memberships }) =>
  db
    .select({
      channel: sessions.channel,
      createdAt: sessions.createdAt,
      seenAt: sessions.seenAt,
      expiresAt: sessions.expiresAt,
      person: people,
      role: personRoles.role,
      centreId: personRoles.centreId,
      unitId: personRoles.unitId,
      lentRole: deputies.role,
      lentCentreId: deputies.centreId,
      lentUnitId: deputies.unitId,
      lentFrom: deputies.fromAt,
      lentUntil: deputies.untilAt,
      enterpriseId: memberships.enterpriseId,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .leftJoin(personRoles, eq(personRoles.personId, sessions.personId))
    .leftJoin(deputies, eq(deputies.deputyId, sessions.personId))
    .leftJoin(memberships, and(eq(memberships.personId, sessions.personId), eq(memberships.verified, sql`true`)))
    .where(eq(sessions.tokenHash, given('tokenHash'))),
)

/** Staff who have not touched anything for as long sit down anew. */
export const IDLE_MS = 2 * 3_600_000
/** That a session is in use is written down no more often. */
const SEEN_EVERY_MS = 5 * 60_000

/** Only a hash of the token is stored: who reads the database cannot sign in with it. */
export async function findSession(db: Database, token: string, now: number): Promise<Session | null> {
  const { read, schema } = db
  const tokenHash = sha256(token)
  const rows = await byToken(read, schema, { tokenHash })
  const [first] = rows
  if (!first || first.expiresAt <= now) return null
  // Opened on PostgreSQL in the moment in which the account was closed, or went into another.
  if (!first.person.staff && first.person.title === CLOSED_TITLE) return null
  const seen = first.seenAt ?? first.createdAt
  if (first.person.staff) {
    if (now - seen > IDLE_MS) return null
    // Nobody waits for it: who only reads goes on where nothing can be written.
    if (now - seen > SEEN_EVERY_MS) seenNow(db, tokenHash, now).catch(() => undefined)
  }
  const enterpriseIds = [...new Set(rows.flatMap(({ enterpriseId }) => enterpriseId ?? []))]
  // Each of them comes once with each of the others.
  const own = rows.flatMap((row) => office(row.role, row.centreId, row.unitId))
  const lent = rows.flatMap((row) =>
    office(row.lentRole, row.lentCentreId, row.lentUnitId).map((each) => ({
      ...each,
      fromAt: row.lentFrom,
      untilAt: row.lentUntil,
    })),
  )
  const person = withHeld(first.person, allHeld(own, lent, now))
  return { tokenHash, channel: first.channel, person, actor: actorFor(person, enterpriseIds) }
}

const office = (role: Role | null, centreId: string | null, unitId: string | null): Held[] =>
  role === null ? [] : [{ role, centreId: centreId ?? '', unitId: unitId ?? '' }]

const seenNow = ({ write, schema: { sessions } }: Database, tokenHash: string, now: number) =>
  write((tx) => tx.update(sessions).set({ seenAt: now }).where(eq(sessions.tokenHash, tokenHash)))

export async function openSession(
  tx: Db,
  schema: Schema,
  person: PersonRow,
  channel: Session['channel'],
  now: number,
  device: string | null = null,
): Promise<string> {
  const token = newToken()
  const expiresAt = now + (person.staff ? LIFETIME.staff : LIFETIME.requester)
  await tx
    .insert(schema.sessions)
    .values({ tokenHash: sha256(token), personId: person.id, channel, createdAt: now, expiresAt, device })
  return token
}

export async function closeSession(tx: Db, schema: Schema, tokenHash: string): Promise<void> {
  await tx.delete(schema.sessions).where(eq(schema.sessions.tokenHash, tokenHash))
}
