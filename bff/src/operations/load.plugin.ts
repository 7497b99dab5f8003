import { refuse } from '@qihu/shared'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { wireRefusal } from '../errors.ts'
import { addressBlock } from '../limits/address-block.ts'
import { waitingLine } from './waiting-line.ts'

export type LoadLimits = {
  /** Requests that may wait for their turn; one more is refused at once. */
  readonly maxWaiting: number
  /** Whoever waited longer, in ms, is refused when the turn comes: an answer this late is of use to nobody. */
  readonly maxWaitMs: number
  /** Requests in hand at most, their content read and their answer not made: they wait for the database. */
  readonly maxInHand: number
  /** On whose account a request waits; by default see below. */
  readonly clientOf?: (request: FastifyRequest) => string
}

export const LIMITS: LoadLimits = { maxWaiting: 400, maxWaitMs: 150, maxInHand: 64 }

/** One turn of the event loop is to take about this long. */
const TURN_MS = 1
/**
 * A turn takes up one new connection only, and who has not been taken up stands in the kernel, where nothing can count
 * or refuse him. So while more come nothing else is begun, for so long at a time (docs/decisions.md 74).
 */
const TAKE_UP_MS = 4
/**
 * A turn this long is no sign of many who ask, who are handed on a few at a time: the process had no processor, or
 * waited for the disk. Whoever waited meanwhile is excused that time, up to so much of it.
 */
const STANDSTILL_MS = 20
const EXCUSED_MS = 200
const LOOK_AGAIN_MS = 5
/** People whose word is taken for who they are; more of them than a county has at once. */
const MOST_KNOWN = 20_000
/** Handed on in a turn: at the start, and at most, since more of them share no more commits. */
const FIRST_TURN = 8
const MOST_A_TURN = 64
const RETRY_SECONDS = 3
/** Where answers take longer than this, more in hand would only wait at the database instead of here. */
const IN_HAND_MS = 120
/** One slow answer weighs as much as so many prompt ones: thus four of five stay prompt. */
const SLOW_WEIGHS = 4
const LEAST_IN_HAND = 4

/**
 * Only work waits and is refused. Not the pages' files: half a page helps nobody, and they cost little. Not health and
 * metrics: whoever watches must see the process under load. Not the simulated platforms: they are called from within
 * requests, which would wait for their own end.
 */
const isFree = (request: FastifyRequest): boolean => !/^\/(graphql|attachments|my-data)\b/.test(routeOf(request))

/** By the route that was found: `/%67raphql` is the same one as `/graphql`. */
const routeOf = ({ routeOptions, url }: FastifyRequest): string => routeOptions.url ?? url

declare module 'fastify' {
  interface FastifyRequest {
    /** Since when it has held a place, by `performance.now`; null where it holds none. */
    heldSince: number | null
    /** Does what waits for somebody else, a platform: it takes no place meanwhile and is no sign of load. */
    outside<T>(work: () => Promise<T>): Promise<T>
    /** Its token is a person's: from now on what comes with it waits on his account, and not on his address's. */
    isSomebodys(): void
  }
}

type Waiting = {
  readonly client: string
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly since: number
  /** How long the process had stood still by then. */
  readonly stood: number
  go(): void
}

/**
 * Under more load than the process can carry, some are answered well and the others are told at once to come back.
 * Requests are handed on a few in every turn of the event loop; with a synchronous database they would otherwise queue
 * inside the loop and the kernel, where nothing can count or refuse them. Waiting and refusals are shared out by client.
 * `limits`: null for none.
 */
