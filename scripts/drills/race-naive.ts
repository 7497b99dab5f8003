import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { openDatabase } from '../../bff/src/db/open.ts'
import { newId } from '../../bff/src/ids.ts'
import { findSession } from '../../bff/src/people/sessions.ts'
import { projection } from '../../bff/src/requests/requests.record.ts'
import { findRequest, historyOf } from '../../bff/src/requests/requests.store.ts'
import { apply, type Command, DEFAULT_PROFILE_ID, decide, SHIPPED_CALENDAR } from '../../shared/src/index.ts'
import { RACE_STEPS, type RaceStep } from './race-steps.ts'

const { eq } = createRequire(new URL('../../bff/package.json', import.meta.url))('drizzle-orm') as {
  eq: (column: unknown, value: unknown) => never
}

/**
 * The control of the race drill: it reads a request, decides by the same rules, and writes - without the condition that
 * nobody was faster.
 */
const db = await openDatabase(String(process.env.DATABASE_URL))
const { requests, events } = db.schema

type Ask = { readonly id: string; readonly variables: { readonly on: { id: string; version: number } } & object }

async function act({ id: hash, variables: { on, ...input } }: Ask, token: string): Promise<object> {
  const now = Date.now()
  const type = (Object.keys(RACE_STEPS) as RaceStep[]).find((each) => RACE_STEPS[each].hash === hash)
  const session = await findSession(db, token, now)
  const row = await findRequest(db.read, db.schema, on.id)
  if (!type || !session || !row || row.version !== on.version) return { __typename: 'Refusal', code: 'STALE' }
  const { grading, text: _, ...rest } = input as { grading?: object; text?: string }
  const command = { action: RACE_STEPS[type].action, textId: newId(now), ...grading, ...rest } as Command
  const decision = decide(row.state, command, { now, calendar: SHIPPED_CALENDAR, profile: DEFAULT_PROFILE_ID })
  if ('refusal' in decision) return { __typename: 'Refusal', code: decision.refusal.code }
  const { personId, unitId } = session.actor
  const decided = apply(row.state, decision.events, { at: now, actorId: personId, actorUnitId: unitId })
  await db.write(async (tx) => {
    await tx.update(requests).set(projection(decided.state, SHIPPED_CALENDAR)).where(eq(requests.id, row.id))
    const { length } = await historyOf(tx, db.schema, row.id)
    await tx.insert(events).values(
      decided.events.map((event, index) => {
        const version = length + index + 1
        return { requestId: row.id, version, at: now, type: event.type, event }
      }),
    )
  })
  return { __typename: 'ActionDone', request: { id: row.id, version: decided.state.version } }
}

const server = createServer((request, response) => {
  if (request.url === '/readyz') return void response.end()
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', async () => {
    const token = String(request.headers.authorization).slice('Bearer '.length)
    const result = await act(JSON.parse(body), token).catch((error: Error) => ({ code: error.message }))
    response.end(JSON.stringify({ data: { result } }))
  })
})
process.once('SIGTERM', () => process.exit(0))
server.listen(Number(process.env.PORT), '127.0.0.1')
