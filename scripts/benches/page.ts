import type { Database } from '../../bff/src/db/database.ts'
import { openDatabase } from '../../bff/src/db/open.ts'
import { FIRST_CENTRE } from '../../bff/src/db/schema.ts'
import { queuePage } from '../../bff/src/requests/lists.store.ts'
import { type Actor, postsIn } from '../../shared/src/index.ts'
import { startPostgres } from '../postgres.ts'
import { scratchDir } from '../server.ts'
import { type Bench, type Figure, inPairs, median } from './bench.ts'
import { createDatabases, seedRequests, sqliteUrl } from './many-requests.ts'
import { openTownIn, type TownApp } from './town-app.ts'

const MANY = 1_000_000
const FEW = 10_000
const ROUNDS = 7
const CALLS = 20
const LIMIT = 1.5

/** Everybody who reads lists, with the tabs he has. */
const READERS = [
  ['officer', 'queue', 'Queue'],
  ['handler', 'queue', 'Queue'],
  ['head', 'queue', 'Queue'],
  ['owner', 'requests', 'MyRequests'],
] as const
const NAMES = READERS.map(([who]) => who)

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

type Listed = { readonly items: readonly unknown[] }

async function onEngine(
  engine: string,
  url: (name: string) => string,
  progress: (words: string) => void,
): Promise<Figure[]> {
  progress(`${engine}: seeding`)
  await seedRequests(url('many'), MANY, 'spread')
  await seedRequests(url('few'), FEW, 'spread')
  const at = async (name: string) => openTownIn(await openDatabase(url(name)), NAMES)
  const [many, few] = [await at('many'), await at('few')]
  try {
    progress(`${engine}: measuring`)
    const figures: Figure[] = []
    const deep = await cursorOfPage(many.db, 1000)
    const open = (more: object) => pageOf(many, 'officer', 'queue', 'Queue', { tab: 'OPEN', ...more })
    const first = () => open({})
    const thousandth = () => open({ after: deep })
    figures.push(held(`1,000th page beside the first, ${engine}`, await compared(thousandth, first)))
    for (const [who, field, operation] of READERS) {
      for (const tab of field === 'queue' ? ['NOW', 'OPEN', 'ENDED'] : ['WAITING_FOR_ME', 'OPEN', 'ENDED']) {
        const of = (town: TownApp) => () => pageOf(town, who, field, operation, { tab })
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

const pageOf = async (town: TownApp, who: string, field: string, operation: string, variables: object) =>
  (await town.ask(who, operation, variables))[field] as Listed

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

/** Where the given page of the officer's open requests begins: walked to, as a reader would. */
async function cursorOfPage(db: Database, page: number): Promise<string | null> {
  const officer: Actor = {
    personId: 'p-officer',
    posts: postsIn(['CASE_OFFICER'], 'desk', FIRST_CENTRE),
    enterpriseIds: [],
  }
  let after: string | null = null
  for (let left = (page - 1) * 20; left > 0; left -= 50) {
    after = (await queuePage({ db, log: console }, officer, 'OPEN', { after, first: Math.min(left, 50) })).endCursor
  }
  return after
}