export const loadShedding = fp<{ limits?: LoadLimits | null }>(
  async (app, { limits }) => {
    const waiting = waitingLine<Waiting>()
    const known = new Set<string>()
    let inHand = 0
    let turnDue = false
    app.decorateRequest('heldSince', null)
    app.decorateRequest('outside', async function outside<T>(this: FastifyRequest, work: () => Promise<T>): Promise<T> {
      if (this.heldSince === null) return work()
      giveBack(this)
      try {
        return await work()
      } finally {
        take(this)
      }
    })
    app.decorateRequest('isSomebodys', function isSomebodys(this: FastifyRequest): void {
      if (known.size >= MOST_KNOWN) known.clear()
      known.add(this.headers.authorization ?? '')
    })
    /** By the token's text, which costs no statement; of one that was made up, by where it comes from. */
    const personOrBlock = ({ headers, ip }: FastifyRequest): string => {
      if (headers.authorization && known.has(headers.authorization)) return headers.authorization
      const { narrow, wide } = addressBlock(ip)
      return wide ?? narrow
    }
    const take = (request: FastifyRequest) => {
      request.heldSince = performance.now()
      inHand += 1
    }
    const giveBack = (request: FastifyRequest) => {
      request.heldSince = null
      inHand -= 1
      if (waiting.size > 0) nextTurn()
    }
    if (limits === null) return
    const { maxWaiting, maxWaitMs, maxInHand, clientOf = personOrBlock } = limits ?? LIMITS
    const least = Math.min(LEAST_IN_HAND, maxInHand)
    let mayBeInHand = maxInHand
    let most = FIRST_TURN
    let left = most
    let turnBegan = 0
    let giveUp: NodeJS.Timeout | null = null
    let somebodyNew = false
    let takesUpUntil: number | null = null
    let worksUntil = 0
    let standstill = 0
    app.server.on('connection', () => {
      somebodyNew = true
    })

    function nextTurn() {
      if (turnDue) return
      turnDue = true
      beginTurn()
    }
    const beginTurn = () => {
      turnBegan = performance.now()
      setImmediate(turn)
    }
    const turn = () => {
      const now = performance.now()
      standstill += stillOf(now)
      if (somebodyNew && now >= worksUntil) {
        somebodyNew = false
        takesUpUntil ??= now + TAKE_UP_MS
        if (now < takesUpUntil) return beginTurn()
        worksUntil = now + TAKE_UP_MS
      }
      takesUpUntil = null
      turnDue = false
      if (now - turnBegan > TURN_MS) most = Math.max(1, most >> 1)
      else if (left === 0) most = Math.min(MOST_A_TURN, most + 1)
      left = most
      handOn()
    }
    /** Since when a request that is seen only now may have stood in the kernel: the loop was busy all this turn. */
    const cameAt = () => (turnDue ? turnBegan : performance.now())
    const stillOf = (now: number) => (turnDue && now - turnBegan > STANDSTILL_MS ? now - turnBegan : 0)
    const isLate = ({ since, stood }: Pick<Waiting, 'since' | 'stood'>) => {
      const now = performance.now()
      return now - since - Math.min(EXCUSED_MS, standstill + stillOf(now) - stood) > maxWaitMs
    }

    const handOn = () => {
      for (let room = mayBeInHand - inHand; left > 0 && room > 0; ) {
        const next = waiting.next()
        if (!next) break
        if (next.request.raw.socket.destroyed) continue
        if (isLate(next)) {
          refuseBusy(next.request, next.reply)
          continue
        }
        room -= 1
        left -= 1
        next.go()
      }
      if (left < most || (waiting.size > 0 && inHand < mayBeInHand)) nextTurn()
    }

    /** Tells those at the head who have waited too long, though no place has come free. */
    const refuseLate = () => {
      giveUp = null
      for (let { oldest } = waiting; oldest && isLate(oldest); oldest = waiting.oldest) sendAway(waiting.shift())
      watchLate()
    }
    const sendAway = (one: Waiting | null | undefined) => {
      if (one && !one.request.raw.socket.destroyed) refuseBusy(one.request, one.reply)
    }
    const watchLate = () => {
      const { oldest } = waiting
      if (giveUp || !oldest) return
      giveUp = setTimeout(refuseLate, Math.max(LOOK_AGAIN_MS, oldest.since + maxWaitMs - performance.now() + 1)).unref()
    }

    app.addHook('onRequest', (request, reply, done) => {
      if (isFree(request)) return done()
      const came = { since: cameAt(), stood: standstill }
      if (isLate(came)) return refuseBusy(request, reply)
      if (waiting.size === 0 && left > 0 && inHand < mayBeInHand) {
        left -= 1
        nextTurn()
        return done()
      }
      const client = clientOf(request)
      if (waiting.size >= maxWaiting) {
        const other = waiting.madeRoom(client)
        if (!other) return refuseBusy(request, reply)
        sendAway(other)
      }
      waiting.add({ client, request, reply, ...came, go: done })
      if (inHand < mayBeInHand) nextTurn()
      watchLate()
    })
    app.addHook('onClose', async () => void (giveUp && clearTimeout(giveUp)))

    // Counted once its content has come: a phone that takes a minute to send a photo holds nobody up. And once only: a
    // route that turns out not to be there runs this hook again.
    app.addHook('preHandler', (request, _, done) => {
      if (request.raw.complete && !isFree(request) && request.heldSince === null) take(request)
      done()
    })
    // Here and not when the answer has gone out: whoever hangs up does not end the work done for him.
    app.addHook('onSend', (request, _, payload, done) => {
      const since = request.heldSince
      if (since !== null) {
        const wasFull = inHand >= mayBeInHand
        // Slow with places to spare is slow for another reason than too much at once.
        if (performance.now() - since <= IN_HAND_MS) mayBeInHand = Math.min(maxInHand, mayBeInHand + 1)
        else if (wasFull) mayBeInHand = Math.max(least, mayBeInHand - SLOW_WEIGHS)
        giveBack(request)
      }
      done(null, payload)
    })
  },
  { name: 'load-shedding', fastify: '5.x' },
)

/** In the form in which the client of each route reads errors. */
function refuseBusy(request: FastifyRequest, reply: FastifyReply): void {
  const { code, message, next } = wireRefusal(refuse('BUSY'))
  const error = routeOf(request).startsWith('/graphql')
    ? { errors: [{ message, extensions: { code, next, id: request.id } }] }
    : { error: { code, message, next, field: null } }
  reply.code(503).header('retry-after', String(RETRY_SECONDS)).header('cache-control', 'no-store').send(error)
}
