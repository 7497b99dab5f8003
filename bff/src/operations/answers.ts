import { type FastifyReply, type FastifyRequest, LogController } from 'fastify'

export type Answer = {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly ms: number
}

/**
 * What was answered, for the log and the metrics: one line for each, where the framework writes one for the request and
 * one for the answer.
 */
export class Answers extends LogController {
  readonly #listeners: ((answer: Answer) => void)[] = []

  /** Called with every answer. */
  listen(listener: (answer: Answer) => void): void {
    this.#listeners.push(listener)
  }

  override incomingRequest(): void {}

  override requestCompleted(err: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const answer = {
      method: request.method,
      path: pathOf(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 100) / 100,
    }
    if (err) request.log.error({ ...answer, err }, 'request errored')
    else request.log.info(answer, 'request completed')
    for (const listener of this.#listeners) listener(answer)
  }
}

/** A log line names the route, never what was asked: addresses carry codes, signatures and whatever people type. */
export const pathOf = ({ routeOptions }: { routeOptions?: { url?: string | undefined } }): string =>
  routeOptions?.url ?? 'none'
