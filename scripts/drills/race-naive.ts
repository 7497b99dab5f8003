import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { openDatabase } from '../../bff/src/db/open.ts'
import { newId } from '../../bff/src/ids.ts'
import { historyOf } from '../../bff/src/life/history.store.ts'
import { projectionOf } from '../../bff/src/life/record.ts'
import { findSession } from '../../bff/src/people/sessions.ts'
import { servedRequests } from '../../bff/src/requests/requests.served.ts'
import { findRequest } from '../../bff/src/requests/requests.store.ts'
import { DEFAULT_PROFILE_ID, SHIPPED_CALENDAR } from '../../shared/src/index.ts'
import { actionOf, consequences, obstacleTo } from '../../shared/src/life/life.ts'
import { request as life } from '../../shared/src/requests/request.life.ts'
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
  const action = type && actionOf(life, RACE_STEPS[type].action)
  if (!action || !session || !row || row.version !== on.version) return { __typename: 'Refusal', code: 'STALE' }
  const taken = { now, calendar: SHIPPED_CALENDAR, profile: DEFAULT_PROFILE_ID, state: row.state }
  const obstacle = obstacleTo(action, row.state, taken)
  if (obstacle) return { __typename: 'Refusal', code: obstacle.code }
  const { personId } = session.actor
  const stamp = { at: now, actorId: personId, actorUnitId: life.unitActing(session.actor, row) }
  const text = 'text' in input ? newId(now) : null
  const done = consequences(life, action, { ...taken, input: { ...input, text } }, stamp)
  await db.write(async (tx) => {
    await tx
      .update(requests)
      .set(projectionOf(servedRequests, done.state, SHIPPED_CALENDAR))
      .where(eq(requests.id, row.id))
    const { length } = await historyOf(tx, db.schema, row.id)
    await tx.insert(events).values(
      done.events.map((event, index) => {
        const version = length + index + 1
        return { thingId: row.id, version, at: now, type: event.type, event }
      }),
    )
  })
  return { __typename: 'ActionDone', request: { id: row.id, version: done.state.version } }
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
