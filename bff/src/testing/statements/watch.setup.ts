import { AsyncLocalStorage } from 'node:async_hooks'
import { appendFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { PgDatabase } from 'drizzle-orm/pg-core'
import { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import postgres from 'postgres'
import { afterAll, expect } from 'vitest'
import { readListed } from './listed.ts'
import { type Engine, isOfTraffic, listedText } from './text.ts'

/**
 * Looks at every statement on its way into the drivers, in tests alone: one that the server sends and that is not listed in
 * docs/plans fails the file of tests in which it was sent. Those that tests send themselves are told by where they were
 * built. Where STATEMENTS_TO names a file, all are written there instead, for `npm run plans`.
 */

type Watch = {
  /** The file they are written to, in place of being compared. */
  to: string | undefined
  readonly missing: Map<string, string>
  readonly known: Set<string>
  readonly listed: Map<Engine, Set<string>>
}
type Any = (this: never, ...args: never[]) => unknown
type Methods = Record<string, Any>

const state = globalThis as { watchedStatements?: Watch }
/** Where drizzle began to build the statement that is being awaited: it is handed to the driver when nobody of ours is on the stack. */
const builtBy = new AsyncLocalStorage<Error>()

if (!state.watchedStatements) {
  state.watchedStatements = { to: process.env.STATEMENTS_TO, missing: new Map(), known: new Set(), listed: new Map() }
  watchDrizzle()
  watchSqlite()
  watchPostgres()
}
const watch = state.watchedStatements

afterAll(() => {
  const missing = [...watch.missing].map(([text, from]) => `${from}: ${text}`)
  watch.missing.clear()
  expect(missing, 'sent by the server and not listed in docs/plans: npm run plans').toEqual([])
})

function see(engine: Engine, words: string, sentAt: () => Error): void {
  const { to, known, listed, missing } = state.watchedStatements as Watch
  if (!to && known.has(words)) return
  if (!isOfTraffic(words)) return void known.add(words)
  const text = listedText(words, engine)
  if (!to) {
    const all = listed.get(engine) ?? new Set(readListed(engine).map((each) => each.text))
    listed.set(engine, all)
    if (all.has(text)) return void known.add(words)
  }
  const stack = filesOf(sentAt())
  const from = outsideDb(stack) ?? outsideDb(filesOf(builtBy.getStore())) ?? stack[0] ?? 'nobody'
  if (!isOfServer(from)) return
  if (!to) return void missing.set(text, from)
  const line = JSON.stringify({ engine, text, from })
  if (known.has(line)) return
  known.add(line)
  appendFileSync(to, `${line}\n`)
}

const outsideDb = (files: readonly string[]) => files.find((file) => !/^db\/[^.]+(\.(pg|sqlite))?\.ts$/.test(file))

/** The demo is refused in production, and the simulator stands for others. */
const isOfServer = (file: string): boolean => !/\.(test|fixture)\.ts$|^(testing|demo|simulator)\//.test(file)

const FRAMES = 25

/** Where we are. Only what is looked into is made a text of, which takes longer than the statement. */
function here(): Error {
  const before = Error.stackTraceLimit
  Error.stackTraceLimit = FRAMES
  const error = new Error()
  Error.stackTraceLimit = before
  return error
}

/** Files of the server that are on the stack, the nearest first. */
const filesOf = (error: Error | undefined): readonly string[] =>
  [...(error?.stack ?? '').matchAll(/bff\/src\/([^:?)]+)/g)]
    .map(([, file]) => file ?? '')
    .filter((file) => file !== 'testing/statements/watch.setup.ts')

function wrap(methods: object, name: string, before: (self: object, args: readonly unknown[]) => void): void {
  const own = methods as Methods
  const method = own[name]
  if (!method) return
  own[name] = function (this: object, ...args: unknown[]) {
    before(this, args)
    return method.apply(this as never, args as never[])
  }
}

function watchDrizzle(): void {
  for (const db of [BaseSQLiteDatabase.prototype, PgDatabase.prototype]) {
    for (const name of ['select', 'selectDistinct', 'insert', 'update', 'delete']) {
      wrap(db, name, () => builtBy.enterWith(here()))
    }
  }
}

function watchSqlite(): void {
  for (const name of ['prepare', 'exec']) {
    wrap(Sqlite.prototype, name, (_, [words]) => see('sqlite', String(words), here))
  }
}

type PostgresQuery = { executed: boolean; strings: readonly string[]; sentAt: Error }

function watchPostgres(): void {
  const query = Object.getPrototypeOf(postgres({ max: 1 }).unsafe('')) as object
  const tagged = Symbol('tagged')
  // Set first thing when a query is made; sent is it when it is awaited.
  Object.defineProperty(query, 'tagged', {
    get(this: Record<symbol, unknown>) {
      return this[tagged]
    },
    set(this: Record<symbol, unknown> & { sentAt: Error }, value: unknown) {
      this[tagged] = value
      this.sentAt = here()
    },
  })
  wrap(query, 'handle', (self) => {
    const { executed, strings, sentAt } = self as PostgresQuery
    if (executed) return
    const words = strings.reduce((before, more, at) => `${before}$${at}${more}`)
    see('pg', words, () => sentAt)
  })
}
