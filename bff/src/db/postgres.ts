import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { FILES } from '../files.ts'
import { pgColumns } from './columns.ts'
import { CommitWait } from './commit-wait.ts'
import {
  ABORTED,
  type Behind,
  type Database,
  type Db,
  driverCode,
  known,
  postgresBelow,
  sentBehind,
} from './database.ts'
import { NOT_UTF8 } from './not-opened.ts'
import { changesQuiet, listenToQuiet, markQuietTables, type QuietNews, quietNewsOf } from './quiet.pg.ts'
import { defineSchema, type Schema } from './schema.ts'
import { takeTogether } from './sequence.ts'
import { postgresWords } from './word-index.pg.ts'

const MIGRATIONS = path.join(FILES, '../migrations/pg')

const TRIES = 5
/** Longer than any statement of ours takes; one that waits for a lock or a dead line ends and says so. */
const STATEMENT_MS = 15_000

/** Opens PostgreSQL and brings its schema up to date; several processes may do so at once. */
export async function openPostgres(url: string): Promise<Database> {
  const schema = defineSchema(pgColumns)
  await migratedBesideOthers(url, schema)
  const connection = await settingsTaken(url)
  const options = { onnotice: () => {}, connect_timeout: 10, backoff, connection }
  const pool = postgres(url, { max: 10, ...options })
  const numbering = postgres(url, { max: 1, ...options })
  // Its own commits wait for nobody (sequence.ts), so it is free to end the wait of others.
  const commits = new CommitWait((words) => numbering.unsafe(words).values())
  const news = listenToQuiet(pool)
  quietNewsOf.set(schema, news)
  const sql = preparing(pool, news, schema)
  const db = drizzle(sql, { schema: schema as never })
  const stats = { commits: 0, commands: 0 }
  return {
    engine: 'pg',
    schema,
    read: db as unknown as Db,
    stats,
    async write(command) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const value = await commits.bounded((committing, tries) =>
            db.transaction(async (tx) => {
              // A commit without a number of its own waits for nobody, and would prove nothing.
              if (tries) await postgresBelow(tx as unknown as Db)?.('SELECT pg_current_xact_id()', [])
              const done = await command(tx as unknown as Db)
              committing()
              return done
            }),
          )
          stats.commits += 1
          stats.commands += 1
          return value
        } catch (error) {
          if (attempt >= TRIES || !retryable(error)) throw known(error)
        }
      }
    },
    takeNext: takeTogether((words, parameters) =>
      numbering.unsafe(words, parameters as never[], { prepare: true }).values(),
    ),
    words: postgresWords((words, parameters) => sql.unsafe(words, parameters as never[]).values()),
    async ping() {
      try {
        await sql`SELECT 1`
      } catch (error) {
        throw known(error)
      }
    },
    async close() {
      await Promise.all([pool, numbering].map((each) => each.end({ timeout: 5 })))
    },
  }
}

type Client = Pick<postgres.Sql, 'unsafe'>

/**
 * Every statement is prepared once a connection: one that is not goes there and back twice, to ask for the types of its
 * parameters first, is parsed each time and shares its way with no other. drizzle prepares those only that have a name.
 */
function preparing(sql: postgres.Sql, news: QuietNews, schema: Schema): postgres.Sql {
  const begin = sql.begin.bind(sql) as (
    options: string,
    work: (tx: postgres.TransactionSql) => unknown,
  ) => Promise<unknown>
  return Object.assign(
    prepare(sql, () => {}),
    {
      async begin(work: (tx: postgres.TransactionSql) => unknown) {
        let changes = false
        let over = false
        const look = (tx: object, words: string) => {
          // Its connection went away, and may be somebody else's by now.
          if (over) throw new Error('the transaction is over')
          if (!changesQuiet(words, schema)) return
          changes = true
          news.changing(tx)
        }
        const behind: Behind = { all: [], fault: null }
        try {
          // Rows are kept (statement.ts) that were read in a transaction: each statement sees what is committed by then.
          const value = await begin('isolation level read committed', (tx) => {
            sentBehind.set(tx, behind)
            const prepared = prepare(tx, (words) => look(tx, words))
            // Where it ended without the command, the driver must not end what is on that connection now.
            return new Promise((resolve, reject) => {
              const unlessOver = (settle: (with_: never) => void) => (value: unknown) => over || settle(value as never)
              Promise.resolve(work(prepared)).then(unlessOver(resolve), unlessOver(reject))
            })
          })
          // Where one of them failed, the database has made a rollback of the commit.
          await Promise.all(behind.all)
          // The driver sends again what the database had forgotten how to do: after the commit, that was too late.
          const again = behind.all.find(({ retried }) => retried)
          if (again) throw again.retried
          return value
        } catch (error) {
          // Not waited for here: of a connection that is gone they never settle.
          throw driverCode(error) === ABORTED ? (behind.fault ?? error) : error
        } finally {
          over = true
          if (changes) news.changed()
        }
      },
    },
  )
}

function prepare<C extends Client>(client: C, look: (words: string) => void): C {
  const { unsafe } = client
  client.unsafe = ((text: string, values: never[], options: object) => {
    look(text)
    return unsafe(text, values, { ...options, prepare: true })
  }) as C['unsafe']
  return client
}

/** As a pooler answers where a connection asks for a setting that it does not pass on. */
const UNKNOWN_SETTING = '08P01'

/** What each connection asks for at its start; nothing where a pooler refuses that: then the role has it (docs/operations.md). */
async function settingsTaken(url: string): Promise<Readonly<Record<string, number>>> {
  const connection = { statement_timeout: STATEMENT_MS }
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10, connection })
  try {
    await sql`SELECT 1`.simple()
    return connection
  } catch (error) {
    if (driverCode(error) === UNKNOWN_SETTING) return {}
    throw known(error)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/**
 * While processes of the release before write: what alters several tables may wait for one of their transactions while that
 * one waits for it. The database ends one of both, at times this one, which has changed nothing then.
 */
async function migratedBesideOthers(url: string, schema: Schema): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await migrated(url, schema)
    } catch (error) {
      if (attempt >= MIGRATION_TRIES || !retryable(error)) throw error
      await sleep(attempt * 200)
    }
  }
}
const MIGRATION_TRIES = 10

/** Brings the schema up to date; an index over many rows may take its time. */
async function migrated(url: string, schema: Schema): Promise<void> {
  const sql = postgres(url, { max: 2, onnotice: () => {}, connect_timeout: 10 })
  try {
    // Held by a transaction, which a pooler leaves on one connection of the database.
    await sql.begin(async (locked) => {
      await locked`SET LOCAL idle_in_transaction_session_timeout = 0`
      await locked`SELECT pg_advisory_xact_lock(330199)`
      const [row] = await locked`SHOW server_encoding`
      if (row?.server_encoding !== 'UTF8') {
        throw Object.assign(new Error(`the database keeps ${row?.server_encoding}, not UTF8`), { code: NOT_UTF8 })
      }
      await migrate(drizzle(sql), { migrationsFolder: MIGRATIONS })
      await markQuietTables(sql, schema)
    })
  } catch (error) {
    throw known(error)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** Seconds between attempts to connect: a database that is back is used within a second. */
const backoff = (attempt: number): number => Math.min(1, 0.05 * 2 ** attempt)

/** Serialization failure and deadlock: the command did nothing and may run again. */
const retryable = (error: unknown): boolean => ['40001', '40P01'].includes(driverCode(error))
