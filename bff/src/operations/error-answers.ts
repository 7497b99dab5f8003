import { validateHeaderValue } from 'node:http'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { codedOf, masked } from '../errors.ts'

const NOT_UNDERSTOOD = { code: 'BAD_REQUEST', message: '请求格式不对，请更新后再试。', next: '刷新页面后重试' }
const TOO_LONG = { code: 'BAD_REQUEST', message: '内容太长，没有收下。填写的内容还在，请删减后再试。', next: '去修改' }

/**
 * What a route answers when it threw: coded refusals whole, what the sender did wrong by its status, all else masked
 * under the request's id. The framework's own handler would send the message, which may quote a row.
 */
export function maskErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: unknown, request, reply) => {
    const coded = codedOf(error)
    if (coded) {
      if (coded.status >= 500) request.log.error({ err: error, code: coded.refusal.code }, 'request refused')
      if (coded.retryAfterSeconds) reply.header('retry-after', String(coded.retryAfterSeconds))
      return reply.code(coded.status).send({ error: coded.refusal })
    }
    const { statusCode = 500 } = (error ?? {}) as { statusCode?: number }
    if (statusCode >= 400 && statusCode < 500) {
      request.log.info({ err: error }, 'request not understood')
      const refusal = statusCode === 413 ? TOO_LONG : NOT_UNDERSTOOD
      return reply.code(statusCode).send({ error: refusal })
    }
    request.log.error({ err: error }, 'request failed')
    withoutUnsendable(reply)
    return reply.code(500).send({ error: { ...masked(request.id), next: '重试' } })
  })
}

/** A header that cannot be sent would fail this answer as well, and the framework's last one quotes it. */
function withoutUnsendable(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    try {
      validateHeaderValue(name, String(value))
    } catch {
      reply.removeHeader(name)
    }
  }
}
