import { type AnyHappening, findEvent } from '@qihu/shared/life/life'
import { type RequestEvent, request } from '@qihu/shared/requests/request.life'
import type { Context } from '../context.ts'
import { signedBy } from '../life/last-step.ts'
import { linesFor } from '../life/reading.ts'
import { findPerson } from '../people/people.store.ts'
import { revealLines } from './contact-reveals.ts'
import { partsOf, type ReadRequest } from './opened-request.ts'
import { servedRequests } from './requests.served.ts'

/** What has happened to a request, as far as this person reads it, with the looks at the number; the newest first. */
export async function historyFor(context: Context, row: ReadRequest) {
  const [{ events, texts }, units, looks, centres, categories] = await Promise.all([
    partsOf(context, row),
    context.units(),
    revealLines(context, row),
    context.centres(),
    context.categories(),
  ])
  const { desk } = centres.of(row.centreId)
  let round = 1
  const rounds = (events as readonly RequestEvent[]).map((event) => {
    if (event.type === 'DISPATCHED') round = event.round
    return round
  })
  const people = await namesIn(context, events)
  const nameOf = (id: string) =>
    units.get(id)?.name ?? people.get(id) ?? categories.nameOf(row.centreId, id) ?? undefined
  const lines = linesFor(context, request, row, events, nameOf).map(
    ({ event, index, place, what, textId, byTheSystem }) => ({
      id: `${row.id}-${place + 1}`,
      at: event.at,
      round: rounds[index] ?? 1,
      what,
      who: signedBy({ event, byTheSystem }, units, desk, servedRequests),
      text: textId ? (texts.get(textId) ?? '（已删除）') : null,
    }),
  )
  return [...lines, ...looks].sort((a, b) => a.at - b.at).reverse()
}

/** Names of those whom a history speaks of. */
async function namesIn({ db }: Context, events: readonly AnyHappening[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(events.flatMap((event) => findEvent(request, event.type)?.names?.(event) ?? []))
  const found = await Promise.all([...ids].map((id) => findPerson(db.read, db.schema, id)))
  return new Map(found.flatMap((person) => (person ? [[person.id, person.name] as const] : [])))
}
