import { join } from 'node:path'
import { openDatabase } from '../../bff/src/db/open.ts'
import { findPerson } from '../../bff/src/people/people.store.ts'
import { openSession } from '../../bff/src/people/sessions.ts'
import { fillTown } from '../../bff/src/testing/town.fixture.ts'
import { hashOf } from '../operations.ts'
import { startPostgres } from '../postgres.ts'
import { scratchDir, startServer } from '../server.ts'
import { type Bench, type Figure, inPairs } from './bench.ts'
import { type Call, headersOf, throughput } from './load.ts'
import { PRODUCTION } from './production.ts'
import { storeRequest } from './stored-request.ts'

const SECONDS = 3
const PAIRS = 5
const LIMIT = 0.45

export const bench: Bench = {
  what: 'progress looked up by number and code, as production runs it, beside a constant answer of plain Fastify',
  async run(progress) {
    progress('SQLite')
    const sqlite = await onEngine('sqlite', `file:`)
    progress('PostgreSQL')
    const postgres = await startPostgres({ durable: true })
    try {
      return [...sqlite, ...(await onEngine('pg', postgres.url))]
    } finally {
      await postgres.stop()
    }
  },
}

async function onEngine(engine: 'sqlite' | 'pg', address: string): Promise<Figure[]> {
  const scratch = scratchDir('lookup')
  try {
    const url = engine === 'sqlite' ? `${address}${join(scratch.dir, 'qihu.sqlite')}` : address
    const { lookUp, detail } = await fill(url)
    const server = await startServer({ dataDir: scratch.dir, env: { ...PRODUCTION, DATABASE_URL: url } })
    try {
      const of = (name: string, call: Call, limit: number | null) =>
        compared(server.base, name, call, limit, scratch.dir)
      return [
        await of(`look-up, ${engine}`, lookUp, engine === 'sqlite' ? LIMIT : null),
        await of(`request detail, signed in, ${engine}`, detail, null),
      ]
    } finally {
      await server.stop()
    }
  } finally {
    scratch.remove()
  }
}

/** The test town, one request of eight events, and somebody signed in to read it. */
async function fill(url: string): Promise<{ lookUp: Call; detail: Call }> {
  const db = await openDatabase(url)
  try {
    const now = Date.now()
    await fillTown(db, now)
    const row = await storeRequest(db, now)
    const owner = await findPerson(db.read, db.schema, row.requesterId)
    if (!owner) throw new Error('the requester is not in the town')
    const token = await db.write((tx) => openSession(tx, db.schema, owner, 'H5', now))
    const call = (field: string, variables: object) => ({ body: JSON.stringify({ id: hashOf(field), variables }) })
    return {
      lookUp: call('lookUpRequest', { number: row.number, code: row.lookupCode }),
      detail: { ...call('request', { id: row.id }), token },
    }
  } finally {
    await db.close()
  }
}

async function compared(
  base: string,
  name: string,
  call: Call,
  limit: number | null,
  dataDir: string,
): Promise<Figure> {
  const answer = await fetch(`${base}/graphql`, { method: 'POST', headers: headersOf(call), body: call.body })
  const expected = await answer.text()
  if (!expected.includes('"journey"')) throw new Error(`${name}: not answered with the progress:\n${expected}`)
  const plain = await startServer({
    dataDir,
    program: join(import.meta.dirname, 'plain-server.ts'),
    env: { ANSWER: expected },
  })
  try {
    // Compiled by then, both.
    await throughput(base, call, expected, 1)
    await throughput(plain.base, call, expected, 1)
    const measured = await inPairs(
      PAIRS,
      () => throughput(base, call, expected, SECONDS),
      () => throughput(plain.base, call, expected, SECONDS),
    )
    return {
      name,
      unit: 'answers/s',
      ...measured,
      limit: limit === null ? 'printed' : `ratio >= ${limit}`,
      held: limit === null || measured.ratio >= limit,
    }
  } finally {
    await plain.stop()
  }
}
