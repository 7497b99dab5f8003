import type { FastifyPluginAsync } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'

/** `/healthz`: the process answers. `/readyz`: it can also read its database, and is not about to end. */
export const healthRoutes: FastifyPluginAsync<{ db: Database; clock: Clock }> = async (app, { db, clock }) => {
  const startedAt = clock.now()
  app.get('/healthz', async () => ({ status: 'ok', upSeconds: Math.round((clock.now() - startedAt) / 1000) }))
  app.get('/readyz', async (request, reply) => {
    if (app.isRetiring()) return reply.code(503).send({ status: 'stopping' })
    try {
      await db.ping()
      return { status: 'ready', engine: db.engine }
    } catch (error) {
      request.log.error({ err: error }, 'not ready')
      return reply.code(503).header('retry-after', '5').send({ status: 'database away' })
    }
  })
}
