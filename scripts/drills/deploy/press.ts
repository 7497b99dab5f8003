import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../../../bff/src/db/open.ts'
import { hashOf } from '../../operations.ts'
import { filing } from '../crash-clients.ts'

const FILE = hashOf('fileRequest')
const CLIENTS = 6
const PAUSE_MS = 15

export type Pressed = {
  /** Filings that were answered as stored, by their ids. */
  readonly acknowledged: string[]
  /** What anybody was answered otherwise, or not at all. */
  readonly failed: string[]
  /** Told by a process that has too much to do when to come back: people are, and it costs them a moment. */
  busy: number
}

/** People who file without an end and do not try again: whatever is not answered is counted. `stop` waits for what is in hand. */
export function press(base: string, tokens: readonly string[]) {
  const pressed: Pressed = { acknowledged: [], failed: [], busy: 0 }
  let stopping = false

  async function one(turn: number): Promise<void> {
    for (let n = turn; !stopping; n += CLIENTS) {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens[n % tokens.length]}` }
      const body = JSON.stringify({ id: FILE, variables: { input: filing(randomUUID()) } })
      const signal = AbortSignal.timeout(20_000)
      await fetch(`${base}/graphql`, { method: 'POST', headers, body, signal })
        .then(async (answer) => {
          const text = await answer.text()
          const id = answer.ok ? JSON.parse(text).data?.fileRequest?.request?.id : undefined
          if (answer.status === 503 && answer.headers.has('retry-after')) pressed.busy += 1
          else if (id) pressed.acknowledged.push(id)
          else pressed.failed.push(`${answer.status} ${text.slice(0, 120)}`)
        })
        .catch((error: unknown) => pressed.failed.push(String(error)))
      await sleep(PAUSE_MS * Math.random() * 2)
    }
  }

  const running = Array.from({ length: CLIENTS }, (_, turn) => one(turn))
  return {
    pressed,
    async stop() {
      stopping = true
      await Promise.all(running)
    },
  }
}

/** What was acknowledged and is not there, and what is there twice. */
export async function comparedWith(databaseUrl: string, { acknowledged, failed }: Pressed) {
  const db = await openDatabase(databaseUrl)
  try {
    const { requests } = db.schema
    const stored = new Set((await db.read.select({ id: requests.id }).from(requests)).map(({ id }) => id))
    const lost = acknowledged.filter((id) => !stored.has(id)).length
    // Of what was not answered nobody knows.
    const most = acknowledged.length + failed.length
    return { lost, twice: Math.max(0, stored.size - most) }
  } finally {
    await db.close()
  }
}
