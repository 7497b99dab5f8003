import { type FastifyReply, type FastifyRequest, LogController } from 'fastify'

/** One line for each answer in place of one for the request and one for the answer: under load that is felt. */
export class AnswersLogged extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const line = { req: request, res: reply, responseTime: reply.elapsedTime }
    if (error) request.log.error({ ...line, err: error }, 'request errored')
    else request.log.info(line, 'request completed')
  }
}
