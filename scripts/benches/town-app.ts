import { buildApp } from '../../bff/src/app.ts'
import { readConfig } from '../../bff/src/config.ts'
import type { Database } from '../../bff/src/db/database.ts'
import { findPerson } from '../../bff/src/people/people.store.ts'
import { openSession } from '../../bff/src/people/sessions.ts'
import { hashNamed } from '../operations.ts'

/** The application in this process, as in production but for its clock's work, asked by the operations of our clients. */
export type TownApp = {
  readonly db: Database
  /** One of those named answers with its fields. */
  ask(who: string, operation: string, variables: object): Promise<Record<string, unknown>>
  close(): Promise<void>
}

/** Of a database with the test town in it; closes it. */
export async function openTownIn(db: Database, names: readonly string[], now = () => Date.now()): Promise<TownApp> {
  const config = { ...readConfig({ DEMO: '1', DATABASE_URL: 'file:none' }), filingsADay: 1_000_000 }
  const app = await buildApp({ config, clock: { now }, db, logger: false })
  const hashes = new Map<string, string>()
  const tokens = new Map<string, string>()
  for (const who of names) {
    const person = await findPerson(db.read, db.schema, `p-${who}`)
    if (!person) throw new Error(`nobody called ${who}`)
    tokens.set(who, await db.write((tx) => openSession(tx, db.schema, person, 'H5', now())))
  }
  return {
    db,
    async ask(who, operation, variables) {
      const id = hashes.get(operation) ?? hashNamed(operation)
      hashes.set(operation, id)
      const answer = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(who)}` },
        payload: JSON.stringify({ id, variables }),
      })
      const { data } = answer.json()
      if (!data) throw new Error(`${operation}: ${answer.body.slice(0, 300)}`)
      return data
    },
    close: () => app.close(),
  }
}
