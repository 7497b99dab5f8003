import { type App, buildApp } from '../../bff/src/app.ts'
import { readConfig } from '../../bff/src/config.ts'
import type { Database } from '../../bff/src/db/database.ts'
import { openDatabase } from '../../bff/src/db/open.ts'
import { findPerson } from '../../bff/src/people/people.store.ts'
import { openSession } from '../../bff/src/people/sessions.ts'
import { queuePage } from '../../bff/src/requests/lists.store.ts'
import { hashOf, persistedDocuments } from '../operations.ts'
import { startPostgres } from '../postgres.ts'
import { scratchDir } from '../server.ts'
import { type Bench, type Figure, inPairs, median } from './bench.ts'
import { createDatabases, seedRequests, sqliteUrl } from './many-requests.ts'

const MANY = 1_000_000
const FEW = 10_000
const ROUNDS = 7
const CALLS = 20
const LIMIT = 1.5

/** Everybody who reads lists, with the tabs he has. */
const READERS = [
  ['officer', 'queue'],
  ['handler', 'queue'],
  ['head', 'queue'],
  ['owner', 'requests'],
] as const

export const bench: Bench = {
  what: `first and 1,000th page of the queue at ${MANY} requests, and the first page beside that of ${FEW}`,
  async run(progress) {
    const scratch = scratchDir('page')
    try {
      const onSqlite = await onEngine('sqlite', (name) => sqliteUrl(scratch.dir, name), progress)
      const postgres = await startPostgres()
      try {
        const url = (name: string) => Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href
        await createDatabases(postgres.url, ['many', 'few'])
        return [...onSqlite, ...(await onEngine('pg', url, progress))]
      } finally {
        await postgres.stop()
      }
    } finally {
      scratch.remove()
    }
  },
}

type Town = { readonly db: Database; readonly ask: (who: string, field: string, variables: object) => Promise<Listed> }
type Listed = { readonly items: readonly unknown[]; readonly endCursor: string | null; readonly total: number }

async function onEngine(
  engine: string,
  url: (name: string) => string,
  progress: (words: string) => void,
): Promise<Figure[]> {
  progress(`${engine}: seeding`)
  await seedRequests(url('many'), MANY, 'spread')
  await seedRequests(url('few'), FEW, 'spread')
  const [many, few] = [await openTown(url('many')), await openTown(url('few'))]
  try {
    progress(`${engine}: measuring`)
    const figures: Figure[] = []
    const deep = await cursorOfPage(many.db, 1000)
    const first = () => many.ask('officer', 'queue', { tab: 'OPEN' })
    const thousandth = () => many.ask('officer', 'queue', { tab: 'OPEN', after: deep })
    figures.push(held(`1,000th page beside the first, ${engine}`, await compared(thousandth, first)))
    for (const [who, field] of READERS) {
      for (const tab of field === 'queue' ? ['NOW', 'OPEN', 'ENDED'] : ['WAITING_FOR_ME', 'OPEN', 'ENDED']) {
        const of = (town: Town) => () => town.ask(who, field, { tab })
        figures.push(
          held(`first page, ${who} ${tab}, ${MANY} beside ${FEW}, ${engine}`, await compared(of(many), of(few))),
        )
      }
    }
    return figures
  } finally {
    await many.close()
    await few.close()
  }
}

const held = (name: string, measured: { value: number; baseline: number; ratio: number }): Figure => ({
  name,
  unit: 'ms',
  ...measured,
  limit: `ratio <= ${LIMIT}`,
  held: measured.ratio <= LIMIT,
})

async function compared(one: () => Promise<Listed>, other: () => Promise<Listed>) {
  const time = (ask: () => Promise<Listed>) => async () => {
    const times: number[] = []
    for (let call = 0; call < CALLS; call += 1) {
      const begin = performance.now()
      const { items } = await ask()
      times.push(performance.now() - begin)
      if (items.length !== 20) throw new Error(`a page of ${items.length}`)
    }
    return median(times)
  }
  await time(one)()
  await time(other)()
  return inPairs(ROUNDS, time(one), time(other))
}

/** The application in this process, as in production, asked by the operations of our clients. */
async function openTown(url: string): Promise<Town & { close(): Promise<void> }> {
  const db = await openDatabase(url)
  const config = readConfig({ DEMO: '1', DATABASE_URL: url })
  const app: App = await buildApp({ config, clock: { now: () => Date.now() }, db, logger: false })
  const tokens = new Map<string, string>()
  for (const [who] of READERS) {
    const person = await findPerson(db.read, db.schema, `p-${who}`)
    if (!person) throw new Error(`nobody called ${who}`)
    tokens.set(who, await db.write((tx) => openSession(tx, db.schema, person, 'H5', Date.now())))
  }
  return {
    db,
    async ask(who, field, variables) {
      const answer = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(who)}` },
        payload: JSON.stringify({ id: field === 'queue' ? hashOf('queue') : MY_REQUESTS, variables }),
      })
      return answer.json().data[field]
    },
    close: () => app.close(),
  }
}

const MY_REQUESTS =
  Object.entries(persistedDocuments()).find(([, text]) => text.startsWith('query MyRequests'))?.[0] ?? ''

/** Where the given page of the officer's open requests begins: walked to, as a reader would. */
async function cursorOfPage(db: Database, page: number): Promise<string | null> {
  const officer = { personId: 'p-officer', roles: ['CASE_OFFICER'], unitId: 'desk', enterpriseIds: [] } as const
  let after: string | null = null
  for (let left = (page - 1) * 20; left > 0; left -= 50) {
    after = (await queuePage({ db, log: console }, officer, 'OPEN', { after, first: Math.min(left, 50) })).endCursor
  }
  return after
}
