import type { Actor, Role } from '@qihu/shared'
import { and, eq, sql } from 'drizzle-orm'
import type { Database, Db } from '../db/database.ts'
import { madeOnce } from '../db/made-once.ts'
import type { Schema } from '../db/schema.ts'
import { given, keptStatement, statement } from '../db/statement.ts'
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

type Rows = Awaited<ReturnType<typeof byToken>>

/** What the rows of a session say, who it is at a given time included; they are the same ones until somebody changes them. */
const readFrom = madeOnce((rows: Rows) => {
  const [first] = rows
  if (!first) return null
  // Each of them comes once with each of the others.
  const own = rows.flatMap((row) => office(row.role, row.centreId, row.unitId))
  const lent = rows.flatMap((row) =>
    office(row.lentRole, row.lentCentreId, row.lentUnitId).map((each) => ({
      ...each,
      fromAt: row.lentFrom,
      untilAt: row.lentUntil,
    })),
  )
  const enterpriseIds = [...new Set(rows.flatMap(({ enterpriseId }) => enterpriseId ?? []))]
  const standingAt = (now: number) => {
    const person = withHeld(first.person, allHeld(own, lent, now))
    return { person, actor: actorFor(person, enterpriseIds) }
  }
  const always = lent.length === 0 ? standingAt(0) : null
  return { ...first, standingAt: always ? () => always : standingAt }
})

/** Only a hash of the token is stored: who reads the database cannot sign in with it. */
export async function findSession(db: Database, token: string, now: number): Promise<Session | null> {
  const tokenHash = sha256(token)
  const found = readFrom(await byToken(db.read, db.schema, { tokenHash }))
  if (!found || found.expiresAt <= now) return null
  // Opened on PostgreSQL in the moment in which the account was closed, or went into another.
  if (!found.person.staff && found.person.title === CLOSED_TITLE) return null
  if (found.person.staff && (await isIdle(db, tokenHash, now))) return null
  return { tokenHash, channel: found.channel, ...found.standingAt(now) }
}

const office = (role: Role | null, centreId: string | null, unitId: string | null): Held[] =>
  role === null ? [] : [{ role, centreId: centreId ?? '', unitId: unitId ?? '' }]

const lastUse = statement('session_last_use', (db, { sessions }) =>
  db
    .select({ seenAt: sessions.seenAt, createdAt: sessions.createdAt })
    .from(sessions)
    .where(eq(sessions.tokenHash, given('tokenHash'))),
)

/** When sessions were last used, as far as this process knows: of each that is used, it is read and written once in a while. */
const usesOf = new WeakMap<Schema, Map<string, number>>()
const MOST_USES = 20_000

/** Whether nobody has touched it for too long; if not, it is used now. */
async function isIdle(db: Database, tokenHash: string, now: number): Promise<boolean> {
  const uses = usesOf.get(db.schema) ?? new Map<string, number>()
  usesOf.set(db.schema, uses)
  if (now - (uses.get(tokenHash) ?? Number.NEGATIVE_INFINITY) <= SEEN_EVERY_MS) return false
  const [last] = await lastUse(db.read, db.schema, { tokenHash })
  const seen = last?.seenAt ?? last?.createdAt ?? 0
  if (now - seen > IDLE_MS) return true
  if (uses.size >= MOST_USES) uses.clear()
  if (now - seen <= SEEN_EVERY_MS) uses.set(tokenHash, seen)
  else {
    uses.set(tokenHash, now)
    // Nobody waits for it: who only reads goes on where nothing can be written.
    seenNow(db, tokenHash, now).catch(() => uses.delete(tokenHash))
  }
  return false
}

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
