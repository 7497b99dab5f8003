import { randomUUID } from 'node:crypto'
import { localDate } from '@qihu/shared'
import { type App, type AppParts, buildApp } from '../app.ts'
import { type Config, readConfig } from '../config.ts'
import { findPerson } from '../people/people.store.ts'
import { IDLE_MS, openSession } from '../people/sessions.ts'
import type { Fetch } from '../platforms/platform-http.ts'
import { WordIndexer } from '../requests/index-words.ts'
import { openTestDatabase } from './test-database.ts'
import { fillTown, TOWN } from './town.fixture.ts'

/** Friday 2026-11-20 09:30 in China: a working day in the middle of nothing special. */
export const FRIDAY = Date.parse('2026-11-20T09:30:00+08:00')

export type Answer = {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever shape they asked for
  readonly data: any
  readonly errors: readonly { message: string; extensions: { code: string; id?: string; next?: string } }[] | undefined
}

/** Where a request comes from: an address, and a device whose client sends its secret. */
export type Asker = { readonly ip?: string; readonly device?: string }

export type TestApp = Awaited<ReturnType<typeof openTestApp>>

/**
 * The whole application on a fresh database with a small town in it: clock set by hand, platforms simulated inside the
 * process, outbox and deadlines run when the test says so. Documents are open unless `config` says otherwise.
 */
export async function openTestApp(overrides: Partial<Config> = {}, log: AppParts['logger'] = false) {
  const { db, url, dir, drop } = await openTestDatabase()
  const time = { now: FRIDAY }
  const clock = { now: () => time.now }
  await fillTown(db, time.now)
  const config: Config = {
    ...readConfig({ DEMO: '1', DATABASE_URL: url, DATA_DIR: dir, PORT: '3000' }),
    graphql: 'open',
    filingsADay: 100_000,
    ...overrides,
  }
  let app: App
  const fetch: Fetch = async (input, init) => {
    const address = new URL(String(input))
    const answer = await app.inject({
      method: (init?.method ?? 'GET') as 'GET',
      url: address.pathname + address.search,
      headers: Object.fromEntries(new Headers(init?.headers)),
      ...(init?.body ? { payload: String(init.body) } : {}),
    })
    const headers = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as [string, string])
    return new Response(new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers })
  }
  // Tests send hundreds at once on machines of any speed; what is refused under load has tests of its own.
  app = await buildApp({ config, clock, db, fetch, logger: log, load: null })
  const tokens = new Map<string, { readonly token: string; readonly at: number }>()
  const words = new WordIndexer(db)

  async function tokenOf(key: string): Promise<string> {
    // Staff sessions end within a day, and where nobody touches anything; tests let days pass.
    const held = tokens.get(`${key}@${localDate(time.now)}`)
    if (held && time.now - held.at < IDLE_MS) return held.token
    const person = await findPerson(db.read, db.schema, `p-${key}`)
    if (!person) throw new Error(`nobody called ${key}; there are ${TOWN.map((each) => each.key).join(', ')}`)
    const channel = person.staff ? 'DINGTALK' : 'H5'
    const token = await db.write((tx) => openSession(tx, db.schema, person, channel, time.now))
    tokens.set(`${key}@${localDate(time.now)}`, { token, at: time.now })
    return token
  }

  async function send(body: object, token?: string, { ip, device }: Asker = {}): Promise<Answer> {
    const answer = await app.inject({
      method: 'POST',
      url: '/graphql',
      ...(ip ? { remoteAddress: ip } : {}),
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(device ? { 'x-device': device } : {}),
      },
      payload: JSON.stringify(body),
    })
    const parsed = JSON.parse(answer.body) as { data: unknown; errors?: Answer['errors'] }
    return { status: answer.statusCode, data: parsed.data, errors: parsed.errors }
  }

  return {
    app,
    db,
    time,
    config,
    services: app.services,
    send,
    tokenOf,
    /** Sends a document as a person of the town, or as a visitor (null). */
    as: async (key: string | null, query: string, variables: object = {}): Promise<Answer> =>
      send({ query, variables }, key ? await tokenOf(key) : undefined),
    /** Sends a document as a visitor, from somewhere. */
    from: (asker: Asker, query: string, variables: object = {}): Promise<Answer> =>
      send({ query, variables }, undefined, asker),
    newKey: () => randomUUID(),
    /** Lets the index of words come up to what has been committed, as it does by itself within a second. */
    index: () => words.all(time.now),
    async close() {
      await app.close()
      await drop()
    },
  }
}
