import type { Acknowledged } from './crash-clients.ts'
import { idOf } from './drill-town.ts'
import { orphans, type Stored, tornParts } from './stored.ts'

/** Faults by what has them, so that one that stays is counted once. */
export function createCounts(withOutbox: boolean) {
  const lost = new Set<string>()
  const torn = new Set<string>()
  const twice = new Set<string>()
  const looked = new Map<string, number>()
  return {
    lost,
    torn,
    twice,
    look(stored: Stored, acknowledged: readonly Acknowledged[]): void {
      const keys = new Set(stored.keys.map((row) => `${row.personId} ${row.key} ${row.thingId}`))
      for (const { key, requestId, type, personId } of acknowledged) {
        const done = (stored.eventsOf.get(requestId) ?? []).filter(({ type: each }) => each === type)
        const [mine] = done
        const kept = keys.has(`${personId} ${key} ${requestId}`) && mine?.event.actorId === personId
        if (!kept) lost.add(key)
        if (done.length > 1) twice.add(key)
      }
      for (const row of stored.requests) {
        if (looked.get(row.id) === row.version) continue
        looked.set(row.id, row.version)
        for (const fault of tornParts(stored, row, withOutbox)) torn.add(`${row.number}: ${fault}`)
      }
      for (let n = orphans(stored); n > 0; n -= 1) torn.add(`events of an unknown thing ${n}`)
      // One key, one request: a filing sent again after a kill must not have made another.
      const filings = stored.keys.filter((row) => row.personId.startsWith(idOf('requester')))
      if (stored.requests.length > filings.length) twice.add(`${stored.requests.length - filings.length} without a key`)
    },
  }
}
