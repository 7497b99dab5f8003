import { closeSync, existsSync, openSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { FILES } from '../files.ts'
import { giveTo, makeFolder, ownerOf } from '../owner.ts'
import { sqliteColumns } from './columns.ts'
import { type Database, DatabaseUnavailable, type Db, driverCode, known, quietOf } from './database.ts'
import { watchQuiet } from './quiet.ts'
import { defineSchema } from './schema.ts'
import { takeInCommand } from './sequence.ts'
import { sqliteWords } from './word-index.sqlite.ts'

const MIGRATIONS = path.join(FILES, '../migrations/sqlite')

const MAX_GROUP = 256

type Job = {
  run(): Promise<unknown>
  resolve(value: unknown): void
  reject(error: unknown): void
}

/**
 * Opens a SQLite file (created when missing) and brings its schema up to date.
 * One writer connection behind a queue: all commands that wait when a commit begins share it (group commit), each in a
 * savepoint of its own, so that one that fails does not take its neighbours with it. Readers have their own connection.
 * @param group how many waiting commands share one commit at most.
 * @throws {DatabaseUnavailable} when the file cannot be made, opened or is no database.
 */
export function openSqlite(file: string, group = MAX_GROUP): Database {
  try {
    return open(file, group)
  } catch (error) {
    // The folder could not be made: those codes are the system's own.
    throw /^E[A-Z]+$/.test(driverCode(error)) ? new DatabaseUnavailable('AWAY', error) : known(error)
  }
}

function open(file: string, groupSize: number): Database {
  const inFile = file !== ':memory:'
  const owner = inFile ? ownerOf(path.dirname(file)) : null
  const made = inFile ? makeFolder(path.dirname(file)) : []
  const writer = connect(file, false)
  const schema = defineSchema(sqliteColumns)
  migrate(drizzle(writer, { schema }), { migrationsFolder: MIGRATIONS })
  // Root made it: the service must be able to open it. What SQLite makes beside it later, it gives to the file's owner.
  if (owner) giveTo(owner, [...made, file, `${file}-wal`, `${file}-shm`])
  const reader = connect(file, true)
  const quiet = watchQuiet(writer, schema)
  quietOf.set(reader, quiet.lookOnceATurn)
  const tx = drizzle(writer, { schema }) as unknown as Db
  const read = drizzle(reader, { schema }) as unknown as Db
  const stats = { commits: 0, commands: 0 }
  const exec = (sql: string) => {
    const statement = writer.prepare(sql)
    return () => void statement.run()
  }
  const beginning = exec('BEGIN IMMEDIATE')
  const committing = exec('COMMIT')
  const rollingBack = exec('ROLLBACK')
  const savepoint = exec('SAVEPOINT command')
  const release = exec('RELEASE command')
  const undo = exec('ROLLBACK TO command')
  let quietAtBegin = quiet.look()
  const begin = () => {
    beginning()
    quietAtBegin = quiet.look()
  }
  const commit = () => {
    committing()
    quiet.ended()
  }
  const rollback = () => {
    rollingBack()
    quiet.ended()
  }
  quietOf.set(writer, () => (quiet.touched() ? null : quietAtBegin))

  let queue: Job[] = []
  let draining: Promise<void> | null = null

  async function runGroup(group: readonly Job[]): Promise<void> {
    const answers: (() => void)[] = []
    try {
      // Left over where an earlier group could not be rolled back.
      if (writer.inTransaction) rollback()
      begin()
      for (const job of group) answers.push(await runApart(job))
      commit()
    } catch (error) {
      for (const job of group) job.reject(known(error))
      try {
        if (writer.inTransaction) rollback()
      } catch {
        // The next group tries again before it begins.
      }
      return
    }
    stats.commits += 1
    stats.commands += group.length
    for (const answer of answers) answer()
  }

  async function runApart(job: Job): Promise<() => void> {
    savepoint()
    try {
      const value = await job.run()
      release()
      return () => job.resolve(value)
    } catch (error) {
      stillOpen(error)
      undo()
      release()
      return () => job.reject(known(error))
    }
  }

  /** A full disk or an I/O error may have rolled the whole group back by itself. */
  const stillOpen = (error: unknown) => {
    if (!writer.inTransaction) throw error
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      // A turn of the event loop gathers the commands that are already on their way; while more come, one more.
      for (let seen = 0; queue.length > seen && queue.length < groupSize; ) {
        seen = queue.length
        await new Promise(setImmediate)
      }
      const group = queue.slice(0, groupSize)
      queue = queue.slice(groupSize)
      await runGroup(group)
    }
    draining = null
  }

  return {
    engine: 'sqlite',
    schema,
    read,
    stats,
    write: <T>(command: (tx: Db) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        queue.push({ run: () => command(tx), resolve: (value) => resolve(value as T), reject })
        draining ??= drain()
      }),
    takeNext: takeInCommand(schema),
    words: sqliteWords(reader, writer),
    shrink() {
      for (const connection of [writer, reader]) connection.pragma('shrink_memory')
    },
    async ping() {
      reader.prepare('SELECT 1').get()
    },
    async close() {
      while (draining) await draining
      reader.close()
      writer.close()
    },
  }
}

function connect(file: string, readonly: boolean): Sqlite.Database {
  // Names, numbers and texts of people are in it: nobody else on the machine reads it. Its log has the rights of the file.
  if (!readonly && !existsSync(file)) closeSync(openSync(file, 'a', 0o640))
  const connection = new Sqlite(file, { readonly })
  if (!readonly) connection.pragma('journal_mode = WAL')
  // NORMAL, the default under WAL, loses acknowledged commits when the power fails.
  connection.pragma('synchronous = FULL')
  // What a savepoint would bring back is kept in memory, not in a file, as by default.
  connection.pragma('temp_store = MEMORY')
  // What is asked for lies anywhere in the file and is mostly read anew, from what the system keeps of it: with 64 and 16 MB
  // neither a filing nor a look-up took less. It cannot be given back once other things lie between (docs/decisions.md 73).
  connection.pragma(`cache_size = ${readonly ? -8000 : -4000}`)
  // A commit that sixty filings share writes 200 pages and more: at the default of 1,000 every fifth would copy the log back.
  connection.pragma('wal_autocheckpoint = 4000')
  connection.pragma('busy_timeout = 5000')
  connection.pragma('foreign_keys = ON')
  if (connection.pragma('synchronous', { simple: true }) !== 2) throw new Error('SQLite did not take synchronous=FULL')
  return connection
}
