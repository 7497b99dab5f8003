import type { StoredRequests } from './copies.ts'
import { below, type Random } from './random.ts'

const ENDED = ['CLOSED', 'NOT_ACCEPTED']

/** The requests of one server as its clients know them; those that are filed and acted on meanwhile included. */
export class KnownRequests {
  readonly all: StoredRequests
  /** Places of those that can still be acted on and are not being acted on. */
  readonly #open: number[]

  constructor(stored: StoredRequests) {
    this.all = stored
    this.#open = stored.stages.flatMap((stage, n) => (ENDED.includes(stage) ? [] : [n]))
  }

  any(random: Random): number {
    return below(random, this.all.ids.length)
  }

  /** Nobody else gets it until it is put back, so that nobody comes second. */
  take(random: Random): number {
    const at = below(random, this.#open.length)
    const last = this.#open.pop()
    if (last === undefined) throw new Error('nothing is left to act on: take more rows or shorter passes')
    if (at >= this.#open.length) return last
    const taken = this.#open[at] as number
    this.#open[at] = last
    return taken
  }

  putBack(n: number, stage: string): void {
    this.all.stages[n] = stage
    if (!ENDED.includes(stage)) this.#open.push(n)
  }

  add(request: { id: string; number: string; lookupCode: string }, requester: number): void {
    const { ids, numbers, codes, requesters, units, stages, centres } = this.all
    ids.push(request.id)
    numbers.push(request.number)
    codes.push(request.lookupCode)
    requesters.push(requester)
    units.push(-1)
    stages.push('SUBMITTED')
    centres.push(0)
    this.#open.push(ids.length - 1)
  }
}
