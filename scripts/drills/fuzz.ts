import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { loadSchema } from '../../bff/src/graphql/schema.ts'
import { hashOf, persistedDocuments, send } from '../operations.ts'
import { type Server, scratchDir, startServer } from '../server.ts'
import type { Drill } from './drill.ts'
import { type Input, inputOf, type Material } from './fuzz-inputs.ts'

const UNGUARDED = join(import.meta.dirname, '../../bff/src/testing/unguarded.server.ts')
const AT_ONCE = 8
const SLOW_MS = 250
const GIVE_UP_MS = 20_000

/** What only the inside knows: texts of the language, of drivers and of files. */
const INTERNAL =
  /Cannot read prop|is not a function|is not iterable|could not be cloned|cyclic|(Type|Reference|Range|Sqlite|Postgres)Error|Maximum call stack|SQLITE_|Failed query|select "|insert into "|violates|invalid input syntax|ECONN|node:internal|node_modules|\.ts:\d|\/bff\/|\n\s+at /

/**
 * Half of the inputs go to a server with open documents, half to one that takes our clients' operations only. `wrong`
 * counts ends of the process, statuses of 500 and more, texts of the inside, and what took longer than 250 ms and did
 * so again twice when sent alone. SEED=N makes the same inputs again.
 */
export const drill: Drill = {
  what: 'inputs nobody sends: bytes, damaged documents, generated ones, documents as trees',
  trials: 20_000,
  controlTrials: 4_000,
  engines: ['sqlite', 'pg'],
  async run({ trials, protect, engine, progress }) {
    const seed = Number(process.env.SEED ?? Math.floor(Date.now() % 1e9))
    progress(`SEED=${seed}`)
    const counts = { crashes: 0, serverErrors: 0, internalTexts: 0, slow: 0 }
    const byStatus: Record<string, number> = {}
    let slowest = 0
    const { startPostgres } = await import('../postgres.ts')
    for (const open of [true, false]) {
      const { dir, remove } = scratchDir('fuzz')
      const pg = engine === 'pg' ? await startPostgres() : null
      const start = () =>
        startServer({
          dataDir: dir,
          env: {
            GRAPHQL: open ? 'open' : 'persisted',
            LOG_LEVEL: 'error',
            ...(pg ? { DATABASE_URL: pg.url } : {}),
          },
          ...(protect ? {} : { program: UNGUARDED }),
        })
      const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
      let server = await start()
      try {
        let people = await signedIn(server.base, open)
        const material = await materialOf(server.base, people, open)
        const fault = (what: keyof typeof counts, n: number, input: Input, said: string) => {
          counts[what] += 1
          if (!protect || counts[what] > 5) return
          const { body, ...rest } = input
          const sent = typeof body === 'string' ? body : { base64: body.toString('base64') }
          progress(`${what} SEED=${seed} n=${n}: ${said.slice(0, 2000)}\n${JSON.stringify({ ...rest, open, sent })}`)
        }
        let next = 0
        const worker = async () => {
          while (next < trials / 2) {
            const n = next++
            const input = inputOf(seed + n, material, open)
            const answer = await ask(server, agent, input, people)
            if (!answer) {
              await new Promise((resolve) => setTimeout(resolve, 200))
              if (server.process.exitCode === null && server.process.signalCode === null) {
                fault('serverErrors', n, input, 'no answer')
                continue
              }
              fault('crashes', n, input, server.output())
              server = await start()
              people = await signedIn(server.base, open)
              continue
            }
            byStatus[answer.status] = (byStatus[answer.status] ?? 0) + 1
            if (answer.status >= 500) fault('serverErrors', n, input, `${answer.text}\n${server.output().slice(-1500)}`)
            if (INTERNAL.exec(answer.text) && !INTERNAL.exec(String(input.body) + (input.path ?? '')))
              fault('internalTexts', n, input, answer.text)
            let { ms } = answer
            for (let again = 0; again < 2 && ms > SLOW_MS; again += 1) {
              ms = Math.min(ms, (await ask(server, agent, input, people))?.ms ?? 0)
            }
            slowest = Math.max(slowest, ms)
            if (ms > SLOW_MS) fault('slow', n, input, `${ms} ms`)
          }
        }
        await Promise.all(Array.from({ length: AT_ONCE }, worker))
      } finally {
        agent.destroy()
        await server.kill()
        await pg?.stop()
        remove()
      }
      progress(`${open ? 'open documents' : 'operations of our clients'}: ${JSON.stringify({ ...counts, slowest })}`)
    }
    const { crashes, serverErrors, internalTexts, slow } = counts
    const wrong = crashes + serverErrors + internalTexts + slow
    return { trials, lost: 0, wrong, seed, ...counts, slowestMs: Math.round(slowest), byStatus }
  },
}

type People = Readonly<Record<'owner' | 'officer', string>>

const SIGN_IN = 'mutation($key: String!) { signInAsDemoPerson(key: $key) { ... on SignedIn { token } } }'

/** The same on the server without guards, which knows no hashes. */
async function signedIn(base: string, open: boolean): Promise<People> {
  const one = async (key: string) => {
    const answer = open
      ? await openly(base, SIGN_IN, { key })
      : await send(base, hashOf('signInAsDemoPerson'), { key }).then((said) =>
          said.data ? said : openly(base, SIGN_IN, { key }),
        )
    return String((answer as { data?: { signInAsDemoPerson?: { token?: string } } }).data?.signInAsDemoPerson?.token)
  }
  return { owner: await one('owner'), officer: await one('officer') }
}

const openly = async (base: string, query: string, variables: object, token?: string): Promise<unknown> =>
  (
    await fetch(`${base}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    })
  ).json()

async function materialOf(base: string, people: People, open: boolean): Promise<Material> {
  const listed = open
    ? await openly(base, '{ queue(tab: OPEN, first: 20) { items { id number version } } }', {}, people.officer)
    : await send(base, hashOf('queue'), { tab: 'OPEN' }, people.officer)
  const items = (listed as { data?: { queue?: { items?: { id: string; number: string }[] } } }).data?.queue?.items ?? []
  return {
    schema: loadSchema(),
    documents: persistedDocuments(),
    known: [...items.flatMap((each) => [each.id, each.number]), 'housing', 'market', 'owner', 'officer'],
  }
}

type Said = { readonly status: number; readonly text: string; readonly ms: number }

/** Null where the line broke without an answer. Told that the server is busy, it asks again. */
async function ask(server: Server, agent: Agent, input: Input, people: People): Promise<Said | null> {
  for (;;) {
    const said = await askOnce(server, agent, input, people)
    if (said?.status !== 503 || !said.text.includes('"BUSY"')) return said
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function askOnce(server: Server, agent: Agent, input: Input, people: People): Promise<Said | null> {
  const { hostname, port } = new URL(server.base)
  const from = performance.now()
  const token = input.who === 'visitor' ? undefined : people[input.who]
  return new Promise((resolve) => {
    const call = request({
      agent,
      hostname,
      port,
      path: input.path ?? '/graphql',
      method: 'POST',
      timeout: GIVE_UP_MS,
      headers: {
        'content-type': input.type ?? 'application/json',
        'content-length': Buffer.byteLength(input.body),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
    })
    call.on('error', () => resolve(null))
    call.on('timeout', () => call.destroy())
    call.on('response', (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => {
        text += chunk
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, ms: performance.now() - from }))
      answer.on('error', () => resolve(null))
    })
    call.end(input.body)
  })
}
