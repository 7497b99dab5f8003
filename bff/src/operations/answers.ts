import { type FastifyBaseLogger, type FastifyReply, type FastifyRequest, LogController } from 'fastify'

/** How long an answer may wait to be noted, in ms. */
const NOTED_AFTER_MS = 20

export type Answer = {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly ms: number
}

type Noted = { readonly answer: Answer; readonly log: FastifyBaseLogger }

/**
 * What was answered, for the log and the metrics: one line for each, where the framework writes one for the request and
 * one for the answer. They are noted some at a time, since one by one, between two answers, it takes several times as
 * long; so a line's time may be late by as much. Errors are logged at once, and not here.
 */
export class Answers extends LogController {
  #waiting: Noted[] = []
  readonly #listeners: ((answer: Answer) => void)[] = []

  /** Called with every answer, some time after it was given. */
  listen(listener: (answer: Answer) => void): void {
    this.#listeners.push(listener)
  }

  /** Notes what still waits. */
  note(): void {
    const noted = this.#waiting
    this.#waiting = []
    for (const { answer, log } of noted) log.info(answer, 'request completed')
    for (const { answer } of noted) this.#tell(answer)
  }

  #tell(answer: Answer): void {
    for (const listener of this.#listeners) listener(answer)
  }

  override incomingRequest(): void {}

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const answer = {
      method: request.method,
      path: pathOf(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 100) / 100,
    }
    if (error) {
      request.log.error({ ...answer, err: error }, 'request errored')
      this.#tell(answer)
      return
    }
    if (this.#waiting.length === 0) setTimeout(() => this.note(), NOTED_AFTER_MS).unref()
    this.#waiting.push({ answer, log: request.log })
  }
}

/** A log line names the route, never what was asked: addresses carry codes, signatures and whatever people type. */
export const pathOf = ({ routeOptions }: { routeOptions?: { url?: string | undefined } }): string =>
  routeOptions?.url ?? 'none'
