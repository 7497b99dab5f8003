import { isDeepStrictEqual } from 'node:util'
import type { Database } from '../../bff/src/db/database.ts'
import { projectionOf } from '../../bff/src/life/record.ts'
import type { OutboxRow } from '../../bff/src/notifications/outbox.store.ts'
import { servedRequests } from '../../bff/src/requests/requests.served.ts'
import type { RequestRow } from '../../bff/src/requests/requests.store.ts'
import { SHIPPED_CALENDAR } from '../../shared/src/index.ts'
import { noticesOf, replay } from '../../shared/src/life/life.ts'
import { request } from '../../shared/src/requests/request.life.ts'

/** All that a drill looks at, read whole: what is not asked for cannot be wrong unseen. */
export async function readStored({ read, schema }: Database) {
  const requests = await read.select().from(schema.requests)
  const things = await read.select({ id: schema.things.id }).from(schema.things)
  const events = await read.select().from(schema.events)
  const messages = await read.select().from(schema.messages)
  const outbox: OutboxRow[] = await read.select().from(schema.outbox)
  const keys = await read.select().from(schema.idempotency)
  const eventsOf = Map.groupBy(
    events.sort((a, b) => a.version - b.version),
    (event) => event.thingId,
  )
  return {
    requests,
    things,
    eventsOf,
    messagesOf: Map.groupBy(messages, (message) => message.thingId ?? ''),
    rowsOf: Map.groupBy(outbox, (row) => row.messageId),
    keys,
  }
}

export type Stored = Awaited<ReturnType<typeof readStored>>

/** What is wrong with what is stored of a request: nothing may be there by half. */
export function tornParts(stored: Stored, row: RequestRow, withOutbox: boolean): string[] {
  const faults: string[] = []
  const events = stored.eventsOf.get(row.id) ?? []
  if (events.length === 0) return ['no events']
  if (events.some((event, index) => event.version !== index + 1)) faults.push('a gap in the versions')
  const history = events.map(({ event }) => event)
  // When the clock next looks may have been put off by the sweep.
  const { wakeAt: _, ...whole } = projectionOf(servedRequests, replay(request, history), SHIPPED_CALENDAR)
  const kept = Object.fromEntries(Object.keys(whole).map((key) => [key, row[key as keyof RequestRow]]))
  if (!isDeepStrictEqual(kept, whole)) faults.push('the state is not what its events make')
  const messages = stored.messagesOf.get(row.id) ?? []
  for (const [index, event] of history.entries()) {
    // A notice speaks of the state after its command, whose other events have the same instant and follow at once.
    const after = replay(
      request,
      history.filter((each, at) => at <= index || each.at === event.at),
    )
    for (const { kind, to, while: holds } of noticesOf(request, event, after)) {
      if (!holds(after)) continue
      const own = messages.filter((message) => message.kind === kind)
      if (own.length === 0) faults.push(`nobody was told ${kind}`)
      if (withOutbox && Object.values(to).includes('PUSH') && !own.some((message) => stored.rowsOf.has(message.id)))
        faults.push(`no push was written down for ${kind}`)
    }
  }
  return faults
}

/** Histories of what does not exist. */
export const orphans = (stored: Stored): number => {
  const known = new Set([...stored.requests, ...stored.things].map((row) => row.id))
  return [...stored.eventsOf.keys()].filter((id) => !known.has(id)).length
}
